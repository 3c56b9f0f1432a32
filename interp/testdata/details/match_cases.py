#---- match order of tests, guards and captures
class Loud:
    def __init__(self, name, equal):
        self.name, self.equal = name, equal

    def __eq__(self, other):
        print("compare", self.name, other)
        return self.equal

    def __repr__(self):
        return self.name

class Values:
    @property
    def one(self):
        print("look up one")
        return 1

values = Values()

def guard(x, answer):
    print("guard", x)
    return answer

def test(v):
    match v:
        case 7 | 8 | 9:
            return "digits"
        case None | True | False:
            return "singleton"
        case values.one | values.one:
            return "looked up"
        case x if guard(x, 0):
            return "never"
        case Loud() if guard("loud", v.equal == [1]):
            return "class"
        case Loud(name="b" as n) | Loud(name=n, equal=[1]):
            return "parts " + n
        case [] | {}:
            return "container"
        case y if guard(y, []) or guard(y, "z"):
            return "captured " + str(y)
    return "not reached", x

for v in (8, None, True, 1, 0, Loud("a", [1]), Loud("b", []), Loud("c", ""), [], {}, {1: 2}, 2.0):
    print(test(v))
#---- match singletons are compared by identity
class Same:
    def __eq__(self, other):
        return True

def test(v):
    match v:
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case 1:
            return "1"
        case _:
            return "other"

print([test(v) for v in (None, True, False, 1, 0, 1.0, Same())])
#---- match what leaves a case
def numbers(items):
    for item in items:
        match item:
            case 0:
                continue
            case -1:
                break
            case int() if (yield item) == "stop":
                return "stopped"
            case str(text) | [text, *_]:
                try:
                    yield text
                except ValueError as e:
                    match str(e):
                        case "again":
                            yield e.args
                        case _:
                            raise
                finally:
                    print("finally", item)
            case (yield_,) if (yield yield_):
                yield "never"
    else:
        yield "else"
    return "end"

def drive(items, sent=()):
    g = numbers(items)
    out = []
    try:
        out.append(next(g))
        for s in sent:
            out.append(g.throw(s) if isinstance(s, Exception) else g.send(s))
        out.extend(g)
    except BaseException as e:
        out.append(repr(e))
    return out

print(drive([0, 1, "a", -1, 2]))
print(drive([0, 1, "a", 3]))
print(drive([1, 2], ["stop"]))
print(drive(["a", ["b", 1]], [ValueError("again")]))
print(drive(["a", ["b", 1]], [ValueError("no")]))
print(drive([(5,), {}]))
#---- match variables after it
def f(v):
    match v:
        case [a, b] if a > b:
            pass
        case {"k": c, **rest}:
            pass
        case a:
            pass
    try:
        print(a)
        print(b)
    except UnboundLocalError as e:
        print(e)
    try:
        print(c, rest)
    except UnboundLocalError as e:
        print(e)

f([2, 1])
f([1, 2])
f({"k": 1, "l": 2})
f(3)

def g(v):
    def inner():
        return w
    match v:
        case 1:
            w = "one"
        case [w]:
            del w
        case w if w:
            w += 1
        case _:
            pass
    try:
        return inner()
    except NameError as e:
        return str(e)

print(g(1), g([3]), g(4), g(0), sep="\n")
#---- match errors in patterns and guards
class P:
    __match_args__ = ("x",)

class Odd:
    __match_args__ = "x"

def fails(f):
    try:
        print(f(P()))
    except Exception as e:
        print(type(e).__name__, e)

def too_many(v):
    match v:
        case P(1, 2):
            return 1

def unset(v):
    match v:
        case P(x):
            return 1
        case P(y=1) | P(z=2):
            return 2
        case P() if not hasattr(v, "x"):
            return 3

def guard(v):
    match v:
        case P() if 1 // 0:
            return 1

def name(v):
    match v:
        case P(x=1):
            return 1
        case missing.name:
            return 2

def no_class(v):
    match v:
        case fails():
            return 1

def odd(v):
    match Odd():
        case Odd(1):
            return 1

def no_args(v):
    match v, 3:
        case object(), range(1):
            return 1
        case Exception(), _:
            return 2
        case _, int(3, 4):
            return 3

for f in (too_many, unset, guard, name, no_class, odd, no_args):
    fails(f)
match 5:
    case int(n) if n > 5:
        print("more")
    case int(n) if n == 5:
        print("five", n)
match [1, [2, 3]]:
    case [1, [2, x] | [x, 2]] if x == 4:
        print("four")
    case [1, [x, 3] | [2, x]]:
        print("x", x)
print(n, x)
#---- match classes of collections.abc and numbers
from abc import ABC
from collections.abc import Hashable, Iterable, Mapping, Sequence
import collections, numbers

class Shape(ABC):
    pass

class Dot:
    pass

Shape.register(Dot)

def kind(v):
    match v:
        case Shape():
            return "Shape"
        case numbers.Integral(real=r) | numbers.Real(imag=r):
            return "number", r
        case Mapping():
            return "Mapping"
        case Sequence() as s if not isinstance(s, str):
            return "Sequence", len(s)
        case Iterable() | Hashable():
            return "other"

print([kind(v) for v in (3, True, Dot(), 2.5, {}, [], (1,), "s", set(), None, range(3), b"ab")])

def parts(v):
    match v:
        case {"a": x, **rest}:
            return x, rest
        case [x, y]:
            return x, y
        case [*x]:
            return x

print([parts(v) for v in (collections.OrderedDict(a=3, b=4), collections.defaultdict(int, a=4), collections.Counter("a"), collections.defaultdict(int))])
print([parts(v) for v in ("ab", b"ab", bytearray(b"ab"), range(2), range(3), collections.deque([1, 2]), {1, 2}, iter("ab"))])
items = [1, 2, 3]
match items:
    case [first, *more]:
        more.append(first)
        print(items, more)
match (1, [2, (3, 4)]):
    case (a, [b, (c, *d)]) if d:
        print(a, b, c, d)

#---- what takes values apart asks their classes
from collections import ChainMap, deque, defaultdict, Counter, OrderedDict
from collections.abc import Sequence, Mapping
def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
class Seq(Sequence):
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
class Map(Mapping):
    def __init__(self, **k): self.k = k
    def __len__(self): return len(self.k)
    def __getitem__(self, i): return self.k[i]
    def __iter__(self): return iter(self.k)
class Liar(Seq):
    def __len__(self): return 2
class Quiet(dict):
    def __missing__(self, k): return 'missing'
class Odd(dict):
    def get(self, k, d=None): return 'got %s' % k
class L(list): pass
class Even(list):
    def __iter__(self): return iter(list.__getitem__(self, slice(0, None, 2)))
class T(tuple):
    def __len__(self): return 1
def seq(v):
    match v:
        case []: return 'empty'
        case [x]: return 'one', x
        case [x, y]: return 'two', x, y
        case [x, *r, y] if x != 0: return 'star', x, r, y
        case [*r]: return 'all', r
        case _: return 'no'
for v in [Seq(), Seq(1), Seq(1, 2), Seq(1, 2, 3, 4), Seq(0, 1, 2), Liar(1), Liar(1, 2), Liar(1, 2, 3), L(), L([1]), L([1,2,3]), Even([1, 2, 3]), Even([1, 2]), T([1, 2]), T([1]), deque([1, 2, 3]), range(5), 'ab', b'ab', bytearray(b'ab'), {1, 2}, {1: 2}, iter([1]), dict.fromkeys('ab').keys(), None]: t(seq, v)
def mp(v):
    match v:
        case {'a': 1}: return 'a1'
        case {'a': x, 'b': y}: return 'ab', x, y
        case {'c': x, **r}: return 'c', x, r
        case {**r} if r: return 'rest', r
        case {}: return 'empty'
        case _: return 'no'
for v in [Map(), Map(a=1), Map(a=2), Map(a=2, b=3), Map(c=3, d=4), ChainMap({'a': 1}), ChainMap({'a': 2}, {'b': 3}), ChainMap({'c': 3}, {'d': 4}), ChainMap(), Quiet(), Quiet(z=1), Quiet(c=1), Odd(), Odd(z=1), Odd(z=1, y=2), Odd(c=2), defaultdict(int), defaultdict(int, c=1), Counter('aab'), OrderedDict(c=1, d=2), [], 'a', None]: t(mp, v)
class Key: A = 'a'; B = 'a'
def dupkey(v):
    match v:
        case {Key.A: x, Key.B: y}: return x, y
        case {Key.A: x}: return 'only', x
t(dupkey, {'a': 1}); t(dupkey, {'a': 1, 'b': 2}); t(dupkey, {})
class Unh: K = []
def unh(v):
    match v:
        case {Unh.K: x}: return x
t(unh, {}); t(unh, {1: 2})
class P:
    __match_args__ = ('a', 'b', 'a', 5)
    a = 1
def p(v, n):
    match v:
        case P(x, y, z) if n == 1: return 1
        case P(x, a=z) if n == 2: return 2
        case P(x, b=y, a=z): return 3
        case P(c=z): return 4
    return 'no'
t(p, P(), 1); t(p, P(), 2)
P.b = 2
t(p, P(), 1); t(p, P(), 2)
def q(v):
    match v:
        case P(x, y, c=z): return 5
        case P(a=1, c=z, b=2): return 6
        case P(a=1, b=2) as w: return 7, w is v
t(q, P())
def r(v):
    match v:
        case P(x, y, z, w): return 5
del P.b
t(r, P())
P.b = 1
P.__match_args__ = ('a', 'b', 5)
def s(v):
    match v:
        case P(x, y, z): return 5
t(s, P())
