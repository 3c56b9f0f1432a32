#---- identity first in containers
nan = float("nan")
other = float("nan")
print([nan] == [nan], [nan] == [other], (nan,) == (nan,), {1: nan} == {1: nan}, {1: nan} == {1: other}, [nan] != [nan], nan != nan)
print([nan] < [nan], [nan] <= [nan], (nan, 1) < (nan, 2), (nan,) < (other,), [other] <= [nan], [[nan]] == [[nan]], ({"k": [nan]},) == ({"k": [nan]},))
print(nan in [nan], nan in (nan,), other in [nan], [nan].count(nan), [nan].index(nan), [nan, other].count(other), nan in {nan}, nan in {nan: 1}.values(), (1, nan) in {1: nan}.items())
print([nan, other].index(other), max([nan, 1.0]) is nan, sorted([nan]) == [nan], [1, nan, 3] == [1, nan, 3], list(range(3)) == [0, 1, 2])
l = [nan]; l.remove(nan); print(l)
from collections import deque
print(deque([nan]) == deque([nan]), nan in deque([nan]), deque([nan]).count(nan), deque([nan]).index(nan))
#---- an object that never equals
class Never:
    def __eq__(self, o): return False
    def __hash__(self): return 1
n = Never()
print(n == n, [n] == [n], n in [n], [n].count(n), [n].index(n), {n: 1} == {n: 1}, {n} == {n}, (n,) == (n,), n != n, [n] != [n], n in {n}, n in (x for x in [n]), {1: n}.values().__contains__(n) if hasattr({}.values(), "__contains__") else None)
#---- equality across types within containers
from decimal import Decimal
from fractions import Fraction
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple
P = namedtuple("P", "x y")
class L(list): pass
class T(tuple): pass
class D(dict): pass
class S(str): pass
class I(int): pass
print([True] == [1], [1.0, 0] == [True, False], [Decimal(1)] == [1], [Fraction(1, 2)] == [0.5], [1 + 0j] == [1], (1, (True, [1.0])) == (True, (1, [1])))
print(L([1]) == [1], [1] == L([1]), T((1,)) == (1,), (1,) == T((1,)), P(1, 2) == (1, 2), (1, 2) == P(1, 2), [P(1, 2)] == [(1, 2)], D(a=1) == {"a": 1}, {"a": 1} == D(a=1), [S("a")] == ["a"], ["a"] == [S("a")], {"k": I(3)} == {"k": 3})
print([1] == (1,), (1,) == [1], [] == (), "a" == b"a", {} == [], {1} == [1], {1: 1} == {1}, range(3) == [0, 1, 2], None == 0, 1 == "1", [1] != (1,), {} != set())
print(OrderedDict(a=1) == {"a": 1}, {"a": 1} == OrderedDict(a=1), Counter("a") == {"a": 1}, {"a": 1} == Counter("a"), defaultdict(int, a=1) == {"a": 1}, deque([1]) == [1], [1] == deque([1]), [OrderedDict(a=1)] == [{"a": 1}])
print({1} == frozenset([1]), frozenset([1]) == {1}, [frozenset([1])] == [{1}], {1}.__eq__(frozenset([1])), {1: 2}.keys() == {1}, {1: 2}.items() == {(1, 2)}, frozenset([1]) == {1: 2}.keys())
print(b"a" == bytearray(b"a"), [bytearray(b"a")] == [b"a"], memoryview(b"a") == b"a" if 0 else True, range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), range(3) == range(0, 3), [range(3)] == [range(0, 3, 1)], range(3) != range(4))
#---- a program's __eq__ within containers
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == (o.n if isinstance(o, V) else o)
    def __repr__(self): return "V%r" % self.n
    def __lt__(self, o): return self.n < (o.n if isinstance(o, V) else o)
    __hash__ = None
print([V(1)] == [1], [1] == [V(1)], (V("a"), [V(2)]) == ("a", [2]), {"k": V(1)} == {"k": 1}, {"k": 1} == {"k": V(1)}, [1] != [V(1)], [V(1)] != [2], [[V(1)]] == [[1]])
print([1, V(2)] < [1, 3], [1, 2] < [1, V(3)], (V(1), 5) < (1, 6), sorted([V(3), V(1), V(2)]), min(V(3), 2), max([1, V(5), 3]), [V(1)] < [V(2)])
print(V(1) in [1], 1 in [V(1)], [1, 2].index(V(2)), [V(1), V(2)].index(2), [1, 1, 2].count(V(1)), (V(1), 1).count(1), (1, 2).index(V(2)))
l = [1, V(2), 3]; l.remove(V(3)); l.remove(2); print(l)
from collections import deque
d = deque([1, V(2)]); print(V(1) in d, 2 in d, d.count(2), d.index(2), d == deque([1, 2])); d.remove(2); print(d)
print(V(2) in range(5), range(5).index(V(2)), range(5).count(V(2)), V("b") in ("a", "b"), V(3) in {1: 3}.values(), (1, V(3)) in {1: 3}.items())
#---- exceptions in __eq__ and __lt__
class Bad:
    def __eq__(self, o): raise KeyError("eq")
    def __lt__(self, o): raise KeyError("lt")
    __hash__ = object.__hash__
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
b, c = Bad(), Bad()
for f in [lambda: [b] == [c], lambda: [1] == [b], lambda: [b] == [b], lambda: b in [1], lambda: 1 in [b], lambda: [1, b].count(2), lambda: [1, b].index(2), lambda: [b].remove(1), lambda: (b,) == (1,), lambda: {1: b} == {1: 2}, lambda: [b] < [c], lambda: sorted([b, c]), lambda: min(b, c), lambda: b in (1,), lambda: b in {1: 2}.values(), lambda: (1, b) in {1: 2}.items(), lambda: [b] != [c], lambda: 1 in range(3) and b in range(3), lambda: [1, 2, b] == [1, 3, b], lambda: [b, 1] == [c], lambda: b in iter([1]), lambda: list({1: b}.items()) == [(1, 1)], lambda: any(x == b for x in [1])]:
    tell(f)
#---- deep nesting
def deep(n, v):
    x = v
    for i in range(n): x = [x]
    return x
print(deep(50, 1) == deep(50, True), deep(50, 1) == deep(50, 2), deep(200, 1.0) == deep(200, 1), deep(100, 1) < deep(100, 2))
def deept(n, v):
    x = v
    for i in range(n): x = (x, i)
    return x
print(deept(50, 1) == deept(50, 1.0), hash(deept(50, 1)) == hash(deept(50, True)), deept(50, 1) in [deept(50, 1)])
def deepd(n, v):
    x = v
    for i in range(n): x = {"k": x}
    return x
print(deepd(50, 1) == deepd(50, True), deepd(50, 1) != deepd(50, 2))
def tell(f):
    try: print("result", f())
    except RecursionError as e: print("RecursionError", e)
a = []; a.append(a)
b = []; b.append(b)
tell(lambda: a == a); tell(lambda: a == b); tell(lambda: a in a); tell(lambda: [a] == [a]); tell(lambda: a < b)
d = {}; d["d"] = d
e = {}; e["d"] = e
tell(lambda: d == d); tell(lambda: d == e); tell(lambda: d in [d]); tell(lambda: e in [d])
#---- too deep for the stack
def deep(n):
    x = []
    for i in range(n): x = [x]
    return x
def tell(f):
    try: f(); print("compared")
    except RecursionError as e: print("RecursionError")
a, b = deep(200000), deep(200000)
tell(lambda: a == b); tell(lambda: a < b); tell(lambda: b in [a]); tell(lambda: [a].index(b))
t = ()
for i in range(200000): t = (t,)
class H: pass
tell(lambda: repr(a))
while a: a = a[0]
while b: b = b[0]
while t: t = t[0]
#---- order of lists and tuples
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [1, 2, 3] > [1, 2], [] < [0], (1, True) < (1, 2), (1.0,) <= (1,), [[1], 2] < [[1], 3], ("a", 1) < ("b", 0), [1, "a"] == [1, "a"], [True, 0] > [1, -1])
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: [1] < ["a"]); tell(lambda: [1, "a"] < [2, 3]); tell(lambda: [1, "a"] < [1, 3]); tell(lambda: [1] < (1,)); tell(lambda: (1,) < [1]); tell(lambda: [None] < [None]); tell(lambda: [1, None] < [1, None, 2]); tell(lambda: [{}] < [{}]); tell(lambda: [{}, 1] < [{}, 2]); tell(lambda: {} < {}); tell(lambda: 1 < "a"); tell(lambda: range(3) < range(4)); tell(lambda: [1j] < [2j]); tell(lambda: [1j, 1] < [1j, 2]); tell(lambda: None < None); tell(lambda: sorted([1, "a"])); tell(lambda: max(1, None)); tell(lambda: sorted([(1, "a"), (1, 2)])); tell(lambda: "a" < b"a"); tell(lambda: slice(1) == slice(1)); tell(lambda: object() < object()); tell(lambda: len < print)
#---- order of sets is inclusion
a, b = {1, 2}, frozenset([1, 2, 3])
print(a < b, a <= b, a > b, b > a, a == b, a < a, a <= a, {True} < b, {1.0} <= {True}, a <= {1, 2}.union(), set() < {1}, {1} < {2}, {1} > {2}, not {1} <= {2})
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: {1} < [1]); tell(lambda: {1} <= {1: 2}.keys()); tell(lambda: {1: 2}.keys() < {1, 2}); tell(lambda: {1: 2}.keys() <= frozenset([1])); tell(lambda: {1: 2}.keys() < [1]); tell(lambda: {1: 2}.items() >= {(True, 2.0)}); tell(lambda: {1: 2}.values() == {1: 2}.values()); tell(lambda: {1: 2}.keys() == {1.0: 3}.keys()); tell(lambda: {1: 2}.items() == {True: 2}.items()); tell(lambda: {1: []}.items() == {1: []}.items()); tell(lambda: {1: 2}.values() < {1: 2}.values()); tell(lambda: {1} < 1); tell(lambda: {1} == 1); tell(lambda: {1: 2}.keys() != {1}); tell(lambda: {1: []}.items() <= {(1, 2)})
#---- comparisons change what is compared
class C:
    def __init__(self, act): self.act = act
    def __eq__(self, o): self.act(); return False
    def __lt__(self, o): self.act(); return True
    __hash__ = object.__hash__
l = [1, 2, 3, 4]
l[0] = C(lambda: l.clear()); print(l.count(5), l)
l = [1, 2, 3, 4]
l[0] = C(lambda: l.clear()); print(5 in l, l)
l = [1, 2, 3]
l[1] = C(lambda: l.append(7) if len(l) < 5 else None)
try: print(l.index(7))
except ValueError as e: print(e)
l = [1, 2]; l[0] = C(lambda: l.clear()); m = [0, 2]
print(l == m, m == l)
l = [1, 2]; l[0] = C(lambda: l.clear())
try: l.remove(2); print("removed", l)
except ValueError as e: print(e)
d = {1: 1, 2: 2}; d[1] = C(lambda: d.clear())
print(d == {1: 1, 2: 2})
l = [3, 1, 2]
l[0] = C(lambda: l.append(1))
try: l.sort(); print("sorted")
except (ValueError, TypeError) as e: print(e)
t = [C(lambda: None), 1]
print(min(t) is t[0] if 0 else "skip")
from collections import deque
q = deque([1, 2, 3]); q[0] = C(lambda: q.append(1))
for f in (lambda: 5 in q, lambda: q.count(5), lambda: q.index(5)):
    try: print(f())
    except (RuntimeError, IndexError, ValueError) as e: print(type(e).__name__, e)
q = deque([1, 2, 3]); q[0] = C(lambda: q.append(1))
try: q.remove(5)
except (RuntimeError, IndexError, ValueError) as e: print(type(e).__name__)
#---- comparisons that return other things
class R:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v
    def __lt__(self, o): return self.v
    def __bool__(self): return True
for v in [[], [0], "", "x", None, 0, NotImplemented]:
    r = R(v)
    print(repr(r == 1), [r] == [1], r in [1], [1].count(r), {1: r} == {1: 1}, end=" ")
    try: print(repr(r < 1), [r] < [1], sorted([r, R(v)]) is None)
    except TypeError as e: print(e)
class NoBool:
    def __eq__(self, o): return self
    def __bool__(self): raise ValueError("no truth")
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
n = NoBool()
tell(lambda: type(n == 1).__name__); tell(lambda: [n] == [1]); tell(lambda: n in [1]); tell(lambda: n in [n]); tell(lambda: [1].index(n)); tell(lambda: 1 == n == 2)
#---- searches with bounds
l = [0, 1, 2, 1, True, 1.0, "a"]
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: l.index(1, 2)); tell(lambda: l.index(1, -2)); tell(lambda: l.index(1, 2, 3)); tell(lambda: l.index(1, True, False)); tell(lambda: l.index(True, 4)); tell(lambda: l.index("a", -1, 100)); tell(lambda: l.index(1, None)); tell(lambda: l.index(1, 1.0)); tell(lambda: l.index("z")); tell(lambda: (1, 2).index(3)); tell(lambda: l.count(1)); tell(lambda: l.remove("z")); tell(lambda: l.index(1, 10**30)); tell(lambda: l.index(1, -10**30)); tell(lambda: range(5).index(9)); tell(lambda: range(5).index("a")); tell(lambda: range(5).index(True)); tell(lambda: range(5).index(2.0)); tell(lambda: range(5).count(2.5)); tell(lambda: 2.0 in range(5)); tell(lambda: "a" in range(5)); tell(lambda: None in [None]); tell(lambda: range(0, 10, 3).index(9)); tell(lambda: 10**30 in range(10)); tell(lambda: 1j in range(5)); tell(lambda: (1 + 0j) in range(5))
from decimal import Decimal
tell(lambda: Decimal(2) in range(5)); tell(lambda: Decimal(2) in [2]); tell(lambda: 2 in [Decimal(2)]); tell(lambda: [Decimal(2)].index(2.0)); tell(lambda: {Decimal(1): 2} == {1: Decimal(2)})
#---- membership in texts and other things
class S(str): pass
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: S("b") in "abc"); tell(lambda: "b" in S("abc")); tell(lambda: "" in ""); tell(lambda: 1 in "1"); tell(lambda: None in "None"); tell(lambda: b"a" in b"abc"); tell(lambda: 97 in b"abc"); tell(lambda: True in b"\x01"); tell(lambda: 300 in b"a"); tell(lambda: "a" in b"a"); tell(lambda: b"a" in "a"); tell(lambda: bytearray(b"b") in b"abc"); tell(lambda: 1 in 1); tell(lambda: 1 in None); tell(lambda: 1 in object()); tell(lambda: 1.5 in b"a"); tell(lambda: [] in b"a")
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
class It:
    def __iter__(self): return iter([1, 2.0, "x"])
class Con:
    def __contains__(self, x): return x
class NoCon(list): __contains__ = None
tell(lambda: 20 in Seq()); tell(lambda: 25 in Seq()); tell(lambda: True in It()); tell(lambda: 2 in It()); tell(lambda: "" in Con()); tell(lambda: "y" in Con()); tell(lambda: "y" not in Con()); tell(lambda: 1 in NoCon()); tell(lambda: 2 in (x for x in range(3))); tell(lambda: 2 in map(int, "123")); tell(lambda: (0, "a") in enumerate("ab")); tell(lambda: 3 in zip([3])); tell(lambda: True in iter([0, 1]))
