package interp_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// outputOf runs a program and returns what it prints.
func outputOf(t *testing.T, o interp.Options, text string) (string, error) {
	t.Helper()
	out, _, err := testkit.Run(t, o, text)
	return out, err
}

// A generator that nobody can resume any more is closed while the program goes on.
func TestAbandonedGenerators(t *testing.T) {
	before := runtime.NumGoroutine()
	most := 0
	collect := starlark.NewBuiltin("collect", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		runtime.GC()
		runtime.GC()
		most = max(most, runtime.NumGoroutine())
		return starlark.None, nil
	})
	out, err := outputOf(t, interp.Options{Predeclared: starlark.StringDict{"collect": collect}}, `
closed = [0]
def g():
    try:
        yield 1
        yield 2
    finally:
        closed[0] += 1

def leave():
    for i in range(100):
        next(g())

for i in range(20):
    leave()
    collect()
leave()
print(closed[0] > 1000)
`)
	if err != nil || out != "True\n" {
		t.Errorf("got %q, %v", out, err)
	}
	if most > before+1000 {
		t.Errorf("%d goroutines: abandoned generators pile up", most-before)
	}
}

// What generators leave open when a process ends is closed, whatever ends it.
func TestGeneratorsAtTheEnd(t *testing.T) {
	const generator = `
def g(name):
    try:
        while True:
            yield name
    finally:
        print("closed", name)
`
	for _, tt := range []struct{ name, text, want string }{
		{"the end", generator + "a, b = g('a'), g('b')\nnext(a); next(b)\nprint('end')\n", "end\nclosed b\nclosed a\n"},
		{"an exception", generator + "a = g('a')\nnext(a)\n1/0\n", "closed a\n"},
		{"exit", generator + "a = g('a')\nnext(a)\nexit(3)\n", "closed a\n"},
		{"os._exit", generator + "import os\na = g('a')\nnext(a)\nos._exit(3)\n", ""},
		{"a generator that goes on", "def g():\n    while True:\n        try:\n            yield 1\n        except GeneratorExit:\n            print('no')\na = g()\nnext(a)\n", "no\n"},
		{"terminate", generator + `
def f(q):
    a = g('a')
    next(a)
    q.put(1)
    q2 = Queue()
    q2.get()
q = Queue()
p = Process(target=f, args=(q,))
p.start()
q.get()
p.terminate()
p.join()
print(p.exitcode)
`, "-15\n"},
		{"terminate while it waits", `
def g(q, r):
    try:
        r.put("waits")
        yield q.get()
    finally:
        print("never")
def f(q, r):
    for x in g(q, r):
        print(x)
q, r = Queue(), Queue()
p = Process(target=f, args=(q, r))
p.start()
r.get()
p.terminate()
p.join()
print(p.exitcode)
`, "-15\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, o := range []interp.Options{{}, {Clock: interp.VirtualClock}, {Policy: interp.Serial, Seed: 1}} {
				if out, _ := outputOf(t, o, tt.text); out != tt.want {
					t.Errorf("got %q, want %q", out, tt.want)
				}
			}
		})
	}
}

// Nothing that a program catches keeps it from being terminated.
func TestTerminateBeatsExcept(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		"try:\n            pass\n        except:\n            pass",
		"try:\n            1/0\n        except:\n            pass",
		"try:\n            time.sleep(0.0001)\n        except BaseException:\n            pass",
		"try:\n            if Bad(): pass\n        except:\n            pass",
		"try:\n            for x in g(): 1/0\n        except:\n            pass",
		"try:\n            Queue().get(timeout=0.0001)\n        except Exception:\n            pass\n        finally:\n            n += 1",
	} {
		out, err := outputOf(t, interp.Options{}, `
class Bad:
    def __bool__(self): raise ValueError
def g():
    try:
        yield 1
        yield 2
    except:
        pass
def f():
    n = 0
    while True:
        `+body+`
ps = [Process(target=f) for i in range(10)]
for p in ps:
    p.start()
for p in ps:
    time.sleep(0.001)
    p.terminate()
for p in ps:
    p.join()
print([p.exitcode for p in ps] == [-15] * 10)
`)
		if err != nil || out != "True\n" {
			t.Errorf("%s: got %q, %v", body, out, err)
		}
	}
}

// A report of a deadlock names the line inside a generator.
func TestDeadlockInGenerator(t *testing.T) {
	t.Parallel()
	_, err := outputOf(t, interp.Options{}, `q = Queue()
def g():
    yield 1
    yield q.get()
for x in g():
    pass
`)
	var deadlock *interp.DeadlockError
	if !errors.As(err, &deadlock) || deadlock.Waiting[0].Pos.Line != 4 {
		t.Errorf("got %v", err)
	}
}

// A limit stops a program that computes in a generator.
func TestLimitInGenerator(t *testing.T) {
	t.Parallel()
	_, err := outputOf(t, interp.Options{MaxSteps: 1_000_000}, `
def g():
    n = 0
    while True:
        n += 1
    yield n
list(g())
`)
	var limit *interp.LimitError
	if !errors.As(err, &limit) {
		t.Errorf("got %v", err)
	}
}

// A host can take a program's object out of a queue, and gets a text for it without
// running the program's code.
func TestHostGetsObject(t *testing.T) {
	t.Parallel()
	q := interp.NewQueue(0)
	defer q.Close()
	o := interp.Options{Predeclared: starlark.StringDict{"host": q.Value()}}
	if _, err := outputOf(t, o, `
class A:
    def __repr__(self): return "from the program"
host.put(A())
`); err != nil {
		t.Fatal(err)
	}
	v, err := q.Get(context.Background())
	if err != nil || !strings.HasPrefix(v.String(), "<__main__.A object at ") {
		t.Errorf("got %v, %v", v, err)
	}
}
