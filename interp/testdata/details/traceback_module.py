#---- tracebacks
import sys, traceback
def f():
    raise ValueError("v")
def g():
    f()
try:
    g()
except ValueError as e:
    tb = e.__traceback__
    print(tb is e.__traceback__, tb is sys.exc_info()[2], type(tb).__name__)
    names = []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(names)
    print([(f.f_code.co_name, n) for f, n in traceback.walk_tb(e.__traceback__)])
    inner = e.__traceback__.tb_next
    print(len(traceback.extract_tb(inner)), traceback.extract_tb(inner)[0].name)
    x = KeyError("k").with_traceback(inner)
    print(x.__traceback__ is inner, [s.name for s in traceback.extract_tb(x.__traceback__)])
    try:
        raise x
    except KeyError as y:
        print([s.name for s in traceback.extract_tb(y.__traceback__)])
    e.__traceback__ = None
    print(e.__traceback__)
for bad in 3, "tb":
    try:
        ValueError().with_traceback(bad)
    except TypeError as e:
        print(e)
try:
    del ValueError().__traceback__
except TypeError as e:
    print(e)
#---- summaries
import traceback
s = traceback.FrameSummary("nofile.py", 3, "name", line="  x = 1  ")
print(s, s.filename, s.lineno, s.name, repr(s.line), list(s), s[0], len(s), s.locals, s.colno)
print(s == traceback.FrameSummary("nofile.py", 3, "name", line="else"), s == ("nofile.py", 3, "name", "x = 1"), s == 3)
for args in (), ("f",), ("f", 1, "n", 4):
    try:
        traceback.FrameSummary(*args)
    except TypeError as e:
        print(e)
stack = traceback.StackSummary.from_list([("a.py", 1, "f", "x = 1"), s])
print(type(stack).__name__, isinstance(stack, list), len(stack), stack[0])
print(stack.format())
print(traceback.format_list([("a.py", 1, "f", None), ("a.py", 2, "g", "y")]))
print(traceback.StackSummary.from_list([("a.py", 1, "f", "f()")] * 7).format())
try:
    traceback.StackSummary.from_list([(1, 2)])
except ValueError as e:
    print(e)
class Short(traceback.StackSummary):
    def format_frame_summary(self, f):
        return None if f.lineno == 2 else f"{f.name}\n"
x = Short()
x.extend(traceback.StackSummary.from_list([("a", 1, "f", ""), ("a", 2, "g", ""), ("a", 3, "h", "")]))
print(x.format())
def f():
    return traceback.extract_stack(limit=2), [f.f_code.co_name for f, n in traceback.walk_stack(sys._getframe())], sys._getframe().f_code.co_name, sys._getframe(1).f_lineno
import sys
def g():
    return f()
stack, names, own, line = g()
print([s.name for s in stack], names, own, line)
#---- TracebackException
import traceback, io
def bad(n):
    try:
        {}["k"]
    except KeyError as e:
        if n:
            raise ValueError("v") from e
        raise TypeError("t")
for n in 1, 0:
    try:
        bad(n)
    except Exception as e:
        t = traceback.TracebackException.from_exception(e)
        print(t.exc_type, str(t), t.__cause__ and str(t.__cause__), str(t.__context__), t.__suppress_context__, len(t.stack), t.exceptions)
        print("".join(t.format()) == "".join(traceback.format_exception(e)), len(list(t.format(chain=False))), list(t.format_exception_only()))
        out = io.StringIO()
        t.print(file=out, chain=False)
        print(out.getvalue().splitlines()[-1], t == traceback.TracebackException.from_exception(e), t == 3)
        short = traceback.TracebackException.from_exception(e, limit=0)
        print(list(short.format(chain=False)), len(short.stack))
        compact = traceback.TracebackException.from_exception(e, compact=True)
        print(compact.__context__ and str(compact.__context__))
try:
    compile("x = = 1\n", "file.py", "exec")
except SyntaxError as e:
    t = traceback.TracebackException.from_exception(e)
    print(t.filename, repr(t.lineno), t.offset, repr(t.text), t.msg)
    print(list(t.format_exception_only()))
g = traceback.TracebackException.from_exception(ExceptionGroup("g", [ValueError(i) for i in range(4)]), max_group_width=2)
print("".join(g.format()), len(g.exceptions))
#---- values that are no exceptions
import traceback
print(traceback.format_exception_only(None), traceback.format_exception(None))
print(traceback.format_exception(ValueError, ValueError("x"), None))
for args in (ValueError, ValueError("x")), (3,):
    try:
        traceback.format_exception(*args)
    except (ValueError, TypeError) as e:
        print(e)
#---- notes
import traceback
e = ValueError("v")
for note in ["a", "b\nc"]:
    e.add_note(note)
print(e.__notes__, traceback.format_exception_only(e))
try:
    e.add_note(3)
except TypeError as x:
    print(x)
for notes in [None, 5, "text", ("t", 1), []]:
    e.__notes__ = notes
    print(traceback.format_exception_only(e))
class Bad:
    def __str__(self):
        1 / 0
    __repr__ = __str__
e.__notes__ = [Bad()]
print(traceback.format_exception_only(e), traceback.format_exception_only(ValueError(Bad())))
e.__notes__ = Bad()
print(traceback.format_exception_only(e))
#---- circles
import traceback
a, b, c = ValueError("a"), TypeError("b"), KeyError("c")
a.__context__, b.__context__ = b, a
show = lambda e: print("".join(l for l in traceback.format_exception(e) if not l.startswith("  File")))
show(a)
try:
    try:
        raise a
    finally:
        raise c
except KeyError as e:
    print(repr(e.__context__), repr(e.__context__.__context__), repr(e.__context__.__context__.__context__))
a.__cause__ = a
show(a)
#---- repeated frames
import traceback
def down(n):
    if n == 0:
        1 / 0
    down(n - 1)
for n in 2, 3, 4, 9:
    try:
        down(n)
    except ZeroDivisionError:
        print(len([l for l in traceback.format_exc().splitlines() if "in down" in l]), [l for l in traceback.format_exc().splitlines() if l.startswith("  [")])
#---- the code of a frame and that of a function are of one class
import sys
import types


def f():
    return sys._getframe()


try:
    f().nothing
except AttributeError as e:
    code = e.__traceback__.tb_frame.f_code
    print(isinstance(code, types.CodeType), isinstance(f.__code__, types.CodeType), type(code) is type(f.__code__))
    print(code.co_name, f.__code__.co_name, f().f_code.co_name)
