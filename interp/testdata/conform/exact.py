# Programs that depend on the values of their operands, of which their text tells nothing. They are
# recorded from CPython 3.12, where comprehensions have the frame of the function around.
#---- booleans are numbers
def add(total, flag):
    total += flag
    return total + flag, total - flag, total * flag, flag / 2, flag // 1, flag % 2, flag ** 2, flag << 1, flag & total, flag | 6, flag ^ 1
def ops(flag):
    return -flag, +flag, ~flag, [10, 20][flag], "ab"[flag], b"ab"[flag], (1, 2)[flag:], "x" * flag, flag == 1, 1 == flag, flag < 2, flag in [1], sum([flag, flag])
print(add(1, True), add(1, False), add(6, True))
print(ops(True), ops(False))
def nothing(flag): return flag & flag, flag | flag, flag ^ flag, type(flag & 1), type(flag & flag)
print(nothing(True))
t = 0
for word in ["a", "bb", "ccc"]:
    t += len(word) > 1
print(t, max(True, 2), min(1, False), divmod(True, 1), round(True), abs(True), range(True), [0] * True, int(True) is True)
#---- nan is not itself
def compare(x, y): return x == y, x != y, x < y, x <= y, x > y, x >= y
nan = float("nan")
print(compare(nan, nan), compare(nan, 1), compare(1, nan), nan in [nan], [nan] == [nan], (nan,) == (nan,), {nan: 1} == {nan: 1}, [nan].index(nan), [nan, 1].count(nan))
inf = nan * 0 + float("inf")
print(compare(inf, inf), max([1, nan]), max([nan, 1]), inf - inf, inf == float("inf"))
#---- items of texts are characters
def at(s, i): return s[i]
s = chr(252) + "!" + chr(0x1F600) + "z"
print([at(s, i) for i in range(-4, 4)], at(s, True), s[1], s[2], s[2:4], len(s))
w = "".join(["gr", "ü", "n"])
print(w[2], w[-1], [w[i] for i in range(len(w))], w[::-1])
for bad in (7, -5, 1.0, "a", None, 2 ** 70):
    try:
        print(at(s, bad))
    except Exception as e:
        print(type(e).__name__, e)
#---- items of bytes are numbers
def at(b, i): return b[i]
for b in (bytes([65, 66]), b"AB", bytearray(b"AB"), "AB".encode()):
    print(at(b, 0), at(b, -1), at(b, slice(1)), [c for c in b], b[0:1], 65 in b, sum(b))
#---- slices in variables
def part(x, which): return x[which]
for x in ([1, 2, 3, 4], (1, 2, 3, 4), "wört", b"word", bytearray(b"word"), range(4)):
    print(part(x, slice(2)), part(x, slice(None, None, -1)), part(x, slice(1, None, 2)), part(x, slice(-1, None)))
l = [1, 2, 3, 4, 5]
first = slice(0, 2)
l[first] = "abc"
print(l)
del l[slice(None, None, 2)]
print(l, slice(1, 2) == slice(1, 2), first.stop, first.indices(1))
class Grid:
    def __getitem__(self, key): return key
print(Grid()[1:2, ..., ::3], Grid()[first], Grid()[:], Grid()[1], Grid()[1, 2])
#---- sets and frozensets
def same(a, b): return a == b, a != b, a <= b, a < b, a & b, a | b, a - b, a ^ b
print(same(frozenset([1]), {1}), same({1, 2}, frozenset([1])))
print({frozenset([1]): "x"}[frozenset([1])], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, {1} == {1.0}, {1}.issubset([1, 2]))
s = {1, 2}
alias = s
s |= frozenset([3]); s -= {1}; s &= {2, 3, 4}; s ^= {4}
print(s == {2, 3, 4}, alias is s)
f = g = frozenset([1])
f |= {2}
print(f == {1, 2}, g == {1}, type(f).__name__)
#---- deep values are equal
a, b = [], []
for _ in range(500):
    a, b = [a], [b]
print(a == b, a != b, a < b, [a] == [b, 1], (a,) == (b,), {"x": a} == {"x": b})
class Node:
    def __init__(self, next): self.next = next
    def __eq__(self, other): return isinstance(other, Node) and self.next == other.next
x = y = None
for _ in range(50): x, y = Node(x), Node(y)
print(x == y, x == Node(y))
#---- quotients are exact
def div(a, b): return a / b, a // b, a % b
print(div(10 ** 25, 10 ** 10), div(2 ** 53 + 1, 1), div(-7, 2), div(7, -2), div(-7.5, 2), div(7.5, -2), div(1, 0.1), div(-0.0, 3), div(3, -7.0))
print(div(5.0, float("inf")), div(-5.0, float("inf")), 3 * 10 ** 20 / 7, (10 ** 400) / (10 ** 399), 1e16 // 3, 2 ** 70 % 1e3, 0.3 % 0.1, -1e-20 % 3)
for a, b in ((1, 0), (1.0, 0), (1, 0.0), (10 ** 400, 3)):
    for f in (lambda: a / b, lambda: a // b, lambda: a % b, lambda: divmod(a, b)):
        try:
            print(str(f())[:20])
        except Exception as e:
            print(type(e).__name__, e)
#---- complex numbers, decimals and fractions
from decimal import Decimal
from fractions import Fraction
def same(a, b): return a == b, b == a, a != b, b != a
print(same(1, complex(1, 0)), same(1.5, 1.5 + 0j), same(True, 1 + 0j), same(2, Decimal(2)), same(0.5, Decimal("0.5")), same(0.1, Decimal("0.1")))
print(same(1, Fraction(1)), same(0.5, Fraction(1, 2)), same(Fraction(1, 2), 0.5 + 0j), same(Decimal("0.5"), Fraction(1, 2)))
def less(a, b): return a < b, b < a, a <= b
print(less(1, Decimal("1.5")), less(1.5, Decimal(2)), less(1, Fraction(3, 2)), less(Fraction(1, 3), 0.5), less(True, Decimal(2)))
def add(a, b): return a + b, b + a, a * b, b - a
print(add(1, Fraction(1, 2)), add(0.5, Fraction(1, 2)), add(1, Decimal("0.5")), add(True, 1j), add(1j, Fraction(1, 2)))
for a, b in ((1j, 1), (1.5, Decimal(1)), (Fraction(1, 2), Decimal(1)), (1j, 2j)):
    for f in (lambda: a < b, lambda: a + b, lambda: a // b):
        try:
            print(f())
        except TypeError as e:
            print(e)
print(sum([Fraction(1, 3)] * 3), sum([0.5, Decimal(1)][:1]), max(Fraction(1, 2), 0.75, Decimal("0.6")), 2 ** Fraction(1, 2), Decimal(2) ** 3, 7 // Fraction(2))
#---- a class of another text compares
space = {}
exec("""
class Ver:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == (other.n if isinstance(other, Ver) else other)
    def __lt__(self, other): return self.n < (other.n if isinstance(other, Ver) else other)
    def __hash__(self): return hash(self.n)
    def __repr__(self): return "v%d" % self.n
""", space)
make = space["Ver"]
v = make(3)
print(v == 3, 3 == v, v != 3, 3 != v, v < 4, 4 > v, v in [1, 2, 3], 3 in [v], [1, v].index(3), (v, 3).count(v), [v] == [3], v in {3: 1}, {v: 1} == {3: 1})
l = [5, v, 1]
l.remove(3)
print(l, sorted([make(2), make(1)]), max(make(1), make(2)), [make(1), 2] == [1, make(2)], (1, v) < (1, 4))
#---- comparisons give what methods return
class Column:
    def __init__(self, name): self.name = name
    def __eq__(self, other): return "%s = %r" % (self.name, other)
    def __ne__(self, other): return "%s <> %r" % (self.name, other)
    def __lt__(self, other): return ["<", other]
    def __gt__(self, other): return ""
    def __contains__(self, other): return "truthy"
age = Column("age")
print(age == 1, age != 1, age < 2, age > 2, 3 > age, 3 == age, 1 in age, 1 not in age)
print(0 < age < 9, age < 1 < 2, age < 1 < 0, not age == 1, age == 1 and "both", age > 1 or "other")
if age == "x": print("true")
print([age] == [1], [age] == ["x"], age in [2])
#---- in place
def double(x, n):
    y = x
    y *= n
    return y is x, x
def extend(x, more):
    y = x
    y += more
    return y is x, x
print(double([1, 2], 2), double([1], True), double([1], 0), double((1, 2), 2), double("ab", 2), double(bytearray(b"a"), 3))
print(extend([1], (2, 3)), extend([1], "ab"), extend([1], {5: 6}), extend([], range(2)), extend((1,), (2,)), extend(bytearray(b"a"), b"b"))
class Bag:
    def __init__(self): self.got = []
    def __iadd__(self, x): self.got.append(x); return self
    def __isub__(self, x): return NotImplemented
    def __sub__(self, x): return ("less", x)
bag = Bag()
print(extend(bag, 1)[0], bag.got)
bag -= 2
print(bag)
class Holder: items = []
h = Holder()
h.items += [1]
print(h.items, Holder.items, "items" in h.__dict__)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
d = {"a": 1}
d |= [("b", 2)]
print(d)
for left, right in (([1], 5), ((1,), [2]), ({1}, [2]), ({}, 5), ("a", 1), (None, 1)):
    try:
        left += right
    except TypeError as e:
        print(e)
#---- augmented assignments evaluate once and in order
log = []
def see(name, value):
    log.append(name)
    return value
class Thing:
    def __init__(self): self.d = {"a": 1}
    def __getattr__(self, name): log.append("get " + name); return 10
    def __setattr__(self, name, v): log.append("set " + name); self.__dict__[name] = v
    def __getitem__(self, i): log.append("getitem %r" % (i,)); return 100
    def __setitem__(self, i, v): log.append("setitem %r = %r" % (i, v))
t = Thing()
see("t", t).x += see("value", 1)
see("t", t)[see("index", 0)] += see("value", 2)
see("t", t)[see("from", 1):see("to", 2)] += see("value", 3)
see("list", [1, 2])[see("index", 1)] **= see("value", 3)
print(log, t.x)
x = [1, 2, 3]
i = 0
def move():
    global i, x
    i, x = 2, [10, 20, 30]
    return 5
old = x
x[i] += move()
print(x, old, i)
def inner():
    a = [1, 2]
    k = 0
    a[k] += (k := 1)
    return a, k
print(inner())
n = 1
def change():
    global n
    n = 100
    return 1
n += change()
print(n)
#---- indices of any class
class Two:
    def __index__(self): return 2
class No:
    def __index__(self): return "two"
n = Two()
l = [0, 1, 2, 3]
l[n] = "x"
print(l[n], l[n:], l[:n], "abcd"[n], b"abcd"[n], (1, 2, 3)[n], range(9)[n], [1] * n, n * "ab", list(range(n)), chr(n + 65 if isinstance(n, int) else 65), hex(n), bin(n), oct(n), round(2.567, n))
print(l.pop(n), l.insert(n, "y"), l, "a,b,c,d".split(",", n), "abcabc".find("c", n), bytes(n), bytearray(n), "abc".center(n), [5, 6, 5].index(5, n), int(n), float(n), complex(n), "%d %x" % (n, n), divmod(7, int(n)))
import operator, math, itertools
print(operator.index(n), math.factorial(n), math.comb(4, n), math.gcd(4, n), list(itertools.islice("abcd", n)), list(itertools.repeat(1, n)), int("101", n), "x".rjust(n), "xyzzy".replace("z", "Z", n), pow(3, 2, int(n)))
del l[n]
print(l)
for f in (lambda: [1][No()], lambda: [1] * No(), lambda: range(No()), lambda: hex(No()), lambda: [1][1.0], lambda: [1] * 1.5, lambda: range(1.0), lambda: chr("a"), lambda: hex(1.5), lambda: [1][None:1.5]):
    try:
        print(f())
    except TypeError as e:
        print(e)
#---- reflected operators
class R:
    def __radd__(self, o): return ("radd", o)
    def __rsub__(self, o): return ("rsub", o)
    def __rmul__(self, o): return ("rmul", o)
    def __rtruediv__(self, o): return ("rtruediv", o)
    def __rfloordiv__(self, o): return ("rfloordiv", o)
    def __rmod__(self, o): return ("rmod", o)
    def __rpow__(self, o): return ("rpow", o)
    def __rmatmul__(self, o): return ("rmatmul", o)
    def __rlshift__(self, o): return ("rlshift", o)
    def __rrshift__(self, o): return ("rrshift", o)
    def __rand__(self, o): return ("rand", o)
    def __ror__(self, o): return ("ror", o)
    def __rxor__(self, o): return ("rxor", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
r = R()
def all_of(x): return x + r, x - r, x * r, x / r, x // r, x ** r, x @ r, x << r, x >> r, x & r, x | r, x ^ r, divmod(x, r)
for x in (1, 1.5, True, None, [1], (1,), {1}, {1: 2}):
    print(all_of(x))
print(5 % r, "a" + r, "a" * r, "%s" % 5)
l = [1]
l += r
print(l)
class Base:
    def __add__(self, o): return "Base.__add__"
    def __radd__(self, o): return "Base.__radd__"
class Derived(Base): pass
class Overriding(Base):
    def __radd__(self, o): return "Overriding.__radd__"
print(Base() + Derived(), Base() + Overriding(), Derived() + Base(), Overriding() + Base(), Base() + Base(), 1 + Derived())
#---- methods are looked up before the arguments
log = []
def arg(name):
    log.append(name)
    return name
for text in ('"text".insert(arg("a"))', '[].nothing(arg("b"), *arg("c"))', "None.x(arg('d'))", "(5).bit(arg('e'))", "object().f(k=arg('f'))", "arg('g').join(arg('h')).missing(arg('i'))"):
    try:
        eval(text)
    except AttributeError as e:
        print(e)
print(log)
class Looks:
    def __getattr__(self, name):
        log.append("look up " + name)
        return lambda *args: args
log.clear()
def make(c): return c()
print(make(Looks).run(arg("x"), arg("y")), log)
m = [3, 1].append
m(2)
print(m.__self__, "ab".upper is "ab".upper, [].append == [].append, m == m)
#---- generator expressions are lazy
def loud(n):
    for i in range(n):
        print("give", i)
        yield i
for f in (sum, list, max, sorted, any, set, tuple):
    try:
        print(f.__name__, f(10 // (2 - i) for i in loud(5)))
    except ZeroDivisionError as e:
        print(e)
g = (x * y for x in loud(2) for y in [1, 2] if print("test", x, y) or True)
print("made")
print(next(g), next(g), next(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
print(next(lambda: i for i in range(3))(), [f() for f in [(lambda: i) for i in range(3)]], [f() for f in list(lambda: i for i in range(3))])
total = sum(x for x in [1, 2, 3] if x != 2)
print(total, list(x for x in x) if (x := [1, 2]) else 0)
#---- values of f-strings become texts in order
class Counter:
    n = 0
    def __format__(self, spec):
        Counter.n += 1
        return "%d%s" % (Counter.n, spec)
    def __str__(self): return "str"
    def __repr__(self): return "repr"
c = Counter()
todo = [1, 2, 3]
print(f"{c}{c:x}{c!s}{c!r:>6}{c:{c}} {todo} {todo.pop()} {todo} {c=} {c.n}")
print(f"{todo!r:>10}|{'ä':>{len(todo) + 1}}|{3.14159:{'.2'}f}|{True}|{True:d}|{None!s:>6}|{1 == 1}")
#---- order of evaluation
log = []
def e(n, v=None):
    log.append(n)
    return v
x = e(1, {})
x[e(3, "k")] = e(2, 5)
e(5, x)[e(6, "k")], e(7, x)[e(8, "l")] = e(4), 0
a = b = x["m"] = e(9, "v")
{e(10): e(11), **e(12, {}), e(13): e(14)}
[e(15), *e(16, []), e(17)]
print(e(18, 1) < e(19, 2) < e(20, 0) < e(21, 1), e(22, print) is e(23, print))
e(24, print)(e(25), *e(26, []), **e(27, {}))
print(log == sorted(log), log, x)
l = [0, 1]
i = 0
i, l[i] = 1, 5
print(i, l)
l[0], l[1] = l[1], l[0]
print(l)
#---- displays of dicts
def pairs(a, b): return {a: 1, b: 2}
print(pairs(1, 2), pairs("a", "a"), {**pairs(1, 2), 2: 3, **{1: 0}}, {k: v for k, v in [(1, 2), (1, 3)]})
for bad in (lambda: {[]: 1}, lambda: {1: 2, []: 3}, lambda: {**5}, lambda: {{}}, lambda: {i: 1 for i in [[]]}):
    try:
        print(bad())
    except TypeError as e:
        print(e)
#---- divisions of instances of numbers
class I(int):
    def __add__(self, o): return NotImplemented
    def __repr__(self): return "I(%d)" % int(self)
class F(float): pass
class S(str): pass
class L(list): pass
i, f, s, l = I(7), F(1.5), S("ab"), L([1])
print(i + 1, 1 + i, i - 1, i * 2, i / 2, -i, ~i, i == 7, i < 8, hash(i) == hash(7), [0] * i, i % 4, i ** 2, divmod(i, 4), type(-i).__name__)
print(f + 1, f * i, s + "c", s * 2, s == "ab", s < "b", s in "xaby", "a" in s, s[0], l + [2], l * 2, l == [1], type(l + [2]).__name__, type(l[:]).__name__)
alias = l
l += (2,)
l *= 2
print(l, alias is l, type(l).__name__)
for bad in (lambda: i + "a", lambda: l + (1,), lambda: s + 1, lambda: s < 1, lambda: -s, lambda: f @ 1, lambda: l * "a"):
    try:
        print(bad())
    except TypeError as e:
        print(e)
#---- what eval, exec and locals see in a function
def f(a, b=2):
    exec("c = a + b; a = 100")
    d = locals()
    print(a, d["c"], "c" in locals(), eval("a"), eval("c"))
    exec("print(a, b, c)")
    e = 5
    print(sorted(locals()), d is locals(), d["e"])
    del e
    print("e" in locals(), d.get("e"))
    print([eval("x + a") for x in range(3)], [sorted(locals()) for x in range(1)])
    d["b"] = 50
    print(b, locals()["b"])
    return eval("[y for y in range(a)]")
print(f(1))
def g(n):
    k = 3
    def inner():
        z = k
        return sorted(locals()), eval("k + z")
    print(inner())
    try:
        print(eval("lambda: k")())
    except NameError as e: print(e)
    try:
        print(eval("[k for _ in range(2)]"))
    except NameError as e: print(e)
    print(list(eval('q') for q in [1]))
    exec("def h(): return 7\nprint(h())")
    try:
        print(h())
    except NameError as e:
        print(e)
    exec("k = 9")
    return k, locals()["k"]
print(g(4))
#---- what eval, exec and locals see in a class and a module
class A:
    x = 1
    locals()["y"] = 2
    print(sorted(k for k in locals() if k[0] != "_"), eval("x + y"))
    exec("z = 5")
    w = z
    vals = [i for i in range(2)]
    print(vars() is locals())
print(A.y, A.z, A.w)
v = 1
exec("v = 2; u = 3")
print(v, u, eval("v"), "v" in locals())
locals()["made"] = 6
print(made)
def gen(n):
    m = 2
    yield sorted(locals())
    exec("p = 1")
    yield eval("m + n + p")
print(list(gen(3)))
print((lambda q, r=1: (sorted(locals()), eval("q + r")))(4))
def params(*args, **kw):
    return locals(), vars(), dir()
print(params(1, x=2))
def u():
    try:
        eval("later")
    except NameError as e: print(e)
    later = 1
    return eval("later")
print(u())
def glob():
    global v
    v = 5
    exec("v = 7")
    print(v, "v" in locals(), eval("v"))
    exec("global v; v = 8")
    print(v)
glob()
def own():
    x = 1
    d = {}
    exec("x = 2; y = 3", {}, d)
    exec("q = 1", globals(), d)
    print(x, sorted(d), eval("x", {"x": 9}), eval("x", {}, {"x": 8}), eval("v", None, {"z": 1}))
own()
def nested():
    x = 1
    def change():
        nonlocal x
        x = 2
        return locals()
    l = locals()
    change()
    print(l["x"], locals()["x"], change())
nested()
print([eval('x') for x in range(2)], [sorted(k for k in locals() if k[0] != "_") for x in [1]])
class A:
    y = 3
    z = [eval('x') for x in range(2)]
    try:
        w = [eval('x + y') for x in range(2)]
    except NameError as e: print(e)
    v = [sorted(k for k in locals() if k[0] != "_") for q in [1]]
print(A.z, A.v)
def order(z, a, *args, k=1, **kw):
    m = 5
    b = [q for q in range(1)]
    def inner(): return m, c
    c = 2
    print([(k, v) for k, v in locals().items() if k != 'inner'], dir())
    d = 0
    return list(locals())
print(order(1, 2, 3, x=4))
