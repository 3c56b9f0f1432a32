# The sieve of Eratosthenes on a list of flags.
# Test size: 300
import sys


def sieve(limit):
    is_prime = [True] * (limit + 1)
    is_prime[0] = False
    is_prime[1] = False
    number = 2
    while number * number <= limit:
        if is_prime[number]:
            multiple = number * number
            while multiple <= limit:
                is_prime[multiple] = False
                multiple += number
        number += 1
    return is_prime


def collect(is_prime):
    primes = []
    for number in range(len(is_prime)):
        if is_prime[number]:
            primes.append(number)
    return primes


def largest_gap(primes):
    gap = 0
    after = 0
    for i in range(1, len(primes)):
        if primes[i] - primes[i - 1] > gap:
            gap = primes[i] - primes[i - 1]
            after = primes[i - 1]
    return gap, after


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 2700000
    primes = collect(sieve(limit))
    gap, after = largest_gap(primes)
    print(len(primes), "primes up to", limit)
    print("largest gap", gap, "after", after, "sum", sum(primes))


if __name__ == "__main__":
    main()
