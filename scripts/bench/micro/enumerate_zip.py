# Loops over enumerate, zip, reversed, items of a dict, characters, and ranges with steps.
# Test size: 3
import sys


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21000
    names = ["ann", "bob", "cid", "dan", "eve", "fay", "gus", "hal", "ida", "jim"] * 10
    points = [i * 7 % 31 for i in range(100)]
    book = {name: len(name) for name in names}
    total = 0
    for r in range(rounds):
        for i, point in enumerate(points):
            total += i * point
        for name, point in zip(names, points):
            if name != "eve":
                total += point
        for point in reversed(points):
            total = (total + point) % 1000003
        for name, length in book.items():
            total += length
        for letter in "a line of text":
            if letter == "t":
                total += 1
        for i in range(100, 0, -3):
            total += i
    print(total)


main()
