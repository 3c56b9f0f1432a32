# Generators: endless ones, chains of them, one that walks a tree, expressions.
# Test size: 60
import sys


def count_from(start):
    while True:
        yield start
        start += 1


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, (a + b) % 1000007


def take(count, items):
    for item in items:
        if count == 0:
            return
        count -= 1
        yield item


def only_odd(items):
    for item in items:
        if item % 2 == 1:
            yield item


def pairs(items):
    last = None
    for item in items:
        if last is not None:
            yield last, item
        last = item


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 860000
    print("odd Fibonacci numbers:", sum(take(n // 2, only_odd(fibonacci()))))
    rising = 0
    for a, b in pairs(take(n, fibonacci())):
        if a < b:
            rising += 1
    print("rising pairs:", rising)
    total = 0
    for number in count_from(1):
        if number > n:
            break
        total += number
    print("total", total)
    print("squares:", sum(x * x for x in range(n) if x % 3 == 0))
    print("tree:", sum(i * value for i, value in enumerate(walk(build(0, n // 50)))))


if __name__ == "__main__":
    main()
