#---- $module
print("hello", 1, sep="-", end="!\n")
#---- $name
def f(): return nowhere
try:
    f()
except NameError as e:
    print(e)
#---- $builtin
max = 3
del max
print(max(1, 2))
#---- $uncalled
def f(): return 1
f
print(f())
#---- $cell $set $clear
def outer():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    step(); step()
    got = n
    del n
    try:
        step()
    except NameError as e:
        print("NameError")
    return got
print(outer())
if (k := 5) > (j := 3):
    print(k, j, [m := 1, m ** 2])
#---- $globalcell
count = 0
def step():
    global count
    count += 1
step(); step()
print(count)
#---- $locals
def f(a, b=2):
    c = 3
    return locals()
print(sorted(f(1).items()))
#---- $is
a, b = [1], [1]
print(a is b, a is a, a is not b, None is None, () is ())
#---- $binary $unary
x, n = 2, 3
print(x ** n, x ** -1, (-x) ** 0.5 == (-2) ** 0.5, x << n, pow(x, n, 5), 10 ** 20, x ** 0, ~x, +x, -x, -True, +False, -0.0)
for bad in (lambda: x << -1, lambda: "a" ** 2, lambda: 1 << "a", lambda: 0 ** -1, lambda: -"a", lambda: ~1.5, lambda: +[]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
#---- $binary
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return V(self.n + (o.n if isinstance(o, V) else o))
    __radd__ = __add__
    def __matmul__(self, o): return ("@", self.n, o.n)
    def __floordiv__(self, o): return NotImplemented
    def __rfloordiv__(self, o): return ("r//", o)
print((V(1) + V(2)).n, (V(1) + 5).n, (5 + V(1)).n, V(1) @ V(2), 7 // V(1))
for bad in (lambda: V(1) // 2, lambda: V(1) - 1, lambda: 1 @ 2, lambda: [] + (), lambda: "a" + 1, lambda: None + 1):
    try:
        print(bad())
    except TypeError as e:
        print(e)
#---- $inplace
class L:
    def __init__(self): self.got = []
    def __iadd__(self, x):
        self.got.append(x)
        return self
l = k = L()
l += 1; l += "a"
print(l.got, l is k)
a = b = [1]
a += (2, 3)
a *= 2
print(b, a is b)
t = u = (1,)
t += (2,)
print(t, u)
s = {1}; r = s
s |= {2}; s -= {1}
print(s, r is s)
x = 5
x //= 2; x **= 3; x %= 5; x <<= 2; x ^= 1; x |= 8; x &= 13; x >>= 1
print(x)
try:
    x += "a"
except TypeError as e:
    print(e)
#---- $binary of texts
a = "%s and %05.1f"
print(a % ("x", 2.25), 7 % 3, -7 % 3, 7.5 % 2, "%d%%" % 5, "%(a)s" % {"a": 1})
for bad in (lambda: a % 1, lambda: "%d" % "x", lambda: 5 % 0, lambda: [] % 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
#---- $unary $binary of booleans
b = 3 > 2
print(b + b, -b, +b, b * 2.5, ~b)
#---- $compare
def f(n):
    print("f", n)
    return n
print(1 < f(2) < f(3), 1 < f(0) < f(9), 1 == f(1) != f(2), 2 in f([2]) is not None, "a" < "b" <= "b" > "a", not 1 == 2)
try:
    1 < "a"
except TypeError as e:
    print(e)
#---- $iter
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self):
        return iter(range(self.n))
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
for it in Count(3), Old(), "ab", {"k": 1}, {1}, range(2), (x for x in "yz"), b"\x01":
    print([x for x in it])
    for x in it: print(x, end=" ")
    print()
try:
    for x in 5: pass
except TypeError as e:
    print(e)
#---- $iterunpack
for a, b in [(1, 2), "xy", [3, 4]]:
    print(a, b)
for a, (b, c) in {1: (2, 3)}.items():
    print(a, b, c)
for bad in ([1], [(1,)], [(1, 2, 3)]):
    try:
        for a, b in bad: pass
    except (TypeError, ValueError) as e:
        print(e)
#---- $unpack $unpackstar
a, b = iter("xy")
(c, d), e = [1, 2], 3
first, *rest = range(4)
*most, last = "abc"
one, *none, two = 1, 2
print(a, b, c, d, e, first, rest, most, last, one, none, two)
for bad in ("a, b = 1, 2, 3", "a, b = [1]", "a, b = 5", "a, *b, c = [1]", "a, b = {1: 2}"):
    try:
        exec(bad)
    except (TypeError, ValueError) as e:
        print(e)
#---- $list $tuple $setof $star
a = [1, 2]
print([*a, *"bc"], (*a, 3), {*a, 2}, max(*a, *[5]), print(*a, *(x for x in "z"), sep="/"))
for bad in (lambda: [*5], lambda: print(*5), lambda: {*[[]]}):
    try:
        bad()
    except TypeError as e:
        print(e)
#---- $dict $dictof $merge $doublestar
a = {"x": 1}
print({**a, "y": 2, **{"x": 3}}, dict(**a, z=4), {1: 2, 1.0: 3})
print({k: i for i, k in enumerate([1, True, 2, 1.0])}, {k: v for k, v in a.items() if v > 1})
def f(**kw): return kw
print(f(**a, **{"b": 2}))
for bad in (lambda: {**[1]}, lambda: f(**5), lambda: f(x=1, **a), lambda: {[]: 1}):
    try:
        bad()
    except TypeError as e:
        print(str(e).replace("__main__.", ""))
#---- $genexp
print(sum(x * x for x in range(4)), list(x + y for x in "ab" for y in "cd" if x != y), any(x > 2 for x in [1, 2, 3]))
g = (print("lazy", i) for i in range(2))
print("made")
next(g)
#---- $slice $sliceof
class S:
    def __getitem__(self, k): return k
a, s = list(range(6)), S()
print(a[1:4], a[::-1], a[-2:], "abcdef"[::2], (1, 2, 3)[5:], s[1:2], s[::3], s[1:2, 3], slice(1, None))
for bad in (lambda: a[::0], lambda: 5[1:2], lambda: a["x":]):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(e)
#---- $item $setitem $delitem
a, d = [1, 2, 3], {"k": 1}
a[-1] = 9; d["n"] = 2
class Keys:
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
Keys()[1:2, 3] = 5
del Keys()[::2, 0]
del a[0], d["k"]
print(a, d, a[0], d["n"], "abc"[1], (1, 2)[-1], range(9)[3], b"a"[0])
for bad in (lambda: a[7], lambda: d["zz"], lambda: a["x"], lambda: 5[0], lambda: (1,).__setitem__(0, 1)):
    try:
        bad()
    except (IndexError, KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
#---- $setslice $delslice
a = list(range(6))
a[1:3] = "xyz"
a[::4] = [7, 7]
del a[2:4]
print(a)
a[:] = []
print(a)
for bad in ("a[::2] = [1]", "a[0:1] = 5", "del (1, 2)[0:1]"):
    try:
        exec(bad, {"a": [1, 2, 3]})
    except (TypeError, ValueError) as e:
        print(e)
#---- $attr $setattr $delattr
class C:
    x = 1
    def m(self, n=1): return self.x + n
    def __getattr__(self, name):
        if name.startswith("get_"): return name[4:]
        raise AttributeError(name)
c = C()
c.y = 2
print(c.x, c.y, c.m(), c.m(n=5), C.m(c), c.get_it, "ab".upper(), [3, 1].copy())
del c.y
def f(): pass
f.calls = f.calls = 1
print(f.calls, f.__name__, C.__name__, [].__class__.__name__)
f.__name__ = "g"
print(f.__name__)
for bad in (lambda: c.y, lambda: (5).nothing, lambda: "a".foo(), lambda: None.x):
    try:
        bad()
    except AttributeError as e:
        print(e)
#---- $fstring $format $str $repr $ascii
x, w = 3.14159, 8
class F:
    def __format__(self, spec): return "<" + spec + ">"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
f = F()
print(f"{x:.2f} {x:>{w}.1f}| {f} {f!s} {f!r} {f:abc} {'é'!a} {x!r:>9} {w=} {w + 1 = }")
print(f"{{}} {'nested ' + f'{w}'}")
try:
    f"{w:zz}"
except ValueError as e:
    print(e)
#---- $import $importas $importfrom
import math, os.path
import math as m
from math import pi, floor as down
print(math is m, down(pi), os.path.join("a", "b"))
for bad in ("import nothing_like_it", "from math import nothing"):
    try:
        exec(bad)
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0])
#---- $assert
def check(x): assert x > 0, "x is %d" % x
check(1)
try:
    check(-1)
except AssertionError as e:
    print("AssertionError", e)
try:
    assert []
except AssertionError as e:
    print(repr(e))
#---- $try $matches $handle $leave
def f(x):
    try:
        return 10 // x
    except ZeroDivisionError as e:
        return "zero"
    except (TypeError, ValueError):
        return "type"
    else:
        return "never"
    finally:
        print("finally", x)
print(f(3), f(0), f("a"))
def g():
    try:
        raise KeyError("k")
    except ValueError:
        print("no")
try:
    g()
except LookupError as e:
    print(repr(e))
try:
    e
except NameError:
    print("e is gone")
#---- $trysignal
def f():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print(i)
        finally:
            print("f", i)
    return "done"
print(f())
def g():
    while True:
        try:
            return "returned"
        finally:
            print("left")
print(g())
#---- $raise $reraise
def f():
    try:
        raise ValueError("first")
    except ValueError as e:
        raise KeyError("second") from e
try:
    f()
except KeyError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__)
def again():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
try:
    again()
except ArithmeticError as e:
    print(e)
for bad in (lambda: exec("raise 5"), lambda: exec("raise"), lambda: exec("raise ValueError from 3")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
#---- $with
class M:
    def __init__(self, name, eat=False): self.name, self.eat = name, eat
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, e, tb):
        print("exit", self.name, kind and kind.__name__, e)
        return self.eat
with M("a") as a, M("b", eat=True) as b:
    print(a, b)
    raise ValueError("inside")
print("after")
def f():
    with M("c") as c:
        return c
print(f())
try:
    with 5: pass
except (TypeError, AttributeError) as e:
    print("no context manager")
#---- $class $super $lookup
class A:
    kind = "a"
    def who(self): return "A"
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def add(a, b): return a + b
    @property
    def p(self): return self.kind
class B(A):
    kind = "b"
    both = kind + kind
    def who(self): return super().who() + "B"
b = B.make()
print(b.who(), B.both, b.p, B.add(1, 2), B.__name__, B.__mro__[1].__name__, isinstance(b, A))
try:
    class C(5): pass
except TypeError as e:
    print("TypeError")
x = "outer"
class D:
    y = x
    x = "inner"
    z = x
print(D.y, D.z)
#---- $generator $yield $yieldfrom
def count(n):
    try:
        while n:
            got = yield n
            if got: print("got", got)
            n -= 1
    finally:
        print("closed")
    return "end"
def both():
    r = yield from count(2)
    print("r", r)
    yield from "ab"
print(list(both()))
g = count(3)
print(next(g), g.send("x"))
g.close()
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
g = count(1)
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError as e:
    print(repr(e))
#---- $matchsequence $matchmapping $matchclass
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def what(v):
    match v:
        case 0 | 1: return "small"
        case int(n) if n > 100: return "big"
        case [a]: return ("one", a)
        case [a, *rest, z]: return ("many", a, rest, z)
        case {"k": k, **more}: return ("k", k, more)
        case P(0, y=q): return ("on the axis", q)
        case P(x=a, y=b): return ("P", a, b)
        case str() as s: return "str " + s
        case None: return "none"
        case _: return "other"
for v in 0, 500, [7], (1, 2, 3), {"k": 1, "l": 2}, {}, P(0, 5), P(1, 2), "text", None, 3.5, range(2), b"ab":
    print(what(v))
#---- $eval $exec
n = 2
print(eval("n + 1"), eval("n * m", {"n": 3, "m": 4}))
exec("made = n + 5")
print(made)
space = {}
exec("def f(x):\n    return x * 2", space)
print(space["f"](4))
for bad in (lambda: eval("1 +"), lambda: exec("x = = 1"), lambda: eval("unknown")):
    try:
        bad()
    except (SyntaxError, NameError) as e:
        print(type(e).__name__)
#---- $ellipsis $imaginary
print(..., Ellipsis is ..., 2j * 2j, abs(3 + 4j), 1j)
def later(): ...
print(later())
#---- $setname
class C:
    a = (b := 3) + 1
    print([a, (c := b), b])
    del b
print(C.a, C.c, hasattr(C, "b"))
#---- $annotate
class A:
    def f(self, a: int, /, *args: "text", k: [1] = 2, **kw: str) -> None: pass
print(A.f.__annotations__, (lambda: 0).__annotations__)
try:
    def g(x: misspelled): pass
except NameError as e:
    print(e)
#---- $matchstar $raisedstar $endstar
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        print(repr(e))
    except* TypeError:
        1 / 0
except ExceptionGroup as e:
    print(repr(e))
#---- $builtins
print(__builtins__.len([1, 2]))
#---- $typeparam $typealias $parameterize
def f[T: int](x: T): return x
class C[T]: pass
type L[T] = list[T]
print(f(1), f.__type_params__, C[int], L.__value__)
