#---- key errors
d = {"a": 1, 2: 3}
for k in ("b", 5, (1, 2), None):
    try:
        d[k]
    except KeyError as e:
        print(e, repr(e), e.args)
try:
    d.pop("zz")
except KeyError as e:
    print(e)
try:
    del d["q"]
except KeyError as e:
    print(e)
try:
    {}.popitem()
except KeyError as e:
    print(e)
try:
    {1}.remove(2)
except KeyError as e:
    print(e)
try:
    set().pop()
except KeyError as e:
    print(e)
#---- index errors
def t(f):
    try:
        f()
    except IndexError as e:
        print(e)
l = [1, 2]
t(lambda: l[2])
t(lambda: l[-3])
t(lambda: "abc"[10])
t(lambda: (1,)[1])
t(lambda: [].pop())
t(lambda: l.pop(5))
t(lambda: range(3)[4])
t(lambda: b"a"[3])
try:
    l[5] = 0
except IndexError as e:
    print(e)
try:
    del l[5]
except IndexError as e:
    print(e)
#---- int and float conversions
for x in ("abc", "", "3.5", " 1 2", "0x1f"):
    try:
        print(int(x))
    except ValueError as e:
        print(e)
for x in ("abc", "", "1,5"):
    try:
        print(float(x))
    except ValueError as e:
        print(e)
try:
    int("9", 8)
except ValueError as e:
    print(e)
try:
    int([1])
except TypeError as e:
    print(e)
try:
    float(None)
except TypeError as e:
    print(e)
try:
    int(None)
except TypeError as e:
    print(e)
#---- list remove and index
l = [1, 2, 3]
try:
    l.remove(9)
except ValueError as e:
    print(e)
try:
    l.index(9)
except ValueError as e:
    print(e)
try:
    (1, 2).index(9)
except ValueError as e:
    print(e)
try:
    "abc".index("z")
except ValueError as e:
    print(e)
#---- unpacking errors
def t(code):
    try:
        exec(code)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
t("a, b = [1]")
t("a, b, *c = (1,)")
t("a, b = 5")
t("a, b = None")
t("(a, b), c = [1, 2]")
t("for a, b in [[1]]: pass")
t("a, b, c = 'ab'")
#---- operator type errors
def t(f):
    try:
        f()
    except TypeError as e:
        print(e)
t(lambda: 1 + "a")
t(lambda: "a" + 1)
t(lambda: [1] + (2,))
t(lambda: (1,) + [2])
t(lambda: "a" - "b")
t(lambda: "a" * "b")
t(lambda: [1] * 1.5)
t(lambda: None + 1)
t(lambda: {} + {})
t(lambda: "a" / 2)
t(lambda: 3 ** "x")
t(lambda: [] // 2)
t(lambda: -"a")
t(lambda: ~1.5)
t(lambda: +[])
t(lambda: 1 & 2.0)
t(lambda: {1} + {2})
t(lambda: 5 % "a")
#---- augmented assignment errors
x = 1
try:
    x += "a"
except TypeError as e:
    print(e)
s = "a"
try:
    s += 1
except TypeError as e:
    print(e)
l = []
try:
    l += 5
except TypeError as e:
    print(e)
try:
    s -= 1
except TypeError as e:
    print(e)
#---- comparison errors
def t(f):
    try:
        f()
    except TypeError as e:
        print(e)
t(lambda: 1 < "a")
t(lambda: "a" >= 1)
t(lambda: None < 1)
t(lambda: [1] > (1,))
t(lambda: {} <= {})
t(lambda: sorted([1, "b"]))
t(lambda: max(1, "a"))
t(lambda: [1, None].sort())
t(lambda: min([], {}))
#---- call argument errors
def f(a, b, c=3): pass
def g(): pass
def h(*, key): pass
def t(fn):
    try:
        fn()
    except TypeError as e:
        print(e)
t(lambda: f())
t(lambda: f(1))
t(lambda: f(1, 2, 3, 4))
t(lambda: g(1))
t(lambda: g(1, 2))
t(lambda: f(1, 2, d=4))
t(lambda: f(1, a=2))
t(lambda: h())
t(lambda: h(1))
t(lambda: f(b=2))
#---- more missing arguments
def three(a, b, c): pass
def four(a, b, c, d): pass
def kw(*, x, y): pass
def opt(a, b=1): pass
def t(fn):
    try:
        fn()
    except TypeError as e:
        print(e)
t(lambda: three())
t(lambda: four())
t(lambda: four(1))
t(lambda: kw())
t(lambda: opt(1, 2, 3))
t(lambda: opt())
t(lambda: opt(1, c=2))
t(lambda: three(1, 2, 3, 4))
#---- method argument errors
class A:
    def m(self, x): pass
    def n(): pass
class B:
    def __init__(self, a): pass
class C: pass
def t(fn):
    try:
        fn()
    except TypeError as e:
        print(e)
t(lambda: A().m())
t(lambda: A().m(1, 2))
t(lambda: A().n())
t(lambda: B())
t(lambda: B(1, 2))
t(lambda: C(1))
t(lambda: A.m(1))
#---- not iterable
def t(fn):
    try:
        fn()
    except TypeError as e:
        print(e)
def loop(x):
    for i in x: pass
t(lambda: loop(5))
t(lambda: loop(None))
t(lambda: loop(1.5))
t(lambda: loop(len))
t(lambda: list(5))
t(lambda: sum(3))
t(lambda: 1 in 5)
t(lambda: dict(5))
t(lambda: set(1))
t(lambda: tuple(None))
t(lambda: [*5])
t(lambda: ",".join(5))
t(lambda: zip(1))
t(lambda: enumerate(1))
t(lambda: iter(3))
t(lambda: next([1]))
#---- not subscriptable
def t(fn):
    try:
        fn()
    except TypeError as e:
        print(e)
t(lambda: (5)[0])
t(lambda: None[0])
t(lambda: len[0])
t(lambda: {1, 2}[0])
t(lambda: (lambda: 1)[0])
t(lambda: 1.5["a"])
class A: pass
t(lambda: A()[0])
#---- item assignment
def t(code, **env):
    try:
        exec(code, env)
    except TypeError as e:
        print(e)
t("s[0] = 'x'", s="abc")
t("t[0] = 1", t=(1, 2))
t("n[0] = 1", n=5)
t("n[0] = 1", n=None)
t("del s[0]", s="abc")
t("del t[0]", t=(1,))
t("l['a'] = 1", l=[])
t("l['a']", l=[1])
t("s['a']", s="abc")
t("t[1.0]", t=(1,))
#---- not callable
def t(fn):
    try:
        fn()
    except TypeError as e:
        print(e)
x = 5
t(lambda: x())
t(lambda: "abc"())
t(lambda: None())
t(lambda: [1, 2]())
t(lambda: {}())
class A: pass
t(lambda: A()())
#---- unhashable
def t(fn):
    try:
        fn()
    except TypeError as e:
        print("unhashable type" in str(e), type(e).__name__)
t(lambda: {[]: 1})
t(lambda: {[1]})
t(lambda: {{}: 1})
t(lambda: hash([]))
try:
    hash([])
except TypeError as e:
    print(e)
try:
    hash({})
except TypeError as e:
    print(e)
#---- attribute errors
def t(fn):
    try:
        fn()
    except AttributeError as e:
        print(e)
class Dog:
    legs = 4
import math
t(lambda: None.foo)
t(lambda: (5).foo)
t(lambda: "a".foo())
t(lambda: [].push(1))
t(lambda: {}.add(1))
t(lambda: Dog().bark())
t(lambda: Dog.tail)
t(lambda: math.foo)
t(lambda: t.foo)
t(lambda: (1, 2).append(3))
#---- attribute set errors
for target in (5, "s", None, (1,), len):
    try:
        target.x = 1
    except AttributeError as e:
        print("has no attribute 'x'" in str(e))
class A:
    pass
a = A()
try:
    del a.x
except AttributeError as e:
    print(type(e).__name__)
#---- attribute error name and obj
class A: pass
a = A()
try:
    a.colour
except AttributeError as e:
    print(e.name, e.obj is a)
try:
    undefined
except NameError as e:
    print(e.name)
#---- name errors
try:
    foo
except NameError as e:
    print(e)
try:
    foo()
except NameError as e:
    print(repr(e))
def f():
    return bar + 1
try:
    f()
except NameError as e:
    print(e)
try:
    del nothing
except NameError as e:
    print(e)
#---- unbound local
x = 1
def f():
    x += 1
try:
    f()
except UnboundLocalError as e:
    print(e)
def g(flag):
    if flag:
        y = 1
    return y
print(g(True))
try:
    g(False)
except UnboundLocalError as e:
    print(e)
#---- free variable error
def outer():
    def inner():
        return z
    try:
        inner()
    except NameError as e:
        print(e)
    z = 1
    print(inner())
outer()
#---- zero division
def t(fn):
    try:
        fn()
    except ZeroDivisionError as e:
        print(e)
t(lambda: 1 / 0)
t(lambda: 1.0 / 0)
t(lambda: 0 ** -1)
t(lambda: 0.0 ** -1)
#---- zero division class only
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1.0 // 0, lambda: 2.0 % 0, lambda: 1j / 0):
    try:
        f()
    except ZeroDivisionError as e:
        print(type(e).__name__)
#---- recursion error
import sys
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(str(e).startswith("maximum recursion depth exceeded"))
print("still running")
#---- recursion depth fits
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
try:
    depth(5000)
except RecursionError:
    print("too deep")
import sys
sys.setrecursionlimit(3000)
print(depth(2500), sys.getrecursionlimit())
#---- stop iteration
it = iter([1])
print(next(it))
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)
print(next(it, "default"))
#---- assertion errors
try:
    assert 1 == 2
except AssertionError as e:
    print(repr(e), str(e) == "")
try:
    assert [], "empty list"
except AssertionError as e:
    print(e)
try:
    assert False, (1, 2)
except AssertionError as e:
    print(e, e.args)
assert True, "not shown"
#---- file errors
try:
    open("/no/such/file.txt")
except FileNotFoundError as e:
    print(e, e.errno, e.filename, e.strerror)
try:
    open("nofile.txt")
except OSError as e:
    print(repr(e))
e = OSError(2, "No such thing", "x.txt")
print(type(e).__name__, e)
print(OSError("only text"), OSError(5, "io"))
#---- unicode errors
try:
    b"\xff\xfe".decode("utf-8")
except UnicodeDecodeError as e:
    print(e, e.start, e.end, e.reason)
try:
    "ü€".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
print(b"\xff".decode("utf-8", "replace"), "ü".encode("ascii", "ignore"))
#---- overflow errors
import math
try:
    math.exp(1000)
except OverflowError as e:
    print(e)
try:
    2.0 ** 10000
except OverflowError as e:
    print(type(e).__name__)
try:
    int(float("inf"))
except OverflowError as e:
    print(e)
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)
try:
    int(float("nan"))
except ValueError as e:
    print(e)
#---- import errors
try:
    import no_such_module
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from no_such_module.sub import x
except ModuleNotFoundError as e:
    print(e)
try:
    from math import no_such_name
except ImportError as e:
    print("cannot import name 'no_such_name' from 'math'" in str(e))
#---- value errors of builtins
def t(fn):
    try:
        fn()
    except ValueError as e:
        print(e)
t(lambda: chr(-1))
t(lambda: range(1, 2, 0))
t(lambda: "a".split(""))
t(lambda: [1, 2, 3][::0])
t(lambda: "{} {x}".format(1) if False else int("1_"))
t(lambda: bytes([256]))
t(lambda: list(zip([1], [1, 2], strict=True)))
#---- value error min empty
try:
    min([])
except ValueError as e:
    print("empty" in str(e))
try:
    max("")
except ValueError as e:
    print(type(e).__name__)
print(min([], default=0))
#---- math domain
import math
try:
    math.factorial(-1)
except ValueError as e:
    print(e)
try:
    math.sqrt("4")
except TypeError as e:
    print(e)
try:
    math.sqrt(-1)
except ValueError as e:
    print(type(e).__name__)
#---- type errors of builtins
def t(fn):
    try:
        fn()
    except TypeError as e:
        print(e)
t(lambda: len(5))
t(lambda: len(None))
t(lambda: abs("a"))
t(lambda: round("a"))
t(lambda: ord("ab"))
t(lambda: ord(5))
t(lambda: chr("a"))
t(lambda: sum(["a", "b"]))
t(lambda: ",".join([1, 2]))
t(lambda: "a".join(["x", 5]))
t(lambda: range("a"))
t(lambda: range(1.5))
t(lambda: reversed(5))
t(lambda: isinstance(1, 2))
t(lambda: int("1", base="2"))
t(lambda: "abc".replace("a", 1))
#---- builtins with wrong counts
def t(fn):
    try:
        fn()
    except TypeError as e:
        print(e)
t(lambda: len())
t(lambda: len(1, 2))
t(lambda: [].append())
t(lambda: [].append(1, 2))
t(lambda: abs())
t(lambda: "a".upper(1))
t(lambda: {}.keys(1))
#---- format errors
def t(fn):
    try:
        fn()
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: "%d" % "a")
t(lambda: "%d %d" % (1,))
t(lambda: "%d" % (1, 2))
t(lambda: "%s" % ())
t(lambda: "{} {}".format(1))
t(lambda: "{a}".format(b=1))
t(lambda: "{0.x}".format(1))
t(lambda: "%(a)s" % {"b": 1})
t(lambda: format(3, "s"))
t(lambda: f"{'a':d}")
t(lambda: f"{3.5:d}")
t(lambda: "%z" % 1)
#---- string membership errors
try:
    1 in "abc"
except TypeError as e:
    print(e)
try:
    "a" in 5
except TypeError as e:
    print(e)
try:
    "abc".startswith(1)
except TypeError as e:
    print(e)
#---- multiple values and keywords
def f(a, **kw): return a, kw
try:
    f(1, **{"a": 2})
except TypeError as e:
    print(str(e).endswith("got multiple values for argument 'a'"))
try:
    f(**{1: 2})
except TypeError as e:
    print(e)
try:
    dict(a=1, **{"a": 2})
except TypeError as e:
    print("multiple values for keyword argument 'a'" in str(e))
try:
    f(*5)
except TypeError as e:
    print("must be an iterable, not int" in str(e))
#---- runtime errors while changing
d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e)
s = {1, 2}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
#---- super and class errors
try:
    class A(5): pass
except TypeError:
    print("TypeError")
class X: pass
class Y(X): pass
try:
    class Z(X, Y): pass
except TypeError as e:
    print("consistent method resolution" in str(e))
try:
    class B(bool): pass
except TypeError as e:
    print(e)
#---- not implemented
class Shape:
    def area(self):
        raise NotImplementedError("area of " + type(self).__name__)
class Square(Shape): pass
try:
    Square().area()
except NotImplementedError as e:
    print(e)
try:
    raise NotImplementedError
except RuntimeError as e:
    print(repr(e))
#---- eof and interrupt reprs
for e in (EOFError("x"), KeyboardInterrupt(), SystemExit(3), MemoryError(), StopIteration(5), GeneratorExit(), KeyError("k"), OSError(1, "b")):
    print(repr(e), "|", e)
#---- traceback last line
import traceback
for f in (lambda: 1 / 0, lambda: {}["x"], lambda: int("q"), lambda: zzzqqq, lambda: [].zzzqqq):
    try:
        f()
    except Exception:
        print(traceback.format_exc().splitlines()[-1])
#---- traceback first lines
import traceback
def inner():
    raise ValueError("deep")
def outer():
    inner()
try:
    outer()
except ValueError:
    lines = traceback.format_exc().splitlines()
    print(lines[0])
    print([l.strip() for l in lines if l.strip() in ("outer()", "inner()")])
    print(lines[-1])
#---- traceback of own class
import traceback
class MyError(Exception): pass
try:
    raise MyError("mine")
except MyError as e:
    print(traceback.format_exc().splitlines()[-1])
    print(traceback.format_exception_only(type(e), e))
    print("".join(traceback.format_exception(e)).splitlines()[-1])
#---- sys exc info
import sys
try:
    int("a")
except ValueError:
    t, v, tb = sys.exc_info()
    print(t.__name__, v, tb is not None)
print(sys.exc_info())
#---- complex and bool errors
try:
    complex("a")
except ValueError as e:
    print(e)
try:
    bytes("abc")
except TypeError as e:
    print(e)
try:
    "abc" + b"d"
except TypeError as e:
    print(e)
try:
    b"d" + "abc"
except TypeError as e:
    print(e)
