# Dicts: get, set, in, with keys that are strings, ints and tuples.
# Test size: 30
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 720000
    stock = {"apples": 1, "pears": 2, "plums": 3}
    squares = {}
    board = {}
    total = 0
    names = ["apples", "pears", "plums", "figs"]
    for i in range(n):
        name = names[i % 4]
        if name in stock:
            stock[name] = stock[name] + 1
        total += stock.get(name, 0)
        squares[i % 1000] = i * i
        total += squares[i % 500]
        board[i % 8, i % 5] = i
        if (3, 3) in board:
            total += board[(3, 3)]
    for key, value in squares.items():
        total += key * value
    print(total, stock, len(squares), len(board))


main()
