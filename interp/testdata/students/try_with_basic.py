#---- queue empty with timeout
from multiprocessing import Queue
from queue import Empty
q = Queue()
try:
    print(q.get(timeout=0.1))
except Empty:
    print("nothing came")
#---- queue empty module form
import multiprocessing, queue
q = multiprocessing.Queue()
try:
    q.get(True, 0.05)
except queue.Empty as e:
    print("empty", type(e).__name__, str(e) == "")
try:
    q.get_nowait()
except queue.Empty:
    print("still empty")
try:
    q.get(block=False)
except Exception as e:
    print("caught", type(e))
#---- queue full
from multiprocessing import Queue
import queue
q = Queue(maxsize=2)
q.put(1)
q.put(2)
try:
    q.put(3, timeout=0.1)
except queue.Full:
    print("full, 3 not put")
try:
    q.put_nowait(4)
except queue.Full:
    print("full, 4 not put")
print(q.get(), q.get())
#---- slow answer with retries
from multiprocessing import Process, Queue
from queue import Empty
import time
def slow(q):
    time.sleep(0.5)
    q.put("finally here")
q = Queue()
p = Process(target=slow, args=(q,))
p.start()
tries = 0
while True:
    try:
        answer = q.get(timeout=0.15)
        break
    except Empty:
        tries += 1
print(answer, "after several tries:", tries >= 2)
p.join()
#---- child error through queue
from multiprocessing import Process, Queue
def work(n, q):
    try:
        q.put((n, 100 // n))
    except ZeroDivisionError as e:
        q.put((n, "error: " + str(e)))
q = Queue()
ps = [Process(target=work, args=(n, q)) for n in (0, 5, 7)]
for p in ps: p.start()
for n, r in sorted([q.get() for p in ps], key=lambda t: t[0]):
    print(n, r)
for p in ps: p.join()
#---- exception objects through queue
from multiprocessing import Process, Queue
def work(x, q):
    try:
        q.put(int(x))
    except ValueError as e:
        q.put(e)
q = Queue()
for x in ["12", "zwölf"]:
    p = Process(target=work, args=(x, q))
    p.start()
    r = q.get()
    p.join()
    if isinstance(r, Exception):
        print("failed:", repr(r))
    else:
        print("ok:", r)
#---- input until valid
# stdin: abc\n-3\n12\n
def ask():
    while True:
        try:
            n = int(input("positive number: "))
            if n <= 0:
                raise ValueError("not positive")
            return n
        except ValueError as err:
            print("again:", err)
n = ask()
print("thanks for", n)
#---- input end of file caught
# stdin: one\ntwo\n
lines = []
try:
    while True:
        lines.append(input())
except EOFError:
    print("end after", len(lines), "lines:", lines)
#---- finally in child
from multiprocessing import Process
def work(fail):
    try:
        print("open")
        if fail:
            raise RuntimeError("broken")
        print("work")
    finally:
        print("close")
for fail in (False, True):
    p = Process(target=work, args=(fail,))
    p.start()
    p.join()
    print("exit", p.exitcode)
#---- join before start caught
from multiprocessing import Process
p = Process(target=abs, args=(-1,))
try:
    p.join()
except AssertionError as e:
    print("AssertionError:", e)
p.start()
try:
    p.start()
except AssertionError as e:
    print("AssertionError:", e)
p.join()
p.join()
#---- bad args caught
from multiprocessing import Process
try:
    p = Process(target=print, args=(5))
except TypeError as e:
    print("TypeError:", e)
try:
    Process(print)
except AssertionError as e:
    print(e)
#---- with lock
from multiprocessing import Process, Lock
import time
def say(lock, word, delay):
    time.sleep(delay)
    with lock:
        for c in word:
            print(c, end=" ")
        print()
if __name__ == "__main__":
    lock = Lock()
    ps = []
    for i, w in enumerate(["first", "second", "third"]):
        p = Process(target=say, args=(lock, w, i * 0.12))
        p.start()
        ps.append(p)
    for p in ps:
        p.join()
#---- lock released by with after error
from multiprocessing import Lock
lock = Lock()
try:
    with lock:
        print("inside", lock.acquire(False))
        raise KeyError("k")
except KeyError as e:
    print("caught", e)
print("free again", lock.acquire(False))
lock.release()
try:
    lock.release()
except ValueError as e:
    print(e)
#---- acquire with timeout
from multiprocessing import Process, Lock
import time
def holder(lock):
    lock.acquire()
    time.sleep(0.4)
    lock.release()
lock = Lock()
p = Process(target=holder, args=(lock,))
p.start()
time.sleep(0.1)
print(lock.acquire(timeout=0.1))
print(lock.acquire(timeout=5))
lock.release()
p.join()
#---- timer class with context manager
import time
class Timer:
    def __enter__(self):
        self.t0 = time.perf_counter()
        return self
    def __exit__(self, *exc):
        self.elapsed = time.perf_counter() - self.t0
        return False
with Timer() as t:
    time.sleep(0.1)
print("about 0.1:", 0.09 < t.elapsed < 0.5)
#---- pool in with
from multiprocessing import Pool
def f(x):
    return x + 1
if __name__ == '__main__':
    with Pool(2) as pool:
        print(pool.map(f, [1, 2, 3]))
    print("closed")
#---- sys exit caught in child
import sys
from multiprocessing import Process
def f():
    try:
        sys.exit(5)
    except SystemExit as e:
        print("not leaving with", e.code)
    sys.exit(6)
p = Process(target=f)
p.start(); p.join()
print(p.exitcode)
#---- keyboard interrupt by hand
try:
    print("working")
    raise KeyboardInterrupt
except KeyboardInterrupt:
    print("interrupted by the user")
finally:
    print("clean up")
#---- assert in worker
from multiprocessing import Process
def check(n):
    assert n > 0, "n must be positive"
    print("n is", n)
codes = []
for n in (1, -1):
    p = Process(target=check, args=(n,))
    p.start(); p.join()
    codes.append(p.exitcode)
print(codes)
#---- own exception for the bank
class NotEnoughMoney(Exception):
    def __init__(self, missing):
        super().__init__(f"{missing} missing")
        self.missing = missing
def withdraw(balance, amount):
    if amount > balance:
        raise NotEnoughMoney(amount - balance)
    return balance - amount
balance = 50
for amount in (30, 30, 20):
    try:
        balance = withdraw(balance, amount)
    except NotEnoughMoney as e:
        print("refused:", e, e.missing)
    else:
        print("balance", balance)
#---- closed queue
from multiprocessing import Queue
q = Queue()
q.put(1)
print(q.get())
q.close()
try:
    q.put(2)
except ValueError as e:
    print("ValueError", "is closed" in str(e))
#---- unhandled in parent while child sleeps
from multiprocessing import Process
import time
def f():
    time.sleep(0.2)
    print("child ends")
p = Process(target=f)
p.start()
try:
    print({"a": 1}["b"])
finally:
    print("finally")
#---- terminate and finally
from multiprocessing import Process
import time
def f():
    try:
        time.sleep(10)
    finally:
        print("not reached on terminate")
p = Process(target=f)
p.start()
time.sleep(0.1)
p.terminate()
p.join()
print(p.exitcode)
#---- traceback last line
import traceback
def inner(x):
    return x["key"]
try:
    inner({})
except KeyError:
    print(traceback.format_exc().splitlines()[-1])
#---- several excepts in a loop
data = ["3", "x", None, "0", [1]]
for d in data:
    try:
        print(12 / int(d))
    except ValueError:
        print("no number:", d)
    except TypeError as e:
        print("wrong type:", type(d).__name__)
    except ZeroDivisionError:
        print("zero")
