package interp_test

import (
	"context"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// interruptible runs a program with the virtual clock and Ctrl-C for every ready.put(0).
// The host holds the queues, so that no wait is a deadlock.
func interruptible(t *testing.T, o interp.Options, text string) (out string, res *interp.Result, err error) {
	t.Helper()
	ready, held := interp.NewQueue(0), interp.NewQueue(0)
	keyboard, hand := io.Pipe()
	defer hand.Close() // ends the reading that goes on
	var stdout strings.Builder
	interrupts := make(chan struct{})
	o.Interrupts, o.Stdin, o.Stdout, o.Stderr = interrupts, keyboard, &stdout, &stdout
	o.Predeclared = starlark.StringDict{"ready": ready.Value(), "held": held.Value()}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			if _, err := ready.Get(ctx); err != nil {
				return
			}
			select {
			case interrupts <- struct{}{}:
			case <-ctx.Done():
				return
			}
		}
	}()
	res, err = testkit.New(o).Run(t.Context(), "a.py", text)
	cancel()
	<-done
	return stdout.String(), res, err
}

// teller interrupts when all others wait, and goes on.
const teller = `def tell(times):
    for _ in range(times):
        time.sleep(1)
        ready.put(0)
    while not over.is_set(): pass
over = multiprocessing.Event()
def begin(times=1):
    p = Process(target=tell, args=(times,))
    p.start()
`

// interruptPolicies are what a caught interrupt must work under.
var interruptPolicies = []struct {
	name string
	opts interp.Options
}{
	{"parallel", interp.Options{Clock: interp.VirtualClock}},
	{"serial", interp.Options{Policy: interp.Serial, Seed: 5}},
}

// TestInterruptCaught: whatever the main process does, KeyboardInterrupt is raised
// there, can be caught, and the program goes on.
func TestInterruptCaught(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text string }{
		{"get", "begin()\ntry:\n    held.get()\nCATCH"},
		{"get with a timeout", "begin()\ntry:\n    held.get(timeout=1000)\nCATCH"},
		{"sleep", "begin()\ntry:\n    time.sleep(1000)\nCATCH"},
		{"acquire", "begin()\nl = multiprocessing.Semaphore()\nl.acquire()\ntry:\n    l.acquire()\nCATCH"},
		{"condition", "begin()\nc = multiprocessing.Condition()\ntry:\n    with c:\n        c.wait()\nCATCH"},
		{"barrier", `begin()
b = multiprocessing.Barrier(2)
try:
    b.wait()
CATCH
print(b.broken, b.n_waiting)
`},
		{"join", "begin()\ntry:\n    multiprocessing.active_children()[0].join()\nCATCH"},
		{"input", "try:\n    ready.put(0)\n    input()\nCATCH"},
		{"loop", "try:\n    ready.put(0)\n    while True: pass\nCATCH"},
		{"calls", "def f(n):\n    return f(n + 1) if n < 50 else 0\ntry:\n    ready.put(0)\n    while True: f(0)\nCATCH"},
		{"prints", "try:\n    ready.put(0)\n    while True: print('', end='')\nCATCH"},
		{"loop in a generator", `def g():
    yield 1
    ready.put(0)
    while True: pass
try:
    for x in g(): pass
CATCH`},
		{"caught in the generator", `def g():
    try:
        ready.put(0)
        while True: pass
    except KeyboardInterrupt:
        yield "caught"
print(*g())
`},
		{"generators take turns", `def g():
    while True: yield 1
def h():
    for x in g(): yield x
try:
    ready.put(0)
    for x in h(): pass
CATCH
print(next(h()))`},
		{"sum of a generator", "try:\n    ready.put(0)\n    sum(1 for _ in iter(int, 1))\nCATCH"},
		{"not caught by except Exception", `try:
    ready.put(0)
    while True:
        try:
            while True: [].pop()
        except Exception:
            pass
CATCH`},
		{"within eval", "try:\n    ready.put(0)\n    exec('while True: pass')\nCATCH"},
		{"in the first thread only", `import threading
def other():
    try:
        while not over.is_set(): pass
    except BaseException as e:
        print("wrong", e)
t = threading.Thread(target=other)
t.start()
try:
    ready.put(0)
    while True: pass
CATCH
t.join()`},
		{"first thread waits for another", `import threading
t = threading.Thread(target=over.wait)
t.start()
begin()
try:
    t.join()
CATCH`},
	} {
		for _, policy := range interruptPolicies {
			t.Run(test.name+"/"+policy.name, func(t *testing.T) {
				t.Parallel()
				catch := "except KeyboardInterrupt as e:\n    print('caught', repr(e), e.args)\nover.set()\n"
				text := teller + strings.ReplaceAll(test.text, "CATCH", catch) + "\nover.set()\n"
				out, res, err := interruptible(t, policy.opts, text)
				if err != nil || res.ExitCode != 0 {
					t.Fatalf("exit code %d, %v, output:\n%s", res.ExitCode, err, out)
				}
				want := "caught KeyboardInterrupt() ()\n"
				switch test.name {
				case "caught in the generator":
					want = "caught\n"
				case "generators take turns":
					want += "1\n"
				case "barrier":
					want += "False 0\n"
				}
				if out != want {
					t.Errorf("output:\n%swant:\n%s", out, want)
				}
			})
		}
	}
}

// TestInterruptUnwinds: on its way KeyboardInterrupt runs what must be run.
func TestInterruptUnwinds(t *testing.T) {
	t.Parallel()
	out, _, err := interruptible(t, interp.Options{}, `class Guard:
    def __enter__(self):
        return self
    def __exit__(self, cls, exc, tb):
        print("exit", cls.__name__)
lock = Lock()
def g():
    try:
        yield 1
    finally:
        print("generator")
try:
    with lock, Guard():
        it = g()
        next(it)
        try:
            ready.put(0)
            while True: pass
        finally:
            it.close()
            print("finally", lock.acquire(False))
except KeyboardInterrupt as e:
    print("caught", lock.acquire(False), e.__context__)
try:
    raise ValueError
except ValueError:
    try:
        ready.put(0)
        while True: pass
    except KeyboardInterrupt as e:
        print(repr(e.__context__))
`)
	const want = "generator\nfinally False\nexit KeyboardInterrupt\ncaught True None\nValueError()\n"
	if err != nil || out != want {
		t.Errorf("%v, output:\n%swant:\n%s", err, out, want)
	}
}

// TestInterruptAgain: a program may catch any number of interrupts.
func TestInterruptAgain(t *testing.T) {
	t.Parallel()
	for _, policy := range interruptPolicies {
		t.Run(policy.name, func(t *testing.T) {
			t.Parallel()
			out, _, err := interruptible(t, policy.opts, `n = 0
while n < 50:
    try:
        ready.put(0)
        while True:
            if n % 3 == 0: time.sleep(0.001)
            elif n % 3 == 1: held.get()
    except KeyboardInterrupt:
        n += 1
print(n)
`)
			if err != nil || out != "50\n" {
				t.Errorf("%v, output %q", err, out)
			}
		})
	}
}

// TestInterruptUncaught: the run ends as if it had been cancelled, after the program's
// finally blocks.
func TestInterruptUncaught(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, out, want string }{
		{"get", "begin()\nheld.get()\n", "", `MainProcess in get\(\) at a.py:11; Process-1 .*`},
		{"loop", "ready.put(0)\nwhile True: pass\n", "", `MainProcess (running|in put\(\)) (near|at) a.py:1[01]`},
		{"children", "begin()\nProcess(target=held.get).start()\n", "",
			`MainProcess waiting for its children to end; Process-1 .*; Process-2 in get\(\)`},
		{"finally", "begin()\ntry:\n    held.get()\nfinally:\n    print('finally')\n", "finally\n",
			`MainProcess in get\(\) at a.py:12; Process-1 .*`},
		{"raised again", "begin()\ntry:\n    held.get()\nexcept KeyboardInterrupt:\n    print('bye')\n    raise\n", "bye\n",
			`MainProcess in get\(\) at a.py:12; Process-1 .*`},
		{"half a line", "print('half', end='')\nbegin()\nheld.get()\n", "half", `MainProcess in get\(\) at a.py:12; Process-1 .*`},
	} {
		for _, policy := range interruptPolicies {
			t.Run(test.name+"/"+policy.name, func(t *testing.T) {
				t.Parallel()
				out, res, err := interruptible(t, policy.opts, teller+test.text)
				var e *interp.InterruptError
				if !errors.As(err, &e) || res.ExitCode != report.ExitInterrupted {
					t.Fatalf("exit code %d, %v, output:\n%s", res.ExitCode, err, out)
				}
				if want := "^interrupted: " + test.want + "$"; !regexp.MustCompile(want).MatchString(err.Error()) {
					t.Errorf("%v, want %s", err, want)
				}
				if out != test.out {
					t.Errorf("output %q, want %q", out, test.out)
				}
				if policy.opts.Policy == interp.Serial && !strings.Contains(res.Schedule, "+") {
					t.Errorf("the schedule %s is not open", res.Schedule)
				}
			})
		}
	}
}

// TestInterruptOwn: without Ctrl-C a KeyboardInterrupt is an exception like others.
func TestInterruptOwn(t *testing.T) {
	t.Parallel()
	out, res, err := interruptible(t, interp.Options{}, "raise KeyboardInterrupt\n")
	var script *interp.ScriptError
	if !errors.As(err, &script) || res.ExitCode != report.ExitError || !strings.HasSuffix(out, "\nKeyboardInterrupt\n") {
		t.Errorf("exit code %d, %v, output:\n%s", res.ExitCode, err, out)
	}
}

// TestInterruptPending: a second interrupt ends a run that could not take the first one.
func TestInterruptPending(t *testing.T) {
	t.Parallel()
	interrupts := make(chan struct{})
	slow := starlark.NewBuiltin("slow", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		interrupts <- struct{}{}
		interrupts <- struct{}{}
		interrupts <- struct{}{} // not taken before the second one was looked at
		return starlark.None, nil
	})
	in := testkit.New(interp.Options{Interrupts: interrupts, Predeclared: starlark.StringDict{"slow": slow}})
	_, err := in.Run(t.Context(), "a.py", "try:\n    slow()\n    while True: pass\nexcept KeyboardInterrupt:\n    pass\n")
	var e *interp.InterruptError
	var known *interp.PythonError
	if !errors.As(err, &e) || !errors.As(err, &known) || known.Class != "KeyboardInterrupt" {
		t.Errorf("Run: %v", err)
	}
}

// TestInterruptSchedule: what a caught interrupt did cannot be repeated; the run before
// it can.
func TestInterruptSchedule(t *testing.T) {
	t.Parallel()
	const text = `def f():
    for i in range(3): print(i)
a, b = Process(target=f), Process(target=f)
a.start(); b.start()
a.join(); b.join()
try:
    ready.put(0)
    held.get()
except KeyboardInterrupt:
    print("caught")
Process(target=f).start()
f()
`
	_, first, err := interruptible(t, interp.Options{Policy: interp.Serial, Seed: 2}, text)
	if err != nil {
		t.Fatal(err)
	}
	if picks, _, _ := strings.Cut(first.Schedule[4:], ":"); !strings.HasSuffix(picks, "+") || len(picks) < 2 {
		t.Errorf("the schedule %s is not open or has no picks", first.Schedule)
	}
	if _, _, err = interruptible(t, interp.Options{Schedule: first.Schedule}, text); err != nil {
		t.Errorf("repeated: %v", err)
	}
}

// TestInterruptEndsConditions: a process in Condition.wait that ends with the run, because an
// interrupt is what that ends with, does not try to take its lock again for ever.
func TestInterruptEndsConditions(t *testing.T) {
	t.Parallel()
	for _, policy := range interruptPolicies {
		t.Run(policy.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := interruptible(t, policy.opts, teller+`
def wait(c):
    with c:
        c.wait()
begin()
c = multiprocessing.Condition()
Process(target=wait, args=(c,)).start()
with c:
    c.wait()
`)
			var e *interp.InterruptError
			if !errors.As(err, &e) {
				t.Errorf("Run: %v", err)
			}
		})
	}
}
