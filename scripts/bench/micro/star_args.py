# *args and **kwargs: taken and given.
# Test size: 30
import sys


def total_of(*numbers):
    total = 0
    for number in numbers:
        total += number
    return total


def describe(name, **properties):
    return len(name) + len(properties)


def call_with(function, *args, **kwargs):
    return function(*args, **kwargs)


def area(width, height, scale=1):
    return width * height * scale


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 360000
    total = 0
    size = (3, 4)
    options = {"scale": 2}
    for i in range(n):
        total += total_of(i, 1, 2)
        total += describe("box", colour="red", weight=i)
        total += area(*size)
        total += area(*size, **options)
        total += call_with(area, i, 2, scale=3)
    print(total)


main()
