# Slices of lists and strings: read, assigned, with steps.
# Test size: 30
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 470000
    numbers = list(range(20))
    text = "the quick brown fox jumps"
    total = 0
    for i in range(n):
        k = i % 12
        part = numbers[k:k + 5]
        total += part[0]
        total += len(numbers[:k]) + len(numbers[-3:])
        total += numbers[::2][3]
        word = text[4:9]
        if text[k:] > word:
            total += 1
        total += len(text[::-1])
        if i % 4 == 0:
            numbers[2:4] = [i, k]
            copy = numbers[:]
            total += copy[2]
    print(total, word, numbers)


main()
