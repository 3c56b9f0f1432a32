package interp_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
	"github.com/pyq-lang/pyq/interp/trace"
)

// TestObserver: the events of the document's program, each with its process,
// time, line, and the put that the get answers.
func TestObserver(t *testing.T) {
	const text = `
def greet(q):
    name = q.get()
    print("hi", name)

q = Queue()
p = Process(target=greet, args=(q,))
p.start()
time.sleep(5)
q.put("Jimmy")
p.join()
`
	var log []string
	in := testkit.New(interp.Options{Clock: interp.VirtualClock, Observer: func(e trace.Event) {
		log = append(log, e.String())
	}})
	if _, err := in.Run(context.Background(), "a.star", text); err != nil {
		t.Fatal(err)
	}
	want := `1 0s MainProcess start Process-1 at a.star:8
2 5s MainProcess sleep after 5s at a.star:9
3 5s MainProcess put Queue-1 'Jimmy' at a.star:10
4 5s Process-1 get Queue-1 'Jimmy' answers 3 after 5s at a.star:3
5 5s Process-1 print stdout "hi Jimmy\n" at a.star:4
6 5s Process-1 end Process-1 exitcode 0 at ?
7 5s MainProcess join Process-1 at a.star:11
8 5s MainProcess end MainProcess exitcode 0 at ?`
	if got := strings.Join(log, "\n"); got != want {
		t.Errorf("events:\n%s\nwant:\n%s", got, want)
	}
}

// TestProgramRunsAtOnce: a compiled program holds nothing of a run.
func TestProgramRunsAtOnce(t *testing.T) {
	in := testkit.New(interp.Options{Clock: interp.VirtualClock})
	prog, err := in.Compile("a.star", `
seen = []
def child(q, n):
    seen.append(n)
    q.put(len(seen))
q = Queue()
for i in range(20):
    seen.append(i)
    Process(target=child, args=(q, i)).start()
total = 0
for i in range(20):
    total += q.get()
`)
	if err != nil {
		t.Fatal(err)
	}
	if prog, err = prog.WithExpr("total"); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			res, err := prog.Run(context.Background())
			if err != nil || fmt.Sprint(res.Value) != "230" {
				t.Errorf("got %v, %v; want 230", res.Value, err)
			}
		})
	}
	wg.Wait()
}

// TestInternalError: a panic in Go code, wherever it happens, ends the run with
// an error that asks for a report, and neither crashes the host nor shows a Go
// stack to a user.
func TestInternalError(t *testing.T) {
	broken := starlark.NewBuiltin("broken", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		panic("oh dear")
	})
	for _, text := range []string{
		"broken()",
		"def f(q):\n    broken()\ndef w(q):\n    q.get()\nq = Queue()\nfor g in [w, f]:\n    Process(target=g, args=(q,)).start()\n",
	} {
		var errs strings.Builder
		in := testkit.New(interp.Options{Stderr: &errs, Predeclared: starlark.StringDict{"broken": broken}})
		res, err := in.Run(context.Background(), "a.star", text)
		var internal *interp.InternalError
		if !errors.As(err, &internal) || res.ExitCode != 1 {
			t.Fatalf("Run returned %v, exit code %d", err, res.ExitCode)
		}
		if !strings.Contains(err.Error(), "oh dear") || !strings.Contains(err.Error(), "please report") {
			t.Errorf("the message is %q", err)
		}
		if strings.Contains(err.Error()+errs.String(), "goroutine") {
			t.Errorf("a Go stack reached the user: %q %q", err, errs.String())
		}
		if !strings.Contains(internal.Stack, "embed_test.go") {
			t.Error("the stack for the report does not show where it happened")
		}
	}
}

// failWriter fails after its first write.
type failWriter struct{ writes int }

func (w *failWriter) Write(p []byte) (int, error) {
	if w.writes++; w.writes > 1 {
		return 0, errors.New("no space left")
	}
	return len(p), nil
}

func TestOutputFails(t *testing.T) {
	var errs strings.Builder
	in := testkit.New(interp.Options{Stdout: new(failWriter), Stderr: &errs})
	res, err := in.Run(context.Background(), "a.star", "print(1)\nprint(2)\nprint(3)\n")
	var output *interp.OutputError
	if res.ExitCode != 1 || !errors.As(err, &output) || err.Error() != "cannot write to standard output: no space left" {
		t.Errorf("exit code %d, error %v", res.ExitCode, err)
	}
	if got := errs.String(); got != "" {
		t.Errorf("stderr:\n%s", got)
	}
}

// TestInput: lines are read when the program asks, and a reading that is never
// answered does not keep a cancelled run.
func TestInput(t *testing.T) {
	r, w := io.Pipe()
	var out strings.Builder
	ctx, cancel := context.WithCancel(context.Background())
	asked := make(chan bool)
	in := testkit.New(interp.Options{Stdin: r, Stdout: io.MultiWriter(&out, notifyWriter{asked}), Clock: interp.VirtualClock})
	done := make(chan error)
	go func() {
		_, err := in.Run(ctx, "a.star", `
def sleeper():
    time.sleep(3600)
Process(target=sleeper, daemon=True).start()
a = input("a? ")
b = input("b? ")
input("never? ")
`)
		done <- err
	}()
	for _, line := range []string{"1\n", "2\r\n"} {
		<-asked
		if _, err := io.WriteString(w, line); err != nil {
			t.Fatal(err)
		}
	}
	<-asked
	cancel()
	err := <-done
	var interrupt *interp.InterruptError
	if !errors.As(err, &interrupt) || !errors.Is(err, context.Canceled) {
		t.Fatalf("Run returned %v", err)
	}
	// The child may be on its way to sleep.
	want := regexp.MustCompile(`^interrupted: MainProcess in input\(\) at a.star:7; Process-1 (in sleep\(\) at|running near) a.star:3$`)
	if !want.MatchString(err.Error()) {
		t.Errorf("error is %q, want %q", err, want)
	}
	if out.String() != "a? b? never? " {
		t.Errorf("output is %q", out.String())
	}
	w.Close() // lets the abandoned reading end
}

// notifyWriter sends on a channel at every write.
type notifyWriter struct{ c chan bool }

func (w notifyWriter) Write(p []byte) (int, error) {
	w.c <- true
	return len(p), nil
}

// TestDeadline: a context's deadline is a limit.
func TestDeadline(t *testing.T) {
	ctx, cancel := context.WithDeadline(context.Background(), time.Now())
	defer cancel()
	res, err := testkit.New(interp.Options{}).Run(ctx, "a.star", "while True:\n    pass\n")
	if res.ExitCode != report.ExitLimit || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("exit code %d, error %v", res.ExitCode, err)
	}
}

// TestPredeclaredIsFrozen: what the host shares with all processes, none of them
// can change.
func TestPredeclaredIsFrozen(t *testing.T) {
	list := starlark.NewList([]starlark.Value{starlark.None})
	in := testkit.New(interp.Options{Predeclared: starlark.StringDict{"shared": list}})
	_, err := in.Run(context.Background(), "a.star", "shared.append(1)\n")
	var script *interp.ScriptError
	if !errors.As(err, &script) || !strings.Contains(script.PythonError.Error(), "frozen") {
		t.Errorf("Run returned %v", err)
	}
}

// TestValueOutlivesRun: what a run leaves behind can be looked at.
func TestValueOutlivesRun(t *testing.T) {
	for _, clock := range []interp.Clock{interp.RealClock, interp.VirtualClock} {
		in := testkit.New(interp.Options{Clock: clock})
		prog, err := in.Compile("a.star", "def f(): pass\np = Process(target=f)\np.start()\np.join()\n")
		if err != nil {
			t.Fatal(err)
		}
		if prog, err = prog.WithExpr("[[p] * 3000, current_process()]"); err != nil {
			t.Fatal(err)
		}
		res, err := prog.Run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		text := res.Value.String()
		for _, want := range []string{"stopped exitcode=0>", "<_MainProcess name='MainProcess' parent=None started>"} {
			if !strings.Contains(text, want) {
				t.Errorf("the value's text lacks %q: ...%s", want, text[len(text)-100:])
			}
		}
		p := res.Value.(*starlark.List).Index(0).(*starlark.List).Index(0).(starlark.HasAttrs)
		if _, err := p.Attr("exitcode"); err == nil {
			t.Error("an operation of a process that has ended succeeds")
		}
	}
}

// TestAnswers: a put that did not happen is no put that a get could answer.
func TestAnswers(t *testing.T) {
	var log []string
	in := testkit.New(interp.Options{Clock: interp.VirtualClock, Observer: func(e trace.Event) {
		log = append(log, fmt.Sprintf("%d %s %s %d", e.Seq, e.Kind, e.Detail, e.Answers))
	}})
	text := "q = Queue(1)\nq.put(0)\nq.offer(1)\nq.offer(2, timeout=1)\nq.get()\n"
	if _, err := in.Run(context.Background(), "a.star", text); err != nil {
		t.Fatal(err)
	}
	want := []string{"1 put 0 0", "2 put would wait 0", "3 put timed out 0", "4 get 0 1", "5 end exitcode 0 0"}
	if strings.Join(log, "\n") != strings.Join(want, "\n") {
		t.Errorf("events %q, want %q", log, want)
	}
}

// TestEventDetails: an event tells what was moved or answered, in a few words.
func TestEventDetails(t *testing.T) {
	var log []string
	in := testkit.New(interp.Options{Clock: interp.VirtualClock, Observer: func(e trace.Event) {
		log = append(log, fmt.Sprintf("%s %s", e.Kind, e.Detail))
	}})
	text := `
q = Queue(9)
q.put([1, "a", None])
q.put(list(range(1000)))
q.put({"a": 1})
q.put("x" * 1000)
q.put(((1, 2), 3))
q.qsize()
q.empty()
q.full()
Process(target=print).is_alive()
p = Process()
p.start()
p.join()
p.is_alive()
p.exitcode
`
	if _, err := in.Run(context.Background(), "a.star", text); err != nil {
		t.Fatal(err)
	}
	want := []string{"put [1, 'a', None]", "put [0, 1, 2, 3, 4, 5, 6, 7, ...]", "put {'a': 1}", "put '" + strings.Repeat("x", 40) + "'...", "put ((1, 2), 3)",
		"qsize 5", "empty False", "full False", "start ", "end exitcode 0", "join ", "is_alive False", "exitcode 0", "end exitcode 0"}
	if strings.Join(log, "\n") != strings.Join(want, "\n") {
		t.Errorf("events\n%s\nwant\n%s", strings.Join(log, "\n"), strings.Join(want, "\n"))
	}
}

// TestHeldRace: the host answers at the very moment at which everything else has
// come to wait. That is never a deadlock.
func TestHeldRace(t *testing.T) {
	for range 2000 {
		hq := interp.NewQueue(0)
		in := testkit.New(interp.Options{Predeclared: starlark.StringDict{"hq": hq.Value()}})
		prog, err := in.Compile("a.star", `
def f(r):
    r.get()
r = Queue()
p = Process(target=f, args=(r,))
p.start()
hq.get()
r.put(1)
p.join()
`)
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { _, err := prog.Run(context.Background()); done <- err }()
		if err := hq.Put(context.Background(), starlark.None); err != nil {
			t.Fatal(err)
		}
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		hq.Close()
	}
}

// TestExpressionOfUnassigned: a name that the program did not come to assign.
func TestExpressionOfUnassigned(t *testing.T) {
	var errs strings.Builder
	prog, err := testkit.New(interp.Options{Stderr: &errs}).Compile("a.star", "if False:\n    x = 1\n")
	if err != nil {
		t.Fatal(err)
	}
	if prog, err = prog.WithExpr("x + 1"); err != nil {
		t.Fatal(err)
	}
	_, err = prog.Run(context.Background())
	if err == nil || !strings.Contains(errs.String(), "NameError: name 'x' is not defined") || strings.Contains(errs.String(), "$") {
		t.Errorf("error %v, stderr:\n%s", err, errs.String())
	}
}
