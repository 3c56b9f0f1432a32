# Calls of methods.
# Test size: 30
import sys


class Counter:
    def __init__(self):
        self.value = 0

    def bump(self):
        self.value += 1

    def add(self, amount):
        self.value += amount

    def get(self):
        return self.value

    def bump_twice(self):
        self.bump()
        self.bump()


class LoudCounter(Counter):
    def bump(self):
        self.value += 3


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 850000
    counter = Counter()
    loud = LoudCounter()
    total = 0
    for i in range(n):
        counter.bump()
        counter.add(i)
        counter.bump_twice()
        loud.bump()
        total += loud.get()
    print(counter.get(), loud.get(), total)


main()
