# Unpacking: swaps, tuples from calls and in loops, a starred name, nested patterns.
# Test size: 30
import sys


def divide(a, b):
    return a // b, a % b


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1050000
    a, b, c = 1, 2, 3
    total = 0
    segments = [((0, 1), (2, 3)), ((4, 5), (6, 7))]
    for i in range(n):
        a, b = b, a
        a, b, c = c, a, b
        quotient, remainder = divide(i, 7)
        total += quotient - remainder
        pair = (i, total)
        x, y = pair
        [p, q] = [x, 2]
        total += q
        if i % 8 == 0:
            first, *rest = segments
            for (x1, y1), (x2, y2) in segments:
                total += x2 - x1 + y2 - y1
            total += len(rest)
    print(a, b, c, p, total)


main()
