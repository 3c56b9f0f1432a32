#---- process pool executor map
from concurrent.futures import ProcessPoolExecutor
def square(x):
    return x * x
if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as ex:
        print(list(ex.map(square, range(6))))
        for a, r in zip("abc", ex.map(pow, [2, 3, 4], [5, 2, 1])):
            print(a, r)
#---- submit and result
from concurrent.futures import ProcessPoolExecutor
def add(a, b):
    return a + b
with ProcessPoolExecutor(2) as ex:
    f = ex.submit(add, 2, 3)
    g = ex.submit(add, "a", b="b")
    print(f.result(), g.result(timeout=5))
    print(f.done(), f.cancelled(), f.exception())
#---- exception in future
from concurrent.futures import ProcessPoolExecutor
def bad(x):
    raise KeyError(x)
with ProcessPoolExecutor(1) as ex:
    f = ex.submit(bad, "k")
    try:
        f.result()
    except KeyError as e:
        print("KeyError", e)
    print(type(f.exception()).__name__)
#---- as completed
from concurrent.futures import ThreadPoolExecutor, as_completed
import time
def nap(t):
    time.sleep(t)
    return t
with ThreadPoolExecutor(3) as ex:
    fs = {ex.submit(nap, t): t for t in (0.3, 0.02, 0.15)}
    for f in as_completed(fs):
        print(fs[f], f.result())
#---- wait for futures
from concurrent.futures import ThreadPoolExecutor, wait, FIRST_COMPLETED
import time
ex = ThreadPoolExecutor(max_workers=2)
fast = ex.submit(lambda: "fast")
slow = ex.submit(lambda: time.sleep(0.3) or "slow")
done, rest = wait([fast, slow], return_when=FIRST_COMPLETED)
print(len(done), len(rest), fast in done)
done, rest = wait([fast, slow])
print(len(done), len(rest), slow.result())
ex.shutdown()
#---- done callback
from concurrent.futures import ThreadPoolExecutor
def report(f):
    print("finished with", f.result())
with ThreadPoolExecutor() as ex:
    f = ex.submit(sum, [1, 2, 3])
    f.add_done_callback(report)
print("out")
#---- thread basics
import threading
def work(n, results):
    results[n] = n * n
results = {}
ts = []
for i in range(4):
    t = threading.Thread(target=work, args=(i, results))
    ts.append(t)
    t.start()
for t in ts:
    t.join()
print(sorted(results.items()))
print(threading.current_thread().name, threading.active_count())
#---- threads share globals
from threading import Thread, Lock
counter = 0
lock = Lock()
def add():
    global counter
    for _ in range(100):
        with lock:
            counter += 1
ts = [Thread(target=add) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(counter)
#---- thread subclass
import threading, time
class Clock(threading.Thread):
    def __init__(self, n):
        super().__init__(name="clock-%d" % n)
        self.n = n
        self.ticks = 0
    def run(self):
        for i in range(self.n):
            self.ticks += 1
            time.sleep(0.01)
c = Clock(3)
c.start()
c.join()
print(c.name, c.ticks, c.is_alive())
#---- queue between threads
import threading, queue
def worker(q, out):
    while True:
        item = q.get()
        if item is None:
            break
        out.append(item.upper())
        q.task_done()
q = queue.Queue()
out = []
t = threading.Thread(target=worker, args=(q, out), daemon=True)
t.start()
for w in "some words here".split():
    q.put(w)
q.join()
q.put(None)
t.join()
print(out)
#---- lifo and priority
from queue import LifoQueue, PriorityQueue, Queue, Empty, Full
l = LifoQueue()
p = PriorityQueue()
for x in [3, 1, 2]:
    l.put(x); p.put((x, "p%d" % x))
print([l.get() for _ in range(3)], [p.get() for _ in range(3)])
try:
    l.get_nowait()
except Empty:
    print("empty", l.empty(), l.qsize())
q = Queue(1)
q.put(1)
try:
    q.put(2, block=False)
except Full:
    print("full", q.full())
#---- timer
import threading
def boom(who):
    print("boom", who)
t = threading.Timer(0.15, boom, args=["A"])
t.start()
u = threading.Timer(0.3, boom, ["B"])
u.start()
u.cancel()
print("waiting")
t.join()
print("end")
#---- thread event and barrier
import threading, time
e = threading.Event()
b = threading.Barrier(2)
log = []
def f():
    e.wait()
    log.append("f")
    b.wait()
t = threading.Thread(target=f)
t.start()
log.append("main")
e.set()
b.wait()
t.join()
print(log)
#---- thread local
import threading
data = threading.local()
data.x = "main"
def f(v):
    print(hasattr(data, "x"))
    data.x = v
    print(data.x)
t = threading.Thread(target=f, args=("thread",))
t.start(); t.join()
print(data.x)
#---- exception in thread
import threading
def f():
    raise ValueError("in thread")
t = threading.Thread(target=f)
t.start()
t.join()
print("main goes on", t.is_alive())
#---- condition of threads
import threading
items = []
cond = threading.Condition()
def consumer():
    with cond:
        cond.wait_for(lambda: len(items) >= 2)
        print("items:", items)
t = threading.Thread(target=consumer)
t.start()
for i in range(2):
    with cond:
        items.append(i)
        cond.notify_all()
t.join()
#---- semaphore of threads
import threading
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False))
s.release()
print(s.acquire(timeout=0.1))
b = threading.BoundedSemaphore(1)
try:
    b.release()
except ValueError as e:
    print(e)
l = threading.Lock()
try:
    l.release()
except RuntimeError as e:
    print(e)
#---- thread in a process
from multiprocessing import Process
import threading
def job(word):
    print(threading.current_thread().name, word)
def proc():
    t = threading.Thread(target=job, args=("inside",), name="T")
    t.start()
    t.join()
p = Process(target=proc)
p.start(); p.join()
#---- priority queue of items that take time to compare
import queue, threading, time

class Job:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        time.sleep(0.001)
        return self.n < other.n

q = queue.PriorityQueue()

def put(numbers):
    for n in numbers:
        q.put(Job(n))

threads = [threading.Thread(target=put, args=(range(k, 12, 3),)) for k in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([q.get().n for _ in range(q.qsize())], q.qsize(), q.unfinished_tasks)

class Stubborn:
    def __lt__(self, other):
        raise ValueError("not to be compared")

q.put(Stubborn())
try:
    q.put(Stubborn())
except ValueError as e:
    print(e)
print(q.qsize(), q.unfinished_tasks)
#---- cancel the futures that have not begun
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

def work(n):
    time.sleep(0.2)
    return n

if __name__ == "__main__":
    with ThreadPoolExecutor(1) as ex:
        fs = [ex.submit(work, n) for n in range(5)]
        time.sleep(0.1)
        ex.shutdown(cancel_futures=True)
        print([f.cancelled() for f in fs], fs[0].result())
        print(fs[1].cancel(), fs[0].cancel())
#---- conditions need their lock
import threading, multiprocessing

for lock in (None, threading.Lock()):
    c = threading.Condition(lock)
    for f in (c.wait, c.notify, c.notify_all):
        try:
            f()
        except RuntimeError as e:
            print(e)
    with c:
        c.notify()
        print(c.wait(0.01), c.wait_for(lambda: 0, 0.01))

r = threading.RLock()
c = threading.Condition(r)
with c:
    with c:
        print(c.wait(0.01))
    print(c.wait(0.01))
print(multiprocessing.RLock())
