# Calls of small built-in functions.
# Test size: 30
import math
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 370000
    numbers = [4, 8, 15, 16, 23, 42]
    total = 0
    for i in range(n):
        total += len(numbers) + abs(3 - i) + min(i, 7) + max(i, 100)
        total += sum(numbers) + int(i / 3)
        if isinstance(total, int):
            total += ord(chr(65 + i % 26))
        total += round(math.sqrt(i)) + math.floor(i * 0.3)
        total += pow(i, 2) % 7
    print(total, any(numbers), all(numbers))


main()
