# Comprehensions: lists, nested ones, conditions, sets, dicts.
# Test size: 1
import sys


def squares_of_odd(n):
    return [x * x for x in range(n) if x % 2 == 1]


def table(rows, columns):
    return [[row * column for column in range(1, columns + 1)] for row in range(1, rows + 1)]


def flatten(rows):
    return [cell for row in rows for cell in row]


def divisors(n):
    return [d for d in range(1, n + 1) if n % d == 0]


def initials(names):
    return {name[0] for name in names}


def lengths(names):
    return {name: len(name) for name in names}


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 750
    names = ["anna", "bert", "carla", "dora", "emil", "felix", "gustav", "anton", "berta", "doris"]
    total = 0
    for i in range(rounds):
        total += sum(squares_of_odd(4000 + i))
        cells = flatten(table(30, 40))
        total += len([cell for cell in cells if cell > 300 or cell % 7 == 0])
        total += sum(divisors(1000 + i))
        for k in range(20):
            total += len(initials(names))
            long = {name: size for name, size in lengths(names).items() if size > 4}
            total += sum(long.values())
        labels = [str(x) + ("even" if x % 2 == 0 else "odd") for x in range(500)]
        total += len("".join(labels))
        total += sum([a * b for a, b in zip(cells, cells[1:])]) % 101
    print("total", total)
    print("perfect numbers:", [n for n in range(2, 500) if sum(divisors(n)) == 2 * n])


if __name__ == "__main__":
    main()
