# Tic-tac-toe: the computer looks at all games there can be.
# Test size: 1
import sys

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
positions = 0


def winner(board):
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return None


def free_fields(board):
    return [i for i in range(9) if board[i] == " "]


def other(player):
    return "O" if player == "X" else "X"


def minimax(board, player, me, alpha, beta):
    global positions
    positions += 1
    won = winner(board)
    if won is not None:
        return 1 if won == me else -1
    fields = free_fields(board)
    if not fields:
        return 0
    best = -2 if player == me else 2
    for field in fields:
        board[field] = player
        value = minimax(board, other(player), me, alpha, beta)
        board[field] = " "
        if player == me:
            best = max(best, value)
            alpha = max(alpha, best)
        else:
            best = min(best, value)
            beta = min(beta, best)
        if beta <= alpha:
            break
    return best


def best_move(board, player):
    best_value, best_field = -2, None
    for field in free_fields(board):
        board[field] = player
        value = minimax(board, other(player), player, -2, 2)
        board[field] = " "
        if value > best_value:
            best_value, best_field = value, field
    return best_field


def show(board):
    for row in range(0, 9, 3):
        print(" | ".join(board[row:row + 3]))
        if row < 6:
            print("--+---+--")


def play(opening, careless):
    board = [" "] * 9
    player = "X"
    board[opening] = player
    while winner(board) is None and " " in board:
        player = other(player)
        if player == "O" and careless:
            board[free_fields(board)[0]] = player
        else:
            board[best_move(board, player)] = player
    return board


def main():
    games = int(sys.argv[1]) if len(sys.argv) > 1 else 32
    results = {"X": 0, "O": 0, None: 0}
    for game in range(games):
        board = play(game * 4 % 9, game % 3 == 2)
        results[winner(board)] += 1
    show(board)
    print(results, "positions:", positions)


if __name__ == "__main__":
    main()
