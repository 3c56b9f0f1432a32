# print: with numbers, separators, ends.
# Test size: 5
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 35000
    for i in range(n):
        print("line", i)
        print(i, i * 2, i * 0.5, sep=", ")
        print("*", end="")
        print()


main()
