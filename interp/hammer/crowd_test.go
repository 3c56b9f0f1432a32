package hammer_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// Many processes at once: nothing hangs, for then the run ends in a deadlock report;
// nothing leaks, for TestMain looks for goroutines; and nothing is lost, which the programs
// count.

// crowd runs a program on the virtual clock, and small ones with a few seeds too. What it
// prints must be want.
func crowd(t *testing.T, seeds int, text, want string) {
	t.Helper()
	for seed := range seeds + 1 {
		o := interp.Options{Clock: interp.VirtualClock}
		if seed > 0 {
			o = interp.Options{Policy: interp.Serial, Seed: uint64(seed)}
		}
		var stdout, stderr bytes.Buffer
		o.Stdout, o.Stderr, o.MaxSteps = &stdout, &stderr, 2_000_000_000
		res, err := testkit.New(o).Run(context.Background(), "crowd.py", text)
		if err != nil || res.ExitCode != 0 || stdout.String() != want {
			t.Fatalf("seed %d: %v, exit code %d, printed\n%s\nwant\n%s\nstderr:\n%.2000s", seed, err, res.ExitCode, stdout.String(), want, stderr.String())
		}
	}
}

// sized returns the full size, or a tenth where the tests are to be short.
func sized(n int) int {
	if testing.Short() || testkit.Race {
		return n / 10
	}
	return n
}

// TestCrowdQueue: a thousand processes take a hundred thousand items from one queue.
func TestCrowdQueue(t *testing.T) {
	t.Parallel()
	const program = `
from multiprocessing import Process, JoinableQueue, Value
N, K = %d, %d
def work(q, done):
    n = 0
    while True:
        x = q.get()
        if x is not None:
            n += x
        q.task_done()
        if x is None:
            break
    with done.get_lock():
        done.value += n
q, done = JoinableQueue(), Value("q", 0)
ps = [Process(target=work, args=(q, done)) for _ in range(N)]
for p in ps:
    p.start()
for i in range(K):
    q.put(i)
q.join()
for p in ps:
    q.put(None)
q.join()
for p in ps:
    p.join()
print(done.value == K * (K - 1) // 2, q.empty(), set(p.exitcode for p in ps))
`
	crowd(t, 0, fmt.Sprintf(program, sized(1000), sized(100_000)), "True True {0}\n")
	crowd(t, 3, fmt.Sprintf(program, sized(100), sized(1000)), "True True {0}\n")
}

// TestCrowdPool: of the tasks of a Pool some fail, and some end their worker. Each has its
// own outcome.
func TestCrowdPool(t *testing.T) {
	t.Parallel()
	const program = `
from multiprocessing import Pool, ProcessError
import random, os, sys
N, K = %d, %d
def kind(x):
    r = random.Random(x).random()
    return "fails" if r < 0.1 else "exits" if r < 0.11 else "leaves" if r < 0.12 else "works"
def task(x):
    k = kind(x)
    if k == "fails":
        raise ValueError(x)
    if k == "exits":
        os._exit(7)
    if k == "leaves":
        sys.exit(3)
    return x * x
with Pool(N) as p:
    results = [p.apply_async(task, (i,)) for i in range(K)]
    for i, r in enumerate(results):
        try:
            assert r.get() == i * i and kind(i) == "works", i
        except ValueError as e:
            assert e.args == (i,) and kind(i) == "fails", i
        except ProcessError as e:
            code = {"exits": 7, "leaves": 3}[kind(i)]
            assert "which did task(), exited with code %%d at crowd.py:" %% code in str(e), e
    print(len(p._pool), sum(p.map(abs, range(100))))
`
	crowd(t, 0, fmt.Sprintf(program, sized(100), sized(10_000)), fmt.Sprintf("%d 4950\n", sized(100)))
	crowd(t, 4, fmt.Sprintf(program, 5, 200), "5 4950\n")
}

// TestCrowdBarrier: five hundred processes meet three times.
func TestCrowdBarrier(t *testing.T) {
	t.Parallel()
	const program = `
from multiprocessing import Process, Barrier, Queue
N = %d
def work(b, q):
    for _ in range(3):
        q.put(b.wait())
b, q = Barrier(N), Queue()
ps = [Process(target=work, args=(b, q)) for _ in range(N)]
for p in ps:
    p.start()
for p in ps:
    p.join()
print(sorted(q.get() for _ in range(3 * N)) == sorted(list(range(N)) * 3), b.n_waiting, b.broken)
`
	crowd(t, 1, fmt.Sprintf(program, sized(500)), "True 0 False\n")
	crowd(t, 5, fmt.Sprintf(program, 7), "True 0 False\n")
}

// TestCrowdTerminated ends processes at any moment while they hold locks and semaphores,
// and while they put and get. A lock that its holder took into the grave stays locked, so
// the others take it with a timeout.
func TestCrowdTerminated(t *testing.T) {
	t.Parallel()
	const program = `
from multiprocessing import Process, Lock, Semaphore, Queue, Value
import random, time
def work(lock, slots, q, count):
    while True:
        if slots.acquire(timeout=5):
            if lock.acquire(timeout=5):
                n = count.value
                time.sleep(0.001)
                count.value = n + 1
                q.put(n)
                lock.release()
            slots.release()
lock, slots, q, count = Lock(), Semaphore(3), Queue(), Value("i", 0, lock=False)
ps = [Process(target=work, args=(lock, slots, q, count)) for _ in range(%d)]
for p in ps:
    p.start()
for p in random.Random(%d).sample(ps, len(ps)):
    time.sleep(random.random() / 50)
    random.choice([p.terminate, p.kill])()
for p in ps:
    p.join()
got = []
while not q.empty():
    got.append(q.get())
# Whoever was ended between its write and its put took one number with it.
assert got == sorted(got) and len(set(got)) == len(got) and count.value - len(got) in (0, 1), (got, count.value)
print(set(p.exitcode for p in ps) <= {-15, -9}, len(ps))
`
	for k := range 4 {
		crowd(t, 5, fmt.Sprintf(program, 12, k), "True 12\n")
	}
	crowd(t, 0, fmt.Sprintf(program, sized(200), 1), fmt.Sprintf("True %d\n", sized(200)))
}

// TestWorkersThatDie: a Pool says what became of the jobs whose workers died, and goes on.
func TestWorkersThatDie(t *testing.T) {
	t.Parallel()
	const program = `
from multiprocessing import Pool, ProcessError
import os, time
def leave(code):
    os._exit(code)
def wait(x):
    time.sleep(1000)
def broken():
    raise ValueError("no start")
def tell(what):
    try:
        print(what())
    except ProcessError as e:
        print(e)
p = Pool(1)
tell(lambda: p.apply(leave, (7,)))
tell(lambda: p.map(leave, [8, 9], chunksize=2))
r = p.apply_async(wait, (1,))
time.sleep(1)
p._pool[0].kill()
tell(r.get)
tell(lambda: p.map(abs, [-1, -2]))
errors = []
p.apply_async(leave, (1,), error_callback=errors.append).wait()
print(len(errors), type(errors[0]).__name__)
it = p.imap(leave, [2])
tell(lambda: next(it))
p.close()
p.join()
p = Pool(2, broken)
tell(lambda: p.map(abs, [1]))
time.sleep(1)
tell(lambda: p.apply_async(abs, (1,)))
p.terminate()
p.join()
`
	want := strings.Join([]string{
		"ForkPoolWorker-1 (pid 1001), which did leave(), exited with code 7 at crowd.py:5",
		"ForkPoolWorker-2 (pid 1002), which did leave(), exited with code 8 at crowd.py:5",
		"ForkPoolWorker-3 (pid 1003), which did wait(), was ended by kill() in MainProcess at crowd.py:20",
		"[1, 2]",
		"1 ProcessError",
		"ForkPoolWorker-5 (pid 1005), which did leave(), exited with code 2 at crowd.py:5",
		"the pool has no workers: its initializer failed in each of them",
		"the pool has no workers: its initializer failed in each of them",
		""}, "\n")
	crowd(t, 10, program, want)
}

// TestPoolTakesEndlessIterators: imap asks an iterator for no more than it can use.
func TestPoolTakesEndlessIterators(t *testing.T) {
	t.Parallel()
	crowd(t, 5, `
from multiprocessing import Pool, Queue
import itertools
def square(x):
    return x * x
with Pool(2) as p:
    for x in p.imap(square, itertools.count()):
        if x > 40:
            break
        print(x, end=" ")
    q = Queue()
    it = p.imap(square, iter(q.get, None))
    for x in 3, 4:
        q.put(x)
        print(next(it), end=" ")
    q.put(None)
    print(next(it, "end"))
`, "0 1 4 9 16 25 36 9 16 end\n")
}

// TestSharedValuesRefuseWhatDoesNotFit: CPython keeps the lower bits.
func TestSharedValuesRefuseWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	crowd(t, 1, `
from multiprocessing import Value, Array, RawValue, RawArray
for code, low, high in [("b", -2**7, 2**7-1), ("B", 0, 2**8-1), ("h", -2**15, 2**15-1), ("H", 0, 2**16-1), ("i", -2**31, 2**31-1),
                        ("I", 0, 2**32-1), ("l", -2**63, 2**63-1), ("L", 0, 2**64-1), ("q", -2**63, 2**63-1), ("Q", 0, 2**64-1)]:
    v, a, r = Value(code, low), RawArray(code, [low, high]), RawValue(code)
    v.value, r.value = high, low
    assert (v.value, r.value, a[:]) == (high, low, [low, high])
    for bad in low - 1, high + 1:
        for how in (lambda: Value(code, bad), lambda: setattr(v, "value", bad), lambda: setattr(r, "value", bad), lambda: Array(code, [bad]),
                    lambda: a.__setitem__(0, bad), lambda: a.__setitem__(slice(0, 1), [bad])):
            try:
                how()
                print(code, bad, "was taken")
            except OverflowError as e:
                text = str(e)
    assert (v.value, r.value, a[:]) == (high, low, [low, high])
    print(text)
`, `128 does not fit into 'b' (c_byte), which holds -128 to 127
256 does not fit into 'B' (c_ubyte), which holds 0 to 255
32768 does not fit into 'h' (c_short), which holds -32768 to 32767
65536 does not fit into 'H' (c_ushort), which holds 0 to 65535
2147483648 does not fit into 'i' (c_int), which holds -2147483648 to 2147483647
4294967296 does not fit into 'I' (c_uint), which holds 0 to 4294967295
9223372036854775808 does not fit into 'l' or 'q' (c_long), which holds -9223372036854775808 to 9223372036854775807
18446744073709551616 does not fit into 'L' or 'Q' (c_ulong), which holds 0 to 18446744073709551615
9223372036854775808 does not fit into 'l' or 'q' (c_long), which holds -9223372036854775808 to 9223372036854775807
18446744073709551616 does not fit into 'L' or 'Q' (c_ulong), which holds 0 to 18446744073709551615
`)
}

// TestManagerProcess: errors in a manager's process, and its end, are told to who asks.
func TestManagerProcess(t *testing.T) {
	t.Parallel()
	crowd(t, 10, `
from multiprocessing import Process, Queue
from multiprocessing.managers import BaseManager, RemoteError
import os, time
class Thing:
    def leave(self):
        os._exit(3)
    def slow(self, x):
        time.sleep(x)
        return x
    def fails(self):
        return [][1]
    def stream(self):
        return (x for x in "ab")
class M(BaseManager):
    pass
M.register("Thing", Thing)
M.register("Broken", callable=lambda: 1 / 0)
def ask(thing, x, q):
    q.put(thing.slow(x))
m = M()
m.start()
t = m.Thing()
q = Queue()
ps = [Process(target=ask, args=(t, x, q)) for x in (3, 1, 2)]
for p in ps: p.start()
for p in ps: p.join()
print([q.get() for _ in ps], time.monotonic() < 5)
for what in t.fails, t.stream, m.Broken, t.leave, t.slow:
    try:
        print(what())
    except (IndexError, EOFError, OSError) as e:
        print(type(e).__name__, e)
    except RemoteError as e:
        print("RemoteError", str(e).splitlines()[-2])
print(m._process.exitcode)
m.shutdown()
class N(BaseManager):
    pass
def broken():
    raise ValueError("no start")
try:
    N().start(broken)
except EOFError as e:
    print("EOFError", e)
`, `[1, 2, 3] True
IndexError list index out of range
RemoteError TypeError: cannot send a generator to another process
RemoteError ZeroDivisionError: division by zero
EOFError 
BrokenPipeError [Errno 32] Broken pipe
3
EOFError 
`)
}
