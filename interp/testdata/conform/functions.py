#---- defaults
def power(base, exp=2, *, show=False):
    r = base ** exp
    if show:
        print("computing", base, exp)
    return r
print(power(3), power(2, 5), power(exp=3, base=2), power(2, show=True))
#---- no return value
def f():
    pass
def g(x):
    if x:
        return
    print("g falsy")
print(f(), g(1), g(0), f() is None)
#---- mutable default
def add(x, l=[]):
    l.append(x)
    return l
print(add(1), add(2), add(3, []), add(4))
def count(k, d={}):
    d[k] = d.get(k, 0) + 1
    return d
count("a"); print(count("a"))
def safe(x, l=None):
    if l is None:
        l = []
    l.append(x)
    return l
print(safe(1), safe(2))
#---- defaults evaluated once
n = 5
def f(x=n):
    return x
n = 6
print(f(), f(n))
print(f.__defaults__)
#---- keyword only and positional only
def f(a, b=2, /, c=3, *, d, e=5):
    return a, b, c, d, e
print(f(1, d=4), f(1, 20, 30, d=40), f(1, c=9, d=0, e=1))
def g(*, key):
    return key
print(g(key="v"))
def h(x, /, **kw):
    return x, kw
print(h(1, x=2, y=3))
#---- star args
def total(*nums):
    print(nums, type(nums).__name__, len(nums))
    return sum(nums)
print(total(), total(1), total(1, 2, 3), total(*[4, 5]), total(*range(3), 10, *(1,)))
def mean(first, *rest):
    return (first + sum(rest)) / (1 + len(rest))
print(mean(1), mean(1, 2, 3))
#---- kwargs
def show(**info):
    for k, v in info.items():
        print(k, "->", v)
    return len(info)
print(show(name="Ann", age=3), show(), show(**{"x": 1}, y=2))
def all_(a, b=0, *args, c=1, **kw):
    print(a, b, args, c, kw)
all_(1)
all_(1, 2, 3, 4, c=5, d=6)
all_(*[1, 2, 3], **{"c": 7, "z": 8})
all_(b=1, a=2, q=3)
#---- passing through
def outer(*args, **kwargs):
    return inner(*args, **kwargs)
def inner(x, y=1, *z, k=None):
    return [x, y, z, k]
print(outer(1), outer(1, 2, 3, 4, k="v"), outer(y=5, x=6))
#---- recursion
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)
def rev(s):
    return s if len(s) <= 1 else rev(s[1:]) + s[0]
print(fact(5), fact(25), [fib(i) for i in range(12)], gcd(48, 36), rev("recursion"))
#---- mutual recursion
def is_even(n):
    return True if n == 0 else is_odd(n - 1)
def is_odd(n):
    return False if n == 0 else is_even(n - 1)
print(is_even(10), is_odd(7), is_even(3))
#---- deep recursion
def depth(n):
    if n == 0:
        return 0
    return 1 + depth(n - 1)
print(depth(800))
#---- memo dict
memo = {}
def fib(n):
    if n in memo:
        return memo[n]
    if n <= 2:
        r = 1
    else:
        r = fib(n - 1) + fib(n - 2)
    memo[n] = r
    return r
print(fib(50), fib(90), len(memo))
def fib2(n, cache={0: 0, 1: 1}):
    if n not in cache:
        cache[n] = fib2(n - 1) + fib2(n - 2)
    return cache[n]
print(fib2(60))
#---- nested functions
def outer(x):
    def inner(y):
        return x + y
    def twice(y):
        return inner(inner(y))
    print(inner(1), twice(1))
    return inner
add5 = outer(5)
print(add5(10), outer(1)(2))
#---- closures counters
def make_counter(start=0):
    count = start
    def counter(step=1):
        nonlocal count
        count += step
        return count
    return counter
a = make_counter()
b = make_counter(100)
print(a(), a(), b(), a(10), b(-1))
#---- closure with several functions
def account(balance):
    def deposit(x):
        nonlocal balance
        balance += x
        return balance
    def withdraw(x):
        nonlocal balance
        if x > balance:
            return "Insufficient funds"
        balance -= x
        return balance
    return deposit, withdraw
dep, wd = account(100)
print(dep(50), wd(30), wd(500), dep(1))
#---- lambda
sq = lambda x: x * x
add = lambda a, b=10: a + b
print(sq(4), add(1), add(1, 2), (lambda: "none")(), (lambda *a, **k: (a, k))(1, z=2))
print(list(map(lambda x: x + 1, [1, 2])), list(filter(lambda x: x > 1, [1, 2, 3])), sorted(["bb", "a"], key=lambda s: len(s)))
print((lambda x: lambda y: x - y)(10)(3), [lambda: 1][0]())
#---- late binding
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
i = 99
print([f() for f in fs])
gs = [lambda: k for k in range(3)]
print([g() for g in gs])
hs = [lambda k=k: k for k in range(3)]
print([h() for h in hs])
def make(n):
    return lambda: n
print([f() for f in [make(n) for n in range(3)]])
def inside():
    out = []
    for j in range(3):
        def show():
            return j
        out.append(show)
    j = "changed"
    return [f() for f in out]
print(inside())
#---- functions in data structures
def hi(): return "hi"
def bye(): return "bye"
menu = {"h": hi, "b": bye}
for key in "hbx":
    print(menu[key]() if key in menu else "?")
chain = [str.strip, str.title, lambda s: s + "!"]
s = "  hello world "
for f in chain:
    s = f(s)
print(s)
#---- higher order
def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run
def apply_n(f, n, x):
    for _ in range(n):
        x = f(x)
    return x
print(compose(lambda x: x + 1, lambda x: x * 2)(5), apply_n(lambda x: x * 2, 10, 1), compose()(7))
def my_map(f, l): return [f(x) for x in l]
def my_reduce(f, l, start):
    acc = start
    for x in l:
        acc = f(acc, x)
    return acc
print(my_map(len, ["a", "bb"]), my_reduce(lambda a, b: a * b, [1, 2, 3, 4], 1))
#---- docstrings
def area(r):
    """Return the area of a circle."""
    return 3.14 * r * r
def nodoc():
    return 1
print(area.__doc__, nodoc.__doc__, area.__name__)
#---- annotations
def greet(name: str, times: int = 1) -> str:
    result: str = "Hi " + name
    count: int
    return " / ".join([result] * times)
x: int = 5
y: "list[int]" = [1]
z: float
print(greet("Al", 2), x, y)
def scale(v: list[float], k: float = 2.0) -> list[float]:
    return [a * k for a in v]
print(scale([1.0, 2]))
def opt(a: int | None = None) -> dict[str, int] | None: return a
print(opt())
#---- evaluation order
def show(x):
    print("eval", x)
    return x
def f(a, b, c=None): return (a, b, c)
print(f(show(1), show(2), c=show(3)))
l = [show("a"), show("b")]
d = {show("k"): show("v")}
print(show(1) + show(2) * show(3))
#---- function attributes of calls
def f(n):
    f.calls += 1
    return n
f.calls = 0
for i in range(3): f(i)
print(f.calls)
#---- redefinition
def f(): return 1
print(f())
def f(x): return x * 2
print(f(4))
f = 7
print(f)
if True:
    def g(): return "if"
else:
    def g(): return "else"
print(g())
#---- conditional return
def sign(n):
    if n > 0:
        return 1
    elif n < 0:
        return -1
    return 0
def grade(s): return "A" if s >= 90 else "B" if s >= 80 else "C"
print(sign(5), sign(-5), sign(0), grade(95), grade(85), grade(2))
#---- decorators with functions
def shout(fn):
    def wrapper(*args, **kwargs):
        return fn(*args, **kwargs).upper() + "!"
    return wrapper
def repeat(n):
    def deco(fn):
        def wrapper(*a):
            return " ".join([fn(*a)] * n)
        return wrapper
    return deco
@shout
def hello(name):
    return "hello " + name
@repeat(2)
@shout
def bye(name):
    return "bye " + name
print(hello("ann"), bye("bob"))
#---- currying and partial by hand
def partial(f, *a):
    return lambda *b: f(*a, *b)
print(partial(max, 5)(3), partial(print, "x")("y"), partial(pow, 2, 5)())
#---- arguments are references
def mutate(l, d, n):
    l.append(1); d["k"] = 1; n += 1
    return n
L, D, N = [], {}, 0
print(mutate(L, D, N), L, D, N)
#---- ackermann and towers
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(ack(2, 3), ack(1, 5))
#---- permutations recursive
def perms(s):
    if len(s) <= 1:
        return [s]
    out = []
    for i, c in enumerate(s):
        for p in perms(s[:i] + s[i + 1:]):
            out.append(c + p)
    return out
def subsets(l):
    return [[]] if not l else [x for r in subsets(l[1:]) for x in (r, [l[0]] + r)]
print(perms("abc"), subsets([1, 2, 3]))
#---- fail missing argument
def f(a, b): return a
print(f(1, 2))
print(f(1))
#---- fail unexpected keyword
def f(a, b=1): return a
print(f(a=1))
print(f(1, z=2))
#---- fail too many
def f(): return "ok"
print(f())
print(f(1))
#---- fail not callable
x = 5
print(x)
x()
#---- fail infinite recursion
def f(n):
    return f(n + 1)
print("start")
f(0)
