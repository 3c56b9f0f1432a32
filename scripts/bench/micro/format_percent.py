# Formatting by % and by format.
# Test size: 30
import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 200000
    total = 0
    line = ""
    for i in range(n):
        line = "%d of %s" % (i, "ten")
        total += len(line)
        line = "%5.2f|%-6s|%04d" % (i * 0.5, "ab", i)
        total += len(line)
        line = "{} and {}".format(i, line)
        total += len(line)
        line = "{:>8}|{:.1f}".format(i, i / 3)
        total += len(line)
    print(total, line)


main()
