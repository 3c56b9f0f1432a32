#---- _TestConnection.test_connection
import multiprocessing as mp
import time

END = b'end'

def echo(conn):
    for msg in iter(conn.recv_bytes, END):
        conn.send_bytes(msg)
    conn.close()

def timed(f, *args):
    began = time.monotonic()
    result = f(*args)
    took = time.monotonic() - began
    print(result, 'waited' if took > 0.04 else 'at once', took < 5)

if __name__ == '__main__':
    conn, child_conn = mp.Pipe()
    p = mp.Process(target=echo, args=(child_conn,))
    p.daemon = True
    p.start()
    msg = b'hello world'
    print(type(conn.fileno()), conn.fileno() != child_conn.fileno())
    print(conn.send_bytes(msg), conn.recv_bytes() == msg)
    print(conn.send_bytes(b'hello world'), conn.recv_bytes(), conn.send_bytes(b''), conn.recv_bytes())
    buffer = bytearray(10)
    print(conn.send_bytes(b'12345'), conn.recv_bytes_into(buffer), buffer)
    print(conn.send_bytes(b'678'), conn.recv_bytes_into(buffer, 7), bytes(buffer))
    print(conn.send_bytes(bytearray(b'ab')), conn.recv_bytes_into(buffer, offset=3), buffer)
    try:
        conn.send_bytes(msg * 10)
        conn.recv_bytes_into(buffer)
    except mp.BufferTooShort as e:
        print(type(e).__name__, e.args == (msg * 10,), type(e).__mro__[1].__name__, len(e.args[0]))
    timed(conn.poll)
    timed(conn.poll, -1)
    timed(conn.poll, 0.05)
    conn.send_bytes(b'x')
    print(conn.poll(5), conn.poll(), conn.recv_bytes())
    big = b'X' * (1024 * 1024)
    conn.send_bytes(big)
    print(conn.recv_bytes() == big)
    conn.send_bytes(END)
    child_conn.close()
    print(conn.readable, conn.writable, conn.closed)
    for f in (conn.recv, conn.recv_bytes, conn.recv):
        try:
            f()
        except EOFError as e:
            print('EOFError', e.args)
    p.join()
    print(p.exitcode)
#---- _TestConnection.test_connection objects
import multiprocessing as mp

def echo(conn):
    for item in iter(conn.recv, 'end'):
        conn.send(item)

if __name__ == '__main__':
    conn, child_conn = mp.Pipe()
    p = mp.Process(target=echo, args=(child_conn,))
    p.start()
    child_conn.close()
    inner = [1]
    for item in ([1, 2.25, None], 'text', b'bytes', (1, (2,)), {'a': [1]}, {1, 2}, True, 10 ** 30, None, [inner, inner], range(3), 1j, bytearray(b'q')):
        print(conn.send(item), end=' ')
        got = conn.recv()
        print(got == item, type(got) is type(item), got is item if isinstance(item, list) else '')
    conn.send([inner, inner])
    a, b = conn.recv()
    print(a is b, a is inner)
    conn.send('end')
    p.join()
    print(p.exitcode)
#---- _TestConnection.test_connection ends that are closed
import multiprocessing as mp

a, b = mp.Pipe()
b.close()
for f in (lambda: a.send(1), lambda: a.send_bytes(b'1')):
    try:
        f()
    except OSError as e:
        print(type(e).__name__, e.errno, e.strerror, e)
for f in (a.recv, a.recv_bytes):
    try:
        f()
    except EOFError as e:
        print('EOFError', e.args)
print(a.poll(), a.poll(1), a.poll(None), a.closed, b.closed)
print(a.close(), a.close(), a.closed)
for f in (a.recv, a.recv_bytes, a.poll, a.fileno, lambda: a.send(1), lambda: a.send_bytes(b''), lambda: a.recv_bytes_into(bytearray(3))):
    try:
        f()
    except OSError as e:
        print(type(e).__name__, e)
a, b = mp.Pipe()
a.send(1)
a.send(2)
a.close()
print(b.recv(), b.poll(), b.recv(), b.poll())
try:
    b.recv()
except EOFError:
    print('EOFError')
#---- _TestConnection.test_connection the last holder closes it
import multiprocessing as mp

def hold(conn, go):
    go.wait()

if __name__ == '__main__':
    r, w = mp.Pipe(duplex=False)
    go = mp.Event()
    procs = [mp.Process(target=hold, args=(w, go)) for _ in range(3)]
    for p in procs:
        p.start()
    w.close()
    print(r.poll(), r.poll(0.02))
    go.set()
    for p in procs:
        p.join()
    print(r.poll())
    try:
        r.recv()
    except EOFError:
        print('EOFError')
    r, w = mp.Pipe(duplex=False)
    go = mp.Event()
    p = mp.Process(target=hold, args=(w, go))
    p.start()
    w.close()
    p.terminate()
    try:
        r.recv()
    except EOFError:
        print('EOFError after terminate')
    p.join()
#---- _TestConnection.test_duplex_false
import multiprocessing as mp

reader, writer = mp.Pipe(duplex=False)
print(writer.send(1), reader.recv())
print(reader.readable, reader.writable, writer.readable, writer.writable)
for f in (lambda: reader.send(2), writer.recv, writer.poll, lambda: reader.send_bytes(b''), writer.recv_bytes, lambda: writer.recv_bytes_into(bytearray(1))):
    try:
        f()
    except OSError as e:
        print(type(e).__name__, e)
for args, kwargs in (((0,), {}), ((False,), {}), ((), {'duplex': []})):
    r, w = mp.Pipe(*args, **kwargs)
    print(r.writable, w.readable)
for args, kwargs in (((1, 2), {}), ((), {'duplex': 1, 'x': 2})):
    try:
        mp.Pipe(*args, **kwargs)
    except TypeError as e:
        print('TypeError', str(e).split('.')[-1])
#---- _TestConnection.test_spawn_close
import multiprocessing as mp

def echo(conn):
    for msg in iter(conn.recv_bytes, b''):
        conn.send_bytes(msg)
    conn.close()

if __name__ == '__main__':
    conn, child_conn = mp.Pipe()
    p = mp.Process(target=echo, args=(child_conn,))
    p.daemon = True
    p.start()
    child_conn.close()
    conn.send_bytes(b'hello')
    print(conn.recv_bytes())
    conn.send_bytes(b'')
    try:
        conn.recv_bytes()
    except EOFError:
        print('EOFError')
    conn.close()
    p.join()
    print(p.exitcode)
#---- _TestConnection.test_sendbytes
import multiprocessing as mp

msg = b'abcdefghijklmnopqrstuvwxyz'
a, b = mp.Pipe()
for args in ((), (5,), (7, 8), (26,), (26, 0), (0, 1), (3, None)):
    a.send_bytes(msg, *args)
    print(args, b.recv_bytes())
for args in ((27,), (22, 5), (26, 1), (-1,), (4, -1)):
    try:
        a.send_bytes(msg, *args)
    except ValueError as e:
        print(args, type(e).__name__, e)
for what in ('text', 5, None, [1]):
    try:
        a.send_bytes(what)
    except TypeError as e:
        print('TypeError', e)
print(b.poll())
#---- _TestConnection.test_sendbytes and the length of what is received
import multiprocessing as mp

a, b = mp.Pipe()
a.send_bytes(b'12345')
a.send_bytes(b'123456')
print(b.recv_bytes(5), a.poll())
for length in (-1, 'x'):
    try:
        b.recv_bytes(length)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
try:
    b.recv_bytes(5)
except OSError as e:
    print(type(e).__name__, e, b.closed, b.readable)
for f in (b.recv, b.poll, b.recv_bytes):
    try:
        f()
    except OSError as e:
        print(e)
b.send('still writable')
print(a.recv())
r, w = mp.Pipe(False)
w.send_bytes(b'123456')
try:
    r.recv_bytes(5)
except OSError as e:
    print(e, r.closed)
a, b = mp.Pipe()
a.send_bytes(b'12345')
for offset in (-1, 11):
    try:
        b.recv_bytes_into(bytearray(10), offset)
    except ValueError as e:
        print('ValueError', e)
try:
    b.recv_bytes_into(b'0123456789')
except TypeError as e:
    print('TypeError')
#---- _TestConnection.test_context
import multiprocessing as mp

a, b = mp.Pipe()
with a, b:
    a.send(1729)
    print(b.recv(), a.closed, b.closed)
print(a.closed, b.closed)
try:
    a.recv()
except OSError as e:
    print(type(e).__name__, e)
with mp.Pipe()[0] as c:
    print(c.closed)
print(c.closed)
try:
    with c:
        pass
except OSError as e:
    print(e)
#---- _TestPoll.test_empty_string
import multiprocessing as mp

a, b = mp.Pipe()
print(a.poll())
b.send_bytes(b'')
print(a.poll(), a.poll(), a.recv_bytes(), a.poll())
for timeout in ('x', []):
    try:
        a.poll(timeout)
    except TypeError as e:
        print('TypeError')
#---- _TestPoll.test_strings
import multiprocessing as mp
import time

def child(conn, strings):
    for s in strings:
        time.sleep(0.01)
        conn.send_bytes(s)
    conn.close()

if __name__ == '__main__':
    strings = (b'hello', b'', b'a', b'b', b'', b'bye', b'', b'lop')
    a, b = mp.Pipe()
    p = mp.Process(target=child, args=(b, strings))
    p.start()
    for s in strings:
        for i in range(200):
            if a.poll(0.01):
                break
        print(a.recv_bytes() == s)
    p.join()
    print(p.exitcode)
#---- _TestPoll.test_boundaries
import multiprocessing as mp
import time

def child(r, ready):
    ready.set()
    print(r.poll(5), flush=True)

if __name__ == '__main__':
    r, w = mp.Pipe(False)
    ready = mp.Event()
    p = mp.Process(target=child, args=(r, ready))
    p.start()
    ready.wait()
    time.sleep(0.05)
    for obj in (b'first', b'second'):
        w.send_bytes(obj)
    w.close()
    p.join()
    print(r.recv_bytes(), r.recv_bytes(), p.exitcode)
#---- _TestPoll.test_dont_merge
import multiprocessing as mp

def child(b):
    b.send_bytes(b'a')
    b.send_bytes(b'b')
    b.send_bytes(b'cd')

if __name__ == '__main__':
    a, b = mp.Pipe()
    print(a.poll(0.0), a.poll(0.02))
    p = mp.Process(target=child, args=(b,))
    p.start()
    print(a.recv_bytes(), a.poll(1.0), a.poll(1.0), a.recv_bytes(), a.poll(1.0), a.poll(1.0), a.poll(0.0), a.recv_bytes())
    p.join()
    print(a.poll(0))
#---- TestInvalidHandle.test_invalid_handles
import multiprocessing as mp
import multiprocessing.connection

for args in ((-1,), (44977608, False, False)):
    try:
        mp.connection.Connection(*args)
    except (ValueError, OSError) as e:
        print(type(e).__name__, e)
try:
    mp.connection.Connection(44977608).send(1)
except OSError as e:
    print(type(e).__name__, e)
#---- TestWait.test_wait
import multiprocessing as mp
import os
from multiprocessing.connection import wait

def child(w):
    for i in range(10):
        w.send((i, os.getpid()))
    w.close()

if __name__ == '__main__':
    readers, procs, messages = [], [], []
    for i in range(4):
        r, w = mp.Pipe(duplex=False)
        p = mp.Process(target=child, args=(w,))
        p.daemon = True
        p.start()
        w.close()
        readers.append(r)
        procs.append(p)
    while readers:
        for r in wait(readers):
            try:
                msg = r.recv()
            except EOFError:
                readers.remove(r)
                r.close()
            else:
                messages.append(msg)
    messages.sort()
    print(len(messages), messages == sorted((i, p.pid) for i in range(10) for p in procs))
    for p in procs:
        p.join()
#---- TestWait.test_wait_slow
import multiprocessing as mp
import os
import random
import time
from multiprocessing.connection import wait

def child(w, name):
    for i in range(5):
        time.sleep(random.random() * 0.01)
        w.send((i, name))
    w.close()

if __name__ == '__main__':
    readers, procs, messages = [], [], []
    for name in 'abcd':
        r, w = mp.Pipe(duplex=False)
        p = mp.Process(target=child, args=(w, name))
        p.start()
        w.close()
        readers.append(r)
        procs.append(p)
    while readers:
        for r in wait(readers, 20):
            try:
                messages.append(r.recv())
            except EOFError:
                readers.remove(r)
    print(sorted(messages) == [(i, name) for i in range(5) for name in 'abcd'])
    print([[i for i, n in messages if n == name] for name in 'abcd'])
    for p in procs:
        p.join()
#---- TestWait.test_wait_timeout
import multiprocessing as mp
import time
from multiprocessing.connection import wait

a, b = mp.Pipe()
for timeout in (0.1, 0, -1):
    began = time.monotonic()
    result = wait([a, b], timeout)
    took = time.monotonic() - began
    print(result, took >= 0.09, took < 5)
b.send(None)
print(wait([a, b], 20) == [a], wait([a, b]) == [a])
a.send(None)
print(wait([a, b], 20) == [a, b], wait((b,)) == [b], a.recv(), wait([a, b], 0) == [b])
b.close()
print(wait([a], None) == [a], a.poll())
print(wait([], 0), wait([], timeout=0.01))
for what in (5, [5.5], ['x'], [None]):
    try:
        wait(what, 0)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
#---- TestWait.test_wait_integer
import multiprocessing as mp
import time
from multiprocessing.connection import wait

def child(sem, period):
    sem.release()
    time.sleep(period)

if __name__ == '__main__':
    sem = mp.Semaphore(0)
    a, b = mp.Pipe()
    p = mp.Process(target=child, args=(sem, 0.2))
    p.start()
    print(isinstance(p.sentinel, int), sem.acquire(timeout=20))
    began = time.monotonic()
    result = wait([a, p.sentinel, b], 20)
    took = time.monotonic() - began
    print(result == [p.sentinel], 0.1 < took < 5)
    a.send(None)
    print([x is b or x == p.sentinel for x in wait([a, p.sentinel, b], 20)], len(wait([a, p.sentinel, b], 20)))
    b.send(None)
    print(len(wait([a, p.sentinel, b], 20)), wait([a, b], 20) == [a, b])
    p.terminate()
    p.join()
    print(p.exitcode)
#---- TestWait.test_neg_timeout
import multiprocessing as mp
import time
from multiprocessing.connection import wait

a, b = mp.Pipe()
began = time.monotonic()
print(wait([a], timeout=-1), time.monotonic() - began < 1)
a.close()
b.close()
try:
    wait([a], 0)
except (ValueError, OSError) as e:
    print(type(e).__name__, e)
#---- TestIgnoreEINTR.test_ignore
import multiprocessing as mp

def child(conn):
    conn.send('ready')
    x = conn.recv()
    conn.send(x)
    conn.send_bytes(b'x' * 300000)

if __name__ == '__main__':
    conn, child_conn = mp.Pipe()
    p = mp.Process(target=child, args=(child_conn,))
    p.daemon = True
    p.start()
    child_conn.close()
    print(conn.recv())
    conn.send(1234)
    print(conn.recv(), conn.recv_bytes() == b'x' * 300000)
    p.join()
    print(p.exitcode)
