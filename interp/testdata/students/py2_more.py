#---- primes py2
from multiprocessing import Process, Queue
def primes(lo, hi, q):
    found = []
    for n in range(lo, hi):
        for d in range(2, n):
            if n % d == 0:
                break
        else:
            if n > 1:
                found.append(n)
    q.put(found)
q = Queue()
for lo in range(0, 60, 20):
    Process(target=primes, args=(lo, lo + 20, q)).start()
allPrimes = []
for i in range(3):
    allPrimes += q.get()
allPrimes.sort()
print allPrimes
print "%d primes" % len(allPrimes)
#---- subclass py2
import multiprocessing
class Worker(multiprocessing.Process):
    def __init__(self, n, q):
        multiprocessing.Process.__init__(self)
        self.n = n
        self.q = q
    def run(self):
        self.q.put((self.n, self.n ** 2))
q = multiprocessing.Queue()
ws = [Worker(i, q) for i in range(3)]
for w in ws: w.start()
out = sorted([q.get() for w in ws])
for w in ws: w.join()
for n, sq in out:
    print n, "->", sq
#---- queue empty py2
from multiprocessing import Queue
import Queue as Q
q = Queue()
try:
    q.get(timeout=0.1)
except Q.Empty:
    print "nothing there"
try:
    q.get_nowait()
except Q.Empty, e:
    print "empty again", repr(e)
#---- pool map py2
from multiprocessing import Pool
def square(x):
    return x * x
if __name__ == '__main__':
    pool = Pool(3)
    print pool.map(square, range(6))
    print pool.apply(square, (9,))
    r = pool.apply_async(square, [12])
    print r.get(timeout=5)
    pool.close()
    pool.join()
#---- lock and value py2
from multiprocessing import Process, Lock, Value
def add(v, lock):
    for i in xrange(50):
        lock.acquire()
        v.value += 1
        lock.release()
v = Value('i', 0)
lock = Lock()
ps = [Process(target=add, args=(v, lock)) for i in range(3)]
for p in ps: p.start()
for p in ps: p.join()
print "counter =", v.value
#---- pipe py2
from multiprocessing import Process, Pipe
def child(conn):
    conn.send([42, None, 'hello'])
    print "child got", conn.recv()
    conn.close()
parent, kid = Pipe()
p = Process(target=child, args=(kid,))
p.start()
print parent.recv()
parent.send({"x": 1})
p.join()
#---- exceptions py2
def check(n):
    if n < 0:
        raise ValueError, "negative number"
    return n ** 0.5
for n in [4, -1]:
    try:
        print check(n)
    except ValueError, e:
        print "error:", e
    else:
        print "fine"
    finally:
        print "next"
#---- manager py2
from multiprocessing import Process, Manager
def f(d, l):
    d["one"] = 1
    l.reverse()
m = Manager()
d = m.dict()
l = m.list(range(4))
p = Process(target=f, args=(d, l))
p.start()
p.join()
print d, l
print d["one"], len(l)
#---- threading py2
import threading
def say(n):
    print "thread", n
for i in range(3):
    t = threading.Thread(target=say, args=(i,))
    t.start()
    t.join()
print threading.currentThread().getName()
#---- bank class py2
class Account:
    count = 0
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1
    def deposit(self, amount):
        self.balance += amount
    def __str__(self):
        return "%s has %d" % (self.owner, self.balance)
a = Account("Ann", 10)
b = Account("Bob")
a.deposit(5)
print a
print b
print Account.count
#---- format and unicode py2
print "{0} {1}".format("a", 1), "{:>5}|".format("x")
print u"abc", repr(u"abc"), repr("a\n")
print str(5) + "5", repr("it's"), 'say "hi"'
print len(u"\u00e4"), u"\u00e4".encode("utf8") == "\xc3\xa4"
#---- semaphore event py2
from multiprocessing import Process, Event, Semaphore
import time
def waiter(e):
    print "waiting"
    e.wait()
    print "go", e.is_set()
e = Event()
p = Process(target=waiter, args=(e,))
p.start()
time.sleep(0.2)
print "set it"
e.set()
p.join()
s = Semaphore(2)
print s.acquire(), s.acquire(), s.acquire(False)
#---- joinable queue py2
from multiprocessing import JoinableQueue, Process
def eat(q):
    while True:
        print "eat", q.get()
        q.task_done()
q = JoinableQueue()
p = Process(target=eat, args=(q,))
p.daemon = True
p.start()
for x in "abc": q.put(x)
q.join()
print "all eaten"
#---- list comprehension leaks
squares = [i * i for i in range(4)]
print squares, i
print [x for x in "abc" if x != "b"]
print dict((k, k * 2) for k in range(3))
print {k: 1 for k in "a"}, {1, 2}
#---- with lock py2
from __future__ import with_statement, print_function, division
from multiprocessing import Lock, Process
def f(l, i):
    with l:
        print("hello", i, 7 / 2)
l = Lock()
for i in range(3):
    p = Process(target=f, args=(l, i))
    p.start()
    p.join()
#---- nested lists copies py2
from multiprocessing import Process
data = {"scores": [1, 2]}
def change():
    data["scores"].append(3)
    print "child", data
p = Process(target=change)
p.start(); p.join()
print "parent", data
#---- random seeded py2
import random
random.seed(7)
a = [random.randint(1, 100) for i in range(5)]
random.seed(7)
b = [random.randint(1, 100) for i in range(5)]
print a == b, min(a) >= 1, max(a) <= 100
#---- exit code py2
import sys
from multiprocessing import Process
def f(n):
    sys.exit(n)
for n in (0, 2, 5):
    p = Process(target=f, args=(n,))
    p.start()
    p.join()
    print p.exitcode,
print
sys.exit(3)
