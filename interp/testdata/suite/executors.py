#---- ExecutorTest.test_submit of processes
from concurrent.futures import ProcessPoolExecutor
import os
def add(a, b=0, *, c=0):
    return a + b + c
def fail(x):
    raise KeyError(x)
if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=3) as ex:
        fs = [ex.submit(add, i, b=2 * i, c=1) for i in range(5)]
        print([f.result() for f in fs], [f.done() for f in fs], [f.running() for f in fs], [f.cancelled() for f in fs])
        f = ex.submit(fail, "k")
        print(repr(f.exception()), type(f.exception()).__name__, type(f.exception().__cause__).__name__)
        for _ in range(2):
            try:
                f.result()
            except KeyError as e:
                print(e, 'raise KeyError(x)' in str(e.__cause__))
        print(f.result is not None, fs[0].exception(), ex.submit(os.getpid).result() != os.getpid())
        for what in (lambda: ex.submit(), lambda: ex.submit(add).result(), lambda: ex.submit(5).result()):
            try:
                what()
            except TypeError as e:
                print(str(e).replace("ProcessPoolExecutor", "Executor"))
    try:
        ex.submit(add, 1)
    except RuntimeError as e:
        print(e)
#---- ExecutorTest.test_submit of threads
from concurrent.futures import ThreadPoolExecutor
import threading
shared = []
def note(x):
    shared.append(x)
    return threading.current_thread().name
with ThreadPoolExecutor(max_workers=1, thread_name_prefix="mine") as ex:
    print([ex.submit(note, i).result() for i in range(3)], shared)
    f = ex.submit(int, "x")
    print(repr(f.exception()), f.exception().__cause__)
with ThreadPoolExecutor(2) as ex:
    print(ex.submit(note, 9).result().split("_")[-1])
for bad in 0, -1:
    try:
        ThreadPoolExecutor(bad)
    except ValueError as e:
        print(e)
try:
    ThreadPoolExecutor(initializer=5)
except TypeError as e:
    print(e)
try:
    ex.submit(note, 1)
except RuntimeError as e:
    print(e)
#---- ExecutorTest.test_map
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import concurrent.futures, time
def add(a, b=100):
    return a + b
def slow(x):
    time.sleep(x)
    return x
def bad(x):
    if x == 2:
        raise ValueError("bad %d" % x)
    return x
for kind in ProcessPoolExecutor, ThreadPoolExecutor:
    with kind(3) as ex:
        print(list(ex.map(add, range(5))), list(ex.map(add, [1, 2, 3], (10, 20))), list(ex.map(add, [])), list(ex.map(abs, (x for x in [-1, -2]))))
        print(list(ex.map(add, range(20), chunksize=6)) == [x + 100 for x in range(20)], list(ex.map(slow, [0.2, 0.1, 0])))
        it = ex.map(bad, range(5))
        print(next(it), next(it), type(it).__name__, iter(it) is it)
        try:
            next(it)
        except ValueError as e:
            print(e)
        print(next(it, "closed"))
        it = ex.map(slow, [0, 5], timeout=0.5)
        print(next(it))
        try:
            next(it)
        except concurrent.futures.TimeoutError as e:
            print("timeout", isinstance(e, TimeoutError))
        print(next(it, "closed"))
        try:
            ex.map(5)
        except TypeError as e:
            print("TypeError")
with ProcessPoolExecutor(1) as ex:
    try:
        ex.map(abs, [1], chunksize=0)
    except ValueError as e:
        print(e)
    try:
        list(ex.map(abs, 5))
    except TypeError as e:
        print(e)
#---- FutureTests.test_cancel
from concurrent.futures import ThreadPoolExecutor, Future, CancelledError
import threading
go = threading.Event()
started = threading.Event()
def wait():
    started.set()
    go.wait()
    return "waited"
with ThreadPoolExecutor(1) as ex:
    first = ex.submit(wait)
    started.wait()
    second, third = ex.submit(abs, -1), ex.submit(abs, -2)
    print(first.running(), first.done(), first.cancel(), second.running(), second.done())
    print(second.cancel(), second.cancelled(), second.done(), second.running(), second.cancel())
    for what in second.result, second.exception:
        try:
            what()
        except CancelledError as e:
            print(type(e).__name__, e.args, isinstance(e, Exception))
    go.set()
    print(first.result(), third.result(), first.cancel(), first.cancelled(), third.cancel())
    calls = []
    second.add_done_callback(lambda f: calls.append(f is second))
    print(calls)
#---- FutureTests.test_done_callback_raises
from concurrent.futures import Future, ThreadPoolExecutor, ProcessPoolExecutor
order = []
f = Future()
for i in range(4):
    f.add_done_callback(lambda f, i=i: order.append((i, f.result())))
f.set_result("r")
f.add_done_callback(lambda f: order.append("late"))
print(order)
order.clear()
f = Future()
def broken(f):
    order.append("broken")
    raise ZeroDivisionError("in a callback")
f.add_done_callback(broken)
f.add_done_callback(lambda f: order.append("after"))
f.set_exception(ValueError("v"))
print(order, repr(f.exception()))
print(f.add_done_callback(broken), order)
f = Future()
f.add_done_callback(lambda f: order.append(("cancelled", f.cancelled())))
f.cancel()
print(order[-1])
for kind in ThreadPoolExecutor, ProcessPoolExecutor:
    order.clear()
    with kind(1) as ex:
        f = ex.submit(abs, -7)
        f.add_done_callback(lambda f: order.append(f.result()))
    print(order)
#---- FutureTests.test_repr
from concurrent.futures import Future, InvalidStateError, CancelledError
import re
def shown(f):
    return re.sub("0x[0-9a-f]+", "0x", repr(f))
f = Future()
print(shown(f), f.done(), f.running(), f.cancelled())
print(f.set_running_or_notify_cancel(), shown(f), f.running(), f.cancel())
f.set_result([1])
print(shown(f), f.result(), f.exception(), f.done())
for what in (lambda: f.set_result(2), lambda: f.set_exception(ValueError())):
    try:
        what()
    except InvalidStateError as e:
        print(re.sub("0x[0-9a-f]+", "0x", str(e)))
f = Future()
f.set_exception(ValueError("v"))
print(shown(f), repr(f.exception()))
try:
    f.result()
except ValueError as e:
    print("raised", e)
f = Future()
print(f.cancel(), shown(f), f.set_running_or_notify_cancel(), shown(f), f.cancel())
try:
    f.set_result(1)
except InvalidStateError as e:
    print("InvalidStateError")
f = Future()
for t in 0, 0.01:
    for what in f.result, f.exception:
        try:
            what(timeout=t)
        except TimeoutError as e:
            print(type(e).__name__, e.args)
f = Future()
f.set_exception(KeyError)
try:
    f.result()
except KeyError as e:
    print("class", e.args)
#---- AsCompletedTests.test_future_times_out
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor, as_completed, Future
import concurrent.futures, time
def slow(x):
    time.sleep(x)
    return x
for kind in ThreadPoolExecutor, ProcessPoolExecutor:
    with kind(3) as ex:
        fs = [ex.submit(slow, x) for x in (0.9, 0.5, 0.1)]
        print([f.result() for f in as_completed(fs)], [f.result() for f in as_completed(set(fs))] == [0.1, 0.5, 0.9] or True)
        print(len(list(as_completed(fs + fs))), len(list(as_completed([]))))
        f = ex.submit(slow, 5)
        try:
            for x in as_completed([fs[0], f], timeout=0.3):
                print("got", x.result())
        except concurrent.futures.TimeoutError as e:
            print(e)
        names = {ex.submit(slow, x): name for x, name in [(0.6, "b"), (0.2, "a")]}
        print([names[f] for f in as_completed(names)])
done = Future()
done.set_result(1)
never = Future()
try:
    for f in as_completed([never, done], timeout=0):
        print(f.result())
except TimeoutError as e:
    print(e)
#---- WaitTests.test_all_completed
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor, wait, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, Future
import time
def slow(x, fails=False):
    time.sleep(x)
    if fails:
        raise ValueError(x)
    return x
for kind in ThreadPoolExecutor, ProcessPoolExecutor:
    with kind(3) as ex:
        fs = [ex.submit(slow, x) for x in (0.1, 1.2, 1.2)]
        r = wait(fs, return_when=FIRST_COMPLETED)
        print(r.done == {fs[0]}, r.not_done == {fs[1], fs[2]}, type(r).__name__, len(r))
        done, not_done = wait(fs, timeout=0.1)
        print(len(done), len(not_done))
        done, not_done = wait(fs)
        print(len(done), not_done)
        fs = [ex.submit(slow, 0.1, False), ex.submit(slow, 0.5, True), ex.submit(slow, 1.5)]
        done, not_done = wait(fs, return_when=FIRST_EXCEPTION)
        print(len(done), not_done == {fs[2]})
        print(len(wait(fs, return_when=ALL_COMPLETED).done), len(wait(fs, 1, FIRST_EXCEPTION)[0]), wait([]) == (set(), set()))
never, done = Future(), Future()
done.cancel()
done.set_running_or_notify_cancel()
r = wait([never, done], timeout=0)
print(len(r[0]), len(r[1]))
r = wait([never, done], return_when=FIRST_COMPLETED)
print(r.done == {done})
try:
    wait([done], return_when="SOMETIME")
except ValueError as e:
    print(e)
#---- ExecutorShutdownTest.test_cancel_futures
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
import time
def slow(x):
    time.sleep(0.1)
    return x
for kind in ThreadPoolExecutor, ProcessPoolExecutor:
    ex = kind(1)
    fs = [ex.submit(slow, x) for x in range(8)]
    fs[0].result()
    ex.shutdown(wait=True, cancel_futures=True)
    states = ["cancelled" if f.cancelled() else f.result() for f in fs]
    print(states[:1], states[-1], len(fs), all(f.done() for f in fs))
    ex.shutdown()
    ex = kind(2)
    f = ex.submit(slow, 5)
    ex.shutdown(wait=False)
    print(f.result())
    for what in (lambda: ex.submit(slow, 1), lambda: ex.map(slow, [1]), lambda: list(ex.map(slow, [1]))):
        try:
            what()
        except RuntimeError as e:
            print(e)
    with kind(1) as ex:
        fs = [ex.submit(slow, x) for x in range(3)]
    print([f.done() for f in fs])
#---- ProcessPoolExecutorTest.test_killed_child
from concurrent.futures import ProcessPoolExecutor, BrokenExecutor
from concurrent.futures.process import BrokenProcessPool
import os, time
def crash(x):
    if x == 1:
        time.sleep(0.3)
        os._exit(3)
    return x
ex = ProcessPoolExecutor(1)
fs = [ex.submit(crash, x) for x in (0, 1, 2, 3)]
print(fs[0].result())
for f in fs[1:]:
    try:
        f.result()
    except BrokenProcessPool as e:
        print(e, isinstance(e, BrokenExecutor), isinstance(e, RuntimeError))
try:
    ex.submit(crash, 5)
except BrokenProcessPool as e:
    print(e)
try:
    list(ex.map(crash, [5]))
except BrokenProcessPool as e:
    print(e)
ex.shutdown()
with ProcessPoolExecutor(2) as ex:
    try:
        list(ex.map(crash, range(4)))
    except BrokenProcessPool as e:
        print("map:", e)
#---- FailingInitializerMixin.test_initializer
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from concurrent.futures.thread import BrokenThreadPool
def begin():
    raise ValueError("no start")
for kind, error in (ProcessPoolExecutor, BrokenProcessPool), (ThreadPoolExecutor, BrokenThreadPool):
    with kind(1, initializer=begin) as ex:
        try:
            ex.submit(abs, -1).result()
        except error as e:
            print(type(e).__name__)
        try:
            ex.submit(abs, -1)
            print("not reached")
        except error as e:
            print(e)
#---- InitializerMixin.test_initializer
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
state = 0
def begin(a, b):
    global state
    state = a * b
def read(x):
    return state + x
for kind in ProcessPoolExecutor, ThreadPoolExecutor:
    with kind(2, initializer=begin, initargs=(6, 7)) as ex:
        print(list(ex.map(read, range(3))))
    print(state)
#---- ProcessPoolExecutorTest.test_max_tasks_per_child
from concurrent.futures import ProcessPoolExecutor
import multiprocessing, os
def pid(x):
    return os.getpid()
if __name__ == "__main__":
    for bad in 0, -1:
        try:
            ProcessPoolExecutor(1, max_tasks_per_child=bad)
        except ValueError as e:
            print(e)
    try:
        ProcessPoolExecutor(1, max_tasks_per_child="x")
    except TypeError as e:
        print(e)
    ctx = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=ctx, max_tasks_per_child=2) as ex:
        pids = [ex.submit(pid, x).result() for x in range(6)]
        print(len(set(pids)), pids[0] == pids[1], pids[1] == pids[2])
    for bad in 0, -1:
        try:
            ProcessPoolExecutor(bad)
        except ValueError as e:
            print(e)
#---- ExecutorTest.test_submit of what cannot travel
from concurrent.futures import ProcessPoolExecutor
def gen(n):
    return (x for x in range(n))
with ProcessPoolExecutor(1) as ex:
    f = ex.submit(gen, 3)
    print(type(f.exception()).__name__, "generator" in str(f.exception()))
    print(ex.submit(abs, -4).result())
#---- ExecutorShutdownTest.test_interpreter_shutdown
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
import time
def slow(x):
    time.sleep(0.3)
    print("did", x, flush=True)
if __name__ == "__main__":
    ex = ThreadPoolExecutor(1)
    ex.submit(slow, "thread")
    print("main is over", flush=True)
#---- ExecutorTest.test_submit SystemExit in a job
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
import sys
def leave(x):
    sys.exit(x)
for kind in ThreadPoolExecutor, ProcessPoolExecutor:
    with kind(1) as ex:
        f = ex.submit(leave, 4)
        print(type(f.exception()).__name__, f.exception().code)
        print(ex.submit(abs, -1).result())
