#---- dataclass basics
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: int = 0
    def dist(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = Point(3, 4)
print(p, p.dist(), p == Point(3, 4), p != Point(3), Point(y=1, x=2))
p.x = 10
print(p)
try: Point()
except TypeError as e: print(e)
#---- dataclass default factory
from dataclasses import dataclass, field
@dataclass
class Team:
    name: str
    members: list = field(default_factory=list)
    secret: int = field(default=7, repr=False)
    cache: dict = field(default_factory=dict, compare=False, repr=False)
a, b = Team("a"), Team("b")
a.members.append("Ann")
a.cache["k"] = 1
print(a, b, a.secret, a == Team("a", ["Ann"]))
#---- dataclass order and frozen
from dataclasses import dataclass, FrozenInstanceError
@dataclass(order=True, frozen=True)
class Card:
    rank: int
    suit: str = "hearts"
cards = [Card(5), Card(2, "spades"), Card(2, "clubs")]
print(sorted(cards), max(cards), Card(1) < Card(2), len({Card(1), Card(1)}))
try: cards[0].rank = 9
except FrozenInstanceError as e: print(e)
#---- dataclass asdict replace fields
from dataclasses import dataclass, asdict, astuple, replace, fields
@dataclass
class In:
    v: int
@dataclass
class Out:
    name: str
    inner: In
    tags: list
o = Out("o", In(1), ["t"])
print(asdict(o), astuple(o))
print(replace(o, name="new"), [f.name for f in fields(o)])
#---- dataclass post init
from dataclasses import dataclass, field
@dataclass
class Rect:
    w: float
    h: float
    area: float = field(init=False)
    def __post_init__(self):
        if self.w < 0: raise ValueError("negative width")
        self.area = self.w * self.h
print(Rect(2, 3.5))
try: Rect(-1, 1)
except ValueError as e: print(e)
#---- dataclass inheritance
from dataclasses import dataclass
@dataclass
class A:
    x: int
    y: int = 1
@dataclass
class B(A):
    z: int = 2
    def __str__(self): return f"B<{self.x}{self.y}{self.z}>"
print(repr(B(9)), B(9, 8, 7), B(1) == A(1), isinstance(B(1), A))
#---- dataclass mutable default
from dataclasses import dataclass
try:
    @dataclass
    class Bad:
        xs: list = []
except ValueError as e:
    print(e)
#---- dataclass eq false and hash
from dataclasses import dataclass
@dataclass(eq=False)
class A:
    x: int
@dataclass(unsafe_hash=True)
class H:
    x: int
@dataclass
class N:
    x: int
print(A(1) == A(1), hash(H(1)) == hash(H(1)))
try: hash(N(1))
except TypeError as e: print(e)
#---- dataclass kw only and class var
from dataclasses import dataclass, field, KW_ONLY
from typing import ClassVar
@dataclass
class C:
    count: ClassVar[int] = 0
    a: int
    _: KW_ONLY
    b: int = 5
    def __post_init__(self): C.count += 1
print(C(1), C(2, b=3), C.count)
try: C(1, 2)
except TypeError as e: print("positional" in str(e))
#---- dataclass slots and match
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
match P(1, 2):
    case P(1, y): print("y is", y)
print(P.__match_args__, P.__annotations__ == {"x": int, "y": int})
#---- enum basics
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = "b"
print(Color.RED, repr(Color.RED), Color.RED.name, Color.BLUE.value, Color(2), Color["BLUE"])
print(list(Color), len(Color), Color.RED is Color(1), Color.RED == 1, Color.RED in Color)
print([c.name for c in Color], {Color.RED: "r"}[Color.RED], f"{Color.GREEN}")
try: Color(9)
except ValueError as e: print(e)
try: Color["X"]
except KeyError as e: print(e)
try: Color.RED = 5
except AttributeError as e: print(type(e).__name__)
#---- enum auto and methods
from enum import Enum, auto
class Weekday(Enum):
    MON = auto()
    TUE = auto()
    SUN = auto()
    def weekend(self): return self is Weekday.SUN
    @classmethod
    def first(cls): return list(cls)[0]
    @property
    def short(self): return self.name[0]
print([(d.name, d.value, d.weekend(), d.short) for d in Weekday], Weekday.first())
#---- int enum and aliases
from enum import IntEnum, Enum, unique, Flag
class Level(IntEnum):
    LOW = 1
    HIGH = 3
print(Level.LOW < Level.HIGH, Level.HIGH + 1, Level.LOW == 1, max(Level).name, sorted([Level.HIGH, Level.LOW]) == [1, 3], int(Level.HIGH))
class A(Enum):
    X = 1
    Y = 1
print(A.Y is A.X, list(A), list(A.__members__))
try:
    @unique
    class B(Enum):
        X = 1
        Y = 1
except ValueError as e: print(e)
#---- enum functional and comparisons
from enum import Enum
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT.value, Animal.DOG != Animal.CAT)
try: Animal.CAT < Animal.DOG
except TypeError as e: print(e)
class Planet(Enum):
    EARTH = (1, 2)
    MARS = (3, 4)
    def __init__(self, a, b): self.a, self.b = a, b
print(Planet.MARS.a, Planet.MARS.value, Planet((1, 2)).b)
#---- flag and str enum
from enum import Flag, auto, Enum
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
rw = Perm.R | Perm.W
print(Perm.R in rw, Perm.X in rw, rw.value, bool(rw & Perm.X))
class S(str, Enum):
    A = "a"
print(S.A == "a", S.A.upper(), S.A.value, S("a") is S.A)
#---- namedtuple
from collections import namedtuple
Point = namedtuple("Point", ["x", "y"], defaults=[0])
p = Point(3)
x, y = p
print(p, p.x, p[1], x + y, p == (3, 0), len(p), Point._fields, p._asdict())
print(p._replace(y=9), Point._make([7, 8]), sorted([Point(2, 1), Point(1, 5)]), hash(p) == hash((3, 0)))
try: p.x = 1
except AttributeError as e: print("can't set" in str(e))
try: Point()
except TypeError as e: print("missing 1 required positional argument: 'x'" in str(e))
#---- typed namedtuple
from typing import NamedTuple
class Emp(NamedTuple):
    name: str
    age: int = 30
    def older(self, n): return self._replace(age=self.age + n)
e = Emp("Eva")
print(e, e.older(5), e.age, isinstance(e, tuple), e[0], [*e])
for name, age in [Emp("A"), Emp("B", 1)]: print(name, age)
#---- subclassing list
class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
    @property
    def size(self): return len(self)
s = Stack([1, 2])
s.push(3)
print(s, s.peek(), s.size, s[0:2], isinstance(s, list), s == [1, 2, 3], type(s).__name__, sum(s), list(reversed(s)))
s.sort(reverse=True)
print(s, s + [0], 3 in s)
#---- subclassing dict
class Default(dict):
    def __missing__(self, k):
        self[k] = len(self)
        return self[k]
    def __setitem__(self, k, v):
        print("set", k)
        super().__setitem__(k, v)
d = Default(a=5)
print(d["a"], d["b"], d["c"], d["b"], d, d.get("z"), len(d))
class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
a = Attr(x=1)
a.y = 2
print(a.x, a["y"], a)
#---- subclassing str int float tuple
class Loud(str):
    def shout(self): return self.upper() + "!"
class Even(int):
    def __new__(cls, n): return super().__new__(cls, n - n % 2)
    def half(self): return self // 2
class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
s = Loud("hey")
print(s.shout(), s + "x", len(s), s == "hey", Even(7), Even(9).half(), Pair(1, 2), Pair(1, 2).first, isinstance(Even(1), int))
class F(float):
    def __str__(self): return "%.1f deg" % self
print(F(21.55), F(1) + 1)
#---- subclassing set and exceptions
class Tags(set):
    def add_all(self, *xs):
        for x in xs: self.add(x)
        return self
t = Tags(["a"]).add_all("b", "c")
print(sorted(t), len(t), "a" in t, sorted(t & {"a"}), t >= {"b"})
#---- linked list
class Node:
    def __init__(self, v, nxt=None): self.v, self.next = v, nxt
class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.n = 0
        for x in items: self.append(x)
    def append(self, v):
        node = Node(v)
        self.n += 1
        if not self.head: self.head = node; return
        cur = self.head
        while cur.next: cur = cur.next
        cur.next = node
    def reverse(self):
        prev = None
        cur = self.head
        while cur:
            cur.next, prev, cur = prev, cur, cur.next
        self.head = prev
    def __iter__(self):
        cur = self.head
        while cur:
            yield cur.v
            cur = cur.next
    def __len__(self): return self.n
    def __repr__(self): return " -> ".join(map(str, self)) or "empty"
l = LinkedList([1, 2, 3])
print(l, len(l)); l.reverse(); print(l, list(l), 2 in l, LinkedList())
#---- binary tree
class Tree:
    def __init__(self, v): self.v, self.l, self.r = v, None, None
    def insert(self, v):
        side = "l" if v < self.v else "r"
        child = getattr(self, side)
        if child is None: setattr(self, side, Tree(v))
        else: child.insert(v)
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
    def depth(self):
        return 1 + max(self.l.depth() if self.l else 0, self.r.depth() if self.r else 0)
t = Tree(5)
for v in [2, 8, 1, 9, 3]: t.insert(v)
print(list(t), t.depth(), sum(t), max(t))
#---- shapes with polymorphism
import math
class Shape:
    def area(self): raise NotImplementedError
    def __lt__(self, o): return self.area() < o.area()
    def __str__(self): return f"{self.__class__.__name__:<8}{self.area():8.2f}"
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return math.pi * self.r ** 2
class Rect(Shape):
    def __init__(self, a, b): self.a, self.b = a, b
    def area(self): return self.a * self.b
class Square(Rect):
    def __init__(self, a): super().__init__(a, a)
for s in sorted([Circle(1), Square(1.5), Rect(2, 3)]): print(s)
print(f"{sum(s.area() for s in (Square(2), Rect(1, 1)))}")
#---- copy and deepcopy
import copy
class Box:
    def __init__(self, items): self.items = items; self.label = "x"
b = Box([1, [2]])
s, d = copy.copy(b), copy.deepcopy(b)
b.items[1].append(3); b.label = "changed"
print(s.items, d.items, s.label, s.items is b.items, type(d).__name__)
class C:
    def __copy__(self): return "my copy"
    def __deepcopy__(self, memo): return "my deep copy"
print(copy.copy(C()), copy.deepcopy([C()]))
x = [1]; x.append(x)
y = copy.deepcopy(x)
print(y[1] is y, x)
#---- observer and strategy
class Subject:
    def __init__(self): self.obs = []
    def attach(self, f): self.obs.append(f); return f
    def fire(self, *a):
        return [f(*a) for f in self.obs]
s = Subject()
@s.attach
def one(x): return x + 1
class M:
    def m(self, x): return x * 10
s.attach(M().m)
s.attach(lambda x: -x)
print(s.fire(5), one(1))
#---- instances cross processes
from multiprocessing import Process, Queue
from collections import namedtuple
from dataclasses import dataclass
from enum import Enum
class Mood(Enum):
    OK = 1
P = namedtuple("P", "a b")
@dataclass
class D:
    x: int
class Plain:
    shared = []
    def __init__(self): self.v = [1]
def f(q, *objs):
    objs[3].v.append(2)
    for o in objs: q.put(o)
q = Queue()
me = Plain()
p = Process(target=f, args=(q, Mood.OK, P(1, 2), D(5), me)); p.start()
m, t, d, pl = [q.get() for _ in range(4)]
p.join()
print(m is Mood.OK, t, d == D(5), pl.v, me.v, type(pl) is Plain)
#---- inventory with operators
class Inventory:
    def __init__(self, **items): self.items = items
    def __add__(self, o):
        out = dict(self.items)
        for k, v in o.items.items(): out[k] = out.get(k, 0) + v
        return Inventory(**out)
    def __getitem__(self, k): return self.items.get(k, 0)
    def __eq__(self, o): return self.items == o.items
    def __repr__(self): return "Inventory(%s)" % ", ".join(f"{k}={v}" for k, v in sorted(self.items.items()))
a, b = Inventory(pen=1, ink=2), Inventory(pen=4)
print(a + b, (a + b)["pen"], a["zzz"], a + b == b + a)
#---- matrix class
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    def __matmul__(self, o):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __eq__(self, o): return self.rows == o.rows
    def __str__(self): return "\n".join(" ".join(f"{x:3}" for x in r) for r in self.rows)
    @property
    def T(self): return Matrix(zip(*self.rows))
m = Matrix([[1, 2], [3, 4]])
print(m @ m, m @ Matrix.identity(2) == m, m.T[0, 1], sep="\n")
m[0, 0] = 100
print(m)
#---- bank hierarchy
class Account:
    total = 0
    def __init__(self, owner, balance=0):
        self.owner, self._balance = owner, balance
        Account.total += 1
    @property
    def balance(self): return self._balance
    def withdraw(self, n):
        if n > self.limit(): raise ValueError(f"limit {self.limit()}")
        self._balance -= n
    def limit(self): return self._balance
    def __iadd__(self, n): self._balance += n; return self
class Credit(Account):
    def limit(self): return self._balance + 100
a, c = Account("A", 10), Credit("C")
c += 5
for x in (a, c):
    try:
        x.withdraw(50); print(x.owner, x.balance)
    except ValueError as e: print(x.owner, e)
print(Account.total, Credit.total)
