# Lists: append, index, assignment to an item, pop, len, in.
# Test size: 30
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1400000
    items = []
    for i in range(n):
        items.append(i * 3)
    total = 0
    for i in range(len(items)):
        total += items[i]
    for i in range(1, n):
        items[i] = items[i - 1] + items[i] % 5
    total += items[-1]
    while len(items) > n // 2:
        total -= items.pop()
    small = [2, 3, 5, 7]
    for i in range(n // 4):
        if i % 11 in small:
            total += 1
    print(total, len(items))


main()
