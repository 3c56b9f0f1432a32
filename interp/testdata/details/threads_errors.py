#---- wrong arguments are found where the function is called
from threading import Thread, Timer
from multiprocessing import Pool, Process
from multiprocessing.pool import ThreadPool
from concurrent.futures import ThreadPoolExecutor
import threading
def f(x=1): return x
class C:
    def m(self, a=1): return a
for mk in [lambda: Thread(target=f, args=5), lambda: Thread(target=f, args=None), lambda: Thread(target=f, kwargs=5), lambda: Thread(target=f, kwargs=[("x", 1)]), lambda: Thread(target=f, args={"a":1}),
    lambda: Thread(target=5), lambda: Thread(target=f, args=(1,2)), lambda: Thread(target=C().m, args=(1,2)), lambda: Thread(target=len, args=5), lambda: Thread(target=f, kwargs={1: 2}),
    lambda: Thread(target=f, args="ab"), lambda: Timer(0, f, 5), lambda: Timer(0, f, kwargs=4), lambda: Thread(target=C().m, args=5), lambda: Thread(target=C, args=5), lambda: Thread(target=f, args=[9])]:
    try:
        t = mk()
        def hook(a): print("hook", a.exc_type.__name__, a.exc_value)
        threading.excepthook = hook
        t.start(); t.join(); print("ok")
    except Exception as e: print(type(e).__name__, e)
if __name__ == "__main__":
    with Pool(1) as p:
        for fn in [lambda: p.apply_async(f, 5), lambda: p.apply_async(f, (1,), 5), lambda: p.apply_async(5), lambda: p.apply_async(f, (1, 2)), lambda: p.apply_async(f, None), lambda: p.starmap_async(f, [1]), lambda: p.apply_async(f, [3]), lambda: p.apply_async(f, "a"), lambda: p.map_async(f, 5),
           lambda: p.apply_async(f, kwds={1:2})]:
            try: r = fn()
            except Exception as e: print("at once", type(e).__name__, e); continue
            try: print(r.get(3))
            except Exception as e: print("get", type(e).__name__, e)
    for mk in [lambda: Process(target=f, args=5), lambda: Process(target=f, kwargs=5), lambda: Process(target=f, args=None), lambda: Process(target=f, kwargs=[("x", 1)])]:
        try: q = mk(); q.start(); q.join(); print("exit", q.exitcode)
        except Exception as e: print(type(e).__name__, e)
    for v in (f, C().m):
        try: v(1, 2)
        except TypeError as e: print(e)
        try: v(1, 2, 3)
        except TypeError as e: print(e)
#---- futures that were cancelled, for those who wait for several
import time
from concurrent.futures import Future, wait, FIRST_COMPLETED, ThreadPoolExecutor, as_completed
c, p = Future(), Future()
print(c.cancel())
d, n = wait([c, p], timeout=.1, return_when=FIRST_COMPLETED)
print(len(d), len(n), c.done(), c.cancelled())
try: c.result()
except BaseException as e: print(type(e).__name__)
print(c.set_running_or_notify_cancel())
d, n = wait([c, p], timeout=.1, return_when=FIRST_COMPLETED)
print(len(d), len(n), repr(c)[-16:])
try: c.set_running_or_notify_cancel()
except BaseException as e: print(type(e).__name__)
try: c.set_result(3)
except BaseException as e: print(type(e).__name__)
try: print([f for f in as_completed([c, p], .1)])
except BaseException as e: print(type(e).__name__)
with ThreadPoolExecutor(1) as ex:
    f1 = ex.submit(time.sleep, .3); f2 = ex.submit(time.sleep, .3); f3 = ex.submit(time.sleep, .3)
    print(f2.cancel())
    d, n = wait([f2, f3], return_when=FIRST_COMPLETED)
    print(d == {f2}, n == {f3})
    d, n = wait([f1, f2, f3])
    print(len(d))
#---- tee of two threads
import itertools, threading, time
def g():
    for i in range(3):
        time.sleep(.1)
        yield i
a, b = itertools.tee(g())
def w(x, n):
    try: print(n, list(x))
    except Exception as e: print(n, repr(e))
t1 = threading.Thread(target=w, args=(a, 1)); t2 = threading.Thread(target=w, args=(b, 2))
t1.start(); t2.start(); t1.join(); t2.join()
#---- times that cannot be counted
import threading, time, queue
from concurrent.futures import Future
lock, event, items = threading.Lock(), threading.Event(), queue.Queue()
lock.acquire()
condition = threading.Condition()
def wait(timeout):
    with condition:
        condition.wait(timeout)
for timeout in 1e100, float("inf"), 10**100, 10**10:
    for f in (lambda: lock.acquire(timeout=timeout), lambda: event.wait(timeout), lambda: wait(timeout), lambda: Future().result(timeout),
              lambda: time.sleep(timeout), lambda: queue.SimpleQueue().get(timeout=timeout), lambda: threading.Semaphore(0).acquire(timeout=timeout)):
        try:
            print(f())
        except OverflowError as e:
            print(e)
try:
    lock.acquire(timeout=-2)
except ValueError as e:
    print(e)
