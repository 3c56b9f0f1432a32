#---- except comma
try:
    1 / 0
except ZeroDivisionError, e:
    print e
try:
    {}["k"]
except (KeyError, IndexError), err:
    print "lookup", err, repr(err)
print e
#---- raise with comma
try:
    raise ValueError, "the message"
except ValueError, e:
    print e, e.args, e.message
try:
    raise KeyError, ("a", 1)
except KeyError, e:
    print e, e.args
try:
    raise ValueError
except ValueError, e:
    print repr(e), repr(e.message)
#---- messages of builtins
def t(f):
    try:
        f()
    except Exception, e:
        print e.__class__.__name__ + ":", e
t(lambda: 1 / 0)
t(lambda: 1.0 / 0)
t(lambda: 1 % 0)
t(lambda: [][1])
t(lambda: "abc"[9])
t(lambda: {}["x"])
t(lambda: int("x1"))
t(lambda: float("q"))
t(lambda: "a" + 1)
t(lambda: 1 + "a")
t(lambda: len(5))
t(lambda: None.x)
t(lambda: "s".push)
t(lambda: 5())
t(lambda: 5[0])
t(lambda: nothere)
t(lambda: [].index(3))
t(lambda: [].pop())
t(lambda: [1].remove(2))
t(lambda: list(5))
t(lambda: sum(["a"]))
#---- call messages
def f(a, b): pass
def g(): pass
def t(fn):
    try:
        fn()
    except TypeError, e:
        print e
t(lambda: f(1))
t(lambda: f(1, 2, 3))
t(lambda: f())
t(lambda: g(1))
t(lambda: f(1, c=2))
t(lambda: f(1, a=2))
#---- try else finally py2
def f(x):
    try:
        r = 10 / x
    except ZeroDivisionError:
        print "zero"
        return -1
    except TypeError, e:
        print "type", e
    else:
        print "fine"
        return r
    finally:
        print "finally"
print f(3), f(0), f("a")
#---- custom exceptions py2
class MyError(Exception):
    def __init__(self, value):
        self.value = value
    def __str__(self):
        return repr(self.value)
try:
    raise MyError(2 * 2)
except MyError as e:
    print "My exception occurred, value:", e.value
try:
    raise MyError, "oops"
except MyError, e:
    print e
#---- old style class as exception
class Old:
    def __str__(self):
        return "old error"
try:
    raise Old()
except Old, e:
    print "caught", e
try:
    raise Old
except Old:
    print "class raised"
#---- string exceptions are errors
try:
    raise "text"
except TypeError, e:
    print e
#---- re raise and exc info
import sys, traceback
try:
    try:
        int("z")
    except ValueError:
        print "first"
        raise
except ValueError, e:
    print sys.exc_info()[0].__name__, sys.exc_info()[1]
    print traceback.format_exc().splitlines()[-1]
#---- environment errors
print issubclass(IOError, EnvironmentError), IOError is OSError
#---- unpack and name errors
try:
    a, b = [1]
except ValueError, e:
    print e
try:
    a, b = [1, 2, 3]
except ValueError, e:
    print e
def f():
    print x
    x = 1
try:
    f()
except UnboundLocalError, e:
    print e
#---- loop retry py2
tries = 0
while True:
    try:
        tries += 1
        if tries < 3:
            raise RuntimeError("try %d" % tries)
        break
    except RuntimeError, e:
        print e
    finally:
        print "round", tries
#---- exception in child py2
from multiprocessing import Process
def f(x):
    try:
        print 10 / x
    except ZeroDivisionError, e:
        print "child:", e
        raise ValueError, "again"
for x in (5, 0):
    p = Process(target=f, args=(x,))
    p.start(); p.join()
    print p.exitcode
#---- sys exit py2
import sys
try:
    sys.exit(3)
except SystemExit, e:
    print "code", e.code
try:
    raise KeyboardInterrupt
except KeyboardInterrupt:
    print "ctrl-c"
sys.exit("bye")
#---- uncaught py2
def f():
    raise ValueError, "no one catches"
print "before"
f()
#---- assert py2
try:
    assert 1 > 2, "math works"
except AssertionError, e:
    print e
try:
    assert (1, 2) == (2, 1)
except AssertionError, e:
    print repr(e)
#---- unicode errors py2
try:
    u"\xfc".encode("ascii")
except UnicodeEncodeError, e:
    print e
try:
    "\xc3\xbc" + u"x"
except UnicodeDecodeError, e:
    print e
#---- queue empty with comma
import Queue
import multiprocessing
q = multiprocessing.Queue()
try:
    q.get(True, 0.05)
except Queue.Empty, e:
    print "Empty", repr(e)
r = Queue.Queue(1)
r.put(1)
try:
    r.put(2, False)
except Queue.Full:
    print "Full"
#---- with statement py2
class Ctx(object):
    def __enter__(self):
        print "enter"
        return self
    def __exit__(self, t, v, tb):
        print "exit", t and t.__name__, v
        return True
with Ctx() as c:
    raise ValueError("swallowed")
print "after"
#---- context manager py2
from contextlib import contextmanager
@contextmanager
def tag(n):
    print "<%s>" % n
    yield
    print "</%s>" % n
with tag("a"):
    print "text"
#---- a tuple within a tuple in an except clause
errors = (KeyError, ValueError)
try:
    [][1:] + {}["x"]
except (TypeError, errors), e:
    print "caught", e
#---- a call that does not fit counts all arguments
def nothing(): pass
def one(a): pass
for f in (lambda: nothing(x=1), lambda: nothing(1), lambda: one(1, 2), lambda: one(x=1), lambda: one(1, a=1), lambda: eval("one(1, 2)"), lambda: sorted([1, 2], key=nothing)):
    try:
        f()
    except TypeError, e:
        print e
