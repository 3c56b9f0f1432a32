#---- elections by two children
from multiprocessing import Process, Queue
def child(name, q):
    q.put(name + " votes yes" if len(name) % 2 else name + " votes no")
q = Queue()
p1 = Process(target=child, args=("Alice", q))
p2 = Process(target=child, args=("Bert", q))
p1.start()
p1.join()
p2.start()
p2.join()
print(q.get())
print(q.get())
#---- sum of squares in four
from multiprocessing import *

def sumSquares(low, high, q):
    s = 0
    for i in range(low, high):
        s += i * i
    q.put(s)

def main():
    N = 1000
    P = 4
    q = Queue()
    for i in range(P):
        Process(target=sumSquares, args=(i * N // P, (i + 1) * N // P, q)).start()
    total = 0
    for i in range(P):
        total += q.get()
    print("Sum of squares below", N, "is", total)
    print("Formula says", (N - 1) * N * (2 * N - 1) // 6)

main()
#---- contains item in parallel
from multiprocessing import Process, Queue
def contains(L, item, q):
    found = False
    for x in L:
        if x == item:
            found = True
    q.put(found)
def parallelContains(L, item):
    q = Queue()
    mid = len(L) // 2
    a = Process(target=contains, args=(L[:mid], item, q))
    b = Process(target=contains, args=(L[mid:], item, q))
    a.start()
    b.start()
    result = q.get() or q.get()
    a.join()
    b.join()
    return result
L = [4, 8, 15, 16, 23, 42]
print(parallelContains(L, 23), parallelContains(L, 5), parallelContains([], 1))
#---- odd and even sorter
from multiprocessing import Process, Queue
def sorter(inp, odd, even):
    n = inp.get()
    while n != "done":
        if n % 2:
            odd.put(n)
        else:
            even.put(n)
        n = inp.get()
    odd.put("done")
    even.put("done")
def collect(name, q, out):
    l = []
    x = q.get()
    while x != "done":
        l.append(x)
        x = q.get()
    out.put((name, l))
inp, odd, even, out = Queue(), Queue(), Queue(), Queue()
Process(target=sorter, args=(inp, odd, even)).start()
Process(target=collect, args=("odd", odd, out)).start()
Process(target=collect, args=("even", even, out)).start()
for n in [5, 2, 8, 1, 9, 4]:
    inp.put(n)
inp.put("done")
for name, l in sorted([out.get(), out.get()]):
    print(name, l)
#---- send and receive both ways
from multiprocessing import Process, Queue
import time
def child(toChild, toParent):
    print("(child) waiting")
    msg = toChild.get()
    print("(child) got:", msg)
    toParent.put(msg[::-1])
toChild, toParent = Queue(), Queue()
p = Process(target=child, args=(toChild, toParent))
p.start()
time.sleep(0.2)
print("(parent) sending")
toChild.put("stressed")
print("(parent) received:", toParent.get())
p.join()
#---- many senders count
from multiprocessing import Process, Queue
def sender(i, q):
    for k in range(i):
        q.put(i)
q = Queue()
ps = [Process(target=sender, args=(i, q)) for i in range(1, 5)]
for p in ps: p.start()
counts = {}
for _ in range(1 + 2 + 3 + 4):
    x = q.get()
    counts[x] = counts.get(x, 0) + 1
for p in ps: p.join()
for k in sorted(counts): print(k, counts[k])
#---- queue preserves order per producer
from multiprocessing import Process, Queue
def p(name, q):
    for i in range(20):
        q.put((name, i))
q = Queue()
ps = [Process(target=p, args=(n, q)) for n in "ab"]
for x in ps: x.start()
last = {"a": -1, "b": -1}
good = True
for _ in range(40):
    name, i = q.get()
    good = good and i == last[name] + 1
    last[name] = i
for x in ps: x.join()
print("in order:", good, last)
#---- temperature sensors
from multiprocessing import Process, Queue
def sensor(room, values, q):
    for v in values:
        q.put((room, v))
    q.put((room, None))
readings = {"kitchen": [20.5, 21.0, 22.5], "cellar": [12, 11.5], "attic": [30]}
q = Queue()
for room, values in readings.items():
    Process(target=sensor, args=(room, values, q)).start()
open_sensors = len(readings)
highest = {}
while open_sensors > 0:
    room, v = q.get()
    if v is None:
        open_sensors -= 1
    elif room not in highest or v > highest[room]:
        highest[room] = v
for room in sorted(highest):
    print(room.title() + ":", highest[room], "°C")
#---- lottery with seeds
import random
from multiprocessing import Process, Queue
def draw(seed, q):
    random.seed(seed)
    numbers = set()
    while len(numbers) < 6:
        numbers.add(random.randint(1, 49))
    q.put((seed, sorted(numbers)))
q = Queue()
for s in (1, 2): Process(target=draw, args=(s, q)).start()
for s, nums in sorted([q.get(), q.get()]):
    print(s, nums, len(nums) == 6)
#---- dna counting
from multiprocessing import Process, Queue
dna = "ACGTACGGTTAACCGGATAT"
def count(base, q):
    n = 0
    for ch in dna:
        if ch == base:
            n += 1
    q.put({base: n})
q = Queue()
for b in "ACGT":
    Process(target=count, args=(b, q)).start()
all_counts = {}
for b in "ACGT":
    all_counts.update(q.get())
print([(b, all_counts[b]) for b in "ACGT"], sum(all_counts.values()) == len(dna))
#---- elevator simulation
from multiprocessing import Process, Queue
def elevator(calls, log):
    floor = 0
    moved = 0
    while True:
        target = calls.get()
        if target is None:
            break
        step = 1 if target > floor else -1
        while floor != target:
            floor += step
            moved += 1
        log.put("arrived at floor %d" % floor)
    log.put("moved %d floors" % moved)
    log.put(None)
calls, log = Queue(), Queue()
e = Process(target=elevator, args=(calls, log))
e.start()
for c in (3, 1, 4, 4, 0, None): calls.put(c)
for line in iter(log.get, None): print(line)
e.join()
#---- hot potato
from multiprocessing import Process, Queue
def kid(name, mine, nxt, out):
    n = mine.get()
    while n > 0:
        nxt.put(n - 1)
        n = mine.get()
    if n == 0:
        out.put(name + " has the potato")
        nxt.put(-1)
    else:
        nxt.put(-1)
names = ["Ann", "Ben", "Cat"]
qs = [Queue() for _ in names]
out = Queue()
ps = [Process(target=kid, args=(names[i], qs[i], qs[(i + 1) % 3], out)) for i in range(3)]
for p in ps: p.start()
qs[0].put(7)
print(out.get())
for p in ps: p.join()
#---- tree sum with messages
from multiprocessing import Process, Queue
def treeSum(numbers, q):
    if len(numbers) <= 2:
        q.put(sum(numbers))
        return
    sub = Queue()
    m = len(numbers) // 2
    kids = [Process(target=treeSum, args=(part, sub)) for part in (numbers[:m], numbers[m:])]
    for k in kids: k.start()
    q.put(sub.get() + sub.get())
    for k in kids: k.join()
q = Queue()
treeSum(list(range(10)), q)
print(q.get())
#---- binary search by two
from multiprocessing import Process, Queue
def bsearch(lst, x, off, q):
    lo, hi = 0, len(lst) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if lst[mid] == x:
            q.put(off + mid)
            return
        elif lst[mid] < x:
            lo = mid + 1
        else:
            hi = mid - 1
    q.put(-1)
lst = [3 * i for i in range(20)]
q = Queue()
for x in (27, 28, 57):
    a = Process(target=bsearch, args=(lst[:10], x, 0, q))
    b = Process(target=bsearch, args=(lst[10:], x, 10, q))
    a.start(); b.start()
    print(x, "at", max(q.get(), q.get()))
    a.join(); b.join()
#---- thermometer conversion pipeline
from multiprocessing import Process, Queue
def toFahrenheit(inp, out):
    while True:
        c = inp.get()
        if c is None:
            out.put(None); return
        out.put((c, c * 9 / 5 + 32))
def label(inp, out):
    while True:
        x = inp.get()
        if x is None:
            out.put(None); return
        c, f = x
        text = "cold" if c < 10 else "warm" if c < 25 else "hot"
        out.put(f"{c:5.1f} C = {f:5.1f} F ({text})")
a, b, c = Queue(), Queue(), Queue()
Process(target=toFahrenheit, args=(a, b)).start()
Process(target=label, args=(b, c)).start()
for t in (-5, 18.5, 31, None): a.put(t)
line = c.get()
while line is not None:
    print(line)
    line = c.get()
#---- palindromes by workers
from multiprocessing import Process, Queue
def check(words, results):
    while not (w := words.get()) is None:
        clean = "".join(ch for ch in w.lower() if ch.isalnum())
        results.put((w, clean == clean[::-1]))
words, results = Queue(), Queue()
workers = [Process(target=check, args=(words, results)) for _ in range(2)]
for w in workers: w.start()
phrases = ["Racecar", "Hello", "A man, a plan, a canal: Panama", "noon"]
for p in phrases: words.put(p)
for w in workers: words.put(None)
for phrase, ok in sorted(results.get() for _ in phrases): print(ok, phrase)
for w in workers: w.join()
#---- signal chain of names
from multiprocessing import Process, Queue, current_process
def relay(inp, out):
    route = inp.get()
    route.append(current_process().name)
    out.put(route)
first = q = Queue()
for i in range(4):
    nxt = Queue()
    Process(target=relay, args=(q, nxt), name=f"relay{i}").start()
    q = nxt
first.put(["start"])
print(" > ".join(q.get()))
#---- time measured per worker
import time
from multiprocessing import Process, Queue
def work(name, secs, q):
    t = time.time()
    time.sleep(secs)
    q.put((round(time.time() - t, 1), name))
q = Queue()
ps = [Process(target=work, args=("w%d" % i, i / 10, q)) for i in (3, 1)]
for p in ps: p.start()
for p in ps: p.join()
print(sorted([q.get(), q.get()]))
#---- stop when one has found it
from multiprocessing import Process, Queue
import time
def hunt(name, start, q):
    n = start
    while n * n % 1009 != 1:
        n += 2
        if n > 3000:
            time.sleep(10)
    q.put((name, n))
q = Queue()
p1 = Process(target=hunt, args=("even", 2, q))
p2 = Process(target=time.sleep, args=(10,))
p1.start()
p2.start()
print(q.get())
p1.join()
p2.terminate()
p2.join()
print(p1.exitcode, p2.exitcode)
