# The statement with: over a class of the program.
# Test size: 30
import sys


class Indented:
    def __init__(self):
        self.depth = 0
        self.entered = 0

    def __enter__(self):
        self.depth += 1
        self.entered += 1
        return self

    def __exit__(self, kind, value, trace):
        self.depth -= 1
        return False


def write(page, lines):
    with page:
        return lines + page.depth


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 600000
    page = Indented()
    lines = 0
    for i in range(n):
        with page as p:
            lines += p.depth
            with p:
                lines += p.depth
        if i % 4 == 0:
            lines = write(page, lines)
    print(lines, page.entered, page.depth)


main()
