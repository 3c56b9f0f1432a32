#---- a mapping
from collections.abc import Mapping
class Squares(Mapping):
    def __init__(self, n): self.n = n
    def __getitem__(self, k):
        if not isinstance(k, int) or not 0 <= k < self.n:
            raise KeyError(k)
        return k * k
    def __iter__(self): return iter(range(self.n))
    def __len__(self): return self.n
s = Squares(4)
print(s[3], s.get(2), s.get(9), s.get(9, "none"), 3 in s, 7 in s, "x" in s)
print(list(s.keys()), list(s.values()), list(s.items()), len(s), dict(s))
print(s == Squares(4), s != Squares(3), s == 3, {**s})
print((1, 1) in s.items(), 9 in s.values(), 2 in s.keys())
try:
    s[10]
except KeyError as e:
    print("KeyError", e)
#---- a mapping beside a display
from collections.abc import Mapping
class One(Mapping):
    def __getitem__(self, k): return {1: 2}[k]
    def __iter__(self): return iter([1])
    def __len__(self): return 1
d = {1: 2}
print(One() == d, d == One(), One() == {1: 2})
#---- a mutable mapping
from collections.abc import MutableMapping
class Lower(MutableMapping):
    def __init__(self, *args, **kw):
        self.d = {}
        self.update(*args, **kw)
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Lower({"A": 1}, B=2)
m.update([("C", 3)])
print(dict(m), m["a"], "B" in m, m.pop("C"), m.pop("nothing", "default"))
print(m.setdefault("a", 9), m.setdefault("D", 4), m.setdefault("E"), dict(m))
try:
    m.pop("zzz")
except KeyError as e:
    print("KeyError", e)
key, value = m.popitem()
print(key, value, len(m))
m.clear()
print(len(m), dict(m))
try:
    m.popitem()
except KeyError as e:
    print("KeyError")
m.update(x=1)
print(list(m.items()))
#---- a sequence
from collections.abc import Sequence
class Even(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(self.n))]
        if i < 0: i += self.n
        if not 0 <= i < self.n: raise IndexError("no such number")
        return 2 * i
e = Even(5)
print(list(e), 4 in e, 5 in e, e.index(6), e.count(6), e.count(7), list(reversed(e)), e[1:3], e[-1])
try:
    e.index(7)
except ValueError as x:
    print("ValueError")
try:
    e[9]
except IndexError as x:
    print(x)
a, *b = e
print(a, b, max(e), sum(e), sorted(e, reverse=True))
#---- a mutable sequence
from collections.abc import MutableSequence
class Log(MutableSequence):
    def __init__(self): self.a = []
    def __getitem__(self, i): return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __len__(self): return len(self.a)
    def insert(self, i, v): self.a.insert(i, v)
l = Log()
l.append(1)
l.extend([2, 3, 4])
l.insert(0, 0)
print(list(l), l.pop(), l.pop(0), list(l))
l.remove(2)
l += [7, 8]
print(list(l), isinstance(l, Log))
try:
    l.remove(99)
except ValueError:
    print("ValueError")
l.reverse()
print(list(l))
l.clear()
print(list(l), len(l))
#---- a set
from collections.abc import Set, MutableSet
class Bits(MutableSet):
    def __init__(self, it=()):
        self.n = 0
        for x in it: self.add(x)
    def __contains__(self, x): return bool(self.n >> x & 1)
    def __iter__(self): return (i for i in range(16) if i in self)
    def __len__(self): return bin(self.n).count("1")
    def add(self, x): self.n |= 1 << x
    def discard(self, x): self.n &= ~(1 << x)
a, b = Bits([1, 2, 3]), Bits([3, 4])
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, Bits([1]) < a, a.isdisjoint(b), a == Bits([3, 2, 1]))
a |= b
a.discard(9)
a.remove(4)
print(sorted(a), len(a), type(a & b).__name__)
try:
    a.remove(9)
except KeyError as e:
    print("KeyError", e)
#---- sets beside sets
from collections.abc import Set, MutableSet
class Names(MutableSet):
    def __init__(self, it=()): self.a = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.a
    def __iter__(self): return iter(self.a)
    def __len__(self): return len(self.a)
    def add(self, x):
        if x not in self.a: self.a.append(x)
    def discard(self, x):
        if x in self.a: self.a.remove(x)
    def __repr__(self): return "Names(%s)" % ", ".join(self.a)
n = Names("abc")
print(n & {"a", "z"}, {"a", "z"} & n, n | ["d"], ["d"] | n, n - "a", ["a", "q"] - n, n ^ "cd", "cd" ^ n)
print(n < Names("abcd"), n <= n, n > Names("a"), n >= Names("z"), n < n, n != Names("ab"), n == {"a", "b", "c"}, n.isdisjoint("xyz"), n.isdisjoint("a"), n == 3)
m = n
m &= {"a", "b"}; print(m, m is n)
m ^= {"b", "c"}; print(m)
m -= {"c"}; print(m, m is n)
m |= "xy"; print(m, m is n, m.pop(), m)
m.clear(); print(m, len(m))
for bad in (lambda: m.pop(), lambda: m.remove("q"), lambda: n & 3, lambda: n < 3, lambda: 3 - n):
    try:
        print(bad())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
class Fixed(Set):
    def __init__(self, it): self.a = frozenset(it)
    def __contains__(self, x): return x in self.a
    def __iter__(self): return iter(sorted(self.a))
    def __len__(self): return len(self.a)
    @classmethod
    def _from_iterable(cls, it): return "from " + "".join(sorted(it))
print(Fixed("ab") | Fixed("bc"), Fixed("ab") & "b", Fixed("ab") - "b")
try:
    Fixed("a") & [[]]
    hash(Fixed("a"))
except TypeError as e:
    print(e)
#---- an iterator
from collections.abc import Iterator, Iterable, Generator
class Down(Iterator):
    def __init__(self, n): self.n = n
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
d = Down(3)
print(iter(d) is d, list(d), isinstance(d, Iterable), isinstance(iter([]), Iterator), isinstance([], Iterator), isinstance((x for x in []), Generator))
#---- what is what
from collections.abc import *
import collections, collections.abc as cabc
def gen(): yield
class Plain: pass
class Sized_:
    def __len__(self): return 0
class Call:
    def __call__(self): pass
for name in "Hashable Iterable Iterator Sized Callable Container Sequence MutableSequence Mapping MutableMapping Set MutableSet".split():
    c = getattr(cabc, name)
    print(name, [isinstance(x, c) for x in ([], (), "a", b"a", {}, set(), frozenset(), range(2), 1, None, len, gen(), Plain(), Sized_(), Call(), collections.deque(), collections.OrderedDict())])
#---- abstract ones cannot be made
from collections.abc import Mapping, Sequence
class Bad(Mapping):
    def __len__(self): return 0
for c in Mapping, Sequence, Bad:
    try:
        c()
    except TypeError as e:
        print("TypeError", "abstract" in str(e))
