#---- what object gives
class C:
    def __init__(self, x=0): self.x = x
class D(C):
    def __setattr__(self, name, v): object.__setattr__(self, name, v + 1)
    def __getattribute__(self, name): return object.__getattribute__(self, name)
    def __delattr__(self, name): object.__delattr__(self, name)
    def __eq__(self, o): return object.__eq__(self, o)
    def __ne__(self, o): return object.__ne__(self, o)
    def __hash__(self): return object.__hash__(self)
    def __repr__(self): return object.__repr__(self)[:12]
    def __str__(self): return object.__str__(self)
    def __format__(self, spec): return object.__format__(self, spec)
    def __dir__(self): return [n for n in object.__dir__(self) if not n.startswith("__")]
    def __init_subclass__(cls, **kw): object.__init_subclass__()
d = D(1)
print(d.x, d == d, d != d, d == 3, d != 3, hash(d) == hash(d), repr(d), str(d), f"{d}", dir(d))
del d.x
print(hasattr(d, "x"), object.__eq__(d, d), object.__eq__(d, 3), object.__ne__(d, 3), object.__ne__(d, d), object.__new__(C).__class__.__name__)
class E(D): pass
for bad in (lambda: format(d, "x"), lambda: object(1), lambda: object.__new__(C, 1, 2).x, lambda: object.__init__(d, 1), lambda: object.__new__(), lambda: object.__new__(3),
            lambda: object().x, lambda: type(None)(1), lambda: object.__init_subclass__(x=1)):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
print(type(None)(), object() == object(), isinstance(3, object), issubclass(C, object), type(object()).__name__)
#---- __class__ and __dict__
class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
a = A()
a.n = 1
a.__class__ = B
print(a.who(), type(a).__name__, a.__dict__, isinstance(a, B))
a.__dict__ = {"m": 2}
print(a.m, hasattr(a, "n"), vars(a))
a.__dict__["k"] = 3
a.__dict__.update(z=1)
print(a.k, a.z, sorted(a.__dict__))
for bad in (lambda: setattr(a, "__class__", 3), lambda: setattr(a, "__dict__", 3), lambda: vars(3), lambda: setattr(a, "__class__", int)):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError")
#---- static and class methods as values
class C:
    @staticmethod
    def s(x): return ("s", x)
    @classmethod
    def c(cls, x): return (cls.__name__, x)
    def plain(self): return self
    s2 = staticmethod(lambda: 5)
    c2 = classmethod(lambda cls: cls.__name__)
class D(C): pass
print(C.s(1), C().s(2), D.c(3), D().c(4), C.s2(), D.c2(), C.c.__self__ is C, D.c.__func__ is C.c.__func__)
print(type(C.__dict__["s"]).__name__, type(C.__dict__["c"]).__name__, C.__dict__["s"].__func__(7), C.__dict__["c"].__func__(D, 8), C.s.__name__, C.c.__name__)
f = staticmethod(len)
print(f("abc"), f.__wrapped__ is len)
for bad in (lambda: staticmethod(), lambda: classmethod(1, 2)):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
#---- properties
class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): self._x = None
    ro = property(lambda self: "ro", doc="read only")
    wo = property(None, lambda self, v: setattr(self, "_x", v))
p = P()
p.x = 5
print(p.x, P.x.__doc__, P.ro.__doc__, type(P.x).__name__, P.x.fget(p), P.x.fset is not None)
del p.x
p.wo = 9
print(p.x, p.ro)
for bad in (lambda: setattr(p, "ro", 1), lambda: p.wo, lambda: delattr(p, "ro")):
    try:
        bad()
    except AttributeError as e:
        print("AttributeError")
class Q(P):
    @P.x.getter
    def x(self): return "Q"
print(Q().x)
#---- descriptors
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = "_" + name; self.owner = owner.__name__
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return getattr(obj, self.name, "unset")
    def __set__(self, obj, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(obj, self.name, v)
    def __delete__(self, obj): delattr(obj, self.name)
class Point:
    x, y = Typed(int), Typed(float)
p = Point()
print(p.x, Point.x.owner, Point.y.name)
p.x, p.y = 1, 2.5
print(p.x, p.y, vars(p))
try:
    p.x = "a"
except TypeError as e:
    print(e)
del p.x
print(p.x)
#---- slots
class S:
    __slots__ = ("a", "b")
    def __init__(self, a): self.a = a
s = S(1)
s.b = 2
print(s.a, s.b, S.__slots__, hasattr(s, "__dict__"))
for bad in (lambda: setattr(s, "c", 1), lambda: delattr(s, "zz"), lambda: s.zz):
    try:
        bad()
    except AttributeError as e:
        print("AttributeError")
class T(S): pass
t = T(1)
t.c = 3
print(t.c, t.a)
#---- __init_subclass__ and type()
class Base:
    seen = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.seen.append((cls.__name__, tag))
class X(Base, tag="x"): pass
class Y(X): pass
Z = type("Z", (Base,), {"n": 3, "f": lambda self: self.n})
print(Base.seen, Z().f(), Z.__name__, Z.__bases__[0].__name__, type(Z).__name__)
try:
    class Bad(Base, other=1): pass
except TypeError as e:
    print("TypeError")
#---- metaclasses
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns["made"] = name.lower()
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.order = list(kw.items())
    def __call__(cls, *a):
        print("making", cls.__name__)
        return super().__call__(*a)
    def __len__(cls): return 7
    def __getitem__(cls, k): return (cls.__name__, k)
    def __iter__(cls): return iter("it")
    def __contains__(cls, x): return x == 1
    def __repr__(cls): return "<" + cls.__name__ + ">"
class M(metaclass=Meta, flag=True):
    def __init__(self, n): self.n = n
print(M.made, M.order, M(3).n, len(M), M["k"], list(M), 1 in M, M, type(M).__name__)
#---- contextlib
from contextlib import contextmanager, closing, suppress, redirect_stdout, nullcontext, ExitStack, ContextDecorator
import io
@contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        print("</" + name + ">")
with tag("a") as t:
    print(t)
    raise ValueError("inside")
@tag("deco")
def f(): return "called"
print(f())
class Door:
    def close(self): print("closed")
with closing(Door()) as d: print(type(d).__name__)
with suppress(KeyError, IndexError): {}["x"]
with redirect_stdout(io.StringIO()) as out: print("hidden")
print(repr(out.getvalue()))
with nullcontext(5) as n: print(n)
with ExitStack() as stack:
    stack.callback(print, "last")
    print(stack.enter_context(tag("b")))
    stack.push(lambda *exc: print("pushed", exc[0]))
    moved = stack.pop_all()
print("moved")
moved.close()
class Log(ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *exc): print("out"); return False
@Log()
def g(): print("g")
g()
@contextmanager
def never():
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
for bad in (never, twice):
    try:
        with bad(): pass
    except RuntimeError as e:
        print(e)
try:
    with tag("x"): raise KeyError("passes")
except KeyError as e:
    print(repr(e))
#---- auto and flags
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique
class Color(Enum):
    RED = auto()
    GREEN = auto()
    BLUE = 10
    PINK = auto()
print([(c.name, c.value) for c in Color], Color(2), Color["BLUE"], Color.RED in Color)
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(Perm.R | Perm.X, Perm.RW, Perm.R in Perm.RW, Perm(3), bool(Perm.R & Perm.W), ~Perm.R, Perm.RW ^ Perm.R, Perm(0).value, Perm.RW.value)
class Named(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    A = auto()
    B = auto()
print([m.value for m in Named])
class N(IntFlag):
    A = 1
    B = 2
print(N.A | N.B, N.A | 8, N(3), N.A + 1, int(N.B))
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
#---- dataclasses
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, make_dataclass, FrozenInstanceError, InitVar, KW_ONLY
@dataclass(order=True)
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list, compare=False)
    hidden: int = field(default=0, repr=False)
    total: float = field(init=False, default=0)
    def __post_init__(self): self.total = self.price * 2
i = Item("a", 2, ["x"])
print(i, i.total, i == Item("a", 2), i < Item("b"), asdict(i), astuple(i), replace(i, name="z"), [f.name for f in fields(i)], is_dataclass(Item))
@dataclass(frozen=True)
class P:
    x: int
    y: int = 0
    scale: InitVar[int] = 1
    def __post_init__(self, scale): object.__setattr__(self, "y", self.y * scale)
p = P(1, 2, 10)
print(p, hash(p) == hash(P(1, 20)), {p: 1}[P(1, 20)])
try:
    p.x = 5
except FrozenInstanceError as e:
    print(e)
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 2
print(K(1, b=5), make_dataclass("Made", ["q", ("r", int, 3)])(1))
for bad in (lambda: K(1, 2), lambda: K(), lambda: replace(i, total=1), lambda: asdict(3)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e:
    print(e)
@dataclass(eq=False, repr=False)
class Plain:
    a: int
print(Plain(1) == Plain(1), "Plain" in repr(Plain(1)))
#---- print
import sys
class W:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s)
    def flush(self): self.got.append("flushed")
w = W()
print("a", 1, sep="", end=";", file=w, flush=True)
print(file=w)
print(*[], sep="x", file=w)
print(None, file=w, end=None, sep=None)
print(repr("".join(w.got)))
print("x", "y", sep="\n", end="\n\n", file=None)
for bad in (lambda: print(1, sep=2), lambda: print(1, end=3), lambda: print(1, file=5), lambda: print(1, nothing=2)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
#---- or of tuples
try:
    (1, 2) | (1, 2)
except TypeError as e:
    print(e)
