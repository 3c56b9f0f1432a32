#---- _TestPool.test_apply
from multiprocessing import Pool
import time
def sqr(x, wait=0.0):
    time.sleep(wait)
    return x * x
def two(a, b):
    pass
with Pool(4) as pool:
    print(pool.apply(sqr, (5,)), pool.apply(sqr, (), {"x": 3}), pool.apply(sqr, args=[6], kwds={"wait": 0.01}), pool.apply(func=int, args=("12",)))
    print(pool.apply(dict, (), {"a": 1}), pool.apply(max, (3, 9, 4)), pool.apply(str.upper, ("abc",)))
    for what in (lambda: pool.apply(sqr), lambda: pool.apply(two, (1, 2, 3)), lambda: pool.apply(sqr, ("a",)), lambda: pool.apply(5), lambda: pool.apply()):
        try:
            what()
        except TypeError as e:
            print(e)
#---- _TestPool.test_map
from multiprocessing import Pool
def sqr(x):
    return x * x
with Pool(4) as pool:
    print(pool.map(sqr, list(range(10))) == [x * x for x in range(10)])
    for n in 0, 1, 5, 16, 17, 100:
        for size in None, 1, 3, 20, 1000:
            assert pool.map(sqr, list(range(n)), chunksize=size) == [x * x for x in range(n)], (n, size)
    print(pool.map(sqr, (x for x in range(5))), pool.map(sqr, {3: 1, 4: 2}), pool.map(ord, "abc"), pool.map(len, iter(["a", "bb"])))
    print(pool.map(str, map(abs, [-1, -2])), pool.map(list, ["ab", (1, 2)]), pool.map(type, [1, "a"]))
    for what in (lambda: pool.map(sqr, 5), lambda: pool.map(sqr), lambda: pool.map(sqr, [1], [2], [3])):
        try:
            what()
        except TypeError as e:
            print(e)
#---- _TestPool.test_starmap
from multiprocessing import Pool
import itertools
def mul(x, y):
    return x * y
def many(*args):
    return len(args)
with Pool(4) as pool:
    tuples = list(zip(range(10), range(9, -1, -1)))
    print(pool.starmap(mul, tuples))
    tuples = list(zip(range(100), range(99, -1, -1)))
    print(pool.starmap(mul, tuples, chunksize=20) == list(itertools.starmap(mul, tuples)))
    print(pool.starmap(many, [(), (1,), "abc", [1, 2]]), pool.starmap(pow, zip([2, 3], [3, 2])), pool.starmap(mul, []))
    try:
        pool.starmap(mul, [(1, 2), 3])
    except TypeError as e:
        print(str(e)[:40])
    try:
        pool.starmap(mul, [(1, 2, 3)])
    except TypeError as e:
        print(e)
#---- _TestPool.test_starmap_async
from multiprocessing import Pool
def mul(x, y):
    return x * y
with Pool(4) as pool:
    tuples = list(zip(range(100), range(99, -1, -1)))
    r = pool.starmap_async(mul, tuples)
    print(r.get() == [a * b for a, b in tuples], type(r).__name__)
    got = []
    r = pool.starmap_async(mul, [(2, 3), (4, 5)], 1, got.append)
    r.wait()
    print(got, r.ready(), r.successful(), r.get(timeout=0))
#---- _TestPool.test_map_async
from multiprocessing import Pool
def sqr(x):
    return x * x
with Pool(4) as pool:
    r = pool.map_async(sqr, list(range(10)))
    print(r.get(), r.get(), r.ready(), r.successful(), type(r).__name__)
    rs = [pool.map_async(sqr, range(k)) for k in range(5)]
    print([r.get() for r in rs])
#---- _TestPool.test_map_async_callbacks
from multiprocessing import Pool, current_process
import threading
calls = []
def note(x):
    calls.append((x, current_process().name, threading.current_thread() is threading.main_thread()))
with Pool(2) as pool:
    r = pool.map_async(int, ["1"], callback=note, error_callback=note)
    print(r.wait(), calls)
    r = pool.map_async(int, ["a", "2"], callback=note, error_callback=note)
    r.wait()
    print(len(calls), type(calls[1][0]).__name__, calls[1][0], calls[1][1:], r.successful())
    r = pool.map_async(int, "345", chunksize=1, callback=note)
    r.wait()
    print(calls[2])
    pool.map_async(int, "x", callback=note).wait()
    print(len(calls))
    rs = [pool.apply_async(int, (s,), callback=lambda x, s=s: calls.append(s)) for s in "12"]
    print([r.get() for r in rs], sorted(calls[3:]))
#---- _TestPool.test_map_unplicklable
from multiprocessing import Pool
import threading
def ident(x):
    return x
with Pool(4) as pool:
    lines = (x for x in "ab")
    for what in (lambda: pool.map(ident, [lines] * 10), lambda: pool.apply(ident, (lines,)), lambda: pool.apply(ident, ([1, {"k": lines}],))):
        try:
            what()
        except TypeError as e:
            print("refused:", "generator" in str(e))
    print(pool.map(ident, [1, 2]))
#---- _TestPool.test_map_chunksize
from multiprocessing import Pool
def sqr(x):
    return x * x
with Pool(4) as pool:
    print(pool.map_async(sqr, [], chunksize=1).get(timeout=5), pool.map(sqr, [], 7), pool.starmap_async(sqr, []).get(1))
    got = []
    r = pool.map_async(sqr, [], callback=got.append)
    r.wait(1)
    print(r.ready(), r.successful(), r.get())
    for size in 0, -1:
        for what in pool.imap, pool.imap_unordered:
            try:
                what(sqr, [1], size)
            except ValueError as e:
                print(e)
#---- _TestPool.test_map_handle_iterable_exception
from multiprocessing import Pool
class When(ValueError):
    pass
def throwing(total, when):
    if when == -1:
        raise When("at once")
    for i in range(total):
        if i == when:
            raise When("at %d" % i)
        yield i
class Special:
    def __iter__(self):
        return self
    def __next__(self):
        raise When("special")
    def __len__(self):
        return 1
def sqr(x):
    return x * x
with Pool(4) as pool:
    for make in (lambda: throwing(1, -1), lambda: throwing(1, -1), lambda: throwing(10, 3), Special, Special):
        for call in pool.map, pool.starmap, pool.map_async:
            try:
                r = call(sqr, make(), 1)
                r.get()
            except When as e:
                print(type(e).__name__, e, e.__cause__)
    print(pool.map(sqr, [1, 2, 3]))
#---- _TestPool.test_async
from multiprocessing import Pool
import time
def sqr(x, wait=0.0):
    time.sleep(wait)
    return x * x
with Pool(4) as pool:
    start = time.monotonic()
    r = pool.apply_async(sqr, (7, 0.3))
    print(r.ready(), type(r).__name__)
    try:
        r.successful()
    except ValueError as e:
        print(str(e).split(" object at ")[0], str(e).split(" ", 4)[-1])
    print(r.get(), 0.25 < time.monotonic() - start < 3, r.ready(), r.successful(), r.get())
    bad = pool.apply_async(sqr, ("x",))
    bad.wait()
    print(bad.ready(), bad.successful())
    for _ in range(2):
        try:
            bad.get()
        except TypeError as e:
            print(e)
#---- _TestPool.test_async_timeout
import multiprocessing
from multiprocessing import Pool
import time
def sqr(x, wait=0.0):
    time.sleep(wait)
    return x * x
p = Pool(3)
r = p.apply_async(sqr, (6, 60))
start = time.monotonic()
for t in 0.2, 0, 0.01:
    try:
        r.get(timeout=t)
    except multiprocessing.TimeoutError as e:
        print(type(e).__name__, e.args, isinstance(e, multiprocessing.ProcessError), isinstance(e, TimeoutError))
print(0.2 <= time.monotonic() - start < 5, r.wait(0.01), r.ready())
it = p.imap(sqr, [1, 2])
print(it.next(5), it.next(timeout=5))
p.terminate()
p.join()
#---- _TestPool.test_imap
from multiprocessing import Pool
import time
def sqr(x):
    return x * x
def slow(x):
    time.sleep(x)
    return x
with Pool(4) as pool:
    print(list(pool.imap(sqr, list(range(10)))))
    it = pool.imap(sqr, list(range(10)))
    print([next(it) for _ in range(10)], iter(it) is it, type(it).__name__)
    for _ in range(2):
        try:
            next(it)
        except StopIteration as e:
            print("end", e.args)
    it = pool.imap(sqr, list(range(1000)), chunksize=100)
    print([next(it) for _ in range(1000)] == [x * x for x in range(1000)], next(it, "end"))
    print(list(pool.imap(slow, [0.2, 0.1, 0.0])), list(pool.imap(sqr, (x for x in range(4)), 3)))
    it = pool.imap(int, ["1", "x", "3"])
    print(next(it))
    try:
        next(it)
    except ValueError as e:
        print(e)
    print(next(it), next(it, None))
#---- _TestPool.test_imap_handle_iterable_exception
from multiprocessing import Pool
class When(ValueError):
    pass
def throwing(total, when):
    if when == -1:
        raise When("at once")
    for i in range(total):
        if i == when:
            raise When("at %d" % i)
        yield i
def sqr(x):
    return x * x
with Pool(4) as pool:
    for total, when, size in (1, -1, 1), (1, -1, 1), (10, 3, 1), (20, 7, 2), (20, 7, 4), (20, 8, 4), (5, 4, 3):
        it = pool.imap(sqr, throwing(total, when), size)
        got = []
        try:
            while True:
                got.append(next(it))
        except When as e:
            print(total, when, size, got, type(e).__name__, e, e.__cause__)
        print(next(it, "nothing more"))
#---- _TestPool.test_imap_unordered
from multiprocessing import Pool
import time
def sqr(x):
    return x * x
def slow(x):
    time.sleep(x)
    return x
with Pool(4) as pool:
    print(sorted(pool.imap_unordered(sqr, list(range(10)))))
    print(sorted(pool.imap_unordered(sqr, list(range(1000)), chunksize=100)) == [x * x for x in range(1000)])
    print(list(pool.imap_unordered(slow, [0.6, 0.3, 0.0])))
    it = pool.imap_unordered(int, ["1", "x", "3"])
    got, failed = [], []
    while True:
        try:
            got.append(next(it))
        except StopIteration:
            break
        except ValueError as e:
            failed.append(str(e))
    print(sorted(got), failed)
#---- _TestPool.test_imap_unordered_handle_iterable_exception
from multiprocessing import Pool
class When(ValueError):
    pass
def throwing(total, when):
    if when == -1:
        raise When("at once")
    for i in range(total):
        if i == when:
            raise When("at %d" % i)
        yield i
def sqr(x):
    return x * x
with Pool(4) as pool:
    for total, when, size in (1, -1, 1), (1, -1, 1), (10, 3, 1), (20, 7, 2):
        left = [x * x for x in range(total)]
        it = pool.imap_unordered(sqr, throwing(total, when), size)
        try:
            for x in it:
                left.remove(x)
            print("no error")
        except When as e:
            print(total, when, size, e)
#---- _TestPool.test_make_pool
from multiprocessing import Pool
for bad in -1, 0:
    try:
        Pool(bad)
    except ValueError as e:
        print(bad, e)
for bad in 5, "x":
    try:
        Pool(1, initializer=bad)
    except TypeError as e:
        print(bad, e)
p = Pool(3)
print(len(p._pool), len(set(w.pid for w in p._pool)), [w.is_alive() for w in p._pool], [w.daemon for w in p._pool], p._processes)
p.close()
p.join()
print([w.exitcode for w in p._pool])
#---- _TestPool.test_terminate
from multiprocessing import Pool
import time
p = Pool(3)
r = p.map_async(time.sleep, [3600] * 10000, chunksize=1)
time.sleep(0.2)
print(r.ready())
p.terminate()
p.join()
print(r.ready(), [w.is_alive() for w in p._pool], p)
for what in (lambda: p.map(abs, [1]), lambda: p.apply_async(abs, (1,)), lambda: p.imap(abs, [1])):
    try:
        what()
    except ValueError as e:
        print(e)
p.terminate()
p.join()
p.close()
#---- _TestPool.test_empty_iterable
from multiprocessing import Pool
def sqr(x):
    return x * x
p = Pool(1)
print(p.map(sqr, []), list(p.imap(sqr, [])), list(p.imap_unordered(sqr, [])), p.map_async(sqr, []).get(), p.starmap(sqr, ()), p.map(sqr, iter([])))
p.close()
p.join()
#---- _TestPool.test_context
from multiprocessing import Pool
def sqr(x):
    return x * x
with Pool(2) as p:
    r = p.map_async(sqr, range(10))
    print(r.get(), p)
p.join()
print(p)
for call in p.map_async, p.map, p.imap, p.starmap, p.imap_unordered:
    try:
        call(sqr, range(10))
    except ValueError as e:
        print(e)
for call in p.apply, p.apply_async:
    try:
        call(sqr, (1,))
    except ValueError as e:
        print(e)
try:
    with Pool(2) as p:
        print(p.map(sqr, [3]))
        raise KeyError("in the block")
except KeyError as e:
    print(e, p)
#---- _TestPool.test_traceback
from multiprocessing import Pool
import multiprocessing.pool
import sys, io, traceback
def fail():
    raise RuntimeError(123) # some comment
def throwing():
    raise KeyError("never called in a worker")
    yield 1
with Pool(1) as p:
    try:
        p.apply(fail)
    except Exception as e:
        exc = e
p.join()
print(type(exc) is RuntimeError, exc.args)
cause = exc.__cause__
print(type(cause) is multiprocessing.pool.RemoteTraceback, "raise RuntimeError(123) # some comment" in cause.tb, cause.tb == str(cause))
print(cause.tb.splitlines()[0], cause.tb.splitlines()[1], cause.tb.splitlines()[-2:])
text = "".join(traceback.format_exception(type(exc), exc, exc.__traceback__))
print("raise RuntimeError(123) # some comment" in text, "The above exception was the direct cause of the following exception:" in text)
print(text.splitlines()[0], text.splitlines()[-1])
with Pool(1) as p:
    try:
        p.map(str, throwing(), 1)
    except KeyError as e:
        print(repr(e), e.__cause__)
p.join()
#---- _TestPool.test_wrapped_exception
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
def fail():
    raise RuntimeError("foo")
for kind in Pool, ThreadPool:
    with kind(1) as p:
        try:
            p.apply(fail)
        except RuntimeError as e:
            print(kind.__name__, e, type(e.__cause__).__name__)
    p.join()
#---- _TestPool.test_map_no_failfast
from multiprocessing import Pool
import time
def fail(wait):
    time.sleep(wait)
    raise ValueError("x" * 1024 ** 2 + str(wait))
start = time.monotonic()
try:
    with Pool(2) as p:
        try:
            p.map(fail, [0, 1])
        finally:
            p.close()
            p.join()
            print(0.9 < time.monotonic() - start < 20)
except ValueError as e:
    print(len(str(e)))
#---- _TestPool.test_enter
from multiprocessing import Pool
pool = Pool(1)
with pool as same:
    print(same is pool)
try:
    with pool:
        print("not reached")
except ValueError as e:
    print(e)
pool.join()
pool = Pool(1)
pool.close()
try:
    with pool:
        pass
except ValueError as e:
    print(e)
pool.join()
pool = Pool(1)
try:
    pool.join()
except ValueError as e:
    print(e)
pool.terminate()
pool.join()
#---- _TestPool.test_context daemonic workers have no children
from multiprocessing import Pool, Process, current_process
def inner(x):
    try:
        Pool(2)
    except AssertionError as e:
        return [str(e), current_process().daemon]
def process(x):
    try:
        Process(target=print).start()
    except AssertionError as e:
        return str(e)
def outer(x):
    with Pool(2) as p:
        return p.map(abs, [-x, x])
with Pool(2) as p:
    print(p.map(inner, [1]), p.map(process, [1]))
    try:
        p.map(outer, [3])
    except AssertionError as e:
        print(e)
#---- TestInitializers.test_pool_initializer state
from multiprocessing import Pool
state = None
def begin(a, b=2):
    global state
    state = a + b
def read(x):
    return state * x
def broken():
    raise ValueError("no start")
with Pool(2, begin, (5, 5)) as p:
    print(p.map(read, [1, 2, 3]))
with Pool(2, initializer=begin, initargs=[7]) as p:
    print(p.map(read, [1, 2, 3]), state)
#---- _TestPool.test_map shares nothing
from multiprocessing import Pool
seen = []
def add(x):
    seen.append(x)
    return len(seen)
with Pool(1) as p:
    print(p.map(add, range(5)), p.map(add, [0]), seen)
    data = [1, 2]
    r = p.apply_async(add, (data,))
    print(r.get(), data)
#---- _TestPoolWorkerErrors.test_async_error_callback
from multiprocessing import Pool
def raising(x=0):
    raise KeyError("key")
p = Pool(2)
scratch = []
r = p.apply_async(raising, error_callback=scratch.append)
try:
    r.get()
except KeyError as e:
    print(repr(e), type(e.__cause__).__name__)
print(len(scratch), repr(scratch[0]), type(scratch[0]).__name__)
r = p.map_async(raising, [1, 2, 3], error_callback=scratch.append)
r.wait()
print(len(scratch), repr(scratch[1]), r.successful())
r = p.apply_async(abs, (-2,), callback=scratch.append, error_callback=scratch.append)
r.wait()
print(scratch[2:])
p.close()
p.join()
#---- _TestPoolWorkerErrors.test_unpickleable_result
from multiprocessing import Pool
def bad():
    return (x for x in [1])
p = Pool(2)
for _ in range(20):
    scratch = []
    r = p.apply_async(bad, error_callback=scratch.append)
    try:
        r.get()
    except Exception as e:
        name = type(e).__name__
        text = str(e)
print(name, text[:24], "generator" in text, len(scratch), type(scratch[0]).__name__, "generator" in scratch[0].value, "generator" in scratch[0].exc)
print(p.map(abs, [-1]), len(p._pool))
p.close()
p.join()
#---- _TestPoolWorkerErrors.test_async_error_callback exceptions travel with their arguments
from multiprocessing import Pool
class Own(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.a, self.b = a, b
def fail(kind):
    if kind == 0:
        raise Own(1, "two")
    if kind == 1:
        raise OSError(2, "No such thing", "name")
    if kind == 2:
        {}["missing"]
    if kind == 3:
        raise StopIteration("stopped")
    if kind == 4:
        assert False, "never"
    if kind == 5:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError("second") from e
with Pool(1) as p:
    for kind in range(6):
        try:
            p.apply(fail, (kind,))
        except Exception as e:
            print(type(e).__name__, e.args, str(e), type(e.__cause__).__name__, e.__cause__.tb.splitlines()[-2])
    try:
        p.apply(fail, (0,))
    except Own as e:
        print(e.a, e.b)
#---- _TestPoolWorkerLifetime.test_pool_worker_lifetime
from multiprocessing import Pool
import time
def sqr(x):
    return x * x
p = Pool(3, maxtasksperchild=10)
before = [w.pid for w in p._pool]
results = [p.apply_async(sqr, (i,)) for i in range(100)]
print([r.get() for r in results] == [i * i for i in range(100)])
time.sleep(0.5)
after = [w.pid for w in p._pool]
print(len(before), len(after), None in before + after, sorted(before) != sorted(after), all(w.is_alive() for w in p._pool))
p.close()
p.join()
#---- _TestPoolWorkerLifetime.test_pool_worker_lifetime_early_close
from multiprocessing import Pool
import time
def sqr(x, wait):
    time.sleep(wait)
    return x * x
p = Pool(3, maxtasksperchild=1)
results = [p.apply_async(sqr, (i, 0.1)) for i in range(6)]
p.close()
p.join()
print([r.get() for r in results])
#---- _TestPoolWorkerLifetime.test_pool_maxtasksperchild_invalid
from multiprocessing import Pool
for value in [0, -1, 0.5, "12"]:
    try:
        Pool(3, maxtasksperchild=value)
    except ValueError as e:
        print(value, e)
#---- _TestPoolWorkerLifetime.test_pool_worker_lifetime chunks are one task
from multiprocessing import Pool
import os
def pid(x):
    return os.getpid()
with Pool(1, maxtasksperchild=2) as p:
    pids = p.map(pid, range(12), chunksize=3)
    print([len(set(pids[i:i + 3])) for i in range(0, 12, 3)], len(set(pids)), pids[0] == pids[5], pids[5] == pids[6])
with Pool(1, maxtasksperchild=1) as p:
    print(len(set(p.map(pid, range(5), chunksize=1))), len(set(p.map(pid, range(4), chunksize=4))))
#---- _TestPoolWorkerLifetime.test_worker_finalization_via_atexit_handler_of_multiprocessing
from multiprocessing import Pool
problem = None
class A:
    def __init__(self):
        self.pool = Pool(processes=1)
def test():
    global problem
    problem = A()
    print(problem.pool.map(float, tuple(range(3))))
if __name__ == "__main__":
    test()
#---- TestPoolNotLeakOnFailure.test_release_unused_processes
from multiprocessing import Pool, active_children
def begin(x):
    return x
try:
    Pool(3, initializer="not callable")
except TypeError as e:
    print(e, active_children())
#---- TestInitializers.test_pool_initializer
from multiprocessing import Pool, Value
def begin(n):
    with n.get_lock():
        n.value += 1
ns = Value("i", 0)
p = Pool(1, begin, (ns,))
p.close()
p.join()
print(ns.value)
p = Pool(3, begin, (ns,))
p.close()
p.join()
print(ns.value)
#---- _TestPool.test_map of threads
from multiprocessing.pool import ThreadPool
from multiprocessing.dummy import Pool
import threading
shared = []
def add(x):
    shared.append(x)
    return threading.current_thread() is threading.main_thread()
for kind in ThreadPool, Pool:
    with kind(3) as p:
        print(p.map(add, range(4)), sorted(shared), p.apply(len, (shared,)), list(p.imap(abs, [-1, 2])), p.starmap(pow, [(2, 3)]))
        r = p.apply_async(int, ("x",))
        try:
            r.get()
        except ValueError as e:
            print(e, e.__cause__)
        print(sorted(p.imap_unordered(abs, [-3, -2])))
    shared.clear()
p = ThreadPool(2)
p.close()
p.join()
try:
    p.map(abs, [1])
except ValueError as e:
    print(e)
