#---- put then get order
from multiprocessing import Queue

q = Queue()
q.put(1)
q.put("two")
q.put([3, 3.5])
print(q.get(), q.get(), q.get())
#---- producer consumer
from multiprocessing import Process, Queue

def producer(q):
    for i in range(5):
        q.put(i * i)
    q.put("stop")

def consumer(q):
    total = 0
    while True:
        item = q.get()
        if item == "stop":
            break
        print("consumed", item)
        total += item
    print("total:", total)

def main():
    q = Queue()
    p = Process(target=producer, args=(q,))
    c = Process(target=consumer, args=(q,))
    p.start()
    c.start()
    p.join()
    c.join()

main()
#---- three stage pipeline
from multiprocessing import Process, Queue

def numbers(out):
    for i in range(1, 6):
        out.put(i)
    out.put(None)

def squares(inp, out):
    n = inp.get()
    while n is not None:
        out.put(n * n)
        n = inp.get()
    out.put(None)

def show(inp):
    n = inp.get()
    while n is not None:
        print("->", n)
        n = inp.get()
    print("end of pipeline")

if __name__ == "__main__":
    q1 = Queue()
    q2 = Queue()
    stages = [Process(target=numbers, args=(q1,)),
              Process(target=squares, args=(q1, q2)),
              Process(target=show, args=(q2,))]
    for s in stages:
        s.start()
    for s in stages:
        s.join()
#---- ping pong
from multiprocessing import *

def player(name, inbox, outbox, rounds):
    for i in range(rounds):
        ball = inbox.get()
        print(name, "hits ball", ball)
        outbox.put(ball + 1)

q1 = Queue()
q2 = Queue()
ping = Process(target=player, args=("ping", q1, q2, 3))
pong = Process(target=player, args=("pong", q2, q1, 3))
ping.start()
pong.start()
q1.put(0)
ping.join()
pong.join()
print("last ball:", q1.get())
#---- results sorted
import multiprocessing as mp

def square(n, results):
    results.put((n, n ** 2))

results = mp.Queue()
procs = [mp.Process(target=square, args=(n, results)) for n in range(6)]
for p in procs:
    p.start()
answers = sorted([results.get() for p in procs])
for p in procs:
    p.join()
for n, sq in answers:
    print("%d squared is %d" % (n, sq))
#---- parallel sum of halves
from multiprocessing import Process, Queue

def addUp(numbers, q):
    total = 0
    for n in numbers:
        total = total + n
    q.put(total)

def main():
    data = list(range(1, 101))
    half = len(data) // 2
    q = Queue()
    left = Process(target=addUp, args=(data[:half], q))
    right = Process(target=addUp, args=(data[half:], q))
    left.start()
    right.start()
    total = q.get() + q.get()
    left.join()
    right.join()
    print("Total:", total)
    print("Correct:", total == sum(data))

main()
#---- workers with sentinels
from multiprocessing import Process, Queue

def worker(tasks, results):
    while True:
        n = tasks.get()
        if n is None:
            break
        results.put(n * 10)

def main():
    tasks, results = Queue(), Queue()
    workers = []
    for i in range(3):
        w = Process(target=worker, args=(tasks, results))
        w.start()
        workers.append(w)
    for n in range(10):
        tasks.put(n)
    for w in workers:
        tasks.put(None)
    out = []
    for n in range(10):
        out.append(results.get())
    for w in workers:
        w.join()
    print(sorted(out))

main()
#---- ring of processes
from multiprocessing import Process, Queue

def node(number, inbox, outbox):
    token = inbox.get()
    token.append(number)
    outbox.put(token)

N = 5
queues = [Queue() for i in range(N + 1)]
for i in range(N):
    Process(target=node, args=(i, queues[i], queues[i + 1])).start()
queues[0].put([])
print("token visited", queues[N].get())
#---- counting down with queue
from multiprocessing import Process, Queue
import time

def countdown(q, n):
    while n > 0:
        q.put(n)
        time.sleep(0.05)
        n -= 1
    q.put("Lift off!")

q = Queue()
p = Process(target=countdown, args=(q, 3))
p.start()
msg = q.get()
while msg != "Lift off!":
    print(msg, "...")
    msg = q.get()
print(msg)
p.join()
#---- barrier by counting
from multiprocessing import Process, Queue

def worker(i, arrived, go, done):
    arrived.put(i)
    go.get()
    done.put(i)

arrived, go, done = Queue(), Queue(), Queue()
n = 4
for i in range(n):
    Process(target=worker, args=(i, arrived, go, done)).start()
here = []
while len(here) < n:
    here.append(arrived.get())
print("all arrived:", sorted(here))
for i in range(n):
    go.put("go")
print("all done:", sorted([done.get() for i in range(n)]))
#---- queue as a mailbox per process
from multiprocessing import Process, Queue

def pupil(name, box, teacher):
    question = box.get()
    teacher.put((name, len(question)))

teacher = Queue()
boxes = {}
for name in ["Ada", "Ben", "Cleo"]:
    boxes[name] = Queue()
    Process(target=pupil, args=(name, boxes[name], teacher)).start()
for name in boxes:
    boxes[name].put("Question for " + name + "?")
answers = {}
for i in range(len(boxes)):
    name, number = teacher.get()
    answers[name] = number
for name in sorted(answers):
    print(name, answers[name])
#---- empty and qsize
from multiprocessing import Queue
import time

q = Queue()
print(q.empty())
for i in range(3):
    q.put(i)
time.sleep(0.1)
print(q.empty(), q.qsize())
while not q.empty():
    print(q.get())
    time.sleep(0.02)
print("empty now", q.empty())
#---- bounded queue blocks producer
from multiprocessing import Process, Queue
import time

def producer(q):
    for i in range(4):
        q.put(i)
    time.sleep(0.2)
    print("producer: all in")

q = Queue(2)
p = Process(target=producer, args=(q,))
p.start()
time.sleep(0.2)
print("full?", q.full())
for i in range(4):
    print("got", q.get())
p.join()
#---- many types through a queue
from multiprocessing import Process, Queue

def sender(q):
    q.put(None)
    q.put(True)
    q.put(3.25)
    q.put("text")
    q.put((1, "a", None))
    q.put([1, [2, [3]]])
    q.put({"k": [1, 2], "z": (3,)})
    q.put({5})
    q.put(b"bytes")
    q.put(10 ** 30)
    q.put("end")

q = Queue()
Process(target=sender, args=(q,)).start()
x = q.get()
while x != "end":
    print(type(x).__name__, x)
    x = q.get()
#---- two consumers one queue
from multiprocessing import Process, Queue

def eat(q, out):
    count = 0
    while q.get() != "end":
        count += 1
    out.put(count)

q = Queue()
out = Queue()
ps = [Process(target=eat, args=(q, out)) for i in range(2)]
for p in ps: p.start()
for i in range(20): q.put(i)
for p in ps: q.put("end")
print("eaten in total:", out.get() + out.get())
for p in ps: p.join()
#---- max of a list in parallel
from multiprocessing import Process, Queue

def biggest(part, q):
    q.put(max(part))

numbers = [3, 17, 8, 99, 23, 56, 1, 42, 77]
q = Queue()
size = 3
count = 0
for start in range(0, len(numbers), size):
    Process(target=biggest, args=(numbers[start:start + size], q)).start()
    count += 1
best = q.get()
for i in range(count - 1):
    other = q.get()
    if other > best:
        best = other
print("biggest:", best)
#---- request and reply with ids
from multiprocessing import Process, Queue

def server(requests, replies):
    while True:
        req = requests.get()
        if req[0] == "quit":
            replies.put("bye")
            return
        op, a, b = req
        if op == "add":
            replies.put(a + b)
        elif op == "sub":
            replies.put(a - b)
        elif op == "mul":
            replies.put(a * b)
        else:
            replies.put("unknown " + op)

requests = Queue()
replies = Queue()
s = Process(target=server, args=(requests, replies), name="server")
s.start()
for req in [("add", 2, 3), ("mul", 4, 5), ("pow", 2, 8), ("sub", 1, 9), ("quit",)]:
    requests.put(req)
    print(req, "=>", replies.get())
s.join()
#---- get nowait after join
from multiprocessing import Process, Queue
import time

def fill(q):
    for w in "these are some words".split():
        q.put(w)

q = Queue()
p = Process(target=fill, args=(q,))
p.start()
p.join()
words = []
while not q.empty():
    words.append(q.get_nowait())
print(" ".join(words))
#---- queue of queues by index
from multiprocessing import *

def echo(qs, me):
    msg = qs[me].get()
    qs[(me + 1) % len(qs)].put(msg + str(me))

qs = [Queue(), Queue(), Queue()]
for i in range(3):
    Process(target=echo, args=(qs, i)).start()
qs[0].put("x")
import time
time.sleep(0.3)
print(qs[0].get())
#---- simple queue
import multiprocessing

def child(q):
    q.put(["from", "child"])

q = multiprocessing.SimpleQueue()
p = multiprocessing.Process(target=child, args=(q,))
p.start()
print(q.get())
p.join()
print(q.empty())
#---- joinable queue
from multiprocessing import Process, JoinableQueue

def worker(q):
    while True:
        n = q.get()
        print("task", n, "done")
        q.task_done()

q = JoinableQueue()
w = Process(target=worker, args=(q,), daemon=True)
w.start()
for i in range(4):
    q.put(i)
q.join()
print("all tasks done")
