# Lists, dicts and strings in a function; containers_toplevel.py has the same statements at
# the top level.
# Test size: 30
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 850000
    squares = []
    for i in range(n):
        squares.append(i * i % 1009)
    counts = {}
    for square in squares:
        if square in counts:
            counts[square] += 1
        else:
            counts[square] = 1
    largest = squares[0]
    where = 0
    for i in range(len(squares)):
        if squares[i] > largest:
            largest = squares[i]
            where = i
    text = ""
    for i in range(n // 4):
        text += str(i % 10)
        if len(text) > 60:
            text = ""
    i = 0
    while i < len(squares) - 1:
        if squares[i] > squares[i + 1]:
            squares[i], squares[i + 1] = squares[i + 1], squares[i]
        i += 1
    print(len(counts), largest, where, text, squares[-1])


main()
