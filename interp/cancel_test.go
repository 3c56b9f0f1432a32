package interp_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"testing"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// whenAllWait cancels the run when all other processes wait: on the virtual clock
// time passes only then, and no more time passes while this one computes.
const whenAllWait = `def tell():
    time.sleep(1)
    ready.put(0)
    while True: pass
Process(target=tell).start()
`

// TestCancel: cancelling the context ends every kind of waiting and computing,
// and Run returns when all processes are gone. That none is left behind is what
// TestMain checks.
func TestCancel(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		text string // ready.put(0) cancels the run
		// doing matches what the report says of the process in question.
		doing string
	}{
		{"get", whenAllWait + "held.get()", `MainProcess in get\(\) at a.star:6`},
		{"get with a timeout", whenAllWait + "held.get(timeout=1000)", `MainProcess in get\(\) at a.star:6`},
		{"put", whenAllWait + "filled.put(1)", `MainProcess in put\(\) at a.star:6`},
		{"sleep", whenAllWait + "time.sleep(1000000)", `MainProcess in sleep\(\) at a.star:6`},
		{"acquire", whenAllWait + "l = Lock()\nl.acquire()\nl.acquire(timeout=1000)", `MainProcess in acquire\(\) at a.star:8`},
		{"join", whenAllWait + "p = Process(target=held.get)\np.start()\np.join()", `MainProcess in join\(\) at a.star:8; .*Process-2 in get\(\)`},
		{"join with a timeout", whenAllWait + "p = Process(target=held.get)\np.start()\np.join(1000)", `MainProcess in join\(\) at a.star:8`},
		{"condition", whenAllWait + "c = multiprocessing.Condition()\nwith c:\n    c.wait()", `MainProcess in wait\(\) at a.star:8`},
		{"a function of atexit", whenAllWait + "import atexit\natexit.register(held.get)", `MainProcess (in get\(\)|waiting)`},
		{"a loop in a function of atexit", "import atexit\ndef f():\n    ready.put(0)\n    while True: pass\natexit.register(f)", `MainProcess (in put\(\)|running) (at|near) a.star:`},
		{"the end of main", whenAllWait + "p = Process(target=held.get)\np.start()", `MainProcess waiting for its children to end; .*Process-2 in get\(\)`},
		// Whether these have begun to wait or compute is not known.
		{"input", "ready.put(0)\ninput()", `MainProcess (in input\(\)|running) (at|near) a.star:`},
		{"loop", "ready.put(0)\nwhile True:\n    pass", `MainProcess (in put\(\)|running) (at|near) a.star:`},
		{"calls", "def f(n):\n    return f(n + 1) if n < 100 else 0\nready.put(0)\nwhile True:\n    f(0)", `MainProcess (in put\(\)|running) (at|near) a.star:`},
		{"prints", "ready.put(0)\nwhile True:\n    print(1)", `MainProcess (in \w+\(\)|running) (at|near) a.star:`},
		{"many", `
def spin():
    while True:
        pass
def wait():
    held.get()
def sleep():
    while True:
        time.sleep(1000)
for f in [spin, wait, sleep]:
    for i in range(5):
        Process(target=f).start()
ready.put(0)
spin()
`, `Process-1[0-9] `},
		{"a process that starts others", `
def f():
    Process(target=held.get).start()
    held.get()
Process(target=f).start()
ready.put(0)
while True:
    p = Process(target=held.get)
    p.start()
    p.terminate()
    p.join()
`, `MainProcess `},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			// The host holds the queues, so that no wait is a deadlock.
			ready, held, filled := interp.NewQueue(0), interp.NewQueue(0), interp.NewQueue(1)
			if err := filled.Put(t.Context(), starlark.None); err != nil {
				t.Fatal(err)
			}
			keyboard, hand := io.Pipe()
			defer hand.Close() // ends the reading that goes on
			in := testkit.New(interp.Options{Stdin: keyboard, Predeclared: starlark.StringDict{
				"ready": ready.Value(), "held": held.Value(), "filled": filled.Value()}, Clock: interp.VirtualClock})
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			go func() {
				ready.Get(ctx)
				cancel()
			}()
			res, err := in.Run(ctx, "a.star", test.text)
			var e *interp.InterruptError
			if !errors.As(err, &e) || !errors.Is(err, context.Canceled) {
				t.Fatalf("Run: %v", err)
			}
			if res.ExitCode != report.ExitInterrupted {
				t.Errorf("exit code %d", res.ExitCode)
			}
			if !regexp.MustCompile(test.doing).MatchString(err.Error()) {
				t.Errorf("%v: no match for %q", err, test.doing)
			}
		})
	}
}

// TestCancelBefore: a program whose context has ended does nothing that others
// could see.
func TestCancelBefore(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(t.Context())
	cause := errors.New("the lesson is over")
	cancel(cause)
	_, err := testkit.New(interp.Options{}).Run(ctx, "a.star", "while True:\n    pass\n")
	if !errors.Is(err, cause) {
		t.Errorf("Run: %v, want %v", err, cause)
	}
}

// TestCancelDeadline: a context's deadline is a limit, and says so by the exit code.
func TestCancelDeadline(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	res, err := testkit.New(interp.Options{}).Run(ctx, "a.star", "while True:\n    pass\n")
	if !errors.Is(err, context.DeadlineExceeded) || res.ExitCode != report.ExitLimit {
		t.Errorf("Run: %v, exit code %d", err, res.ExitCode)
	}
}

// TestLimitOfBuiltins: what a builtin does alone, and would do for ever, counts as steps and can
// be stopped as a loop can.
func TestLimitOfBuiltins(t *testing.T) {
	t.Parallel()
	for _, expr := range []string{
		"sum(range(10**18))", "max(range(10**18))", "max(reversed(range(10**18)))", "0.5 in range(10**18)", "sum(iter(int, 1))",
		"min(filter(None, iter(int, 1)))", "max(itertools.repeat(1))", "0.5 in itertools.count()", "max(itertools.cycle([1]))",
		"collections.deque(itertools.count(), maxlen=1)", "max(map(abs, itertools.repeat(1)))", "max(zip(itertools.count(), itertools.count()))",
		"max(itertools.permutations(range(30)))", "max(itertools.product(range(30), repeat=30))", "max(itertools.combinations(range(60), 30))",
		"max(itertools.chain.from_iterable(itertools.repeat([])))", "list(itertools.islice(itertools.count(), 10**15, None))",
		"any(enumerate(x for x in iter(int, 1) if x))", "re.match('(a+)+$', 'a' * 60 + 'b')", "'z'.join(filter(None, itertools.repeat('')))",
		"sorted(x for x in itertools.count() if x < 0)", "dict(x for x in itertools.count() if x < 0)", "[*filter(None, iter(int, 1))]",
		"print(*filter(None, iter(int, 1)))", "functools.reduce(max, itertools.repeat(1))", "exec('a, *b = filter(None, iter(int, 1))')",
	} {
		for _, engine := range []interp.Engine{interp.Executor, interp.Starlark} {
			t.Run(fmt.Sprint(engine, " ", expr), func(t *testing.T) {
				t.Parallel()
				text := "import collections, functools, itertools, re\ntry:\n    print(" + expr + ")\nexcept Exception as e:\n    print(e)\n"
				in := testkit.New(interp.Options{Engine: engine, MaxSteps: 100_000})
				res, err := in.Run(t.Context(), "a.py", text)
				if err == nil || res.ExitCode != report.ExitLimit {
					t.Errorf("Run: %v, exit code %d", err, res.ExitCode)
				}
			})
		}
	}
}
