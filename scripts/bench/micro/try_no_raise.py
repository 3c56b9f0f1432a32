# A try statement in which nothing is raised.
# Test size: 30
import sys


def half(number):
    try:
        return number // 2
    except ZeroDivisionError:
        return 0


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 2000000
    total = 0
    numbers = [3, 1, 4, 1, 5, 9, 2, 6]
    for i in range(n):
        try:
            total += numbers[i & 7]
        except IndexError:
            total = -1
        try:
            total += i
        except (TypeError, ValueError) as error:
            print(error)
        try:
            total -= 1
        finally:
            total += 2
        try:
            total = total % 1000003
        except ArithmeticError:
            total = 0
        else:
            total += 1
        if i % 4 == 0:
            total += half(i)
    print(total)


main()
