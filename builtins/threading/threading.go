package threading

import (
	"maps"
	"slices"
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/launch"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A thread is what objects of threading.Thread, and of classes derived from it, carry.
type thread struct {
	complete bool // Thread.__init__ was called
	main     bool
	name     string
	daemon   bool
	target   starlark.Value
	args     starlark.Value
	kwargs   starlark.Value
	ident    int
	t        *proc.Thread // once started
	gone     bool         // of a process that started with a copy

	// Of a Timer.
	interval  starlark.Value
	cancelled *locks.Flag
}

// The classes of threads.
var (
	ThreadClass     = object.NewClass("Thread").In("threading")
	TimerClass      = object.NewClass("Timer", ThreadClass).In("threading")
	mainThreadClass = object.NewClass("_MainThread", ThreadClass).In("threading")
)

// A threadState is what the module keeps for a process: the object of the first thread, and
// how many have got a number for a name.
type threadState struct {
	main *object.Instance
	made int
}

var threadStates = proc.NewSlot(func(p *proc.Proc) *threadState {
	main := &thread{complete: true, main: true, name: "MainThread", ident: mainIdent(p)}
	return &threadState{main: object.NewInstance(p.Home(), mainThreadClass, main)}
})

// CountThreads counts some more threads of the process, and returns how many have been.
func CountThreads(p *proc.Proc, more int) int {
	s := threadStates.Of(p)
	s.made += more
	return s.made
}

// mainIdent makes up what get_ident() answers in the first thread.
func mainIdent(p *proc.Proc) int { return 140000000000000 + p.PID()*1048576 }

// newIdent makes up that of one more thread.
func newIdent(p *proc.Proc) int { return mainIdent(p) + 4096*p.Count("thread") }

func identOf(p *proc.Proc) int { return threadOf(currentThread(p)).ident }

// currentThread returns the object of the thread in which the process computes.
func currentThread(p *proc.Proc) *object.Instance {
	if t := p.Thread(); t != nil {
		if obj, ok := t.Self.(*object.Instance); ok {
			return obj
		}
	}
	return threadStates.Of(p).main
}

func threadOf(v *object.Instance) *thread { return v.Base().(*thread) }

// ReportName implements object.Named.
func (t *thread) ReportName() string { return t.name }

// TravelTo implements object.Payload: a process that is started has the threads' objects,
// but only the one that started it goes on.
func (t *thread) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	if c.Dest() == nil {
		return nil, handle.NotSent(c, "Thread", pickledLock[false])
	}
	to := *t
	to.gone, to.t = t.t != nil, nil
	to.target, to.args, to.kwargs = nil, nil, nil
	return &to, nil
}

func (t *thread) init(c *handle.Call, v []starlark.Value) (starlark.Value, error) {
	group, target, name, args, kwargs, daemon := v[0], v[1], v[2], v[3], v[4], v[5]
	if group != nil && group != starlark.None {
		return nil, launch.Group(group, "Thread")
	}
	t.target = target
	if err := launch.Target(c.P, c.Thread, target); err != nil {
		return nil, err
	}
	if err := launch.TextArgs(c.P, c.Thread, args); err != nil {
		return nil, err
	}
	if target == starlark.None {
		t.target = nil
	}
	if t.args = args; args == nil {
		t.args = starlark.Tuple{}
	}
	if t.kwargs = kwargs; kwargs == nil || kwargs == starlark.None {
		t.kwargs = new(starlark.Dict)
	}
	return handle.NoReturn(t.setUp(c, name, daemon))
}

// setUp gives the thread its name.
func (t *thread) setUp(c *handle.Call, name, daemon starlark.Value) (err error) {
	t.complete = true
	t.daemon = threadOf(currentThread(c.P)).daemon
	if daemon != nil && daemon != starlark.None {
		if t.daemon, err = object.IsTrue(c.Thread, daemon); err != nil {
			return err
		}
	}
	if name != nil && name != starlark.None {
		t.name, err = object.Str(c.Thread, name)
		return err
	}
	t.name = "Thread-" + strconv.Itoa(CountThreads(c.P, 1))
	if f, ok := t.target.(starlark.Callable); ok {
		if name, err := object.GetAttr(c.Thread, f, "__name__"); err == nil {
			t.name += " (" + object.Text(name) + ")"
		}
	}
	return nil
}

func (t *thread) initTimer(c *handle.Call, v []starlark.Value) (starlark.Value, error) {
	interval, function, args, kwargs := v[0], v[1], v[2], v[3]
	if t.args = args; args == nil || args == starlark.None {
		t.args = starlark.NewList(nil)
	}
	if t.kwargs = kwargs; kwargs == nil || kwargs == starlark.None {
		t.kwargs = new(starlark.Dict)
	}
	t.interval = interval
	t.cancelled = &locks.Flag{Maker: handle.MakerOf(c.P, "Timer")}
	t.target = nil // is not in the name
	err := t.setUp(c, nil, nil)
	t.target = function
	return handle.NoReturn(err)
}

// StartDaemon starts a daemonic thread that runs body, and that programs see as one of
// Python's. note is given the thread before it runs.
func StartDaemon(c *handle.Call, name string, note func(*proc.Thread), body func(c *handle.Call) error) error {
	p, t := c.P, &proc.Thread{Daemon: true}
	t.Self = c.New(ThreadClass, &thread{complete: true, name: name, daemon: true, t: t, ident: newIdent(p)})
	note(t)
	return p.StartThread(t, name, func(thread *starlark.Thread) error { return body(&handle.Call{Thread: thread, P: p}) })
}

func (t *thread) check() error {
	if !t.complete {
		return raise.Errorf("RuntimeError", "thread.__init__() not called")
	}
	return nil
}

// start is Thread.start().
func (t *thread) start(c *handle.Call) (starlark.Value, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	if t.t != nil || t.gone || t.main {
		return nil, raise.Errorf("RuntimeError", "threads can only be started once")
	}
	self := c.Self
	t.t = &proc.Thread{Self: self, Daemon: t.daemon}
	t.ident = newIdent(c.P)
	return handle.NoReturn(c.P.StartThread(t.t, t.name, func(thread *starlark.Thread) error {
		if _, err := object.CallMethod(thread, self, "run", nil, nil); err != nil {
			return t.ended(thread, self, err)
		}
		return nil
	}))
}

// run is Thread.run(): it calls the target.
func (t *thread) run(c *handle.Call) (starlark.Value, error) {
	if t.t == nil && !t.gone && !t.main && t.target != nil {
		if err := launch.Run(c.P, c.Thread, "thread"); err != nil {
			return nil, err
		}
	}
	if t.cancelled != nil {
		f := t.cancelled
		interval, err := number.Timeout(c.Thread, t.interval)
		if err != nil {
			return nil, err
		}
		err = c.Do(&handle.Op{On: &f.Obj, Desc: f.Desc("wait"), Of: &f.Maker, Why: report.Because("its time has not come"), Test: func() bool { return f.Set }}, interval)
		if err != sched.ErrTimeout {
			return handle.NoReturn(err)
		}
	}
	if t.target == nil {
		return starlark.None, nil
	}
	args, kwargs, err := handle.Arguments(c.Thread, t.target, t.args, t.kwargs)
	if err == nil {
		_, err = starlark.Call(c.Thread, t.target, args, kwargs)
	}
	return handle.NoReturn(err)
}

func (t *thread) join(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	if !t.complete {
		return nil, raise.Errorf("RuntimeError", "Thread.__init__() not called")
	}
	limit, err := number.Timeout(c.Thread, timeout)
	switch {
	case err != nil:
		return nil, err
	case c.Self == currentThread(c.P):
		return nil, raise.Errorf("RuntimeError", "cannot join current thread")
	case t.gone:
		return starlark.None, nil
	case t.t == nil && !t.main:
		return nil, raise.Errorf("RuntimeError", "cannot join thread before it is started")
	case t.main:
		return nil, raise.Errorf("RuntimeError", "cannot join the main thread: it waits for the others at its end")
	}
	_, err = c.P.JoinThread(t.t, limit)
	return handle.NoReturn(err)
}

func (t *thread) isAlive(c *handle.Call) (starlark.Value, error) {
	switch {
	case !t.complete:
		return nil, raise.Errorf("AssertionError", "Thread.__init__() not called")
	case t.main:
		return starlark.True, nil
	case t.t == nil:
		return starlark.False, nil
	}
	return c.Look(t.t.End(), "is_alive", t.name, func() starlark.Value { return starlark.Bool(!t.t.Ended()) })
}

func (t *thread) repr(c *handle.Call) (starlark.Value, error) {
	switch {
	case !t.complete:
		return nil, raise.Errorf("AssertionError", "Thread.__init__() was not called")
	case t.main:
		return starlark.String(t.described(c, "started")), nil
	case t.gone:
		return starlark.String(t.described(c, "stopped")), nil
	case t.t == nil:
		return starlark.String(t.described(c, "initial")), nil
	}
	return c.Repr(t.t.End(), t.name, func() string {
		if t.t.Ended() {
			return t.described(c, "stopped")
		}
		return t.described(c, "started")
	})
}

// described is the repr of a thread in a state.
func (t *thread) described(c *handle.Call, state string) string {
	if t.daemon {
		state += " daemon"
	}
	if t.ident != 0 {
		state += " " + strconv.Itoa(t.ident)
	}
	return "<" + c.Self.Class().Name() + "(" + t.name + ", " + state + ")>"
}

func (t *thread) setName(c *handle.Call, v starlark.Value) (err error) {
	t.name, err = object.Str(c.Thread, v)
	if t.t != nil {
		t.t.SetName(t.name)
	}
	return err
}

func (t *thread) setDaemon(c *handle.Call, v starlark.Value) (err error) {
	if err := t.check(); err != nil {
		return err
	}
	if t.t != nil || t.main {
		return raise.Errorf("RuntimeError", "cannot set daemon status of active thread")
	}
	t.daemon, err = object.IsTrue(c.Thread, v)
	return err
}

func (t *thread) cancel(c *handle.Call) (starlark.Value, error) {
	if t.cancelled == nil { // Timer.__init__ was not called
		return nil, object.NoAttribute(c.Self, "finished")
	}
	return handle.NoReturn(c.Act(&t.cancelled.Obj, "cancel", t.name, func() { t.cancelled.Set = true }))
}

func (t *thread) getName(*handle.Call) (starlark.Value, error)  { return starlark.String(t.name), nil }
func (t *thread) isDaemon(*handle.Call) (starlark.Value, error) { return starlark.Bool(t.daemon), nil }

func (t *thread) getIdent(*handle.Call) (starlark.Value, error) {
	if t.ident == 0 {
		return starlark.None, nil
	}
	return starlark.MakeInt(t.ident), nil
}

// setting is a method that sets an attribute, as programs did before there was one.
func setting(text string, set func(*thread, *handle.Call, starlark.Value) error) *call.Entry {
	return handle.M1(text, func(t *thread, c *handle.Call, v starlark.Value) (starlark.Value, error) {
		return handle.NoReturn(set(t, c, v))
	})
}

func fillThreads() {
	handle.DefineEmpty[thread](ThreadClass, handle.M("def Thread.__init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None)", (*thread).init),
		handle.M0("def Thread.start(self)", (*thread).start),
		handle.M0("def Thread.run(self)", (*thread).run),
		handle.M1("def Thread.join(self, timeout=None)", (*thread).join),
		handle.M0("def Thread.is_alive(self)", (*thread).isAlive),
		handle.M0("def Thread.getName(self)", (*thread).getName),
		setting("def Thread.setName(self, name)", (*thread).setName),
		handle.M0("def Thread.isDaemon(self)", (*thread).isDaemon),
		setting("def Thread.setDaemon(self, daemonic)", (*thread).setDaemon),
		handle.M0("def Thread.__repr__(self)", (*thread).repr),
	)
	handle.DefineEmpty[thread](TimerClass, handle.M("def Timer.__init__(self, interval, function, args=None, kwargs=None)", (*thread).initTimer),
		handle.M0("def Timer.run(self)", (*thread).run),
		handle.M0("def Timer.cancel(self)", (*thread).cancel),
	)
	handle.Computed(ThreadClass, "ident", (*thread).getIdent, nil)
	handle.Computed(ThreadClass, "native_id", (*thread).getIdent, nil)
	handle.Computed(ThreadClass, "name", (*thread).getName, (*thread).setName)
	handle.Computed(ThreadClass, "daemon", (*thread).isDaemon, (*thread).setDaemon)
	timer := func(name string, get func(*thread) starlark.Value) {
		handle.Computed(TimerClass, name, func(t *thread, c *handle.Call) (starlark.Value, error) {
			if t.cancelled == nil { // Timer.__init__ was not called
				return nil, object.NoAttribute(c.Self, name)
			}
			return get(t), nil
		}, nil)
	}
	timer("function", func(t *thread) starlark.Value { return t.target })
	timer("args", func(t *thread) starlark.Value { return t.args })
	timer("kwargs", func(t *thread) starlark.Value { return t.kwargs })
	timer("interval", func(t *thread) starlark.Value { return t.interval })
	// What classes derived from Thread find in CPython.
	handle.Computed(ThreadClass, "_target", func(t *thread, _ *handle.Call) (starlark.Value, error) { return handle.OrNone(t.target), nil }, nil)
	handle.Computed(ThreadClass, "_args", func(t *thread, _ *handle.Call) (starlark.Value, error) { return handle.OrNone(t.args), nil }, nil)
	handle.Computed(ThreadClass, "_kwargs", func(t *thread, _ *handle.Call) (starlark.Value, error) { return handle.OrNone(t.kwargs), nil }, nil)
	fillLocal()
}

// threadsOf returns the objects of the process's threads.
func threadsOf(p *proc.Proc) ([]starlark.Value, error) {
	list := []starlark.Value{threadStates.Of(p).main}
	for _, t := range p.Threads() {
		obj, ok := t.Self.(*object.Instance)
		if !ok {
			continue
		}
		ended, err := handle.Look(p, t.End(), "", t.Name(), func() starlark.Value { return starlark.Bool(t.Ended()) })
		if err != nil {
			return nil, err
		}
		if ended != starlark.True {
			list = append(list, obj)
		}
	}
	return list, nil
}

func thisThread(thread *starlark.Thread) (starlark.Value, error) {
	return currentThread(proc.Of(thread)), nil
}

func firstThread(thread *starlark.Thread) (starlark.Value, error) {
	return threadStates.Of(proc.Of(thread)).main, nil
}

func thisIdent(thread *starlark.Thread) (starlark.Value, error) {
	return starlark.MakeInt(identOf(proc.Of(thread))), nil
}

func countActive(thread *starlark.Thread) (starlark.Value, error) {
	list, err := threadsOf(proc.Of(thread))
	return starlark.MakeInt(len(list)), err
}

func enumerate(thread *starlark.Thread) (starlark.Value, error) {
	list, err := threadsOf(proc.Of(thread))
	return starlark.NewList(slices.Clip(list)), err
}

// Members returns the names of the module threading. The map is the caller's.
func Members() starlark.StringDict {
	members := call.Functions(
		call.F0("def current_thread()", thisThread),
		call.F0("def currentThread()", thisThread),
		call.F0("def main_thread()", firstThread),
		call.F0("def active_count()", countActive),
		call.F0("def activeCount()", countActive),
		call.F0("def enumerate()", enumerate),
		call.F0("_thread.get_ident()", thisIdent),
		call.F0("_thread.get_native_id()", thisIdent),
		call.F1("_thread.stack_size(size=0, /)", stackSize),
	)
	maps.Copy(members, hookFunctions())
	maps.Copy(members, starlark.StringDict{
		"Thread": ThreadClass, "Timer": TimerClass, "local": LocalClass,
		"Lock": LockClass, "RLock": RLockClass, "Semaphore": SemaphoreClass, "BoundedSemaphore": BoundedSemaphoreClass,
		"Condition": ConditionClass, "Event": EventClass, "Barrier": BarrierClass, "BrokenBarrierError": locks.BrokenBarrierError,
		"TIMEOUT_MAX": starlark.Float(9223372036), "ThreadError": object.RuntimeErrorClass, "_MainThread": mainThreadClass,
		"_HAVE_THREAD_NATIVE_ID": starlark.True, "_RLock": RLockClass, "_PyRLock": RLockClass, "_CRLock": RLockClass,
	})
	return members
}
