# Matrices as lists of lists: product, transposition, powers, trace.
# Test size: 6
import sys


def make_matrix(size, start):
    matrix = []
    for i in range(size):
        row = []
        for j in range(size):
            row.append((start + i * j + i * 3 + j * 5) % 11 - 5)
        matrix.append(row)
    return matrix


def multiply(a, b):
    size = len(a)
    result = [[0] * size for i in range(size)]
    for i in range(size):
        for j in range(size):
            cell = 0
            for k in range(size):
                cell += a[i][k] * b[k][j]
            result[i][j] = cell
    return result


def transpose(matrix):
    size = len(matrix)
    result = [[0] * size for i in range(size)]
    for i in range(size):
        for j in range(size):
            result[j][i] = matrix[i][j]
    return result


def reduce_entries(matrix, modulus):
    for row in matrix:
        for j in range(len(row)):
            row[j] %= modulus


def trace(matrix):
    total = 0
    for i in range(len(matrix)):
        total += matrix[i][i]
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 132
    a = make_matrix(size, 1)
    b = make_matrix(size, 4)
    for step in range(3):
        a = multiply(a, transpose(b))
        reduce_entries(a, 1009)
        print("step", step, "trace", trace(a))
    print("corner", a[0][0], a[0][-1], a[-1][0], a[-1][-1])


if __name__ == "__main__":
    main()
