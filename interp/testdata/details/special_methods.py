#---- reflected comparisons
class A:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print("A.eq", end=" "); return NotImplemented
    def __lt__(self, o): print("A.lt", end=" "); return NotImplemented
    def __gt__(self, o): print("A.gt", end=" "); return "A.gt"
    def __le__(self, o): print("A.le", end=" "); return NotImplemented
class B:
    def __eq__(self, o): print("B.eq", end=" "); return "B.eq"
    def __gt__(self, o): print("B.gt", end=" "); return "B.gt"
    def __ge__(self, o): print("B.ge", end=" "); return "B.ge"
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
a, b = A(1), B()
tell(lambda: a == b); tell(lambda: b == a); tell(lambda: a == 1); tell(lambda: 1 == a); tell(lambda: a == a); tell(lambda: a != b); tell(lambda: b != a); tell(lambda: a < b); tell(lambda: a > b); tell(lambda: b < a); tell(lambda: a <= b); tell(lambda: a < 1); tell(lambda: 1 < a); tell(lambda: 1 > a); tell(lambda: a <= 1); tell(lambda: a >= 1); tell(lambda: b >= a); tell(lambda: a < a)
#---- the right operand's subclass goes first
class A:
    def __eq__(self, o): return "A.eq"
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __eq__(self, o): return "B.eq"
    def __gt__(self, o): return "B.gt"
    def __radd__(self, o): return "B.radd"
class C(A): pass
class D(A):
    def __eq__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
print(A() == B(), B() == A(), A() < B(), B() < A(), A() > B(), A() + B(), B() + A(), A() == C(), A() < C(), A() + C(), C() + A(), A() == D(), D() == A(), A() + D(), D() + A(), A() + A(), A() == A())
class I(int):
    def __eq__(self, o): return "I.eq"
    def __lt__(self, o): return "I.lt"
    def __gt__(self, o): return "I.gt"
    def __radd__(self, o): return "I.radd"
    def __rsub__(self, o): return NotImplemented
    def __mul__(self, o): return "I.mul"
    def __rmul__(self, o): return "I.rmul"
    __hash__ = int.__hash__
print(1 == I(1), I(1) == 1, 1 < I(1), 1 > I(1), 1 + I(1), I(1) + 1, 5 - I(1), 2 * I(1), I(1) * 2, 1.5 + I(1), True + I(1), 1 != I(1), [1] == [I(1)], 2.0 == I(2), 2.0 * I(2))
class S(str):
    def __eq__(self, o): return "S.eq"
    def __radd__(self, o): return "S.radd"
    def __rmod__(self, o): return "S.rmod"
    def __contains__(self, o): return "S.in"
    __hash__ = str.__hash__
print("a" == S("b"), S("b") == "a", "a" + S("b"), S("a") + "b", "%s" % S("x"), "a" in S("b"), "b" in ["b"], S("q") in ["b"])
class L(list):
    def __eq__(self, o): return "L.eq"
    def __radd__(self, o): return "L.radd"
    def __rmul__(self, o): return "L.rmul"
    def __lt__(self, o): return "L.lt"
    def __gt__(self, o): return "L.gt"
print([1] == L([2]), L([2]) == [1], [1] + L([2]), L([1]) + [2], [1] < L([1]), 2 * L([1]), [[1]] == [L([2])])
#---- != comes from ==
class A:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v
for v in [True, False, 1, 0, [], [1], "", NotImplemented]:
    print(repr(A(v) == 1), repr(A(v) != 1), repr(1 != A(v)), end=" ")
print()
class N:
    def __ne__(self, o): return "ne"
print(N() == 1, N() != 1, 1 != N(), N() == N(), N() != N())
class E(A):
    def __ne__(self, o): return "E.ne"
print(E(True) != 1, E(True) == 1, A(True) != E(True), E(0) != A(0))
#---- identity without __eq__
class A: pass
a, b = A(), A()
print(a == a, a == b, a != b, a != a, a in [a], a in [b], [a].index(a), {a: 1}.get(a), {a: 1}.get(b), a.__eq__(b), a.__eq__(a), a.__ne__(b), a.__ne__(a), object.__eq__(a, a), object.__eq__(a, 1))
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: a < b); tell(lambda: a >= 1); tell(lambda: 1 < a); tell(lambda: a.__lt__(b)); tell(lambda: hash(a) == hash(a)); tell(lambda: (1).__eq__("a")); tell(lambda: (1).__lt__(1.5)); tell(lambda: (1.5).__lt__(1)); tell(lambda: "a".__lt__(1)); tell(lambda: [].__eq__(())); tell(lambda: [1].__lt__([2])); tell(lambda: {}.__eq__([])); tell(lambda: {1}.__lt__([1])); tell(lambda: None.__eq__(None)); tell(lambda: None.__eq__(1)); tell(lambda: (1).__eq__(True)); tell(lambda: True.__eq__(1)); tell(lambda: (1, 2).__eq__([1, 2])); tell(lambda: b"a".__eq__("a")); tell(lambda: range(3).__eq__([0])); tell(lambda: int.__eq__(1, 1)); tell(lambda: str.__eq__("a", "a")); tell(lambda: list.__lt__([1], [2])); tell(lambda: float.__eq__(1.0, 1)); tell(lambda: int.__add__(1, 2.0)); tell(lambda: float.__radd__(1.0, 2)); tell(lambda: (1).__ne__(2)); tell(lambda: "a".__ne__(1))
#---- __hash__ follows __eq__
class A:
    def __eq__(self, o): return True
class B(A):
    def __hash__(self): return 5
class C(A): pass
class D(B):
    def __eq__(self, o): return False
class E(B): pass
class F:
    __hash__ = None
class G(F): pass
class H(F):
    __hash__ = object.__hash__
class J(int):
    def __eq__(self, o): return False
class K(str): pass
class M(list): pass
class Q(dict):
    def __hash__(self): return 1
for c in [A, B, C, D, E, F, G, H, J, K, M, Q]:
    try: h = hash(c()); print(c.__name__, "has a hash", c.__hash__ is None, h if c in (B, E, J, Q) else "")
    except TypeError as e: print(c.__name__, e, c.__hash__ is None)
from collections.abc import Hashable
print([isinstance(c(), Hashable) for c in (A, B, C, D, E, F, G, H, J, K, M, Q)], isinstance([], Hashable), isinstance((), Hashable), isinstance(([],), Hashable))
A.__hash__ = lambda self: 9
print(hash(A()), hash(C()))
class Z:
    def __hash__(self): return 10**20
class Y:
    def __hash__(self): return -1
class X:
    def __hash__(self): return True
class W:
    def __hash__(self): return 2**61 - 1
print(hash(Z()) == hash(10**20), hash(Y()), hash(X()), type(hash(X())).__name__, hash(W()), Y().__hash__(), X().__hash__(), W().__hash__())
#---- total ordering and sorting by one method
from functools import total_ordering, cmp_to_key
@total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, T) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, T) else NotImplemented
    def __repr__(self): return "T%d" % self.n
a, b = T(1), T(2)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, sorted([b, a]), max(a, b), min([b, a]), T(1) >= T(1), T(1) == 1, T(1) != 1)
try: a < 1
except TypeError as e: print(e)
class G:
    def __init__(self, n): self.n = n
    def __gt__(self, o): return self.n > o.n
    def __repr__(self): return "G%d" % self.n
print(sorted([G(3), G(1), G(2)]), min(G(2), G(1)), max(G(1), G(2)), G(1) < G(2), [G(1)] < [G(2)])
print(sorted([3, 1, 2], key=cmp_to_key(lambda x, y: y - x)))
#---- arithmetic with NotImplemented
class A:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return "radd" if isinstance(o, int) else NotImplemented
    def __iadd__(self, o): return NotImplemented
    def __mul__(self, o): return "mul"
    def __rsub__(self, o): return ("rsub", o)
    def __neg__(self): return "neg"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
    def __divmod__(self, o): return "divmod"
    def __rdivmod__(self, o): return "rdivmod"
    def __matmul__(self, o): return "matmul"
    def __rmatmul__(self, o): return "rmatmul"
    def __rlshift__(self, o): return "rlshift"
    def __ror__(self, o): return "ror"
    def __rtruediv__(self, o): return "rtruediv"
    def __rfloordiv__(self, o): return "rfloordiv"
    def __rmod__(self, o): return "rmod"
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
a = A()
for f in [lambda: a + 1, lambda: 1 + a, lambda: a + a, lambda: "x" + a, lambda: 1.5 + a, lambda: a * 2, lambda: 2 * a, lambda: 5 - a, lambda: "s" - a, lambda: [] - a, lambda: None - a, lambda: a - 5, lambda: -a, lambda: +a, lambda: ~a, lambda: a ** 2, lambda: 2 ** a, lambda: pow(a, 2, 3), lambda: pow(2, a, 3), lambda: divmod(a, 1), lambda: divmod(1, a), lambda: a @ 1, lambda: 1 @ a, lambda: 1 << a, lambda: {1} | a, lambda: {} | a, lambda: 1 | a, lambda: [1] / a, lambda: 1.0 // a, lambda: 7 % a, lambda: [1] % a, lambda: [1] + a, lambda: (1,) + a, lambda: [1] * a, lambda: "a" * a, lambda: True + a, lambda: True - a, lambda: sum([1, a]), lambda: sum([a, 1])]:
    tell(f)
x = A()
def f():
    global x
    x += 1
tell(f)
#---- special methods are looked up in the class
class A: pass
a = A()
a.__eq__ = lambda o: True
a.__hash__ = lambda: 5
a.__len__ = lambda: 3
a.__add__ = lambda o: "add"
a.__contains__ = lambda x: True
a.__iter__ = lambda: iter([1])
a.__bool__ = lambda: False
a.__index__ = lambda: 1
def tell(f):
    try: print("result", f())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: a == 1); tell(lambda: hash(a) == 5); tell(lambda: len(a)); tell(lambda: a + 1); tell(lambda: 1 in a); tell(lambda: list(a)); tell(lambda: bool(a)); tell(lambda: [1, 2][a]); tell(lambda: a.__eq__(1)); tell(lambda: a.__len__())
A.__eq__ = lambda s, o: "class"; A.__len__ = lambda s: 7
tell(lambda: a == 1); tell(lambda: len(a))
#---- metaclasses compare classes
class M(type):
    def __eq__(cls, o): return isinstance(o, str) and cls.__name__ == o or cls is o
    def __hash__(cls): return hash(cls.__name__)
    def __lt__(cls, o): return cls.__name__ < o.__name__
    def __len__(cls): return 42
    def __contains__(cls, x): return x == "in"
    def __bool__(cls): return False
    def __getitem__(cls, k): return ("item", k)
    def __iter__(cls): return iter("iter")
    def __add__(cls, o): return "add"
class B(metaclass=M): pass
class A(metaclass=M): pass
print(A == "A", "A" == A, A == B, A < B, sorted([B, A]) == [A, B], len(A), "in" in A, "out" in A, bool(A), A["x"], list(A), A + 1, {A: 1}.get("A"), {"A": 1}.get(A), A in ["A"], ["A", "B"].index(B))
#---- special methods where the operator is: the order, NotImplemented, changed classes, errors
import sys
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o):
        if isinstance(o, V): return V(self.x + o.x)
        return NotImplemented
    def __radd__(self, o): return V(o + self.x)
    def __mul__(self, o): return NotImplemented
    def __eq__(self, o):
        print("eq"); return NotImplemented
    def __lt__(self, o): return "maybe"
    def __repr__(self): return f"V({self.x})"
    def __iadd__(self, o): return NotImplemented
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
    def __contains__(self, k): return [k]
    def __bool__(self): return self.x
class W(V):
    def __radd__(self, o): return "W.radd"
    def __eq__(self, o): return "W.eq"
def tr(f):
    try: print(f())
    except BaseException as e:
        print(type(e).__name__, e)
a, b, w = V(1), V(2), W(3)
tr(lambda: a + b); tr(lambda: a + w); tr(lambda: w + a); tr(lambda: a + 1); tr(lambda: 1 + a); tr(lambda: a * 2); tr(lambda: 2 * a)
tr(lambda: a == b); tr(lambda: a == w); tr(lambda: w == a); tr(lambda: a != b); tr(lambda: a < b); tr(lambda: not (a < b)); tr(lambda: a > b); tr(lambda: a <= b)
tr(lambda: a[1:2]); tr(lambda: a[1, 2]); tr(lambda: 5 in a); tr(lambda: 5 not in a); tr(lambda: bool(a)); tr(lambda: not a); tr(lambda: 1 if a else 2)
tr(lambda: a()); 
def f():
    x = a; x += b; return x
tr(f)
def f():
    x = a; x += "s"; return x
tr(f)
def f():
    x = a; x *= 3; return x
tr(f)
a[1] = 2; a[1:2] = 3; del a[4]
a[0] += 1
V.__add__ = lambda s, o: "patched"
tr(lambda: a + b)
del V.__add__
tr(lambda: a + b); tr(lambda: b + a)
V.__call__ = lambda s, *x, **k: (x, k)
tr(lambda: a(1, y=2)); tr(lambda: a(*[1], **{'z': 3}))
V.__bool__ = lambda s: True
tr(lambda: not a)
a.__bool__ = lambda: False
tr(lambda: not a)
class R:
    def __add__(self, o): return self + o
    def __eq__(self, o): return self == o
    def __getitem__(self, o): return self[o]
    def __bool__(self): return bool(self)
    def __call__(self): return self()
    def __contains__(self, x): return x in self
    def __iadd__(self, o): self += o; return self
    def __setitem__(self, k, v): self[k] = v
r = R()
for g in (lambda: r + 1, lambda: r == 1, lambda: r[1], lambda: not r, lambda: r(), lambda: 1 in r): tr(g)
def f():
    global r
    r += 1
tr(f)
def f(): r[1] = 2
tr(f)
class E1:
    def __add__(self, o): return 1 / 0
    def __lt__(self, o): raise KeyError("k")
    def __call__(self, x): return undefined
import traceback
for g in (lambda: E1() + 1, lambda: E1() < 2, lambda: E1()(3), lambda: sorted([E1(), E1()]), lambda: max([E1(), E1()])):
    try: g()
    except Exception as e: print(type(e).__name__, e, [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
#---- counters in classes
class A:
    n = 0
    m = []
    def __init__(self): A.n += 1
class B(A):
    pass
class C(B):
    n = 10
a=A();b=B();c=C()
print(A.n,B.n,C.n,a.n,b.n,c.n)
B.n = 5
A.n = 7
print(A.n,B.n,C.n,a.n,b.n,c.n)
del B.n
print(A.n,B.n,C.n,b.n)
A.n = 8
print(b.n, c.n)
A.n = lambda self: 3
print(b.n())
A.n = 4
print(b.n, B.n)
A.n = property(lambda s: 9)
b2=B()if False else b
print(b.n)
A.n = 1
print(b.n, getattr(b,'n'), vars(A)['n'], A.__dict__['n'], [x for x in A.__dict__ if x[0]!='_'])
import random
random.seed(3)
ops=['+','-','*','//','%','<<','>>','&','|','^','**','/']
import sys
def val():
#---- calls with stars of all kinds
class S(str): pass
def f(*a, **k): return a, sorted(k.items())
print(f(*[1,2], **{S('x'):1,'y':2}), f(**{'a':1}, **{'b':2}), f(*(1,), *[2], x=3, **{'z':4}))
for g in (lambda: f(**{1:2}), lambda: f(*5), lambda: f(**5), lambda: f(**{'a':1}, **{'a':2}), lambda: f(a=1, **{'a':2}), lambda: f(**{'a':1,2:3}), lambda: f(*None), lambda: f(**[1])):
    try: print(g())
    except TypeError as e: print(e)
class M:
    def keys(self): return ['p','q']
    def __getitem__(self,k): return k*2
print(f(**M()), f(*'ab', *{1:2}, *range(2)), f(*(i for i in range(3))))
from collections import OrderedDict, ChainMap
print(f(**OrderedDict(a=1)), f(**ChainMap({'a':1},{'b':2})))
def h(a,b=2,*c,d=4,**e): return a,b,c,d,e
print(h(*[1,2,3],**{'d':5,'zz':6}), h(**{'b':1,'a':0}), h(*[1],*[2],3,4,e=5))
#---- loops that unpack
d={'a':1,'b':2}
for k,v in d.items(): print(k,v)
print([ (k,v) for k,v in d.items()], {v:k for k,v in d.items()}, list((v,k) for k,v in d.items()))
keep=[]
for i,(a,b) in enumerate(zip([1,2,3],'abc')): keep.append((i,a,b))
print(keep)
z=zip([1,2,3,4],[5,6,7,8])
for a,b in z:
    print(a,b,next(z))
def g():
    for i,x in enumerate('pq'):
        y = yield i,x
        print('got',y)
    for a,b in zip([1],[2]): yield a+b
it=g(); print(next(it)); print(it.send(5)); print(it.send(6))
try:
    for k,v in d.items():
        d['c']=3
except RuntimeError as e: print(e)
try:
    for a,b,c in zip([1],[2]): pass
except ValueError as e: print(e)
try:
    for a,b in zip([1,2],[3],strict=True): print(a,b)
except ValueError as e: print(e)
for i,*r in enumerate('ab'): print(i,r)
print(sum(a*b for a,b in zip(range(5),range(5))), max((v,k) for k,v in d.items()), dict((k,v) for k,v in zip('ab',[1,2])))
print(sorted((n,w) for w,n in {'x':3,'y':1}.items()))
#---- data classes in order
from dataclasses import dataclass, field
@dataclass(order=True)
class P:
    x: int
    y: list = field(default_factory=list)
    z: float = 1.5
a=P(1); b=P(1,[2]); print(a<b,a>b,a==b,a!=b,a<=a,hash is hash, P(1)==P(1.0), P(True,[],1.5)>=P(1))
print(sorted([P(3),P(1,[5]),P(1,[4])]))
n=float('nan')
print(P(n)==P(n), P(n)<P(n), P(n)<=P(n), P(float('nan'))==P(float('nan')))
try: print(P(1,None)<P(1,[]))
except TypeError as e: print(e)
try: print(P(1)<3)
except TypeError as e: print(e)
@dataclass(frozen=True)
class Q:
    a: int
    b: str = 'q'
d={Q(1):2, Q(1,'q'):3}
print(d, hash(Q(1))==hash((1,'q')), Q(b='z',a=4))
del b.x
try: print(a==b)
except AttributeError as e: print(e)
#---- an int and what is derived from float
class Own(float):
    def __rmul__(self, other): return "rmul"
    def __radd__(self, other): return NotImplemented
    def __gt__(self, other): return "gt"
    def __ge__(self, other): return NotImplemented
    def __eq__(self, other): return "eq"
    __hash__ = float.__hash__
class Plain(float): pass
class Int(int):
    def __rmul__(self, other): return "rmul of int"
    def __gt__(self, other): return "gt of int"
def show(f):
    try:
        return f()
    except TypeError as e:
        return str(e)
for a in (2, 2.0, 2j, True):
    for b in (Own(3), Plain(3), Int(3)):
        x = a
        print(a, type(b).__name__, [show(f) for f in (lambda: a * b, lambda: a + b, lambda: a - b, lambda: a < b, lambda: a <= b, lambda: a == b, lambda: a != b, lambda: divmod(a, b))])
x = 2
x *= Own(3)
print(x, show(lambda: sum([Own(1), 2])), 2 in [Own(2)], max(1, Plain(2)), {2: "two"}[Plain(2)])
