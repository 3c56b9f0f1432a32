#---- plain
def g(x):
    return 1 / x
def f(x):
    return g(x) + 1
f(0)
#---- reraise
def g():
    raise ValueError("a")
def f():
    try:
        g()
    except ValueError:
        print("seen")
        raise
f()
#---- reraise named
def g():
    raise ValueError("a")
def f():
    try:
        g()
    except ValueError as e:
        raise e
f()
#---- context
def g():
    raise ValueError("a")
def f():
    try:
        g()
    except ValueError:
        {}["k"]
f()
#---- cause
def g():
    raise ValueError("a")
def f():
    try:
        g()
    except ValueError as e:
        raise RuntimeError("b") from e
f()
#---- from none
try:
    int("x")
except ValueError:
    raise KeyError("k") from None
#---- nested try
def f(n):
    try:
        try:
            [][n]
        except KeyError:
            print("no")
        finally:
            print("fin")
    except TypeError:
        print("no")
f(3)
#---- finally only
def f():
    try:
        return undefined_name
    finally:
        print("fin")
f()
#---- with
class M:
    def __enter__(self): return self
    def __exit__(self, *a): print(a[0].__name__); return False
def f():
    with M() as m:
        m.foo
f()
#---- generator
def g():
    yield 1
    raise ValueError("in g")
def f():
    for x in g():
        print(x)
f()
#---- generator nested
def inner():
    yield 1
    [].pop()
def outer():
    yield from inner()
def f():
    return list(outer())
f()
#---- stopiteration in generator
def g():
    yield 1
    raise StopIteration("x")
list(g())
#---- method
class A:
    def __init__(self, x):
        self.x = x
    def go(self):
        return self.helper()
    def helper(self):
        return self.y
A(1).go()
#---- init
class A:
    def __init__(self, x):
        raise TypeError("no")
A(1)
#---- init args
class A:
    def __init__(self, x):
        pass
A()
#---- user exception
class MyError(Exception):
    def __str__(self): return "my " + self.args[0]
raise MyError("text")
#---- user exception no text
class MyError(Exception): pass
raise MyError
#---- notes
e = ValueError("x")
e.add_note("note one")
e.add_note("note two")
raise e
#---- suggestion
class A:
    def __init__(self): self.colour = 1
A().color
#---- sysexit
import sys
try:
    sys.exit(3)
finally:
    print("bye")
#---- sysexit text
raise SystemExit("text here")
#---- sysexit caught
try:
    exit(4)
except SystemExit as e:
    print("code", e.code)
raise SystemExit
#---- raise twice same
e = ValueError("v")
def f():
    raise e
try:
    f()
except ValueError: pass
f()
#---- property
class A:
    @property
    def p(self): return 1/0
A().p
#---- operator
class A:
    def __add__(self, o): return o.nope
def f(): return A() + 3
f()
#---- bool
class A:
    def __bool__(self): raise ValueError("no truth")
def f():
    if A(): print("yes")
f()
#---- iter
class A:
    def __iter__(self): return self
    def __next__(self): raise KeyError("next")
def f():
    for x in A(): print(x)
f()
#---- lambda
f = lambda x: x.foo
f(1)
#---- decorator
def deco(f):
    def wrapper(*a):
        return f(*a)
    return wrapper
@deco
def add(a, b):
    return a + b
add(1, "x")
#---- child
from multiprocessing import Process
def f():
    try:
        1/0
    except ZeroDivisionError as e:
        raise ValueError("child") from e
p = Process(target=f); p.start(); p.join(); print(p.exitcode)
#---- recursion
def f(n):
    return f(n + 1) if n < 5 else 1/0
f(0)
#---- except clause bad
try:
    1/0
except 3:
    pass
#---- three contexts
try:
    try:
        1/0
    except ZeroDivisionError:
        int("q")
except ValueError:
    raise KeyError("three")
#---- else
try:
    pass
except ValueError:
    pass
else:
    raise ValueError("else")
#---- map
def h(x): return x.foo
def f():
    return list(map(h, [1]))
f()
#---- sorted key
def k(x): return x["a"]
sorted([{"a": 1}, {}], key=k)
#---- in handler function
def log(e): raise RuntimeError("log failed")
def f():
    try:
        1/0
    except ZeroDivisionError as e:
        log(e)
f()
#---- loop try
for i in range(3):
    try:
        if i == 1: raise ValueError(i)
    except ValueError as e:
        last = e
    finally:
        print("f", i)
raise last
