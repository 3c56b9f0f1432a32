#---- simple generator
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
for x in count(3):
    print(x)
g = count(2)
print(next(g), next(g), next(g, "end"))
print(type(g).__name__, iter(g) is g)
#---- lazy body
def g():
    print("start")
    yield 1
    print("middle")
    yield 2
    print("end")
it = g()
print("created")
print(next(it))
print(next(it))
try:
    next(it)
except StopIteration as e:
    print("stopped", e.value)
#---- send
def averager():
    total = n = 0
    avg = None
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n
a = averager()
next(a)
print(a.send(10), a.send(20), a.send(0))
#---- send before start
def g():
    x = yield 1
    print("got", x)
it = g()
try:
    it.send("early")
except TypeError as e:
    print(e)
print(it.send(None))
try:
    it.send("now")
except StopIteration:
    print("done")
#---- yield expression forms
def echo():
    got = []
    while True:
        x = (yield len(got)) or "none"
        got.append(x)
        if x == "stop":
            return got
e = echo()
next(e)
print(e.send("a"), next(e))
try:
    e.send("stop")
except StopIteration as s:
    print(s.value)
#---- close runs finally
def g():
    try:
        while True:
            yield "tick"
    finally:
        print("closed")
it = g()
print(next(it), next(it))
it.close()
print(next(it, "exhausted"))
it.close()
#---- close unstarted and generator exit
def g():
    print("started")
    try:
        yield 1
    except GeneratorExit:
        print("exit seen")
        raise
a = g()
a.close()
b = g()
next(b)
b.close()
print("ok")
#---- ignoring generator exit
def g():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = g()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
#---- throw
def g():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "recovered"
it = g()
print(next(it))
print(it.throw(ValueError("bad")))
print(next(it))
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("escaped", e)
print(next(it, "dead"))
#---- yield from
def inner():
    x = yield 1
    print("inner got", x)
    yield 2
    return "result"
def outer():
    r = yield from inner()
    print("inner returned", r)
    yield from "ab"
    yield from [3, 4]
    yield from range(2)
print(list(outer()))
o = outer()
next(o)
print(o.send("hello"))
#---- return value
def g(n):
    for i in range(n):
        yield i
    return "total %d" % n
it = g(2)
while True:
    try:
        print(next(it))
    except StopIteration as e:
        print(e.value)
        break
def wrap():
    v = yield from g(1)
    print("v =", v)
print(list(wrap()))
#---- generator expression is lazy
def show(x):
    print("compute", x)
    return x
g = (show(x) for x in [1, 2, 3])
print("made")
print(next(g))
print(list(g), list(g))
#---- generator expression scope
x = "outer"
print(sum(x for x in range(4)), x)
n = 10
g = (i * n for i in range(3))
n = 100
print(list(g))
data = [1, 2]
g = (d for d in data)
data = [9]
print(list(g))
print(max(len(w) for w in ["a", "bbb"]), any(c > "y" for c in "xyz"), all(i for i in [1, 0, 1]))
#---- short circuit consumption
def nums():
    for i in range(5):
        print("yield", i)
        yield i
print(any(x == 1 for x in nums()))
print(2 in nums())
a, b = (x for x in [7, 8])
print(a, b)
#---- infinite with islice and break
from itertools import islice, count, takewhile
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print(list(islice(fib(), 10)), list(islice(fib(), 5, 8)))
for f in fib():
    if f > 50:
        break
print(f, list(takewhile(lambda x: x < 20, fib())))
print([f for f, _ in zip(fib(), range(6))], next(x for x in fib() if x > 100))
#---- pipelines
def read(lines):
    for l in lines:
        print("read", l)
        yield l
def numbers(lines):
    for l in lines:
        if l.isdigit():
            yield int(l)
def double(xs):
    for x in xs:
        yield x * 2
p = double(numbers(read(["1", "x", "3"])))
print(next(p))
print(sum(p))
#---- consumers of generators
def g():
    yield 3
    yield 1
    yield 2
print(list(g()), tuple(g()), set(g()) == {1, 2, 3}, sorted(g()), sum(g()), max(g()), min(g()), len(list(g())))
print(dict((x, x * x) for x in g()), {x: -x for x in g()}, [*g(), 0], list(zip(g(), g())), list(enumerate(g(), 1)))
print(list(map(str, g())), list(filter(lambda x: x > 1, g())), ",".join(str(x) for x in g()), list(reversed(list(g()))))
a, *b = g()
print(a, b, *g())
l = []
l.extend(g()); l += g(); l[1:2] = g()
print(l, "".join(c for c in "abc"))
#---- shared iterator
def g():
    for i in range(6):
        yield i
it = g()
for x in it:
    print(x, next(it))
it = iter(g())
print(list(zip(it, it)))
it = g()
print([x for x in it if x < 3], next(it, None))
#---- generator methods
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k
    def leaves(self):
        if not self.kids:
            yield self.v
        for k in self.kids:
            yield from k.leaves()
    def walk(self, depth=0):
        yield depth, self.v
        for k in self.kids:
            yield from k.walk(depth + 1)
t = Tree(1, Tree(2, Tree(3), Tree(4)), Tree(5))
print(list(t), list(t.leaves()), 4 in t)
for d, v in t.walk(): print("  " * d + str(v))
#---- recursive permutations
def perms(xs):
    if len(xs) <= 1:
        yield xs
    else:
        for i in range(len(xs)):
            for p in perms(xs[:i] + xs[i + 1:]):
                yield xs[i:i + 1] + p
print(list(perms("abc")), sum(1 for _ in perms([1, 2, 3, 4])))
def subsets(xs):
    if not xs:
        yield []
        return
    for s in subsets(xs[1:]):
        yield s
        yield [xs[0]] + s
print(sorted(subsets([1, 2, 3])))
#---- hanoi and flatten
def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)
print(" ".join(hanoi(3)))
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)):
            yield from flatten(i)
        else:
            yield i
print(list(flatten([1, [2, (3, [4, []])], 5])))
#---- sieve of generators
def sieve(it):
    p = next(it)
    yield p
    yield from sieve(x for x in it if x % p)
from itertools import count, islice
print(list(islice(sieve(count(2)), 12)))
#---- exception in generator
def g():
    yield 1
    raise ValueError("inside")
    yield 2
it = g()
print(next(it))
try:
    next(it)
except ValueError as e:
    print(e)
print(list(it))
#---- stop iteration inside generator
def g():
    yield 1
    raise StopIteration("oops")
try:
    print(list(g()))
except RuntimeError as e:
    print(e, repr(e.__cause__))
def h(it):
    while True:
        yield next(it)
try:
    list(h(iter([1])))
except RuntimeError as e:
    print(e)
#---- already executing
def g():
    yield next(it)
it = g()
try:
    next(it)
except ValueError as e:
    print(e)
#---- try finally with break
def g():
    try:
        for i in range(5):
            yield i
    finally:
        print("cleanup")
it = g()
for x in it:
    if x == 1:
        break
print("after loop")
it.close()
for x in g():
    if x == 0:
        continue
    print(x)
#---- return in try in generator
def g(stop):
    try:
        yield 1
        if stop:
            return "early"
        yield 2
    except Exception:
        yield "never"
    else:
        yield "else"
    finally:
        yield "finally"
print(list(g(True)), list(g(False)))
#---- generators with with
from contextlib import contextmanager
@contextmanager
def res(n):
    print("open", n)
    try:
        yield n
    finally:
        print("close", n)
def use():
    with res("a") as a, res("b") as b:
        yield a + b
        yield "more"
print(list(use()))
u = use()
print(next(u))
u.close()
#---- yield from subgenerator with throw and close
def inner():
    try:
        yield 1
        yield 2
    except KeyError as e:
        print("inner caught", e)
        yield "handled"
    finally:
        print("inner finally")
def outer():
    yield from inner()
    yield "outer end"
o = outer()
print(next(o), o.throw(KeyError("k")), next(o))
p = outer()
next(p)
p.close()
#---- coroutine style pipeline
def printer(prefix):
    try:
        while True:
            x = yield
            print(prefix, x)
    finally:
        print(prefix, "closing")
def splitter(odd, even):
    try:
        while True:
            n = yield
            (odd if n % 2 else even).send(n)
    finally:
        odd.close(); even.close()
o, e = printer("odd"), printer("even")
next(o); next(e)
s = splitter(o, e)
next(s)
for n in range(4): s.send(n)
s.close()
#---- round robin scheduler
from collections import deque
def task(name, n):
    for i in range(n):
        yield f"{name}{i}"
ready = deque([task("a", 2), task("b", 3), task("c", 1)])
out = []
while ready:
    t = ready.popleft()
    try:
        out.append(next(t))
        ready.append(t)
    except StopIteration:
        out.append("end")
print(out)
#---- generator in a process
from multiprocessing import Process, Queue
def gen(q):
    while True:
        x = q.get()
        if x is None: return
        yield x
def child(q, out):
    out.put(sum(x * x for x in gen(q)))
q, out = Queue(), Queue()
p = Process(target=child, args=(q, out)); p.start()
for x in (1, 2, 3, None): q.put(x)
print(out.get()); p.join()
#---- generator is not picklable
import pickle
def g(): yield 1
try:
    pickle.dumps(g())
except TypeError as e:
    print(e)
#---- generator attributes
def g():
    yield
it = g()
print(it.__name__, hasattr(it, "send"), hasattr(it, "__next__"), bool(it), it.gi_running)
print(next(it), callable(g), g.__name__)
import types, inspect
print(isinstance(it, types.GeneratorType), inspect.isgeneratorfunction(g))
#---- batches and windows
from itertools import islice
def batches(it, n):
    it = iter(it)
    while batch := list(islice(it, n)):
        yield batch
def window(xs, n):
    buf = []
    for x in xs:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            buf.pop(0)
print(list(batches(range(7), 3)), list(window("abcd", 2)))
#---- empty generators
def never():
    return
    yield
def empty():
    if False:
        yield 1
print(list(never()), sum(empty()), next(never(), "none"), [*empty()])
for _ in never(): print("no")
else: print("else of for")
#---- generator with defaults and star args
def g(*xs, step=1, **kw):
    for x in xs:
        yield x * step
    for k, v in kw.items():
        yield k, v
print(list(g(1, 2, step=3, z=0)), list(g()))
lam = lambda n: (yield n)
print(list(lam(5)))
#---- closures in generator expressions
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
gs = list((lambda: i) for i in range(3))
print([f() for f in gs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
#---- nonlocal counter generator
def make():
    n = 0
    def gen():
        nonlocal n
        while True:
            n += 1
            yield n
    return gen(), lambda: n
g, peek = make()
print(next(g), next(g), peek())
#---- uncaught in generator
def g():
    yield "first"
    {}["boom"]
for x in g():
    print(x)
#---- what a generator delegates to is left by its end, by what it raises and by what is thrown
import sys, traceback
def inner(n):
    try:
        for i in range(n):
            print("got", (yield i))
        return "done %d" % n
    except KeyError as e:
        yield "caught " + repr(e)
        return "handled"
    finally:
        print("finally")
class Whole:
    def __iter__(self):
        return inner(1)
def outer():
    print((yield from inner(2)))
    try:
        print((yield from inner(3)))
    except ValueError as e:
        yield "outer caught " + repr(e)
    print((yield from [1, 2]))
    print((yield from Whole()))
    return 7
g = outer()
print(next(g), g.send("a"), g.send("b"))
print(g.throw(KeyError("k")), next(g))
try:
    while True:
        print(next(g))
except StopIteration as end:
    print("end", end.value)
g = outer()
for i in range(3):
    next(g)
print(g.throw(ValueError("v")), next(g))
g.close()
def bad():
    yield 1
    raise ZeroDivisionError("bad")
def middle():
    yield 0
    yield from bad()
def top():
    try:
        raise KeyError("before")
    except KeyError:
        yield from middle()
g = top()
try:
    for v in g:
        print(v, sys.exc_info()[0])
except ZeroDivisionError as e:
    print([f.name for f in traceback.extract_tb(e.__traceback__)], repr(e.__context__))
print(sys.exc_info()[0], list(g))
def again():
    yield 1
    yield from itself
itself = again()
next(itself)
try:
    next(itself)
except ValueError as e:
    print(e)
def at_once():
    return 4
    yield
def use():
    ended = at_once()
    list(ended)
    print((yield from at_once()), (yield from ended))
print(list(use()))
#---- StopIteration thrown to what is no generator is its end
import sys
class Steps:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        self.i += 1
        if self.i > self.n:
            raise StopIteration(self.i)
        return self.i
def over(x):
    try:
        print("result", (yield from x))
    except BaseException as e:
        print("raised", repr(e))
    yield "end"
for make in lambda: [1, 2], lambda: range(2), lambda: Steps(2), lambda: map(str, [1, 2]), lambda: {1: 2}, lambda: "ab", lambda: (x for x in [1]):
    g = over(make())
    print(next(g), g.throw(StopIteration(4)))
    g = over(make())
    print(next(g), g.throw(StopIteration))
    g = over(make())
    print(next(g), g.throw(KeyError(4)))
def inner():
    yield 1
    yield 2
ended = inner()
g = over(ended)
print(next(g), list(ended), g.throw(StopIteration(5)))
#---- what has no method send is told by its class
def over(x):
    yield from x
class Steps:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
for x in [1], (1,), "é", b"a", range(2), {1}, {1: 2}, {1: 2}.items(), zip([1]), map(str, [1]), Steps(), reversed([1]), enumerate("a"), iter(int, 1), frozenset([1]):
    g = over(x)
    next(g)
    try:
        g.send(1)
    except AttributeError as e:
        print(e)
#---- an exception goes on being handled after a yield from
import sys
class Steps:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        self.i += 1
        if self.i > self.n:
            raise StopIteration(self.i)
        return self.i
def inner():
    print("inner", repr(sys.exc_info()[1]))
    yield from Steps(1)
    print("inner", repr(sys.exc_info()[1]))
def outer():
    try:
        raise KeyError("outer")
    finally:
        for i in range(2):
            print(repr(sys.exc_info()[1]), (yield from Steps(i)), repr(sys.exc_info()[1]))
            yield from inner()
def user():
    try:
        raise OSError("user")
    except OSError:
        try:
            for x in outer():
                print(x, repr(sys.exc_info()[1]))
        except KeyError as e:
            print(repr(e), repr(e.__context__))
        print(repr(sys.exc_info()[1]))
user()
#---- yields in default values, within all statements that are left at one
def in_finally():
    try:
        def f(p=(yield 1), *, q=(yield 2)): return p, q
    finally:
        print("out")
    yield f()
def in_for():
    for i in range(2):
        def f(p=(yield i), q=(yield "q")): return p, q
        yield f()
def in_while():
    n = 0
    while n < 2:
        def f(p=(yield n)): return p
        n += 1
        yield f()
def in_with(m):
    with m:
        def f(p=(yield 1)): return p
        yield f()
def in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        def f(p=(yield 1)): return p
    yield f()
class M:
    def __enter__(self): print("in")
    def __exit__(self, *a): print("exit", a[0])
for g in in_finally(), in_for(), in_while(), in_with(M()), in_except():
    out = [next(g)]
    try:
        while True: out.append(g.send(len(out)))
    except StopIteration: print(out)
