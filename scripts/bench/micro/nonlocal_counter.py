# Closures that change a variable of the function around them.
# Test size: 30
import sys


def make_counter():
    count = 0

    def next_number():
        nonlocal count
        count += 1
        return count

    return next_number


def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return False
        balance -= amount
        return True

    def show():
        return balance

    return deposit, withdraw, show


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1400000
    count = make_counter()
    deposit, withdraw, show = make_account(10)
    refused = 0
    for i in range(n):
        count()
        deposit(i % 10)
        if not withdraw(i % 11):
            refused += 1
        count()
    print(count(), show(), refused)


main()
