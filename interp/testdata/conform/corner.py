#---- assignment order
a = [0, 1, 2]
i = 0
i, a[i] = 1, "x"
print(i, a)
a = [1, 0]
a[0], a[a[0]] = 0, 9
print(a)
def show(tag, v):
    print(tag, end=" ")
    return v
d = {}
d[show("key", "k")] = show("value", 1)
show("obj", d)[show("sub", "s")] = show("rhs", 2)
print(d)
#---- swap list elements
a = [3, 1, 2]
a[0], a[-1] = a[-1], a[0]
print(a)
i, j = 0, 1
a[i], a[j] = a[j], a[i]
print(a)
m = [[1, 2], [3, 4]]
m[0][1], m[1][0] = m[1][0], m[0][1]
print(m)
#---- augmented in tuples of lists
t = ([1], [2])
t[0].extend([5])
x = t[1]
x += [6]
print(t)
#---- augmented evaluation
def pos():
    print("pos")
    return 0
def val():
    print("val")
    return 10
a = [1]
a[pos()] += val()
print(a)
a = [1, 2, 3]
def grow():
    a.append(9)
    return [0]
a[0:1] = grow()
print(a)
#---- list changed by its own comprehension
a = [1, 2, 3]
b = [a.pop() for _ in range(2)]
print(a, b)
a = [a for a in range(3)]
print(a)
a = [[a for a in range(b)] for b in range(3)]
print(a)
#---- sort sees key function calls
calls = []
def key(x):
    calls.append(x)
    return -x
print(sorted([1, 3, 2], key=key), calls)
#---- loops over a rebound name
l = [1, 2, 3]
for x in l:
    l = l + [x]
print(l)
s = "abc"
for c in s:
    s += c
print(s)
d = {"a": 1}
for k in d:
    d[k] += 1
    d = {"z": 0}
print(d)
#---- loop variable changed inside while
i = 0
while (i := i + 1) < 5:
    if i % 2: continue
    print(i)
else:
    print("end", i)
#---- try numbers at the edges
print(2 ** 31, 2 ** 31 - 1, -2 ** 31, 2 ** 32, 2 ** 53, 2 ** 63, 2 ** 63 - 1, -2 ** 63, -2 ** 63 - 1, 2 ** 64)
x = 2 ** 62
for _ in range(3):
    x += x
    print(x, x // 3, x % 10, x >> 60, x & 0xff, -x)
y = 2 ** 31 - 1
y += 1
print(y, y * y, y * y * y, (y * y) // y == y)
n = 3037000500
print(n * n, n * n - 2 ** 63)
i = -1
print(i >> 100, i << 3, i & 2 ** 80 == 2 ** 80, i | 7, i ^ 2 ** 65)
#---- big float conversions
print(int(1e300) % 1000, int(1e18), float(2 ** 1000) > 1e300, 10 ** 22 == 1e22, 10 ** 23 == 1e23, int(-1e10), float(10 ** 15), 10 ** 15 + 0.5)
print(2 ** 0.5 * 2 ** 0.5, 1e308 * 10, -1e308 * 10, 0.1 + 0.7, 1.1 * 3, 4.35 * 100, 1 - 0.9, 100 * 1.1)
print(1e16 + 1, 1e15 + 0.3, 123456.789e3, 1.0e-10, 5 % 1e-3 < 1e-3, -0.0 + 0, 0.0 * -1, 1 / 1e-5)
#---- float divisions
for a in (1, 2, 5, 10, 22):
    for b in (3, 7, 9):
        print(a / b, end=" ")
    print()
print(355 / 113, 1e3 / 7, 2 / 3 * 3, 10 ** 25 / 10 ** 10, (10 ** 400) // (10 ** 398), 7 / 1, 0 / 3, -1 / 8)
#---- float loops
x = 0
while x < 1:
    x += 0.25
    print(x, end=" ")
x = 1
while x < 1e20:
    x *= 1234.5
    print(x, end=" ")
x = 1.0
for _ in range(6):
    x /= 3
    print(x, end=" ")
print()
#---- negative zero
z = -0.0
print(z, z == 0, str(z), abs(z), -z, z + 0.0, z * 1, [z], round(-0.4), round(-0.4, 0), f"{z:.1f}", "%g" % z, int(z), z * -1)
#---- string and number repetition
n = 3
print("-" * n, n * "=", "ab" * (n - 3), [n] * n, (n,) * 2, "x" * True, n * [[]])
print("=" * 5 + "\n" + "|" + " " * 3 + "|\n" + "=" * 5)
#---- truthiness of calls
def yes(): print("yes", end=" "); return [0]
def no(): print("no", end=" "); return {}
print(yes() and no(), no() or yes(), not no(), yes() or no())
if yes() and not no(): print("branch")
while no(): print("never")
print([1][0] if yes() else 2, bool(yes() and yes()))
#---- comparisons chain side effects
def v(x):
    print(x, end=" ")
    return x
print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) == v(1) != v(2) in [2])
print(v("a") in v("abc") in [v("abc")])
#---- keys that look alike
d = {}
d[1] = "int"; d["1"] = "str"; d[1.5] = "float"; d[(1,)] = "tuple"; d[None] = "none"; d[b"1"] = "bytes"; d[True] = "bool"
print(d, len(d))
print(2 in {2.0: 1}, {1.0: "a"}[1], {2 ** 70: "big"}[2 ** 70], {float("inf"): 1})
#---- unpack many kinds
a, b = {"x": 1, "y": 2}
print(a, b)
(a, b), *c = {"x": 1, "y": 2}.items()
print(a, b, c)
a, b, c = range(3)
x, y = map(int, "3 4".split())
p, q = {5, 6}
r, = "z"
[[s]] = [[1]]
print(a, b, c, x, y, p, q, r, s)
#---- star in calls and displays
a, b = [1, 2], (3,)
print(*a, *b, *"xy", sep="")
print([*a, *b], (*a, *b), {*a, *b}, {**{"a": 1}, **{"a": 2, "b": 3}}, [*a] * 2, [*range(3), *[]])
def f(*args, **kw): return args, kw
print(f(*a, 9, *b, k=1, **{"m": 2}), f(*{}, **{}), f(*"ab"))
#---- lambda defaults and closures in loops
buttons = {}
for name in ["ok", "cancel"]:
    buttons[name] = lambda n=name, *a: (n, a)
print(buttons["ok"](), buttons["cancel"](), buttons["ok"]("x", 1))
adders = [lambda x, n=n: x + n for n in range(3)]
print([f(10) for f in adders], (lambda *a: len(a))(*range(4)))
#---- recursion with lists and globals
path = []
found = []
def walk(n, target):
    path.append(n)
    if sum(path) == target:
        found.append(list(path))
    elif sum(path) < target:
        for k in range(n, target + 1):
            walk(k, target)
    path.pop()
for n in range(1, 6): walk(n, 5)
print(found, path)
#---- shadowed names in nested scopes
x = 1
def f(x):
    def g():
        x = 3
        def h():
            nonlocal x
            x += 1
            return x
        return h(), x
    return g(), x
print(f(2), x)
def outer():
    len = 5
    def inner(): return len
    return inner()
print(outer(), len("four"))
#---- names defined later in loops
for i in range(3):
    if i > 0:
        print(prev, end=" ")
    prev = i
print(prev)
def f():
    for i in range(2):
        if i:
            return y
        y = "set in the first round"
print(f())
#---- conditional imports and functions
import sys
if sys.version_info >= (3,):
    def text(x): return str(x) + " (3)"
else:
    def text(x): return unicode(x)
print(text(1))
if False:
    import not_there
#---- in place of constants
None_ = None
print(None_ is None, True is not False, (None,) == (None,), [None] * 2, None or "x", None == False)
#---- nested data walk
data = {"a": [1, {"b": (2, 3)}], "c": {"d": {"e": [4]}}}
def walk(x, depth=0):
    pad = "  " * depth
    if isinstance(x, dict):
        for k, v in x.items():
            print(pad + str(k) + ":")
            walk(v, depth + 1)
    elif isinstance(x, (list, tuple)):
        for v in x: walk(v, depth + 1)
    else:
        print(pad + repr(x))
walk(data)
print(data["a"][1]["b"][-1], data["c"]["d"]["e"][0])
#---- slices of everything
a = list(range(8))
for sl in [slice(None), slice(2, None), slice(None, -2), slice(None, None, -1), slice(6, 1, -2), slice(-3, None), slice(100, None), slice(-100, 2)]:
    print(a[sl], "abcdefgh"[sl], tuple(a)[sl], range(8)[sl])
#---- extended slice assignment
a = list(range(8))
a[::2] = [0] * 4; print(a)
a[::-2] = "wxyz"; print(a)
del a[::3]; print(a)
a[1:1] = [5, 6]; print(a)
a[-2:] = []; print(a)
a[2:0] = ["ins"]; print(a)
a[:] = a[::-1]; print(a)
a += a[:2]; print(a)
#---- iterators keep their place
it = iter(range(10))
for x in it:
    if x == 3:
        break
print(list(it))
it = iter("abcdef")
for a in it:
    print(a + next(it, "?"), end=" ")
print(next(it, "done"))
z = zip(range(3), it)
print(list(z), sum(1 for _ in range(5)))
#---- max and min ties
w = ["bb", "aa", "c", "dd"]
print(max(w, key=len), min(w, key=len), sorted(w, key=len, reverse=True), max(w), max(range(5), key=lambda x: x % 3), min([(1, "b"), (1, "a")]))
#---- print inside expressions
x = [print(i) for i in range(2)]
print(x, print("a") or "b", [print("c"), 1][1])
#---- deeply nested expression
x = 1
x = ((((((x + 1) * 2) - 3) ** 2) // 1) % 7) + (-(-(-x))) - +(-(x)) + (~x)
print(x, not not x, - - 5, not -1, 2 - -2, 2 ** -(-2))
#---- strings of digits
n = 1729
print(str(n)[::-1], int(str(n)[::-1]), sum(map(int, str(n))), len(str(n)), str(n).zfill(8), sorted(str(n)), [int(d) for d in str(n)], str(n) == str(n)[::-1], "7" in str(n))
#---- unusual but legal
if 1: x = 1; y = 2
for i in []: print("never")
else: print("else")
print((x if y else 0), [x][0], (x), ((x,)), {x: y}[x]);
x, = [5]; print(x)
x = y = z = w = []; z.append(1); print(x is w, w)
(x) = 3; [x, y] = 1, 2; print(x, y)
print(1 .real, 1.0.real, 1 if x else 2)
#---- annotations without effect
a: int = "not an int"
b: list = []
b.append(a)
def f(x: "anything at all" = 3) -> print("evaluated once"):
    y: neither = x
    z: int
    return y
print(a, b, f())
