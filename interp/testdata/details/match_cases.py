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
