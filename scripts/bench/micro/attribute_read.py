# Attributes of objects and of classes that are read.
# Test size: 30
import sys


class Point:
    dimensions = 3

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z
        self.next = None


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 2500000
    p = Point(1, 2, 3)
    q = Point(4, 5, 6)
    p.next = q
    q.next = p
    total = 0
    for i in range(n):
        total += p.x + p.y + p.z + p.next.x
        total -= p.next.next.y + q.z + q.dimensions
        p = p.next
    print(total)


main()
