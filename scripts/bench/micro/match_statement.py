# Match statements: literals, classes, sequences, mappings, alternatives and guards.
# Test size: 30
import sys


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Circle:
    def __init__(self, radius):
        self.radius = radius


def token(word):
    match word:
        case "add":
            return 1
        case "sub" | "subtract":
            return 2
        case "mul":
            return 3
        case None:
            return 4
    return 5


def number(n):
    match n:
        case 0:
            return 10
        case 1 | 2 | 3:
            return 20
        case -1:
            return 30
        case other if other > 40:
            return other
        case _:
            return 40


def area(shape):
    match shape:
        case Circle(radius=r):
            return 3 * r * r
        case Point(0, y):
            return y
        case Point(x=x, y=0):
            return x
        case Point():
            return shape.x * shape.y
        case int():
            return shape
        case _:
            return 0


def command(words):
    match words:
        case []:
            return 0
        case ["go", direction]:
            return len(direction)
        case ["drop", *things]:
            return len(things)
        case (a, b, c):
            return a + b + c
        case {"kind": "move", "by": step}:
            return step
        case {"kind": kind}:
            return len(kind)
    return -1


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 150000
    words = ["add", "sub", "subtract", "mul", None, "none of them"]
    shapes = [Point(0, 3), Circle(2), Point(4, 0), Point(2, 5), 7, "square"]
    commands = [[], ["go", "north"], ["drop", "a", "b"], (1, 2, 3), {"kind": "move", "by": 4}, {"kind": "look"}]
    total = 0
    for i in range(n):
        k = i % 6
        total += token(words[k])
        total += number(i % 50)
        total += area(shapes[k])
        total += command(commands[k])
    print(total)


main()
