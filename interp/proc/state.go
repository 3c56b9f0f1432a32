package proc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/trace"
)

// A State is what all processes of a run do at an instant, while they go on.
type State struct {
	Time      time.Duration // on the run's clock
	Processes []Waiting     // those that have not ended, by number, with their threads
	// Queues are those that somebody waits for, or all if the host had the run keep them.
	Queues []Content
}

// The states of a process.
const (
	Waits  = "waits"  // in an operation
	Sleeps = "sleeps" // until a time
	Ready  = "ready"  // it is about to do something, when it gets its turn
	Runs   = "runs"   // it computes
)

// patience is how long State waits for those who compute to say where they are: they look
// up every few microseconds, unless a function of the library is at work.
const patience = 100 * time.Millisecond

// State looks at the run while it goes on. by is the process that asks, nil for the host.
// It is no operation of the run and changes nothing in it. Safe for concurrent use, but not
// within an operation.
func (r *Run) State(by *Proc) State {
	q := &inquiry{answers: make(chan answer)}
	defer q.over.Store(true)
	found := r.survey()
	running := map[*sched.Task]*glimpse{}
	for _, g := range found {
		if g.State == Runs && !g.silent {
			running[g.task] = g
		}
	}
	if by != nil {
		if g := running[by.Task()]; g != nil {
			g.stacks = stacksOf(by.Current(), &by.thread)
			delete(running, g.task)
		}
	}
	r.inquire(q, running)
	st := State{Time: r.Sched.Now()}
	waited := map[string]bool{}
	for _, g := range found {
		g.complete(r)
		waited[g.label] = true
		st.Processes = append(st.Processes, g.Waiting)
	}
	for _, c := range r.contentsOf(true) {
		if r.Keep || waited[c.Object] {
			for _, g := range found {
				if g.label == c.Object {
					c.Waiting = append(c.Waiting, g.Process)
				}
			}
			st.Queues = append(st.Queues, c)
		}
	}
	return st
}

// A glimpse is what was seen of a task: its stacks are put into words later, when no lock
// is held.
type glimpse struct {
	Waiting
	task   *sched.Task
	silent bool // it cannot answer
	label  string
	desc   sched.Desc
	stacks []starlark.CallStack // outermost first
}

// survey looks at all tasks, in the order of their processes and of their making.
func (r *Run) survey() []*glimpse {
	var list []*glimpse
	r.Sched.Survey(func(s sched.Status) { list = append(list, r.glimpse(s)) })
	slices.SortFunc(list, func(a, b *glimpse) int {
		return cmp.Or(cmp.Compare(a.PID, b.PID), cmp.Compare(a.task.Number(), b.task.Number()))
	})
	return list
}

// glimpse notes what a task does, which cannot go on meanwhile if it waits.
func (r *Run) glimpse(s sched.Status) *glimpse {
	g := &glimpse{task: s.Task, label: s.Desc.Object, desc: s.Desc}
	g.Waiting = Waiting{State: Runs, Kind: s.Desc.Kind, Label: s.Desc.Object, Since: s.Since, Until: max(s.Until, 0), clock: r.Virtual}
	g.Process, g.PID = identity(s.Task.Owner())
	if !s.Parked {
		return g
	}
	g.stacks = parkedStacks(s.Task.Owner())
	switch {
	case s.Desc.Kind == "":
		g.silent = true // it computes, and time passes
	case s.Announced:
		g.State = Ready
	case s.Desc.Kind == "sleep":
		g.State = Sleeps
	default:
		g.State, g.Why = Waits, s.Desc.Why
	}
	return g
}

// complete puts into words what needs the sources.
func (g *glimpse) complete(r *Run) {
	g.Object = r.nameOf(&g.desc)
	g.place(r, g.stacks)
}

// place tells the line of the program, and the calls above it.
func (w *Waiting) place(r *Run, stacks []starlark.CallStack) {
	var segments []Segment
	for _, s := range stacks {
		segments = append(segments, Segment{Stack: s})
	}
	frames := r.Frames(segments)
	if len(frames) == 0 {
		return
	}
	last := frames[len(frames)-1]
	w.Pos, w.Line, w.Func = last.Pos, last.Line, last.Func
	w.Calls = frames[:len(frames)-1]
	slices.Reverse(w.Calls)
}

// identity names a task for people, while it may go on: by the name it was started with.
func identity(o sched.Owner) (name string, pid int) {
	switch o := o.(type) {
	case *Proc:
		return o.label, o.PID()
	case *Thread:
		return o.p.label + "|" + o.label, o.p.PID()
	}
	pid, name = o.Identity()
	return name, pid
}

// parkedStacks returns the stacks of a task that is parked and cannot go on.
func parkedStacks(o sched.Owner) []starlark.CallStack {
	switch o := o.(type) {
	case *Proc:
		if o.threads != nil {
			return o.threads.main.parkedStacks()
		}
		return stacksOf(o.Current(), &o.thread)
	case *Thread:
		return o.parkedStacks()
	}
	return nil
}

func (t *Thread) parkedStacks() []starlark.CallStack { return stacksOf(t.state.current.Load(), t.root) }

// stacksOf returns the stack of a thread that computes, and that of root if another one
// computes for it: a generator.
func stacksOf(current, root *starlark.Thread) []starlark.CallStack {
	if current == nil || current == root {
		return []starlark.CallStack{root.CallStack()}
	}
	return []starlark.CallStack{root.CallStack(), current.CallStack()}
}

// An inquiry asks those who compute where they are.
type inquiry struct {
	answers chan answer
	over    atomic.Bool
}

type answer struct {
	task   *sched.Task
	stacks []starlark.CallStack
}

// inquire fills in the stacks of those who answer, and looks again at the others.
func (r *Run) inquire(q *inquiry, running map[*sched.Task]*glimpse) {
	if len(running) == 0 {
		return
	}
	q.answers = make(chan answer, len(running)) // each answers once
	asked := map[*Proc]bool{}
	for t := range running {
		if p := ProcOf(t.Owner()); p != nil && !asked[p] {
			asked[p] = true
			p.asked.Store(q)
		}
	}
	timeout := time.After(patience)
	for left := len(asked); left > 0; left-- {
		select {
		case a := <-q.answers:
			if g := running[a.task]; g != nil {
				g.stacks = a.stacks
				delete(running, a.task)
			}
		case <-timeout:
			left = 0
		}
	}
	if len(running) == 0 {
		return
	}
	for _, again := range r.survey() {
		if g := running[again.task]; g != nil && again.State != Runs {
			*g = *again
		}
	}
}

// ProcOf returns the process that a task belongs to, nil if it is none of a run's.
func ProcOf(o sched.Owner) *Proc {
	switch o := o.(type) {
	case *Proc:
		return o
	case *Thread:
		return o.p
	}
	return nil
}

// answer tells who asked where the process computes. It is called by the process.
func (p *Proc) answer(thread *starlark.Thread) {
	q := p.asked.Swap(nil)
	if q == nil || q.over.Load() {
		return
	}
	root := &p.thread
	if t := p.Thread(); t != nil {
		root = t.root
	}
	q.answers <- answer{p.Task(), stacksOf(thread, root)}
}

// Report returns what is told of the state.
func (s State) Report() *Report {
	return &Report{Kind: StateReport, Message: fmt.Sprintf("the state of %d process%s", len(s.Processes), es(len(s.Processes))),
		Detail: s, write: s.write}
}

func es(n int) string {
	if n == 1 {
		return ""
	}
	return "es"
}

// Display returns the state for people, with a final newline.
func (s State) Display() string { return plainText(s.write) }

func (s State) write(g *page) {
	fmt.Fprintf(g, "State of the run after %s:\n", span(s.Time))
	writeAll(g, s.Processes)
	for _, q := range s.Queues {
		fmt.Fprintf(g, "  %s %s\n", q.Object, q.holds())
	}
}

// holds says what is in a queue.
func (c *Content) holds() string {
	const most = 5
	switch n := len(c.Items); {
	case n == 0:
		return "is empty"
	case n == 1:
		return "holds one item: " + c.Items[0]
	case n > most:
		return fmt.Sprintf("holds %d items: %s ...", n, strings.Join(c.Items[:most], ", "))
	default:
		return fmt.Sprintf("holds %d items: %s", n, strings.Join(c.Items, ", "))
	}
}

// span writes a time of a run's clock in readable units.
func span(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return strings.Replace(d.String(), "µ", "u", 1)
	case d < time.Second:
		return fmt.Sprintf("%v ms", float64(d.Round(100*time.Microsecond))/float64(time.Millisecond))
	case d < 10*time.Minute:
		return fmt.Sprintf("%v s", d.Round(time.Millisecond).Seconds())
	}
	return d.Round(time.Second).String()
}

// atPos is the position of a line, for messages.
func atPos(p trace.Pos) string {
	if !p.IsValid() {
		return ""
	}
	return " at " + p.String()
}
