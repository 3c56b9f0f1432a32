package interp_test

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
	"github.com/pyq-lang/pyq/interp/trace"
)

// TestSessionInterrupt: Ctrl-C reaches an input wherever it is, and the session goes on.
func TestSessionInterrupt(t *testing.T) {
	t.Parallel()
	inputs := map[string]string{
		"get":         "print('here', flush=True); q.get()",
		"sleep":       "print('here', flush=True); time.sleep(1e6)",
		"loop":        "print('here', flush=True)\nwhile True: pass\n",
		"call":        "def f():\n    print('here', flush=True)\n    while True: f2()\ndef f2(): pass\nf()\n",
		"generator":   "def g():\n    print('here', flush=True)\n    while True: yield 1\nfor x in g(): pass\n",
		"lock":        "lock = Lock(); lock.acquire(); print('here', flush=True); lock.acquire()",
		"threads":     "import threading\nt = threading.Thread(target=q.get, daemon=True); t.start()\nprint('here', flush=True)\nt.join()\n",
		"input":       "input('here')",
		"with a lock": "with mutex:\n    print('here', flush=True)\n    q.get()\n",
	}
	for name, text := range inputs {
		for policy, o := range map[string]interp.Options{"parallel": {}, "serial": {Policy: interp.Serial}} {
			t.Run(name+" "+policy, func(t *testing.T) {
				t.Parallel()
				keyboard, hand := io.Pipe()
				defer hand.Close()
				here := make(chan struct{})
				var once sync.Once
				o.Stdin = keyboard
				o.Observer = func(e trace.Event) {
					if strings.Contains(e.Detail, "here") {
						once.Do(func() { close(here) })
					}
				}
				c := testkit.NewConsole(t, o)
				// The other process keeps the wait from being a deadlock.
				c.Must(t, "q, mutex = Queue(), Lock()\ndef other():\n    while True: time.sleep(1)\nProcess(target=other, daemon=True).start()\n")
				go func() {
					<-here
					c.Interrupt()
				}()
				_, err := c.Eval(t.Context(), text)
				var script *interp.ScriptError
				if !errors.As(err, &script) || script.PythonError.Error() != "KeyboardInterrupt" {
					t.Fatalf("got %v, want KeyboardInterrupt", err)
				}
				if got := c.Must(t, "1 + 1"); got != "2" {
					t.Errorf("after it 1 + 1 is %s", got)
				}
				if got := c.Must(t, "mutex.acquire(timeout=0)"); got != "True" {
					t.Error("a with statement did not give its lock back")
				}
			})
		}
	}
}

// TestSessionInterruptIdle: an interrupt while nothing runs is for nobody.
func TestSessionInterruptIdle(t *testing.T) {
	t.Parallel()
	c := testkit.NewConsole(t, interp.Options{})
	for range 100 {
		c.Interrupt()
		c.Must(t, "time.sleep(0)")
		c.Interrupt()
	}
}

// TestSessionContext: the end of an input's context interrupts it; that of the session's
// ends all.
func TestSessionContext(t *testing.T) {
	t.Parallel()
	ctx, end := context.WithCancel(t.Context())
	s, err := testkit.New(interp.Options{}).NewSession(ctx, interp.SessionOptions{})
	if err != nil {
		t.Fatal(err)
	}
	one, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Eval(one, "while True: pass\n"); err == nil {
		t.Error("the input was not interrupted")
	}
	if _, err := s.Eval(t.Context(), "def f():\n    while True: pass\nProcess(target=f).start()\n"); err != nil {
		t.Fatal(err)
	}
	end()
	<-s.Over()
	var interrupt *interp.InterruptError
	if _, err := s.Eval(t.Context(), "1"); !errors.As(err, &interrupt) {
		t.Errorf("Eval after the end: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

// TestSessionClose: closing ends whatever there is.
func TestSessionClose(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"idle":      "1",
		"processes": "def f():\n    Process(target=g).start()\n    Queue().get()\ndef g():\n    while True: pass\nfor i in range(3): Process(target=f).start()\n",
		"threads":   "import threading\nfor i in range(3): threading.Thread(target=Queue().get).start()\n",
		"executor":  "from concurrent.futures import ProcessPoolExecutor\nex = ProcessPoolExecutor(1)\nf = ex.submit(Queue().get)\n",
		"busy":      "import threading, time\ndef f():\n    while True: pass\nthreading.Thread(target=f).start()\n",
	} {
		for policy, o := range map[string]interp.Options{"parallel": {}, "virtual": {Clock: interp.VirtualClock}, "serial": {Policy: interp.Serial}} {
			t.Run(name+" "+policy, func(t *testing.T) {
				t.Parallel()
				c := testkit.NewConsole(t, o)
				c.Must(t, text)
				if err := c.Close(); err != nil {
					t.Error(err)
				}
				if _, err := c.Eval(t.Context(), "1"); !errors.Is(err, interp.ErrSessionOver) {
					t.Errorf("Eval after Close: %v", err)
				}
			})
		}
	}
	t.Run("while an input runs", func(t *testing.T) {
		t.Parallel()
		c := testkit.NewConsole(t, interp.Options{})
		running := make(chan error)
		go func() {
			_, err := c.Eval(t.Context(), "while True: pass\n")
			running <- err
		}()
		c.Close()
		if err := <-running; err == nil {
			t.Error("the input has ended well")
		}
	})
}

// TestSessionFinish: what was given to atexit is called when the host ends the session in
// good order; what would wait for ever is given up.
func TestSessionFinish(t *testing.T) {
	t.Parallel()
	c := testkit.NewConsole(t, interp.Options{Clock: interp.VirtualClock})
	c.Must(t, "import atexit\natexit.register(print, 'bye')")
	c.Take()
	if err := c.Finish(t.Context()); err != nil || c.Take() != "bye\n" {
		t.Errorf("Finish: %v", err)
	}
	c = testkit.NewConsole(t, interp.Options{Clock: interp.VirtualClock})
	c.Must(t, "import atexit\natexit.register(Queue().get)")
	var deadlock *interp.DeadlockError
	if err := c.Finish(t.Context()); !errors.As(err, &deadlock) {
		t.Errorf("Finish: %v, want a deadlock", err)
	}
}

// TestSessionConcurrent: inputs from several goroutines run one after the other.
func TestSessionConcurrent(t *testing.T) {
	t.Parallel()
	c := testkit.NewConsole(t, interp.Options{})
	c.Must(t, "n = 0")
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			c.Eval(t.Context(), "m = n; time.sleep(0); n = m + 1")
			c.Complete("n")
			c.Interrupt()
			c.Python2()
		})
	}
	all.Wait()
	if got := c.Must(t, "n <= 20 and n > 0"); got != "True" {
		t.Errorf("got %s", got)
	}
}

// TestSessionHiddenValues: a notebook shows values itself.
func TestSessionHiddenValues(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	s, err := testkit.New(interp.Options{Stdout: &out, Clock: interp.VirtualClock}).NewSession(t.Context(), interp.SessionOptions{HideValues: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	e, err := s.Eval(t.Context(), "print('printed')\ntime.sleep(3)\n'first'\n[2]")
	if err != nil || !slices.Equal(e.Shown, []string{"'first'", "[2]"}) || e.Elapsed.Seconds() != 3 || e.File != "<stdin:1>" {
		t.Errorf("got %+v, %v", e, err)
	}
	if out.String() != "printed\n" {
		t.Errorf("printed %q", out.String())
	}
}

func TestSessionLoad(t *testing.T) {
	t.Parallel()
	c := testkit.NewConsole(t, interp.Options{})
	if _, err := c.Load(t.Context(), "lesson.py", "'''doc'''\nbase = 2\n5\ndef f(n):\n    return base / n\n"); err != nil {
		t.Fatal(err)
	}
	if got := c.See(t.Context(), "base = 3; f(2)\nf(0)"); got != `1.5
Traceback (most recent call last):
  File "<stdin:1>", line 2, in <module>
    f(0)
  File "lesson.py", line 5, in f
    return base / n
           ~~~~~^~~
ZeroDivisionError: division by zero
` {
		t.Error(got)
	}
	if _, err := c.Load(t.Context(), "broken.py", "x ="); interp.ExitCode(err) != report.ExitUsage {
		t.Errorf("a file that lacks its end: %v", err)
	}
}

func TestSessionNeedsMore(t *testing.T) {
	t.Parallel()
	c := testkit.NewConsole(t, interp.Options{})
	for text, want := range map[string]bool{
		"":                                   false,
		"\n":                                 false,
		"x = 1\n":                            false,
		"# comment\n":                        false,
		"x = (1,\n":                          true,
		"x = (1,\n 2)\n":                     false,
		"x = 1 + \\\n":                       true,
		"'''text\n":                          true,
		"'''text\n'''\n":                     false,
		"if x:\n":                            true,
		"if x:\n    y\n":                     true,
		"if x:\n    y\n\n":                   false,
		"if x: y\n":                          true,
		"if x: y\n\n":                        false,
		"if x:\n    y\nelse:\n":              true,
		"if x:\n    y = [\n":                 true,
		"if x:\n    y = [\n\n":               true,
		"def f():\n    '''doc\n\n":           true,
		"def f():\n    return 1\n    \n":     false,
		"@dec\n":                             true,
		"class C:\n\tx = 1\n":                true,
		"try:\n    x\n":                      true,
		"try:\n    x\n\n":                    true, // CPython finds an error
		"if x:\nfoo\n":                       false,
		"x = )\n":                            false,
		"print 'old'\n":                      false,
		"while 1: print 'old',\n":            true,
		"for i in x:\n    f(i)\n# comment\n": true,
	} {
		if got := c.NeedsMore(text); got != want {
			t.Errorf("NeedsMore(%q) is %v", text, got)
		}
	}
}
