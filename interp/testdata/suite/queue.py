#---- _TestQueue.test_put
import multiprocessing as mp
import queue
import time

def child(q, start, done):
    start.wait()
    got = [q.get() for _ in range(6)]
    done.set()
    raise SystemExit(sum(got))

def timed(f, *args, **kwargs):
    began = time.monotonic()
    try:
        print(f(*args, **kwargs))
    except queue.Full as e:
        took = time.monotonic() - began
        print('Full', e.args, 'waited' if took > 0.04 else 'at once', took < 5)

if __name__ == '__main__':
    q = mp.Queue(maxsize=6)
    start, done = mp.Event(), mp.Event()
    p = mp.Process(target=child, args=(q, start, done))
    p.daemon = True
    p.start()
    print(q.empty(), q.full(), q.qsize())
    q.put(1)
    q.put(2, True)
    q.put(3, True, None)
    q.put(4, False)
    q.put(5, False, None)
    print(q.put_nowait(6))
    time.sleep(0.1)
    print(q.empty(), q.full(), q.qsize())
    timed(q.put, 7, False)
    timed(q.put, 7, False, None)
    timed(q.put_nowait, 7)
    timed(q.put, 7, True, 0.05)
    timed(q.put, 7, False, 0.05)
    timed(q.put, 7, True, timeout=0.05)
    timed(q.put, 7, timeout=0)
    timed(q.put, 7, timeout=-1)
    timed(q.put, obj=7, block=True, timeout=0.05)
    start.set()
    done.wait()
    print(q.empty(), q.full(), q.qsize())
    p.join()
    print(p.exitcode)
#---- _TestQueue.test_put waits for room
import multiprocessing as mp

def child(q, n, done):
    for i in range(n):
        q.put(i)
    done.set()

if __name__ == '__main__':
    for size in (1, 2, 7):
        q, done = mp.Queue(size), mp.Event()
        p = mp.Process(target=child, args=(q, 20, done))
        p.start()
        print(done.wait(0.05), q.qsize() <= size)
        print([q.get() for _ in range(20)])
        p.join()
        print(done.is_set(), p.exitcode, q.empty(), q.full())
#---- _TestQueue.test_put and sizes
import multiprocessing as mp

for size in (0, -1, -100, None, True):
    try:
        q = mp.Queue(size)
    except TypeError as e:
        print(size, 'TypeError', e)
        continue
    for i in range(3):
        try:
            q.put(i, False)
        except Exception as e:
            print(size, type(e).__name__)
            break
    print(size, q.full())
    for _ in range(1 if size is True else 3):
        q.get()
for size in ('a', 2.5, [], 2 ** 40):
    try:
        mp.Queue(size)
    except (TypeError, OverflowError, ValueError) as e:
        print(type(e).__name__, e)
#---- _TestQueue.test_put what put takes
import multiprocessing as mp

q = mp.Queue(2)
for args, kwargs in (((), {}), ((1, True, None, 4), {}), ((1,), {'obj': 2}), ((1,), {'nonsense': 2}), ((), {'block': True})):
    try:
        q.put(*args, **kwargs)
    except TypeError as e:
        print('TypeError:', e)
for name, args in (('get', (1, 2, 3)), ('put_nowait', ()), ('get_nowait', (1,)), ('qsize', (1,)), ('empty', (1,)), ('close', (1,))):
    try:
        getattr(q, name)(*args)
    except TypeError as e:
        print('TypeError:', str(e).split('.', 1)[-1].split('()')[0])
try:
    len(q)
except TypeError as e:
    print('TypeError:', e)
try:
    for x in q:
        pass
except TypeError as e:
    print('TypeError:', e)
print(type(q).__name__, type(q).__module__, isinstance(q, mp.queues.Queue), bool(q))
#---- _TestQueue.test_get
import multiprocessing as mp
import queue
import time

def child(q, start, done):
    start.wait()
    for i in range(2, 6):
        q.put(i)
    done.set()

def timed(f, *args, **kwargs):
    began = time.monotonic()
    try:
        print(f(*args, **kwargs))
    except queue.Empty as e:
        took = time.monotonic() - began
        print('Empty', e.args, 'waited' if took > 0.04 else 'at once', took < 5)

if __name__ == '__main__':
    q = mp.Queue()
    start, done = mp.Event(), mp.Event()
    p = mp.Process(target=child, args=(q, start, done))
    p.daemon = True
    p.start()
    print(q.empty())
    start.set()
    done.wait()
    time.sleep(0.1)
    print(q.empty(), q.full())
    print(q.get(True, None), q.get(True), q.get(timeout=1), q.get_nowait())
    print(q.empty())
    timed(q.get, False)
    timed(q.get, False, None)
    timed(q.get_nowait)
    timed(q.get, True, 0.05)
    timed(q.get, False, 0.05)
    timed(q.get, timeout=0.05)
    timed(q.get, timeout=0)
    timed(q.get, timeout=-5)
    timed(q.get, block=True, timeout=0.05)
    p.join()
    print(p.exitcode)
#---- _TestQueue.test_get exceptions are those of the module queue
import multiprocessing as mp
import multiprocessing.queues
import queue

q = mp.Queue(1)
try:
    q.get_nowait()
except queue.Empty as e:
    print(type(e).__name__, repr(e), str(e) == '', isinstance(e, Exception))
q.put(1)
try:
    q.put_nowait(2)
except queue.Full as e:
    print(type(e).__name__, repr(e), str(e) == '', type(e).__module__)
print(mp.queues.Empty is queue.Empty, mp.queues.Full is queue.Full, issubclass(queue.Empty, Exception))
print(q.get())
#---- _TestQueue.test_fork
import multiprocessing as mp
import queue
import time

def child(q):
    for i in range(10, 20):
        q.put(i)

if __name__ == '__main__':
    q = mp.Queue()
    for i in range(10):
        q.put(i)
    time.sleep(0.1)
    p = mp.Process(target=child, args=(q,))
    p.daemon = True
    p.start()
    print([q.get() for _ in range(20)])
    try:
        q.get(False)
    except queue.Empty:
        print('Empty')
    p.join()
    print(p.exitcode)
#---- _TestQueue.test_fork every producer's items stay in order
import multiprocessing as mp

def produce(q, name, n):
    for i in range(n):
        q.put((name, i))
    q.put((name, None))

def consume(q, out):
    for item in iter(q.get, None):
        out.put(item)
    out.put(None)

if __name__ == '__main__':
    q, out = mp.Queue(), mp.Queue()
    producers = [mp.Process(target=produce, args=(q, name, 15)) for name in 'abc']
    consumers = [mp.Process(target=consume, args=(q, out)) for _ in range(2)]
    for p in producers + consumers:
        p.start()
    for p in producers:
        p.join()
    for _ in consumers:
        q.put(None)
    got, ends = [], 0
    while ends < 2:
        item = out.get()
        if item is None:
            ends += 1
        else:
            got.append(item)
    for p in consumers:
        p.join()
    print(len(got), sorted(got, key=str) == sorted([(n, i) for n in 'abc' for i in list(range(15)) + [None]], key=str))
    print([p.exitcode for p in producers + consumers], q.empty(), out.empty())
#---- _TestQueue.test_qsize
import multiprocessing as mp
import time

def child(q, n):
    print(q.qsize(), q.empty(), flush=True)
    for i in range(n):
        q.put(i)

if __name__ == '__main__':
    q = mp.Queue()
    print(q.qsize())
    q.put(1)
    print(q.qsize())
    q.put(5)
    print(q.qsize())
    print(q.get(), q.qsize())
    print(q.get(), q.qsize())
    p = mp.Process(target=child, args=(q, 4))
    p.start()
    p.join()
    print(q.qsize(), [q.get() for _ in range(4)], q.qsize())
#---- _TestQueue.test_task_done
import multiprocessing as mp
import time

def worker(q):
    n = 0
    for item in iter(q.get, None):
        time.sleep(0.01)
        n += 1
        q.task_done()
    q.task_done()

if __name__ == '__main__':
    q = mp.JoinableQueue()
    print(q.join())
    workers = [mp.Process(target=worker, args=(q,)) for _ in range(4)]
    for p in workers:
        p.daemon = True
        p.start()
    for i in range(10):
        q.put(i)
    print(q.join(), q.empty())
    for p in workers:
        q.put(None)
    for p in workers:
        p.join()
    print(q.join(), [p.exitcode for p in workers])
    try:
        q.task_done()
    except ValueError as e:
        print('ValueError:', e)
    print(type(q).__name__, isinstance(q, mp.queues.Queue))
#---- _TestQueue.test_task_done join waits for the last one
import multiprocessing as mp

def worker(q, order):
    for _ in range(3):
        item = q.get()
        order.put('got %s' % item)
    order.put('done')
    for _ in range(3):
        q.task_done()

if __name__ == '__main__':
    q, order = mp.JoinableQueue(3), mp.SimpleQueue()
    for c in 'abc':
        q.put(c)
    p = mp.Process(target=worker, args=(q, order))
    p.start()
    q.join()
    order.put('joined')
    p.join()
    for _ in range(5):
        print(order.get())
    q.put(1)
    q.get()
    q.task_done()
    for _ in range(2):
        try:
            q.task_done()
        except ValueError as e:
            print(e)
#---- _TestQueue.test_timeout
import multiprocessing as mp
import queue
import time

q = mp.Queue()
began = time.monotonic()
try:
    q.get(True, 0.2)
except queue.Empty:
    took = time.monotonic() - began
    print('Empty', took >= 0.1, took < 5)
for timeout in ('1', [], None, 0.001, True, False):
    try:
        if timeout is None:
            q.put('x')
        print(q.get(True, timeout))
    except queue.Empty:
        print(timeout, 'Empty')
    except TypeError as e:
        print('TypeError')
#---- _TestQueue.test_closed_queue_put_get_exceptions
import multiprocessing as mp

for q in mp.Queue(), mp.JoinableQueue():
    print(q.close(), q.close())
    for f in (lambda: q.put('foo'), lambda: q.get(), lambda: q.put_nowait(1), lambda: q.get_nowait(), lambda: q.get(timeout=1)):
        try:
            f()
        except ValueError as e:
            text = str(e)
            print(text.startswith('Queue <multiprocessing.queues.' + type(q).__name__ + ' object at 0x'), text.split('>')[-1])
#---- _TestQueue.test_closed_queue_empty_exceptions
import multiprocessing as mp

for q in mp.Queue(), mp.JoinableQueue():
    try:
        q.join_thread()
    except AssertionError as e:
        print(str(e).split('>')[-1])
    q.close()
    print(q.join_thread(), q.empty())
for q in mp.Queue(), mp.JoinableQueue():
    q.put('foo')
    q.close()
    q.join_thread()
    try:
        q.empty()
    except OSError as e:
        print(type(e).__name__, e)
#---- _TestQueue.test_closed_queue_put_get_exceptions in one process only
import multiprocessing as mp

def child(q):
    q.put('from the child')
    q.close()
    try:
        q.put('more')
    except ValueError as e:
        raise SystemExit(7)

if __name__ == '__main__':
    q = mp.Queue()
    p = mp.Process(target=child, args=(q,))
    p.start()
    p.join()
    print(p.exitcode, q.get())
    q.put('still open')
    print(q.get())
#---- _TestQueue.test_put items are copies
import multiprocessing as mp

def child(q, back):
    item = q.get()
    item['list'].append('child')
    back.put(item)
    back.put([item is x for x in (item, back)])

if __name__ == '__main__':
    q, back = mp.Queue(), mp.Queue()
    p = mp.Process(target=child, args=(q, back))
    p.start()
    inner = [1, 2]
    item = {'list': inner, 'same': inner, 'tuple': (1, (2.5, None)), 'set': {3}, 'bytes': b'x\x00', 'text': u'\u00e9', 'big': 2 ** 100}
    q.put(item)
    got = back.get()
    print(sorted(got), got['list'], got['same'] is got['list'], got['tuple'], got['set'], got['bytes'], got['big'] == 2 ** 100)
    print(back.get(), inner, got == item)
    p.join()
#---- _TestQueue.test_put exceptions and classes travel
import multiprocessing as mp

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __repr__(self):
        return 'Point(%r, %r)' % (self.x, self.y)

class Trouble(Exception):
    pass

def child(q, back):
    for item in iter(q.get, None):
        back.put((repr(item), type(item).__name__, item))

if __name__ == '__main__':
    q, back = mp.Queue(), mp.Queue()
    p = mp.Process(target=child, args=(q, back))
    p.start()
    for item in (Point(1, [2]), Trouble('a', 5), ValueError(), KeyError('k'), len, 'text', range(3), 3 + 4j, ...):
        q.put(item)
        r, name, again = back.get()
        print(r, name, again == item or again.args == item.args)
    q.put(None)
    p.join()
    print(p.exitcode)
#---- _TestQueue.test_put a queue in a queue is not for fork
import multiprocessing as mp

def child(q, results):
    n = 0
    while True:
        try:
            item = q.get(timeout=5)
        except Exception as e:
            results.put(repr(e))
            return
        if item == 'end':
            break
        n += item
    results.put(n)

if __name__ == '__main__':
    q, results = mp.Queue(), mp.Queue()
    workers = [mp.Process(target=child, args=(q, results)) for _ in range(3)]
    for p in workers:
        p.start()
    for i in range(50):
        q.put(i)
    for p in workers:
        q.put('end')
    print(sum(results.get() for _ in workers) == sum(range(50)))
    for p in workers:
        p.join()
    print([p.exitcode for p in workers], q.empty(), results.empty())
#---- _TestQueue.test_no_import_lock_contention
import multiprocessing as mp

q = mp.Queue()
q.put('knock knock')
print(q.get(timeout=3))
q.close()
del q
print('done')
#---- TestSimpleQueue.test_empty
import multiprocessing as mp

def child(q, start, done):
    start.wait()
    try:
        q.put(q.empty())
        q.put(q.empty())
    finally:
        done.set()

if __name__ == '__main__':
    q = mp.SimpleQueue()
    start, done = mp.Event(), mp.Event()
    p = mp.Process(target=child, args=(q, start, done))
    p.daemon = True
    p.start()
    print(q.empty())
    start.set()
    done.wait()
    print(q.empty(), q.get(), q.get(), q.empty())
    p.join()
    print(p.exitcode, type(q).__name__, type(q).__module__, isinstance(q, mp.queues.Queue))
    print([hasattr(q, name) for name in ('qsize', 'full', 'join', 'put_nowait', 'get_nowait', 'close', 'task_done')])
#---- TestSimpleQueue.test_empty_exceptions
import multiprocessing as mp

q = mp.SimpleQueue()
q.close()
for f in (q.empty, q.get, lambda: q.put(1)):
    try:
        f()
    except OSError as e:
        print(type(e).__name__, e)
used = mp.SimpleQueue()
used.put(1)
used.close()
try:
    used.empty()
except OSError as e:
    print(type(e).__name__, e)
#---- TestSimpleQueue.test_close
import multiprocessing as mp

q = mp.SimpleQueue()
print(q.close(), q.close())
for args in ((1,), (None,)):
    try:
        mp.SimpleQueue(*args)
    except TypeError as e:
        print('TypeError')
q = mp.SimpleQueue()
for args, kwargs in (((1, True), {}), ((), {}), ((1,), {'block': False})):
    try:
        q.put(*args, **kwargs)
    except TypeError as e:
        print('TypeError', str(e).split('.')[-1])
try:
    q.get(False)
except TypeError as e:
    print('TypeError', str(e).split('.')[-1])
