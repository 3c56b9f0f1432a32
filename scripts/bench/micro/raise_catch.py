# Exceptions that are raised and caught: here, in a call, by an operation, an own class.
# Test size: 30
import sys


class OutOfStock(Exception):
    def __init__(self, article, wanted):
        super().__init__(article)
        self.wanted = wanted


def take(stock, wanted):
    if wanted > stock:
        raise OutOfStock("tea", wanted)
    return stock - wanted


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 250000
    caught = 0
    ages = {"ann": 4}
    for i in range(n):
        try:
            raise ValueError("not a number")
        except ValueError:
            caught += 1
        try:
            take(i % 5, 3)
        except OutOfStock as problem:
            caught += problem.wanted
        try:
            ages["bob"] += 1
        except KeyError:
            caught += 1
        try:
            caught += i // (i % 2)
        except (TypeError, ZeroDivisionError) as error:
            if str(error):
                caught += 1
    print(caught)


main()
