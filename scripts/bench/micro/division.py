# Division: /, //, %, divmod and **, of ints and floats of both signs.
# Test size: 30
import sys


def gcd(a, b):
    while b != 0:
        a, b = b, a % b
    return a


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 640000
    total = 0
    ratio = 0.0
    for i in range(1, n):
        total += i // 7 - i % 13 + (-i) // 5 + -i % 9
        ratio += 10 / i + i / 4 - (i * 0.5) // 3 + (i * 0.25) % 1.5
        minutes, seconds = divmod(i, 60)
        total += minutes - seconds + i ** 2
        if i % 8 == 0:
            total += gcd(i, 360)
    print(total, ratio)


main()
