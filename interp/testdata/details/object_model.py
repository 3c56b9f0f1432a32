#---- metaclass checks
class M(type):
    def __instancecheck__(cls, x): return x == 3
    def __subclasscheck__(cls, k): return k is int
class A(metaclass=M): pass
print(isinstance(3, A), isinstance(4, A), issubclass(int, A), issubclass(str, A), isinstance(A(), A))
match 3:
    case A(): print("match")
    case _: print("no")
#---- __class__ as a property
class P:
    @property
    def __class__(self): return int
print(isinstance(P(), int), isinstance(P(), P), type(P()), P().__class__)
#---- hooks and register
from abc import ABC, abstractmethod, ABCMeta
class S(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is S:
            return any("foo" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented
class X:
    def foo(self): pass
print(isinstance(X(), S), issubclass(X, S), issubclass(int, S))
S.register(int)
print(isinstance(3, S), issubclass(bool, S), S.register(str))
class T(S): pass
@T.register
class Y: pass
print(issubclass(Y, S), issubclass(Y, T), isinstance(Y(), S))
#---- registered sequences and mappings
from collections.abc import *
class L:
    def __len__(self): return 2
    def __getitem__(self, i): return [1,2][i]
Sequence.register(L)
print(isinstance(L(), Sequence), isinstance(L(), Collection))
match L():
    case [a, b]: print(a, b)
    case _: print("no")
class D:
    def keys(self): return ["a"]
    def __getitem__(self, k): return 5
    def get(self, k, d=None): return 5
Mapping.register(D)
match D():
    case {"a": x}: print(x)
#---- Sequence and abstract words
import collections.abc as c
class My(c.Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
m = My(1, 2, 3)
print(list(m), 2 in m, list(reversed(m)), m.index(2), m.count(3))
match m:
    case [x, *y]: print(x, y)
try: c.Sequence()
except TypeError as e: print(e)
class Bad(c.MutableMapping): pass
try: Bad()
except TypeError as e: print(e)
try: m.index(9)
except ValueError as e: print(repr(e))
#---- Mapping and its views
import collections.abc as c
class My(c.Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = My({"a": 1, "b": 2})
print(type(m.keys()), type(m.values()), list(m.items()), m == {"a": 1, "b": 2}, "a" in m, m.get("z", 9))
print(m.keys() & {"a"}, ("a", 1) in m.items(), 2 in m.values(), len(m.keys()), isinstance(m.keys(), c.KeysView))
match m:
    case {"a": x, **rest}: print(x, rest)
try: reversed(m)
except TypeError as e: print(e)
print({**m}, dict(m))
#---- subscription of abstract classes
import collections.abc as c
print(c.Callable[[int], str], c.Callable[..., int], c.Sequence[int], c.Mapping[str, int], c.Iterator[str])
print(c.Callable[[int], str].__args__, c.Callable[[int, str], str].__origin__)
#---- Generator, MutableSet, MutableSequence
import collections.abc as c
class G(c.Generator):
    def __init__(self): self.n = 0
    def send(self, v):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
    def throw(self, t, v=None, tb=None):
        if v is None: v = t() if isinstance(t, type) else t
        raise v
g = G()
print(list(g)); g.close(); print(isinstance(g, c.Iterator), next(G()))
class MS(c.MutableSet):
    def __init__(self, it=()): self.s = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def add(self, x):
        if x not in self.s: self.s.append(x)
    def discard(self, x):
        if x in self.s: self.s.remove(x)
    def __repr__(self): return "MS(%r)" % self.s
a = MS([1,2,3]); b = MS([2,3,4])
print(a & b, a | b, a - b, a ^ b, a <= b, a.isdisjoint(b), a == MS([3,2,1]), a > MS([1]), {1,2} | b)
a |= b; print(a); a -= MS([1]); print(a); a &= {2}; print(a); a ^= {7}; print(a); print(a.pop(), len(a)); a.clear(); print(a)
try: a.remove(99)
except KeyError as e: print(repr(e))
class ML(c.MutableSequence):
    def __init__(self, *a): self.a = list(a)
    def __getitem__(self, i): return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __len__(self): return len(self.a)
    def insert(self, i, v): self.a.insert(i, v)
l = ML(1,2,3); l.append(4); l.extend(l); l.reverse(); l.remove(2); print(l.pop(), l.pop(0), l.a); l += [9]; print(l.a); l.clear(); print(l.a)
#---- metaclass: prepare, new, init, call, getattr, property
class M(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"z": 1}
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", a, k)
        return super().__call__(*a, **k)
    def __getattr__(cls, n): return "ga " + n
    @property
    def prop(cls): return "prop of " + cls.__name__
    @prop.setter
    def prop(cls, v): print("set", v)
    def meth(cls): return cls.__name__
class A(metaclass=M, opt=3):
    y = z
    def f(self): pass
print(A.z, A.y, A.foo, A.prop, A.meth())
A.prop = 5
a = A()
print(hasattr(a, "meth"), hasattr(a, "prop"))
#---- functions as metaclasses
def meta(name, bases, ns): 
    print(name, bases, sorted(k for k in ns if not k.startswith("__")))
    return type(name, bases, {**ns, "added": 1})
class A(metaclass=meta):
    x = 1
print(A.added, A.x, A)
class B(metaclass=lambda n, b, d: 42): pass
print(B)
#---- modules and methods as attributes
class T:
    import math as lib
    import math
    lib2 = math
    f = [].append
    g = "abc".upper
print(T.lib.pi, T.g(), T().g(), T().lib2.floor(2.5))
#---- __class__ in methods
class A:
    def f(self): return __class__
    @staticmethod
    def g(): return __class__
    @classmethod
    def h(cls): return __class__
print(A().f(), A.g(), A.h())
#---- an ordered namespace
from collections import OrderedDict
class M(type):
    @classmethod
    def __prepare__(m, n, b): return OrderedDict()
    def __new__(m, n, b, ns):
        print(type(ns).__name__)
        c = super().__new__(m, n, b, dict(ns))
        c.order = [k for k in ns if not k.startswith("__")]
        return c
class A(metaclass=M):
    b = 1
    a = 2
    def c(self): pass
print(A.order)
#---- a namespace with opinions
class NS(dict):
    def __setitem__(self, k, v):
        if k in self and not k.startswith("__"): raise TypeError("dup " + k)
        super().__setitem__(k, v)
    def __missing__(self, k):
        if k.isupper(): return k.lower()
        raise KeyError(k)
class M(type):
    @classmethod
    def __prepare__(m, n, b): return NS()
class A(metaclass=M):
    x = RED
    print(x)
try:
    class B(metaclass=M):
        x = 1
        x = 2
except TypeError as e: print(e)
