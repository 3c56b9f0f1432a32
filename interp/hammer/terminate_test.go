package hammer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// shooting is what the programs of TestTerminate begin with. end ends processes at
// random moments: between any two operations of theirs under a seed, anywhere in parallel.
const shooting = `
import multiprocessing as mp, random, threading, time
from queue import Empty, Full

clock = mp.Event()

def pause(n=60):
    for _ in range(random.randrange(n)):
        clock.is_set()

def end(procs, how=None):
    for p in procs:
        pause()
        getattr(p, how or random.choice(['terminate', 'kill']))()
    for p in procs:
        p.join()
        assert p.exitcode in (-15, -9, 0, 1), p.exitcode

def start(n, f, *args):
    procs = [mp.Process(target=f, args=args) for _ in range(n)]
    for p in procs:
        p.start()
    return procs
`

// terminations are programs that end processes in the middle of what they do to shared
// objects. Each prints "ok" at its end, or comes to a deadlock that is told with the text
// of stuck.
var terminations = []struct{ name, text, stuck string }{
	{"queue", `
def produce(q, done, base):
    for i in range(20):
        q.put(base + i)
        done.value += 1       # one less than was put, at most

def consume(q, got):
    while True:
        got.append(q.get())

q = mp.Queue(3)
dones = [mp.RawValue('i', 0) for _ in range(3)]
procs = [mp.Process(target=produce, args=(q, done, 100 * k)) for k, done in enumerate(dones)]
for p in procs:
    p.start()
killer = threading.Thread(target=end, args=(procs,))
killer.start()
got = []
while any(p.is_alive() for p in procs) or not q.empty():
    try:
        got.append(q.get(timeout=0.1))
    except Empty:
        pass
killer.join()
for k, done in enumerate(dones):
    mine = [n - 100 * k for n in got if n // 100 == k]
    assert mine == list(range(len(mine))), mine   # in order, none twice, none missing
    assert done.value <= len(mine) <= done.value + 1, (done.value, mine)
assert q.qsize() == 0 and q.empty() and not q.full()
for i in range(3):
    q.put(i, False)                                 # no place was lost
try:
    q.put(3, False)
    print('a place too many')
except Full:
    print('ok')
`, ""},
	{"lock", `
def work(lock, inside):
    while True:
        with lock:
            inside.value += 1
            clock.is_set()
            inside.value -= 1

lock, inside = mp.Lock(), mp.RawValue('i', 0)
end(start(4, work, lock, inside))
if lock.acquire(timeout=1):
    assert inside.value == 0, inside.value
else:
    assert inside.value in (0, 1), inside.value     # a dead process has it
    lock.release()
    assert lock.acquire(False)
print('ok')
`, ""},
	{"lock that stays with the dead", `
def work(lock):
    with lock:
        time.sleep(10)

lock = mp.Lock()
p, = start(1, work, lock)
time.sleep(1)
end([p])
lock.acquire()
`, "ended without releasing it"},
	{"rlock and semaphore", `
def work(rlock, sem, held):
    while True:
        with rlock:
            with rlock:
                clock.is_set()
        with sem:
            clock.is_set()

rlock, sem = mp.RLock(), mp.Semaphore(5)
end(start(4, work, rlock, sem, None))
n = 0
while sem.acquire(False):
    n += 1
assert 1 <= n <= 5, n                               # each of four took one at most
if rlock.acquire(timeout=1):
    rlock.release()
for _ in range(n):
    sem.release()
assert sem.get_value() == n
print('ok')
`, ""},
	{"condition", `
def wait(cond, woken):
    with cond:
        cond.wait()
        woken.release()

cond, woken = mp.Condition(), mp.Semaphore(0)
victims, others = start(3, wait, cond, woken), start(3, wait, cond, woken)
end(victims)
got = cond.acquire(timeout=1)
if not got:                                         # a victim had it
    print('ok')
    for p in others:
        p.kill()
else:
    cond.release()
    while any(p.is_alive() for p in others):
        with cond:
            cond.notify(1)                          # a dead one takes it from nobody
        time.sleep(0.01)
    n = 0
    while woken.acquire(False):
        n += 1
    assert 3 <= n <= 6, n
    print('ok')
`, ""},
	{"condition whose waiters are killed once they wait", `
def wait(cond, ready, woken):
    with cond:
        ready.release()
        cond.wait()
        woken.release()

cond, ready, woken = mp.Condition(), mp.Semaphore(0), mp.Semaphore(0)
procs = start(6, wait, cond, ready, woken)
for _ in procs:
    ready.acquire()
with cond:
    pass                                            # now all wait
end(procs[::2])
with cond:
    cond.notify(3)
for p in procs[1::2]:
    p.join()
assert woken.get_value() == 3
print('ok')
`, ""},
	{"condition of which one that was notified is killed", `
def wait(cond, ready, woken):
    with cond:
        ready.release()
        cond.wait()
        woken.release()

cond, ready, woken = mp.Condition(), mp.Semaphore(0), mp.Semaphore(0)
first, = start(1, wait, cond, ready, woken)
ready.acquire()
others = start(2, wait, cond, ready, woken)
ready.acquire()
ready.acquire()
with cond:
    cond.notify()
end([first])
if cond.acquire(timeout=1):                         # it did not die with it
    cond.release()
    assert woken.acquire(timeout=5)                 # first was, or another in its place
    assert not woken.acquire(timeout=1)
end(others, 'kill')
print('ok')
`, ""},
	{"event", `
def wait(event):
    event.wait()

event = mp.Event()
victims, others = start(3, wait, event), start(3, wait, event)
end(victims)
event.set()
for p in others:
    p.join()
    assert p.exitcode == 0
print('ok')
`, ""},
	{"barrier", `
def wait(barrier, out):
    try:
        while True:
            barrier.wait()
    except threading.BrokenBarrierError:
        out.put('broken')

barrier, out = mp.Barrier(4), mp.Queue()
victims, others = start(2, wait, barrier, out), start(2, wait, barrier, out)
end(victims)
time.sleep(1)
barrier.abort()                                     # unless the dead have done so
for p in others:
    p.join()
    assert p.exitcode == 0
assert out.qsize() >= 2 and barrier.broken
barrier.reset()
more = start(3, wait, barrier, out)
barrier.wait()
barrier.abort()
for p in more:
    p.join()
print('ok')
`, ""},
	{"pipe", `
def send(conn):
    n = 0
    while True:
        conn.send(n)
        n += 1

def echo(conn):
    while True:
        conn.send(conn.recv())

r, w = mp.Pipe(False)
p, = start(1, send, w)
w.close()
a, b = mp.Pipe()
q, = start(1, echo, b)
b.close()
end([p, q])
got = []
try:
    while True:
        got.append(r.recv())
except EOFError:
    assert got == list(range(len(got)))
try:
    a.send(1)
    print('sent to nobody')
except BrokenPipeError:
    pass
assert a.poll(5)
print('ok')
`, ""},
	{"tasks that a dead worker has taken with it", `
def work(q):
    while True:
        q.get()
        time.sleep(1)
        q.task_done()

q = mp.JoinableQueue()
for i in range(3):
    q.put(i)
p, = start(1, work, q)
time.sleep(1.5)
end([p])
q.join()
`, "nobody has called task_done() for"},
	{"connection.wait", `
from multiprocessing.connection import wait

def send(w):
    while True:
        w.send(1)

procs, readers = [], []
for _ in range(3):
    r, w = mp.Pipe(False)
    procs += start(1, send, w)
    w.close()
    readers.append(r)
sentinels = [p.sentinel for p in procs]
killer = threading.Thread(target=end, args=(procs,))
killer.start()
while readers or sentinels:
    for x in wait(readers + sentinels):
        if x in sentinels:
            sentinels.remove(x)
            continue
        try:
            x.recv()
        except EOFError:
            readers.remove(x)
killer.join()
print('ok')
`, ""},
	{"processes with threads and children", `
def leaf(q):
    while True:
        q.put(1)
        q.get()

def work(q):
    for _ in range(2):
        threading.Thread(target=leaf, args=(q,)).start()
    mp.Process(target=leaf, args=(q,), daemon=True).start()
    leaf(q)

q = mp.Queue()
end(start(3, work, q))
print('ok')
`, ""},
	{"interrupted anywhere", `
def work(q, cond, lock, barrier, out):
    while True:
        try:
            try:
                q.put(1)
                with lock:
                    clock.is_set()
                with cond:
                    cond.wait(0.001)
                    cond.notify_all()
                q.get()
            finally:
                out.value += 1
        except KeyboardInterrupt:
            return

q, cond, lock, barrier = mp.Queue(2), mp.Condition(), mp.Lock(), mp.Barrier(2)
out = mp.RawValue('i', 0)
procs = start(3, work, q, cond, lock, barrier, out)
end(procs, 'interrupt')
assert all(p.exitcode in (0, 1) for p in procs), [p.exitcode for p in procs]
assert lock.acquire(False) and cond.acquire(False)   # given back on the way
print('ok')
`, ""},
}

// TestTerminate ends processes at random moments. Nothing hangs without a word, nothing
// that was put is lost, and nobody else is kept from what is free.
func TestTerminate(t *testing.T) {
	t.Parallel()
	seeds, runs := 40, 8
	if testing.Short() {
		seeds, runs = 8, 3
	}
	for _, c := range terminations {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for seed := range seeds {
				o := interp.Options{Policy: interp.Serial, Seed: uint64(seed)}
				survive(t, fmt.Sprintf("seed %d", seed), o, c.text, c.stuck)
			}
			for range runs {
				survive(t, "in parallel", interp.Options{Clock: interp.VirtualClock}, c.text, c.stuck)
			}
		})
	}
}

// survive runs a program of TestTerminate.
func survive(t *testing.T, how string, o interp.Options, text, stuck string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	o.Stdout, o.Stderr = &stdout, &stderr
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, err := testkit.New(o).Run(ctx, "a.py", shooting+text)
	var deadlock *interp.DeadlockError
	switch {
	case stuck == "" && err == nil && stdout.String() == "ok\n":
	case stuck != "" && errors.As(err, &deadlock) && strings.Contains(deadlock.Display(), stuck):
	default:
		t.Fatalf("%s: %v\nstdout:\n%s\nstderr:\n%s", how, err, stdout.String(), stderr.String())
	}
}
