#---- abc like
class Shape:
    def area(self): raise NotImplementedError
    def __repr__(self): return f"{type(self).__name__}({self.area()})"
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
print([Sq(2), Sq(3)], {Sq(1): 1})
try: print(Shape())
except NotImplementedError as e: print("NIE", e, repr(e))
#---- bound methods
class A:
    def f(self, x=1): return x
    @classmethod
    def c(cls): return cls.__name__
a = A()
m = a.f
print(m(), m(2), m == a.f, m is a.f, m.__self__ is a, m.__func__ is A.f, m.__name__, {a.f: 1}[m], A.c == A.c, hash(m) == hash(a.f))
A.g = lambda self: "g"
print(a.g(), A.g(a), a.c())
a.h = lambda: "h"
print(a.h())
del A.g
try: a.g()
except AttributeError as e: print(e)
#---- class attrs
class A:
    n = 0
    lst = []
    def __init__(self): A.n += 1; self.lst.append(A.n)
A(); a = A(); a.n = 99
print(A.n, a.n, A.lst, a.__class__.n, A.__dict__["n"], "lst" in vars(A), A.__doc__, A.__name__, A.__module__)
class B(A):
    "doc"
    n = 5
print(B.__doc__, B.n, B.__base__.__name__, issubclass(B, A), B.__mro__[-1] is object)
A.new = 7
print(B.new, B().new)
#---- exceptions in methods
class Stack:
    def __init__(self): self._d = []
    def pop(self):
        if not self._d: raise IndexError("pop from empty stack")
        return self._d.pop()
try: Stack().pop()
except IndexError as e: print(type(e).__name__, e)
class Temp:
    def __init__(self, c): self.c = c
    @property
    def c(self): return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @c.deleter
    def c(self): print("del"); del self._c
t = Temp(5); t.c += 1; print(t.c); del t.c
try: Temp(-300)
except ValueError as e: print(e)
try: t.c
except AttributeError as e: print(e)
#---- finally and generators
def g():
    try:
        for i in range(3): yield i
    finally: print("cleanup")
it = g()
for x in it:
    if x == 1: break
it.close()
print("after")
def h():
    try: yield 1
    except GeneratorExit: print("ge"); raise
it = h(); next(it); it.close(); it.close()
try: next(it)
except StopIteration: print("stop")
def k():
    while True:
        try: x = yield
        except ValueError as e: print("got", e)
        else: print("sent", x)
c = k(); next(c); c.send(1); c.throw(ValueError("v")); c.throw(ValueError, "w"); c.send(2)
try: c.throw(KeyError("out"))
except KeyError as e: print("out", e)
print(list(c))
def r():
    yield 1
    return 2
def s():
    v = yield from r()
    print("v", v)
    w = yield from [7, 8]
    print("w", w)
print(list(s()), sum(r()), max(r()), list(zip(r(), r())), dict(enumerate(r())), [*r()], (lambda *a: a)(*r()), sorted(r()), any(r()), 1 in r(), tuple(map(str, r())))
a, = r(); print(a)
try: gen = (x for x in 5)
except TypeError as e: print(e)
gen = (x*y for x in range(3) for y in range(2) if x); print(list(gen), list(gen))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib(); print([next(f) for _ in range(8)], next(f, None))
def running():
    yield next(me)
me = running()
try: next(me)
except ValueError as e: print(e)
#---- nested exceptions context
try:
    try: 1/0
    except ZeroDivisionError as e: raise ValueError("v") from e
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1/0
    except ZeroDivisionError: raise ValueError("v")
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
e1 = ValueError("one")
try: raise e1
except ValueError as e2: print(e1 is e2, e2.__traceback__ is not None)
try: e2
except NameError as e: print(e)
def f():
    try: raise ValueError("inner")
    except ValueError:
        try: raise KeyError("k")
        except KeyError: pass
        raise
try: f()
except ValueError as e: print("reraised", e, e.__context__)
try: raise
except RuntimeError as e: print(e)
class E1(Exception): pass
class E2(E1): pass
for c in (E1, E2, ValueError):
    try:
        try: raise c("x")
        except E2 as e: print("E2", e)
        except E1 as e: print("E1", e)
    except Exception as e: print("other", type(e).__name__)
#---- with details
class CM:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__, v, tb is not None); return self.s
with CM(1) as a, CM(2) as b: print(a, b)
with CM(3, True): raise ValueError("sw")
try:
    with CM(4), CM(5): raise KeyError("k")
except KeyError: print("caught")
def f():
    with CM(6): return "ret"
print(f())
for i in range(2):
    with CM(7):
        if i == 0: continue
        break
class Bad:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("never")
try:
    with Bad(): pass
except ValueError as e: print(e)
class BadExit:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("exit")
try:
    with BadExit(): raise ValueError("body")
except KeyError as e: print(repr(e), repr(e.__context__))
try:
    with 3: pass
except TypeError as e: print(e)
#---- operators
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    def __rmul__(self, k): return self * k
    def __neg__(self): return V(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __iter__(self): yield self.x; yield self.y
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __bool__(self): return bool(self.x or self.y)
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __int__(self): return int(abs(self))
    def __float__(self): return float(abs(self))
    def __round__(self, n=None): return V(round(self.x, n), round(self.y, n))
    def __divmod__(self, k): return (V(self.x // k, self.y // k), V(self.x % k, self.y % k))
    def __pow__(self, k): return V(self.x ** k, self.y ** k)
    def __floordiv__(self, k): return V(self.x // k, self.y // k)
    def __truediv__(self, k): return V(self.x / k, self.y / k)
    def __mod__(self, k): return V(self.x % k, self.y % k)
    def __lshift__(self, k): return ("<<", k)
    def __rshift__(self, k): return (">>", k)
    def __and__(self, k): return ("&", k)
    def __or__(self, k): return ("|", k)
    def __xor__(self, k): return ("^", k)
    def __invert__(self): return "~"
    def __pos__(self): return "+"
    def __contains__(self, v): return v in (self.x, self.y)
    def __reversed__(self): return iter([self.y, self.x])
    def __index__(self): return self.x
    def __complex__(self): return 1
    def __format__(self, spec): return f"<{spec}>"
v, w = V(3, 4), V(1, 2)
print(v + w, v - w, v * 2, 2 * v, -v, abs(v), v @ w, list(v), len(v), v[0], v[-1], bool(V(0, 0)), sum([v, w]), tuple(v), [*v], int(v), float(v))
print(round(V(1.26, 2.34), 1), divmod(v, 2), v ** 2, v // 2, v / 2, v % 2, v << 1, v >> 1, v & 1, v | 1, v ^ 1, ~v, +v, 3 in v, 9 in v, list(reversed(v)), hex(v), f"{v:abc} {v}", format(v, "q"))
x, y = v; print(x, y)
try: v + 3
except TypeError as e: print(e)
try: "a" + v
except TypeError as e: print(e)
try: v < w
except TypeError as e: print(e)
if V(0, 0): print("no")
else: print("falsy")

#---- a class of many methods, which change
class Many:
    pass
def method(i):
    def f(self, x=0):
        return i + x
    return f
for i in range(70):
    setattr(Many, "m%d" % i, method(i))
class Derived(Many):
    pass
source = "def total(o):\n    return " + " + ".join("o.m%d()" % i for i in range(70)) + "\n"
source += "def attributes(o):\n    return [" + ", ".join("o.m%d(1)" % i for i in range(0, 70, 3)) + "]\n"
exec(source)
objects = [Many(), Derived()]
print([total(o) for o in objects], attributes(objects[0])[:3])
for i in range(0, 70, 7):
    setattr(Many, "m%d" % i, method(1000))
    print([total(o) for o in objects], attributes(objects[1])[i // 3])
for i in range(0, 70, 5):
    setattr(Derived, "m%d" % i, method(-1))
print([total(o) for o in objects])
for i in range(0, 70, 10):
    delattr(Derived, "m%d" % i)
print([total(o) for o in objects])
objects[1].m3 = lambda: 50000
print([total(o) for o in objects])
