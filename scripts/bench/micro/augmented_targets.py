# Augmented assignment to attributes and items.
# Test size: 30
import sys


class Tally:
    def __init__(self):
        self.count = 0
        self.total = 0.0
        self.names = ""
        self.slots = [0] * 8


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1000000
    tally = Tally()
    grid = [[0, 0], [0, 0]]
    votes = {"yes": 0, "no": 0}
    slots = tally.slots
    for i in range(n):
        tally.count += 1
        tally.total += 0.5
        slots[i % 8] += i
        slots[0] -= 1
        grid[i % 2][1] += 2
        votes["yes"] += 1
        votes["no"] |= i
        tally.slots[3] ^= 1
    print(tally.count, tally.total, slots, grid, votes)


main()
