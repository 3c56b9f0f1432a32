# Special methods: operators, comparison, len, indexing, truth, str.
# Test size: 30
import sys


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __mul__(self, factor):
        return Money(self.cents * factor)

    def __eq__(self, other):
        return self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __bool__(self):
        return self.cents != 0

    def __str__(self):
        return str(self.cents // 100) + "." + str(self.cents % 100)


class Shelf:
    def __init__(self):
        self.slots = [0, 0, 0, 0]

    def __len__(self):
        return len(self.slots)

    def __getitem__(self, index):
        return self.slots[index]

    def __setitem__(self, index, value):
        self.slots[index] = value

    def __contains__(self, value):
        return value in self.slots


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 250000
    shelf = Shelf()
    total = Money(0)
    price = Money(250)
    count = 0
    for i in range(n):
        total = total + price * 2
        if price < total:
            count += 1
        if total == price:
            count += 100
        if total:
            count += 1
        shelf[i % len(shelf)] = i
        count += shelf[1]
        if 7 in shelf:
            count += 1
        count += len(str(price))
    print(total, count)


main()
