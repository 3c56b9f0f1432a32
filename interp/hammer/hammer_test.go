package hammer_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// output runs a program on the virtual clock and returns what it prints. The
// program must succeed.
func output(t *testing.T, text string) string {
	t.Helper()
	var out, errs strings.Builder
	in := testkit.New(interp.Options{Stdout: &out, Stderr: &errs, Clock: interp.VirtualClock})
	res, err := in.Run(context.Background(), "test.star", text)
	if err != nil || res.ExitCode != 0 || errs.Len() > 0 {
		t.Fatalf("exit code %d, error %v, stderr:\n%s", res.ExitCode, err, errs.String())
	}
	return out.String()
}

// TestForkDuringTopLevel starts two thousand processes while the top level goes
// on to change everything they mention. Each must see the world of its start;
// under -race, a value that is shared by mistake is found.
func TestForkDuringTopLevel(t *testing.T) {
	const n = 2000
	got := output(t, fmt.Sprintf(`
results = Queue()
count = 0
log = []
table = {"n": 0}

def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)

def make(step):
    total = [0]
    def add():
        total[0] += step
        return total[0]
    return add

add = make(1)
shapes = [lambda: count, lambda: len(log)]

def work(i, memo={}):
    memo[i] = i
    log.append("child")
    table["n"] += 1000
    ok = (shapes[0]() == i and len(log) == i + 1 and table["n"] == i + 1000 and
          add() == i + 1 and len(memo) == 1 and even(10))
    results.put((i, ok))

for i in range(%d):
    count = i
    Process(target=work, args=(i,)).start()
    log.append("parent")
    table["n"] += 1
    add()
    shapes = [shapes[0], shapes[1]]

bad = [i for i, ok in [results.get() for _ in range(%d)] if not ok]
print("bad:", bad, "log:", len(log), "total:", add())
`, n, n))
	if want := fmt.Sprintf("bad: [] log: %d total: %d\n", n, n+1); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNothingIsLost moves items through bounded queues with many producers and
// consumers while some of the consumers are killed at any moment: what was put
// is got once, left over, or went down with a victim, which had one at most.
func TestNothingIsLost(t *testing.T) {
	got := output(t, `
def produce(q, k, n):
    for i in range(n):
        q.put((k, i))

def consume(q, out):
    while True:
        item = q.get()
        out.put(item)

q, out = Queue(7), Queue()
ps = [Process(target=produce, args=(q, k, 200)) for k in range(8)]
cs = [Process(target=consume, args=(q, out), daemon=True) for _ in range(8)]
for p in ps + cs:
    p.start()
for c in cs[:4]:
    c.terminate()
for p in ps:
    p.join()
for c in cs[:4]:
    c.join()
time.sleep(1)  # virtual: the survivors are idle
seen = {}
while True:
    item = out.get(default=None, timeout=1)
    if item == None:
        break
    if item in seen:
        fail("twice", item)
    seen[item] = True
print(1600 - len(seen) <= 4, q.empty())
`)
	if got != "True True\n" {
		t.Errorf("got %q", got)
	}
}

// TestManyProcesses parks a hundred thousand processes on one queue and ends
// them in every way there is. Under the race detector, which makes each a hundred
// times as large, they are twenty thousand.
func TestManyProcesses(t *testing.T) {
	n := "100000"
	if testkit.Race {
		n = "20000"
	}
	program := strings.Replace(`
def wait(q):
    q.get()

def main():
    q = Queue()
    ps = [Process(target=wait, args=(q,), daemon=%s) for _ in range(100000)]
    for p in ps:
        p.start()
    time.sleep(1)
    for p in ps:
        %s
    for p in ps:
        %s
    print(len(active_children()))

main()
`, "100000", n, 1)
	for _, c := range []struct{ name, daemon, end, join, want string }{
		{"served", "False", "q.put(1)", "p.join()", "0\n"},
		{"terminated", "False", "p.terminate()", "p.join()", "0\n"},
		{"left to the end as daemons", "True", "pass", "pass", n + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := output(t, fmt.Sprintf(program, c.daemon, c.end, c.join)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		in := testkit.New(interp.Options{Stdout: cancelWriter{cancel}})
		text := fmt.Sprintf(program, "False", "pass", "pass")
		text = strings.Replace(text, "time.sleep(1)", "print('parked')\n    time.sleep(1000)", 1)
		_, err := in.Run(ctx, "test.star", text)
		if interp.ExitCode(err) != report.ExitInterrupted {
			t.Errorf("Run returned %v", err)
		}
	})
	t.Run("in deadlock", func(t *testing.T) {
		text := fmt.Sprintf(program, "False", "pass", "p.join()")
		in := testkit.New(interp.Options{Clock: interp.VirtualClock})
		_, err := in.Run(context.Background(), "test.star", text)
		if interp.ExitCode(err) != report.ExitDeadlock {
			t.Errorf("Run returned %v", err)
		}
	})
}

// A cancelWriter cancels a context when a program prints.
type cancelWriter struct{ cancel func() }

func (w cancelWriter) Write(p []byte) (int, error) {
	w.cancel()
	return len(p), nil
}
