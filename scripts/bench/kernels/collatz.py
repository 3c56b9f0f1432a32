# Collatz: who starts the longest chain?
# Test size: 200
import sys


def chain_length(n):
    length = 1
    while n != 1:
        if n % 2 == 0:
            n = n // 2
        else:
            n = 3 * n + 1
        length += 1
    return length


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 66000
    best, best_length, total = 1, 1, 0
    for start in range(1, limit):
        length = chain_length(start)
        total += length
        if length > best_length:
            best, best_length = start, length
    print("longest chain below", limit, "starts at", best, "and has", best_length, "numbers")
    print("all chains together:", total)


if __name__ == "__main__":
    main()
