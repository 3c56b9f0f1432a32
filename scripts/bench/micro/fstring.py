# f-strings: names, expressions, widths, decimals.
# Test size: 30
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 250000
    name = "Ada"
    total = 0
    line = ""
    for i in range(n):
        price = i * 0.25
        line = f"{name} has {i} apples"
        total += len(line)
        line = f"{i}: {name} pays {price:.2f} for {i + 1}"
        total += len(line)
        line = f"{i:>6}|{name:<8}|{i % 7:03d}"
        total += len(line)
    print(total, line, f"{name!r} and {price=}")


main()
