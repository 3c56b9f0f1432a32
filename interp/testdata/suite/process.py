#---- _TestProcess.test_current
import multiprocessing as mp
import os

me = mp.current_process()
key = me.authkey
print(me.name, me.is_alive(), me.daemon, me.exitcode)
print(isinstance(key, bytes), len(key), key == me.authkey)
print(me.ident == os.getpid(), me.pid == me.ident)
print(me is mp.current_process())
print(repr(me))
#---- _TestProcess.test_current in a child
import multiprocessing as mp
import os

def report(q, parent_pid, key):
    me = mp.current_process()
    q.put([me.name, me.is_alive(), me.daemon, me.exitcode, me.ident == os.getpid(), me.ident == parent_pid,
           mp.active_children(), me.authkey == key, len(me.authkey)])

if __name__ == '__main__':
    q = mp.Queue()
    key = bytes(mp.current_process().authkey)
    for daemon in (False, True):
        p = mp.Process(target=report, args=(q, os.getpid(), key), daemon=daemon)
        p.start()
        print(q.get())
        p.join()
        print(p.exitcode)
#---- _TestProcess.test_current and its authkey that is changed
import multiprocessing as mp

def show(q):
    me = mp.current_process()
    q.put(bytes(me.authkey))
    me.authkey = b'grandchildren'
    p = mp.Process(target=last, args=(q,))
    q.put(bytes(p.authkey))
    p.start()
    p.join()

def last(q):
    q.put(bytes(mp.current_process().authkey))

if __name__ == '__main__':
    q = mp.Queue()
    before = mp.Process(target=show, args=(q,))
    print(before.authkey == mp.current_process().authkey)
    mp.current_process().authkey = b'secret'
    after = mp.Process(target=show, args=(q,))
    print(before.authkey == b'secret', after.authkey == b'secret')
    before.authkey = b'another'
    print(before.authkey == b'another', after.authkey == b'secret', mp.current_process().authkey == b'secret')
    print(repr(bytes(after.authkey)), len(after.authkey))
    try:
        after.authkey = 'text'
    except TypeError as e:
        print('TypeError', e)
    print(after.authkey == b'secret')
    for p in before, after:
        p.start()
        p.join()
        print([q.get() for _ in range(3)], p.exitcode)
#---- _TestProcess.test_args_argument
import multiprocessing as mp

def give(q, *args, **kwargs):
    q.put((args, kwargs))

if __name__ == '__main__':
    q = mp.Queue(1)
    for value in (1, 'str', [1], (1,), None, {'a': (2, 3)}, ''):
        for kind in (list, tuple):
            p = mp.Process(target=give, args=kind((q, value)))
            p.daemon = True
            p.start()
            (got,), kwargs = q.get()
            p.join()
            print(got == value, type(got) is type(value), kwargs, p.exitcode)
    for args, kwargs in (((q, 1, 2), {'hello': 23}), ([q], {}), (iter([q, 5]), {'end': None}), ((q,) + tuple('ab'), {'x': [1, {2: 3}]})):
        p = mp.Process(target=give, args=args, kwargs=kwargs)
        p.start()
        print(q.get())
        p.join()
        print(p.exitcode)
#---- _TestProcess.test_args_argument that is wrong
import multiprocessing as mp

def f(*args):
    pass

for args in (5, None, 2.5, f):
    try:
        mp.Process(target=f, args=args)
    except TypeError as e:
        print('TypeError:', e)
for kwargs in (5, [1], 'ab', None):
    try:
        mp.Process(target=f, kwargs=kwargs)
    except (TypeError, ValueError) as e:
        print(type(e).__name__ + ':', e)
try:
    mp.Process(f)
except AssertionError as e:
    print('AssertionError:', e)
try:
    mp.Process(target=f, arg=(1,))
except TypeError as e:
    print('TypeError:', str(e).split('.')[-1])
#---- _TestProcess.test_daemon_argument
import multiprocessing as mp

def child(q):
    q.put(mp.current_process().daemon)
    q.put([mp.Process(daemon=d).daemon for d in (None, True, False)])

if __name__ == '__main__':
    print(mp.Process().daemon == mp.current_process().daemon)
    print([bool(mp.Process(daemon=d).daemon) for d in (None, True, False, 1, 0, '', 'yes')])
    q = mp.Queue()
    for d in (True, False):
        p = mp.Process(target=child, args=(q,), daemon=d)
        p.start()
        print(q.get(), q.get())
        p.join()
    p = mp.Process(target=child, args=(q,))
    p.daemon = True
    print(p.daemon, repr(p).split()[-2:])
    p.daemon = False
    print(p.daemon)
    p.start()
    try:
        p.daemon = True
    except AssertionError as e:
        print('AssertionError:', e)
    print(q.get(), q.get(), p.daemon)
    p.join()
#---- _TestProcess.test_daemon_argument and children of daemons
import multiprocessing as mp

def nothing():
    pass

def child(q):
    p = mp.Process(target=nothing)
    try:
        p.start()
    except AssertionError as e:
        q.put((type(e).__name__, str(e), p.is_alive(), p.exitcode, p.pid, p.daemon))

if __name__ == '__main__':
    q = mp.Queue()
    p = mp.Process(target=child, args=(q,), daemon=True)
    p.start()
    print(q.get())
    p.join()
    print(p.exitcode)
#---- _TestProcess.test_parent_process_attributes
import multiprocessing as mp
import os

def tell(conn):
    from multiprocessing.process import parent_process
    parent = mp.parent_process()
    conn.send([parent.pid, parent.name, parent.ident, parent.daemon, parent.is_alive(), parent.exitcode,
               parent is parent_process(), os.getppid(), repr(parent)])

def middle(conn):
    p = mp.Process(target=tell, args=(conn,))
    p.start()
    p.join()

if __name__ == '__main__':
    print(mp.parent_process())
    r, w = mp.Pipe(duplex=False)
    p = mp.Process(target=tell, args=(w,))
    p.start()
    p.join()
    got = r.recv()
    print(got[0] == os.getpid(), got[2] == os.getpid(), got[7] == os.getpid(), got[1], got[3:7], got[8])
    mp.current_process().name = 'Boss'
    p = mp.Process(target=middle, args=(w,), name='Middle')
    p.start()
    p.join()
    got = r.recv()
    print(got[0] == p.pid, got[1], got[3:7], got[8])
#---- _TestProcess.test_parent_process
import multiprocessing as mp
import time

def middle(conn, lock):
    p = mp.Process(target=grandchild, args=(conn, lock))
    p.start()
    time.sleep(300)

def grandchild(conn, lock):
    parent = mp.parent_process()
    conn.send(parent.is_alive())
    lock.acquire()
    parent.join(0)
    parent.join(20)
    conn.send(parent.is_alive())

if __name__ == '__main__':
    r, w = mp.Pipe(duplex=False)
    lock = mp.Lock()
    lock.acquire()
    p = mp.Process(target=middle, args=(w, lock))
    p.start()
    print(r.poll(30), r.recv())
    p.terminate()
    p.join()
    print(p.exitcode)
    lock.release()
    print(r.poll(30), r.recv())
#---- _TestProcess.test_process
import multiprocessing as mp

def report(q, *args, **kwargs):
    me = mp.current_process()
    q.put(args)
    q.put(kwargs)
    q.put(me.name)
    q.put(me.pid)
    q.put(bytes(me.authkey))

if __name__ == '__main__':
    q = mp.Queue(1)
    p = mp.Process(target=report, args=(q, 1, 2), kwargs={'hello': 23, 'bye': 2.54}, name='SomeProcess')
    p.daemon = True
    me = mp.current_process()
    print(p.authkey == me.authkey, p.is_alive(), p.daemon, p.exitcode, p.pid, p.ident, p.name)
    print(p in mp.active_children(), type(mp.active_children()) is list)
    print(repr(p).replace(str(me.pid), 'PARENT'))
    p.start()
    print(p.exitcode, p.is_alive(), p in mp.active_children(), len(mp.active_children()), p.pid == p.ident)
    print(repr(p).replace(str(me.pid), 'PARENT').replace(str(p.pid), 'CHILD'))
    print(q.get(), q.get(), q.get())
    print(q.get() == p.pid, q.get() == me.authkey)
    p.join()
    print(p.exitcode, p.is_alive(), p in mp.active_children())
    print(repr(p).replace(str(me.pid), 'PARENT').replace(str(p.pid), 'CHILD'))
#---- _TestProcess.test_process and what may not be done in which state
import multiprocessing as mp

def nothing():
    pass

def inside(q, other):
    for what in ('join', 'is_alive', 'start'):
        try:
            q.put((what, getattr(other, what)()))
        except AssertionError as e:
            q.put((what, str(e)))
    q.put((other.name, other.daemon, repr(other).split()[1], repr(other).split()[-1]))
    try:
        q.put(mp.current_process().join())
    except AssertionError as e:
        q.put(str(e))
    q.put(0)

if __name__ == '__main__':
    p = mp.Process(target=nothing)
    print(p.is_alive(), p.exitcode, p.pid)
    for timeout in (None, 0, 1):
        try:
            p.join(timeout)
        except AssertionError as e:
            print('AssertionError:', e)
    p.start()
    try:
        p.start()
    except AssertionError as e:
        print('AssertionError:', e)
    print(p.join(), p.join(), p.join(0), p.join(timeout=3))
    try:
        p.start()
    except AssertionError as e:
        print('AssertionError:', e)
    try:
        mp.current_process().join()
    except (AssertionError, AttributeError) as e:
        print(type(e).__name__, e)
    q = mp.Queue()
    child = mp.Process(target=inside, args=(q, p))
    child.start()
    for got in iter(q.get, 0):
        print(got)
    child.join()
    print(child.exitcode)
#---- _TestProcess.test_process and names
import multiprocessing as mp

def show(q):
    me = mp.current_process()
    q.put(me.name)
    made = [mp.Process(target=q.put, args=(1,)).name for _ in range(2)]
    me.name = 'renamed ' + me.name
    made.append(mp.Process().name)
    q.put((me.name, made))

if __name__ == '__main__':
    q = mp.Queue()
    p = mp.Process(target=show, args=(q,))
    print(p.name, mp.Process().name, mp.Process(name='mine').name, mp.Process().name, mp.Process(name='').name)
    p.start()
    print(q.get(), q.get())
    p.join()
    print(p.name)
    p.name = 'other'
    print(p.name, repr(p).split()[1])
    try:
        p.name = 5
    except AssertionError as e:
        print('AssertionError', e)
    print(p.name, mp.Process(name=7).name)
#---- _TestProcess.test_process_mainthread_native_id
import multiprocessing as mp
import threading

def child(q):
    main = threading.main_thread()
    q.put((main is threading.current_thread(), main.name, main.ident == threading.get_ident(), main.native_id))

if __name__ == '__main__':
    mine = threading.main_thread().native_id
    q = mp.Queue(1)
    p = mp.Process(target=child, args=(q,))
    p.start()
    same, name, ident, theirs = q.get()
    p.join()
    print(same, name, ident, mine == theirs, type(theirs) is int)
#---- _TestProcess.test_terminate
import multiprocessing as mp
import time

def sleep():
    time.sleep(100)

if __name__ == '__main__':
    p = mp.Process(target=sleep)
    p.daemon = True
    p.start()
    print(p.is_alive(), p in mp.active_children(), p.exitcode)
    for timeout in (0, -1, 0.01):
        began = time.monotonic()
        print(p.join(timeout), p.is_alive(), time.monotonic() - began < 5)
    print(p.terminate())
    print(p.join(), p.is_alive(), p in mp.active_children(), p.exitcode)
    print(repr(p).split()[-2:])
    print(p.terminate(), p.kill(), p.exitcode)
#---- _TestProcess.test_terminate one that computes, waits, or has many children
import multiprocessing as mp
import time

def compute(started):
    started.set()
    n = 0
    while True:
        n += 1

def wait_for_queue(started):
    q = mp.Queue()
    started.set()
    q.get()

def wait_for_lock(started):
    lock = mp.Lock()
    lock.acquire()
    started.set()
    lock.acquire()

def wait_for_pipe(started):
    a, b = mp.Pipe()
    started.set()
    a.recv()

def wait_for_event(started):
    started.set()
    mp.Event().wait()

def wait_for_condition(started):
    c = mp.Condition()
    with c:
        started.set()
        c.wait()

def wait_for_barrier(started):
    started.set()
    mp.Barrier(2).wait()

def cannot_be_stopped(started):
    while True:
        try:
            started.set()
            time.sleep(100)
        except BaseException:
            pass
        finally:
            started.set()

if __name__ == '__main__':
    for f in (compute, wait_for_queue, wait_for_lock, wait_for_pipe, wait_for_event, wait_for_condition, wait_for_barrier, cannot_be_stopped):
        for end in (mp.Process.terminate, mp.Process.kill):
            started = mp.Event()
            p = mp.Process(target=f, args=(started,))
            p.start()
            started.wait()
            end(p)
            p.join()
            print(f.__name__, p.exitcode, p.is_alive(), repr(p).split()[-1])
#---- _TestProcess.test_kill
import multiprocessing as mp
import time

if __name__ == '__main__':
    p = mp.Process(target=time.sleep, args=(100,))
    p.start()
    print(p.is_alive(), p.exitcode)
    print(p.kill(), p.join(), p.is_alive(), p.exitcode)
    print(repr(p).split()[-1])
    q = mp.Process(target=time.sleep, args=(100,), daemon=True)
    try:
        q.kill()
    except Exception as e:
        print('not started')
    q.start()
    q.kill()
    q.terminate()
    q.join()
    print(q.exitcode in (-9, -15), mp.active_children())
#---- _TestProcess.test_cpu_count
import multiprocessing as mp
import os

n = mp.cpu_count()
print(type(n) is int, n >= 1, n == os.cpu_count(), mp.get_context().cpu_count() == n)
#---- _TestProcess.test_active_children
import multiprocessing as mp

def child(q, go):
    q.put(mp.active_children())
    go.wait()

if __name__ == '__main__':
    print(mp.active_children())
    q, go = mp.Queue(), mp.Event()
    procs = [mp.Process(target=child, args=(q, go), name='n%d' % i) for i in range(4)]
    print(mp.active_children())
    for i, p in enumerate(procs):
        p.start()
        print(len(mp.active_children()), p in mp.active_children())
    print([q.get() for _ in procs])
    print(sorted(p.name for p in mp.active_children()))
    print(all(p in procs for p in mp.active_children()), mp.active_children() is mp.active_children())
    go.set()
    for i, p in enumerate(procs):
        p.join()
        print(p in mp.active_children())
    print(mp.active_children())
#---- _TestProcess.test_active_children joins those that have ended
import multiprocessing as mp
import time

def nothing():
    pass

if __name__ == '__main__':
    p = mp.Process(target=nothing)
    p.start()
    while mp.active_children():
        time.sleep(0.01)
    print(p.exitcode, p.is_alive(), mp.active_children())
    print(p.join())
#---- _TestProcess.test_recursion
import multiprocessing as mp

def descend(conn, path):
    conn.send(path)
    if len(path) < 2:
        for i in range(2):
            p = mp.Process(target=descend, args=(conn, path + [i]))
            p.start()
            p.join()

if __name__ == '__main__':
    r, w = mp.Pipe(duplex=False)
    descend(w, [])
    while r.poll():
        print(r.recv())
    w.close()
    try:
        r.recv()
    except EOFError:
        print('that was all')
#---- _TestProcess.test_sentinel
import multiprocessing as mp
from multiprocessing.connection import wait

def child(event):
    event.wait(10.0)

if __name__ == '__main__':
    event = mp.Event()
    p = mp.Process(target=child, args=(event,))
    try:
        p.sentinel
    except ValueError as e:
        print('ValueError:', e)
    p.start()
    sentinel = p.sentinel
    print(isinstance(sentinel, int), sentinel == p.sentinel, wait([sentinel], timeout=0.0), wait([sentinel], timeout=-1))
    event.set()
    p.join()
    print(wait([sentinel], timeout=1) == [sentinel], wait([sentinel]) == [sentinel])
    p.close()
    try:
        p.sentinel
    except ValueError as e:
        print('ValueError:', e)
#---- _TestProcess.test_sentinel of several
import multiprocessing as mp
from multiprocessing.connection import wait

def child(q):
    raise SystemExit(q.get())

if __name__ == '__main__':
    q = mp.Queue()
    procs = [mp.Process(target=child, args=(q,)) for i in range(3)]
    for p in procs:
        p.start()
    by_sentinel = {p.sentinel: p for p in procs}
    print(len(by_sentinel))
    codes = []
    for i in range(3):
        print(wait(list(by_sentinel), 0))
        q.put(i + 5)
        for s in wait(list(by_sentinel)):
            p = by_sentinel.pop(s)
            p.join()
            codes.append(p.exitcode)
    print(codes)
#---- _TestProcess.test_close
import multiprocessing as mp
import sys

def child(rc=0, q=None):
    if q is not None:
        q.get()
    sys.exit(rc)

if __name__ == '__main__':
    q = mp.Queue()
    p = mp.Process(target=child, kwargs={'q': q})
    p.daemon = True
    p.start()
    print(p.is_alive())
    try:
        p.close()
    except ValueError as e:
        print('ValueError:', e)
    q.put(None)
    print(p.join(), p.is_alive(), p.exitcode, p.close(), p.close())
    for name in ('is_alive', 'join', 'terminate', 'kill', 'start'):
        try:
            print(getattr(p, name)())
        except ValueError as e:
            print(name, 'ValueError:', e)
    for name in ('exitcode', 'sentinel', 'pid', 'ident', 'authkey', 'daemon', 'name'):
        try:
            v = getattr(p, name)
            print(name, v if name in ('daemon', 'name') else isinstance(v, bytes))
        except ValueError as e:
            print(name, 'ValueError:', e)
    print(repr(p).split()[-2:], p in mp.active_children())
    p = mp.Process(target=child)
    p.close()
    try:
        p.start()
    except ValueError as e:
        print('ValueError:', e)
    print(mp.current_process().close(), mp.current_process().is_alive())
#---- _TestProcess.test_many_processes
import multiprocessing as mp
import time

def little():
    time.sleep(0.01)

def long():
    time.sleep(100)

if __name__ == '__main__':
    procs = [mp.Process(target=little) for i in range(40)]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    print([p.exitcode for p in procs] == [0] * 40)
    procs = [mp.Process(target=long) for i in range(40)]
    for p in procs:
        p.start()
    time.sleep(0.001)
    for p in procs:
        p.terminate()
    for p in procs:
        p.join()
    print(sorted({p.exitcode for p in procs}), mp.active_children())
#---- _TestProcess.test_lose_target_ref
import multiprocessing as mp

class Callable:
    def __call__(self, q, c):
        assert isinstance(c, Callable)
        q.put(5)

if __name__ == '__main__':
    c = Callable()
    q = mp.Queue()
    p = mp.Process(target=c, args=(q, c))
    print(p._target is c, p._args[1] is c, p._kwargs)
    p.start()
    p.join()
    print(hasattr(p, '_target'), hasattr(p, '_args'), hasattr(p, '_kwargs'), p.exitcode)
    print(q.get())
#---- _TestProcess.test_wait_for_threads
import multiprocessing as mp
import threading
import time

def child(conn):
    def slow():
        time.sleep(0.1)
        conn.send('the thread')
    def never():
        time.sleep(20)
        conn.send('the daemon')
    threading.Thread(target=slow).start()
    threading.Thread(target=never, daemon=True).start()
    conn.send('the process')

if __name__ == '__main__':
    r, w = mp.Pipe(duplex=False)
    p = mp.Process(target=child, args=(w,))
    began = time.monotonic()
    p.start()
    w.close()
    p.join()
    print(p.exitcode, time.monotonic() - began < 10)
    print(r.recv(), r.recv(), r.poll())
    try:
        r.recv()
    except EOFError:
        print('EOFError')
#---- _TestProcess.test_error_on_stdio_flush_1
import io
import multiprocessing as mp
import sys

def child(event):
    event.set()

if __name__ == '__main__':
    closed = io.StringIO()
    closed.close()
    for name in ('stdout', 'stderr'):
        for stream in (closed, None):
            old = getattr(sys, name)
            setattr(sys, name, stream)
            try:
                event = mp.Event()
                p = mp.Process(target=child, args=(event,))
                p.start()
                p.join()
                result = event.is_set(), p.exitcode
            finally:
                setattr(sys, name, old)
            print(name, stream is None, result)
#---- _TestProcess.test_error_on_stdio_flush_2
import io
import multiprocessing as mp
import sys

def child(event, name, action):
    stream = None
    if action == 'close':
        stream = io.StringIO()
        stream.close()
    setattr(sys, name, stream)
    event.set()

if __name__ == '__main__':
    for name in ('stdout', 'stderr'):
        for action in ('close', 'remove'):
            event = mp.Event()
            p = mp.Process(target=child, args=(event, name, action))
            p.start()
            p.join()
            print(name, action, event.is_set(), p.exitcode, getattr(sys, name) is not None)
