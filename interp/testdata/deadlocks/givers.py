#---- own copy: a queue for threads
import queue
from multiprocessing import Process

def child(q):
    q.put(1)

if __name__ == "__main__":
    q = queue.Queue()
    p = Process(target=child, args=(q,))
    p.start()
    print(q.get())
    p.join()
#---- own copy: an event for threads
import threading
from multiprocessing import Process

def child(e):
    e.set()

if __name__ == "__main__":
    e = threading.Event()
    p = Process(target=child, args=(e,))
    p.start()
    e.wait()
#---- dead giver: a worker that was to call task_done
from multiprocessing import Process, JoinableQueue

def worker(q):
    while True:
        x = q.get()
        print(1 / x)
        q.task_done()

if __name__ == "__main__":
    q = JoinableQueue()
    Process(target=worker, args=(q,), daemon=True).start()
    q.put(1)
    q.put(0)
    q.put(2)
    q.join()
#---- dead giver: who was to set the event
from multiprocessing import Process, Event

def worker(e):
    int("x")
    e.set()

if __name__ == "__main__":
    e = Event()
    Process(target=worker, args=(e,)).start()
    e.wait()
#---- dead giver: one of those for whom a barrier waits
from multiprocessing import Process, Barrier

def worker(b, n):
    1 / n
    b.wait()

if __name__ == "__main__":
    b = Barrier(3)
    ps = [Process(target=worker, args=(b, i)) for i in range(2)]
    for p in ps: p.start()
    b.wait()
#---- dead giver: who was to notify
from multiprocessing import Process, Condition

def worker(c):
    with c:
        {}["k"]
        c.notify()

if __name__ == "__main__":
    c = Condition()
    with c:
        Process(target=worker, args=(c,)).start()
        c.wait()
#---- dead giver: a producer, while the consumer is joined
from multiprocessing import Process, Queue

def producer(q):
    q.put(1)
    q.put(1 / 0)

def consumer(q):
    while True:
        x = q.get()
        if x is None:
            break

if __name__ == "__main__":
    q = Queue()
    a = Process(target=producer, args=(q,))
    b = Process(target=consumer, args=(q,))
    a.start(); b.start()
    a.join(); b.join()
#---- too few items: four for five
from multiprocessing import Process, Queue

def consumer(q):
    for i in range(5):
        print(q.get())

if __name__ == "__main__":
    q = Queue()
    b = Process(target=consumer, args=(q,))
    b.start()
    for i in range(4):
        q.put(i)
    b.join()
#---- target called: a process of its result
from multiprocessing import Process, Queue

def g(q):
    x = q.get()
    print(x)

if __name__ == "__main__":
    q = Queue()
    p = Process(target=g(q))
    p.start()
    q.put(1)
    p.join()
#---- finished giver: main has left with a code
import sys
from multiprocessing import Process, Queue

def g(q):
    print(q.get())

if __name__ == "__main__":
    q = Queue()
    p = Process(target=g, args=(q,))
    p.start()
    sys.exit(3)
#---- ended pool: a result behind the with
from multiprocessing import Pool
import time

def f(x):
    time.sleep(1)
    return x * x

if __name__ == "__main__":
    with Pool(2) as pool:
        r = pool.apply_async(f, (3,))
    print(r.get())
#---- own copy: the child waits for its copy
import queue
from multiprocessing import Process

def child(jobs):
    print(jobs.get())

if __name__ == "__main__":
    jobs = queue.SimpleQueue()
    p = Process(target=child, kwargs={"jobs": jobs})
    p.start()
    jobs.put(1)
    p.join()
#---- no sentinel: the loop ends at an item of its own
from multiprocessing import Process, Queue

def worker(jobs):
    while True:
        job = jobs.get()
        # the last one
        if job == "stop":
            break
        print(job)

if __name__ == "__main__":
    jobs = Queue()
    w = Process(target=worker, args=(jobs,))
    w.start()
    jobs.put(1)
    w.join()
#---- no sentinel: iter has an item of its own
from multiprocessing import Process, Queue

def worker(jobs):
    for job in iter(jobs.get, -1):
        print(job)

if __name__ == "__main__":
    jobs = Queue()
    w = Process(target=worker, args=(jobs,))
    w.start()
    jobs.put(1)
    w.join()
#---- no sentinel: one worker has failed, and the others are not told
from multiprocessing import Process, Queue

def worker(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        print(12 // job)

if __name__ == "__main__":
    jobs = Queue()
    workers = [Process(target=worker, args=(jobs,)) for _ in range(2)]
    for w in workers:
        w.start()
    jobs.put(0)
    for w in workers:
        w.join()
#---- event: a waiter has failed, which is not the cause
from multiprocessing import Process, Event

def wait(go, n):
    if n == 0:
        raise ValueError("n")
    go.wait()

if __name__ == "__main__":
    go = Event()
    for n in range(2):
        Process(target=wait, args=(go, n)).start()
