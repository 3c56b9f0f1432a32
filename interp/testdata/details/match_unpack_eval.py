#---- match literals
def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2 | 3: return "small"
        case -1: return "minus one"
        case "hi": return "greeting"
        case True: return "true"
        case None: return "none"
        case 2.5: return "float"
        case _: return "other"
print([f(x) for x in (0, 2, -1, "hi", None, 2.5, 99, [], False)])
#---- match sequences
def f(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case [1, b]: return f"one and {b}"
        case (a, b): return f"two {a} {b}"
        case [first, *mid, last] if len(mid) > 3: return f"long {first}..{last}"
        case [first, *rest]: return f"{first} then {rest}"
    return "no sequence"
for x in ([], [5], [1, 2], (3, 4), [1, 2, 3], range(6), "ab", {1}): print(f(x))
#---- match mappings
def f(d):
    match d:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": "rect", "w": w, "h": h}: return f"rect {w * h}"
        case {"type": t, **rest}: return f"{t} {rest}"
        case {}: return "mapping"
        case _: return "?"
for d in ({"type": "circle", "r": 2, "x": 0}, {"type": "rect", "w": 2, "h": 3}, {"type": "q", "z": 1}, {"a": 1}, 5): print(f(d))
#---- match classes
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: int
class Car:
    def __init__(self, b): self.brand = b
def f(o):
    match o:
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"on y at {y}"
        case Point(x, y) if x == y: return "diagonal"
        case Point(): return "point"
        case Car(brand="vw" | "audi" as b): return "german " + b
        case int(n): return f"int {n}"
        case str() as s: return f"str {s}"
        case [Point(x=a), Point(x=b)]: return f"points {a} {b}"
        case _: return "else"
for o in (Point(0, 0), Point(0, 5), Point(2, 2), Point(1, 2), Car("vw"), Car("fiat"), 7, "s", [Point(1, 1), Point(2, 2)], 1.5): print(f(o))
#---- match values and enums
from enum import Enum
import math
class C(Enum):
    RED = 1
    BLUE = 2
class K: LIMIT = 10
def f(x):
    match x:
        case C.RED: return "red"
        case C.BLUE: return "blue"
        case K.LIMIT: return "limit"
        case math.pi: return "pi"
        case other: return f"captured {other}"
print(f(C.RED), f(C.BLUE), f(10), f(math.pi), f("z"))
#---- match commands
def run(line):
    match line.split():
        case ["go", ("north" | "south") as d]: return "going " + d
        case ["go", *_]: return "go where?"
        case ["get", thing]: return f"got {thing}"
        case ["drop", *things]: return "dropped " + " and ".join(things)
        case ["quit" | "exit"]: return "bye"
        case []: return "silence"
        case [cmd, *args]: return f"unknown {cmd} {len(args)}"
for l in ("go north", "go up", "get key", "drop a b", "exit", "", "dance now"): print(run(l))
#---- match nested and bindings stay
match {"user": {"name": "Ann", "langs": ["py", "go"]}}:
    case {"user": {"name": name, "langs": [first, *_]}}:
        pass
print(name, first)
match (1, (2, [3, 4])):
    case (a, (b, [c, d])): print(a + b + c + d)
match 5:
    case n if n > 10: print("big")
    case n: print("small", n)
#---- match in loop with break
for x in [1, "skip", 2, "stop", 3]:
    match x:
        case "skip": continue
        case "stop": break
        case _: print(x)
match = 3
case = match + 1
print(match, case)
#---- star unpacking
a, *b = 1, 2, 3
*c, d = "xyz"
e, *f, g = [1, 2]
(h, (i, *j)), k = (1, (2, 3, 4)), 5
print(a, b, c, d, e, f, g, h, i, j, k)
print([*range(3), *"ab", *{7: 1}], (*[1], 2), {*[1, 1], 2}, {**{"a": 1}, "b": 2, **{"a": 9}})
for x, *rest in [(1, 2, 3), "ab"]: print(x, rest)
#---- star arguments
def f(*args, **kw): return args, sorted(kw.items())
print(f(*[1, 2], 3, *"ab", x=1, **{"y": 2}, **{"z": 3}))
def g(a, b, /, c, *, d): return (a, b, c, d)
print(g(1, 2, 3, d=4), g(1, 2, c=3, d=4))
try: g(a=1, b=2, c=3, d=4)
except TypeError as e: print("positional-only" in str(e))
def h(a, *args, b=2, **kw): return a, args, b, kw
print(h(1), h(1, 2, 3, b=4, c=5), h(*(9,), **dict(q=1)))
#---- nested functions forwarding
def outer(*a, **k):
    def inner(x, y=0, *rest, z=None): return x, y, rest, z
    return inner(*a, **k)
print(outer(1), outer(1, 2, 3, z=4))
try: outer()
except TypeError as e: print(e)
#---- eval basics
x = 5
print(eval("x * 2 + 1"), eval("[i for i in range(3)]"), eval("max(1, x)"), eval("'a' + 'b'"))
print(eval("a + b", {"a": 1, "b": 2}), eval("y", {}, {"y": 9}))
def f():
    local = 3
    return eval("local + x")
print(f())
for bad in ("1 +", "1 / 0", "nope"):
    try: eval(bad)
    except Exception as e: print(type(e).__name__)
#---- exec basics
exec("a = 1\nb = a + 1")
print(a, b)
ns = {}
exec("def sq(n):\n    return n * n\nval = sq(7)", ns)
print(ns["val"], ns["sq"](3))
exec("for i in range(2): print('in exec', i)")
exec("""
class K:
    v = 4
    def get(self): return self.v
""")
print(K().get())
#---- compile
code = compile("x + y", "<calc>", "eval")
print([eval(code, {"x": i, "y": 1}) for i in range(3)])
c2 = compile("print('from compiled')\nz = 3", "<s>", "exec")
exec(c2)
print(z)
try: compile("def f(:", "f", "exec")
except SyntaxError as e: print("SyntaxError", e.lineno)
#---- calculator by eval
# stdin: 1 + 2\n2 ** 5\n1 / 0\nquit\n
while True:
    line = input("> ")
    if line == "quit":
        print("bye")
        break
    try: print(eval(line))
    except ZeroDivisionError as e: print("error:", e)
#---- globals and locals
v = 1
def f():
    w = 2
    return sorted(locals())
print(f(), "v" in globals(), globals()["v"])
globals()["made"] = 7
print(made)
def set_it():
    global fresh
    fresh = "new"
set_it()
print(fresh)
#---- walrus and conditional chains
if (n := len("hello")) > 3: print(n)
print([y for x in range(5) if (y := x * x) > 3], y)
data = iter([1, 2, 0, 3])
while (d := next(data)) != 0: print(d)
print("a" if n < 3 else "b" if n < 6 else "c", 1 < n <= 5 != 6)
#---- chained and swapped assignment
a = b = c = []
a.append(1)
print(b, c is a)
x, y = 1, 2
x, y = y, x
l = [0, 1, 2]
i = 0
i, l[i] = 1, 9
print(x, y, l, i)
#---- default arguments pitfalls
def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f(3, []))
n = 5
def g(a=n): return a
n = 6
print(g(), f.__defaults__, g.__defaults__)
#---- global exceptions in processes
from multiprocessing import Process
import sys
class AppError(Exception): pass
def child(kind):
    try:
        if kind == "app": raise AppError("app")
        if kind == "exit": sys.exit(9)
        if kind == "base": raise KeyboardInterrupt
        if kind == "ok": return 5
        1 / 0
    except AppError as e:
        print("handled", e)
    except KeyboardInterrupt:
        print("interrupt")
        sys.exit(2)
    finally:
        print("finally", kind)
for kind in ("app", "exit", "base", "ok", "zero"):
    p = Process(target=child, args=(kind,)); p.start(); p.join()
    print(kind, p.exitcode)
#---- error in child with finally and with
from multiprocessing import Process, Lock
def child(lock):
    with lock:
        raise ValueError("in with")
lock = Lock()
p = Process(target=child, args=(lock,)); p.start(); p.join()
print(p.exitcode, lock.acquire(timeout=1))
#---- global exception object changed in child
from multiprocessing import Process
err = ValueError("shared")
def child():
    err.args = ("changed",)
    try: raise err
    except ValueError as e: print("child", e)
p = Process(target=child); p.start(); p.join()
print("parent", err)
#---- scope of comprehension and loops
x = "g"
l = [x for x in range(3)]
print(x, l)
for x in range(2): pass
print(x)
class A:
    n = 2
    m = [n for _ in range(2)] if False else [1] * n
print(A.m)
#---- del and rebinding
a = [1, 2, 3, 4]
del a[1], a[0]
print(a)
b = a
del a
print(b)
try: a
except NameError as e: print(e)
len_ = len
len = lambda x: 42
print(len([]))
del len
print(len([]), len_ is len)
#---- exec of except clauses, del and names of all kinds
src = '''
def f():
    x = 1
    g = lambda: x
    del x
    try: g()
    except NameError as e: print(e)
    try: x
    except NameError as e: print(e)
    try: e
    except NameError as err: print(err)
f()
x = 5
del x
try: x
except NameError as e: print(e)
try: del x
except NameError as e: print(e)
try: e
except NameError as err: print(err)
try: 1/0
except ZeroDivisionError as e: del e
try: 1/0
except ZeroDivisionError as e: e = 7
try: e
except NameError as err: print(err)
def h():
    global gg
    try: 1/0
    except ZeroDivisionError as gg: print(gg)
    try: gg
    except NameError as e: print(e)
    gg = 1
    del gg
h()
class C:
    try: 1/0
    except ZeroDivisionError as e: print('in', e)
    try: e
    except NameError as err: print(err)
    try: 1/0
    except ZeroDivisionError as e: del e
    global q
    try: 1/0
    except ZeroDivisionError as q: print(q)
    x = 1
    del x
    try: del x
    except NameError as e: print(e)
print(hasattr(C, 'e'), hasattr(C, 'err'))
for i in range(3):
    try:
        if i == 1: raise KeyError(i)
        if i == 2: break
    except KeyError as k: print(repr(k)); continue
    finally: print('f', i)
import sys
print([i for i in range(2)], {k: 1 for k in 'a'}, (lambda: i)())
'''
exec(src)
exec(src, {})
def fn():
    exec(src, globals(), None)
fn()
exec(compile(src, 'f', 'exec'))
#---- exec of except clauses with locals of its own
d = {}
exec('''
try: 1/0
except ZeroDivisionError as e: print(e, type(e).__name__)
for i in range(2):
    try: [][i]
    except IndexError as err:
        last = str(err)
print(last)
''', {}, d)
print(d)

#---- exec of classes that use super
src = '''
class A:
    x = 1
    def f(self): return "A"
    @classmethod
    def c(cls): return cls.__name__
class B(A):
    def __init__(self): super().__init__(); self.z = 1
    def f(self): return super().f() + "B"
    def g(self): return __class__.__name__, (lambda: __class__)().__name__
    @classmethod
    def c(cls): return super().c() + "!"
    @staticmethod
    def s(): return __class__.x
for f in (lambda: super(), lambda: __class__):
    try: f()
    except (RuntimeError, NameError) as e: print(e)
print(B().f(), B().g(), B.c(), B.s(), B().z)
'''
exec(src)
print(B().f())
names = {}
exec(src, names)
print(names["B"]().f())
def f():
    own = {}
    exec("class Q(list):\n    def append(self, x): super().append(2 * x)", own)
    q = own["Q"]()
    q.append(3)
    return q
print(f())
#---- eval and exec in a text for exec
src = '''
y = 1
def f(a, b=2):
    c = a + b
    g = lambda: eval('y')
    exec('c = 100; y = 50')
    print(eval('a + b + c + y'), g(), sorted(locals()), eval('[a for _ in range(2)]'))
    return [eval('y') for _ in range(2)], eval('c', {'c': 9}), eval('y', None, {'y': 7})
print(f(3), eval('y + 1'))
exec('z = y + 10; y = 20')
print(z, y, f(1))
class C:
    k = 5
    m = eval('k + y')
    exec('n = k * 2')
    def meth(self): return eval('self.k + y'), sorted(vars()), dir()
print(C.m, C.n, C().meth())
def gen():
    v = 3
    yield eval('v')
    v = 4
    yield eval('v * y')
print(list(gen()), list(map(eval, ['y', 'y + 1'])))
def nested():
    w = 1
    def inner():
        try: return eval('w')
        except NameError as e: return str(e)
    return inner(), w
print(nested())
exec('exec("deep = y + 1")')
print(deep, eval('eval("deep")'))
def changes():
    global y
    y = 99
    return eval('y')
print(changes(), y)
try: eval('nope')
except NameError as e: print(e)
exec("def made(n): return n and made(n - 1) + eval('y')")
print(made(3))
'''
exec(src)
print(y, z)
d = {}
exec(src, d)
print(d['y'], d['z'], d['deep'], sorted(k for k in d if k[0] != '_'))
g, l = {}, {}
exec('a = 1\nb = eval("a + 1")\nexec("c = b + 1")\nprint(a, b, c)\ndef f():\n    try: return eval("a")\n    except NameError as e: return str(e)\nprint(f())', g, l)
print(sorted(l), sorted(k for k in g if k[0] != '_'))
#---- names eval and exec that a text for exec binds
exec('eval = lambda s: "mine"\nprint(eval("1 + 1"))\ndef f(exec): return exec("x")\nprint(f(lambda s: s))')
exec('print(eval("1 + 1"))', {'eval': None} and {})
#---- assignment expressions in a text for exec
src = '''
print([y := 1, y ** 2], y)
if (n := 10) > 5: print(n)
print([last := i for i in range(5) if (h := i % 2)], last, h)
print(any((w := x) > 3 for x in range(10)), w)
while (n := n - 3) > 0: print(n)
def f():
    global gg
    print([(gg := i) for i in range(3)], gg)
    return (z := 5) + z
print(f(), gg, {k: (kk := k) for k in 'ab'}, kk, (lambda: (q := 3) + q)())
class C:
    a = (b := 3) + 1
    if (c := b) > 2: d = c
    print(a, b, c)
    del b
print(C.a, hasattr(C, 'b'), C.c, C.d)
'''
exec(src)
exec(src, {})
d = {}
exec('x = (y := 4) + 1', {}, d); print(d)
print(eval('(zz := 5) + zz'), zz)
#---- assignment expressions in a class
class C:
    a = (b := 3) + 1
    l = [(b2 := b), b2]
    def f(self): return (z := 1)
    if (m := len(l)) == 2: print(m)
print(C.a, C.b, C.l, C.b2, C.m, C().f(), sorted(k for k in vars(C) if k[0] != '_'))
def g():
    n = 0
    class D:
        nonlocal n
        n2 = (n := 4)
    class E:
        global ge
        (ge := 9)
    return n, D.n2, hasattr(D, 'n')
print(g(), ge)
