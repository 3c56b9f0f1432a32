#---- is alive and exitcode
from multiprocessing import Process
import time

def nap():
    time.sleep(0.2)

p = Process(target=nap)
print(p.is_alive(), p.exitcode, p.pid)
p.start()
print(p.is_alive(), p.exitcode, p.pid is None)
p.join()
print(p.is_alive(), p.exitcode)
#---- join with timeout
from multiprocessing import Process
import time

def long():
    time.sleep(0.4)
    print("long finished")

p = Process(target=long)
p.start()
p.join(0.1)
print("still alive?", p.is_alive())
p.join(timeout=2)
print("still alive?", p.is_alive())
#---- terminate
from multiprocessing import Process
import time

def forever():
    while True:
        time.sleep(0.05)

p = Process(target=forever)
p.start()
time.sleep(0.1)
p.terminate()
p.join()
print(p.is_alive(), p.exitcode)
#---- kill
import multiprocessing as mp, time

def forever():
    time.sleep(100)

p = mp.Process(target=forever)
p.start()
p.kill()
p.join()
print("killed:", p.exitcode)
#---- daemon is stopped at the end
from multiprocessing import Process
import time

def ticker():
    while True:
        print("tick")
        time.sleep(0.4)

p = Process(target=ticker)
p.daemon = True
p.start()
time.sleep(0.2)
print("main ends", p.daemon)
#---- daemon by keyword
import multiprocessing
import time

def background():
    print("daemon?", multiprocessing.current_process().daemon)
    time.sleep(5)
    print("never printed")

p = multiprocessing.Process(target=background, daemon=True)
p.start()
time.sleep(0.2)
print("end of main")
#---- pids differ
import os
from multiprocessing import Process, Queue

def tell(q):
    q.put((os.getpid(), os.getppid()))

q = Queue()
p = Process(target=tell, args=(q,))
p.start()
child, parent = q.get()
p.join()
print("child pid is p.pid:", child == p.pid)
print("parent pid is mine:", parent == os.getpid())
print("they differ:", child != parent)
print(type(p.pid).__name__, p.ident == p.pid)
#---- all pids are different
import os, multiprocessing

def tell(q):
    q.put(os.getpid())

q = multiprocessing.Queue()
ps = []
for i in range(5):
    p = multiprocessing.Process(target=tell, args=(q,))
    ps.append(p)
    p.start()
pids = set()
for p in ps:
    pids.add(q.get())
for p in ps:
    p.join()
print(len(pids), os.getpid() in pids)
print(pids == {p.pid for p in ps})
#---- default names
from multiprocessing import Process, current_process

def f():
    print("I am", current_process().name)

for i in range(3):
    p = Process(target=f)
    print("created", p.name)
    p.start()
    p.join()
#---- sleeping race
import time
from multiprocessing import Process

def runner(name, seconds):
    time.sleep(seconds)
    print(name, "reached the goal")

if __name__ == '__main__':
    racers = [Process(target=runner, args=("tortoise", 0.45)),
              Process(target=runner, args=("hare", 0.15)),
              Process(target=runner, args=("dog", 0.3))]
    print("Ready, steady, go!")
    for r in racers:
        r.start()
    for r in racers:
        r.join()
    print("The race is over.")
#---- time saved
import time
from multiprocessing import Process

def slow():
    time.sleep(0.3)

start = time.time()
for i in range(2):
    slow()
serial = time.time() - start

start = time.time()
ps = [Process(target=slow) for i in range(2)]
for p in ps:
    p.start()
for p in ps:
    p.join()
parallel = time.time() - start
print("serial took 0.6 s:", serial >= 0.59)
print("parallel is faster:", parallel < serial)
#---- perf counter rounding
from time import perf_counter, sleep
from multiprocessing import Process

def nap(sec):
    print("Sleeping %.1f second(s)..." % sec)
    sleep(sec)
    print("Done sleeping %.1f" % sec)

t0 = perf_counter()
p1 = Process(target=nap, args=[0.2])
p1.start()
p1.join()
t1 = perf_counter()
print(t1 > t0, int(t1 - t0))
#---- process starts processes
from multiprocessing import Process, current_process

def grandchild():
    print("grandchild", current_process().name)

def child():
    print("child", current_process().name)
    g = Process(target=grandchild)
    g.start()
    g.join()
    print("child ends")

p = Process(target=child)
p.start()
p.join()
print("parent ends")
#---- binary tree of processes
from multiprocessing import Process, Queue

def tree(depth, q):
    if depth == 0:
        q.put(1)
        return
    left = Process(target=tree, args=(depth - 1, q))
    right = Process(target=tree, args=(depth - 1, q))
    left.start()
    right.start()
    left.join()
    right.join()

q = Queue()
tree(3, q)
leaves = 0
while leaves < 8:
    leaves += q.get()
print("leaves:", leaves)
#---- kwargs
from multiprocessing import Process

def describe(name, age=0, *, city="nowhere"):
    print(f"{name} ({age}) from {city}")

for kw in [{}, {"age": 9}, {"age": 10, "city": "Graz"}]:
    p = Process(target=describe, args=("Tim",), kwargs=kw)
    p.start()
    p.join()
p = Process(name="last", kwargs={"name": "Eva", "city": "Ulm"}, target=describe)
p.start()
p.join()
#---- lambda target
from multiprocessing import Process

p = Process(target=lambda x, y: print("lambda says", x * y), args=(6, 7))
p.start()
p.join()
#---- nested function target
from multiprocessing import Process, Queue

def main():
    q = Queue()
    factor = 3

    def multiply(n):
        q.put(n * factor)

    p = Process(target=multiply, args=(14,))
    p.start()
    print(q.get())
    p.join()

main()
#---- no join at all
from multiprocessing import Process
import time

def late():
    time.sleep(0.2)
    print("child prints after the parent")

Process(target=late).start()
print("parent is done")
#---- builtin as target
from multiprocessing import Process

p = Process(target=print, args=("print", "as", "target"), kwargs={"sep": "-"})
p.start()
p.join()
#---- extra attributes on process
from multiprocessing import Process

def f(n):
    print("task", n)

ps = []
for i in range(3):
    p = Process(target=f, args=(i,))
    p.number = i
    p.label = "P" + str(i)
    ps.append(p)
for p in ps:
    p.start()
    p.join()
    print(p.label, p.number, p.exitcode)
#---- dictionary of processes
from multiprocessing import Process

def cook(dish):
    print("cooking", dish)

kitchen = {}
for dish in ["soup", "pasta", "cake"]:
    kitchen[dish] = Process(target=cook, args=(dish,), name="cook-" + dish)
for dish, proc in kitchen.items():
    proc.start()
    proc.join()
for dish, proc in kitchen.items():
    print(dish, proc.name, "ok" if proc.exitcode == 0 else "burnt")
#---- active children
from multiprocessing import Process, active_children
import time

def nap(t):
    time.sleep(t)

print(len(active_children()))
for i in range(3):
    Process(target=nap, args=(0.15,), name="n%d" % i).start()
print(sorted([p.name for p in active_children()]))
time.sleep(0.5)
print(active_children())
#---- without target
from multiprocessing import Process
p = Process()
p.start()
p.join()
print(p.exitcode)
#---- while alive loop
from multiprocessing import Process
import time

def work():
    time.sleep(0.3)

p = Process(target=work)
p.start()
checks = 0
while p.is_alive():
    checks = checks + 1
    time.sleep(0.02)
print("checked several times:", checks > 3)
#---- parent process
from multiprocessing import Process, parent_process, current_process

def child():
    print(parent_process().name, "->", current_process().name)

print(parent_process())
p = Process(target=child, name="kid")
p.start()
p.join()
#---- cpu count
import multiprocessing
n = multiprocessing.cpu_count()
print(n >= 1, isinstance(n, int))
#---- starmap style by hand
from multiprocessing import Process, Queue
def power(base, exp, q):
    q.put((base, exp, base ** exp))
q = Queue()
jobs = [(2, 3), (3, 2), (5, 1), (7, 0)]
for job in jobs:
    Process(target=power, args=job + (q,)).start()
table = {}
for _ in jobs:
    b, e, r = q.get()
    table[(b, e)] = r
for job in jobs:
    print("{0}^{1} = {2}".format(job[0], job[1], table[job]))
