#---- singledispatch
from functools import singledispatch
@singledispatch
def tell(x, *more):
    "what x is"
    return "thing", more
@tell.register(int)
def tell_int(x): return "int"
@tell.register(str)
@tell.register(bytes)
def _(x): return "text"
tell.register(list, lambda x: "list")
class A: pass
class B(A): pass
tell.register(A, lambda x: "A")
print(tell(1), tell(True), tell("a"), tell(b"a"), tell([]), tell(None, 2), tell(B()), tell_int(3))
print(tell.__name__, tell.__doc__, tell.dispatch(bool)(0), tell.dispatch(float) is tell.dispatch(object), sorted(c.__name__ for c in tell.registry))
try:
    tell()
except TypeError as e:
    print(e)
try:
    tell.register("no class")
except TypeError as e:
    print("TypeError")
#---- partial
from functools import partial, reduce, cmp_to_key
def f(a, b=2, *c, d=4): return a, b, c, d
p = partial(f, 1, d=5)
print(p(), p(3), p(3, 6, d=7), p.func is f, p.args, p.keywords, partial(p, 8)(9))
try:
    p(b=1, a=2)
except TypeError as e:
    print(e)
print(sorted("bAc", key=cmp_to_key(lambda a, b: (a > b) - (a < b))), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [], "initial"))
try:
    reduce(max, [])
except TypeError as e:
    print(e)
#---- wraps and total_ordering
from functools import wraps, total_ordering, update_wrapper, WRAPPER_ASSIGNMENTS
def deco(f):
    @wraps(f)
    def inner(*a): return f(*a) * 2
    return inner
@deco
def g(x):
    "doubles"
    return x
print(g(2), g.__name__, g.__doc__, g.__wrapped__(2), "__name__" in WRAPPER_ASSIGNMENTS)
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), max(V(3), V(4)).n)
try:
    total_ordering(type("W", (), {}))
except ValueError as e:
    print(e)
#---- lru_cache and cached_property
from functools import lru_cache, cache, cached_property
calls = []
@lru_cache(maxsize=2)
def sq(x):
    calls.append(x)
    return x * x
print([sq(i) for i in (1, 2, 1, 3, 1, 2)], calls, sq.cache_info())
sq.cache_clear()
print(sq.cache_info(), sq.__wrapped__(4), sq.cache_parameters())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info().hits > 50)
@lru_cache
def typed(x): return type(x).__name__
print(typed(3), typed(3.0))
class C:
    @cached_property
    def slow(self):
        print("computed")
        return 42
c = C()
print(c.slow, c.slow, vars(c))
del c.slow
print(c.slow)
try:
    sq([])
except TypeError as e:
    print(e)
#---- super
class A:
    n = "A"
    def f(self): return ["A"]
    @classmethod
    def g(cls): return cls.__name__ + "A"
    @property
    def p(self): return "pA"
class B(A):
    n = "B"
    def f(self): return super().f() + ["B"]
    @classmethod
    def g(cls): return super().g() + "B"
    @property
    def p(self): return super().p + "B"
class C(A):
    def f(self): return super(C, self).f() + ["C"]
class D(B, C):
    def f(self): return super().f() + ["D"]
    def m(self): return super().n, super(B, self).n
d = D()
print(d.f(), D.g(), d.p, d.m(), [k.__name__ for k in D.__mro__])
s = super(B, d)
print(s.f(), s.n)
for bad in (lambda: super(), lambda: super(int, d), lambda: super(B, d).nothing, lambda: super(3, d)):
    try:
        print(bad())
    except (TypeError, AttributeError, RuntimeError) as e:
        print(type(e).__name__)
#---- yield from
def inner():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("inner closed")
    return "result"
def outer():
    r = yield from inner()
    print("r", r)
    r2 = yield from [7, 8]
    print("r2", r2)
    return "out"
g = outer()
print(next(g), g.send("hello"), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
g = outer()
next(g)
print(g.throw(ValueError("x")))
print(list(g))
g = outer()
next(g)
g.close()
class It:
    def __iter__(self): return self
    def __init__(self): self.n = 0
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("ended")
        return self.n
def via(): print("value", (yield from It()))
print(list(via()))
def from_int(): yield from 5
try:
    list(from_int())
except TypeError as e:
    print(e)
#---- NormalDist
from statistics import NormalDist
n = NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance, n == NormalDist(100.0, 15.0), hash(n) == hash(NormalDist(100, 15)))
print(round(n.pdf(110), 10), round(n.cdf(110), 10), round(n.inv_cdf(0.9), 8), n.zscore(130), [round(q, 6) for q in n.quantiles()], [round(q, 6) for q in n.quantiles(n=10)][:3])
print(n + 5, 5 + n, n - 5, n * 2, 2 * n, n / 3, -n, +n, n + NormalDist(1, 20), n - NormalDist(1, 20))
print(NormalDist(), NormalDist.from_samples([1, 2, 3, 4]))
for p in (1e-12, 0.001, 0.3, 0.999999):
    print(round(NormalDist().inv_cdf(p), 8))
for bad in (lambda: NormalDist(0, -1), lambda: n.inv_cdf(0), lambda: NormalDist(0, 0).pdf(1), lambda: NormalDist(0, 0).cdf(1), lambda: NormalDist(1, 0).zscore(1), lambda: NormalDist.from_samples([1])):
    try:
        print(bad())
    except ValueError as e:
        print(type(e).__name__, e)
#---- ChainMap
from collections import ChainMap
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
c = ChainMap(a, b)
print(c["y"], c["z"], sorted(c), len(c), "z" in c, c.get("q"), c.maps, dict(c) == {"x": 1, "y": 2, "z": 4}, c.parents)
c["new"] = 5
del c["x"]
d = c.new_child({"y": 0})
print(a, d["y"], d.parents["y"], d.maps[0], c.pop("new"), c.setdefault("k", 7), c == {"y": 2, "z": 4, "k": 7}, bool(ChainMap()))
print(c, sorted(c.items()), sorted(c.keys()), sorted(map(str, c.values())), c.copy() == c)
e = ChainMap({"a": 1}) | {"b": 2}
print(e, {"b": 0, "q": 1} | ChainMap({"b": 2}))
e |= {"c": 3}
print(e, e.new_child(n=9)["n"])
for bad in (lambda: c["nothing"], lambda: c.pop("z"), lambda: c.__delitem__("z"), lambda: ChainMap().popitem()):
    try:
        bad()
    except KeyError as e:
        print(e)
c.clear()
print(c.popitem() if c.maps[0] else "empty", c["z"])
c.update(u=1)
print(c.popitem())
#---- uuid
import uuid
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes[:4], u.version, u.variant, u.urn)
print(uuid.UUID(int=5), uuid.UUID(bytes=b"\x01" * 16), uuid.UUID("{12345678123456781234567812345678}") == u, u < uuid.UUID(int=2 ** 127), len({u, uuid.UUID(str(u))}))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version, len(str(uuid.uuid4())), uuid.uuid1().version)
for bad in (lambda: uuid.UUID("zz"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"1")):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
#---- codecs
import codecs
print(codecs.encode("é", "utf-8"), codecs.decode(b"\xc3\xa9", "utf-8"), codecs.encode("é", "latin-1"), codecs.encode("aé", "ascii", "replace"), codecs.BOM_UTF8, codecs.decode(b"\xff", "latin-1"))
try:
    codecs.encode("é", "ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.start, e.end, e.reason)
#---- decimal contexts
from decimal import *
print(getcontext().prec, Decimal(1) / 3)
with localcontext() as c:
    c.prec = 5
    print(Decimal(1) / 3, c.prec, getcontext() is c)
    c.rounding = ROUND_UP
    print(Decimal(1) / 3, Decimal("1.234567") + 0)
print(getcontext().prec)
c = Context(prec=3, rounding=ROUND_DOWN)
print(c.create_decimal("1.23456"), c.prec, c.rounding)
setcontext(Context(prec=4))
print(Decimal(22) / 7)
c = getcontext().copy()
c.prec = 2
print(Decimal(22) / 7, c.prec)
try:
    Decimal(1) / 0
except DivisionByZero as e:
    print("DivisionByZero")
with localcontext(Context(prec=6)):
    print(Decimal(2).sqrt())
#---- syntax errors as values
try:
    compile("x = = 1\n", "some.py", "exec")
except SyntaxError as e:
    print(e.filename, e.lineno, e.offset, e.text.rstrip(), e.msg, len(e.args), str(e))
e = SyntaxError("bad", ("f.py", 3, 5, "text of the line"))
print(e, e.filename, e.lineno, e.offset, e.text, e.msg, e.args, e.end_lineno)
print(SyntaxError("only"), SyntaxError().msg, repr(SyntaxError("a", ("f", 1, 2, "t"))), issubclass(IndentationError, SyntaxError), TabError.__mro__[1].__name__)
try:
    eval("1 +")
except SyntaxError as e:
    print(e.lineno, type(e).__name__)
try:
    exec("if 1:\nx = 1")
except IndentationError as e:
    print(type(e).__name__, e.lineno)
#---- tracebacks as values
import traceback, sys
def f(): g()
def g(): 1 / 0
try:
    f()
except ZeroDivisionError as e:
    tb = e.__traceback__
    print([(s.lineno, s.name) for s in traceback.extract_tb(tb)], type(tb).__name__)
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is e, traceback.format_exception_only(type(e), e))
    print(traceback.format_exc().splitlines()[-1])
print(sys.exc_info())
#---- the line of a traceback
def f():
    raise KeyError
try:
    1
    f()
except KeyError as e:
    print(e.__traceback__.tb_lineno)
#---- the logger of multiprocessing
import multiprocessing, logging
log = multiprocessing.get_logger()
print(log.name, log.level, log.propagate, multiprocessing.get_logger() is log, log is logging.getLogger("multiprocessing"))
handled = multiprocessing.log_to_stderr(logging.WARNING)
print(handled is log, log.level, len(log.handlers))
#---- sys
import sys
print(sys.argv, sys.maxsize, sys.byteorder, sys.version_info[0], sys.version_info >= (3, 8), type(sys.version).__name__, sys.getrecursionlimit(), sys.platform in ("linux", "darwin"))
print(sys.stdout.write("written\n"), sys.stdout.isatty(), sys.intern("x"), sys.getsizeof([]) > 0, sys.implementation.name in ("cpython", "pyq"), sys.float_info.max > 1e308, sys.getdefaultencoding())
sys.setrecursionlimit(500)
def deep(n): return deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print(e)
sys.stderr.write("")
print(sys.flags.optimize, sys.maxunicode, sys.float_info.dig, sys.hash_info.width if hasattr(sys, "hash_info") else 64)
sys.exit("done")
#---- repr of an OrderedDict
from collections import OrderedDict
class Named(OrderedDict): pass
d = OrderedDict(a=1, b=[2])
d["self"] = d
print(d, OrderedDict(), [OrderedDict([(1, 2)])], str(Named(x=1)), f"{Named()!r}")
#---- keywords of a partial that are no texts
from functools import partial

p = partial(dict, a=1)
p.keywords[2] = 3
print(repr(p))
try:
    p(b=2)
except TypeError as e:
    print(e)
