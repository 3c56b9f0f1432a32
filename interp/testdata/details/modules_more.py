#---- atexit order and errors
import atexit, sys
def bad():
    print("bad")
    raise ValueError("x")
def out():
    print("out")
    sys.exit(5)
def ok(a, b=2):
    print("ok", a, b)
atexit.register(ok, 1, b=3)
atexit.register(bad)
atexit.register(out)
atexit.unregister(ok)
print(atexit.register(ok, 7) is ok)
def more():
    atexit.register(ok, "too late")
atexit.register(more)
try:
    atexit.register(3)
except TypeError as e:
    print(e)
@atexit.register
def first():
    print("the last registered is called first")
print("main ends")
#---- atexit after an error
import atexit
atexit.register(print, "the end")
1 / 0
#---- atexit not at os._exit
import atexit, os, sys
atexit.register(print, "never")
print("leaving")
sys.stdout.flush()
os._exit(3)
#---- atexit of the parent is not the child's
import atexit
from multiprocessing import Process
def child():
    print("child")
atexit.register(print, "parent's")
p = Process(target=child)
p.start()
p.join()
print("joined", p.exitcode)
#---- sched
import sched, time
now = [0]
def tell():
    return now[0]
def wait(n):
    now[0] += n
s = sched.scheduler(tell, wait)
def say(what):
    print(now[0], what)
e = s.enter(10, 2, say, ("ten",))
s.enter(5, 1, say, argument=("five",))
s.enter(10, 1, say, kwargs={"what": "ten, but more urgent"})
gone = s.enterabs(7, 1, say, ("seven",))
print(len(s.queue), [x.time for x in s.queue], e.priority, e.argument)
s.cancel(gone)
try:
    s.cancel(gone)
except ValueError as err:
    print("ValueError", err)
print(s.run(blocking=False))
s.run()
print(s.empty(), s.run(blocking=False))
#---- logging through a queue
import logging, logging.handlers, multiprocessing as mp, sys
def worker(q, n):
    root = logging.getLogger()
    root.addHandler(logging.handlers.QueueHandler(q))
    root.setLevel(logging.DEBUG)
    log = logging.getLogger("worker.%d" % n)
    for i in range(2):
        log.info("step %d of %s", i, "two")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")
if __name__ == "__main__":
    q = mp.Queue()
    out = logging.StreamHandler(sys.stdout)
    out.setFormatter(logging.Formatter("%(name)s %(processName)s %(levelname)s %(funcName)s %(message).12s"))
    quiet = logging.StreamHandler(sys.stdout)
    quiet.setLevel(logging.ERROR)
    quiet.setFormatter(logging.Formatter("! %(message).6s"))
    listener = logging.handlers.QueueListener(q, out, quiet, respect_handler_level=True)
    listener.start()
    for n in range(2):
        p = mp.Process(target=worker, args=(q, n))
        p.start()
        p.join()
    listener.stop()
#---- logging into memory
import logging, sys
from logging.handlers import MemoryHandler, BufferingHandler
target = logging.StreamHandler(sys.stdout)
target.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
h = MemoryHandler(3, target=target)
log = logging.getLogger("m")
log.setLevel(logging.DEBUG)
log.addHandler(h)
log.debug("one")
log.info("two")
print("two are kept")
log.warning("three")
print("flushed")
log.info("four")
log.error("five at once")
log.debug("six")
h.close()
b = BufferingHandler(2)
log.addHandler(b)
log.info("a")
print(len(b.buffer))
log.info("b")
print(len(b.buffer))
#---- low-level threads
import _thread, threading, time
done = _thread.allocate_lock()
print(done.acquire(), done.locked(), done.acquire(False))
def work(a, b=0):
    print("sum", a + b)
    done.release()
n = _thread.start_new_thread(work, (1,), {"b": 2})
with done:
    print("finished", isinstance(n, int))
def leave():
    _thread.exit()
_thread.start_new_thread(leave, ())
time.sleep(0.05)
for args in [(1, ()), (work, [1]), (work, (), 3)]:
    try:
        _thread.start_new_thread(*args)
    except TypeError as e:
        print(e)
print(_thread.get_ident() == threading.get_ident(), _thread.error is RuntimeError)
#---- import by name
import importlib, json
m = importlib.import_module("json")
print(m is json, m.dumps([1]))
print(importlib.import_module("os.path").join("a", "b"))
print(__import__("os.path").__name__, __import__("os.path", fromlist=["x"]).basename("/a/b"))
print(importlib.import_module(".path", "os").__name__ in ("os.path", "posixpath"))
for bad in ("nope", "json.nope", ".x"):
    try:
        importlib.import_module(bad)
    except (ImportError, TypeError) as e:
        print(type(e).__name__, e)
for bad in ("", 3):
    try:
        __import__(bad)
    except Exception as e:
        print(type(e).__name__, e)
#---- the module builtins
import builtins
print(builtins.len([1]), builtins.print is print, builtins.ValueError is ValueError)
print(hasattr(builtins, "Process"), hasattr(builtins, "time"))
from builtins import max as most, range as numbers
print(most(1, 2), list(numbers(3)), builtins.__name__)
def len(x):
    return "mine"
print(len(""), builtins.len(""))
#---- ends of lines in memory
import io, csv
text = "a\r\nb\rc\nd\n\re"
for newline in ("\n", None, "", "\r", "\r\n"):
    f = io.StringIO(text, newline)
    print(repr(newline), list(f), repr(f.getvalue()), f.tell())
    g = io.StringIO(newline=newline)
    print(g.write("x\ny\r\nz\r"), repr(g.getvalue()), g.tell(), g.seek(0), [g.readline(2) for _ in range(6)])
for bad in ("x", 5, b"\n"):
    try:
        io.StringIO("", bad)
    except Exception as e:
        print(type(e).__name__, e)
print(list(io.BytesIO(b"a\rb\nc")), list(csv.reader(io.StringIO("a,b\rc,d\r\n\n\"e\r\nf\",g", newline=""))))
print(list(csv.reader(["a\\\n", "b,c\\,d\n", "e\n"], escapechar="\\")), list(csv.reader(["a\\\r\n", "b\n"], escapechar="\\")))
#---- pairs of data
import statistics
x, y = [1.5, 2.25, -7.125, 4.1, 88.3, 0.07], [2.2, -3.3, 4.45, 5.55, 1e-3, 7.77]
print(statistics.covariance(x, y), statistics.correlation(x, y), statistics.linear_regression(x, y), statistics.linear_regression(x, y, proportional=True))
print(statistics.correlation([-56.7, -85.05, 19.0, -59.28, -33.11, 83.7, 90.28, -35.5], [-43.08, 9.54, -7.08, -30.72, 45.76, -87.78, 26.9, -11.11]))
print(statistics.covariance([1, float("inf")], [2, 3]), statistics.covariance([1e308, -1e308], [1, 2]))
