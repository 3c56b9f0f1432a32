#---- _TestSubclassingProcess.test_subclassing
import multiprocessing as mp

class UpperCaser(mp.Process):
    def __init__(self):
        mp.Process.__init__(self)
        self.child_conn, self.parent_conn = mp.Pipe()

    def run(self):
        self.parent_conn.close()
        for s in iter(self.child_conn.recv, None):
            self.child_conn.send(s.upper())
        self.child_conn.close()

    def submit(self, s):
        self.parent_conn.send(s)
        return self.parent_conn.recv()

    def stop(self):
        self.parent_conn.send(None)
        self.parent_conn.close()
        self.child_conn.close()

if __name__ == '__main__':
    u = UpperCaser()
    u.daemon = True
    print(u.name, u.daemon, u.is_alive())
    u.start()
    print(u.submit('hello'), u.submit('world'))
    u.stop()
    u.join()
    print(u.exitcode, repr(u).split()[0])
#---- _TestSubclassingProcess.test_subclassing with arguments and super
import multiprocessing as mp

class Base(mp.Process):
    counter = 0

    def __init__(self, q, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.q = q
        self.mine = [self.name]

    def run(self):
        Base.counter += 1
        self.mine.append('child')
        self.q.put((self.name, self.mine, Base.counter, self is mp.current_process(), len(self._args)))
        super().run()

class Derived(Base):
    def run(self):
        self.q.put('derived')
        super(Derived, self).run()

def target(q, n):
    q.put(n)

if __name__ == '__main__':
    q = mp.SimpleQueue()
    for cls, kwargs in ((Base, {'target': target, 'args': (q, 5)}), (Derived, {'name': 'given', 'daemon': True}), (Derived, {})):
        p = cls(q, **kwargs)
        p.start()
        p.join()
        while not q.empty():
            print(q.get())
        print(p.mine, Base.counter, p.exitcode, p.name, p.daemon)
    try:
        class Forgot(mp.Process):
            def __init__(self):
                pass
        Forgot().start()
    except AttributeError as e:
        print('AttributeError:', e)
#---- _TestSubclassingProcess.test_subclassing run in the parent
import multiprocessing as mp

class P(mp.Process):
    def run(self):
        print('run in', mp.current_process().name)
        return 5

def target(a, b=2):
    print(a, b, mp.current_process().name)
    return 'ignored'

if __name__ == '__main__':
    print(P().run())
    p = mp.Process(target=target, args=(1,), kwargs={'b': 3})
    print(p.run(), p.is_alive(), p.pid)
    print(mp.Process().run())
    p = mp.Process(target=target, args=(1, 2, 3))
    try:
        p.run()
    except TypeError as e:
        print('TypeError:', e)
#---- _TestSubclassingProcess.test_subclassing attributes stay apart
import multiprocessing as mp

class Counter(mp.Process):
    def __init__(self, conn):
        super().__init__(name='counter')
        self.n, self.conn = 0, conn
    def run(self):
        for _ in range(3):
            self.n += 1
        self.name = 'inside'
        self.extra = True
        self.conn.send((self.n, self.name, self.__class__.__name__))

if __name__ == '__main__':
    r, w = mp.Pipe(False)
    p = Counter(w)
    p.start()
    print(r.recv())
    p.join()
    print(p.n, p.name, hasattr(p, 'extra'), p.exitcode)
#---- _TestSubclassingProcess.test_stderr_flush
import io
import multiprocessing as mp
import sys

class Sent(io.StringIO):
    def __init__(self, conn):
        super().__init__()
        self.conn = conn
    def flush(self):
        if not self.closed and self.getvalue():
            self.conn.send(self.getvalue())
            self.truncate(0)
            self.seek(0)

def child(conn):
    sys.stderr = Sent(conn)
    1/0 # MARKER

if __name__ == '__main__':
    r, w = mp.Pipe(False)
    p = mp.Process(target=child, args=(w,))
    p.start()
    p.join()
    w.close()
    text = ''
    while r.poll(0):
        try:
            text += r.recv()
        except EOFError:
            break
    print(p.exitcode)
    for part in ('Process Process-1:', 'Traceback (most recent call last):\n', 'ZeroDivisionError: division by zero\n', '1/0 # MARKER\n', 'in child\n'):
        print(part.strip(), part in text)
#---- _TestSubclassingProcess.test_sys_exit
import multiprocessing as mp
import sys

def leave(reason):
    sys.exit(reason)

if __name__ == '__main__':
    for reason in ([1, 2, 3], 'ignore this', 8, 0, None, True, False, 255, 256, 300, -1, -300, 2.5, (), '', {}):
        p = mp.Process(target=leave, args=(reason,))
        p.daemon = True
        p.start()
        p.join()
        print(repr(reason), p.exitcode)
    for args in ((True,), (False,), (8,), (None,), ()):
        p = mp.Process(target=sys.exit, args=args)
        p.daemon = True
        p.start()
        p.join()
        print(args, p.exitcode)
#---- _TestSubclassingProcess.test_sys_exit other ways to end
import multiprocessing as mp
import os
import sys

def returns():
    return 7

def raises():
    raise ValueError('bad')

def system_exit():
    raise SystemExit(4)

def system_exit_class():
    raise SystemExit

def quick():
    try:
        os._exit(6)
    finally:
        print('never printed')

def catches():
    try:
        sys.exit(3)
    except SystemExit as e:
        sys.exit(e.code + 1)

def last():
    try:
        sys.exit(3)
    finally:
        print('finally', flush=True)

def interrupted():
    raise KeyboardInterrupt

def base():
    class Odd(BaseException):
        pass
    raise Odd()

class P(mp.Process):
    def run(self):
        sys.exit(9)

if __name__ == '__main__':
    for f in (returns, raises, system_exit, system_exit_class, quick, catches, last, interrupted, base, 'not callable'):
        p = mp.Process(target=f)
        p.start()
        p.join()
        print(getattr(f, '__name__', f), p.exitcode, repr(p).split()[-1])
    p = P()
    p.start()
    p.join()
    print(p.exitcode)
#---- _TestSubclassingProcess.test_sys_exit of the main process waits for children
import multiprocessing as mp
import sys
import time

def child(q):
    time.sleep(0.05)
    print('the child ends', flush=True)

if __name__ == '__main__':
    mp.Process(target=child, args=(1,)).start()
    mp.Process(target=time.sleep, args=(100,), daemon=True).start()
    print('the parent leaves', flush=True)
    sys.exit(5)
