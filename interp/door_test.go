package interp_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/queues"
	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// A doorman watches the door of a serial run: everything by which a task can affect another
// goes through an operation. He is told of each one, before and after it, and finds out whether
// what tasks share has changed in between, or was changed by an operation on something else.
type doorman struct {
	known   map[unsafe.Pointer]*shared       // guarded structs, by address
	objects map[*sched.Object]unsafe.Pointer // whose they are
	tries   map[*sched.Object]int            // to find whose they are
	struck  map[*sched.Task]blow
	ops     int
	walks   int
	lost    map[string]int // operations on objects that could not be found, by kind
	last    string         // the last operation
	faults  []string
}

func newDoorman() *doorman {
	return &doorman{known: map[unsafe.Pointer]*shared{}, objects: map[*sched.Object]unsafe.Pointer{}, tries: map[*sched.Object]int{}, struck: map[*sched.Task]blow{}, lost: map[string]int{}}
}

// How much a doorman looks at: what was not used for long is left out, and a program that makes
// new objects all the time is not searched for all of them.
const (
	mostKnown = 200
	mostWalks = 300
	mostTries = 3 // what is just being made is not in anybody's memory yet
)

func (d *doorman) probe(t *sched.Task, op sched.Op, before bool) {
	if before {
		d.check(t)
		d.find(t, op)
		return
	}
	d.ops++
	_, name := t.Owner().Identity()
	d.last = fmt.Sprintf("%s of %s", op.Describe().Kind, name)
	for at, s := range d.known {
		is := sum(s.v)
		if s.ok && is != s.sum && d.objects[op.Object()] != at && !stopping(t) && !guardedBy(s.v, op.Object()) {
			d.faults = append(d.faults, fmt.Sprintf("%s changed by %s, which is an operation on another object", describe(s.v), d.last))
		}
		s.sum, s.ok = is, true
	}
	for _, t := range tasksOf(t) {
		d.struck[t] = blowOf(t)
	}
}

// A blow is what a task can have had from another one.
type blow struct{ stopped, interrupted bool }

func blowOf(t *sched.Task) blow {
	interrupt, _ := pointee(reflect.ValueOf(t).Elem().FieldByName("interrupt"))
	return blow{t.Stopped() != nil && !t.Ended(), !interrupt.IsNil()}
}

// check compares what is shared with what it was after the last operation.
func (d *doorman) check(t *sched.Task) {
	if stopping(t) {
		return // the run unwinds
	}
	for _, s := range d.known {
		if s.ok && sum(s.v) != s.sum {
			d.faults = append(d.faults, fmt.Sprintf("%s changed behind %s", describe(s.v), d.last))
		}
	}
	for _, t := range tasksOf(t) {
		was, ok := d.struck[t]
		if is := blowOf(t); ok && (is.stopped && !was.stopped || is.interrupted && !was.interrupted) {
			d.faults = append(d.faults, fmt.Sprintf("task %s was struck behind %s: %+v", t.Path(), d.last, is))
		}
	}
}

// find looks for the guarded struct of an operation, if that is not known.
func (d *doorman) find(t *sched.Task, op sched.Op) {
	o := op.Object()
	if o == nil {
		return
	}
	owner, ok := d.objects[o]
	if s := d.known[owner]; s != nil {
		s.last = d.ops
	}
	if ok || d.walks == mostWalks || d.tries[o] == mostTries {
		return
	}
	d.tries[o]++
	d.walks++
	from := []reflect.Value{reflect.ValueOf(op)}
	for _, t := range tasksOf(t) {
		from = append(from, reflect.ValueOf(t.Owner()))
	}
	f := finder{note: d.note}
	f.walk(from...)
	if d.objects[o] == nil {
		d.lost[reflect.TypeOf(op).String()+" "+string(op.Describe().Kind)]++
	}
	d.forget()
}

func (d *doorman) note(v reflect.Value) {
	at := v.Addr().UnsafePointer()
	if d.known[at] != nil {
		return
	}
	d.known[at] = &shared{v: v, last: d.ops}
	for i := range v.NumField() {
		if f := v.Field(i); f.Type() == objectType {
			d.objects[(*sched.Object)(f.Addr().UnsafePointer())] = at
		}
	}
}

// forget leaves out what was not used for long.
func (d *doorman) forget() {
	if len(d.known) <= mostKnown {
		return
	}
	var all []unsafe.Pointer
	for at := range d.known {
		all = append(all, at)
	}
	slices.SortFunc(all, func(a, b unsafe.Pointer) int { return d.known[b].last - d.known[a].last })
	for _, at := range all[mostKnown:] {
		delete(d.known, at)
	}
}

// tasksOf returns the tasks of the run that have not ended. The scheduler's lock is held.
func tasksOf(t *sched.Task) (list []*sched.Task) {
	for x := reflect.ValueOf(t.Scheduler()).Elem().FieldByName("tasks"); !x.IsNil(); x = x.Elem().FieldByName("next") {
		list = append(list, (*sched.Task)(x.UnsafePointer()))
	}
	return list
}

func stopping(t *sched.Task) bool {
	return !reflect.ValueOf(t.Scheduler()).Elem().FieldByName("stopping").IsNil()
}

// watched runs a program under the serial policy with a doorman.
func watched(t *testing.T, text string, seed uint64, names starlark.StringDict) *doorman {
	t.Helper()
	var out bytes.Buffer
	in := testkit.New(interp.Options{Policy: interp.Serial, Seed: seed, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out,
		Args: []string{"prog.py"}, MaxSteps: 20_000_000, Predeclared: names})
	d := newDoorman()
	in.SetProbe(d.probe)
	ctx, cancel := context.WithTimeout(t.Context(), testkit.Deadline)
	defer cancel()
	_, _ = in.Run(ctx, "prog.py", text) // how it ends is other tests' concern
	return d
}

// TestDoor: no program of the suites changes between two operations what another task can reach.
func TestDoor(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes seconds")
	}
	ops, found := 0, map[string]int{}
	lost := map[string]int{}
	for _, dir := range []string{"suite", "students"} {
		paths, err := filepath.Glob("testdata/" + dir + "/*.py")
		if err != nil || len(paths) == 0 {
			t.Fatalf("no programs found in %s (%v)", dir, err)
		}
		for _, path := range paths {
			titles, texts := testkit.Programs(t, path)
			for _, title := range titles {
				d := watched(t, texts[title], 1, nil)
				for _, fault := range d.faults {
					t.Errorf("%s: %s: %s", path, title, fault)
				}
				ops += d.ops
				for _, s := range d.known {
					found[typeName(s.v.Type())]++
				}
				for kind, n := range d.lost {
					lost[kind] += n
				}
			}
		}
	}
	t.Logf("%d operations; found %v; not found %v", ops, found, lost)
	// That a doorman sees nothing must not be because there is nothing that he sees.
	for _, name := range []string{"interp/proc.exit", "builtins/futures.future", "builtins/locks.Mutex", "builtins/locks.Semaphore",
		"builtins/locks.Waiters", "builtins/locks.round", "builtins/locks.Flag", "builtins/queue.threadQueue",
		"builtins/multiprocessing/connection.pipe", "builtins/multiprocessing/managers.managed", "builtins/multiprocessing/managers.remoteServer",
		"builtins/multiprocessing/pool.result", "builtins/multiprocessing/queues.Queue", "builtins/multiprocessing/sharedctypes.block",
		"builtins/multiprocessing/sharedmemory.segment", "builtins/multiprocessing/workers.Crew"} {
		if found[name] == 0 {
			t.Errorf("no %s was found in any program", name)
		}
	}
}

// TestDoorIsWatched: a doorman notices what goes by another way.
func TestDoorIsWatched(t *testing.T) {
	t.Parallel()
	sneak := starlark.NewBuiltin("sneak", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return starlark.None, args[0].(*queues.Queue).HostPut(context.Background(), args[1])
	})
	strike := func(how func(*sched.Task)) starlark.Value {
		return starlark.NewBuiltin("strike", func(thread *starlark.Thread, _ *starlark.Builtin, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			for _, c := range proc.Of(thread).Children() {
				how(c.Task())
			}
			return starlark.None, nil
		})
	}
	misplace := starlark.NewBuiltin("misplace", func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		p := proc.Of(thread)
		return starlark.None, handle.Act(p, p.End(), "misplace", "", func() {
			_ = args[0].(*queues.Queue).HostPut(context.Background(), args[1])
		})
	})
	names := starlark.StringDict{"sneak": sneak, "misplace": misplace, "stop": strike(func(t *sched.Task) { t.Stop(proc.SIGKILL) }),
		"interrupt": strike(func(t *sched.Task) { t.Interrupt(proc.SIGINT, nil) })}
	for _, c := range []struct{ text, want string }{
		{"q.put(2)", ""},
		{"sneak(q, 2)", "builtins/multiprocessing/queues.Queue Queue-1"},
		{"misplace(q, 2)", "by misplace of MainProcess, which is an operation on another object"},
		{"stop()", "task 1 was struck behind put of MainProcess: {stopped:true"},
		{"interrupt()", "task 1 was struck behind put of MainProcess"},
		{"p.terminate()", ""},
		{"p.interrupt()", ""},
	} {
		d := watched(t, `
from multiprocessing import Process, Queue
def child(q):
    q.get()
    q.get()
q = Queue()
p = Process(target=child, args=(q,))
p.start()
q.put(1)
`+c.text+`
q.put(3)
p.join()
`, 1, names)
		if got := strings.Join(d.faults, "; "); (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: the doorman saw %q, want %q", c.text, got, c.want)
		}
	}
}
