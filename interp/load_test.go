package interp_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// modules are the files that the programs of TestLoad may load.
var modules = fstest.MapFS{
	"state.star": {Data: []byte(`
items = []
table = {"items": items}
limit = 3
def add(x):
    items.append(x)
    return len(items)
def show():
    return items, table["items"]
def make():
    calls = [0]
    def call():
        calls[0] += 1
        add(calls[0])
        return calls[0]
    return call
call = make()
`)},
	"worker.star": {Data: []byte(`
load("state.star", "add", again="items")
q = Queue()
def work(n):
    q.put([add(n), list(again)])
def start(n):
    p = Process(target=work, args=(n,))
    p.start()
    p.join()
    return q.get()
`)},
	"fails.star": {Data: []byte(`
def check(n):
    time.sleep(n)
check(0)
def later(n):
    check(n)
`)},
	"raises.star":   {Data: []byte("x = 1\ntime.sleep(-1)\n")},
	"broken.star":   {Data: []byte("x = 1\ny = = 2\n")},
	"prints.star":   {Data: []byte("print('loaded')\ndone = True\n")},
	"self.star":     {Data: []byte("load('self.star', 'x')\nx = 1\n")},
	"ring1.star":    {Data: []byte("load('ring2.star', 'b')\na = 1\n")},
	"ring2.star":    {Data: []byte("load('ring1.star', 'a')\nb = 1\n")},
	"lib/deep.star": {Data: []byte("deep = 'down'\n")},
}

func TestLoad(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		want       string // what it prints
		fails      string // part of the error, "" if there is none
	}{{
		name: "loaded names are used in a child, whose changes stay there",
		text: `
load("state.star", "add", "items", "show", "table", most="limit")
def f():
    add("x")
    items.append("y")
    print("child:", len(items), len(table["items"]), len(show()[0]), len(show()[1]), most)
add("main")
p = Process(target=f)
p.start()
p.join()
print("parent:", len(items), len(table["items"]), len(show()[0]), add("z"))
`,
		want: "child: 3 3 3 3 3\nparent: 1 1 1 2\n",
	}, {
		name: "what the parent changes later in a loaded module stays there",
		text: `
load("state.star", "add", "items")
def f(go):
    go.get()
    print("child:", items)
go = Queue()
add(1)
p = Process(target=f, args=(go,))
p.start()
add(2)
go.put(0)
p.join()
print("parent:", items)
`,
		want: "child: [1]\nparent: [1, 2]\n",
	}, {
		name: "a loaded function as the target",
		text: `
load("state.star", "add", "show")
p = Process(target=add, args=(1,))
p.start()
p.join()
print(p.exitcode, show()[0])
`,
		want: "0 []\n",
	}, {
		name: "a loaded closure keeps its module",
		text: `
load("state.star", "call", "items")
call()
def f():
    print("child:", call(), items)
p = Process(target=f)
p.start()
p.join()
print("parent:", call(), items)
`,
		want: "child: 2 [1, 2]\nparent: 2 [1, 2]\n",
	}, {
		name: "a module that starts processes and loads another",
		text: `
load("worker.star", "start")
load("state.star", "items")
items.append(0)
print(start(5))
print(items)
`,
		want: "[2, [0, 5]]\n[0]\n",
	}, {
		name: "a module is run once",
		text: `
load("prints.star", "done")
load("prints.star", other="done")
def f():
    print(done, other)
p = Process(target=f)
p.start()
p.join()
`,
		want: "loaded\nTrue True\n",
	}, {
		name: "a module in a directory",
		text: `
load("lib/deep.star", "deep")
print(deep)
`,
		want: "down\n",
	}, {
		name:  "a missing file",
		text:  `load("none.star", "x")`,
		fails: "none.star",
	}, {
		name:  "a missing name",
		text:  `load("state.star", "nothing")`,
		fails: "nothing",
	}, {
		name:  "a file outside",
		text:  `load("../state.star", "items")`,
		fails: "../state.star",
	}, {
		name:  "a module that does not compile",
		text:  `load("broken.star", "x")`,
		fails: "broken.star",
	}, {
		name:  "a module that fails",
		text:  `load("raises.star", "x")`,
		fails: "ValueError: sleep length must be non-negative",
	}, {
		name:  "a module that loads itself",
		text:  `load("self.star", "x")`,
		fails: "cycle in load graph",
	}, {
		name:  "two modules that load each other",
		text:  `load("ring1.star", "a")`,
		fails: "cycle in load graph",
	}} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, _, err := testkit.Run(t, interp.Options{Modules: modules}, test.text)
			if got != test.want {
				t.Errorf("printed %q, want %q", got, test.want)
			}
			switch {
			case test.fails == "" && err != nil:
				t.Errorf("Run: %v", err)
			case test.fails != "" && (err == nil || !strings.Contains(err.Error(), test.fails)):
				t.Errorf("Run: %v, want %q", err, test.fails)
			}
		})
	}
}

// TestLoadTraceback: an error in a loaded function is shown with the lines of
// the file it is in, also by a child.
func TestLoadTraceback(t *testing.T) {
	t.Parallel()
	var stderr bytes.Buffer
	in := testkit.New(interp.Options{Stderr: &stderr, Modules: modules})
	_, err := in.Run(context.Background(), "a.star", `load("fails.star", "later")
p = Process(target=later, args=(-1,))
p.start()
p.join()
`)
	if err != nil {
		t.Fatal(err)
	}
	const want = `Process Process-1: started at a.star:3
Traceback (most recent call last):
  File "fails.star", line 6, in later
    check(n)
  File "fails.star", line 3, in check
    time.sleep(n)
ValueError: sleep length must be non-negative
`
	if got := stderr.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestLoadRefused: without Modules a program loads nothing.
func TestLoadRefused(t *testing.T) {
	t.Parallel()
	_, _, err := testkit.Run(t, interp.Options{}, `load("state.star", "items")`)
	var script *interp.ScriptError
	if !errors.As(err, &script) || !strings.Contains(err.Error(), "may not load other files") {
		t.Errorf("Run: %v", err)
	}
}
