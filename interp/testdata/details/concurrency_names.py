#---- multiprocessing.dummy is threads
import threading
import multiprocessing.dummy
from multiprocessing.dummy import Process, Queue, Pool, Pipe, Manager, Value, Array, Lock, current_process, active_children

def work(q, v, lock):
    with lock:
        v.value += 1
    q.put(current_process().name)

q, v, lock = Queue(), Value("i", 0), Lock()
ps = [Process(target=work, args=(q, v, lock), name="w%d" % i) for i in range(3)]
print(ps[0].exitcode, isinstance(ps[0], threading.Thread))
for p in ps:
    p.start()
for p in ps:
    p.join()
print(v.value, sorted(q.get() for _ in ps), [p.exitcode for p in ps], active_children())
print(repr(v), Array("i", [1, 2, 3]))
with Pool(2) as pool:
    print(pool.map(lambda x: x * x, range(5)))
m = Manager()
print(m is multiprocessing.dummy, m.list([1, 2]), m.dict(a=1), m.Namespace(x=1, _y=2))
a, b = Pipe()
a.send({"x": 1})
print(b.poll(), b.recv(), b.poll(), b.poll(0.01))

#---- connections between threads
import threading
from multiprocessing.dummy.connection import Listener, Client

def serve(listener):
    with listener.accept() as c:
        c.send(c.recv() * 2)

with Listener() as listener:
    t = threading.Thread(target=serve, args=(listener,))
    t.start()
    with Client(listener.address) as c:
        c.send(21)
        print(c.recv())
    t.join()

#---- listeners and clients of a run
from multiprocessing import Process
from multiprocessing.connection import Client, Listener, answer_challenge, deliver_challenge, AuthenticationError

def serve(listener):
    with listener.accept() as c:
        print(c.recv())
        c.send([1, 2])
        print(c.recv_bytes())

if __name__ == "__main__":
    with Listener(("localhost", 6000), authkey=b"secret") as listener:
        p = Process(target=serve, args=(listener,))
        p.start()
        print(listener.address)
        c = Client(("localhost", 6000), authkey=b"secret")
        c.send({"a": 1})
        print(c.recv())
        c.send_bytes(b"hello")
        p.join()
    for f in [lambda: Client(("localhost", 6001)), lambda: Listener("x", "AF_PIPE"), lambda: Client(5), lambda: Client("/tmp/nobody-listens"),
              lambda: Listener(("localhost", 0), authkey="x")]:
        try:
            f()
        except (OSError, ValueError, TypeError) as e:
            print(type(e).__name__, e)
    listener = Listener(("localhost", 0))
    try:
        Listener(listener.address)
    except OSError as e:
        print(e)
    listener.close()
    try:
        listener.accept()
    except OSError as e:
        print(e)

#---- a wrong key
import threading
from multiprocessing.connection import Client, Listener, AuthenticationError

def serve(listener):
    try:
        listener.accept()
    except AuthenticationError as e:
        print("server:", e)

listener = Listener(authkey=b"one")
t = threading.Thread(target=serve, args=(listener,))
t.start()
try:
    Client(listener.address, authkey=b"two")
except AuthenticationError as e:
    t.join()
    print("client:", e)

#---- objects as bytes
import pickle
from multiprocessing import Pipe
a, b = Pipe()
a.send([1, "x"])
print(pickle.loads(b.recv_bytes()))
a.send_bytes(pickle.dumps((3, None)))
print(b.recv())

#---- finalizers
from multiprocessing import Process, util

class Thing:
    pass

def child():
    util.Finalize(None, print, args=("last",), exitpriority=0)
    util.Finalize(None, print, args=("first",), exitpriority=10)
    f = util.Finalize(None, print, args=("never",), exitpriority=1)
    print(f.still_active())
    f.cancel()
    print(f.still_active())

def begin(x):
    print("begins with", x.n)
    x.n += 1

if __name__ == "__main__":
    f = util.Finalize(None, print, args=("called",), kwargs={"end": "!\n"}, exitpriority=5)
    print(f.still_active())
    f()
    print(f.still_active(), f())
    try:
        util.Finalize(None, print)
    except ValueError as e:
        print(e)
    thing = Thing()
    thing.n = 1
    util.register_after_fork(thing, begin)
    p = Process(target=child)
    p.start()
    p.join()
    print(thing.n, util.is_exiting(), util.SUBDEBUG, util.SUBWARNING)

#---- the parts of a future
from concurrent.futures import Future, ThreadPoolExecutor, _base
import threading

f = Future()
print(f._state, f._state == _base.PENDING, _base.FINISHED, _base.CANCELLED_AND_NOTIFIED)
f._state = _base.RUNNING
print(f.running(), f.cancel())
with f._condition:
    f._state = _base.FINISHED
    f._result = 5
    f._condition.notify_all()
print(f.result(), f._result, f._exception, str(f).split(" at ")[0], str(f).split(" state=")[1])
g = Future()
g.set_exception(ValueError("no"))
print(repr(g._exception), g._result)
print(_base.LOGGER.name, _base.Error.__mro__[1], _base.TimeoutError is TimeoutError)
with ThreadPoolExecutor(3) as x:
    results = x.map(abs, [-1, -2])
    print(next(results), x._max_workers, len(x._threads) > 0)
    results.close()
    print(list(results))

#---- locks from inside
import threading
r = threading.RLock()
print(r._is_owned(), r._recursion_count())
r.acquire()
r.acquire()
print(r._is_owned(), r._recursion_count())
state = r._release_save()
print(state[0], r._is_owned())
r._acquire_restore(state)
print(r._recursion_count())
c = threading.Condition()
print(c._is_owned())
with c:
    print(c._is_owned())
lock = threading.Lock()
lock.acquire()
lock._at_fork_reinit()
print(lock.locked(), threading._RLock is not None, threading._PyRLock is not None)
from _threading_local import local
print(local().__dict__)
#---- a future that a program completes by its attributes
from concurrent.futures import Future

def made(state, exception, result):
    f = Future()
    f._state = state
    f._exception = exception
    f._result = result
    return f

f = made("FINISHED", OSError("no"), None)
print(str(f).split(" state=")[1], repr(f.exception()))
try:
    f.result()
except OSError as e:
    print(repr(e))
f = made("FINISHED", None, 42)
print(f.result(), f.exception())
f._exception = KeyError("late")
f._exception = None
print(f.result())
