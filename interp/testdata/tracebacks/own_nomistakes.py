#---- attrs (making)
from multiprocessing import Process
def f(): pass
p = Process(target=f)
print(p.is_alive(), p.pid)
#---- subclass (making)
from multiprocessing import Process
class W(Process):
    def run(self):
        super().run()
        print("w")
W().start()
#---- own lock nested (making)
from multiprocessing import Process, Lock
def g(lock):
    with lock: pass
def f(n):
    lock = Lock()
    with lock:
        print(n)
    Process(target=g, args=(lock,)).start()
for n in range(3):
    Process(target=f, args=(n,)).start()
#---- one letter (making)
from multiprocessing import Process
def f(x): print(x)
p = Process(target=f, args="a")
p.start(); p.join()
#---- lambda (making)
from multiprocessing import Process
p = Process(target=lambda: print(1))
p.start(); p.join()
#---- lazy (sharing)
from multiprocessing import Process
conn = None
def get():
    global conn
    if conn is None:
        conn = 1
    return conn
p = Process(target=get)
p.start()
p.join()
print(get())
#---- reset (sharing)
from multiprocessing import Process
n = 0
def work():
    global n
    n += 1
p = Process(target=work)
p.start()
p.join()
n = 5
print(n)
#---- sorted argument (sharing)
from multiprocessing import Process, Queue
def work(q, data):
    data.sort()
    q.put(data)
data = [3, 1]
q = Queue()
p = Process(target=work, args=(q, data))
p.start()
print(q.get())
p.join()
print(data)
#---- merged (sharing)
from multiprocessing import Process, Queue
results = []
def work(q):
    results.append(1)
    q.put(results)
q = Queue()
p = Process(target=work, args=(q,))
p.start()
r = q.get()
p.join()
results.extend(r)
print(results)
#---- never read (sharing)
from multiprocessing import Process
cache = {}
def work(n):
    cache[n] = n
p = Process(target=work, args=(1,))
p.start()
p.join()
#---- manager (sharing)
from multiprocessing import Process, Manager
def work(d):
    d[1] = 2
if __name__ == "__main__":
    with Manager() as m:
        d = m.dict()
        p = Process(target=work, args=(d,))
        p.start()
        p.join()
        print(d)
#---- try (uncalled)
try:
    unicode
except NameError:
    pass
try:
    print.x
except AttributeError:
    pass
#---- value (uncalled)
x = 3
x
class A:
    v = 1
a = A()
a.v
A
#---- read before the child ends (sharing)
from multiprocessing import Process
n = 0
def work():
    global n
    n += 1
p = Process(target=work)
p.start()
print(n)
p.join()
#---- an initializer's global (sharing)
from multiprocessing import Pool, Lock
lock = None
def init(l):
    global lock
    lock = l
def work(n):
    with lock:
        return n
if __name__ == "__main__":
    with Pool(2, initializer=init, initargs=(Lock(),)) as pool:
        pool.map(work, [1, 2])
    print(lock)
#---- a configuration that the child completes (sharing)
from multiprocessing import Process
config = {"speed": 1}
def work():
    config["name"] = "child"
    print(config["name"])
p = Process(target=work)
p.start()
p.join()
#---- only more is put into it (sharing)
from multiprocessing import Process
log = []
def work():
    log.append("child")
p = Process(target=work)
p.start()
p.join()
log.append("parent")
#---- an unstarted process in a list that is looked at (making)
from multiprocessing import Process
def f(): pass
ps = [Process(target=f) for _ in range(3)]
for p in ps[:2]:
    p.start()
print([p.is_alive() for p in ps[2:]])
#---- a queue that the child alone uses (making)
from multiprocessing import Process, Queue
def f():
    q = Queue()
    for i in range(3):
        q.put(i)
    print(q.get())
Process(target=f).start()
#---- a queue of a child for its own children (making)
from multiprocessing import Process, Queue
def g(q):
    q.put(1)
def f():
    q = Queue()
    Process(target=g, args=(q,)).start()
Process(target=f).start()
#---- one child has a lock (making)
from multiprocessing import Process, Lock
def f():
    lock = Lock()
    with lock:
        print("alone")
Process(target=f).start()
#---- a program that fails (making)
import sys
from multiprocessing import Process
def f(): pass
p = Process(target=f)
sys.exit(3)
#---- an attribute is the child's own, and the parent reads others or gives it a value
from multiprocessing import Process
class Worker(Process):
    def __init__(self, n):
        super().__init__()
        self.n, self.count, self.done = n, 0, False
    def run(self):
        self.count += 1
        self.n = 7
        self.done = True
w = Worker(1)
w.start()
w.done = 2
w.join()
print(w.exitcode, w.is_alive(), w.done)
w.n = 3
print(w.n)
#---- threads whose run is called by a class of their own, and args that are a letter
from threading import Thread
class Worker(Thread):
    def run(self):
        super().run()
def f(a):
    print(a)
for t in Worker(target=f, args=("a",)), Thread(target=f, args="b"):
    t.start()
    t.join()
#---- errors of jobs that the program learns of, and jobs that are done
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool
def bad(x):
    return 1 // x
if __name__ == "__main__":
    with ThreadPoolExecutor(1) as executor:
        f, g, h = executor.submit(bad, 0), executor.submit(bad, 0), executor.submit(bad, 0)
        f.add_done_callback(lambda f: None)
        executor.map(bad, [0])
        print(type(g.exception()))
        try:
            h.result()
        except ZeroDivisionError as e:
            print(e)
    p = Pool(2)
    p.apply_async(bad, (0,), error_callback=print)
    p.apply_async(bad, (1,))
    print(p.apply_async(bad, (1,)).get(), next(p.imap_unordered(bad, range(1, 100))))
    try:
        p.map(bad, [1, 0])
    except ZeroDivisionError as e:
        print(e)
    p.close()
    p.join()
