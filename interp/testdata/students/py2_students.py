#---- greet2 py2
from multiprocessing import *
def greet2(q):
    for i in range(5):
        name = q.get()
        print "(child process) Well, hi", name
    print "(child process) that was all"
def sendName2():
    q = Queue()
    p1 = Process(target=greet2, args=(q,))
    p1.start()
    for name in ["Jimmy", "Rosa", "Kim", "Ali", "Zoe"]:
        q.put(name)
    p1.join()
    print "(parent process) bye"
sendName2()
#---- greet3 py2 none ends
from multiprocessing import *
def greet3(q):
    count = 0
    name = q.get()
    while name != None:
        count += 1
        print "%d: Well, hi %s" % (count, name)
        name = q.get()
def sendName3(names):
    q = Queue()
    p = Process(target=greet3, args=(q,))
    p.start()
    for n in names + [None]:
        q.put(n)
    p.join()
sendName3(["Jim", "Tom"])
sendName3([])
#---- sum in parallel py2
from multiprocessing import *
def addUp(start, stop, q):
    total = 0
    for i in range(start, stop):
        total = total + i
    q.put(total)
def parallelSum(n, k):
    q = Queue()
    for i in range(k):
        Process(target=addUp, args=(i * n / k, (i + 1) * n / k, q)).start()
    total = 0
    for i in range(k):
        total = total + q.get()
    return total
print parallelSum(1000, 3), sum(range(1000))
#---- three hellos with names
import multiprocessing
def hello():
    print "hello from", multiprocessing.current_process().name
    return
if __name__ == '__main__':
    for i in range(3):
        p = multiprocessing.Process(target=hello)
        p.start()
        p.join()
    print "main is", multiprocessing.current_process().name
#---- conversation py2
from multiprocessing import Process, Queue
import time
def bob(toBob, toAnn):
    print "Bob hears:", toBob.get()
    toAnn.put("Hi Ann")
    print "Bob hears:", toBob.get()
def ann(toBob, toAnn):
    toBob.put("Hello Bob")
    answer = toAnn.get()
    time.sleep(0.1)
    print "Ann hears:", answer
    toBob.put("Bye")
a, b = Queue(), Queue()
p1 = Process(target=bob, args=(a, b))
p2 = Process(target=ann, args=(a, b))
p1.start()
p2.start()
p1.join()
p2.join()
print "end of talk"
#---- sleeping times py2
import time
from multiprocessing import Process
def nap(n, t):
    time.sleep(t)
    print "process", n, "slept", t
start = time.time()
ps = []
for n, t in enumerate([0.3, 0.1, 0.2]):
    p = Process(target=nap, args=(n, t))
    ps.append(p)
    p.start()
for p in ps:
    p.join()
print "in parallel:", time.time() - start < 0.6
#---- menu with raw input py2
# stdin: 3\n4\nq\n
from multiprocessing import Process, Queue
def square(n, q):
    q.put(n ** 2)
q = Queue()
line = raw_input("> ")
while line != "q":
    p = Process(target=square, args=(int(line), q))
    p.start()
    print q.get()
    p.join()
    line = raw_input("> ")
print "bye"
#---- input numbers py2
# stdin: 4\n2.5\n"text"\n
a = input()
b = input()
c = input()
print a * 2, b * 2, c * 2, a / 3, b / 2
#---- args mistake py2
from multiprocessing import Process
def f(x):
    print x
print "start"
p = Process(target=f, args=(3))
p.start()
#---- positional mistake py2
from multiprocessing import Process
def f():
    print "f"
p = Process(f)
p.start()
#---- string args py2
from multiprocessing import Process
def f(*letters):
    print letters, len(letters)
p = Process(target=f, args="abc")
p.start(); p.join()
#---- search with results py2
from multiprocessing import *
def search(L, x, q):
    q.put(x in L)
L = range(0, 100, 7)
q = Queue()
found = []
for x in [14, 15, 98]:
    p = Process(target=search, args=(L, x, q))
    p.start()
    found.append(q.get())
    p.join()
print found
print ["no", "yes"][found[0]], found.count(True)
#---- bubble sort pieces py2
from multiprocessing import Process, Queue
def bubble(l, q):
    n = len(l)
    for i in range(n):
        for j in range(n - 1 - i):
            if l[j] > l[j + 1]:
                l[j], l[j + 1] = l[j + 1], l[j]
    q.put(l)
data = [9, 4, 7, 1, 8, 2]
q1, q2 = Queue(), Queue()
Process(target=bubble, args=(data[:3], q1)).start()
Process(target=bubble, args=(data[3:], q2)).start()
a, b = q1.get(), q2.get()
out = []
while a and b:
    if a[0] < b[0]: out.append(a.pop(0))
    else: out.append(b.pop(0))
print out + a + b, data
#---- lock printing py2
from multiprocessing import Process, Lock
import time
def p(lock, name, d):
    time.sleep(d)
    lock.acquire()
    for i in range(2):
        print name, i,
    print
    lock.release()
lock = Lock()
ps = [Process(target=p, args=(lock, n, d)) for n, d in (("x", 0), ("y", .15), ("z", .3))]
for q in ps: q.start()
for q in ps: q.join()
#---- terminate py2
from multiprocessing import Process
import time
def loop():
    while 1:
        time.sleep(0.1)
p = Process(target=loop)
p.start()
print p.is_alive()
p.terminate()
p.join()
print p.is_alive(), p.exitcode
#---- pool and lambda results py2
from multiprocessing import Pool
def length(w):
    return len(w), w
pool = Pool(processes=2)
for n, w in sorted(pool.map(length, "to be or not to be that is".split())):
    print n, w
print sum(pool.map(abs, xrange(-3, 3)))
print list(pool.imap(abs, [-1, -2])), sorted(pool.imap_unordered(abs, [-5, -4]))
pool.close()
pool.join()
#---- star import and time py2
from multiprocessing import *
from time import *
def tick(n):
    for i in range(n):
        print "tick", i
        sleep(0.05)
t0 = time()
p = Process(target=tick, args=(3,))
p.start()
p.join()
print time() - t0 > 0.14
#---- string formatting of results py2
from multiprocessing import Process, Queue
def stats(name, l, q):
    q.put((name, min(l), max(l), float(sum(l)) / len(l)))
q = Queue()
d = {"a": [1, 2, 6], "b": [5, 5], "c": [0, 1]}
for k in d:
    Process(target=stats, args=(k, d[k], q)).start()
rows = [q.get() for k in d]
rows.sort()
for r in rows:
    print "%-3s min=%d max=%d avg=%.2f" % r
print "{0[0]} {1:>6}".format(rows[0], rows[1][3])
