"""A bank with accounts of several kinds, transfers that may fail, and a statement at the end."""
# Test size: 60
import sys


class BankError(Exception):
    """What can go wrong at the counter."""


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, which is less than {amount}")
        self.account = account
        self.missing = amount - account.balance


class UnknownAccount(BankError):
    pass


class Account:
    fee = 0

    def __init__(self, owner, number, balance=0):
        self.owner = owner
        self.number = number
        self.balance = balance
        self.history = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        self.balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self.available():
            raise InsufficientFunds(self, amount)
        self.balance -= amount + self.fee
        self.history.append(("withdraw", amount))

    def available(self):
        return self.balance

    def end_of_month(self):
        pass

    def __str__(self):
        return f"{self.number:04d} {self.owner:<8}{self.balance:>10}"


class Savings(Account):
    def __init__(self, owner, number, balance=0, percent=3):
        super().__init__(owner, number, balance)
        self.percent = percent

    def end_of_month(self):
        interest = min(self.balance, 50000) * self.percent // 1200
        if interest > 0:
            self.deposit(interest)


class Checking(Account):
    fee = 1

    def __init__(self, owner, number, balance=0, overdraft=200):
        super().__init__(owner, number, balance)
        self.overdraft = overdraft

    def available(self):
        return self.balance + self.overdraft

    def end_of_month(self):
        if self.balance < 0:
            self.balance -= 5


class Bank:
    def __init__(self):
        self.accounts = {}
        self.refused = []
        self.unknown = 0

    def open(self, account):
        self.accounts[account.number] = account

    def find(self, number):
        try:
            return self.accounts[number]
        except KeyError:
            raise UnknownAccount(f"there is no account {number}")

    def transfer(self, source, target, amount):
        giver = self.find(source)
        taker = self.find(target)
        giver.withdraw(amount)
        taker.deposit(amount)

    def try_transfer(self, source, target, amount):
        try:
            self.transfer(source, target, amount)
        except InsufficientFunds as error:
            self.refused.append(error.missing)
            return False
        except UnknownAccount:
            self.unknown += 1
            return False
        return True

    def end_of_month(self):
        for account in self.accounts.values():
            account.end_of_month()

    def total(self):
        return sum(account.balance for account in self.accounts.values())


def main():
    months = int(sys.argv[1]) if len(sys.argv) > 1 else 6000
    bank = Bank()
    names = ["Amira", "Bruno", "Chen", "Dilnoza", "Edgar", "Fatou", "Goran", "Hana"]
    for number, name in enumerate(names):
        kind = Savings if number % 3 == 0 else Checking
        bank.open(kind(name, number, 1000 + 100 * number))
    done = 0
    step = 17
    for month in range(months):
        for day in range(40):
            step = (step * 137 + 29) % 10007
            if bank.try_transfer(step % 9, step // 9 % 8, step % 450 + 1):
                done += 1
        for number in range(8):
            bank.find(number).deposit(250 + 10 * number)
        bank.end_of_month()
    print("transfers:", done, "refused:", len(bank.refused), "unknown:", bank.unknown)
    print("missing altogether:", sum(bank.refused), "at most:", max(bank.refused))
    for account in bank.accounts.values():
        print(account, len(account.history))
    print("total:", bank.total())
    try:
        bank.find(0).deposit(-5)
    except ValueError as error:
        print("refused:", error)
    try:
        bank.transfer(1, 77, 5)
    except BankError as error:
        print(type(error).__name__, "-", error)


if __name__ == "__main__":
    main()
