#---- not started: start() was forgotten
from multiprocessing import Process, Queue

def work(q):
    q.put(sum(range(10)))

if __name__ == "__main__":
    results = Queue()
    p = Process(target=work, args=(results,))
    print(results.get())
    p.join()
#---- not started: the second of two
from multiprocessing import Process, Queue

def produce(q):
    for i in range(3):
        q.put(i)
    q.put(None)

def consume(q, done):
    for item in iter(q.get, None):
        print(item)
    done.put(True)

def main():
    q, done = Queue(), Queue()
    a = Process(target=produce, args=(q,))
    b = Process(target=consume, args=(q, done))
    a.start()
    done.get()

main()
#---- put first: both wait for the other
def answer(questions, answers):
    question = questions.get()
    answers.put(question + " Because.")

def main():
    questions, answers = Queue(), Queue()
    p = Process(target=answer, args=(questions, answers))
    p.start()
    print(answers.get())
    questions.put("Why?")

main()
#---- put first: join before put
from multiprocessing import Process, Queue

def child(q):
    print("got", q.get())

if __name__ == "__main__":
    q = Queue()
    p = Process(target=child, args=(q,))
    p.start()
    p.join()
    q.put("too late")
#---- join before the queue is read: a queue with room for two
from multiprocessing import Process, Queue

def squares(q, n):
    for i in range(n):
        q.put(i * i)

if __name__ == "__main__":
    q = Queue(2)
    p = Process(target=squares, args=(q, 5))
    p.start()
    p.join()
    while not q.empty():
        print(q.get())
#---- full queue: nobody takes anything
from multiprocessing import Queue

q = Queue(maxsize=3)
for i in range(5):
    q.put(i)
#---- full queue: two that fill each other's queue
from multiprocessing import Process, Queue

def talk(mine, other):
    for i in range(3):
        other.put(i)
    for i in range(3):
        mine.get()

if __name__ == "__main__":
    a, b = Queue(1), Queue(2)
    p = Process(target=talk, args=(a, b), name="Ann")
    p.start()
    talk(b, a)
#---- no sentinel: workers that loop for ever
from multiprocessing import Process, Queue

def worker(jobs):
    while True:
        job = jobs.get()
        print("job", job)

if __name__ == "__main__":
    jobs = Queue()
    workers = [Process(target=worker, args=(jobs,)) for _ in range(3)]
    for w in workers:
        w.start()
    for n in range(6):
        jobs.put(n)
    for w in workers:
        w.join()
#---- no sentinel: one for three workers
from multiprocessing import Process, Queue

def worker(jobs):
    for job in iter(jobs.get, None):
        print("job", job)

if __name__ == "__main__":
    jobs = Queue()
    workers = [Process(target=worker, args=(jobs,)) for _ in range(3)]
    for w in workers:
        w.start()
    for n in range(4):
        jobs.put(n)
    jobs.put(None)
    for w in workers:
        w.join()
#---- no sentinel: the end of the program waits for a worker
import time

def logger(lines):
    while True:
        print("log:", lines.get())

lines = Queue()
Process(target=logger, args=(lines,), name="Logger").start()
lines.put("begin")
time.sleep(2)
lines.put("end")
#---- dead giver: the child failed
from multiprocessing import Process, Queue

def divide(q, a, b):
    q.put(a / b)

if __name__ == "__main__":
    q = Queue()
    p = Process(target=divide, args=(q, 1, 0))
    p.start()
    print(q.get())
#---- dead giver: the child was terminated
import time
from multiprocessing import Process, Queue

def slow(q):
    time.sleep(10)
    q.put("done")

if __name__ == "__main__":
    q = Queue()
    p = Process(target=slow, args=(q,))
    p.start()
    time.sleep(1)
    p.terminate()
    print(q.get())
#---- finished giver: one get too many
from multiprocessing import Process, Queue

def count(q):
    for i in range(3):
        q.put(i)

if __name__ == "__main__":
    q = Queue()
    p = Process(target=count, args=(q,))
    p.start()
    for i in range(4):
        print(q.get())
    p.join()
#---- finished giver: the child returned a value instead
from multiprocessing import Process, Queue

def double(q, n):
    return 2 * n

if __name__ == "__main__":
    q = Queue()
    p = Process(target=double, args=(q, 21))
    p.start()
    p.join()
    print(q.get())
#---- alone: nobody else has the queue
from multiprocessing import Queue

q = Queue()
print(q.get())
#---- alone: the child makes a queue of its own
from multiprocessing import Process, Queue

def child():
    q = Queue()
    print("child has", q.get())

if __name__ == "__main__":
    q = Queue()
    p = Process(target=child)
    p.start()
    q.put("a message")
    p.join()
#---- task_done: it is never called
from multiprocessing import Process, JoinableQueue

def worker(jobs):
    while True:
        jobs.get()

if __name__ == "__main__":
    jobs = JoinableQueue()
    Process(target=worker, args=(jobs,), daemon=True).start()
    for n in range(3):
        jobs.put(n)
    jobs.join()
#---- task_done: nobody takes the items
from multiprocessing import JoinableQueue

jobs = JoinableQueue()
jobs.put("wash")
jobs.join()
#---- no sentinel: a thousand workers
def worker(jobs):
    while True:
        jobs.get()

jobs = Queue()
workers = [Process(target=worker, args=(jobs,)) for _ in range(1000)]
for w in workers:
    w.start()
jobs.put("all there is")
for w in workers:
    w.join()
