# Nested loops: triangles with whole sides, and sums over a grid.
# Test size: 20
import sys


def count_right_triangles(limit):
    found = 0
    for a in range(1, limit):
        for b in range(a, limit):
            for c in range(b, limit):
                if a * a + b * b == c * c:
                    found += 1
    return found


def checkered_sum(size):
    total = 0
    for row in range(size):
        for column in range(size):
            if (row + column) % 2 == 0:
                total += row * column
            else:
                total -= row
    return total


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 275
    print("right triangles:", count_right_triangles(limit))
    print("checkered sum:", checkered_sum(5 * limit))


if __name__ == "__main__":
    main()
