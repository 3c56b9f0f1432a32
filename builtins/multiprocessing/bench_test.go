package multiprocessing_test

import (
	"context"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// workloads are programs that do one operation N times, by name. The same ones, and more,
// are in scripts/bench/multiprocessing.star, which CPython runs too.
var workloads = []struct{ name, text string }{
	{"Loop", `
def main():
    for i in range(N):
        pass
`},
	{"Lock", `
def main():
    lock = Lock()
    for i in range(N):
        lock.acquire()
        lock.release()
`},
	{"WithLock", `
def main():
    lock = Lock()
    for i in range(N):
        with lock:
            pass
`},
	{"LockOf4", `
def take(lock, n):
    for i in range(n):
        lock.acquire()
        lock.release()
def main():
    lock = Lock()
    ps = [Process(target=take, args=(lock, N // 4 + 1)) for _ in range(4)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
`},
	{"RLock", `
def main():
    lock = RLock()
    for i in range(N):
        lock.acquire()
        lock.release()
`},
	{"Semaphore", `
def main():
    lock = Semaphore(3)
    for i in range(N):
        lock.acquire()
        lock.release()
`},
	{"ThreadLock", `
import threading
def main():
    lock = threading.Lock()
    for i in range(N):
        lock.acquire()
        lock.release()
`},
	{"Value", `
def main():
    v = Value("i", 0)
    for i in range(N):
        with v.get_lock():
            v.value += 1
`},
	{"ValueRead", `
def main():
    v = Value("i", 0)
    for i in range(N):
        n = v.value
`},
	{"Array", `
def main():
    a = Array("i", 10)
    for i in range(N):
        a[3] = i
`},
	{"Event", `
def main():
    e = Event()
    for i in range(N):
        e.set()
        e.wait()
        e.clear()
`},
	{"Pipe", `
def echo(conn):
    for i in range(N):
        conn.send(conn.recv())
def main():
    here, there = Pipe()
    Process(target=echo, args=(there,)).start()
    for i in range(N):
        here.send(i)
        here.recv()
`},
	{"Queue", `
def fill(q):
    for i in range(N):
        q.put(i)
def main():
    q = Queue()
    Process(target=fill, args=(q,)).start()
    for i in range(N):
        q.get()
`},
	{"JoinableQueue", `
def drain(q):
    for i in range(N):
        q.get()
        q.task_done()
def main():
    q = JoinableQueue()
    Process(target=drain, args=(q,)).start()
    for i in range(N):
        q.put(i)
    q.join()
`},
	{"Condition", `
def ping(condition, state, me):
    for i in range(N):
        with condition:
            while state[0] != me:
                condition.wait()
            state[0] = 1 - me
            condition.notify()
def main():
    condition, state = Condition(), Array("i", 1, lock=False)
    Process(target=ping, args=(condition, state, 1)).start()
    ping(condition, state, 0)
`},
	{"Barrier", `
def meet(gate):
    for i in range(N):
        gate.wait()
def main():
    gate = Barrier(2)
    Process(target=meet, args=(gate,)).start()
    meet(gate)
`},
	{"PoolMap", `
def empty(x):
    return None
def main():
    with Pool(4) as pool:
        pool.map(empty, range(N))
`},
	{"PoolMapSingle", `
def empty(x):
    return None
def main():
    with Pool(4) as pool:
        pool.map(empty, range(N), chunksize=1)
`},
	{"PoolApply", `
def empty(x):
    return None
def main():
    with Pool(4) as pool:
        for i in range(N):
            pool.apply(empty, (i,))
`},
	{"ManagerDict", `
def main():
    with Manager() as m:
        d = m.dict()
        for i in range(N):
            d[i % 100] = i
`},
}

// BenchmarkOperations tells what an operation costs a program, with the loop around it.
func BenchmarkOperations(b *testing.B) {
	for _, w := range workloads {
		b.Run(w.name, func(b *testing.B) { runN(b, w.text+"\nmain()\n") })
	}
}

// runN runs a program whose N is b.N, and fails the benchmark if it fails.
func runN(b *testing.B, text string) {
	b.Helper()
	in := testkit.New(interp.Options{Predeclared: starlark.StringDict{"N": starlark.MakeInt(b.N)}})
	prog, err := in.Compile("bench.star", text)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	if res, err := prog.Run(context.Background()); err != nil || res.ExitCode != 0 {
		b.Fatal(res, err)
	}
}
