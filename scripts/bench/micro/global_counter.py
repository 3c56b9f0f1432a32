# Global variables that functions read and change, and functions that call functions.
# Test size: 30
import sys

LIMIT = 50
score = 0
history = []


def hit(points):
    global score
    score += points
    if score > LIMIT:
        reset()


def reset():
    global score
    history.append(score)
    score = 0


def is_even(number):
    return number % 2 == 0


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1900000
    for i in range(n):
        hit(i % 9)
        if is_even(i):
            hit(1)
    print(score, len(history), sum(history))


main()
