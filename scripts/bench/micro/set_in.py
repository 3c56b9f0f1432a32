# Sets: add, in, union and intersection; tuples as members.
# Test size: 30
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1050000
    seen = set()
    cells = set()
    evens = {0, 2, 4, 6, 8}
    total = 0
    for i in range(n):
        if i * 7 % 1009 not in seen:
            seen.add(i * 7 % 1009)
            total += 1
        cells.add((i % 20, i % 30))
        if i % 10 in evens:
            total += 1
        if (i % 7, 3) in cells:
            total += 1
        if i % 16 == 0:
            total += len(evens & {1, 2, 3}) + len(evens | {1, 3}) - len(evens - {8})
    print(total, len(seen), len(cells))


main()
