#---- OSError
import errno
for args in [(), (1,), (2, "no"), (2, "no", "f"), (2, "no", "f", None, "g"), (17, "x"), (13, "x"), (110, "x"), (9999, "x"), ("a", "b"), ("a", "b", "c"), (1, 2, 3, 4, 5, 6), (11, "x", 5)]:
    e = OSError(*args)
    print(type(e).__name__, repr(e), str(e), e.args, e.errno, e.strerror, e.filename, e.filename2)
class Mine(OSError):
    pass
e = Mine(2, "no", "f")
print(type(e).__name__, e, e.errno, e.filename)
e.errno, e.strerror, e.filename = 5, "changed", "other"
print(e, e.args)
e = FileNotFoundError(13, "x")
print(type(e).__name__, e)
class Kept(OSError):
    def __init__(self, a, b="default", c=None):
        super().__init__(a, b)
        self.c = c
e = Kept(2, c=7)
print(type(e).__name__, e, e.errno, e.c, e.args)
try:
    OSError(1, 2, filename="x")
except TypeError as e:
    print(e)
e = BlockingIOError(11, "busy", 5)
print(e.characters_written, e.args)
print(IOError is OSError, EnvironmentError is OSError)
#---- UnicodeError
for c, args in (UnicodeDecodeError, ("utf-8", b"a\xffb", 1, 2, "bad")), (UnicodeEncodeError, ("ascii", "a\u20acb", 1, 2, "bad")), (UnicodeTranslateError, ("a\u20acb", 1, 2, "bad")):
    e = c(*args)
    print(e, "|", repr(e), e.start, e.end, e.reason, e.object, getattr(e, "encoding", "-"))
    e.reason, e.end = "worse", 3
    print(e, e.args)
    e.start = 100
    print(e.start, e.end)
    for wrong in (), args[:-1], args + (1,), (1,) * len(args):
        try:
            c(*wrong)
        except TypeError as x:
            print(x)
try:
    b"\xff".decode("ascii")
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
try:
    "\u20ac\u20ac".encode("latin-1")
except UnicodeEncodeError as e:
    print(e.encoding, e.object == "\u20ac\u20ac", e.start, e.end, e.reason)
print(UnicodeError("any", 1), UnicodeError().args)
#---- StopIteration and SystemExit
import sys
for args in (), (1,), (1, 2), ((1, 2),), (None,):
    a, b = StopIteration(*args), SystemExit(*args)
    print(a.value, a.args, b.code, b.args)
e = StopIteration(1)
e.value = 5
print(e.value, e.args)
def g():
    return 7
    yield
try:
    next(g())
except StopIteration as e:
    print(e.value, e.args)
#---- ImportError
for e in ImportError("m"), ImportError("m", name="n", path="p"), ImportError(), ImportError("a", "b"), ModuleNotFoundError("m", name="n"):
    print(e, e.msg, e.name, e.path, e.args, repr(e))
for kw in {"other": 1}, {"name": 1, "x": 2}:
    try:
        ImportError("m", **kw)
    except TypeError as e:
        print(e)
e = ImportError("m", name="n")
e.__init__("again")
print(e.name, e.msg, e.args)
try:
    import nothing_like_this
except ImportError as e:
    print(type(e).__name__, e.name, e.path, e.msg)
try:
    from math import nothing_like_this
except ImportError as e:
    print(type(e).__name__, e.name, e.msg.split("(")[0])
#---- SyntaxError
for args in (), ("m",), ("m", ("f", 1, 2, "text")), ("m", ("f", 1, 2, "text", 3, 4)), ("m", None), ("m", "abcd"):
    try:
        e = SyntaxError(*args)
        print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line, "|", e, "|", e.args)
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
for details in (1,), (1, 2, 3), (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6, 7), [1, 2, 3, 4], 5:
    try:
        e = SyntaxError("m", details)
        print(e.filename, e.text)
    except TypeError as e:
        print(e)
for text, how in ("x = = 1", "exec"), ("y=1\nx = = 1\nz=2", "exec"), ("if 1:\nx", "exec"), ("f(", "exec"):
    try:
        compile(text, "name.py", how)
    except SyntaxError as e:
        print(type(e).__name__, e.msg, "|", e.filename, e.lineno, e.offset, repr(e.text), e.args[0] == e.msg)
#---- names
try:
    nothing
except NameError as e:
    print(e.name, e.args)
class A:
    pass
a = A()
try:
    a.nothing
except AttributeError as e:
    print(e.name, e.obj is a, e.args)
def f():
    print(local)
    local = 1
try:
    f()
except UnboundLocalError as e:
    print(e.name)
print(NameError("m").name, NameError("m", name="n").name, AttributeError("m", name="n", obj=3).obj, AttributeError("m").obj)
for c, kw in (NameError, {"obj": 1}), (AttributeError, {"x": 1}), (ValueError, {"x": 1}), (KeyError, {"name": 1}), (BaseException, {"x": 1}):
    try:
        c("m", **kw)
    except TypeError as e:
        print(e)
#---- KeyError
for args in (), ("k",), (1,), ("a", "b"), (None,), ("it's",):
    print(str(KeyError(*args)), repr(KeyError(*args)), LookupError(*args))
#---- args
e = Exception(1, 2)
e.args = [3]
print(e.args, repr(e), str(e))
e.args = "ab"
print(e.args)
for bad in 5, None:
    try:
        e.args = bad
    except TypeError as x:
        print(x)
try:
    del e.args
except TypeError as x:
    print(x)
for name in "__cause__", "__context__":
    for bad in 5, ValueError:
        try:
            setattr(e, name, bad)
        except TypeError as x:
            print(x)
    try:
        delattr(e, name)
    except TypeError as x:
        print(x)
class K(Exception):
    def __init__(self, *args, extra=None, **more):
        super().__init__(*args)
        self.extra, self.more = extra, more
k = K(1, 2, extra=3, other=4)
print(repr(k), k.extra, k.more, k.args)
class N(Exception):
    def __new__(cls, a, b=2):
        self = super().__new__(cls, a)
        self.b = b
        return self
    def __init__(self, a, b=2):
        pass
n = N(1, b=5)
print(n.args, n.b, repr(n))
#---- pickle and copy
import copy, pickle
class Two(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.c = a + b
for e in ValueError(1, "x"), KeyError("k"), OSError(2, "no"), ImportError("m"), UnicodeDecodeError("utf-8", b"a", 0, 1, "bad"), \
        SyntaxError("m", ("f", 1, 2, "t")), StopIteration(3), SystemExit(4), Two(1, 2):
    e.extra = [1]
    for f in pickle.loads(pickle.dumps(e)), copy.copy(e), copy.deepcopy(e):
        print(type(f).__name__, f.args, f.extra, str(f) == str(e), end=" ")
        print([getattr(f, n) for n in ("name", "path", "filename", "filename2", "errno", "lineno", "start", "value", "code", "c") if hasattr(f, n)])
class Wrong(Exception):
    def __init__(self, a, b):
        super().__init__(a)
try:
    pickle.loads(pickle.dumps(Wrong(1, 2)))
except TypeError as e:
    print(e)
#---- from None and suppressed context
def chain(how):
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            if how == "none":
                raise ValueError("v") from None
            if how == "cause":
                raise ValueError("v") from e
            if how == "class":
                raise ValueError("v") from KeyError
            if how == "bad":
                raise ValueError("v") from 5
            raise ValueError("v")
    except Exception as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
for how in "none", "cause", "class", "bad", "":
    chain(how)
e = ValueError()
e.__cause__ = None
print(e.__suppress_context__)
e.__suppress_context__ = 0
print(e.__suppress_context__)
#---- context of what is thrown into a generator
import sys
def g():
    try:
        yield 1
    except ValueError as e:
        print(repr(e), repr(e.__context__))
        try:
            yield 2
        except KeyError as e:
            print(repr(e), repr(e.__context__))
            raise TypeError("t")
def h(it):
    yield from it
for make in g, lambda: h(g()):
    it = make()
    next(it)
    try:
        raise OSError("outer")
    except OSError:
        print(it.throw(ValueError("v")), repr(sys.exception()))
        try:
            it.throw(KeyError("k"))
        except TypeError as e:
            print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
        it = make()
        try:
            it.throw(ValueError("not begun"))
        except ValueError as e:
            print(repr(e), repr(e.__context__))
def again():
    try:
        yield
    finally:
        print("end", repr(sys.exception()))
it = again()
next(it)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        it.throw(KeyError("k"))
except KeyError as e:
    print(repr(e.__context__))
#---- raise again
import sys
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        first = e
        try:
            raise KeyError("b")
        except KeyError:
            raise first
except ValueError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
try:
    try:
        1 / 0
    finally:
        raise ValueError("in finally")
except ValueError as e:
    print(repr(e.__context__))
class C:
    def __enter__(self):
        return self
    def __exit__(self, *args):
        raise OSError("in exit")
try:
    with C():
        raise ValueError("in with")
except OSError as e:
    print(repr(e.__context__))
for bad in 5, "text", int, None:
    try:
        raise bad
    except TypeError as e:
        print(e)
class R(Exception):
    def __new__(cls):
        return 3
try:
    raise R
except TypeError as e:
    print(e)
print(sys.exc_info(), sys.exception())
