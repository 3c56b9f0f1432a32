package interp_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
	"github.com/pyq-lang/pyq/interp/trace"
)

// lottery depends on the order of its processes, on their random numbers, their
// pids and the clock.
const lottery = `
def draw(q, lock, n):
    for i in range(3):
        lock.acquire()
        q.put((os.getpid(), random.randint(1, 1000), time.time()))
        lock.release()
        time.sleep(random.random() * n)
    print("done", n, flush=True)

def main():
    q, lock = Queue(2), Lock()
    ps = [Process(target=draw, args=(q, lock, n)) for n in range(4)]
    for p in ps:
        p.start()
    for i in range(12):
        print(q.get())
    for p in ps:
        p.join(timeout=random.random())
        print(p.name, p.exitcode)
main()
`

// everything returns all that can be seen of a run: output, events, schedule.
func everything(t *testing.T, o interp.Options) string {
	t.Helper()
	var b strings.Builder
	o.Stdout, o.Stderr = &b, &b
	var events []string
	o.Observer = func(e trace.Event) { events = append(events, e.String()) }
	res, err := testkit.New(o).Run(context.Background(), "lottery.star", lottery)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s%s\n%s %v", b.String(), strings.Join(events, "\n"), res.Schedule, res.Elapsed)
}

// TestSameSeedSameRun: twice in this program, and in others with one and with two
// threads; another seed gives another run.
func TestSameSeedSameRun(t *testing.T) {
	for _, policy := range []interp.Policy{interp.Serial, interp.PCT} {
		first := everything(t, interp.Options{Policy: policy, Seed: 7, CPUs: 1})
		if again := everything(t, interp.Options{Policy: policy, Seed: 7, CPUs: 1}); again != first {
			t.Errorf("policy %d: the same seed gives\n%s\nand then\n%s", policy, first, again)
		}
		if other := everything(t, interp.Options{Policy: policy, Seed: 8, CPUs: 1}); other == first {
			t.Errorf("policy %d: seeds 7 and 8 give the same run", policy)
		}
		for _, threads := range []string{"1", "2"} {
			cmd := exec.Command(os.Args[0], "-test.run=^TestPrintRun$", "-engine="+flag.Lookup("engine").Value.String())
			cmd.Env = append(os.Environ(), "GOMAXPROCS="+threads, fmt.Sprintf("PRINT_RUN=%d", policy))
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(out), first) {
				t.Errorf("policy %d, GOMAXPROCS=%s: another OS process gives\n%s\nwant\n%s", policy, threads, out, first)
			}
		}
	}
}

// TestPrintRun is the other OS process of TestSameSeedSameRun.
func TestPrintRun(t *testing.T) {
	var policy interp.Policy
	if n, _ := fmt.Sscan(os.Getenv("PRINT_RUN"), &policy); n == 0 {
		return
	}
	fmt.Println(everything(t, interp.Options{Policy: policy, Seed: 7, CPUs: 1}))
}

// TestFindAndReplay is how a Go test uses schedules: it looks for a seed under
// which a program fails, and the schedule alone then repeats the failure.
func TestFindAndReplay(t *testing.T) {
	const racy = `
def add(box, done):
    n = box.get()
    box.put(n)
    box.get()
    box.put(n + 1)
    done.put(True)

box, done = Queue(), Queue()
box.put(0)
for i in range(2):
    Process(target=add, args=(box, done)).start()
done.get()
done.get()
if box.get() != 2:
    fail("lost an update")
`
	var found *interp.Result
	good := 0
	for seed := range uint64(100) {
		in := testkit.New(interp.Options{Policy: interp.Serial, Seed: seed})
		res, err := in.Run(context.Background(), "racy.star", racy)
		if err == nil {
			good++
		} else if found == nil {
			found = res
		}
	}
	if found == nil || good == 0 {
		t.Fatalf("%d of 100 seeds are good", good)
	}
	for range 3 {
		in := testkit.New(interp.Options{Schedule: found.Schedule})
		res, err := in.Run(context.Background(), "racy.star", racy)
		var script *interp.ScriptError
		if !errors.As(err, &script) || script.PythonError.Error() != "RuntimeError: fail: lost an update" || res.Schedule != found.Schedule {
			t.Errorf("the schedule %s gives %v, schedule %s", found.Schedule, err, res.Schedule)
		}
	}
}

// TestScheduleOfAnotherProgram: a schedule that does not fit is refused where it
// parts from the program.
func TestScheduleOfAnotherProgram(t *testing.T) {
	const text = `
def f(q):
    q.put(1)
q = Queue()
for i in range(2): Process(target=f, args=(q,)).start()
q.get()
q.get()
`
	whole, err := testkit.New(interp.Options{Policy: interp.Serial}).Run(context.Background(), "a.star", text)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ schedule, want string }{
		{"2:5:7", `at choice 1 the schedule expects task 7 to go on, which cannot; these could: ` +
			`MainProcess (0) in start at a.star:5, Process-1 (1) in put at a.star:3`},
		{"2:0:" + strings.Split(whole.Schedule, ":")[2] + ".0", "the program has ended, but the schedule goes on with 1 more"},
		{"2:5:1", "the schedule ends here, but the program goes on"},
		{"2:5:nonsense", `"nonsense" is no choice of a schedule`},
		{"9:5:1", "no schedule of a version that this pyq knows"},
	}
	for _, tt := range tests {
		in := testkit.New(interp.Options{Schedule: tt.schedule})
		res, err := in.Run(context.Background(), "a.star", text)
		if err == nil || !strings.Contains(err.Error(), tt.want) || res.ExitCode != report.ExitUsage {
			t.Errorf("schedule %s gives exit code %d, %v; want 2 and %q", tt.schedule, res.ExitCode, err, tt.want)
		}
	}
}

// TestScheduleOfChangedProgram: a schedule notices that a process does something
// else than it did, although the numbers fit.
func TestScheduleOfChangedProgram(t *testing.T) {
	const text = `
def f(q):
    q.put(1)
q = Queue()
for i in range(2): Process(target=f, args=(q,)).start()
`
	res, err := testkit.New(interp.Options{Policy: interp.Serial, Seed: 3}).Run(context.Background(), "a.star", text)
	if err != nil {
		t.Fatal(err)
	}
	in := testkit.New(interp.Options{Schedule: res.Schedule})
	_, err = in.Run(context.Background(), "a.star", strings.Replace(text, "q.put(1)", "print(q)", 1))
	var diverged *interp.ScheduleError
	if !errors.As(err, &diverged) || !strings.Contains(err.Error(), "to do something else than print at a.star:3") {
		t.Errorf("Run returned %v", err)
	}
	if _, err := in.Run(context.Background(), "a.star", text); err != nil {
		t.Errorf("the program itself: %v", err)
	}
}

// TestSerialMachine: what a program is told of the machine is the same everywhere.
func TestSerialMachine(t *testing.T) {
	var out strings.Builder
	in := testkit.New(interp.Options{Stdout: &out, Policy: interp.Serial})
	if _, err := in.Run(context.Background(), "a.star", "print(cpu_count(), os.getpid(), int(time.time()))\n"); err != nil {
		t.Fatal(err)
	}
	if want := "4 1000 1767225600\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

// TestChoosePanics: a panic in the host's Choose ends the run with an error.
func TestChoosePanics(t *testing.T) {
	in := testkit.New(interp.Options{Choose: func(*interp.Choice) (int, error) { panic("oh dear") }})
	_, err := in.Run(context.Background(), "a.star", "for i in range(2): Process(target=print).start()\n")
	var internal *interp.InternalError
	if !errors.As(err, &internal) {
		t.Errorf("Run returned %v, want an InternalError", err)
	}
}

// TestChooseWithLocks: what is in a queue is shown, also if it is a lock that the
// choice is about.
func TestChooseWithLocks(t *testing.T) {
	var queues []interp.QueueContent
	in := testkit.New(interp.Options{Choose: func(c *interp.Choice) (int, error) { queues = c.Queues; return 0, nil }})
	_, err := in.Run(context.Background(), "a.star", `
def f(l):
    l.acquire()
    l.release()
q, l = Queue(), Lock()
q.put(l)
q.put("x")
l.acquire()
for i in range(3): Process(target=f, args=(l,)).start()
time.sleep(1)
l.release()
`)
	if err != nil || len(queues) != 1 || fmt.Sprint(queues[0].Items) != `[Lock-1 'x']` {
		t.Errorf("queues %v, error %v", queues, err)
	}
}

// BenchmarkShortRun is what an explorer does all day: start, two processes, four
// operations, end.
func BenchmarkShortRun(b *testing.B) {
	in := testkit.New(interp.Options{Policy: interp.Serial})
	prog, err := in.Compile("short.star", `
def f(q):
    q.get()
    q.get()
q = Queue()
Process(target=f, args=(q,)).start()
q.put(1)
q.put(2)
`)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for range b.N {
		if _, err := prog.Run(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSerialOperations counts puts and gets of two processes that take turns
// at random.
func BenchmarkSerialOperations(b *testing.B) {
	in := testkit.New(interp.Options{Policy: interp.Serial})
	text := fmt.Sprintf(`
def f(n):
    q = Queue()
    for i in range(n):
        q.put(i)
        q.get()
for i in range(2):
    Process(target=f, args=(%d,)).start()
`, b.N/4+1)
	if _, err := in.Run(context.Background(), "ops.star", text); err != nil {
		b.Fatal(err)
	}
}
