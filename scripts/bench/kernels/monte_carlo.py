# Monte Carlo: pi from random points, dice, and a random walk.
# Test size: 300
import random
import sys


def estimate_pi(points):
    inside = 0
    for _ in range(points):
        x = random.random()
        y = random.random()
        if x * x + y * y <= 1.0:
            inside += 1
    return 4 * inside / points


def roll_until_double(games):
    rolls = 0
    for _ in range(games):
        while True:
            rolls += 1
            if random.randint(1, 6) == random.randint(1, 6):
                break
    return rolls / games


def walk(steps):
    x = 0
    y = 0
    farthest = 0
    for _ in range(steps):
        r = random.random()
        if r < 0.25:
            x += 1
        elif r < 0.5:
            x -= 1
        elif r < 0.75:
            y += 1
        else:
            y -= 1
        farthest = max(farthest, abs(x) + abs(y))
    return farthest


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1550000
    random.seed(2024)
    print("pi is about", estimate_pi(n))
    print("rolls until a double:", roll_until_double(n // 150))
    print("farthest from home:", walk(n // 2))


main()
