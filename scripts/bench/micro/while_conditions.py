# while loops whose conditions are made of several: and, or, not, chains of comparisons.
# Test size: 30
import sys


def search(items, wanted):
    i = 0
    while i < len(items) and items[i] != wanted:
        i += 1
    return i


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 370000
    items = [5, 3, 8, 1, 9, 2, 7]
    total = 0
    for i in range(n):
        total += search(items, i % 10)
        low, high = 0, 20
        found = False
        while not found and low < high:
            middle = (low + high) // 2
            if middle == i % 20:
                found = True
            elif middle < i % 20:
                low = middle + 1
            else:
                high = middle
        x = i % 16
        while 0 < x < 12 or x == 14:
            x += 3 if x % 2 == 0 and x > 4 else 2
            if x > 40 or (x > 30 and not found):
                break
        total += low + x
    print(total)


main()
