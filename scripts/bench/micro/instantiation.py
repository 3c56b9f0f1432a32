# Objects that are made: with and without __init__, with defaults, with a parent's __init__.
# Test size: 30
import sys


class Empty:
    pass


class Point:
    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y


class Pixel(Point):
    def __init__(self, x, y, colour):
        super().__init__(x, y)
        self.colour = colour


class Node:
    def __init__(self, value, rest):
        self.value = value
        self.rest = rest


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 350000
    total = 0
    chain = None
    for i in range(n):
        p = Point(i, 1)
        q = Point()
        r = Pixel(i, 2, "red")
        e = Empty()
        e.size = i
        total += p.x + q.y + r.y + e.size
        chain = Node(i, chain)
        if i % 100 == 0:
            chain = None
    while chain is not None:
        total += chain.value
        chain = chain.rest
    print(total)


main()
