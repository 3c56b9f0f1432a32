# The game of life, twice: on a list of lists, and with a set of living cells.
# Test size: 3
import sys

GLIDER = [".O.", "..O", "OOO"]
ACORN = [".O.....", "...O...", "OO..OOO"]
PULSAR = ["..OOO...OOO..", ".............", "O....O.O....O", "O....O.O....O"]


def empty_grid(width, height):
    return [[0 for _ in range(width)] for _ in range(height)]


def stamp(grid, pattern, left, top):
    for dy, line in enumerate(pattern):
        for dx, letter in enumerate(line):
            if letter == "O":
                grid[top + dy][left + dx] = 1


def neighbours(grid, x, y):
    height = len(grid)
    width = len(grid[0])
    count = 0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dx != 0 or dy != 0:
                count += grid[(y + dy) % height][(x + dx) % width]
    return count


def next_grid(grid):
    height = len(grid)
    width = len(grid[0])
    result = empty_grid(width, height)
    for y in range(height):
        for x in range(width):
            n = neighbours(grid, x, y)
            if n == 3 or (n == 2 and grid[y][x] == 1):
                result[y][x] = 1
    return result


def next_cells(cells, width, height):
    counts = {}
    for x, y in cells:
        for dx, dy in [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)]:
            cell = ((x + dx) % width, (y + dy) % height)
            counts[cell] = counts.get(cell, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}


def living(grid):
    return {(x, y) for y, row in enumerate(grid) for x, cell in enumerate(row) if cell}


def show(grid):
    for row in grid[12:24]:
        print("".join("O" if cell else "." for cell in row))


def main():
    generations = int(sys.argv[1]) if len(sys.argv) > 1 else 190
    width, height = 48, 36
    grid = empty_grid(width, height)
    stamp(grid, GLIDER, 2, 2)
    stamp(grid, ACORN, 22, 16)
    stamp(grid, PULSAR, 4, 22)
    cells = living(grid)
    for generation in range(generations):
        grid = next_grid(grid)
        cells = next_cells(cells, width, height)
        if generation % 30 == 0:
            print("generation", generation, "alive", sum(map(sum, grid)))
    show(grid)
    print("both agree:", living(grid) == cells, len(cells))


main()
