# Ints beyond 64 bits: factorials, Fibonacci numbers, powers, digits.
# Test size: 20
import sys


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def power(base, exponent, modulus):
    result = 1
    while exponent > 0:
        if exponent % 2 == 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent //= 2
    return result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 14000
    total = 0
    for i in range(n):
        total += power(3, 10 ** 18 + i, 2 ** 61 - 1)
    print(total)
    for i in range(n // 20):
        total += factorial(200 + i) % 10 ** 20
        total ^= fibonacci(300 + i)
    print(total % 10 ** 30)
    print(sum(int(digit) for digit in str(2 ** (n // 4))))


main()
