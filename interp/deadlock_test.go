package interp_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// clocks are the two ways in which time passes.
var clocks = map[string]interp.Clock{"real": interp.RealClock, "virtual": interp.VirtualClock}

// deadlocks are programs in which nothing can go on.
var deadlocks = []struct {
	name string
	text string
	want []string // "PROCESS KIND LINE: OBJECT: WHY", oldest process first
	// cycle: the processes that wait for each other, "" if there is no cycle.
	cycle string
}{{
	name: "a get that nobody can answer",
	text: `
q = Queue()
q.get()
`,
	want: []string{"MainProcess get 3: Queue-1 (q, made at a.star:2): it is empty"},
}, {
	name: "a get in a child after main has ended",
	text: `
def f(q):
    q.get()
Process(target=f, args=(Queue(),)).start()
print("end of main")
`,
	want: []string{
		"MainProcess exit 0: Process-1: it has not ended",
		"Process-1 get 3: Queue-1 (made at a.star:4): it is empty"},
	// No cycle: the main process waits for its child, but has nothing to give.
}, {
	name: "join on a child that waits for its parent",
	text: `
def f(q):
    print(q.get())
def main():
    q = Queue()
    p = Process(target=f, args=(q,))
    p.start()
    p.join()
    q.put("too late")
main()
`,
	want: []string{
		"MainProcess join 8: Process-1: it has not ended",
		"Process-1 get 3: Queue-1 (q, made at a.star:5): it is empty"},
	cycle: "MainProcess -> Process-1 -> MainProcess",
}, {
	name: "two bounded queues full both ways",
	text: `
def talk(mine, other):
    for i in range(3):
        other.put(i)
    for i in range(3):
        mine.get()
a, b = Queue(1), Queue(2)
p = Process(target=talk, args=(a, b), name="Ann")
p.start()
talk(b, a)
`,
	want: []string{
		"MainProcess put 4: Queue-1 (a, made at a.star:7): it is full (maxsize 1)",
		"Ann put 4: Queue-2 (b, made at a.star:7): it is full (maxsize 2)"},
	cycle: "MainProcess -> Ann -> MainProcess",
}, {
	name: "two locks in opposite order",
	text: `
def f(first, second, ready, go):
    first.acquire()
    ready.put(0)
    go.get()
    second.acquire()
a, b, ready, go = Lock(), Lock(), Queue(), Queue()
ps = [Process(target=f, args=(a, b, ready, go)), Process(target=f, args=(b, a, ready, go))]
for p in ps:
    p.start()
for p in ps:
    ready.get()
for p in ps:
    go.put(0)
ps[1].join()
`,
	want: []string{
		"MainProcess join 15: Process-2: it has not ended",
		"Process-1 acquire 6: Lock-2 (b, made at a.star:7): Process-2 holds it, since a.star:3",
		"Process-2 acquire 6: Lock-1 (a, made at a.star:7): Process-1 holds it, since a.star:3"},
	cycle: "Process-2 -> Process-1 -> Process-2",
}, {
	name: "a lock that a dead process holds",
	text: `
def f(l):
    l.acquire()
l = Lock()
p = Process(target=f, args=(l,))
p.start()
p.join()
l.acquire()
`,
	want: []string{"MainProcess acquire 8: Lock-1 (l, made at a.star:4): " +
		"Process-1 took it at a.star:3 and ended without releasing it"},
}, {
	name: "one lock taken twice by one process",
	text: `
l = Lock()
def f():
    l.acquire()
    l.acquire()
f()
`,
	want: []string{"MainProcess acquire 5: Lock-1 (l, made at a.star:2): " +
		"this process holds it itself, since a.star:4"},
	cycle: "MainProcess -> MainProcess",
}, {
	name: "a child that has failed will not put",
	text: `
def f(q):
    time.sleep(-1)
    q.put(1)
q = Queue()
Process(target=f, args=(q,)).start()
q.get()
`,
	want: []string{"MainProcess get 7: Queue-1 (q, made at a.star:5): it is empty"},
}, {
	name: "the main process has failed",
	text: `
def f():
    Queue().get()
Process(target=f).start()
time.sleep(-1)
`,
	want: []string{
		"MainProcess exit 0: Process-1: it has not ended",
		"Process-1 get 3: Queue-1:1 (made at a.star:3): it is empty"},
}, {
	name: "a daemon that waits for ever does not hide it",
	text: `
def f(q):
    q.get()
q = Queue()
Process(target=f, args=(q,), daemon=True).start()
q.get()
`,
	want: []string{
		"MainProcess get 6: Queue-1 (q, made at a.star:4): it is empty",
		"Process-1 get 3: Queue-1 (q, made at a.star:4): it is empty"},
}, {
	name: "workers on private queues wait for nobody in particular",
	text: `
def f(q):
    q.get()
for name in ["Ann", "Bob"]:
    Process(target=f, name=name, args=(Queue(),)).start()
`,
	want: []string{
		"MainProcess exit 0: Ann: it has not ended",
		"Ann get 3: Queue-1 (made at a.star:5): it is empty",
		"Bob get 3: Queue-2 (made at a.star:5): it is empty"},
}, {
	name: "two workers and no work",
	text: `
def f(q):
    q.get()
q = Queue()
ps = [Process(target=f, args=(q,)) for i in range(2)]
for p in ps: p.start()
for p in ps: p.join()
`,
	want: []string{
		"MainProcess join 7: Process-1: it has not ended",
		"Process-1 get 3: Queue-1 (q, made at a.star:4): it is empty",
		"Process-2 get 3: Queue-1 (q, made at a.star:4): it is empty"},
	cycle: "MainProcess -> Process-1 -> MainProcess",
}, {
	name: "a child that joins its parent",
	text: `
def f():
    parent_process().join()
p = Process(target=f)
p.start()
p.join()
`,
	want: []string{
		"MainProcess join 6: Process-1: it has not ended",
		"Process-1 join 3: MainProcess: it has not ended"},
	cycle: "MainProcess -> Process-1 -> MainProcess",
}, {
	name: "after timers have passed",
	text: `
q = Queue()
def f():
    time.sleep(0.01)
    q.get(timeout=0.01, default=0)
p = Process(target=f)
p.start()
time.sleep(0.005)
q.get()
`,
	want: []string{"MainProcess get 9: Queue-1 (q, made at a.star:2): it is empty"},
}}

func TestDeadlock(t *testing.T) {
	t.Parallel()
	for _, test := range deadlocks {
		for name, clock := range clocks {
			t.Run(test.name+"/"+name, func(t *testing.T) {
				t.Parallel()
				_, res, err := testkit.Run(t, interp.Options{Clock: clock}, test.text)
				var e *interp.DeadlockError
				if !errors.As(err, &e) {
					t.Fatalf("Run returned %v", err)
				}
				if res.ExitCode != report.ExitDeadlock {
					t.Errorf("exit code %d", res.ExitCode)
				}
				if got := waits(e); !slices.Equal(got, test.want) {
					t.Errorf("they wait in\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
				}
				if got := strings.Join(e.Cycle, " -> "); got != test.cycle {
					t.Errorf("cycle %q, want %q", got, test.cycle)
				}
			})
		}
	}
}

// waits writes the waiting processes as the table of deadlocks does.
func waits(e *interp.DeadlockError) []string {
	var list []string
	for _, w := range e.Waiting {
		list = append(list, w.Process+" "+string(w.Kind)+" "+starlark.MakeInt(w.Pos.Line).String()+": "+w.Object+": "+w.Why)
	}
	return list
}

// TestDeadlockReports: the reports as people see them, of the programs in
// testdata/deadlocks. Each must be recognised as the situation that its title begins with.
func TestDeadlockReports(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/deadlocks/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs found (%v)", err)
	}
	for _, path := range paths {
		file := strings.TrimSuffix(path, ".py") + ".out"
		titles, texts := testkit.Programs(t, path)
		if *update {
			var b strings.Builder
			for _, title := range titles {
				b.WriteString(testkit.Mark + title + "\n" + deadlockOf(t, testkit.Engine(), title, texts[title]))
			}
			if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		_, wants := testkit.Programs(t, file)
		for _, title := range titles {
			t.Run(title, func(t *testing.T) {
				t.Parallel()
				for name, engine := range testkit.Engines() {
					if got := deadlockOf(t, engine, title, texts[title]); got != wants[title] {
						t.Errorf("%s: got\n%s\nwant\n%s", name, got, wants[title])
					}
				}
			})
		}
	}
}

// deadlockOf returns the report of a program on the virtual clock, after what the run told
// before.
func deadlockOf(t *testing.T, engine interp.Engine, title, text string) string {
	var stderr bytes.Buffer
	in := testkit.New(interp.Options{Engine: engine, Stderr: &stderr, Policy: interp.Serial, Seed: 1, CPUs: 2})
	_, err := in.Run(t.Context(), "prog.py", text)
	var e *interp.DeadlockError
	if !errors.As(err, &e) {
		t.Fatalf("%s: the run ended with %v\n%s", title, err, stderr.String())
	}
	if want, _, _ := strings.Cut(title, ":"); e.Situation != want {
		t.Errorf("%s: recognised as %q", title, e.Situation)
	}
	stderr.WriteString(e.Display())
	for line := range strings.Lines(stderr.String()) {
		if said := unspeakable.FindString(line); said != "" {
			t.Errorf("%s: the report says %q in %q", title, said, line)
		}
	}
	return stderr.String()
}

// TestNoWarning: locks that look stuck, and are not, or not for long.
func TestNoWarning(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a lock is a signal": `
def child(lock):
    time.sleep(1)
    lock.release()
lock = Lock()
lock.acquire()
Process(target=child, args=(lock,)).start()
lock.acquire()
`,
		"ping-pong": `
def player(mine, other):
    for i in range(3):
        mine.acquire()
        time.sleep(1)
        other.release()
ping, pong = Lock(), Lock()
ping.acquire()
pong.acquire()
for locks in (ping, pong), (pong, ping):
    Process(target=player, args=locks).start()
time.sleep(1)
ping.release()
`,
		"the opposite order with a timeout": `
def f(first, second):
    with first:
        time.sleep(1)
        if second.acquire(timeout=2):
            second.release()
a, b = Lock(), Lock()
for locks in (a, b), (b, a):
    Process(target=f, args=locks).start()
time.sleep(10)
`,
		"a holder that ends after releasing": `
def f(lock):
    with lock:
        time.sleep(1)
lock = Lock()
for i in range(5):
    Process(target=f, args=(lock,)).start()
time.sleep(10)
`,
	} {
		for clock, opts := range map[string]interp.Options{
			"virtual": {Clock: interp.VirtualClock}, "serial": {Policy: interp.Serial, Seed: 1}} {
			t.Run(name+"/"+clock, func(t *testing.T) {
				t.Parallel()
				var stderr bytes.Buffer
				opts.Stderr = &stderr
				if _, _, err := testkit.Run(t, opts, text); err != nil || stderr.Len() > 0 {
					t.Errorf("%v, stderr:\n%s", err, stderr.String())
				}
			})
		}
	}
}

// TestNoDeadlock: who can still be woken is in no deadlock.
func TestNoDeadlock(t *testing.T) {
	t.Parallel()
	for name, clock := range clocks {
		t.Run("input/"+name, func(t *testing.T) { t.Parallel(); testInput(t, clock) })
		t.Run("timer/"+name, func(t *testing.T) { t.Parallel(); testTimer(t, clock) })
		t.Run("host queue/"+name, func(t *testing.T) { t.Parallel(); testHostQueue(t, clock) })
	}
}

// A promptWriter tells when something is printed: then the program is about to
// wait, or waits already.
type promptWriter chan string

func (w promptWriter) Write(p []byte) (int, error) {
	w <- string(p)
	return len(p), nil
}

// testInput lets a program wait for a line that comes from another goroutine.
func testInput(t *testing.T, clock interp.Clock) {
	in, keyboard := io.Pipe()
	screen := make(promptWriter, 10)
	done := make(chan error)
	go func() {
		_, err := testkit.New(interp.Options{Clock: clock, Stdin: in, Stdout: screen}).Run(t.Context(), "a.star", `
def f(q):
    print("hello " + q.get())
q = Queue()
p = Process(target=f, args=(q,))
p.start()
q.put(input("name? "))
p.join()
`)
		done <- err
	}()
	if got := <-screen; got != "name? " {
		t.Errorf("prompt %q", got)
	}
	io.WriteString(keyboard, "Ada\n")
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if got := <-screen; got != "hello Ada\n" {
		t.Errorf("output %q", got)
	}
}

// testTimer lets everybody wait for a process that sleeps.
func testTimer(t *testing.T, clock interp.Clock) {
	out, _, err := testkit.Run(t, interp.Options{Clock: clock}, `
def f(q):
    time.sleep(0.02)
    q.put("awake")
q = Queue()
Process(target=f, args=(q,)).start()
print(q.get())
print(q.get(timeout=0.02, default="timed out"))
`)
	if err != nil || out != "awake\ntimed out\n" {
		t.Errorf("got %q, %v", out, err)
	}
}

// TestHostQueueShutDown checks that the host finds a queue closed that a program has shut
// down, once it is empty.
func TestHostQueueShutDown(t *testing.T) {
	t.Parallel()
	q := interp.NewQueue(0)
	if _, err := testkit.New(interp.Options{Predeclared: starlark.StringDict{"q": q.Value()}}).Run(t.Context(), "a.star", "q.put(7)\nq.shutdown()\n"); err != nil {
		t.Fatal(err)
	}
	if err := q.Put(t.Context(), starlark.None); err != interp.ErrQueueClosed {
		t.Errorf("Put: %v", err)
	}
	if got, err := q.Get(t.Context()); err != nil || got != starlark.MakeInt(7) {
		t.Errorf("Get: %v, %v", got, err)
	}
	if got, err := q.Get(t.Context()); err != interp.ErrQueueClosed {
		t.Errorf("Get when it is empty: %v, %v", got, err)
	}
	q.Close()
}

// testHostQueue: as long as the host holds the queue it may put; when it has
// closed it, whoever waits waits for ever.
func testHostQueue(t *testing.T, clock interp.Clock) {
	jobs, answers := interp.NewQueue(0), interp.NewQueue(0)
	done := make(chan error)
	go func() {
		_, err := testkit.New(interp.Options{Clock: clock, Predeclared: starlark.StringDict{
			"jobs": jobs.Value(), "answers": answers.Value()}}).Run(t.Context(), "a.star", `
def f():
    while True:
        answers.put(jobs.get() * 2)
p = Process(target=f)
p.start()
p.join()
`)
		done <- err
	}()
	for n := range 3 {
		if err := jobs.Put(t.Context(), starlark.MakeInt(n)); err != nil {
			t.Fatal(err)
		}
		got, err := answers.Get(t.Context())
		if want := starlark.MakeInt(2 * n); err != nil || got != want {
			t.Fatalf("Get: %v, %v, want %v", got, err, want)
		}
	}
	jobs.Close()
	answers.Close()
	var e *interp.DeadlockError
	if err := <-done; !errors.As(err, &e) {
		t.Fatalf("Run returned %v", err)
	}
	last := e.Waiting[len(e.Waiting)-1]
	if last.Process != "Process-1" || last.Kind != "get" || !strings.HasPrefix(last.Object, "host queue ") {
		t.Errorf("waiting: %+v", last)
	}
	if err := jobs.Put(t.Context(), starlark.None); err != interp.ErrQueueClosed {
		t.Errorf("Put after Close: %v", err)
	}
}
