# int, str and float from one another.
# Test size: 30
import sys


def digit_sum(number):
    total = 0
    for digit in str(number):
        total += int(digit)
    return total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 250000
    total = 0
    for i in range(n):
        total += digit_sum(i)
        total += int("12") + int(float("2.5"))
        total += len(str(i * 0.5))
        if str(i) == str(i)[::-1]:
            total += 1
    print(total, bin(total), hex(total))


main()
