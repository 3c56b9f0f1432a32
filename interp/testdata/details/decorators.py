#---- simple decorator
def loud(f):
    def wrapper(*args, **kwargs):
        print("calling", f.__name__)
        r = f(*args, **kwargs)
        print("result", r)
        return r
    return wrapper
@loud
def add(a, b=1):
    """Adds."""
    return a + b
add(2)
add(2, b=5)
print(add.__name__, add.__doc__)
#---- wraps
from functools import wraps
def deco(f):
    @wraps(f)
    def w(*a):
        "wrapper doc"
        return f(*a)
    return w
@deco
def hello(n):
    "Says hello."
    return "hello " + n
print(hello("x"), hello.__name__, hello.__doc__, hello.__wrapped__("y"))
#---- decorator with arguments
def repeat(times, sep=" "):
    def deco(f):
        def w(*a, **k):
            return sep.join(str(f(*a, **k)) for _ in range(times))
        return w
    return deco
@repeat(3)
def a(): return "a"
@repeat(2, sep="-")
def b(x): return x
print(a(), b("z"))
#---- optional arguments
def tag(f=None, *, name="b"):
    def deco(fn):
        return lambda *a: f"<{name}>{fn(*a)}</{name}>"
    return deco(f) if f else deco
@tag
def x(s): return s
@tag(name="i")
def y(s): return s
print(x("1"), y("2"))
#---- stacked
def bold(f): return lambda *a: "<b>" + f(*a) + "</b>"
def it(f): return lambda *a: "<i>" + f(*a) + "</i>"
@bold
@it
def t(s): return s
print(t("x"))
#---- order of decoration
def d(n):
    print("make", n)
    def deco(f):
        print("apply", n)
        return f
    return deco
@d(1)
@d(2)
def f(): print("body")
f()
#---- class based decorator
class CountCalls:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a, **k):
        self.n += 1
        print(f"call {self.n} of {self.f.__name__}")
        return self.f(*a, **k)
@CountCalls
def greet(n): return "hi " + n
print(greet("a"), greet(n="b"), greet.n)
#---- class decorator with arguments
class Limit:
    def __init__(self, n): self.n = n
    def __call__(self, f):
        def w(*a):
            if self.n <= 0:
                raise RuntimeError("limit reached for " + f.__name__)
            self.n -= 1
            return f(*a)
        return w
@Limit(2)
def ping(): return "pong"
try:
    for _ in range(3): print(ping())
except RuntimeError as e: print(e)
#---- function attributes
def f():
    f.calls += 1
    return f.calls
f.calls = 0
f(); f()
f.note = "attached"
print(f.calls, f.note, f.__dict__, hasattr(f, "x"))
#---- counting calls
def counted(f):
    def w(*a):
        w.count += 1
        return f(*a)
    w.count = 0
    return w
@counted
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(10), fib.count)
#---- memoize
def memoize(f):
    cache = {}
    def w(*a):
        if a not in cache:
            print("computing", a)
            cache[a] = f(*a)
        return cache[a]
    w.cache = cache
    return w
@memoize
def mul(a, b): return a * b
print(mul(2, 3), mul(2, 3), mul(3, 2), len(mul.cache))
#---- lru cache
from functools import lru_cache, cache
@lru_cache(maxsize=2)
def sq(x):
    print("sq", x)
    return x * x
print(sq(1), sq(2), sq(1), sq(3), sq(2))
print(sq.cache_info())
sq.cache_clear()
print(sq.cache_info().currsize)
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80))
try: sq([1])
except TypeError as e: print("unhashable type: 'list'" in str(e))
#---- decorating methods
from functools import wraps
def log(f):
    @wraps(f)
    def w(self, *a):
        print(f"{type(self).__name__}.{f.__name__}{a}")
        return f(self, *a)
    return w
class C:
    def __init__(self, n): self.n = n
    @log
    def add(self, x): self.n += x; return self
    @property
    @log
    def val(self): return self.n
    @staticmethod
    @lambda f: lambda x: f(x) * 2
    def twice(x): return x + 1
print(C(1).add(2).add(3).val, C.twice(4))
#---- decorator retry
def retry(times, exc=Exception):
    def deco(f):
        def w(*a):
            for i in range(1, times + 1):
                try:
                    return f(*a)
                except exc as e:
                    print(f"attempt {i} failed: {e}")
            raise RuntimeError("all attempts failed")
        return w
    return deco
state = {"n": 0}
@retry(3, ValueError)
def flaky(k):
    state["n"] += 1
    if state["n"] < k: raise ValueError(state["n"])
    return "ok"
print(flaky(2))
state["n"] = 0
try: flaky(9)
except RuntimeError as e: print(e)
#---- type checking decorator
def typed(**types):
    def deco(f):
        def w(**kw):
            for k, v in kw.items():
                if not isinstance(v, types[k]):
                    raise TypeError(f"{k} must be {types[k].__name__}, not {type(v).__name__}")
            return f(**kw)
        return w
    return deco
@typed(a=int, b=str)
def f(a, b): return b * a
print(f(a=2, b="x"))
try: f(a="2", b="x")
except TypeError as e: print(e)
#---- registry decorator
COMMANDS = {}
def command(name=None):
    def deco(f):
        COMMANDS[name or f.__name__] = f
        return f
    return deco
@command()
def start(x): return "started " + x
@command("end")
def stop(x): return "stopped " + x
for c in ("start", "end", "huh"):
    print(COMMANDS.get(c, lambda x: "unknown")("job"))
#---- partial
from functools import partial
def f(a, b, c=0): return (a, b, c)
g = partial(f, 1)
h = partial(g, c=9)
print(g(2), h(3), h(3, c=4), g.func is f, h.args, h.keywords)
print(list(map(partial(pow, 2), range(5))), partial(print, "a", sep="-")("b"))
#---- reduce
from functools import reduce
import operator
print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, x: a + [x], "ab", []), reduce(max, [3, 9, 2]))
try: reduce(operator.add, [])
except TypeError as e: print(e)
compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(str, len, lambda n: n + 1)(12345))
#---- cmp to key
from functools import cmp_to_key
def by_len_then_alpha(a, b):
    if len(a) != len(b): return len(a) - len(b)
    return (a > b) - (a < b)
print(sorted(["pear", "fig", "apple", "kiwi", "date"], key=cmp_to_key(by_len_then_alpha)))
l = [3, 1, 2]
l.sort(key=cmp_to_key(lambda a, b: b - a))
print(l)
#---- singledispatch
from functools import singledispatch
@singledispatch
def show(x): return "object"
@show.register(int)
def _(x): return f"int {x}"
@show.register
def _(x: list): return "list of " + ", ".join(map(show, x))
@show.register(str)
@show.register(bytes)
def _(x): return "text"
print(show(1), show([1, "a", 2.5]), show(b""), show(None), show(True))
#---- closures with nonlocal
def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = start
    return up, reset
up, reset = counter(5)
up(); up(10); print(up()); reset(); print(up())
#---- decorators in processes
from multiprocessing import Process, Queue
def doubled(f):
    def w(q, x): return f(q, x * 2)
    return w
@doubled
def work(q, x): q.put(x)
q = Queue()
p = Process(target=work, args=(q, 21)); p.start()
print(q.get()); p.join()
#---- timing decorator
import time
from functools import wraps
def timed(f):
    @wraps(f)
    def w(*a):
        t = time.perf_counter()
        try:
            return f(*a)
        finally:
            w.elapsed = time.perf_counter() - t
    return w
@timed
def nap(): time.sleep(0.05); return "slept"
print(nap(), 0.04 < nap.elapsed < 1)
