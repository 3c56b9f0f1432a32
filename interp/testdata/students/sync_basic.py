#---- counter with value and lock
from multiprocessing import Process, Value, Lock
def add(counter, lock, n):
    for _ in range(n):
        with lock:
            counter.value += 1
counter = Value('i', 0)
lock = Lock()
ps = [Process(target=add, args=(counter, lock, 50)) for _ in range(4)]
for p in ps: p.start()
for p in ps: p.join()
print(counter.value)
#---- get lock of value
from multiprocessing import Process, Value
def add(counter):
    for _ in range(100):
        with counter.get_lock():
            counter.value += 2
c = Value('i', 5)
ps = [Process(target=add, args=(c,)) for _ in range(2)]
[p.start() for p in ps]
[p.join() for p in ps]
print("result:", c.value)
#---- array shared
from multiprocessing import Process, Array
def fill(arr, i):
    arr[i] = i * i
def double(arr):
    for i in range(len(arr)):
        arr[i] *= 2
arr = Array('i', 5)
print(arr[:], len(arr))
for i in range(5):
    p = Process(target=fill, args=(arr, i))
    p.start(); p.join()
print(list(arr))
p = Process(target=double, args=(arr,)); p.start(); p.join()
print(arr[:], arr[-1], arr[1:3], sum(arr))
#---- array of doubles and chars
from multiprocessing import Array, Value
a = Array('d', [1.5, 2.5])
a[0] += 1
print(a[:])
v = Value('d', 3.25)
v.value /= 2
print(v.value)
b = Value('b', -5)
print(b.value)
c = Array('c', b'hello')
print(c.value, c[0])
#---- event start signal
from multiprocessing import Process, Event
import time
def runner(name, start, delay):
    start.wait()
    time.sleep(delay)
    print(name, "runs")
start = Event()
ps = [Process(target=runner, args=(n, start, d)) for n, d in [("A", 0.25), ("B", 0.1)]]
for p in ps: p.start()
time.sleep(0.2)
print("BANG", start.is_set())
start.set()
for p in ps: p.join()
print(start.is_set())
start.clear()
print(start.is_set(), start.wait(0.05))
#---- semaphore limits
from multiprocessing import Process, Semaphore, Value
import time
def visit(sem, inside, peak):
    with sem:
        with inside.get_lock():
            inside.value += 1
            if inside.value > peak.value:
                peak.value = inside.value
        time.sleep(0.05)
        with inside.get_lock():
            inside.value -= 1
sem = Semaphore(2)
inside, peak = Value('i', 0), Value('i', 0)
ps = [Process(target=visit, args=(sem, inside, peak)) for _ in range(6)]
for p in ps: p.start()
for p in ps: p.join()
print("inside", inside.value, "peak at most 2:", peak.value <= 2)
#---- bounded semaphore
from multiprocessing import BoundedSemaphore
s = BoundedSemaphore(1)
s.acquire()
print(s.acquire(block=False))
s.release()
try:
    s.release()
except ValueError as e:
    print(e)
#---- rlock
from multiprocessing import RLock
lock = RLock()
def recursive(n):
    with lock:
        print("level", n)
        if n > 0:
            recursive(n - 1)
recursive(3)
try:
    lock.release()
except AssertionError as e:
    print(e)
#---- condition handshake
from multiprocessing import Process, Condition, Value
def consumer(cond, ready):
    with cond:
        while ready.value == 0:
            cond.wait()
        print("consumer saw", ready.value)
def producer(cond, ready):
    with cond:
        print("producer prepares")
        ready.value = 7
        cond.notify()
cond = Condition()
ready = Value('i', 0)
c = Process(target=consumer, args=(cond, ready))
p = Process(target=producer, args=(cond, ready))
c.start(); p.start()
c.join(); p.join()
#---- barrier
from multiprocessing import Process, Barrier, Queue
def worker(i, barrier, q):
    q.put(("before", i))
    barrier.wait()
    q.put(("after", i))
b = Barrier(3)
q = Queue()
ps = [Process(target=worker, args=(i, b, q)) for i in range(3)]
for p in ps: p.start()
got = [q.get() for _ in range(6)]
for p in ps: p.join()
print(sorted(x for x in got if x[0] == "before"))
print(sorted(x for x in got if x[0] == "after"))
print(b.parties)
#---- broken barrier
from multiprocessing import Barrier
from threading import BrokenBarrierError
b = Barrier(2)
try:
    b.wait(timeout=0.1)
except BrokenBarrierError:
    print("nobody came", b.broken)
#---- critical section with printing
from multiprocessing import Process, Lock
def show(lock, i):
    lock.acquire()
    try:
        print("begin")
        print("end")
    finally:
        lock.release()
lock = Lock()
ps = []
for i in range(3):
    p = Process(target=show, args=(lock, i))
    ps.append(p)
    p.start()
for p in ps:
    p.join()
#---- dining with ordered forks
from multiprocessing import Process, Lock, Queue
def philosopher(i, forks, q):
    first, second = sorted([i, (i + 1) % len(forks)])
    for meal in range(2):
        with forks[first]:
            with forks[second]:
                q.put(i)
forks = [Lock() for _ in range(3)]
q = Queue()
ps = [Process(target=philosopher, args=(i, forks, q)) for i in range(3)]
for p in ps: p.start()
meals = sorted(q.get() for _ in range(6))
for p in ps: p.join()
print(meals)
#---- bank transfer with two locks
from multiprocessing import Process, Lock, Array
def transfer(acc, locks, a, b, amount):
    for x in sorted([a, b]): locks[x].acquire()
    acc[a] -= amount
    acc[b] += amount
    for x in sorted([a, b]): locks[x].release()
acc = Array('i', [100, 50, 0])
locks = [Lock(), Lock(), Lock()]
moves = [(0, 1, 10), (1, 2, 30), (2, 0, 5), (0, 2, 1)]
ps = [Process(target=transfer, args=(acc, locks) + m) for m in moves]
for p in ps: p.start()
for p in ps: p.join()
print(acc[:], sum(acc))
#---- stop flag value
from multiprocessing import Process, Value
import time
def loop(running, rounds):
    while running.value:
        rounds.value += 1
        time.sleep(0.01)
running = Value('b', 1)
rounds = Value('i', 0)
p = Process(target=loop, args=(running, rounds))
p.start()
time.sleep(0.2)
running.value = 0
p.join()
print("ran:", rounds.value > 1, "exit:", p.exitcode)
#---- reader writer turns
from multiprocessing import Process, Semaphore
def player(word, mine, other, n):
    for i in range(n):
        mine.acquire()
        print(word, i)
        other.release()
a, b = Semaphore(1), Semaphore(0)
p = Process(target=player, args=("tick", a, b, 3))
q = Process(target=player, args=("tock", b, a, 3))
p.start(); q.start(); p.join(); q.join()
