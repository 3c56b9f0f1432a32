package interp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// fail runs a text and returns what ended it.
func fail(t *testing.T, o interp.Options, text string) error {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if o.Predeclared == nil {
		o.Predeclared = starlark.StringDict{"cancel": starlark.NewBuiltin("cancel",
			func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
				cancel()
				return starlark.None, nil
			})}
	}
	_, err := testkit.New(o).Run(ctx, "a.py", text)
	return err
}

// TestErrorFacts: whatever ends a run is a type of this package, with the facts in fields,
// and is told in words and in JSON.
func TestErrorFacts(t *testing.T) {
	t.Parallel()
	virtual := interp.Options{Clock: interp.VirtualClock}
	for _, test := range []struct {
		name string
		opts interp.Options
		text string
		want string // what facts gives
		code int
	}{
		{"exception", virtual, "def f():\n    e = ValueError('bad')\n    e.add_note('a note')\n    raise e from KeyError(1)\nf()\n",
			"ValueError|bad|[a note]|<module>:5 f:4|KeyError cause|MainProcess 1000", 1},
		{"syntax of a text", virtual, "x = \n", "a.py:1|syntax|SyntaxError|invalid syntax", 2},
		{"no text", virtual, "\x89PNG", "a.py:1|syntax|SyntaxError|this is an image, not a program", 2},
		{"deadlock", virtual, "q = Queue()\nq.put(1)\nq.get()\nq.get()\n",
			"alone|0s|MainProcess 1000 waits get Queue-1 a.py:4 it is empty|put get", 3},
		{"lock order", virtual, `a, b = Lock(), Lock()
def f(x, y):
    with x:
        time.sleep(1)
        with y: pass
Process(target=f, args=(a, b)).start()
Process(target=f, args=(b, a)).start()
`, "lock order|Process-1 Process-2 Process-1|Lock-2 Lock-1", 3},
		{"interrupt", virtual, "cancel()\nwhile True: pass\n", "context canceled|MainProcess running", 130},
		{"limit", interp.Options{MaxSteps: 100_000}, "while True: pass\n", "MaxSteps 100000|MainProcess running", 4},
		{"output", interp.Options{Stdout: brokenWriter{}}, "print(1)\n", "oh dear", 1},
		{"schedule", interp.Options{Schedule: "nonsense"}, "", "0|true|0", 2},
		{"another program's schedule", interp.Options{Schedule: "2:7:9"}, "Process(target=print).start()\nprint()\n", "1|true|2", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			err := fail(t, test.opts, test.text)
			if err == nil {
				t.Fatal("the run succeeds")
			}
			if of := reflect.TypeOf(err).Elem(); of.PkgPath() != strings.TrimSuffix(modulePath, "/")+"/interp" {
				t.Errorf("the error is a %v", of)
			}
			if got := facts(err); got != test.want {
				t.Errorf("the facts are %q, want %q", got, test.want)
			}
			if got := interp.ExitCode(err); got != test.code {
				t.Errorf("the exit code is %d, want %d", got, test.code)
			}
			told := interp.ReportOf(err)
			if script := (*interp.ScriptError)(nil); errors.As(err, &script) {
				told = script.Report()
			}
			if told.Err != err || !strings.HasSuffix(told.Text, "\n") || told.Message == "" {
				t.Errorf("the report is %+v", told)
			}
			if text, jsonErr := json.Marshal(told); jsonErr != nil || !bytes.Contains(text, []byte(`"report":"`+told.Kind+`"`)) {
				t.Errorf("the report in JSON is %s, %v", text, jsonErr)
			}
		})
	}
}

// A brokenWriter cannot be written.
type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("oh dear") }

// facts are what the fields of an error say, in short.
func facts(err error) string {
	var list []string
	add := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	switch e := err.(type) {
	case *interp.ScriptError:
		var frames []string
		for _, f := range e.Frames {
			frames = append(frames, fmt.Sprintf("%s:%d", f.Func, f.Pos.Line))
		}
		add("%s|%s|%v|%s", e.Class, e.Text, e.Notes, strings.Join(frames, " "))
		if e.Earlier != nil {
			add("%s %s", e.Earlier.Class, map[bool]string{true: "cause", false: "context"}[e.Cause])
		}
		add("%s %d", e.Process, e.PID)
	case *interp.SyntaxError:
		f := e.Errors[0]
		add("%v|%s|%s|%s", f.Pos, f.Code, f.Class, f.Msg)
	case *interp.DeadlockError:
		add("%s", e.Situation)
		if e.Cycle != nil {
			add("%s|%s", strings.Join(e.Cycle, " "), strings.Join(e.Through, " "))
			break
		}
		add("%v", e.Time)
		for _, w := range e.Waiting {
			add("%s %d %s %s %s %v %s", w.Process, w.PID, w.State, w.Kind, w.Label, w.Pos, w.Why)
		}
		var done []string
		for _, h := range e.History {
			done = append(done, string(h.Kind))
		}
		add("%s", strings.Join(done, " "))
	case *interp.InterruptError:
		add("%v|%s %s", e.Cause, e.Doing[0].Process, e.Doing[0].What)
	case *interp.LimitError:
		add("%s %d|%s %s", e.Limit, e.Max, e.Doing[0].Process, e.Doing[0].What)
	case *interp.OutputError:
		add("%v", e.Cause)
	case *interp.ScheduleError:
		add("%d|%v|%d", e.Choice, e.Why != "", len(e.Ready))
	}
	return strings.Join(list, "|")
}

// TestHostError: an error that a builtin of the host's returns can be found in the run's.
func TestHostError(t *testing.T) {
	t.Parallel()
	mine := errors.New("mine")
	builtin := starlark.NewBuiltin("fail", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return nil, mine
	})
	err := fail(t, interp.Options{Predeclared: starlark.StringDict{"fail": builtin}}, "fail()\n")
	var known *interp.PythonError
	if !errors.Is(err, mine) || !errors.As(err, &known) || len(known.Frames) != 1 {
		t.Errorf("Run returned %v", err)
	}
}

// TestReportOfHost: a host can tell something in its own words.
func TestReportOfHost(t *testing.T) {
	t.Parallel()
	r := &interp.Report{Kind: "note", Message: "good luck", Text: "pyq: good luck\n"}
	text, err := json.Marshal(r)
	if want := `{"report":"note","message":"good luck","text":"pyq: good luck\n"}`; string(text) != want || err != nil {
		t.Errorf("in JSON it is %s, %v", text, err)
	}
	if r.Colored() != r.Text {
		t.Errorf("in colours it is %q", r.Colored())
	}
}

// TestUncopied: what cannot be put is told as Python's exception.
func TestUncopied(t *testing.T) {
	t.Parallel()
	in := testkit.New(interp.Options{})
	prog, err := in.Compile("a.py", "l = Lock()\n")
	if err != nil {
		t.Fatal(err)
	}
	if prog, err = prog.WithExpr("(i for i in [1])"); err != nil {
		t.Fatal(err)
	}
	res, err := prog.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var known *interp.PythonError
	if err := interp.NewQueue(0).Put(t.Context(), res.Value); !errors.As(err, &known) || known.Class != "TypeError" || known.Text == "" {
		t.Errorf("Put returned %v", err)
	}
}
