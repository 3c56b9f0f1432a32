# The queens' puzzle: backtracking with lists of flags.
# Test size: 5
import sys


def place(row, size, columns, rising, falling):
    if row == size:
        return 1
    solutions = 0
    for column in range(size):
        if not columns[column] and not rising[row + column] and not falling[row - column + size]:
            columns[column] = rising[row + column] = falling[row - column + size] = True
            solutions += place(row + 1, size, columns, rising, falling)
            columns[column] = rising[row + column] = falling[row - column + size] = False
    return solutions


def safe(queens, row, column):
    for r in range(row):
        c = queens[r]
        if c == column or abs(c - column) == row - r:
            return False
    return True


def first_solution(queens, row):
    size = len(queens)
    if row == size:
        return True
    for column in range(size):
        if safe(queens, row, column):
            queens[row] = column
            if first_solution(queens, row + 1):
                return True
    return False


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    flags = 2 * size + 1
    print(place(0, size, [False] * size, [False] * flags, [False] * flags), "ways for", size, "queens")
    queens = [0] * (2 * size)
    if first_solution(queens, 0):
        print("one for", len(queens), "is", queens)


if __name__ == "__main__":
    main()
