#---- struct
import struct
def t(f, *a):
    try:
        print(f, struct.pack(f, *a))
    except Exception as e:
        print(f, type(e).__name__, e)
for o in "@<>!=":
    for c, v in [("b", -5), ("B", 200), ("h", -2), ("H", 65535), ("i", 70000), ("I", 2**32 - 1), ("q", -2**63), ("Q", 2**64 - 1), ("l", 5), ("f", 1.5), ("d", -2.25), ("e", 0.1), ("c", b"x"), ("3s", b"ab"), ("5p", b"abc"), ("?", []), ("x", None)][:-1]:
        t(o + c, v)
for o in "@<":
    for c, v in [("b", 200), ("B", -1), ("h", 70000), ("i", 2**31), ("I", -1), ("q", 2**63), ("i", "x"), ("i", 1.5), ("f", "x"), ("c", "a"), ("s", "a"), ("e", 1e6), ("b", 2**70), ("n", 1)]:
        t(o + c, v)
t("ii", 1); t("z", 1); t("3", 1); t("xx"); t("bhiq", 1, 2, 3, 4); t(">bhiq", 1, 2, 3, 4); t("2h 3b", 1, 2, 3, 4, 5); t("<f", 1e50)
print(struct.unpack("<hi", b"\x01\x00\xff\xff\xff\xff"), struct.unpack(">4s?e", b"abcd\x01\x3c\x00"), struct.calcsize("bq0i"), struct.calcsize("<bq"))
def u(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)
u(struct.unpack, "i", b"abc"); u(struct.unpack_from, "<i", b"abcdefgh", 8); u(struct.unpack_from, "<h", b"abcdefgh", offset=2); u(struct.unpack_from, "i", b"abcdefgh", -2)
print(list(struct.iter_unpack("<hb", b"\x01\x00\x02\x03\x00\x04")))
b = bytearray(6)
struct.pack_into("<h", b, 2, 513)
print(b)
s = struct.Struct("<2i")
print(s.size, s.format, s.pack(1, 2), s.unpack(s.pack(3, 4)), struct.unpack("<d", struct.pack("<d", float("inf"))))
#---- pickle of plain values
import pickle
values = [None, True, False, 0, 255, 256, -1, 70000, 2**40, -2**70, 1.5, "", "abc", "ä€", "x" * 300, b"", b"\x00\xff", (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2],
          {}, {"a": 1}, {"a": 1, "b": [2, {"c": None}]}, {1}, frozenset([1]), ["same", "same"], [(1, 2)] * 2, list(range(1500))]
for v in values:
    data = pickle.dumps(v)
    back = pickle.loads(data)
    print(type(v).__name__, data[:30], len(data), back == v, type(back) is type(v))
l = [1]
l.append(l)
m = pickle.loads(pickle.dumps(l))
print(m[0], m[1] is m)
a = []
b = pickle.loads(pickle.dumps([a, a]))
print(b[0] is b[1])
for data in (b"I5\n.", b"(lp0\nI1\naI2\na.", b"\x80\x02X\x01\x00\x00\x00aq\x00.", b"(dp0\nVk\np1\nI1\ns.", b"F1.5\n.", b"\x80\x03}q\x00(X\x01\x00\x00\x00aq\x01K\x01u."):
    print(pickle.loads(data))
#---- pickle of objects
import pickle
from collections import namedtuple, OrderedDict, defaultdict, Counter, deque
from datetime import datetime, date, timedelta
from decimal import Decimal
from fractions import Fraction
from enum import Enum
from dataclasses import dataclass
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)
class Slots:
    __slots__ = ("a", "b")
class Custom:
    def __init__(self, n):
        self.n = n
        self.cache = "big"
    def __getstate__(self):
        return {"n": self.n}
    def __setstate__(self, state):
        self.n, self.cache = state["n"], "rebuilt"
class Reduced:
    def __init__(self, n):
        self.n = n
    def __reduce__(self):
        return Reduced, (self.n + 1,)
class MyList(list):
    pass
class MyError(Exception):
    pass
class Colour(Enum):
    RED = 1
@dataclass
class Data:
    a: int
    b: str = "x"
Pair = namedtuple("Pair", "left right")
def function(n):
    return n + 1
p = Point(1, [2])
print(pickle.dumps(p)[:60], pickle.loads(pickle.dumps(p)) == p)
s = Slots()
s.a = 5
print(pickle.loads(pickle.dumps(s)).a, hasattr(pickle.loads(pickle.dumps(s)), "b"))
c = pickle.loads(pickle.dumps(Custom(3)))
print(c.n, c.cache, pickle.loads(pickle.dumps(Reduced(1))).n)
l = MyList([1, 2])
l.name = "n"
l2 = pickle.loads(pickle.dumps(l))
print(l2, type(l2).__name__, l2.name)
e = pickle.loads(pickle.dumps(MyError("a", 1)))
print(repr(e), e.args)
for v in (Colour.RED, Data(1), Pair(1, 2), OrderedDict(a=1), defaultdict(int, a=1), Counter("aab"), deque([1, 2], 5), datetime(2024, 1, 2, 3), date(2024, 1, 2), timedelta(1, 2),
          Decimal("1.50"), Fraction(1, 3), 1 + 2j, range(3), bytearray(b"x"), Ellipsis):
    back = pickle.loads(pickle.dumps(v))
    print(repr(back), back == v, type(back) is type(v))
print(pickle.loads(pickle.dumps(function))(1), pickle.loads(pickle.dumps(len)) is len, pickle.loads(pickle.dumps(Point)) is Point, pickle.loads(pickle.dumps(int)) is int)
def attempt(f, *a):
    try:
        f(*a)
        print("fine")
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
attempt(pickle.dumps, lambda: 1)
attempt(pickle.dumps, (i for i in "ab"))
attempt(pickle.loads, b"")
attempt(pickle.loads, b"zz")
attempt(pickle.loads, "text")
attempt(pickle.dumps, 1, 99)
print(issubclass(pickle.PicklingError, pickle.PickleError), pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
#---- pickle in files
import pickle
with open("p.bin", "wb") as f:
    pickle.dump({"a": [1, 2]}, f)
    pickle.dump("second", f, protocol=pickle.HIGHEST_PROTOCOL)
with open("p.bin", "rb") as f:
    print(pickle.load(f), pickle.load(f))
    try:
        pickle.load(f)
    except EOFError as e:
        print("EOFError", e)
