#---- hello process
from multiprocessing import Process

def hello(name):
    print("hello", name)

if __name__ == '__main__':
    p = Process(target=hello, args=('bob',))
    p.start()
    p.join()
    print("done")
#---- several in order
import multiprocessing

def worker(num):
    """worker function"""
    print('Worker:', num)

if __name__ == '__main__':
    jobs = []
    for i in range(4):
        p = multiprocessing.Process(target=worker, args=(i,))
        jobs.append(p)
        p.start()
        p.join()
    print(len(jobs), [j.exitcode for j in jobs], [j.is_alive() for j in jobs])
#---- names
import multiprocessing as mp

def who():
    print(mp.current_process().name)

if __name__ == "__main__":
    a = mp.Process(target=who)
    b = mp.Process(target=who, name="special")
    c = mp.Process(target=who)
    for p in (a, b, c):
        print(p.name, p.is_alive(), p.exitcode, p.pid)
        p.start(); p.join()
    who()
#---- queue
from multiprocessing import Process, Queue

def square(numbers, q):
    for n in numbers:
        q.put(n * n)

if __name__ == "__main__":
    q = Queue()
    p = Process(target=square, args=([1, 2, 3], q))
    p.start()
    for _ in range(3):
        print(q.get())
    p.join()
#---- queue of many types
from multiprocessing import *
def send(q):
    q.put("text")
    q.put([1, None, 2.5])
    q.put({"k": (1, 2)})
    q.put(None)
if __name__ == '__main__':
    q = Queue()
    p = Process(target=send, args=(q,)); p.start()
    while True:
        v = q.get()
        if v is None: break
        print(v)
    p.join()
#---- objects and tuples as globals
from multiprocessing import Process
class Point:
    def __init__(self, x): self.x = x
    def __eq__(self, other):
        print("compared")
        return self.x == other.x
point, pair, same, empty = Point(1), (1, 2), (1, [2]), ()
def change(really):
    global point, pair, same, empty
    if really:
        point, pair, same, empty = Point(1), (3, 4), (1, [2]), (0,)
    print("child:", point.x, pair, same, empty)
if __name__ == '__main__':
    for really in False, True:
        p = Process(target=change, args=(really,))
        p.start()
        p.join()
        print("parent:", p.exitcode, same)
#---- globals are copies
from multiprocessing import Process
counter = 0
items = [1]
def change():
    global counter
    counter += 1
    items.append(2)
    print("child:", counter, items)
if __name__ == '__main__':
    p = Process(target=change)
    p.start()
    p.join()
    print("parent:", counter, items)
#---- lock
from multiprocessing import Process, Lock
def f(l, i):
    l.acquire()
    print('hello world', i)
    l.release()
if __name__ == '__main__':
    lock = Lock()
    for num in range(3):
        p = Process(target=f, args=(lock, num))
        p.start()
        p.join()
    print(lock.acquire(), lock.acquire(False))
    lock.release()
#---- pids differ
import os
from multiprocessing import Process, Queue
def f(q):
    q.put((os.getpid(), os.getppid()))
if __name__ == '__main__':
    q = Queue()
    p = Process(target=f, args=(q,))
    p.start()
    pid, ppid = q.get()
    p.join()
    print(pid == p.pid, ppid == os.getpid(), pid != os.getpid())
#---- sum in parts
from multiprocessing import Process, Queue
def part(q, lo, hi):
    q.put(sum(range(lo, hi)))
def main():
    q = Queue()
    ps = [Process(target=part, args=(q, i * 250, (i + 1) * 250)) for i in range(4)]
    for p in ps: p.start()
    total = sum(q.get() for _ in ps)
    for p in ps: p.join()
    print(total, total == sum(range(1000)))
if __name__ == '__main__':
    main()
#---- child fails
from multiprocessing import Process
def bad():
    print("in child")
    return 1 / 0
if __name__ == '__main__':
    p = Process(target=bad)
    p.start()
    p.join()
    print("exit code", p.exitcode)
#---- child exit codes
import sys
from multiprocessing import Process
def leave(n):
    sys.exit(n)
if __name__ == '__main__':
    for n in (0, 3, None, "msg", 300):
        p = Process(target=leave, args=(n,))
        p.start(); p.join()
        print(n, p.exitcode)
#---- kwargs
from multiprocessing import Process
def show(a, b=2, *rest, c=3, **kw):
    print(a, b, rest, c, kw)
if __name__ == '__main__':
    for args, kw in [((1,), {}), ((1, 5, 6), {"c": 7}), ([9], dict(z=1))]:
        p = Process(target=show, args=args, kwargs=kw)
        p.start(); p.join()
#---- two way
from multiprocessing import Process, Queue
def server(inq, outq):
    for msg in iter(inq.get, "stop"):
        outq.put(msg.upper())
    outq.put("bye")
if __name__ == '__main__':
    a, b = Queue(), Queue()
    p = Process(target=server, args=(a, b))
    p.start()
    for w in ["one", "two", "stop"]:
        a.put(w)
        print(b.get())
    p.join()
    print(a.empty(), p.exitcode)
#---- grandchild
import multiprocessing
def grand():
    print(multiprocessing.current_process().name)
def child():
    print(multiprocessing.current_process().name)
    p = multiprocessing.Process(target=grand)
    p.start()
    p.join()
if __name__ == '__main__':
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    print(multiprocessing.current_process().name)
#---- sleep sort
from multiprocessing import Process
import time
def wait_print(n):
    time.sleep(n * 0.3)
    print(n)
if __name__ == '__main__':
    ps = [Process(target=wait_print, args=(n,)) for n in [2, 0, 1]]
    for p in ps: p.start()
    for p in ps: p.join()
    print("sorted")
#---- never joined
from multiprocessing import Process
import time
def late():
    time.sleep(0.3)
    print("child prints after the parent's last line")
if __name__ == '__main__':
    Process(target=late).start()
    print("end of main")
#---- attributes
from multiprocessing import Process
if __name__ == '__main__':
    p = Process(target=print, args=("x", 1), daemon=True)
    print(p.daemon, p.name, p.exitcode, p.is_alive())
    p.start(); p.join()
    p.mine = "any"
    print(p.mine, p.exitcode)
    print(Process().daemon)
#---- fail join before start
from multiprocessing import Process
p = Process(target=print)
print(p.is_alive())
p.join()
