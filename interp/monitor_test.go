package interp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// busy is a program of which every process does something else when the main process waits
// for the host.
const busy = `
def compute(started):
    started.put(0)
    while True:
        pass

def inner(lock):
    lock.acquire()

def outer(lock):
    inner(lock)

def sleep(lock, started):
    lock.acquire()
    started.put(0)
    time.sleep(1e6)

lock, q, started = Lock(), Queue(), Queue()
Process(target=compute, args=(started,), daemon=True).start()
started.get()
Process(target=sleep, args=(lock, started), daemon=True).start()
started.get()
for i in range(3):
    Process(target=outer, args=(lock,), daemon=True).start()
ready.put(0)
go.get()
`

// TestMonitor looks at a run that goes on, until all are where they stay.
func TestMonitor(t *testing.T) {
	t.Parallel()
	ready, release := interp.NewQueue(0), interp.NewQueue(0)
	var m interp.Monitor
	var stderr bytes.Buffer
	in := testkit.New(interp.Options{Monitor: &m, Stderr: &stderr, Predeclared: starlark.StringDict{
		"ready": ready.Value(), "go": release.Value()}})
	done := make(chan error, 1)
	go func() {
		_, err := in.Run(t.Context(), "a.star", busy)
		done <- err
	}()
	if _, err := ready.Get(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := `Process-1 runs   compute:5
Process-2 sleeps sleep  sleep:16
Process-3 waits acquire Lock-1 inner:8 < outer:11
Process-4 waits acquire Lock-1 inner:8 < outer:11
Process-5 waits acquire Lock-1 inner:8 < outer:11
`
	var got string
	for try := 0; try < 1000 && got != want; try++ { // the three may be on their way
		got = doings(t, m.States())
	}
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	m.Tell()
	if err := release.Put(t.Context(), starlark.None); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if n := len(m.States()); n != 0 {
		t.Errorf("the run is over, and the monitor sees %d", n)
	}
	text := stderr.String()
	if !strings.HasPrefix(text, "State of the run after ") ||
		!strings.Contains(text, "  Process-3 to Process-5 (3 processes) each wait in acquire() for Lock-1 (lock, made at a.star:18) since") {
		t.Errorf("told:\n%s", text)
	}
	if said := unspeakable.FindString(text); said != "" {
		t.Errorf("it says %q", said)
	}
}

// doings writes what the children of the only run do, and checks its JSON.
func doings(t *testing.T, states []interp.State) string {
	t.Helper()
	if len(states) != 1 {
		t.Fatalf("%d runs", len(states))
	}
	var b strings.Builder
	for _, w := range states[0].Processes[1:] {
		fmt.Fprintf(&b, "%s %s %s %s", w.Process, w.State, w.Kind, w.Label)
		line := w.Pos.Line
		if w.State == report.Runs && line >= 3 && line <= 5 { // the engine knows no line for a bare loop
			line = 5
		}
		fmt.Fprintf(&b, " %s:%d", w.Func, line)
		for _, f := range w.Calls {
			fmt.Fprintf(&b, " < %s:%d", f.Func, f.Pos.Line)
		}
		b.WriteByte('\n')
	}
	if _, err := json.Marshal(states[0]); err != nil {
		t.Error(err)
	}
	return b.String()
}

// TestMonitorHammer looks at runs whose processes do all that they can.
func TestMonitorHammer(t *testing.T) {
	t.Parallel()
	for name, opts := range map[string]interp.Options{
		"real": {}, "virtual": {Clock: interp.VirtualClock}, "serial": {Policy: interp.Serial, Seed: 1}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var m interp.Monitor
			opts.Monitor = &m
			ctx, cancel := context.WithCancel(t.Context())
			looked := make(chan bool)
			go func() {
				for ctx.Err() == nil {
					m.States()
				}
				close(looked)
			}()
			_, err := testkit.New(opts).Run(t.Context(), "a.star", `
import threading
from multiprocessing import Condition, Barrier, Pipe, Pool, Value
def work(i, q, lock, sem, conn, total, gate, bell):
    for k in range(20):
        with lock:
            q.put(k)
        q.get()
        with sem:
            total.value += 1
        q.get(timeout=0.0001, default=None) if k % 7 == 0 else None
        time.sleep(0.0001)
    t = threading.Thread(target=lambda: [time.sleep(0.0001) for _ in range(5)])
    t.start()
    t.join()
    gate.wait()
    conn.send(i)
    with bell:
        bell.notify()
def main():
    from multiprocessing import Semaphore
    q, lock, sem, total, gate = Queue(), Lock(), Semaphore(2), Value("i", 0), Barrier(6)
    a, b = Pipe()
    bell = Condition()
    for i in range(100):
        q.put(None)
    ps = [Process(target=work, args=(i, q, lock, sem, b, total, gate, bell)) for i in range(6)]
    for p in ps:
        p.start()
    for p in ps:
        a.recv()
    with bell:
        bell.wait(timeout=0.001)
    for p in ps:
        p.join()
    with Pool(2) as pool:
        pool.map(abs, range(20))
main()
`)
			cancel()
			<-looked
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// TestSessionState looks at a session between two inputs.
func TestSessionState(t *testing.T) {
	t.Parallel()
	s, err := testkit.New(interp.Options{}).NewSession(t.Context(), interp.SessionOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, err = s.Eval(t.Context(), `
def child(q, started):
    started.put(0)
    q.get(timeout=1e6)

q, started, other = Queue(), Queue(), Queue()
other.put("a")
other.put([1, 2])
p = Process(target=child, args=(q, started))
p.start()
started.get()
`)
	if err != nil {
		t.Fatal(err)
	}
	want := []interp.QueueContent{{Object: "Queue-1", Variable: "q", Waiting: []string{"Process-1"}}, {Object: "Queue-2", Variable: "started"},
		{Object: "Queue-3", Variable: "other", Items: []string{"'a'", "[1, 2]"}}}
	var st interp.State
	for try := 0; try < 1000; try++ { // the child may be on its way
		if st = s.State(); reflect.DeepEqual(st.Queues, want) {
			break
		}
	}
	if !reflect.DeepEqual(st.Queues, want) {
		t.Errorf("queues %+v", st.Queues)
	}
	if len(st.Processes) != 2 || st.Processes[0].Process != "MainProcess" || st.Processes[0].Kind != "prompt" ||
		st.Processes[1].State != report.Waits || st.Processes[1].Until.Seconds() < 1e5 {
		t.Errorf("processes %+v", st.Processes)
	}
}
