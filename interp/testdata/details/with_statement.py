#---- enter and exit order
class Room:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, t, v, tb):
        print("exit", self.name)
with Room("a") as r:
    print("inside", r.name)
print("after")
#---- exit arguments
class M:
    def __enter__(self): return 5
    def __exit__(self, t, v, tb):
        print(t.__name__ if t else None, v, tb is None)
with M() as five:
    print(five)
try:
    with M():
        raise ValueError("v")
except ValueError:
    print("outside")
#---- swallowing
class Swallow:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        if t is not None and issubclass(t, self.kinds):
            print("swallowed", t.__name__)
            return True
with Swallow(KeyError, ValueError):
    {}["x"]
with Swallow(ValueError):
    int("a")
try:
    with Swallow(ValueError):
        1 / 0
except ZeroDivisionError:
    print("not swallowed")
#---- several managers at once
class R:
    def __init__(self, n): self.n = n
    def __enter__(self):
        print("+", self.n); return self.n
    def __exit__(self, *a):
        print("-", self.n)
with R(1) as a, R(2) as b, R(3):
    print(a + b)
with (R("x") as x, R("y") as y):
    print(x, y)
#---- second enter fails
class R:
    def __init__(self, n, fail=False): self.n, self.fail = n, fail
    def __enter__(self):
        if self.fail: raise RuntimeError("enter " + self.n)
        print("+", self.n)
    def __exit__(self, t, v, tb):
        print("-", self.n, t and t.__name__)
try:
    with R("a"), R("b", True), R("c"):
        print("never")
except RuntimeError as e:
    print(e)
#---- return in with
class R:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit")
def f():
    with R():
        return "value"
print(f())
def g():
    for i in range(3):
        with R():
            if i == 0: continue
            if i == 1: break
    return i
print(g())
#---- exit raises
class R:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("from exit")
try:
    with R():
        raise ValueError("body")
except KeyError as e:
    print(e, repr(e.__context__))
#---- as tuple and attribute
class Pair:
    def __enter__(self): return 1, 2
    def __exit__(self, *a): pass
class Box: pass
box = Box()
d = {}
with Pair() as (a, b):
    print(a, b)
with Pair() as box.value, Pair() as d["k"]:
    pass
print(box.value, d)
#---- variable stays after with
class R:
    def __enter__(self): return "kept"
    def __exit__(self, *a): pass
with R() as r:
    inner = 5
print(r, inner)
#---- not a context manager
class A: pass
try:
    with A():
        pass
except (TypeError, AttributeError) as e:
    print("error")
#---- contextmanager decorator
from contextlib import contextmanager
@contextmanager
def tag(name):
    print("<%s>" % name)
    yield name.upper()
    print("</%s>" % name)
with tag("b") as t:
    with tag("i"):
        print(t)
#---- contextmanager with try finally
from contextlib import contextmanager
@contextmanager
def opened(x):
    print("open", x)
    try:
        yield x
    except ValueError as e:
        print("handled", e)
    finally:
        print("close", x)
with opened(1):
    raise ValueError("inside")
try:
    with opened(2):
        raise KeyError("k")
except KeyError as e:
    print("escaped", e)
#---- contextmanager without yield handling
from contextlib import contextmanager
@contextmanager
def simple():
    print("in")
    yield
    print("never when failing")
try:
    with simple():
        1 / 0
except ZeroDivisionError as e:
    print(e)
#---- contextmanager as decorator
from contextlib import contextmanager, ContextDecorator
@contextmanager
def noisy():
    print("before")
    yield
    print("after")
@noisy()
def f(x):
    print("f", x)
    return x
print(f(1), f(2))
class C(ContextDecorator):
    def __enter__(self): print("C in")
    def __exit__(self, *a): print("C out")
@C()
def g(): print("g")
g()
#---- suppress
from contextlib import suppress
with suppress(KeyError, IndexError):
    print("a")
    {}["x"]
    print("never")
with suppress(ZeroDivisionError):
    print("no error")
try:
    with suppress(KeyError):
        int("x")
except ValueError as e:
    print(e)
#---- closing
from contextlib import closing
class Door:
    def close(self): print("door closed")
    def knock(self): print("knock")
with closing(Door()) as d:
    d.knock()
#---- exit stack
from contextlib import ExitStack
class R:
    def __init__(self, n): self.n = n
    def __enter__(self):
        print("+", self.n); return self.n
    def __exit__(self, *a): print("-", self.n)
with ExitStack() as stack:
    names = [stack.enter_context(R(i)) for i in range(3)]
    stack.callback(print, "callback", 1)
    print(names)
#---- exit stack pop all
from contextlib import ExitStack
stack = ExitStack()
stack.callback(print, "one")
with stack:
    stack.callback(print, "two")
    kept = stack.pop_all()
print("closed?")
kept.close()
#---- nullcontext and redirect
from contextlib import nullcontext, redirect_stdout
import io
with nullcontext(5) as x:
    print(x)
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden")
print("captured:", repr(buf.getvalue()))
#---- nested with and exceptions
log = []
class R:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): log.append("+" + self.n)
    def __exit__(self, t, v, tb):
        log.append("-" + self.n + (":" + t.__name__ if t else ""))
        return self.s
with R("a"):
    with R("b", True):
        with R("c"):
            raise ValueError
    log.append("after b")
print(log)
#---- indenter
class Indenter:
    def __init__(self): self.level = -1
    def __enter__(self):
        self.level += 1
        return self
    def __exit__(self, *args): self.level -= 1
    def print(self, text): print("  " * self.level + text)
with Indenter() as ind:
    ind.print("one")
    with ind:
        ind.print("two")
        with ind: ind.print("three")
    ind.print("back")
#---- transaction
class Transaction:
    def __init__(self, data): self.data = data
    def __enter__(self):
        self.saved = dict(self.data)
        return self.data
    def __exit__(self, t, v, tb):
        if t:
            self.data.clear(); self.data.update(self.saved)
            print("rolled back:", v)
        else:
            print("committed")
        return t is ValueError
acc = {"a": 10}
with Transaction(acc) as d: d["a"] -= 5
with Transaction(acc) as d:
    d["a"] = -99
    raise ValueError("negative")
print(acc)
#---- with in generator
class R:
    def __enter__(self): print("open"); return self
    def __exit__(self, *a): print("close")
def lines():
    with R():
        yield 1
        yield 2
for x in lines():
    print(x)
g = lines()
print(next(g))
g.close()
print("end")
#---- with locks of processes
from multiprocessing import Lock, Semaphore, RLock, Condition
lock, sem, rlock, cond = Lock(), Semaphore(1), RLock(), Condition()
with lock, sem, rlock, cond:
    print(lock.acquire(False), sem.acquire(False), rlock.acquire(False))
print(lock.acquire(False), sem.acquire(False))
#---- sys exit inside with
import sys
class R:
    def __enter__(self): print("in")
    def __exit__(self, t, v, tb): print("out", t.__name__, v.code)
with R():
    sys.exit(4)
#---- uncaught inside with
class R:
    def __enter__(self): print("in")
    def __exit__(self, t, v, tb): print("out", v)
with R():
    [1, 2].index(3)
