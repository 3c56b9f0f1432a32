#---- try except else finally order
def f(n):
    try:
        print("try", n)
        r = 10 / n
    except ZeroDivisionError:
        print("except")
        r = None
    else:
        print("else")
    finally:
        print("finally")
    return r
print(f(2))
print(f(0))
#---- return in try with finally
def f():
    try:
        return "try"
    finally:
        print("cleanup")
def g():
    try:
        return "try"
    finally:
        return "finally wins"
def h():
    try:
        1 / 0
    finally:
        return "swallowed"
print(f(), g(), h())
#---- return value is computed before finally
def f():
    x = 1
    try:
        return x
    finally:
        x = 2
def g():
    l = [1]
    try:
        return l
    finally:
        l.append(2)
print(f(), g())
#---- break in try with finally
for i in range(5):
    try:
        if i == 2:
            break
        print("body", i)
    finally:
        print("finally", i)
else:
    print("no break")
print("i is", i)
#---- continue in try with finally
for i in range(4):
    try:
        if i % 2:
            continue
        print("even", i)
    finally:
        print("done", i)
else:
    print("loop else")
#---- break in except
while True:
    try:
        raise ValueError("v")
    except ValueError as e:
        print("caught", e)
        break
    finally:
        print("fin")
print("after")
#---- continue in except in while
n = 0
while n < 4:
    n += 1
    try:
        if n == 2:
            raise KeyError(n)
        print("ok", n)
    except KeyError:
        print("skip", n)
        continue
    print("end of", n)
#---- break in finally
for i in range(3):
    try:
        raise ValueError(i)
    finally:
        print("break swallows", i)
        break
print("here", i)
#---- continue in finally
for i in range(3):
    try:
        raise ValueError(i)
    finally:
        print("continue swallows", i)
        continue
print("done")
#---- return in loop in try
def find(xs, x):
    try:
        for i, y in enumerate(xs):
            try:
                if y == x:
                    return i
            finally:
                print("checked", y)
        return -1
    finally:
        print("search over")
print(find([3, 5, 7], 5))
print(find([3], 9))
#---- nested try inner handles
try:
    try:
        int("x")
    except ValueError:
        print("inner")
    print("between")
except ValueError:
    print("outer")
#---- nested try outer handles
try:
    try:
        {}["k"]
    except ValueError:
        print("inner, wrong")
    finally:
        print("inner finally")
    print("not reached")
except KeyError as e:
    print("outer", e)
finally:
    print("outer finally")
#---- exception in else is not caught
try:
    try:
        pass
    except ZeroDivisionError:
        print("wrong")
    else:
        1 / 0
    finally:
        print("finally")
except ZeroDivisionError as e:
    print("outer", e)
#---- exception in handler
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
    finally:
        print("finally runs")
except KeyError as e:
    print(repr(e), repr(e.__context__), e.__cause__)
#---- exception in finally replaces
try:
    try:
        raise ValueError("a")
    finally:
        raise TypeError("b")
except Exception as e:
    print(type(e).__name__, e, "context:", repr(e.__context__))
#---- tuple of exceptions
for f in (lambda: 1 / 0, lambda: [][0], lambda: {}[1], lambda: int("a")):
    try:
        f()
    except (ZeroDivisionError, IndexError) as e:
        print("pair:", e)
    except (KeyError,) as e:
        print("key:", e)
    except Exception as e:
        print("other:", type(e).__name__)
#---- order of handlers
class A(Exception): pass
class B(A): pass
class C(B): pass
for k in (A, B, C):
    try:
        raise k("x")
    except C:
        print("C")
    except B:
        print("B")
    except A:
        print("A")
for k in (A, B, C):
    try:
        raise k
    except A as e:
        print("A got", type(e).__name__)
    except C:
        print("never")
#---- bare except
def f(x):
    try:
        return x + 1
    except:
        return "cannot"
print(f(1), f("s"), f(None))
#---- as name is deleted
e = "outside"
try:
    raise ValueError("v")
except ValueError as e:
    print("in handler:", e)
try:
    print(e)
except NameError as err:
    print(err)
#---- as name in function is deleted
def f():
    try:
        raise ValueError("v")
    except ValueError as exc:
        saved = exc
    try:
        exc
    except UnboundLocalError as u:
        print(type(u).__name__)
    return saved
print(repr(f()))
#---- raise class and instance
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == "", e.args)
try:
    raise ValueError("one", 2)
except ValueError as e:
    print(repr(e), e, e.args)
#---- bare raise
def f():
    try:
        {}["missing"]
    except KeyError:
        print("logging")
        raise
try:
    f()
except KeyError as e:
    print("again", e)
#---- bare raise without exception
try:
    raise
except RuntimeError as e:
    print(e)
#---- raise from
try:
    try:
        int("z")
    except ValueError as e:
        raise RuntimeError("could not parse") from e
except RuntimeError as e:
    print(e, "|", repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
#---- raise from none
try:
    try:
        {}[1]
    except KeyError:
        raise ValueError("clean") from None
except ValueError as e:
    print(e, e.__cause__, repr(e.__context__), e.__suppress_context__)
#---- raise not an exception
try:
    raise "text"
except TypeError as e:
    print(e)
try:
    raise 42
except TypeError as e:
    print(e)
try:
    raise ValueError("a") from "b"
except TypeError as e:
    print(e)
#---- except with wrong class
try:
    try:
        1 / 0
    except "ZeroDivisionError":
        print("no")
except TypeError as e:
    print(e)
#---- loops with retry
attempts = []
def flaky():
    attempts.append(1)
    if len(attempts) < 3:
        raise ConnectionError("try %d failed" % len(attempts))
    return "success"
for i in range(5):
    try:
        r = flaky()
    except ConnectionError as e:
        print(e)
    else:
        print(r, "at", i)
        break
else:
    print("gave up")
#---- retry gives up
def attempt(n):
    raise OSError("no " + str(n))
for n in range(2):
    try:
        attempt(n)
        break
    except OSError as e:
        last = e
else:
    print("gave up:", last)
#---- try in function called in try
def inner(x):
    try:
        return 10 // x
    except TypeError:
        return "type"
def outer(x):
    try:
        return inner(x)
    except ZeroDivisionError:
        return "zero"
print([outer(x) for x in (3, 0, "a")])
#---- exception stops comprehension
seen = []
def f(x):
    seen.append(x)
    if x == 2:
        raise StopIteration("no")
    return x
try:
    print([f(x) for x in range(5)])
except StopIteration as e:
    print("stopped", e, seen)
#---- nested functions with finally
log = []
def a():
    try:
        b()
    finally:
        log.append("a")
def b():
    try:
        c()
    except KeyError:
        log.append("not here")
    finally:
        log.append("b")
def c():
    try:
        raise ValueError("deep")
    finally:
        log.append("c")
try:
    a()
except ValueError as e:
    log.append(str(e))
print(log)
#---- try finally in while with return
def f():
    n = 0
    while True:
        n += 1
        try:
            try:
                if n < 3:
                    continue
                if n == 3:
                    raise ValueError
                return n
            except ValueError:
                print("error at", n)
            finally:
                print("inner", n)
        finally:
            print("outer", n)
print(f())
#---- finally with nested loop break
for i in range(2):
    for j in range(3):
        try:
            if j == 1:
                break
            print(i, j)
        finally:
            print("f", i, j)
    else:
        print("never")
print("end")
#---- else with return
def f(x):
    try:
        y = int(x)
    except ValueError:
        return "bad"
    else:
        return y * 2
    finally:
        print("checked", x)
print(f("4"), f("q"))
#---- finally return in loop
def f():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
    return "end"
print(f())
#---- handler variable shadow loops
errors = []
for x in ["1", "b", "3", "d"]:
    try:
        int(x)
    except ValueError as e:
        errors.append(e)
print(len(errors), [str(e) for e in errors])
#---- local assignment in try
try:
    a = 1
    b = a / 0
    c = 3
except ZeroDivisionError:
    pass
print(a)
try:
    print(b)
except NameError as e:
    print(e)
#---- exception with global statement
state = "idle"
def work(fail):
    global state
    state = "busy"
    try:
        if fail:
            raise RuntimeError("f")
        state = "ok"
    except RuntimeError:
        state = "failed"
    return state
print(work(False), work(True), state)
#---- three deep context chain
try:
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise KeyError(2)
    except KeyError:
        raise TypeError(3)
except TypeError as e:
    while e is not None:
        print(repr(e))
        e = e.__context__
#---- raise saved exception later
def collect():
    try:
        [].pop()
    except IndexError as e:
        return e
err = collect()
print("have", repr(err))
try:
    raise err
except IndexError as again:
    print(again is err)
#---- lambda that raises through helper
def fail(msg):
    raise ValueError(msg)
check = lambda x: x if x > 0 else fail("bad %d" % x)
for v in (1, -1):
    try:
        print(check(v))
    except ValueError as e:
        print(e)
#---- uncaught shows output before
print("before")
try:
    print("in try")
    raise ValueError("boom")
finally:
    print("finally")
print("never")
#---- uncaught own exception
class Broken(Exception):
    pass
def f():
    raise Broken("really")
print("start")
f()
#---- uncaught in nested handler
try:
    1 / 0
except ZeroDivisionError:
    print("handling")
    undefined_function()
#---- sys exit in try finally
import sys
try:
    print("a")
    sys.exit(3)
except Exception:
    print("not an Exception")
finally:
    print("finally")
#---- sys exit with message
import sys
print("out")
sys.exit("error message")
#---- system exit raised
print("x")
raise SystemExit(7)
#---- exit builtin
print("x")
exit(2)
print("never")
#---- sys exit none
import sys
def main():
    print("done")
    return 0
sys.exit(main())
#---- keyboard interrupt caught and not exception
try:
    try:
        raise KeyboardInterrupt()
    except Exception:
        print("wrong")
except BaseException as e:
    print(type(e).__name__, isinstance(e, Exception))
#---- generator exit and base classes
print(issubclass(KeyboardInterrupt, Exception), issubclass(SystemExit, Exception))
print(issubclass(GeneratorExit, BaseException), issubclass(FileNotFoundError, OSError))
print(IOError is OSError, issubclass(KeyError, LookupError), issubclass(UnicodeDecodeError, ValueError))
print(issubclass(ZeroDivisionError, ArithmeticError), issubclass(RecursionError, RuntimeError), issubclass(ModuleNotFoundError, ImportError))
print(issubclass(NotImplementedError, RuntimeError), issubclass(UnboundLocalError, NameError), ZeroDivisionError.__mro__)
#---- exception group of attributes
e = ValueError("m", 1)
e.extra = "attached"
try:
    raise e
except ValueError as x:
    print(x.extra, x.args[1], x is e)
#---- add note and with traceback
e = ValueError("m")
e.add_note("a note")
print(e.__notes__, e.with_traceback(None) is e, e.__traceback__)
try:
    raise e
except ValueError as x:
    print(x.__traceback__ is not None)
#---- what an except clause names
def show(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, "in", repr(e.__context__), e.__cause__)
class Named: pass
def classes(*list):
    print("looked for", len(list), repr(__import__("sys").exception()))
    return list
def failing():
    raise KeyError("found none")
def misspelled():
    try: int("x")
    except ValueErorr: return "no"
def attribute():
    try: int("x")
    except Named.Error: return "no"
def number():
    try: int("x")
    except 5: return "no"
def second():
    try: int("x")
    except KeyError: return "no"
    except (TypeError, Missing): return "no"
    finally: print("finally")
def tuples():
    try: int("x")
    except (TypeError, (ValueError, KeyError)): return "no"
def variable():
    both = (TypeError, ValueError)
    try: int("x")
    except both: return "caught"
def nested(both=(TypeError, ValueError)):
    try: int("x")
    except (KeyError, both): return "no"
def called():
    try: int("x")
    except classes(TypeError, ValueError) as e: return e
def raising():
    try: int("x")
    except failing(): return "no"
def not_needed():
    try: pass
    except Missing: pass
    try: int("x")
    except ValueError: return "caught"
    except Missing: return "no"
def unhandled():
    try:
        try: int("x")
        except (KeyError, TypeError): return "no"
    except ValueError as e:
        return repr(e), e.__context__
def inner():
    try:
        try: int("x")
        except ValueError:
            try: [][1]
            except Missing: return "no"
    except NameError as e:
        return e, repr(e.__context__), repr(e.__context__.__context__)
def looped():
    for i in range(3):
        try: int("x")
        except (KeyError, ValueError):
            if i == 1: return i, repr(__import__("sys").exception())
            continue
def yielding():
    try: int("x")
    except (yield "class") as e: yield repr(e)
    yield repr(__import__("sys").exception())
for f in (misspelled, attribute, number, second, tuples, variable, nested, called, raising, not_needed, unhandled, inner, looped):
    print(f.__name__)
    show(f)
g = yielding()
print(next(g), g.send((KeyError, ValueError)), next(g))
g = yielding()
print(next(g))
show(lambda: g.send(KeyError))
show(lambda: g.send(KeyError))
print(__import__("sys").exception())
#---- the truth of what __exit__ returns
class Answer:
    def __bool__(self): raise TypeError("no answer")
class Manager:
    def __enter__(self): return self
    def __exit__(self, *exc): return Answer()
try:
    with Manager():
        raise ValueError("body")
except TypeError as e:
    print(e, repr(e.__context__))
with Manager():
    print("not asked")
print(__import__("sys").exception())
#---- what was being handled where an exception has left is handled no more
import sys
def handled():
    return repr(sys.exc_info()[1])
class Steps:
    def __init__(self):
        self.i = -1
    def __iter__(self):
        return self
    def __next__(self):
        self.i += 1
        try:
            return [0, 1, 2][self.i]
        except IndexError:
            raise StopIteration
class Items:
    def __getitem__(self, i):
        try:
            return [0, 1, 2][i]
        except IndexError:
            raise IndexError(i)
class Lookup:
    def __getattr__(self, name):
        try:
            {}[name]
        except KeyError:
            raise AttributeError(name)
class Delegating:
    def __iter__(self):
        return iter(self.steps())
    def steps(self):
        try:
            yield 1
        finally:
            yield 2
class Last(Steps):
    def __next__(self):
        try:
            {}["last"]
        except KeyError:
            return next(iter([]))
class Manager:
    def __enter__(self):
        return self
    def __exit__(self, *what):
        if what[0] is ZeroDivisionError:
            raise AttributeError("exit")
    def __getattr__(self, name):
        with self:
            1 // 0
def shown(what):
    print(what, handled(), end=" ")
    try:
        raise ValueError("v")
    except ValueError as e:
        print(repr(e.__context__), end=" ")
    try:
        [][1]
    except IndexError as e:
        print(repr(e.__context__))
def all_ways():
    for x in Steps(): pass
    shown("for")
    for x in Items(): pass
    shown("for with __getitem__")
    for x in Last(): pass
    shown("for that next() ends")
    print([x for x in Steps()], list(Items()), *Steps())
    shown("list")
    a, b, c = Steps()
    d, *e = Items()
    shown("unpack")
    print(7 in Items(), 7 in Steps(), max(Steps()), next(Last(), 0))
    shown("in")
    print(hasattr(Lookup(), "x"), getattr(Lookup(), "x", 1), hasattr(Manager(), "y"))
    shown("attributes")
    def generator():
        yield from Steps()
        shown("yield from")
        yield from Items()
        yield from Delegating()
        shown("yield from more")
    for x in generator(): pass
    shown("generator")
    match Lookup():
        case Lookup(x=1): pass
    shown("match")
all_ways()
try:
    raise OSError("around")
except OSError:
    all_ways()
    shown("around")
def within():
    try:
        raise OSError("within")
    finally:
        all_ways()
        yield 1
        all_ways()
        for x in Steps(): pass
        {}[0]
try:
    for x in within():
        shown("user")
except KeyError as e:
    print(repr(e), repr(e.__context__))
shown("end")
#---- the context of an error of a builtin that leaves an except clause
class Sized:
    def __len__(self):
        try:
            1 // 0
        except ZeroDivisionError:
            return {}["n"]
def plain():
    try:
        1 // 0
    except ZeroDivisionError:
        return [][0]
def with_finally():
    try:
        1 // 0
    finally:
        int("x")
def nested():
    try:
        plain()
    except IndexError:
        plain()
for f in lambda: len(Sized()), plain, with_finally, nested, lambda: sorted([1, 2], key=lambda x: len(Sized())):
    try:
        f()
    except Exception as e:
        while e:
            print(repr(e), end=" ")
            e = e.__context__
        print()
