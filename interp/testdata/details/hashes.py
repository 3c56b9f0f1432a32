#---- equal numbers have equal hashes
from decimal import Decimal
from fractions import Fraction
for n in [0, 1, -1, 2, -2, 7, 2**31, 2**53, 2**61 - 2, 2**61 - 1, 2**61, 2**62, 2**64, -2**61, 10**20, -10**25, 2**200]:
    hs = {hash(n), hash(Decimal(n)), hash(Fraction(n)), hash(complex(n)) if abs(n) < 2**1000 and int(float(n)) == n else hash(n)}
    if int(float(n)) == n: hs.add(hash(float(n)))
    print(n, hash(n), len(hs))
for x in [0.5, 0.1, -0.75, 1.5, 1e100, -1e-100, 3.14159, 1e308, 5e-324, float("inf"), float("-inf"), -0.0, 2.0**62]:
    hs = {hash(x), hash(complex(x, 0))}
    if abs(x) != float("inf"):
        hs |= {hash(Fraction(x)), hash(Decimal(x))}
    else:
        hs.add(hash(Decimal(x)))
    print(x, hash(x), len(hs))
print(hash(Fraction(1, 3)), hash(Fraction(-7, 5)), hash(Decimal("0.1")), hash(Decimal("-1e10")), hash(Decimal("1e-10")), hash(1 + 2j), hash(-1j), hash(1.5 - 0.5j), hash(True), hash(False))
#---- hashes of tuples and frozensets
print(hash(()), hash((1,)), hash((1, 2, 3)), hash((True, 1.0)), hash((1, (2, 3))), hash((0.5,)), hash((-1, -2)), hash((None,)) == hash((None,)), hash((1, 2)) == hash((1.0, True + 1)))
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset([3, 2, 1])), hash(frozenset([True, 0.5])), hash(frozenset([(1, 2), frozenset([3])])), hash(frozenset(range(100))))
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: hash([])); tell(lambda: hash({})); tell(lambda: hash(set())); tell(lambda: hash((1, []))); tell(lambda: hash(((1, ({},)),))); tell(lambda: hash(bytearray())); tell(lambda: hash({}.keys())); tell(lambda: hash({}.items())); tell(lambda: hash()); tell(lambda: hash(1, 2)); tell(lambda: hash(x=1))
#---- equal things have equal hashes
from datetime import date, datetime, timedelta, time, timezone
from pathlib import PurePosixPath
from collections import namedtuple
from dataclasses import dataclass
from enum import Enum, IntEnum
from uuid import UUID
import re
P = namedtuple("P", "x y")
@dataclass(frozen=True)
class D:
    x: int
    y: tuple
class S(str): pass
class I(int): pass
class F(float): pass
class T(tuple): pass
class FS(frozenset): pass
class C(IntEnum):
    A = 5
class B(bytes): pass
pairs = [("a", S("a")), (5, I(5)), (5, C.A), (5.5, F(5.5)), ((1, 2), T((1, 2))), ((1, 2), P(1, 2)), (frozenset([1]), FS([1])), (b"x", B(b"x")),
    (D(1, (2,)), D(True, (2.0,))), (date(2024, 1, 1), date(2024, 1, 1)), (timedelta(days=1), timedelta(hours=24)), (datetime(2024, 1, 1, 12, tzinfo=timezone.utc), datetime(2024, 1, 1, 13, tzinfo=timezone(timedelta(hours=1)))), (time(1, 2), time(1, 2)), (PurePosixPath("a/b"), PurePosixPath("a//b")), (UUID(int=5), UUID(int=5)), (range(0), range(3, 3)), (range(0, 5, 2), range(0, 6, 2)), (int | str, str | int), (list[int], list[int])]
for a, b in pairs: print(a == b, hash(a) == hash(b), end=" ")
print()
print(hash(range(3)) == hash(range(3)), hash(range(10)), hash(range(0)) == hash((0, None, None)), hash(range(5, 6)) == hash((1, 5, None)), hash(range(1, 10, 3)) == hash((3, 1, 3)), len({range(3), range(0, 3, 1), range(4)}), {range(2): "r"}[range(0, 2)])
class A:
    def m(self): pass
a = A()
print(hash(a.m) == hash(a.m), a.m == a.m, {a.m: 1}[a.m], hash(a) == hash(a), hash(A) == hash(A), hash(len) == hash(len), hash(None) == hash(None), hash(...) == hash(...), hash(print) != hash(len))
#---- __hash__ of many kinds
class H:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v
class I(int): pass
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
for v in [0, -1, 5, 2**61 - 1, 2**61, 2**63 - 1, 2**63, -2**63, -2**64, 10**30, True, I(7), I(-1), 1.0, "x", None, [], NotImplemented]:
    tell(lambda: hash(H(v)))
tell(lambda: hash((H(3), H(True)))); tell(lambda: hash((H(None),)))
class Raises:
    def __hash__(self): raise KeyError("h")
tell(lambda: hash(Raises())); tell(lambda: hash((1, Raises()))); tell(lambda: {Raises()}); tell(lambda: frozenset([Raises()]))
class ByAttr: pass
b = ByAttr(); b.__hash__ = lambda: 5
tell(lambda: hash(b) == 5)
#---- special hashes called by hand
print((5).__hash__(), (1.5).__hash__() == hash(1.5), True.__hash__(), (1, 2).__hash__() == hash((1, 2)), "a".__hash__() == hash("a"), b"a".__hash__() == hash(b"a"), frozenset([1]).__hash__() == hash(frozenset([1])), (1j).__hash__() == hash(1j), int.__hash__(7), object.__hash__(5) != None, None.__hash__() == hash(None), [].__hash__, {}.__hash__, set.__hash__, dict.__hash__ is None, bytearray.__hash__, (-1).__hash__(), range(3).__hash__() == hash(range(3)))
class A:
    def __hash__(self): return super().__hash__()
a = A(); print(hash(a) == hash(a), hash(a) == object.__hash__(a), isinstance(hash(a), int))
