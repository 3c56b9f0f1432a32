#---- equal numbers are one key
from decimal import Decimal
from fractions import Fraction
import operator as o
ones = [True, 1, 1.0, Decimal(1), Fraction(1), 1 + 0j]
for k in ones:
    for q in ones:
        d = {}
        o.setitem(d, k, "first")
        o.setitem(d, q, "second")
        print(d, len(d), d.get(k), d.get(q), o.contains(d, k), o.contains(d, q), o.getitem(d, q))
        o.delitem(d, q)
        print(d)
#---- zeros are one key
from decimal import Decimal
from fractions import Fraction
zeros = [False, 0, 0.0, -0.0, Decimal(0), Decimal("-0"), Fraction(0), 0j]
for k in zeros:
    d = dict.fromkeys([k], "a")
    for q in zeros:
        print(repr(q), d.get(q), q in d, {k} == {q}, frozenset([k]) == {q}, d == {q: "a"}, end=" ")
        s = {k}
        s.add(q); print(s, end=" ")
        s.discard(q); print(s)
#---- big equal numbers are one key
from decimal import Decimal
from fractions import Fraction
for n in [2**53, 2**62, 2**70, -2**100, 10**22]:
    ks = [n, float(n), Decimal(n), Fraction(n), complex(n)]
    print(len(set(ks)), set(ks), len(dict.fromkeys(ks)))
    for k in ks:
        print([k in {q: 0} for q in ks], end=" ")
    print()
for x in [0.5, 0.1, -2.25, 1e300]:
    ks = [x, Decimal(x), Fraction(x), complex(x)]
    print(len(set(ks)), [[k in {q} for q in ks] for k in ks])
#---- keys in displays and comprehensions
print({1: "a", True: "b", 1.0: "c"}, {True: 1, 1: 2}, {0: 1, False: 2, 0.0: 3})
print({1, True, 1.0}, {True, 1}, {0, False}, {False, 0, 0.0})
print({k: i for i, k in enumerate([1, True, 1.0])}, {k for k in [True, 1, 1.0]}, {k for k in (0.0, 0, False)})
n, t, f = 1, True, 1.0
print({n: "a", t: "b", f: "c"}, {t: 1, f: 2}, {f, n, t}, {t, n})
print({(1, 2): "a", (True, 2.0): "b"}, {(n, (t,)), (f, (n,)), (t, (f,))})
print({**{1: "a"}, True: "b"}, {**{True: "a"}, **{1.0: "b"}}, {*[True, 1], *[0, False]})
#---- dict methods with equal keys
d = {True: "yes", False: "no"}
print(d.get(1), d.get(0.0), d.setdefault(1, "x"), d.setdefault(0, "x"), d)
print(d.pop(1.0), d, d.pop(0, None), d, d.pop(1, "gone"))
d.update({1: "one"}); d.update({True: "true"}); d.update([(1.0, "float"), (0, "zero"), (False, "f")]); print(d)
print(dict([(1, "a"), (True, "b")]), dict({1: "a"}, **{"x": 2}), dict.fromkeys([0, False, 1, True, 2]))
print({1: 2} | {True: 3}, {True: 2} | {1: 3})
e = {1: 2}; e |= {True: 5}; print(e)
print({1: 2} == {True: 2}, {1: True} == {True: 1.0}, {(1,): 1} == {(True,): 1})
print(1 in {True: 0}.keys(), True in {1: 0}.keys(), (1, 2) in {True: 2}.items(), (True, 2.0) in {1: 2}.items(), 1 in {5: True}.values())
print({1: 0}.keys() == {True}, {1: 0}.keys() & {True}, {True} & {1: 0}.keys(), {1: 0}.keys() | {True}, {1: 0}.keys() - {True}, {1: 0}.keys() ^ {True, 2})
#---- set operations with equal elements
a, b = {1, 2, 3.0}, {True, 2.0, 3}
print(a | b, a & b, b & a, a - b, b - a, a ^ b, a == b, a <= b, a < b, a >= b, a.isdisjoint(b))
print(a.union(b), a.intersection(b), b.intersection(a), a.difference(b), a.symmetric_difference(b), a.issubset(b), a.issuperset(b))
print(a.union([True, 4]), a.intersection([True, 4]), a.difference([True, 4]), a.symmetric_difference([True, 4]), a.issubset([True, 2, 3]))
c = {1}; c |= {True}; print(c); c &= {True}; print(c); c ^= {True}; print(c); c |= {True}; c -= {1.0}; print(c)
c = {1}; c.update([True]); print(c); c.intersection_update([True]); print(c); c.difference_update([True]); print(c)
c = {True}; c.symmetric_difference_update([1, 0, 2]); print(c)
c = {1, 0}; c.remove(True); print(c); c.discard(False); print(c)
print(frozenset([1, True]), frozenset([True]) == frozenset([1]), hash(frozenset([True])) == hash(frozenset([1])), {frozenset([1]): "a"}.get(frozenset([True])))
print({frozenset([1]), frozenset([1.0]), frozenset([True])}, frozenset([(1,)]) == frozenset([(True,)]))
print(len({frozenset([1, (2, 3)]), frozenset([True, (2.0, 3)])}))
#---- tuples as keys
d = {(1, True): "a"}
print(d.get((1, 1)), d.get((True, True)), d.get((1.0, 1.0)), d.get((1, 0)), (1, 1) in d)
d[(1, 1)] = "b"; print(d)
d = {(0, 1): "x"}; d[(False, True)] = "y"; print(d, len(d))
grid = {}
for i in range(3):
    for b in (True, False):
        grid[(i, b)] = i
for i in range(3):
    for b in (1, 0):
        grid[(i, b)] += 10
print(grid)
deep = ((((1, 2), 3.0), True), "x")
print({deep: 1}.get(((((True, 2.0), 3), 1), "x")))
t = ()
for i in range(50): t = (t, i)
u = ()
for i in range(50): u = (u, float(i))
print({t: "deep"}.get(u), {t} == {u}, t in {u}, len({t, u}))
#---- strings and ints stay different
print(1 in {"1": 0}, "1" in {1: 0}, b"a" in {"a": 0}, None in {0: 1}, () in {0: 1}, "" in {0: 1}, len({0, "", None, (), b"", 0.5}))
#---- Counter and defaultdict with equal keys
from collections import Counter, defaultdict, OrderedDict
c = Counter([1, True, 1.0, 0, False, "a"])
print(c, c[True], c[0.0], c.most_common(1), Counter({1: 2}) == Counter({True: 2}))
c.update([True]); c.subtract([0]); print(c)
print(Counter([1]) + Counter([True]), Counter([1, 1]) - Counter([True]), Counter([1]) & Counter([1.0]), Counter([1]) | Counter([True, True]))
g = defaultdict(list)
for x in [1, True, 0, False, 2]:
    g[x].append(x)
print(dict(g), g[1.0])
g = defaultdict(int)
for x in "abcde": g[x > "b"] += 1
print(dict(g), g[1], g[0])
od = OrderedDict([(1, "a"), (0, "b")]); od.move_to_end(True); print(list(od.items())); od[False] = "c"; print(list(od.items()), od == OrderedDict([(False, "c"), (True, "a")]))
print(Counter(x % 2 == 0 for x in range(5)))
#---- keys of a program's class
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, other):
        if isinstance(other, K): return self.v == other.v
        return self.v == other
    def __hash__(self): return hash(self.v)
    def __repr__(self): return "K(%r)" % (self.v,)
for v in [1, 2, 0, "a", "a long enough string", (1, 2), ("x", True), None, 2.5, 10**20, b"by", frozenset([1])]:
    d = {v: "plain"}
    print(d.get(K(v)), K(v) in d, K("other") in d, end=" ")
    e = {K(v): "own"}
    print(e.get(v), v in e, e.get(K(v)), e.get("other"), end=" ")
    d[K(v)] = 2; e[v] = 3
    print(d, e, {v, K(v)}, {K(v), v}, {v} == {K(v)}, d == e, d.pop(K(v)), e.pop(v), d, e)
#---- keys of a program's class among many
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, other): return self.v == (other.v if isinstance(other, K) else other)
    def __hash__(self): return hash(self.v)
    def __repr__(self): return "K(%r)" % (self.v,)
words = "the quick brown fox jumps over the lazy dog and runs away from here".split()
d = {}
for i, w in enumerate(words):
    d[w if i % 2 else K(w)] = i
print(d)
for w in words: d[w] = -1
print(d, all(K(w) in d and w in d for w in words))
for w in set(words[::2]): del d[K(w)]
print(sorted(map(str, d)))
s = {K(i % 7) for i in range(20)}
print(len(s), 3 in s, 8 in s, sorted(x.v for x in s), s == set(range(7)), set(range(7)) == s, s <= set(range(8)), s & {1, 2, 9} == {1, 2})
s.clear(); s.add(3); s.add(K(3)); print(s)
d.clear(); d["x"] = 1; d[K("x")] = 2; print(d)
#---- case insensitive keys
class Name(str):
    def __eq__(self, other): return self.lower() == str(other).lower()
    def __hash__(self): return hash(self.lower())
d = {Name("Anna"): 1}
print(d.get("anna"), "anna" in d, d.get(Name("ANNA")), Name("bob") in d)
d = {"anna": 1}
print(d.get(Name("ANNA")), Name("Anna") in d, Name("x") in d)
d[Name("ANNA")] = 5
print(d)
#---- keys derived from built-in classes
from collections import namedtuple
from enum import IntEnum, Enum
class S(str): pass
class I(int): pass
class F(float): pass
class T(tuple): pass
P = namedtuple("P", "x y")
class Color(IntEnum):
    RED = 1
    BLUE = 2
class Plain(Enum):
    A = 1
pairs = [("ab", S("ab")), (7, I(7)), (1.5, F(1.5)), (2, F(2.0)), ((1, 2), T((1, 2))), ((1, 2), P(1, 2)), (1, Color.RED), (True, Color.RED), (1.0, Color.RED)]
for a, b in pairs:
    print({a: 1}.get(b), {b: 1}.get(a), b in {a}, a in {b}, len({a, b}), type(next(iter({b, a}))).__name__, {a: 0} == {b: 0}, {(a, 0): 5}.get((b, 0)), {(b, False): 5}.get((a, 0)))
print({1: 0}.get(Plain.A), {Plain.A: 1}.get(Plain.A), {P(1, 2): "p"}.get(T((1, 2.0))), {T((1,)), (1,), (True,)})
d = {P(1, 2): "a"}
d[(1, 2)] = "b"; d[P(3, 4)] = "c"; print(d, d[P(3, 4)], d[(3, 4)], d.pop((1, 2)), d)
d = {}
d[S("k")] = 1; d["k"] += 1; d[S("k")] += 1; print(d, type(next(iter(d))).__name__)
#---- nan as a key
nan = float("nan")
d = {nan: 1}
print(d.get(nan), nan in d, float("nan") in d, d.get(float("nan")), [nan] == [nan], (nan,) in {(nan,): 1}, nan == nan)
d[nan] = 2; print(d, len(d)); del d[nan]; print(d)
print({nan: 1} == {nan: 1}, {nan} == {nan}, {nan} | {nan}, {nan} & {nan}, len({nan, nan}))
import math
print(math.nan in {math.nan}, {math.nan: 1}.get(math.nan), nan in {math.nan})
#---- an exception in __eq__ of a key
class Bad:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
    def __eq__(self, other): raise RuntimeError("compared with %s" % type(other).__name__)
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
b, c = Bad(1), Bad(1)
d = {b: "b"}
tell(lambda: d[b]); tell(lambda: d[c]); tell(lambda: c in d); tell(lambda: 1 in d); tell(lambda: d.get(1)); tell(lambda: d.get(2))
tell(lambda: d.setdefault(c, 1)); tell(lambda: d.pop(c)); tell(lambda: d.update({c: 1})); tell(lambda: d.__setitem__(1, 2)); tell(lambda: d.__delitem__(True))
tell(lambda: {b, c}); tell(lambda: {b: 1, c: 2}); tell(lambda: {b} | {c}); tell(lambda: {b} == {c}); tell(lambda: {b}.issubset({c})); tell(lambda: {b} & {1})
tell(lambda: dict.fromkeys([b, c])); tell(lambda: set([b, c])); tell(lambda: frozenset([b, c])); tell(lambda: {x for x in [b, c]}); tell(lambda: {x: 1 for x in [b, c]})
tell(lambda: {b: 1} == {c: 1}); tell(lambda: {1: 2}.get(b)); tell(lambda: {5: 2}.get(b)); tell(lambda: {(b, 1)} == {(c, 1)}); tell(lambda: len(d))
#---- an exception in __hash__ of a key
class NoHash:
    def __hash__(self): raise ValueError("no hash today")
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
k = NoHash()
tell(lambda: {}.get(k)); tell(lambda: {1: 2}.get(k)); tell(lambda: k in {}); tell(lambda: k in set()); tell(lambda: {k}); tell(lambda: {k: 1}); tell(lambda: {(1, k): 1}); tell(lambda: hash((1, k)))
tell(lambda: {}.pop(k, 1)); tell(lambda: {1: 1}.pop(k, 1)); tell(lambda: {}.setdefault(k, 1)); tell(lambda: set().discard(k)); tell(lambda: set().add(k)); tell(lambda: frozenset([k])); tell(lambda: dict([(k, 1)])); tell(lambda: {x: 1 for x in [k]})
class Wrong:
    def __hash__(self): return "x"
tell(lambda: {Wrong(): 1}); tell(lambda: hash(Wrong())); tell(lambda: Wrong() in {1})
#---- unhashable keys
class E:
    def __eq__(self, o): return True
class N:
    __hash__ = None
class L(list): pass
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
d, s = {1: 2}, {1}
for k in [[], {}, set(), E(), N(), L(), bytearray(b"x"), ([],), (1, {}), {}.keys()]:
    print(type(k).__name__)
    tell(lambda: d.get(k)); tell(lambda: d[k]); tell(lambda: d.__setitem__(k, 1)); tell(lambda: d.__delitem__(k)); tell(lambda: k in d); tell(lambda: {k: 1}); tell(lambda: d.setdefault(k)); tell(lambda: d.pop(k)); tell(lambda: d.pop(k, None)); tell(lambda: {}.pop(k, None))
    tell(lambda: k in s); tell(lambda: s.add(k)); tell(lambda: {k}); tell(lambda: s.remove(k)); tell(lambda: s.discard(k)); tell(lambda: set([k])); tell(lambda: frozenset([k])); tell(lambda: hash(k))
    tell(lambda: {k: 1 for k in [k]}); tell(lambda: {k for k in [k]}); tell(lambda: dict([(k, 1)])); tell(lambda: dict.fromkeys([k])); tell(lambda: s & {2}.union([k]) if 0 else s.intersection([k])); tell(lambda: s.isdisjoint([k])); tell(lambda: s.issuperset([k])); tell(lambda: s.difference([k])); tell(lambda: s.symmetric_difference([k]))
#---- a set in a set is looked up as a frozenset
s = {frozenset([1, 2]), 3}
print({1, 2} in s, {True, 2.0} in s, {1} in s)
s.discard({1, 2}); print(s); s.add(frozenset("a")); s.remove({"a"}); print(s)
try: {1, 2} in {frozenset([1]): 1}
except TypeError as e: print(e)
#---- hash collisions are told apart
class C:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, C) and self.v == o.v
    def __repr__(self): return "C%d" % self.v
d = {}
for i in range(20): d[C(i)] = i
d[1] = "one"; d[True] = "true"
print(len(d), d[C(7)], d[1], d[C(19)], C(20) in d)
for i in range(0, 20, 2): del d[C(i)]
print(d)
for i in range(20): d.setdefault(C(i), -i)
print(list(d.values()))
#---- the order in which keys are compared
log = []
class K:
    def __init__(self, n, h): self.n, self.h = n, h
    def __hash__(self): log.append("hash " + self.n); return self.h
    def __eq__(self, o): log.append("%s==%s" % (self.n, getattr(o, "n", o))); return False
a, b, c = K("a", 1), K("b", 1), K("c", 2)
d = {}
def step(what, f):
    log.clear(); f(); print(what, log)
step("set a", lambda: d.__setitem__(a, 1)); step("set b", lambda: d.__setitem__(b, 1)); step("set c", lambda: d.__setitem__(c, 1)); step("get a", lambda: d.get(a)); step("get b", lambda: d.get(b))
step("get 1", lambda: d.get(1)); step("in", lambda: K("x", 1) in d); step("pop c", lambda: d.pop(c)); step("missing", lambda: K("y", 5) in d)
#---- keys that change while they are in a dict
class M:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v)
    def __eq__(self, o): return self.v == o.v
    def __repr__(self): return "M%d" % self.v
m = M(1)
d = {m: "x"}
m.v = 2
print(m in d, M(1) in d, M(2) in d, list(d), d)
m.v = 1
print(m in d, M(1) in d)
s = {M(i) for i in range(10)}
print(len(s))
#---- a key's __eq__ changes the dict
d = {}
class W:
    def __init__(self, n, act): self.n, self.act = n, act
    def __hash__(self): return 3
    def __eq__(self, o):
        act, self.act = self.act, None
        if act: act()
        return self.n == getattr(o, "n", None)
    def __repr__(self): return "W%d" % self.n
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
d[W(1, lambda: d.clear())] = "one"
tell(lambda: d.get(W(1, None))); print(d)
d[W(1, lambda: d.clear())] = "one"
tell(lambda: d.__setitem__(W(1, None), "two")); print(d)
d.clear(); d[W(1, lambda: [d.__setitem__(i, i) for i in range(10, 40)])] = "one"
tell(lambda: d.get(W(1, None))); print(len(d))
d.clear(); d[W(1, lambda: d.clear())] = "one"
tell(lambda: d.pop(W(1, None), "none")); print(d)
s = set(); s.add(W(1, lambda: s.clear())); tell(lambda: W(1, None) in s); print(s)
#---- keys in keyword arguments
def f(**kw): return kw
print(f(**{"a": 1}), dict(a=1, **{"b": 2}), f(**dict(x=1)))
class S(str): pass
print(f(**{S("k"): 2}), dict(**{S("k"): 2}), dict({1: 2}, a=3))
def tell(g):
    try: print("result", g())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: f(**{1: 2})); tell(lambda: f(a=1, **{S("a"): 2})); tell(lambda: dict(**{True: 1})); tell(lambda: dict({"a": 1}, **{"a": 2}))
#---- keys of dataclasses, enums and others
from dataclasses import dataclass
from enum import Enum, auto
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
@dataclass(frozen=True)
class Pt:
    x: int
    y: int
@dataclass
class Mut:
    x: int
class Dir(Enum):
    N = auto()
    S = auto()
d = {Pt(1, 2): "a", Dir.N: "n", date(2024, 1, 2): "d", timedelta(days=1): "t", PurePosixPath("a/b"): "p", int: "class", len: "len", ...: "e", None: 0}
print(d[Pt(True, 2.0)], d[Dir.N], d[date(2024, 1, 2)], d[timedelta(hours=24)], d[PurePosixPath("a") / "b"], d[int], d[len], d[...], d[None], Dir.S in d, len(d))
try: {Mut(1): 1}
except TypeError as e: print(e)
print({(Pt(1, 2), Dir.N): 5}[(Pt(1, 2), Dir.N)], len({Pt(1, 2), Pt(1, 2), Pt(2, 1)}), datetime(2024, 1, 2) in {date(2024, 1, 2): 1})
#---- caches with equal arguments
from functools import lru_cache, cache
@lru_cache(maxsize=None)
def f(x): return [type(x).__name__]
print(f(1), f(True), f(1.0), f(1) is f(True), f.cache_info())
@cache
def g(*a): return [a]
print(g(1, 2), g(True, 2.0), g((1,)), g((True,)), g.cache_info())
@lru_cache(typed=True)
def h(x): return type(x).__name__
print(h(1), h(True), h(1.0), h.cache_info())
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == getattr(o, "v", o)
    def __hash__(self): return hash(self.v)
print(f(K(5)), f(K(5)), f(5), f.cache_info())
#---- a dict goes to another process with its keys
from multiprocessing import Process, Queue
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == getattr(o, "v", o)
    def __hash__(self): return hash(self.v)
    def __repr__(self): return "K(%r)" % (self.v,)
def work(q, d, s):
    print(d[1], d["a"], d[K("a")], d[(1, 2)], d[(True, 2)], K(5) in s, 5 in s, 6 in s, d.get("zz"))
    d["a"] = "changed"; s.add(5)
    q.put((d, s, {(1, True): 0}))
if __name__ == "__main__":
    q = Queue()
    d = {True: "true", K("a"): "k", (1, 2.0): "t"}
    s = {K(5)}
    p = Process(target=work, args=(q, d, s)); p.start()
    e, t, u = q.get(); p.join()
    print(d, s, e, t, e["a"], e[K("a")], 5 in t, K(5) in t, u[(True, 1)])
    e[K("a")] = 7; e["a"] += 1; t.add(K(5)); print(e, t)
#---- copies of dicts keep finding their keys
import copy, json
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == getattr(o, "v", o)
    def __hash__(self): return hash(self.v)
    def __repr__(self): return "K(%r)" % (self.v,)
d = {K("a"): 1, (True, 0): 2}
for e in [dict(d), d.copy(), copy.copy(d), copy.deepcopy(d), {**d}, d | {}, {k: v for k, v in d.items()}, dict(list(d.items()))]:
    e["a"] = 5
    print(e, e[K("a")], e[(1, False)], (1, 0) in e)
s = {K("a"), (True, 0)}
for t in [set(s), s.copy(), copy.copy(s), copy.deepcopy(s), {*s}, s | set(), frozenset(s), {x for x in s}]:
    print("a" in t, (1, False) in t, len(set(t) | {"a"}))
print(json.dumps({True: 1, None: 2, 1.5: 3, 2: 4, "x": 5}), json.dumps({1: "a"}), json.dumps({True: 1, "true": 2}))
#---- views and iteration of dicts with such keys
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == getattr(o, "v", o)
    def __hash__(self): return hash(self.v)
    def __repr__(self): return "K(%r)" % (self.v,)
d = {K("a"): 1, "b": 2}
print("a" in d.keys(), ("a", 1) in d.items(), (K("b"), 2) in d.items(), d.keys() == {"a", "b"}, {"a", "b"} == d.keys(), d.keys() & {"a"}, d.keys() - {"a"}, d.items() == {"a": 1, K("b"): 2}.items(), d.keys() <= {"a", "b", "c"})
for k in d: print(k, d[k])
try:
    for k in d: d["new"] = 1
except RuntimeError as e: print(e)
for k in list(d): del d[k]
print(d, list(reversed({K(1): 1, 2: 2})), d.popitem() if d else None)
d["x"] = 1; d[K("x")] = 2; print(d, d.popitem(), d)
#---- match statements with equal keys
def f(d):
    match d:
        case {1: x, "a": y}: return x, y
        case {1: x, **rest}: return x, rest
        case _: return None
print(f({True: "t", "a": "b"}), f({1.0: 5, 2: 3}), f({2: 3}))

#---- dicts of the program's own classes as mappings
class D(dict):
    def __getitem__(self, k): return 'item %s' % k
    def get(self, k, d=None): return 'got'
class K(dict):
    def keys(self): return ['x']
    def __getitem__(self, k): return 'item %s' % k
class I(dict):
    def __iter__(self): return iter(['q'])
    def __getitem__(self, k): return 'item %s' % k
    def keys(self): return ['w']
class N(dict):
    def __iter__(self): return iter(['q'])
def f(**k): return k
for C in D, K, I, N:
    def t(g):
        try: print(C.__name__, g())
        except Exception as e: print(C.__name__, type(e).__name__, e)
    v = C(b=2)
    def up(): d = {}; d.update(v); return d
    def ior(): d = {}; d |= v; return d
    t(up); t(ior); t(lambda: {**v}); t(lambda: dict(v)); t(lambda: f(**v)); t(lambda: dict(v, z=1)); t(lambda: list(v))
class Failing:
    @property
    def keys(self): raise ValueError('no keys')
for g in lambda: {**Failing()}, lambda: f(**Failing()), lambda: {**f}:
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
