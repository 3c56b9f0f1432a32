package interp_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
	"github.com/pyq-lang/pyq/interp/trace"
)

// TestOnWait: a host learns of each wait when it begins, in the order with the events, under every policy; what
// need not wait is not told.
func TestOnWait(t *testing.T) {
	const program = `
def greet(q):
    print("hi", q.get())

q = Queue()
lock = Lock()
p = Process(target=greet, args=(q,))
p.start()
with lock:
    time.sleep(5)
q.put("Jimmy")
p.join()
`
	for name, opts := range map[string]interp.Options{
		"parallel": {Clock: interp.VirtualClock},
		"serial":   {Policy: interp.Serial, Seed: 1},
	} {
		var told []string
		opts.Observer = func(e trace.Event) {
			if e.Kind == "get" || e.Kind == "put" || e.Kind == "sleep" || e.Kind == "acquire" {
				told = append(told, fmt.Sprint(e.Process, " ", e.Kind, " at ", e.Time))
			}
		}
		opts.OnWait = func(e trace.Event) {
			if e.Seq != 0 || e.Waited != 0 || e.Detail != "" {
				t.Errorf("%s: a wait that begins is told as %v", name, e)
			}
			told = append(told, fmt.Sprint(e.Process, " waits in ", e.Kind, " ", e.Object, " from ", e.Time, " line ", e.Pos.Line))
		}
		if _, err := testkit.New(opts).Run(context.Background(), "wait.py", program); err != nil {
			t.Fatal(err)
		}
		all := strings.Join(told, "\n") + "\n"
		for _, order := range [][]string{
			{"MainProcess acquire at 0s\n", "MainProcess waits in sleep  from 0s line 10\n", "MainProcess sleep at 5s\n", "MainProcess put at 5s\n"},
			{"Process-1 waits in get Queue-1 from 0s line 3\n", "MainProcess put at 5s\n", "Process-1 get at 5s\n"},
		} {
			at := 0
			for _, want := range order {
				i := strings.Index(all[at:], want)
				if i < 0 {
					t.Fatalf("%s: %q is missing, or not behind the one before, in\n%s", name, want, all)
				}
				at += i
			}
		}
		if strings.Contains(all, "waits in acquire") || strings.Contains(all, "waits in put") {
			t.Errorf("%s: what need not wait is told:\n%s", name, all)
		}
	}
}
