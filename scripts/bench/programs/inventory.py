"""An online shop's stock: decorators, closures, variable arguments, comprehensions, context managers."""
# Test size: 20
import functools
import sys
from collections import namedtuple
from contextlib import contextmanager
from enum import Enum

Item = namedtuple("Item", "name price kind")


class Kind(Enum):
    BOOK = 1
    TOY = 2
    FOOD = 3


calls = {}


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        calls[function.__name__] = calls.get(function.__name__, 0) + 1
        return function(*args, **kwargs)
    return wrapper


def checked(*, minimum):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(self, item, pieces, **options):
            if pieces < minimum:
                raise ValueError(f"{function.__name__}: {pieces} pieces are too few")
            return function(self, item, pieces, **options)
        return wrapper
    return decorate


class Stock:
    def __init__(self):
        self._pieces = {}
        self._log = []

    @counted
    @checked(minimum=1)
    def add(self, item, pieces, note=""):
        self._pieces[item] = self._pieces.get(item, 0) + pieces
        if note:
            self._log.append(note)

    @counted
    @checked(minimum=1)
    def remove(self, item, pieces):
        if self._pieces.get(item, 0) < pieces:
            raise LookupError(item.name)
        self._pieces[item] -= pieces

    @contextmanager
    def transaction(self):
        before = dict(self._pieces)
        try:
            yield self
        except LookupError as error:
            self._pieces = before
            self._log.append("undone: " + str(error))

    def value(self, *kinds):
        return sum(item.price * pieces for item, pieces in self._pieces.items() if not kinds or item.kind in kinds)

    def __iter__(self):
        return iter(sorted(self._pieces.items(), key=lambda pair: (pair[0].kind.value, pair[0].name)))


def discounts(**percent):
    table = {Kind[name.upper()]: p for name, p in percent.items()}

    def price(item, pieces=1):
        return item.price * pieces * (100 - table.get(item.kind, 0)) // 100

    return price


def order(stock, *wanted):
    with stock.transaction():
        for item, pieces in wanted:
            stock.remove(item, pieces)
        return True
    return False


def main():
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 42000
    kinds = list(Kind)
    items = [Item(f"{kinds[i % 3].name.lower()} {i}", 5 + i * 7 % 40, kinds[i % 3]) for i in range(12)]
    stock = Stock()
    price = discounts(book=10, toy=25)
    earned = 0
    undone = 0
    for day in range(days):
        stock.add(items[day % 12], day % 5 + 1, note="weekly" if day % 700 == 0 else "")
        wanted = [(items[(day + k * 5) % 12], k + 1) for k in range(3)]
        if order(stock, *wanted):
            earned += sum(price(item, pieces) for item, pieces in wanted)
        else:
            undone += 1
        try:
            if day % 10 == 0:
                stock.remove(items[0], 0)
        except ValueError:
            undone += 1
    for item, pieces in stock:
        print(f"{item.name:<10}{item.kind.name:<6}{pieces:>6}")
    print("earned", earned, "undone", undone, "value", stock.value(), stock.value(Kind.TOY), stock.value(Kind.BOOK, Kind.FOOD))
    print(sorted(calls.items()), stock.add.__name__, len(stock._log), stock._log[-1:])
    print(items[1], items[1]._replace(price=1).price, Kind(2), Kind["FOOD"].value)


if __name__ == "__main__":
    main()
