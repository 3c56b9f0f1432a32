"""Solves sudokus by trying, with the field that has the fewest candidates first."""
# Test size: 1
import sys
from typing import List, Optional, Tuple

Board = List[List[int]]

PUZZLES = [
    "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    "..3.2.6..9..3.5..1..18.64....81.29..7.......8..67.82....26.95..8..2.3..9..5.1.3..",
    "4.2.1.6.7.1....4....7....15....5....1....4..9..........9....7.8..3....9.....9...3",
]


def read(text: str) -> Board:
    text = (text + "." * 81)[:81]
    return [[0 if c == "." else int(c) for c in text[row * 9:row * 9 + 9]] for row in range(9)]


def candidates(board: Board, row: int, column: int) -> List[int]:
    used = [False] * 10
    for i in range(9):
        used[board[row][i]] = True
        used[board[i][column]] = True
    top = row // 3 * 3
    left = column // 3 * 3
    for r in range(top, top + 3):
        for c in range(left, left + 3):
            used[board[r][c]] = True
    return [digit for digit in range(1, 10) if not used[digit]]


def hardest_first(board: Board) -> Optional[Tuple[int, int, List[int]]]:
    best = None
    for row in range(9):
        for column in range(9):
            if board[row][column] == 0:
                options = candidates(board, row, column)
                if best is None or len(options) < len(best[2]):
                    best = (row, column, options)
                    if len(options) <= 1:
                        return best
    return best


class Solver:
    def __init__(self, board: Board) -> None:
        self.board = board
        self.steps = 0

    def solve(self) -> bool:
        self.steps += 1
        if self.steps > 400:
            return False
        field = hardest_first(self.board)
        if field is None:
            return True
        row, column, options = field
        for digit in options:
            self.board[row][column] = digit
            if self.solve():
                return True
        self.board[row][column] = 0
        return False


def is_right(board: Board) -> bool:
    full = set(range(1, 10))
    rows = all(set(row) == full for row in board)
    columns = all({board[r][c] for r in range(9)} == full for c in range(9))
    boxes = all(
        {board[r + i][c + j] for i in range(3) for j in range(3)} == full
        for r in (0, 3, 6)
        for c in (0, 3, 6)
    )
    return rows and columns and boxes


def show(board: Board) -> None:
    for number, row in enumerate(board):
        if number in (3, 6):
            print("------+-------+------")
        print(" | ".join(" ".join(map(str, row[i:i + 3])) for i in (0, 3, 6)))


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 65
    steps = 0
    for i in range(rounds):
        for text in PUZZLES:
            solver = Solver(read(text))
            solved = solver.solve()
            steps += solver.steps
            if i == 0:
                print("solved:", solved, "right:", is_right(solver.board), "steps:", solver.steps)
                if solved:
                    show(solver.board)
    print("steps:", steps)


if __name__ == "__main__":
    main()
