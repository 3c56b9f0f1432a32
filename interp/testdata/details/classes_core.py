#---- simple class
class Dog:
    kind = "canine"
    def __init__(self, name, tricks=None):
        self.name = name
        self.tricks = tricks or []
    def add(self, trick):
        self.tricks.append(trick)
        return self
d = Dog("Rex").add("roll").add("sit")
e = Dog("Ace")
print(d.name, d.tricks, e.tricks, d.kind, Dog.kind)
Dog.kind = "wolf"
e.kind = "toy"
print(d.kind, e.kind, vars(e))
#---- mutable class attribute shared
class Bag:
    items = []
    count = 0
    def put(self, x):
        self.items.append(x)
        self.count += 1
a, b = Bag(), Bag()
a.put(1); b.put(2); b.put(3)
print(a.items, b.items is a.items, a.count, b.count, Bag.count)
#---- inheritance and super
class Animal:
    def __init__(self, name): self.name = name
    def speak(self): return "..."
    def intro(self): return f"{self.name} says {self.speak()}"
class Cat(Animal):
    def speak(self): return "meow"
class Lion(Cat):
    def __init__(self, name, size):
        super().__init__(name.upper())
        self.size = size
    def speak(self): return super().speak() + " ROAR" * self.size
for a in (Animal("a"), Cat("tom"), Lion("leo", 2)):
    print(a.intro())
print(isinstance(a, Animal), issubclass(Lion, Cat), isinstance(Cat("x"), Lion), type(a) is Cat, type(a).__name__)
#---- multiple inheritance mro
class A:
    def who(self): return "A"
class B(A):
    def who(self): return "B" + super().who()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C):
    def who(self): return "D" + super().who()
print(D().who(), [k.__name__ for k in D.__mro__])
print(D.__bases__ == (B, C), D.mro()[-1] is object)
#---- cooperative init
class Base:
    def __init__(self, **kw):
        print("Base", kw)
class Left(Base):
    def __init__(self, left=0, **kw):
        super().__init__(**kw); self.left = left
class Right(Base):
    def __init__(self, right=0, **kw):
        super().__init__(**kw); self.right = right
class Both(Left, Right):
    pass
b = Both(left=1, right=2, other=3)
print(b.left, b.right)
#---- mixins
class ReprMixin:
    def __repr__(self):
        args = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({args})"
class EqMixin:
    def __eq__(self, o): return vars(self) == vars(o)
class P(ReprMixin, EqMixin):
    def __init__(self, x, y): self.x, self.y = x, y
print(P(1, "b"), P(1, 2) == P(1, 2), P(1, 2) != P(2, 1), [P(0, None)])
#---- static and class methods
class Temp:
    unit = "C"
    def __init__(self, deg): self.deg = deg
    @staticmethod
    def convert(f): return (f - 32) * 5 / 9
    @classmethod
    def from_f(cls, f): return cls(cls.convert(f))
    @classmethod
    def describe(cls): return cls.__name__ + cls.unit
class Kelvin(Temp): unit = "K"
t = Kelvin.from_f(212)
print(type(t).__name__, t.deg, Kelvin.describe(), Temp.convert(50), t.convert(32), t.describe())
#---- properties
class Circle:
    def __init__(self, r): self.radius = r
    @property
    def radius(self): return self._r
    @radius.setter
    def radius(self, v):
        if v < 0: raise ValueError("negative radius")
        self._r = v
    @radius.deleter
    def radius(self):
        print("deleted"); self._r = 0
    @property
    def area(self): return 3 * self._r ** 2
c = Circle(2)
c.radius += 1
print(c.radius, c.area)
try: c.radius = -1
except ValueError as e: print(e)
try: c.area = 5
except AttributeError: print("read only")
del c.radius
print(c.radius)
#---- str and repr
class A:
    def __repr__(self): return "A()"
class B:
    def __str__(self): return "b"
class C(A):
    def __str__(self): return "c"
print(A(), str(A()), [A()], B(), str(B()), C(), [C()], {"k": C()}, (C(),))
print(f"{C()} {C()!r} {C()!s}", "%s %r" % (C(), C()), "{} {!r}".format(C(), C()))
print(repr(B()).startswith("<__main__.B object at 0x"), B)
#---- comparison methods
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, V) and self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __le__(self, o): return self.n <= o.n
    def __hash__(self): return hash(self.n)
    def __repr__(self): return "V%d" % self.n
a, b = V(1), V(2)
print(a < b, a > b, a <= b, a >= b, a == V(1), a != b, a == 1)
print(sorted([V(3), a, b]), max(a, b), min([b, a]), len({V(1), V(1), V(2)}), {V(1): "x"}[V(1)], V(2) in [a, b])
#---- total ordering
from functools import total_ordering
@total_ordering
class Version:
    def __init__(self, s): self.parts = [int(x) for x in s.split(".")]
    def __eq__(self, o): return self.parts == o.parts
    def __lt__(self, o): return self.parts < o.parts
v, w = Version("1.2"), Version("1.10")
print(v < w, v <= w, v > w, v >= w, v == Version("1.2"), v != w)
#---- eq without hash
class A:
    def __eq__(self, o): return True
try:
    {A()}
except TypeError as e:
    print("unhashable type: 'A'" in str(e))
print(A.__hash__, A() == 5, A() != 5, 5 == A())
#---- missing comparisons
class A: pass
a, b = A(), A()
print(a == b, a != b, a == a)
for f in (lambda: a < b, lambda: a >= 1, lambda: a + b, lambda: -a, lambda: len(a), lambda: a[0], lambda: a(), lambda: iter(a), lambda: 1 in a, lambda: 1 + a):
    try: f()
    except TypeError as e: print(e)
#---- arithmetic operators
class Vec:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return Vec(self.x - o.x, self.y - o.y)
    def __mul__(self, k):
        if isinstance(k, Vec): return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return Vec(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __bool__(self): return bool(self.x or self.y)
    def __repr__(self): return f"Vec({self.x}, {self.y})"
a, b = Vec(3, 4), Vec(1, 2)
print(a + b, a - b, a * 2, 3 * b, a * b, -a, abs(a), bool(Vec(0, 0)), not a)
a += b
print(a)
#---- reflected operators
class N:
    def __init__(self, n): self.n = n
    def __add__(self, o): print("add"); return NotImplemented if isinstance(o, str) else self.n + int(o)
    def __radd__(self, o): print("radd"); return o + self.n
    def __rsub__(self, o): return ("rsub", o)
    def __rtruediv__(self, o): return ("rdiv", o)
    def __int__(self): return self.n
print(N(1) + 2, 2 + N(1), 5 - N(1), 8 / N(2), sum([N(1), N(2)]))
try:
    N(1) + "a"
except TypeError as e: print(e)
#---- in place operators
class Acc:
    def __init__(self): self.log = []
    def __iadd__(self, x): self.log.append(x); return self
    def __imul__(self, k): self.log *= k; return self
a = Acc(); b = a
a += 1; a += "two"; a *= 2
print(a.log, a is b)
#---- more operators
class O:
    def __floordiv__(self, o): return "//"
    def __mod__(self, o): return "%"
    def __pow__(self, o): return "**"
    def __and__(self, o): return "&"
    def __or__(self, o): return "|"
    def __xor__(self, o): return "^"
    def __lshift__(self, o): return "<<"
    def __rshift__(self, o): return ">>"
    def __matmul__(self, o): return "@"
    def __invert__(self): return "~"
    def __pos__(self): return "+"
    def __divmod__(self, o): return "divmod"
    def __round__(self, n=None): return "round %s" % n
o = O()
print(o // 1, o % 1, o ** 1, o & 1, o | 1, o ^ 1, o << 1, o >> 1, o @ 1, ~o, +o, divmod(o, 1), round(o), round(o, 2))
#---- container methods
class Grid:
    def __init__(self): self.cells = {}
    def __getitem__(self, k): print("get", k); return self.cells.get(k, 0)
    def __setitem__(self, k, v): self.cells[k] = v
    def __delitem__(self, k): del self.cells[k]
    def __contains__(self, k): return k in self.cells
    def __len__(self): return len(self.cells)
g = Grid()
g[1, 2] = 5
g["a"] = 1
g[1, 2] += 10
print(g[1, 2], (1, 2) in g, "z" in g, len(g), bool(g))
del g["a"]
print(len(g), g["q"], g[0, None])
#---- iteration by getitem
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), [x for x in Seq()], max(Seq()))
a, b, c = Seq()
print(a, b, c)
#---- iterator class
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(3)), sum(Countdown(4)), [*Countdown(2)])
for x in Countdown(2): print(x)
c = Countdown(1)
print(next(c), next(c, "end"))
class Range:
    def __init__(self, n): self.n = n
    def __iter__(self): return iter(range(self.n))
    def __reversed__(self): return iter("rev")
r = Range(3)
print(list(r), list(r), tuple(zip(r, r)), list(reversed(r)), 2 in r)
#---- callable objects
class Adder:
    def __init__(self, n): self.n = n; self.calls = 0
    def __call__(self, x, *rest, scale=1):
        self.calls += 1
        return (self.n + x + sum(rest)) * scale
a = Adder(10)
print(a(1), a(1, 2, 3), a(1, scale=2), a.calls, callable(a), list(map(a, [1, 2])))
#---- getattr fallback
class Proxy:
    def __init__(self, d): self.d = d
    def __getattr__(self, name):
        print("looking for", name)
        if name in self.d: return self.d[name]
        raise AttributeError("no " + name)
p = Proxy({"x": 5})
print(p.x, p.d, hasattr(p, "y"), getattr(p, "z", "dflt"))
try: p.q
except AttributeError as e: print(e)
#---- setattr and delattr hooks
class Strict:
    def __setattr__(self, k, v):
        if k.startswith("bad"): raise AttributeError("refused " + k)
        print("set", k, v)
        super().__setattr__(k, v)
    def __delattr__(self, k):
        print("del", k)
        object.__delattr__(self, k)
s = Strict()
s.a = 1
setattr(s, "b", 2)
del s.a
try: s.bad1 = 3
except AttributeError as e: print(e)
print(s.__dict__)
#---- getattribute
class A:
    x = 1
    def __getattribute__(self, n):
        if n == "secret": return "hidden value"
        return object.__getattribute__(self, n)
a = A()
print(a.x, a.secret)
#---- format method
class Money:
    def __init__(self, n): self.n = n
    def __format__(self, spec):
        return f"EUR {self.n:{spec}}" if spec else f"EUR {self.n}"
print(f"{Money(5)}|{Money(2.5):.2f}|{Money(7):>5}", "{:06.1f}".format(Money(3.14159)), format(Money(1), "03d"))
#---- conversions
class T:
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __index__(self): return 2
    def __bool__(self): return False
    def __bytes__(self): return b"T"
    def __complex__(self): return 1j
print(int(T()), float(T()), [10, 20, 30][T()], bool(T()), bytes(T()), "abcd"[T():], hex(T()), "no" if T() else "falsy")
#---- len and bool
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(L(0)), bool(L(2)), len(L(5)))
for bad in (-1, 1.5):
    try: len(L(bad))
    except (ValueError, TypeError) as e: print(e)
#---- bound methods as values
class C:
    def __init__(self, k): self.k = k
    def times(self, x): return self.k * x
f = C(3).times
print(f(5), list(map(C(2).times, [1, 2])), C.times(C(4), 1), f.__self__.k, f.__name__, f.__func__ is C.times)
table = {"a": C(1).times, "b": C(10).times}
print([table[k](7) for k in "ab"])
c = C(1)
print(c.times == c.times, getattr(c, "times")(9))
#---- dynamic attributes
class Thing: pass
t = Thing()
for i, n in enumerate(["a", "b"]):
    setattr(t, n, i)
print(t.a, t.b, hasattr(t, "c"), sorted(t.__dict__), vars(t))
delattr(t, "a")
print(hasattr(t, "a"))
Thing.hello = lambda self: "hello %d" % self.b
print(t.hello())
t.own = lambda x: x * 2
print(t.own(4))
#---- class body code
class Config:
    print("body runs")
    base = 5
    double = base * 2
    table = [i * i for i in range(3)]
    for n in range(2):
        pass
    if base > 3:
        def big(self): return True
    def helper(x): return x + 1
    value = helper(9)
print(Config.double, Config.table, Config.n, Config().big(), Config.value)
#---- private names
class A:
    def __init__(self): self.__x = 1; self._y = 2
    def get(self): return self.__x
    def __hidden(self): return "hidden"
    def call(self): return self.__hidden()
a = A()
print(a.get(), a._y, a._A__x, a.call(), a._A__hidden(), sorted(a.__dict__))
try: a.__x
except AttributeError as e: print(e)
#---- inner classes
class Tree:
    class Node:
        def __init__(self, v): self.v = v; self.kids = []
    def __init__(self, v): self.root = Tree.Node(v)
    def add(self, v): self.root.kids.append(self.Node(v)); return self
t = Tree(1).add(2).add(3)
print(t.root.v, [k.v for k in t.root.kids], Tree.Node.__name__, Tree.Node.__qualname__)
#---- class names and docs
class Doc:
    """Doc text."""
    def m(self):
        "method doc"
print(Doc.__doc__, Doc.m.__doc__, Doc.__name__, Doc.__module__, Doc.m.__qualname__, Doc, type(Doc), type(Doc()))
#---- closures in classes
def make(n):
    class Counter:
        step = n
        def __init__(self): self.c = 0
        def tick(self):
            self.c += n
            return self.c
    return Counter
A, B = make(1), make(10)
a, b = A(), B()
a.tick(); b.tick()
print(a.tick(), b.tick(), A.step, B.step, A is B, A.__name__ == B.__name__)
#---- type creates classes
Dyn = type("Dyn", (object,), {"x": 5, "get": lambda self: self.x})
print(Dyn().get(), Dyn.__name__, Dyn)
Sub = type("Sub", (Dyn,), {})
print(Sub().get(), issubclass(Sub, Dyn))
#---- new method singleton
class Single:
    inst = None
    def __new__(cls, *a):
        if cls.inst is None:
            print("creating")
            cls.inst = super().__new__(cls)
        return cls.inst
    def __init__(self, n): self.n = n
a = Single(1); b = Single(2)
print(a is b, a.n)
#---- init subclass
class Plugin:
    registry = []
    def __init_subclass__(cls, tag="none", **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Plugin.registry.append(cls.__name__)
class A(Plugin): pass
class B(Plugin, tag="bee"): pass
print(Plugin.registry, A.tag, B.tag)
#---- class decorator
def register(cls):
    cls.registered = True
    cls.shout = lambda self: cls.__name__.upper()
    return cls
def named(name):
    def deco(cls):
        cls.label = name
        return cls
    return deco
@register
@named("thing")
class Thing: pass
print(Thing.registered, Thing().shout(), Thing.label)
#---- slots
class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
p.y = 2
try: p.z = 3
except AttributeError: print("no z")
print(p.x, p.y, hasattr(p, "__dict__"))
#---- metaclass
class Meta(type):
    def __new__(m, name, bases, ns):
        ns["made_by"] = m.__name__
        return super().__new__(m, name, bases, ns)
    def __call__(cls, *a):
        print("calling", cls.__name__)
        return super().__call__(*a)
class A(metaclass=Meta):
    def __init__(self, x): self.x = x
print(A(3).x, A.made_by, type(A).__name__)
#---- descriptors
class Positive:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, owner): return self if obj is None else getattr(obj, self.name, 0)
    def __set__(self, obj, v):
        if v <= 0: raise ValueError(self.name[1:] + " must be positive")
        setattr(obj, self.name, v)
class Item:
    price = Positive()
    qty = Positive()
    def __init__(self, p, q): self.price, self.qty = p, q
i = Item(3, 4)
print(i.price * i.qty)
try: i.qty = 0
except ValueError as e: print(e)
#---- abstract base classes
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    def describe(self): return f"{type(self).__name__} of {self.area()}"
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
class Bad(Shape): pass
print(Sq(3).describe())
for k in (Shape, Bad):
    try: k()
    except TypeError as e: print("Can't instantiate abstract class " + k.__name__ in str(e))
#---- cached property and del
from functools import cached_property
class A:
    @cached_property
    def big(self):
        print("computing")
        return 42
a = A()
print(a.big, a.big)
del a.big
print(a.big)
#---- isinstance with tuples and bools
print(isinstance(True, int), isinstance(1, (str, int)), isinstance("a", str | int), type(True) == int)
class MyInt(int): pass
print(isinstance(MyInt(3), int), type(MyInt(3)) is int, MyInt(3) + 1, type(MyInt(3) + 1).__name__, issubclass(bool, int))
#---- slices in a tuple
class Grid:
    def __getitem__(self, key):
        return key
g = Grid()
print(g[1:2, 3], g[::2], g[1, 2])
#---- names of except clauses in a class
class C:
    global q
    try: 1 / 0
    except ZeroDivisionError as q: print(q)
    try: 1 / 0
    except ZeroDivisionError as e: del e
    try: 1 / 0
    except ZeroDivisionError as e: e = 5
    try: e
    except NameError as err: print(err)
try: q
except NameError as err: print(err)
print(sorted(k for k in vars(C) if k[0] != "_"))
#---- __doc__ of objects, and attributes of object()
class Plain: pass
class Told(Plain): "told"
class Derived(Told): pass
class Failure(Exception): pass
class Own:
    def __init__(self): self.__doc__ = "of its own"
class Property:
    @property
    def __doc__(self): return "computed"
for x in (Plain(), Told(), Derived(), Failure(), Own(), Property(), Plain, Told, Derived, Failure):
    print(type(x).__name__, x.__doc__, getattr(x, "__doc__"), hasattr(x, "__doc__"))
o = object()
for f in (lambda: setattr(o, "x", 1), lambda: o.x, lambda: delattr(o, "x")):
    try: print(f())
    except AttributeError as e: print(e)
try: o.x = 1
except AttributeError as e: print(e)
#---- a list while it is being sorted
numbers = [3, 1, 2]
seen = []
def key(x):
    seen.append(len(numbers))
    return x
numbers.sort(key=key)
print(numbers, seen)
def failing(x):
    if x == 2: raise ValueError(x)
    return -x
try: numbers.sort(key=failing)
except ValueError as e: print(e, numbers)
def adding(x):
    numbers.append(9)
    return -x
try: numbers.sort(key=adding)
except ValueError as e: print(e, numbers)
numbers.sort(key=lambda x: -x, reverse=True)
print(numbers, [1].sort(), [].sort())
#---- max and min of nothing
for f in (lambda: max([]), lambda: min(()), lambda: max("", key=len), lambda: max([], default=0)):
    try: print(f())
    except ValueError as e: print(e)
