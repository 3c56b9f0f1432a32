#---- _TestLock.test_lock
import multiprocessing as mp

lock = mp.Lock()
print(repr(lock), lock.acquire(), repr(lock))
print(lock.acquire(False), lock.acquire(block=False), lock.acquire(True, 0.01), lock.acquire(timeout=0), lock.acquire(timeout=-1))
print(lock.release(), repr(lock))
for _ in range(2):
    try:
        lock.release()
    except ValueError as e:
        print('ValueError:', e)
print(lock.acquire(True, None), lock.acquire(False, 5), lock.release())
#---- _TestLock.test_lock what acquire takes
import multiprocessing as mp

for lock in mp.Lock(), mp.RLock(), mp.Semaphore(5):
    for args, kwargs in (((1, 2, 3), {}), ((), {'blocking': True}), ((True,), {'block': False}), ((True, 'x'), {}), ((), {'timeout': []})):
        try:
            print(lock.acquire(*args, **kwargs))
        except TypeError as e:
            print('TypeError:', e)
    for args, kwargs in (((1,), {}), ((), {'n': 1})):
        try:
            lock.release(*args, **kwargs)
        except TypeError as e:
            print('TypeError:', str(e).split('.')[-1])
for name in 'Lock', 'RLock', 'Event':
    for args, kwargs in (((1,), {}), ((), {'x': 1})):
        try:
            getattr(mp, name)(*args, **kwargs)
        except TypeError as e:
            print('TypeError:', str(e).split('.')[-1])
#---- _TestLock.test_lock between processes
import multiprocessing as mp

def child(lock, q):
    q.put((lock.acquire(False), lock.acquire(timeout=0.01)))
    q.put(lock.release())
    try:
        lock.release()
    except ValueError as e:
        q.put(str(e))
    q.put(lock.acquire())

if __name__ == '__main__':
    lock, q = mp.Lock(), mp.Queue()
    lock.acquire()
    p = mp.Process(target=child, args=(lock, q))
    p.start()
    for _ in range(4):
        print(q.get())
    p.join()
    print(lock.acquire(False), lock.acquire(timeout=0.01))
    lock.release()
    print(lock.acquire(False), p.exitcode)
#---- _TestLock.test_lock keeps processes apart
import multiprocessing as mp
import time

def child(lock, inside, most, n):
    for _ in range(n):
        with lock:
            inside.value += 1
            most.value = max(most.value, inside.value)
            time.sleep(0.001)
            inside.value -= 1

if __name__ == '__main__':
    lock = mp.Lock()
    inside, most = mp.RawValue('i', 0), mp.RawValue('i', 0)
    procs = [mp.Process(target=child, args=(lock, inside, most, 5)) for _ in range(4)]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    print(inside.value, most.value, [p.exitcode for p in procs], lock.acquire(False))
#---- _TestLock.test_rlock
import multiprocessing as mp

lock = mp.RLock()
print(repr(lock))
print(lock.acquire(), lock.acquire(), lock.acquire(), repr(lock))
print(lock.acquire(False), lock.acquire(True, 0.01), repr(lock))
print([lock.release() for _ in range(5)], repr(lock))
for _ in range(2):
    try:
        lock.release()
    except AssertionError as e:
        print('AssertionError:', e)
#---- _TestLock.test_rlock of another process
import multiprocessing as mp

def child(lock, q):
    q.put(lock.acquire(False))
    q.put(lock.acquire(timeout=0.01))
    try:
        lock.release()
    except AssertionError as e:
        q.put(str(e))
    q.put('waiting')
    q.put((lock.acquire(), lock.acquire()))
    q.put(repr(lock))
    lock.release()
    q.put(repr(lock))
    lock.release()
    q.put(repr(lock))

if __name__ == '__main__':
    lock, q = mp.RLock(), mp.Queue()
    lock.acquire()
    lock.acquire()
    p = mp.Process(target=child, args=(lock, q))
    p.start()
    for _ in range(4):
        print(q.get())
    lock.release()
    print(q.empty())
    lock.release()
    for _ in range(4):
        print(q.get())
    p.join()
    print(p.exitcode, lock.acquire(False), repr(lock))
#---- _TestLock.test_rlock of another thread
import multiprocessing as mp
import threading

lock = mp.RLock()
lock.acquire()
seen = []

def other():
    seen.append(lock.acquire(False))
    try:
        lock.release()
    except AssertionError as e:
        seen.append(str(e))

t = threading.Thread(target=other)
t.start()
t.join()
print(seen)
lock.release()
t = threading.Thread(target=lambda: seen.append(lock.acquire(False)))
t.start()
t.join()
print(seen[2:], lock.acquire(False))
#---- _TestLock.test_lock_context
import multiprocessing as mp

for make in (mp.Lock, mp.RLock, mp.Semaphore, mp.BoundedSemaphore, mp.Condition):
    lock = make()
    with lock as got:
        print(make.__name__, got, lock.acquire(False))
        if make is mp.RLock or make is mp.Condition:
            lock.release()
    try:
        with lock:
            raise KeyError(1)
    except KeyError as e:
        print(e, lock.acquire(False), lock.release())
    try:
        with lock:
            lock.release()
    except (ValueError, AssertionError) as e:
        print(type(e).__name__, e)
#---- _TestLock.test_lock stays locked when its holder ends
import multiprocessing as mp
import os
import time

def leave(lock, how):
    lock.acquire()
    if how == 'raise':
        os._exit(3)
    elif how == 'terminate':
        lock.acquire()

if __name__ == '__main__':
    for how in ('return', 'raise', 'terminate'):
        lock = mp.Lock()
        p = mp.Process(target=leave, args=(lock, how))
        p.start()
        if how == 'terminate':
            while lock.acquire(False):
                lock.release()
                time.sleep(0.01)
            p.terminate()
        p.join()
        print(how, p.exitcode, lock.acquire(timeout=0.05), lock.release(), lock.acquire(False))
#---- _TestSemaphore.test_semaphore
import multiprocessing as mp

sem = mp.Semaphore(2)
print(repr(sem), sem.get_value())
for expect in (1, 0):
    print(sem.acquire(), sem.get_value() == expect)
print(sem.acquire(False), sem.get_value(), repr(sem))
for expect in (1, 2, 3, 4):
    print(sem.release(), sem.get_value() == expect)
print(repr(sem), mp.Semaphore().get_value(), mp.Semaphore(0).acquire(False), mp.Semaphore(value=3).get_value())
for value in (-1, 'a', None, 1.5):
    try:
        mp.Semaphore(value)
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
#---- _TestSemaphore.test_semaphore between processes
import multiprocessing as mp
import time

def child(sem, active, lock, most):
    with sem:
        with lock:
            active.value += 1
            most.value = max(most.value, active.value)
        time.sleep(0.02)
        with lock:
            active.value -= 1

if __name__ == '__main__':
    sem, lock = mp.Semaphore(3), mp.Lock()
    active, most = mp.RawValue('i', 0), mp.RawValue('i', 0)
    procs = [mp.Process(target=child, args=(sem, active, lock, most)) for _ in range(8)]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    print(active.value, 1 <= most.value <= 3, sem.get_value(), {p.exitcode for p in procs})
#---- _TestSemaphore.test_semaphore any process releases
import multiprocessing as mp

def child(sem, n):
    for _ in range(n):
        sem.release()

if __name__ == '__main__':
    sem = mp.Semaphore(0)
    procs = [mp.Process(target=child, args=(sem, n)) for n in (1, 2, 3)]
    for p in procs:
        p.start()
    print([sem.acquire() for _ in range(6)])
    for p in procs:
        p.join()
    print(sem.acquire(False), sem.get_value())
#---- _TestSemaphore.test_bounded_semaphore
import multiprocessing as mp

sem = mp.BoundedSemaphore(2)
print(repr(sem), sem.get_value())
print(sem.acquire(), sem.acquire(), sem.acquire(False), repr(sem))
print(sem.release(), sem.release(), sem.get_value())
for _ in range(2):
    try:
        sem.release()
    except ValueError as e:
        print('ValueError:', e, sem.get_value())
print(repr(mp.BoundedSemaphore()), isinstance(sem, type(mp.Semaphore())))
#---- _TestSemaphore.test_timeout
import multiprocessing as mp
import time

def timed(f, *args, **kwargs):
    began = time.monotonic()
    result = f(*args, **kwargs)
    took = time.monotonic() - began
    print(result, 'waited' if took > 0.04 else 'at once', took < 5)

for make in (mp.Semaphore, mp.BoundedSemaphore, mp.Lock, mp.RLock):
    lock = make()
    print(lock.acquire())
    if make is mp.RLock:
        timed(lock.acquire, True, 0.05)
        continue
    timed(lock.acquire, False)
    timed(lock.acquire, False, None)
    timed(lock.acquire, False, 0.05)
    timed(lock.acquire, True, 0.05)
    timed(lock.acquire, timeout=0.05)
    timed(lock.acquire, timeout=0)
    timed(lock.acquire, timeout=-3.5)
#---- _TestCondition.test_notify
import multiprocessing as mp
import threading
import time

def sleeper(cond, sleeping, woken, timeout=None):
    cond.acquire()
    sleeping.release()
    cond.wait(timeout)
    woken.release()
    cond.release()

if __name__ == '__main__':
    cond, sleeping, woken = mp.Condition(), mp.Semaphore(0), mp.Semaphore(0)
    p = mp.Process(target=sleeper, args=(cond, sleeping, woken), daemon=True)
    p.start()
    t = threading.Thread(target=sleeper, args=(cond, sleeping, woken), daemon=True)
    t.start()
    sleeping.acquire()
    sleeping.acquire()
    time.sleep(0.05)
    print(woken.get_value())
    for expect in (1, 2):
        cond.acquire()
        cond.notify()
        cond.release()
        for _ in range(100):
            if woken.get_value() == expect:
                break
            time.sleep(0.05)
        print(woken.get_value())
    p.join()
    t.join()
    print(woken.get_value(), p.exitcode)
#---- _TestCondition.test_notify what needs the lock
import multiprocessing as mp

for lock in (None, mp.Lock(), mp.RLock()):
    cond = mp.Condition(lock)
    for f in (cond.wait, lambda: cond.wait(0), cond.notify, cond.notify_all, lambda: cond.notify(2)):
        try:
            f()
        except AssertionError as e:
            print('AssertionError:', e)
    with cond:
        print(cond.notify(), cond.notify_all(), cond.notify(0), cond.notify(5), cond.wait(0), cond.wait(0.01))
    try:
        cond.release()
    except (AssertionError, ValueError) as e:
        print(type(e).__name__, e)
    print(cond.acquire(), cond.acquire(False), cond.release())
print(mp.Condition())
#---- _TestCondition.test_notify_all
import multiprocessing as mp
import threading
import time

def sleeper(cond, sleeping, woken, timeout=None):
    cond.acquire()
    sleeping.release()
    cond.wait(timeout)
    woken.release()
    cond.release()

def start(n, args):
    for _ in range(n):
        mp.Process(target=sleeper, args=args, daemon=True).start()
        threading.Thread(target=sleeper, args=args, daemon=True).start()

if __name__ == '__main__':
    cond, sleeping, woken = mp.Condition(), mp.Semaphore(0), mp.Semaphore(0)
    start(3, (cond, sleeping, woken, 0.1))
    print([sleeping.acquire() for _ in range(6)])
    print([woken.acquire() for _ in range(6)], woken.get_value())
    start(3, (cond, sleeping, woken))
    print([sleeping.acquire() for _ in range(6)])
    time.sleep(0.05)
    print(woken.get_value())
    with cond:
        cond.notify_all()
    print([woken.acquire() for _ in range(6)], woken.get_value())
#---- _TestCondition.test_notify_n
import multiprocessing as mp
import threading
import time

def sleeper(cond, sleeping, woken):
    with cond:
        sleeping.release()
        cond.wait()
        woken.release()

def eventually(f, value):
    for _ in range(100):
        if f() == value:
            break
        time.sleep(0.02)
    time.sleep(0.02)
    return f()

if __name__ == '__main__':
    cond, sleeping, woken = mp.Condition(), mp.Semaphore(0), mp.Semaphore(0)
    for _ in range(3):
        mp.Process(target=sleeper, args=(cond, sleeping, woken), daemon=True).start()
        threading.Thread(target=sleeper, args=(cond, sleeping, woken), daemon=True).start()
    for _ in range(6):
        sleeping.acquire()
    time.sleep(0.05)
    print(woken.get_value())
    for n, total in ((2, 2), (4, 6), (3, 6)):
        with cond:
            cond.notify(n=n)
        print(eventually(woken.get_value, total))
#---- _TestCondition.test_timeout
import multiprocessing as mp
import time

cond = mp.Condition()
for timeout in (0.05, 0, -1):
    with cond:
        began = time.monotonic()
        result = cond.wait(timeout)
        took = time.monotonic() - began
        print(result, took >= 0.04, took < 5)
#---- _TestCondition.test_waitfor
import multiprocessing as mp
import sys

def child(cond, state):
    with cond:
        state.value = 0
        cond.notify()
        result = cond.wait_for(lambda: state.value == 4)
        if not result or state.value != 4:
            sys.exit(1)

if __name__ == '__main__':
    cond, state = mp.Condition(), mp.Value('i', -1)
    p = mp.Process(target=child, args=(cond, state), daemon=True)
    p.start()
    with cond:
        print(cond.wait_for(lambda: state.value == 0), state.value)
    for _ in range(4):
        with cond:
            state.value += 1
            cond.notify()
    p.join()
    print(p.exitcode, state.value)
    with cond:
        print(cond.wait_for(lambda: 'truthy'), cond.wait_for(lambda: [], timeout=0), cond.wait_for(lambda: 0, 0.01))
        try:
            cond.wait_for(lambda: 1 / 0)
        except ZeroDivisionError as e:
            print(e)
#---- _TestCondition.test_waitfor_timeout
import multiprocessing as mp
import time

def child(cond, state, success, sem):
    sem.release()
    with cond:
        began = time.monotonic()
        result = cond.wait_for(lambda: state.value == 4, timeout=0.1)
        if not result and time.monotonic() - began >= 0.09:
            success.value = True

if __name__ == '__main__':
    cond, state, success, sem = mp.Condition(), mp.Value('i', 0), mp.Value('i', False), mp.Semaphore(0)
    p = mp.Process(target=child, args=(cond, state, success, sem), daemon=True)
    p.start()
    print(sem.acquire(timeout=30))
    for _ in range(3):
        time.sleep(0.01)
        with cond:
            state.value += 1
            cond.notify()
    p.join()
    print(success.value, state.value, p.exitcode)
#---- _TestCondition.test_wait_result
import multiprocessing as mp

def child(cond):
    with cond:
        cond.notify()

if __name__ == '__main__':
    cond = mp.Condition()
    with cond:
        print(cond.wait(0), cond.wait(0.05))
        p = mp.Process(target=child, args=(cond,))
        p.start()
        print(cond.wait(60))
    p.join()
    print(p.exitcode)
#---- _TestCondition.test_wait_result of a lock taken several times
import multiprocessing as mp

def child(cond, q):
    with cond:
        q.put('child has it')
        cond.notify()

if __name__ == '__main__':
    cond, q = mp.Condition(), mp.Queue()
    cond.acquire()
    cond.acquire()
    p = mp.Process(target=child, args=(cond, q))
    p.start()
    print(cond.wait(30), q.get(), p.join())
    print(cond.release(), cond.release())
    try:
        cond.release()
    except AssertionError as e:
        print(e)
#---- _TestEvent.test_event
import multiprocessing as mp
import time

def child(event):
    time.sleep(0.05)
    event.set()

def timed(f, *args):
    began = time.monotonic()
    result = f(*args)
    took = time.monotonic() - began
    print(result, 'waited' if took > 0.04 else 'at once', took < 5)

if __name__ == '__main__':
    event = mp.Event()
    print(event.is_set())
    timed(event.wait, 0.0)
    timed(event.wait, 0.05)
    timed(event.wait, -1)
    print(event.set(), event.is_set(), event.set())
    timed(event.wait)
    timed(event.wait, 0.05)
    timed(event.wait, 0)
    print(event.clear(), event.is_set())
    p = mp.Process(target=child, args=(event,), daemon=True)
    p.start()
    print(event.wait(), event.is_set())
    p.join()
#---- _TestEvent.test_event wakes all that wait
import multiprocessing as mp

def child(event, ready, q):
    ready.release()
    q.put(event.wait(20))

if __name__ == '__main__':
    event, ready, q = mp.Event(), mp.Semaphore(0), mp.Queue()
    procs = [mp.Process(target=child, args=(event, ready, q)) for _ in range(5)]
    for p in procs:
        p.start()
    for p in procs:
        ready.acquire()
    print(q.empty())
    event.set()
    print([q.get() for _ in procs])
    for p in procs:
        p.join()
    print(event.is_set(), {p.exitcode for p in procs})
#---- _TestEvent.test_repr
import multiprocessing as mp
import re

event = mp.Event()
for change in (event.set, event.clear, event.set):
    print(re.sub('0x[0-9a-f]+', 'ADDRESS', repr(event)))
    change()
print(re.sub('0x[0-9a-f]+', 'ADDRESS', str(event)))
#---- _TestEvent.test_event what its methods take
import multiprocessing as mp

event = mp.Event()
for name, args, kwargs in (('set', (1,), {}), ('clear', (), {'x': 1}), ('is_set', (1, 2), {}), ('wait', (1, 2), {}), ('wait', (), {'t': 1})):
    try:
        getattr(event, name)(*args, **kwargs)
    except TypeError as e:
        print('TypeError:', e)
#---- _TestBarrier.test_barrier
import multiprocessing as mp

def multipass(barrier, counts, lock, n):
    m = barrier.parties
    for i in range(n):
        with lock:
            counts[0] += 1
        assert counts[1] == i * m, list(counts)
        barrier.wait()
        with lock:
            counts[1] += 1
        assert counts[0] == (i + 1) * m, list(counts)
        barrier.wait()

if __name__ == '__main__':
    for passes in (1, 3):
        barrier, counts, lock = mp.Barrier(5, timeout=30.0), mp.RawArray('i', 2), mp.Lock()
        procs = [mp.Process(target=multipass, args=(barrier, counts, lock, passes)) for _ in range(4)]
        for p in procs:
            p.start()
        multipass(barrier, counts, lock, passes)
        for p in procs:
            p.join()
        print(list(counts), barrier.n_waiting, barrier.broken, barrier.parties, [p.exitcode for p in procs])
#---- _TestBarrier.test_barrier_10
import multiprocessing as mp

def multipass(barrier, counts, lock, n):
    for i in range(n):
        with lock:
            counts[0] += 1
        assert counts[1] == i * 5
        barrier.wait()
        with lock:
            counts[1] += 1
        assert counts[0] == (i + 1) * 5
        barrier.wait()

if __name__ == '__main__':
    barrier, counts, lock = mp.Barrier(5, timeout=30.0), mp.RawArray('i', 2), mp.Lock()
    procs = [mp.Process(target=multipass, args=(barrier, counts, lock, 10)) for _ in range(5)]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    print(list(counts), barrier.n_waiting, barrier.broken, {p.exitcode for p in procs})
#---- _TestBarrier.test_wait_return
import multiprocessing as mp

def child(barrier, q):
    q.put(barrier.wait())

if __name__ == '__main__':
    barrier, q = mp.Barrier(5), mp.Queue()
    procs = [mp.Process(target=child, args=(barrier, q)) for _ in range(5)]
    for p in procs:
        p.start()
    print(sorted(q.get() for _ in procs))
    for p in procs:
        p.join()
#---- _TestBarrier.test_action
import multiprocessing as mp

class Add:
    def __init__(self, n):
        self.n = n
    def __call__(self):
        self.n.value += 1

def child(barrier, n):
    barrier.wait()
    if n.value != 1:
        raise RuntimeError

if __name__ == '__main__':
    n = mp.RawValue('i', 0)
    for action in (Add(n), lambda: Add(n)()):
        n.value = 0
        barrier = mp.Barrier(5, action=action)
        procs = [mp.Process(target=child, args=(barrier, n)) for _ in range(5)]
        for p in procs:
            p.start()
        for p in procs:
            p.join()
        print(n.value, {p.exitcode for p in procs}, barrier.broken)
#---- _TestBarrier.test_action that fails
import multiprocessing as mp
import threading

def action():
    raise KeyError('action')

def child(barrier, q):
    try:
        q.put(barrier.wait())
    except threading.BrokenBarrierError as e:
        q.put('broken')
    except KeyError as e:
        q.put('KeyError')

if __name__ == '__main__':
    barrier, q = mp.Barrier(3, action), mp.Queue()
    procs = [mp.Process(target=child, args=(barrier, q)) for _ in range(3)]
    for p in procs:
        p.start()
    print(sorted(q.get() for _ in procs), barrier.broken)
    for p in procs:
        p.join()
#---- _TestBarrier.test_abort
import multiprocessing as mp
import threading

def child(barrier, q):
    try:
        i = barrier.wait()
        if i == 2:
            raise RuntimeError
        barrier.wait()
        q.put('passed')
    except threading.BrokenBarrierError:
        q.put('broken')
    except RuntimeError:
        barrier.abort()

if __name__ == '__main__':
    barrier, q = mp.Barrier(5, timeout=30), mp.Queue()
    procs = [mp.Process(target=child, args=(barrier, q)) for _ in range(5)]
    for p in procs:
        p.start()
    print([q.get() for _ in range(4)])
    for p in procs:
        p.join()
    print(barrier.broken, barrier.n_waiting, q.empty())
    try:
        barrier.wait()
    except threading.BrokenBarrierError as e:
        print(repr(e), type(e).__mro__[1].__name__)
#---- _TestBarrier.test_reset
import multiprocessing as mp
import threading
import time

def child(barrier, q):
    if barrier.wait() == 2:
        while barrier.n_waiting < 4:
            time.sleep(0.001)
        barrier.reset()
    else:
        try:
            barrier.wait()
            q.put('passed')
        except threading.BrokenBarrierError:
            q.put('broken')
    barrier.wait()
    q.put('again')

if __name__ == '__main__':
    barrier, q = mp.Barrier(5, timeout=30), mp.Queue()
    procs = [mp.Process(target=child, args=(barrier, q)) for _ in range(5)]
    for p in procs:
        p.start()
    print(sorted(q.get() for _ in range(9)))
    for p in procs:
        p.join()
    print(barrier.broken, q.empty(), {p.exitcode for p in procs})
#---- _TestBarrier.test_abort_and_reset
import multiprocessing as mp
import threading

def child(barrier, barrier2, q):
    try:
        if barrier.wait() == 2:
            raise RuntimeError
        barrier.wait()
        q.put('passed')
    except threading.BrokenBarrierError:
        q.put('broken')
    except RuntimeError:
        barrier.abort()
    if barrier2.wait() == 2:
        barrier.reset()
    barrier2.wait()
    barrier.wait()
    q.put('again')

if __name__ == '__main__':
    barrier, barrier2, q = mp.Barrier(5, timeout=30), mp.Barrier(5), mp.Queue()
    procs = [mp.Process(target=child, args=(barrier, barrier2, q)) for _ in range(5)]
    for p in procs:
        p.start()
    print(sorted(q.get() for _ in range(9)))
    for p in procs:
        p.join()
    print(barrier.broken, barrier2.broken, {p.exitcode for p in procs})
#---- _TestBarrier.test_timeout
import multiprocessing as mp
import threading
import time

def child(barrier, q):
    if barrier.wait() == 2:
        time.sleep(0.2)
    try:
        q.put(barrier.wait(0.05))
    except threading.BrokenBarrierError:
        q.put('broken')

if __name__ == '__main__':
    barrier, q = mp.Barrier(5, timeout=30), mp.Queue()
    procs = [mp.Process(target=child, args=(barrier, q)) for _ in range(5)]
    for p in procs:
        p.start()
    print([q.get() for _ in procs], barrier.broken)
    for p in procs:
        p.join()
#---- _TestBarrier.test_default_timeout
import multiprocessing as mp
import threading
import time

def child(barrier, q):
    if barrier.wait(30) == 2:
        time.sleep(0.4)
    try:
        q.put(barrier.wait())
    except threading.BrokenBarrierError:
        q.put('broken')

if __name__ == '__main__':
    barrier, q = mp.Barrier(5, timeout=0.1), mp.Queue()
    procs = [mp.Process(target=child, args=(barrier, q)) for _ in range(5)]
    for p in procs:
        p.start()
    print([q.get() for _ in procs], barrier.broken)
    for p in procs:
        p.join()
#---- _TestBarrier.test_single_thread
import multiprocessing as mp
import threading

b = mp.Barrier(1)
print(b.wait(), b.wait(), b.wait(0), b.parties, b.n_waiting, b.broken)
b = mp.Barrier(2)
try:
    b.wait(0.01)
except threading.BrokenBarrierError as e:
    print('BrokenBarrierError', e.args, b.broken)
print(b.reset(), b.broken, b.abort(), b.broken, b.reset(), b.broken)
#---- _TestBarrier.test_thousand
import multiprocessing as mp

def child(barrier, passes, conn, lock):
    for i in range(passes):
        barrier.wait()
        with lock:
            conn.send(i)

if __name__ == '__main__':
    passes = 60
    barrier, lock = mp.Barrier(5, timeout=30.0), mp.Lock()
    conn, child_conn = mp.Pipe(False)
    procs = [mp.Process(target=child, args=(barrier, passes, child_conn, lock)) for _ in range(5)]
    for p in procs:
        p.start()
    print(all(conn.recv() == i for i in range(passes) for _ in range(5)), conn.poll())
    for p in procs:
        p.join()
    print({p.exitcode for p in procs}, barrier.broken, barrier.n_waiting)
