#---- barrier: fewer than it was made for
from multiprocessing import Process, Barrier

def runner(gate, name):
    print(name, "is ready")
    gate.wait()
    print(name, "runs")

if __name__ == "__main__":
    gate = Barrier(4)
    for name in ["Ann", "Bob", "Cid"]:
        Process(target=runner, args=(gate, name), name=name).start()
#---- condition: notify came before wait
import time
from multiprocessing import Process, Condition

def late(ready):
    time.sleep(1)
    with ready:
        ready.wait()
    print("go")

if __name__ == "__main__":
    ready = Condition()
    p = Process(target=late, args=(ready,))
    p.start()
    with ready:
        ready.notify()
    p.join()
#---- condition: nobody notifies
from multiprocessing import Process, Condition

def waiter(bell):
    with bell:
        bell.wait()

if __name__ == "__main__":
    bell = Condition()
    p = Process(target=waiter, args=(bell,))
    p.start()
    p.join()
#---- event: it is never set
from multiprocessing import Process, Event

def starter(gun):
    print("on your marks")

def runner(gun):
    gun.wait()

if __name__ == "__main__":
    gun = Event()
    a = Process(target=starter, args=(gun,))
    b = Process(target=runner, args=(gun,))
    a.start()
    b.start()
    a.join()
    b.join()
#---- event: set and cleared too early
import time
from multiprocessing import Process, Event

def late(light):
    time.sleep(1)
    light.wait()

if __name__ == "__main__":
    light = Event()
    Process(target=late, args=(light,)).start()
    light.set()
    light.clear()
#---- pipe: both ends receive
from multiprocessing import Process, Pipe

def child(conn):
    name = conn.recv()
    conn.send("hello " + name)

if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=child, args=(yours,))
    p.start()
    print(mine.recv())
    mine.send("Ada")
#---- pipe: the end never comes
from multiprocessing import Process, Pipe

def child(conn):
    for word in ["one", "two"]:
        conn.send(word)
    conn.close()

if __name__ == "__main__":
    reader, writer = Pipe(duplex=False)
    p = Process(target=child, args=(writer,))
    p.start()
    try:
        while True:
            print(reader.recv())
    except EOFError:
        print("no more")
#---- own pool: a worker asks its own pool
from multiprocessing.pool import ThreadPool

pool = ThreadPool(1)

def inner(x):
    return x + 1

def outer(x):
    return pool.apply(inner, (x,)) * 2

print(pool.map(outer, [1, 2]))
#---- joins only: child and parent
from multiprocessing import Process, parent_process

def child():
    parent_process().join()

if __name__ == "__main__":
    p = Process(target=child)
    p.start()
    p.join()
#---- not started: threads wait too
import threading
from multiprocessing import Process, Queue

def feed(q):
    q.put("x")

def read(q):
    print(q.get())

if __name__ == "__main__":
    q = Queue()
    feeder = Process(target=feed, args=(q,))
    reader = threading.Thread(target=read, args=(q,), name="reader")
    reader.start()
    reader.join()
#---- alone: through calls and a class
from multiprocessing import Process, Queue

class Box:
    def __init__(self):
        self.q = Queue()

    def take(self):
        return self.q.get()

def fetch(box):
    return box.take()

def main():
    box = Box()
    p = Process(target=print, args=("hello", box.q is None))
    p.start()
    p.join()
    fetch(box)

main()
#---- task_done: a thread's queue
import queue
import threading

jobs = queue.Queue()

def worker():
    while True:
        print("job", jobs.get())

threading.Thread(target=worker, name="worker").start()
for n in range(3):
    jobs.put(n)
jobs.join()
#---- dead giver: a thread failed
import queue
import threading

q = queue.Queue()

def worker():
    q.put(int("one"))

threading.Thread(target=worker, name="worker").start()
print(q.get())
#---- dead giver: one of many
from multiprocessing import Process, Queue

def invert(q, n):
    q.put(1 / (n % 4))

if __name__ == "__main__":
    q = Queue()
    for n in range(12):
        Process(target=invert, args=(q, n)).start()
    for n in range(12):
        q.get()
#---- no sentinel: a class derived from Process
from multiprocessing import Process, Queue

class Worker(Process):
    def __init__(self, q):
        super().__init__()
        self.q = q

    def run(self):
        while True:
            job = self.q.get()
            if job == "stop":
                break
            print(self.name, job)

if __name__ == "__main__":
    q = Queue()
    workers = [Worker(q) for _ in range(2)]
    for w in workers:
        w.start()
    for n in range(4):
        q.put(n)
    q.put("stop")
    for w in workers:
        w.join()
#---- lock order: threads
import threading
import time

class Account:
    def __init__(self, name):
        self.name, self.lock = name, threading.Lock()

def transfer(giver, taker):
    with giver.lock:
        time.sleep(0.1)
        with taker.lock:
            print(giver.name, "to", taker.name)

ann, bob = Account("Ann"), Account("Bob")
for name, pair in ("there", (ann, bob)), ("back", (bob, ann)):
    threading.Thread(target=transfer, args=pair, name=name).start()
