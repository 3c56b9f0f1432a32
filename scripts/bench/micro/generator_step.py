# One step of a generator: in a loop, and by next.
# Test size: 30
import sys


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def total_of(n):
    total = 0
    for i in numbers(n):
        total += i
    return total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 4500000
    print(total_of(n))
    steps = numbers(n // 4)
    last = 0
    while True:
        item = next(steps, None)
        if item is None:
            break
        last = item
    print(last)


main()
