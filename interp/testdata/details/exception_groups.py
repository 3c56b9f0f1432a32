#---- what a group is made of
for args in [("a", [ValueError(1)]), ("a", (ValueError(1), KeyboardInterrupt())), ("a", []), ("a", [1]), (1, [ValueError()]), ("a",), ("a", 5), ("a", {ValueError()})]:
    for c in BaseExceptionGroup, ExceptionGroup:
        try:
            g = c(*args)
            print(repr(g), "|", g, "|", g.message, g.exceptions, type(g).__name__)
        except Exception as e:
            print(type(e).__name__, e)
class Mine(ExceptionGroup):
    pass
try:
    Mine("m", [KeyboardInterrupt()])
except TypeError as e:
    print(e)
print(repr(Mine("m", [ValueError(2)])), ExceptionGroup.__mro__[1:4])
g = ExceptionGroup("a", [ValueError(1)])
for name in "message", "exceptions":
    try:
        setattr(g, name, 1)
    except AttributeError as e:
        print(e)
#---- split and subgroup
def tree():
    return ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [TypeError(2), ValueError(3)]), OSError(4)])
g = tree()
g.add_note("a note")
for by in ValueError, (TypeError, OSError), lambda e: isinstance(e, ExceptionGroup) and e.message == "in", KeyError, ExceptionGroup:
    print(g.split(by))
    print(g.subgroup(by))
m, r = g.split(ValueError)
print(m.__notes__, m.__notes__ is g.__notes__, r.exceptions[0].exceptions[0] is g.exceptions[1].exceptions[0])
print(g.subgroup(Exception) is g, g.split(Exception)[0] is g, g.split(Exception)[1])
for bad in 3, "x", int, (ValueError, 3), None:
    try:
        g.split(bad)
    except TypeError as e:
        print(e)
#---- derive
class Coded(ExceptionGroup):
    def __new__(cls, message, list, code):
        self = super().__new__(cls, message, list)
        self.code = code
        return self
    def derive(self, list):
        return Coded(self.message, list, self.code)
g = Coded("c", [ValueError(1), TypeError(2)], 7)
m, r = g.split(ValueError)
print(type(m).__name__, m.code, r.code, r.exceptions)
class Wrong(ExceptionGroup):
    def derive(self, list):
        return 5
try:
    Wrong("w", [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as e:
    print(e)
#---- clauses
import sys
def run(f):
    try:
        return f()
    except BaseException as e:
        print("left:", repr(e), "context:", repr(e.__context__), "cause:", repr(e.__cause__))
def all_handled():
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), ExceptionGroup("b", [ValueError(3), KeyError(4)])])
    except* ValueError as e:
        print("values", repr(e), sys.exception() is e)
    except* (TypeError, KeyError) as e:
        print("others", repr(e))
    else:
        print("never")
    finally:
        print("finally", sys.exception())
    try:
        e
    except NameError as x:
        print(x)
run(all_handled)
def rest():
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
    except* TypeError:
        pass
run(rest)
def again():
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
    except* TypeError:
        raise
    except* ValueError:
        pass
run(again)
def several():
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
    except* TypeError as e:
        raise KeyError("k") from e
    except* ValueError:
        1 / 0
run(several)
def one():
    try:
        raise ValueError("alone")
    except* TypeError:
        print("no")
    except* ValueError as e:
        print(repr(e), e.exceptions[0].__traceback__.tb_lineno > 0)
        raise IndexError from None
run(one)
def nobody():
    try:
        raise ValueError("alone")
    except* TypeError:
        print("no")
run(nobody)
def quiet():
    try:
        x = 1
    except* ValueError:
        print("no")
    else:
        print("else", x)
run(quiet)
def explicit():
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise e
run(explicit)
#---- nested
def nested():
    try:
        try:
            raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
        except* ValueError as e:
            for i in range(3):
                if i == 1:
                    break
            def f():
                return len(e.exceptions)
            print("inner", f(), i)
            raise ExceptionGroup("more", [OSError(5)])
    except* OSError as e:
        print("outer", repr(e))
    except* TypeError as e:
        print("outer", repr(e))
nested()
#---- in a generator
import sys
def g():
    try:
        yield 1
    except* ValueError as e:
        yield repr(e)
        raise
    finally:
        print("end", repr(sys.exception()))
it = g()
print(next(it), it.throw(ExceptionGroup("x", [ValueError(7), TypeError(8)])), sys.exception())
try:
    next(it)
except BaseException as e:
    print(repr(e))
#---- what a clause may not name
for what in ExceptionGroup, (ValueError, BaseExceptionGroup), int, 3:
    try:
        try:
            raise ValueError(1)
        except* what:
            print("no")
    except TypeError as e:
        print(e, "|", repr(e.__context__))
#---- what a clause may not do
for text in ["def f():\n try: pass\n except* A:\n  return", "while 1:\n try: pass\n except* A: break", "while 1:\n try: pass\n except* A: continue",
             "try: pass\nexcept*: pass", "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nexcept* A: pass\nexcept B: pass"]:
    try:
        compile(text, "x", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno)
#---- except without a star sees the group
try:
    raise ExceptionGroup("a", [ValueError(1)])
except ValueError:
    print("no")
except ExceptionGroup as e:
    print(repr(e))
#---- through queues and pickle
import pickle
g = ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [KeyError("k")])])
print(repr(pickle.loads(pickle.dumps(g))))
from multiprocessing import Process, Queue
def send(q):
    q.put(g)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=send, args=(q,))
    p.start()
    got = q.get()
    p.join()
    print(repr(got), got.exceptions[1].message)
#---- traceback
import traceback
def inner(n):
    if n:
        raise ValueError("deep")
    raise TypeError("flat")
def collect():
    list = []
    for n in 1, 0:
        try:
            inner(n)
        except Exception as e:
            list.append(e)
    list[1].add_note("one\ntwo")
    try:
        raise KeyError("k") from list[0]
    except KeyError as e:
        list.append(ExceptionGroup("in", [e]))
    raise ExceptionGroup("all", list)
try:
    collect()
except ExceptionGroup as e:
    text = traceback.format_exc()
    lines = [l for l in text.splitlines() if "File" not in l]
    print("\n".join(lines))
    print(len(traceback.format_exception(e)))
g = ExceptionGroup("wide", [ValueError(i) for i in range(20)])
print("".join(traceback.format_exception(g)))
g = ValueError("core")
for i in range(13):
    g = ExceptionGroup(f"level {i}", [g])
print("".join(traceback.format_exception(g)))
print(traceback.format_exception_only(ExceptionGroup("x", [ValueError(1)])))
