#---- subclass of process
from multiprocessing import Process

class Greeter(Process):
    def __init__(self, person):
        super().__init__()
        self.person = person

    def run(self):
        print(f"Hello, {self.person}, I am {self.name}")

for person in ["Ann", "Bob"]:
    g = Greeter(person)
    g.start()
    g.join()
    print(g.exitcode)
#---- subclass with queue
import multiprocessing

class Summer(multiprocessing.Process):
    def __init__(self, numbers, results):
        multiprocessing.Process.__init__(self)
        self.numbers = numbers
        self.results = results
    def run(self):
        total = 0
        for n in self.numbers:
            total += n
        self.results.put(total)

results = multiprocessing.Queue()
workers = [Summer(range(i, i + 10), results) for i in range(0, 40, 10)]
for w in workers:
    w.start()
print(sum(results.get() for w in workers))
for w in workers:
    w.join()
#---- forgot super init
from multiprocessing import Process

class Broken(Process):
    def __init__(self, x):
        self.x = x
    def run(self):
        print(self.x)

b = Broken(3)
print("made it")
b.start()
#---- attributes changed in child
from multiprocessing import Process

class Counter(Process):
    def __init__(self):
        super(Counter, self).__init__()
        self.count = 0
    def run(self):
        for i in range(5):
            self.count += 1
        print("child count", self.count)

c = Counter()
c.start()
c.join()
print("parent count", c.count)
#---- method as target
from multiprocessing import Process, Queue

class Calculator:
    def __init__(self, q):
        self.q = q
        self.calls = 0
    def square(self, x):
        self.calls += 1
        self.q.put(x * x)

q = Queue()
calc = Calculator(q)
ps = []
for i in (3, 4, 5):
    p = Process(target=calc.square, args=(i,))
    p.start()
    ps.append(p)
print(sorted([q.get() for p in ps]), calc.calls)
for p in ps:
    p.join()
#---- instances through a queue
from multiprocessing import Process, Queue

class Task:
    def __init__(self, number, text):
        self.number = number
        self.text = text
    def __repr__(self):
        return "Task(%d, %r)" % (self.number, self.text)
    def run(self):
        return self.text.upper() * self.number

def worker(q, out):
    while True:
        task = q.get()
        if task is None:
            break
        print("working on", task)
        out.put(task.run())
    out.put(None)

q, out = Queue(), Queue()
p = Process(target=worker, args=(q, out))
p.start()
for t in [Task(1, "a"), Task(2, "bc"), None]:
    q.put(t)
p.join()
r = out.get()
while r is not None:
    print(r)
    r = out.get()
#---- static method target
from multiprocessing import Process

class Tools:
    @staticmethod
    def say(word):
        print("static", word)
    @classmethod
    def cls_say(cls, word):
        print(cls.__name__, word)

for t in (Tools.say, Tools.cls_say):
    p = Process(target=t, args=("hi",))
    p.start()
    p.join()
#---- process owner class
from multiprocessing import Process, Queue

class Farm:
    def __init__(self, size):
        self.jobs = Queue()
        self.results = Queue()
        self.workers = [Process(target=self.loop) for _ in range(size)]
        for w in self.workers:
            w.start()

    def loop(self):
        job = self.jobs.get()
        while job is not None:
            self.results.put((job, job ** 3))
            job = self.jobs.get()

    def map(self, items):
        for i in items:
            self.jobs.put(i)
        found = {}
        for i in items:
            k, v = self.results.get()
            found[k] = v
        return [found[i] for i in items]

    def close(self):
        for w in self.workers:
            self.jobs.put(None)
        for w in self.workers:
            w.join()

farm = Farm(3)
print(farm.map([3, 1, 2]))
print(farm.map([10]))
farm.close()
#---- bank account class and lock
from multiprocessing import Process, Lock, Value

class Account:
    def __init__(self, start):
        self.balance = Value("i", start)
        self.lock = Lock()
    def change(self, amount):
        with self.lock:
            self.balance.value += amount

def pay(account, times, amount):
    for _ in range(times):
        account.change(amount)

acc = Account(100)
ps = [Process(target=pay, args=(acc, 20, 5)), Process(target=pay, args=(acc, 30, -3))]
for p in ps: p.start()
for p in ps: p.join()
print("balance", acc.balance.value)
#---- run with name argument
from multiprocessing import Process
class Robot(Process):
    def __init__(self, name, steps=2):
        super().__init__(name="Robot " + name)
        self.steps = steps
    def run(self):
        for s in range(1, self.steps + 1):
            print(self.name, "step", s)
r1 = Robot("R2D2")
r2 = Robot("C3PO", steps=1)
r1.start(); r1.join()
r2.start(); r2.join()
print(r1.name, "|", r2.name, "|", isinstance(r1, Process))
#---- stop by event in class
from multiprocessing import Process, Event
import time
class Blinker(Process):
    def __init__(self):
        super().__init__()
        self.stop_it = Event()
    def run(self):
        n = 0
        while not self.stop_it.is_set():
            n += 1
            time.sleep(0.02)
        print("stopped, blinked often:", n > 2)
    def stop(self):
        self.stop_it.set()
b = Blinker()
b.start()
time.sleep(0.25)
b.stop()
b.join()
#---- inheritance of workers
from multiprocessing import Process, Queue
class Worker(Process):
    def __init__(self, data, q):
        super().__init__()
        self.data, self.q = data, q
    def run(self):
        self.q.put((type(self).__name__, self.compute()))
    def compute(self):
        raise NotImplementedError
class Maximum(Worker):
    def compute(self):
        return max(self.data)
class Mean(Worker):
    def compute(self):
        return sum(self.data) / len(self.data)
class Nothing(Worker):
    pass
q = Queue()
data = [4, 8, 15, 16, 23, 42]
ws = [k(data, q) for k in (Maximum, Mean, Nothing)]
for w in ws: w.start()
print(sorted([q.get(), q.get()]))
for w in ws: w.join()
print([w.exitcode for w in ws])
#---- class variable is per process
from multiprocessing import Process
class Ticket:
    next_number = 1
    def __init__(self):
        self.number = Ticket.next_number
        Ticket.next_number += 1
def sell():
    print("child sells", Ticket().number, Ticket().number)
for i in range(2):
    p = Process(target=sell)
    p.start()
    p.join()
print("parent sells", Ticket().number)
#---- person objects
class Person:
    """A person with a name and an age."""
    def __init__(self, name: str, age: int = 0) -> None:
        self.name = name
        self.age = age
    def birthday(self):
        self.age += 1
        return self
    def __str__(self):
        return f"{self.name} is {self.age}"
    def __eq__(self, other):
        return self.name == other.name
p = Person("Eva", 9)
print(p.birthday().birthday(), p == Person("Eva"), p != Person("Ida"))
print(Person.__doc__, p.__dict__)
#---- stack and queue classes
class Stack:
    def __init__(self):
        self.items = []
    def push(self, x): self.items.append(x)
    def pop(self): return self.items.pop()
    def is_empty(self): return not self.items
    def __len__(self): return len(self.items)
s = Stack()
for c in "stack":
    s.push(c)
print(len(s))
out = ""
while not s.is_empty():
    out += s.pop()
print(out)
s.pop()
#---- dataclass jobs
from dataclasses import dataclass, field
from multiprocessing import Process, Queue
@dataclass
class Job:
    id: int
    words: list = field(default_factory=list)
    done: bool = False
def work(inp, out):
    for job in iter(inp.get, None):
        job.words = [w.title() for w in job.words]
        job.done = True
        out.put(job)
inp, out = Queue(), Queue()
p = Process(target=work, args=(inp, out)); p.start()
mine = Job(1, ["red", "blue"])
inp.put(mine); inp.put(Job(2)); inp.put(None)
print(out.get()); print(out.get())
p.join()
print(mine)
#---- enum states
from enum import Enum
from multiprocessing import Process, Queue
class State(Enum):
    WAITING = 1
    RUNNING = 2
    DONE = 3
def job(q):
    for s in State:
        q.put(s)
q = Queue()
p = Process(target=job, args=(q,))
p.start()
while True:
    s = q.get()
    print(s, s.name, s.value)
    if s is State.DONE:
        break
p.join()
