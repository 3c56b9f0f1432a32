#---- a generator expression is a generator
g = (x * 2 for x in [1, 2, 3])
try:
    g.send(1)
except TypeError as e:
    print(e)
print(next(g), g.send(5), next(g, "none"), next(g, "end"))
g.close()
print(list(g))
g = (1 // x for x in [1, 0, 2])
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(list(g))
g = (x for x in [1, 2])
print(next(g))
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
print(next(g, "over"))
#---- a generator expression within itself
g = (next(g) for _ in [1])
try:
    next(g)
except ValueError as e:
    print(e)
def stop():
    raise StopIteration("early")
try:
    list(stop() for _ in "ab")
except RuntimeError as e:
    print(e, repr(e.__cause__))
#---- targets, conditions and several clauses
print(list(a + b for a, b in [(1, 2), [3, 4]] if a > 1))
print(list((x, y) for x in range(3) for y in "ab" if x != 1))
print(sum(x for row in [[1, 2], (3,), range(3)] for x in row if x % 2))
n = 10
print(list(x + n for x in (y for y in range(4)) if (lambda: x)() != 2))
for wrong in [[(1, 2, 3)], [5]]:
    try:
        print(list(a for a, b in wrong))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    print((x for x in 5))
except TypeError as e:
    print(e)
#---- the key of a KeyError says what it is when it is shown
class Key:
    def __repr__(self):
        print("asked")
        return "<key>"
try:
    {}[Key()]
except KeyError as e:
    print("caught")
    print(str(e))
#---- ranges, lists and tuples in generators
def over(items):
    for x in items:
        yield x
        if x == 2 and type(items) is list:
            items.append(9)
print(list(over([1, 2, 3])), list(over((1, 2))), list(over(range(5, 0, -2))), list(over(range(0))))
def counts(a, b, step):
    for i in range(a, b, step):
        got = yield i
        if got:
            print("got", got)
        for j in range(i):
            yield -j
print(list(counts(0, 4, 1)), list(over(range(2**70, 2**70 + 2))))
for bad in [("a", 1, 1), (0, 1, 0)]:
    try:
        list(counts(*bad))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
#---- yield from what an object iterates over
class Tree:
    def __init__(self, *kids):
        self.kids = kids
    def __iter__(self):
        yield len(self.kids)
        for k in self.kids:
            yield from k
        return "done"
def walk(t):
    print("result", (yield from t))
print(list(walk(Tree(Tree(), Tree(Tree())))))
def outer(inner):
    r = yield from inner
    print("r", r)
    r = yield from inner
    print("r", r)
def two():
    got = yield 1
    print("sent", got)
    return got
o = outer(two())
print(next(o))
try:
    o.send("hello")
except StopIteration:
    print("stopped")
def guarded():
    try:
        while True:
            yield "x"
    except ValueError as e:
        yield "caught " + str(e)
    finally:
        print("finally")
def middle():
    yield from guarded()
m = middle()
print(next(m), m.throw(ValueError("v")))
m.close()
#---- what with looks up, and when
class Meta:
    log = []
    def __getattr__(self, name):
        print("getattr", name)
        raise AttributeError(name)
class Both:
    def __enter__(self):
        print("enter")
        Both.__exit__ = lambda self, *args: print("new exit")
        return self
    def __exit__(self, *args):
        print("old exit", args[0])
b = Both()
b.__enter__ = b.__exit__ = None
with b:
    pass
with b as c:
    print(c is b)
try:
    with Meta():
        pass
except TypeError as e:
    print(e)
class Static:
    @staticmethod
    def __enter__():
        return "static"
    @classmethod
    def __exit__(cls, kind, value, tb):
        print(cls.__name__, kind.__name__, value, tb is not None)
        return 1
with Static() as s:
    print(s)
    raise KeyError("k")
class Raises:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        raise ValueError("from exit")
try:
    with Raises():
        raise KeyError("inner")
except ValueError as e:
    print(e, repr(e.__context__))
def loop():
    for i in range(4):
        with Static2() as n:
            if i == 0:
                continue
            if i == 2:
                return n
    return "no"
class Static2:
    def __enter__(self):
        return "two"
    def __exit__(self, *args):
        print("exit", args)
print(loop())
#---- except clauses and what they raise again
import sys
class Own(Exception):
    def __init__(self, code, *more):
        super().__init__("own", code)
        self.code = code
class Sub(Own): pass
class Plain(LookupError): pass
for make in [lambda: Own(1), lambda: Sub(2, 3), lambda: Plain(), lambda: Plain(1, 2), lambda: Plain]:
    try:
        raise make()
    except (ValueError, Own) as e:
        print(type(e).__name__, e, e.args, e.code)
    except (LookupError,) as e:
        print(type(e).__name__, repr(e), e.args)
    except TypeError as e:
        print(e)
def again(n):
    try:
        try:
            raise KeyError(n)
        finally:
            print("finally", sys.exc_info()[0].__name__)
    except KeyError as e:
        try:
            raise
        except KeyError as f:
            print(e is f, f.__context__)
        raise ValueError(n) from e
try:
    again(1)
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__, sys.exc_info()[1] is e)
print(sys.exc_info())
e = ValueError("twice")
for i in range(2):
    try:
        raise e
    except ValueError as f:
        print(f is e, f.__traceback__ is not None)
try:
    try:
        1 // 0
    except (5, KeyError):
        print("never")
except TypeError as e:
    print(e, repr(e.__context__))
try:
    raise KeyError("later")
except KeyError as e:
    print(repr(e.__context__))
