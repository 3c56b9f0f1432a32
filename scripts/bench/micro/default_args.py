# Default values and keyword arguments.
# Test size: 30
import sys


def price(amount, tax=19, discount=0):
    return amount + amount * tax // 100 - discount


def box(width, height=1, depth=1, *, lid=True):
    volume = width * height * depth
    if lid:
        volume += 1
    return volume


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 580000
    total = 0
    for i in range(n):
        total += price(i)
        total += price(i, 7)
        total += price(i, discount=5)
        total += price(amount=i, tax=0, discount=1)
        total += box(i, 2, lid=False)
    print(total)


main()
