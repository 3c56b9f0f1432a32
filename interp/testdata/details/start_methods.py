#---- a child runs the file anew
import multiprocessing as mp
import os
import sys

print("top", __name__)
x = 1


def f(q):
    q.put((__name__, x, mp.get_start_method(), f.__module__, os.environ.get("SOME_NAME"), sys.argv[1:]))


if __name__ == "__main__":
    mp.set_start_method("spawn")
    os.environ["SOME_NAME"] = "yes"
    sys.argv.append("more")
    x = 2
    q = mp.Queue()
    p = mp.Process(target=f, args=(q,))
    p.start()
    print(q.get())
    p.join()
    print(p.exitcode, p.name, type(p).__name__)
#---- forkserver does so too
import multiprocessing as mp

print("top", __name__)
x = 1


def f(q, n):
    q.put((n, x, mp.get_start_method(), mp.current_process().name))


if __name__ == "__main__":
    ctx = mp.get_context("forkserver")
    x = 2
    q = ctx.Queue()
    p = ctx.Process(target=f, args=(q,), kwargs={"n": 5})
    p.start()
    print(q.get())
    p.join()
    print(p.exitcode, p.name, type(p).__name__, mp.get_start_method(allow_none=True))
#---- what is under the guard is not there
from multiprocessing import Process, set_start_method


def f():
    try:
        print(limit)
    except NameError as e:
        print(e)


if __name__ == "__main__":
    set_start_method("spawn")
    limit = 10
    p = Process(target=f)
    p.start()
    p.join()
    print(p.exitcode)
#---- a missing guard
import sys
from multiprocessing import Process, get_context


def f():
    print("never")


p = get_context("spawn").Process(target=f)
try:
    p.start()
except RuntimeError as e:
    print(e)
    sys.exit(3)
p.join()
print(p.exitcode)
#---- a missing guard around set_start_method
from multiprocessing import Process, set_start_method


def f():
    print("never")


set_start_method("spawn")
if __name__ == "__main__":
    p = Process(target=f)
    p.start()
    p.join()
    print(p.exitcode)
#---- what has no name is refused
import re
import sys
import threading
from multiprocessing import Process, set_start_method


def f(x):
    print("never", x)


class Outer:
    class Inner:
        def __call__(self):
            print("called")


def attempt(target, *args):
    try:
        Process(target=target, args=args).start()
    except Exception as e:
        print(type(e).__module__, type(e).__name__, re.sub(" at 0x[0-9a-f]+", "", str(e)))


def main():
    def local():
        pass

    class Local:
        pass

    attempt(lambda: 1)
    attempt(local)
    attempt(f, Local())
    attempt(f, [Local])
    attempt(f, {"key": lambda: 1})
    attempt(f, (i for i in [1]))
    attempt(f, sys)
    attempt(f, {}.keys())
    attempt(f, threading.Lock())
    attempt(f, threading.RLock())
    attempt(f, threading.Event())
    attempt(f, threading.local())
    attempt(f, sys.stdout)
    p = Process(target=Outer.Inner())
    p.start()
    p.join()
    attempt(f, p)


named = lambda: print("never")

if __name__ == "__main__":
    set_start_method("spawn")
    main()
    attempt(named)
    first = f

    def f(x):
        pass

    attempt(first, 1)
#---- a function that the child does not have
from multiprocessing import Process, set_start_method

if __name__ == "__main__":
    def f():
        print("never")

    class C:
        pass

    set_start_method("spawn")
    for target, args in (f, ()), (print, (C(),)), (print, (C,)):
        p = Process(target=target, args=args)
        p.start()
        p.join()
        print(p.exitcode)
#---- objects of the program's classes are of the receiver's
from multiprocessing import Process, Queue, set_start_method


class Point:
    made = []

    def __init__(self, x, y):
        self.x, self.y = x, y
        self.made.append(self)

    def send(self, q):
        q.put(self)
        q.put(Point)
        q.put(len(Point.made))


class Weird(Exception):
    pass


def fail(q):
    try:
        raise Weird("odd", 5)
    except Weird as e:
        q.put(e)


if __name__ == "__main__":
    set_start_method("spawn")
    q = Queue()
    a = Point(1, 2)
    p = Process(target=a.send, args=(q,))
    p.start()
    b = q.get()
    print(type(b) is Point, b is a, b.x, b.y, type(b).__module__)
    print(q.get() is Point, q.get())
    p.join()
    p = Process(target=fail, args=(q,))
    p.start()
    try:
        raise q.get()
    except Weird as e:
        print(repr(e), e.args)
    p.join()
#---- what is made at the top is each one's own
from multiprocessing import Event, Lock, Process, Queue, Value, set_start_method

if __name__ == "__main__":
    set_start_method("spawn")
lock = Lock()
n = Value("i", 0)
e = Event()
q = Queue()


def f(own, given, answers):
    n.value += 1
    given.value += 1
    e.set()
    answers.put((n.value, own.acquire(timeout=5), lock.acquire(block=False), e.is_set()))
    own.release()


if __name__ == "__main__":
    lock.acquire()
    given, own = Value("i", 10), Lock()
    for _ in range(2):
        p = Process(target=f, args=(own, given, q))
        p.start()
        print(q.get())
        p.join()
    print(n.value, given.value, e.is_set())
#---- what is given is shared
from multiprocessing import Array, Barrier, Condition, Event, JoinableQueue, Lock, Manager, Pipe, Process, RLock, Semaphore, SimpleQueue, Value, set_start_method


def f(lock, rlock, sem, event, barrier, cond, jq, sq, conn, value, array, d, ns):
    with lock, rlock, sem:
        value.value += 1
        array[1] = 7
    d["child"] = [1, 2]
    ns.x = 5
    jq.get()
    jq.task_done()
    sq.put("simple")
    conn.send(["pipe"])
    ns.y = conn.recv()
    conn.close()
    event.wait()
    with cond:
        cond.notify()
    barrier.wait()


if __name__ == "__main__":
    set_start_method("spawn")
    with Manager() as m:
        lock, event, barrier, cond, jq, sq = Lock(), Event(), Barrier(2), Condition(), JoinableQueue(), SimpleQueue()
        rlock, sem = RLock(), Semaphore(2)
        a, b = Pipe()
        value, array, d, ns = Value("i", 3), Array("i", 3), m.dict(), m.Namespace()
        jq.put(1)
        p = Process(target=f, args=(lock, rlock, sem, event, barrier, cond, jq, sq, b, value, array, d, ns))
        p.start()
        b.close()
        print(a.recv())
        a.send("back")
        print(sq.get())
        jq.join()
        with cond:
            event.set()
            cond.wait()
        barrier.wait()
        p.join()
        print(value.value, array[:], dict(d), ns.x, ns.y, p.exitcode)
        try:
            a.recv()
        except EOFError:
            print("end")
#---- contexts do not mix
import multiprocessing as mp


def f(x):
    print("got it")


if __name__ == "__main__":
    fork, spawn = mp.get_context("fork"), mp.get_context("spawn")
    for make in "Lock", "RLock", "Semaphore", "Event", "Condition", "Queue", "JoinableQueue", "SimpleQueue":
        p = spawn.Process(target=f, args=(getattr(fork, make)(),))
        try:
            p.start()
        except RuntimeError as e:
            print(make, e)
    p = fork.Process(target=f, args=(spawn.Queue(),))
    p.start()
    p.join()
    p = spawn.Process(target=f, args=(fork.Pipe(),))
    p.start()
    p.join()
    print(mp.get_start_method())
#---- the words about start methods
import multiprocessing as mp

if __name__ == "__main__":
    print(mp.get_start_method(allow_none=True), mp.get_all_start_methods())
    for name in "thread", "SPAWN":
        try:
            mp.set_start_method(name)
        except ValueError as e:
            print(e)
        try:
            mp.get_context(name)
        except ValueError as e:
            print(e)
    mp.set_start_method("spawn")
    try:
        mp.set_start_method("fork")
    except RuntimeError as e:
        print(e)
    mp.set_start_method("forkserver", force=True)
    print(mp.get_start_method(), mp.get_context().get_start_method(), mp.get_context("fork").get_start_method())
    try:
        mp.get_context("spawn").set_start_method("fork")
    except ValueError as e:
        print(e)
    mp.set_start_method(None, force=True)
    print(mp.get_start_method(allow_none=True), mp.get_start_method(), mp.get_start_method(allow_none=True))
    mp.freeze_support()
#---- pools
from multiprocessing import Pool, get_context, current_process

limit = 1


def square(x):
    return x * x, limit, __name__


class Base:
    def __init__(self, n):
        self.n = n

    def add(self, x):
        return self.n + x


def begin(n):
    global limit
    limit = n


def fail(x):
    raise KeyError(x)


def name(_):
    return current_process().name.split("-")[0]


if __name__ == "__main__":
    ctx = get_context("spawn")
    limit = 2
    with ctx.Pool(2) as p:
        print(p.map(square, [1, 2, 3]))
        print(p.map(Base(10).add, [1, 2]))
        print(p.apply(name, (1,)))
        try:
            p.apply(fail, ("key",))
        except KeyError as e:
            print(repr(e), type(e.__cause__).__name__)
        try:
            p.map(lambda x: x, [1])
        except Exception as e:
            print(type(e).__name__, str(e)[:33])
    with ctx.Pool(1, initializer=begin, initargs=(9,)) as p:
        print(p.map(square, [4]))
    try:
        ctx.Pool(1, initializer=lambda: 1)
    except Exception as e:
        print(type(e).__name__)
#---- executors
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import current_process, get_context

state = "top"


def look(x):
    return x, state, __name__, current_process().name


def begin(s):
    global state
    state = s


if __name__ == "__main__":
    state = "guarded"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as ex:
        print(ex.submit(look, 1).result())
        print(ex.submit(look, 2).result()[:3])
        try:
            ex.submit(lambda: 1).result()
        except Exception as e:
            print(type(e).__name__, str(e)[:33])
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver"), initializer=begin, initargs=("begun",)) as ex:
        print(list(ex.map(look, [3]))[0][:3])
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as ex:
        print([r[2] for r in ex.map(look, [4, 5])])
    try:
        ProcessPoolExecutor(1, mp_context=get_context("fork"), max_tasks_per_child=1)
    except ValueError as e:
        print(e)
#---- classes derived from Process
from multiprocessing import Process, Queue, set_start_method


class Worker(Process):
    count = 0

    def __init__(self, q, n):
        super().__init__(name="worker %d" % n)
        self.q, self.n = q, n

    def run(self):
        Worker.count += 1
        self.q.put((self.name, self.n, self.count, type(self) is Worker))


if __name__ == "__main__":
    set_start_method("spawn")
    q = Queue()
    for n in range(2):
        w = Worker(q, n)
        w.start()
        print(q.get())
        w.join()
    w = Worker(q, 3)
    w.extra = lambda: 1
    try:
        w.start()
    except Exception as e:
        print(type(e).__name__)
    print(Worker.count)
#---- the state of modules is new
import decimal
import random
import signal
from multiprocessing import Process, set_start_method

random.seed(1)
first = random.random()


def f(given):
    print(decimal.getcontext().prec, first == given, signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)


if __name__ == "__main__":
    set_start_method("spawn")
    decimal.getcontext().prec = 5
    signal.signal(signal.SIGTERM, lambda *a: None)
    p = Process(target=f, args=(first,))
    p.start()
    p.join()
#---- what is called at the end
import atexit
from multiprocessing import get_context

atexit.register(print, "end of", __name__)


def f():
    print("f")


if __name__ == "__main__":
    for method in "fork", "spawn":
        p = get_context(method).Process(target=f)
        p.start()
        p.join()
        print(method, "is over")
#---- children of children
from multiprocessing import Process, Queue, get_context, get_start_method, set_start_method

print("top", __name__)


class C:
    pass


def inner(q):
    q.put((get_start_method(), C()))


def outer(q):
    for method in "spawn", "fork":
        p = get_context(method).Process(target=inner, args=(q,))
        p.start()
        p.join()


if __name__ == "__main__":
    set_start_method("spawn")
    q = Queue()
    p = Process(target=outer, args=(q,))
    p.start()
    for _ in range(2):
        method, c = q.get()
        print(method, type(c) is C)
    p.join()
#---- dataclasses, enums and named tuples
import enum
from collections import namedtuple
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import Process, Queue, set_start_method


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


Pair = namedtuple("Pair", "a b")


@dataclass
class Job:
    name: str
    colour: Colour = Colour.RED
    more: list = field(default_factory=list)


class Picky:
    def __init__(self, a):
        self.a = a
        self.f = lambda: a

    def __getstate__(self):
        return {"a": self.a}

    def __setstate__(self, state):
        self.a = state["a"] + 1


def f(q, x, job, pair, picky):
    q.put((x, job, job.colour is Colour.RED, pair, type(pair) is Pair, picky.a, Colour.BLUE))


if __name__ == "__main__":
    set_start_method("spawn")
    q = Queue()
    p = Process(target=partial(f, q, 1), args=(Job("x"), Pair(1, 2), Picky(4)))
    p.start()
    x, job, same, pair, kind, a, colour = q.get()
    print(x, job, same, pair, kind, a, colour is Colour.BLUE, type(pair) is Pair, type(job) is Job)
    p.join()
