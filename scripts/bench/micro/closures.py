# Closures that only read, and functions that make them.
# Test size: 30
import sys


def multiplier(factor):
    def multiply(number):
        return number * factor

    return multiply


def compose(outer, inner):
    return lambda x: outer(inner(x))


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 900000
    double = multiplier(2)
    triple = multiplier(3)
    six = compose(double, triple)
    total = 0
    for i in range(n):
        total += double(i) - triple(1)
        total += six(i)
        if i % 4 == 0:
            total += multiplier(i)(5)
    print(total)


main()
