#---- TestStartMethod.test_context
import multiprocessing as mp

def tell(conn, ctx):
    conn.send((mp.current_process().name, ctx.get_start_method()))

if __name__ == '__main__':
    ctx = mp.get_context('fork')
    print(ctx.get_start_method(), ctx.get_context() is ctx, ctx is mp.get_context('fork'), ctx is mp.get_context())
    for method in ('spawn', None, 'fork'):
        try:
            ctx.set_start_method(method)
        except ValueError as e:
            print('ValueError:', e)
    r, w = ctx.Pipe(duplex=False)
    p = ctx.Process(target=tell, args=(w, ctx))
    p.start()
    w.close()
    print(r.recv())
    p.join()
    print(p.exitcode, type(p).__name__, isinstance(p, mp.process.BaseProcess), isinstance(p, mp.Process))
    for method in ('spawn', 'forkserver'):
        other = mp.get_context(method)
        print(other.get_start_method(), type(other).__name__, other.Process.__name__, other is mp.get_context(method), other.get_context('fork') is ctx)
#---- TestStartMethod.test_context of what is unknown
import multiprocessing as mp

for method in ('thread', '', 'FORK', 5):
    try:
        print(mp.get_context(method))
    except ValueError as e:
        print('ValueError:', e)
    try:
        mp.set_start_method(method)
    except ValueError as e:
        print('ValueError:', e)
print(mp.get_start_method(allow_none=True), mp.get_start_method(), mp.get_start_method(True))
#---- TestStartMethod.test_context has what the module has
import multiprocessing as mp

def child(q, lock, event, sem, value, array, barrier, cond, jq):
    with lock:
        value.value += 1
    array[0] = 7
    sem.acquire()
    q.put('from the child')
    jq.get()
    jq.task_done()
    event.set()
    with cond:
        cond.notify_all()
    barrier.wait()

if __name__ == '__main__':
    ctx = mp.get_context('fork')
    q, lock, event, sem, value, array, barrier, cond, jq = (ctx.Queue(), ctx.Lock(), ctx.Event(), ctx.Semaphore(2), ctx.Value('i', 4),
                                                            ctx.Array('i', 3), ctx.Barrier(2), ctx.Condition(), ctx.JoinableQueue())
    jq.put(1)
    p = ctx.Process(target=child, args=(q, lock, event, sem, value, array, barrier, cond, jq))
    p.start()
    barrier.wait()
    p.join()
    jq.join()
    print(q.get(), event.is_set(), sem.get_value(), value.value, array[:], p.exitcode)
    print(ctx.cpu_count() == mp.cpu_count(), ctx.current_process() is mp.current_process(), ctx.active_children(), ctx.parent_process())
    print(ctx.TimeoutError is mp.TimeoutError, ctx.BufferTooShort is mp.BufferTooShort, ctx.ProcessError.__name__)
    with ctx.Pool(2) as pool:
        print(pool.map(abs, [-1, 2, -3]))
    print(ctx.freeze_support())
#---- TestStartMethod.test_context_check_module_types
import multiprocessing as mp

ctx = mp.get_context('forkserver')
try:
    ctx.set_forkserver_preload([1, 2, 3])
except TypeError as e:
    print('TypeError:', e)
print(ctx.set_forkserver_preload(['__main__']), mp.set_forkserver_preload(['os']))
#---- TestStartMethod.test_set_get
import multiprocessing as mp

def tell(q):
    q.put(mp.get_start_method())

if __name__ == '__main__':
    print(mp.get_start_method(allow_none=True))
    old = mp.get_start_method()
    print(old, mp.get_start_method(allow_none=True))
    try:
        mp.set_start_method('spawn')
    except RuntimeError as e:
        print('RuntimeError:', e)
    for method in ('spawn', 'forkserver', 'fork'):
        print(mp.set_start_method(method, force=True), mp.get_start_method())
        ctx = mp.get_context()
        print(ctx.get_start_method(), type(ctx).__name__, ctx.Process.__name__)
    q = mp.Queue()
    p = mp.Process(target=tell, args=(q,))
    p.start()
    print(q.get())
    p.join()
    mp.set_start_method(None, force=True)
    print(mp.get_start_method(allow_none=True), mp.get_start_method())
#---- TestStartMethod.test_set_get the first one
import multiprocessing as mp

if __name__ == '__main__':
    mp.set_start_method('fork')
    print(mp.get_start_method())
    for args, kwargs in (('fork',), {}), ((None,), {}):
        try:
            mp.set_start_method(*args, **kwargs)
        except RuntimeError as e:
            print('RuntimeError:', e)
    try:
        mp.set_start_method('nonsense', force=True)
    except ValueError as e:
        print('ValueError:', e, mp.get_start_method())
#---- TestStartMethod.test_get_all
import multiprocessing as mp

methods = mp.get_all_start_methods()
print(sorted(methods), type(methods).__name__, methods is mp.get_all_start_methods())
print(mp.get_context().get_all_start_methods() == methods if hasattr(mp.get_context(), 'get_all_start_methods') else True)
#---- TestStartMethod.test_nested_startmethod
import multiprocessing as mp

def one(q):
    q.put(1)

def two(q):
    q.put(2)
    p = mp.Process(target=one, args=(q,))
    p.start()
    p.join()

if __name__ == '__main__':
    q = mp.Queue()
    p = mp.Process(target=two, args=(q,))
    p.start()
    p.join()
    print(sorted([q.get(), q.get()]), q.empty())
#---- TestNoForkBomb.test_noforkbomb
import multiprocessing as mp

def foo(conn):
    conn.send('123')

# There is no "if __name__" here: fork needs none.
mp.set_start_method('fork')
r, w = mp.Pipe(False)
p = mp.Process(target=foo, args=(w,))
p.start()
print(r.recv())
r.close()
w.close()
p.join()
#---- TestForkAwareThreadLock.test_lock
import multiprocessing as mp
import threading

lock = threading.Lock()

def child(n, conn):
    with lock:
        if n > 1:
            p = mp.Process(target=child_without, args=(n - 1, conn))
            p.start()
            conn.close()
            p.join()
        else:
            conn.send('the last one')
    conn.close()

def child_without(n, conn):
    fresh = threading.Lock()
    with fresh:
        conn.send(n)
    conn.close()

if __name__ == '__main__':
    r, w = mp.Pipe(False)
    p = mp.Process(target=child, args=(5, w))
    p.start()
    w.close()
    print(r.recv())
    p.join()
    print(p.exitcode, lock.locked())
#---- TestStdinBadfiledescriptor.test_queue_in_process
import multiprocessing as mp

def inner(q):
    q.put('x')

def outer():
    q = mp.Queue()
    p = mp.Process(target=inner, args=(q,))
    p.daemon = True
    p.start()
    p.join()
    print(q.get(), p.exitcode, flush=True)

if __name__ == '__main__':
    p = mp.Process(target=outer)
    p.start()
    p.join()
    print(p.exitcode)
#---- TestStdinBadfiledescriptor.test_pool_in_process
import multiprocessing as mp

def double(x):
    return 2 * x

def outer():
    with mp.Pool(2) as pool:
        print(pool.map(double, [1, 2, 3]), flush=True)

if __name__ == '__main__':
    p = mp.Process(target=outer)
    p.start()
    p.join()
    print(p.exitcode)
#---- TestStdinBadfiledescriptor.test_flushing
import io
import multiprocessing as mp
import os

class FileLike:
    def __init__(self, delegate):
        self.delegate = delegate
        self.pid = None
    def cache(self):
        if os.getpid() != self.pid:
            self.pid, self.lines = os.getpid(), []
        return self.lines
    def write(self, data):
        self.cache().append(data)
    def flush(self):
        self.delegate.write(''.join(self.cache()))
        self.lines = []

def child(f, q):
    f.write('bar')
    f.flush()
    q.put(f.delegate.getvalue())

if __name__ == '__main__':
    sio, q = io.StringIO(), mp.Queue()
    f = FileLike(sio)
    f.write('foo')
    p = mp.Process(target=child, args=(f, q))
    p.start()
    print(q.get())
    p.join()
    f.flush()
    print(sio.getvalue(), p.exitcode)
#---- TestStdinBadfiledescriptor.test_queue_in_process reads no input
# stdin: for the parent\nmore\n
import multiprocessing as mp
import sys

def child(q):
    q.put(sys.stdin.read())
    q.put(sys.stdin.readline())
    try:
        input()
    except EOFError:
        q.put('EOFError')

if __name__ == '__main__':
    q = mp.Queue()
    p = mp.Process(target=child, args=(q,))
    p.start()
    print([q.get(), q.get(), q.get()])
    p.join()
    print(input(), sys.stdin.readline().strip())
#---- MiscTestCase.test__all__
import multiprocessing
from multiprocessing import *

names = ['Array', 'AuthenticationError', 'Barrier', 'BoundedSemaphore', 'BufferTooShort', 'Condition', 'Event', 'JoinableQueue', 'Lock',
         'Manager', 'Pipe', 'Pool', 'Process', 'ProcessError', 'Queue', 'RLock', 'RawArray', 'RawValue', 'Semaphore', 'SimpleQueue',
         'TimeoutError', 'Value', 'active_children', 'allow_connection_pickling', 'cpu_count', 'current_process', 'freeze_support',
         'get_all_start_methods', 'get_context', 'get_logger', 'get_start_method', 'log_to_stderr', 'parent_process',
         'set_executable', 'set_forkserver_preload', 'set_start_method']
for name in names:
    if not hasattr(multiprocessing, name):
        print(name, 'is missing')
print(Process is multiprocessing.Process, issubclass(BufferTooShort, ProcessError), ProcessError.__mro__[1].__name__)
print(TimeoutError is multiprocessing.TimeoutError, TimeoutError.__name__, TimeoutError.__module__)
print(cpu_count() > 0, current_process().name, active_children(), parent_process())
#---- MiscTestCase.test_large_pool
import multiprocessing as mp

def square(x):
    return x * x

if __name__ == '__main__':
    with mp.Pool(40) as pool:
        print(sum(pool.map(square, range(200))))
#---- TestTimeouts.test_timeout
import multiprocessing as mp
import time

def child(conn):
    time.sleep(0.05)
    conn.send(123)
    conn.close()

if __name__ == '__main__':
    parent, conn = mp.Pipe(duplex=True)
    p = mp.Process(target=child, args=(conn,))
    p.start()
    conn.close()
    print(parent.recv())
    parent.close()
    p.join()
    print(p.exitcode)
#---- _TestAtExit.test_atexit
import multiprocessing as mp

def child(q):
    import atexit
    atexit.register(q.send, 'deadbeef')
    atexit.register(q.send, 'first')
    q.send('body')

if __name__ == '__main__':
    r, w = mp.Pipe(False)
    p = mp.Process(target=child, args=(w,))
    p.start()
    p.join()
    while r.poll():
        print(r.recv())
    print(p.exitcode)
#---- TestFlags.test_flags
import multiprocessing as mp
import sys

def grandchild(conn):
    conn.send((tuple(sys.argv), sys.version_info[:2], sys.getrecursionlimit()))

def child(conn):
    p = mp.Process(target=grandchild, args=(conn,))
    p.start()
    p.join()

if __name__ == '__main__':
    sys.setrecursionlimit(1234)
    r, w = mp.Pipe(duplex=False)
    p = mp.Process(target=child, args=(w,))
    p.start()
    print(r.recv() == (tuple(sys.argv), sys.version_info[:2], 1234))
    p.join()
