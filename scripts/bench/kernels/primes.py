# Primes by trial division: a loop with an early return.
# Test size: 500
import sys


def is_prime(number):
    if number < 2:
        return False
    if number % 2 == 0:
        return number == 2
    divisor = 3
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 2
    return True


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 290000
    count = 0
    total = 0
    twins = 0
    last = 0
    for number in range(limit):
        if is_prime(number):
            count += 1
            total += number
            if number - last == 2:
                twins += 1
            last = number
    print(count, "primes below", limit)
    print("their sum is", total, "and the largest is", last)
    print(twins, "pairs of twins")


if __name__ == "__main__":
    main()
