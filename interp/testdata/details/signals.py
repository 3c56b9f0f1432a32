#---- signals of processes
import signal, os, time, threading
from multiprocessing import Process, Pool, Queue, Event, Condition
from signal import *; import signal
def show(n, f): print("got", n, signal.Signals(n).name)
def child(ready):
    signal.signal(signal.SIGUSR1, show)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    t = time.monotonic(); time.sleep(1); print("slept", round(time.monotonic() - t, 1))
def waits(q, ready):
    signal.signal(signal.SIGUSR1, show); ready.set()
    print("item", q.get())
def raises(ready):
    def h(n, f): raise ValueError("from handler")
    signal.signal(signal.SIGUSR2, h); ready.set()
    try: time.sleep(10)
    except ValueError as e: print("caught", e)
def computes(ready):
    flag = []
    signal.signal(signal.SIGUSR1, lambda n, f: flag.append(n)); ready.set()
    while not flag: pass
    print("left the loop", flag)
def parentkill(): os.kill(os.getppid(), signal.SIGUSR1)
def inherit(): print(signal.getsignal(signal.SIGUSR1) is show, signal.getsignal(SIGINT), signal.getsignal(SIGTERM)); os.kill(os.getpid(), SIGUSR1)
def init(): signal.signal(signal.SIGINT, signal.SIG_IGN)
def asks(x): return getsignal(SIGINT)
def waitcond(c, ready):
    signal.signal(SIGUSR1, show)
    with c:
        ready.set(); print("cond", c.wait(5))
def slow(ready):
    ready.set(); time.sleep(20)
if __name__ == "__main__":
    for f, sig in ((child, SIGUSR1), (raises, SIGUSR2), (computes, SIGUSR1)):
        e = Event(); p = Process(target=f, args=(e,)); p.start(); e.wait()
        time.sleep(.1)
        if f is child: p.terminate(); time.sleep(.1)
        os.kill(p.pid, sig); p.join(); print(f.__name__, p.exitcode)
    q = Queue(); e = Event(); p = Process(target=waits, args=(q, e)); p.start(); e.wait(); time.sleep(.1); os.kill(p.pid, SIGUSR1); time.sleep(.1); q.put(5); p.join()
    c = Condition(); e = Event(); p = Process(target=waitcond, args=(c, e)); p.start(); e.wait(); time.sleep(.1); os.kill(p.pid, SIGUSR1); time.sleep(.1)
    with c: c.notify()
    p.join()
    for s in (SIGKILL, SIGTERM, SIGUSR1, SIGALRM, SIGHUP, SIGCHLD):
        e = Event(); p = Process(target=slow, args=(e,)); p.start(); e.wait(); os.kill(p.pid, s)
        p.join(.2 if s == SIGCHLD else None); print(s.name, p.exitcode, signal.strsignal(s))
        if p.is_alive(): p.kill(); p.join(); print(p.exitcode)
    try: os.kill(p.pid, 0)
    except ProcessLookupError as ex: print("gone", ex.__class__.__name__)
    os.kill(os.getpid(), 0)
    print(signal.signal(SIGUSR1, show), signal.getsignal(SIGINT), signal.SIG_DFL, signal.getsignal(SIGUSR1) is show)
    p = Process(target=parentkill); p.start(); p.join()
    p = Process(target=inherit); p.start(); p.join()
    signal.raise_signal(SIGUSR1)
    with Pool(2, init) as pool: print(pool.map(asks, [1, 2]))
    signal.signal(SIGALRM, lambda n, f: print("alarm"))
    print(signal.alarm(1), signal.alarm(1)); signal.pause()
    signal.signal(SIGALRM, show)
    signal.setitimer(ITIMER_REAL, .1, .1); [signal.pause() for _ in range(3)]; print(type(signal.setitimer(ITIMER_REAL, 0)))
    time.sleep(.2)
    def timeout(n, f): raise TimeoutError("too slow")
    signal.signal(SIGALRM, timeout); signal.alarm(1)
    try: time.sleep(3)
    except TimeoutError as ex: print(ex)
    signal.alarm(1)
    try:
        n = 0
        while n >= 0: n += 1
    except TimeoutError as ex: print(ex)
    for f in (lambda: signal.signal(SIGKILL, show), lambda: signal.signal(999, show), lambda: signal.signal(SIGUSR1, "x"), lambda: signal.getsignal(0), lambda: signal.raise_signal(100), lambda: signal.strsignal(0)):
        try: print(f())
        except (OSError, ValueError, TypeError) as ex: print(type(ex).__name__, ex)
    def inthread():
        try: signal.signal(SIGUSR1, show)
        except ValueError as ex: print(ex)
    t = threading.Thread(target=inthread); t.start(); t.join()
    print(repr(signal.SIGTERM), signal.SIGTERM == 15, Signals(9), signal.default_int_handler)
    try: signal.raise_signal(SIGINT)
    except KeyboardInterrupt: print("KI")
    signal.signal(SIGINT, show); signal.raise_signal(SIGINT)
    signal.signal(SIGINT, SIG_IGN); signal.raise_signal(SIGINT); print(getsignal(SIGINT))
    signal.signal(SIGINT, default_int_handler)
    try: os.kill(os.getpid(), SIGINT); time.sleep(1)
    except KeyboardInterrupt: print("KI")
    signal.signal(SIGTERM, SIG_DFL)
    lk = threading.Lock(); lk.acquire()
    signal.signal(SIGALRM, lambda n, f: lk.release()); signal.setitimer(ITIMER_REAL, .1); print(lk.acquire())
    ev = threading.Event(); signal.signal(SIGALRM, lambda n, f: ev.set()); signal.setitimer(ITIMER_REAL, .1); print(ev.wait())
#---- what threading has beside threads
import threading
def f(q, x): q.put(x * 2)
import threading
print(threading.ThreadError, threading.stack_size(), threading.stack_size(65536), threading.stack_size(), threading.gettrace())
threading.settrace(print); print(threading.gettrace())
for n in (1, -1):
    try: threading.stack_size(n)
    except ValueError as e: print(e)
t = threading.Timer(3, print, ["x"], {"sep": ""}); print(t.interval, t.args, t.kwargs, t.function, threading.Timer(1, print).args)
try: threading.Lock().release()
except threading.ThreadError as e: print(e)
l = threading.Lock(); l.acquire_lock(); print(l.locked_lock()); l.release_lock()
import _thread, signal
try: _thread.interrupt_main()
except KeyboardInterrupt: print("KI")
#---- interrupt_main does what is set for the signal
import _thread, signal, threading, time

for nothing in signal.SIG_DFL, signal.SIG_IGN:
    signal.signal(signal.SIGINT, nothing)
    _thread.interrupt_main()
    print("goes on after", nothing.name)
signal.signal(signal.SIGINT, signal.default_int_handler)

def other():
    _thread.interrupt_main()

t = threading.Thread(target=other)
try:
    t.start()
    t.join()
    time.sleep(5)
except KeyboardInterrupt:
    print("interrupted")
signal.signal(signal.SIGTERM, lambda number, frame: print("called for", number))
_thread.interrupt_main(signal.SIGTERM)
time.sleep(0.1)
