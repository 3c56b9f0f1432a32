package threading

import (
	"slices"
	"strconv"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
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
	args     starlark.Tuple
	kwargs   []starlark.Tuple
	ident    int
	t        *proc.Thread // once started
	gone     bool         // of a process that started with a copy

	// Of a Timer.
	interval  time.Duration
	cancelled *locks.Flag
}

// The classes of threads.
var (
	ThreadClass     = object.NewClass("Thread").In("threading")
	TimerClass      = object.NewClass("Timer", ThreadClass).In("threading")
	mainThreadClass = object.NewClass("_MainThread", ThreadClass).In("threading")
	LocalClass      = object.NewClass("_local").In("_thread")
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

// TravelTo implements object.Payload: a process that is started has the threads' objects,
// but only the one that started it goes on.
func (t *thread) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	if c.Dest() == nil {
		return nil, handle.NotSent(c, "Thread")
	}
	to := *t
	to.gone, to.t = t.t != nil, nil
	to.target, to.args, to.kwargs = nil, nil, nil
	return &to, nil
}

var (
	threadSignature = call.NewSignature("def Thread.__init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None)")
	timerSignature  = call.NewSignature("def Timer.__init__(self, interval, function, args=None, kwargs=None)")
)

func (t *thread) init(c *handle.Call) error {
	var group, name, args, kwargs, daemon starlark.Value
	if err := c.Bind(threadSignature, &group, &t.target, &name, &args, &kwargs, &daemon); err != nil {
		return err
	}
	if group != nil && group != starlark.None {
		return raise.New(fact.GroupGiven)
	}
	if t.target == starlark.None {
		t.target = nil
	}
	if err := t.setArgs(c, args, kwargs); err != nil {
		return err
	}
	return t.setUp(c, name, daemon)
}

func (t *thread) setArgs(c *handle.Call, args, kwargs starlark.Value) (err error) {
	if args != nil && args != starlark.None {
		if t.args, err = object.Collect(c.Thread, args); err != nil {
			return err
		}
	}
	if kwargs != nil && kwargs != starlark.None {
		t.kwargs, err = handle.ArgPairs(c.Thread, kwargs)
	}
	return err
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

func (t *thread) initTimer(c *handle.Call) error {
	var interval, args, kwargs starlark.Value
	if err := c.Bind(timerSignature, &interval, &t.target, &args, &kwargs); err != nil {
		return err
	}
	if err := t.setArgs(c, args, kwargs); err != nil {
		return err
	}
	var err error
	if t.interval, err = number.Timeout(interval); err != nil {
		return err
	}
	t.cancelled = &locks.Flag{Maker: handle.MakerOf(c.P, "Timer")}
	target := t.target
	t.target = nil // is not in the name
	err = t.setUp(c, nil, nil)
	t.target = target
	return err
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
	if t.cancelled != nil {
		f := t.cancelled
		err := c.Do(&handle.Op{On: &f.Obj, Desc: f.Desc("wait"), Of: &f.Maker, Why: report.Because("its time has not come"), Test: func() bool { return f.Set }}, t.interval)
		if err != sched.ErrTimeout {
			return handle.NoReturn(err)
		}
	}
	if t.target == nil {
		return starlark.None, nil
	}
	_, err := starlark.Call(c.Thread, t.target, t.args, t.kwargs)
	return handle.NoReturn(err)
}

var threadJoinSignature = call.NewSignature("def Thread.join(self, timeout=None)")

func (t *thread) join(c *handle.Call) (starlark.Value, error) {
	var v starlark.Value
	if err := c.Bind(threadJoinSignature, &v); err != nil {
		return nil, err
	}
	if !t.complete {
		return nil, raise.Errorf("RuntimeError", "Thread.__init__() not called")
	}
	timeout, err := number.Timeout(v)
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
	_, err = c.P.JoinThread(t.t, timeout)
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
	if t.cancelled == nil {
		return nil, t.check()
	}
	return handle.NoReturn(c.Act(&t.cancelled.Obj, "cancel", t.name, func() { t.cancelled.Set = true }))
}

func fillThreads() {
	handle.Define(ThreadClass, (*thread).init, handle.Methods[*thread]{
		"start": (*thread).start, "run": (*thread).run, "join": (*thread).join, "is_alive": (*thread).isAlive, "__repr__": (*thread).repr,
		"getName": func(t *thread, c *handle.Call) (starlark.Value, error) { return starlark.String(t.name), nil },
		"setName": func(t *thread, c *handle.Call) (starlark.Value, error) {
			v, err := c.One("setName")
			if err != nil {
				return nil, err
			}
			return handle.NoReturn(t.setName(c, v))
		},
		"isDaemon": func(t *thread, c *handle.Call) (starlark.Value, error) { return starlark.Bool(t.daemon), nil },
		"setDaemon": func(t *thread, c *handle.Call) (starlark.Value, error) {
			v, err := c.One("setDaemon")
			if err != nil {
				return nil, err
			}
			return handle.NoReturn(t.setDaemon(c, v))
		},
	})
	handle.Define(TimerClass, (*thread).initTimer, handle.Methods[*thread]{"cancel": (*thread).cancel})
	handle.Define(mainThreadClass, nil, handle.Methods[*thread]{})
	ident := func(t *thread, _ *handle.Call) (starlark.Value, error) {
		if t.ident == 0 {
			return starlark.None, nil
		}
		return starlark.MakeInt(t.ident), nil
	}
	handle.Computed(ThreadClass, "ident", ident, nil)
	handle.Computed(ThreadClass, "native_id", ident, nil)
	handle.Computed(ThreadClass, "name", func(t *thread, _ *handle.Call) (starlark.Value, error) { return starlark.String(t.name), nil }, (*thread).setName)
	handle.Computed(ThreadClass, "daemon", func(t *thread, _ *handle.Call) (starlark.Value, error) { return starlark.Bool(t.daemon), nil }, (*thread).setDaemon)
	// What classes derived from Thread find in CPython.
	handle.Computed(ThreadClass, "_target", func(t *thread, _ *handle.Call) (starlark.Value, error) { return handle.OrNone(t.target), nil }, nil)
	handle.Computed(ThreadClass, "_args", func(t *thread, _ *handle.Call) (starlark.Value, error) { return t.args, nil }, nil)
	handle.Computed(ThreadClass, "_kwargs", func(t *thread, _ *handle.Call) (starlark.Value, error) { return handle.PairsDict(t.kwargs) }, nil)
	handle.Define(LocalClass, func(*threadLocal, *handle.Call) error { return nil }, handle.Methods[*threadLocal]{
		"__getattribute__": (*threadLocal).get, "__setattr__": (*threadLocal).set, "__delattr__": (*threadLocal).del,
	})
}

// A threadLocal is what threading.local() carries: the attributes that each thread sees.
type threadLocal struct {
	of map[*proc.Thread]*starlark.Dict
}

func (l *threadLocal) dict(p *proc.Proc) *starlark.Dict {
	if l.of == nil {
		l.of = map[*proc.Thread]*starlark.Dict{}
	}
	t := p.Thread()
	if t == p.MainThread() {
		t = nil // the first thread, before and after there were others
	}
	if l.of[t] == nil {
		l.of[t] = new(starlark.Dict)
	}
	return l.of[t]
}

// TravelTo implements object.Payload.
func (l *threadLocal) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	return new(threadLocal), handle.NotSent(c, "threading.local")
}

func (l *threadLocal) get(c *handle.Call) (starlark.Value, error) {
	name, err := c.One("__getattribute__")
	if err != nil {
		return nil, err
	}
	if name == starlark.String("__dict__") {
		return l.dict(c.P), nil
	}
	if v, ok, err := l.dict(c.P).Get(name); ok || err != nil {
		return v, err
	}
	f, _ := object.ObjectClass.Lookup("__getattribute__")
	return starlark.Call(c.Thread, f, starlark.Tuple{c.Self, name}, nil)
}

func (l *threadLocal) set(c *handle.Call) (starlark.Value, error) {
	return handle.NoReturn(l.dict(c.P).SetKey(c.Args[0], c.Args[1]))
}

func (l *threadLocal) del(c *handle.Call) (starlark.Value, error) {
	_, ok, err := l.dict(c.P).Delete(c.Args[0])
	if err == nil && !ok {
		err = raise.New(fact.NoAttribute, "_thread._local", object.Text(c.Args[0]))
	}
	return handle.NoReturn(err)
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

// ofThreads makes a function without arguments of the objects of the process's threads.
func ofThreads(name string, f func(list []starlark.Value) starlark.Value) starlark.Value {
	return object.NewFunc(name, func(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := handle.NoArguments(name, args, kwargs); err != nil {
			return nil, err
		}
		list, err := threadsOf(p)
		if err != nil {
			return nil, err
		}
		return f(list), nil
	})
}

// Members returns the names of the module threading.
func Members() starlark.StringDict {
	current := handle.Simple("current_thread", func(p *proc.Proc) starlark.Value { return currentThread(p) })
	count := ofThreads("active_count", func(list []starlark.Value) starlark.Value { return starlark.MakeInt(len(list)) })
	ident := handle.Simple("get_ident", func(p *proc.Proc) starlark.Value { return starlark.MakeInt(identOf(p)) })
	return starlark.StringDict{
		"Thread": ThreadClass, "Timer": TimerClass, "local": LocalClass,
		"Lock": LockClass, "RLock": RLockClass, "Semaphore": SemaphoreClass, "BoundedSemaphore": BoundedSemaphoreClass,
		"Condition": ConditionClass, "Event": EventClass, "Barrier": BarrierClass, "BrokenBarrierError": locks.BrokenBarrierError,
		"current_thread": current, "currentThread": current, "active_count": count, "activeCount": count,
		"get_ident": ident, "get_native_id": ident,
		"main_thread": handle.Simple("main_thread", func(p *proc.Proc) starlark.Value { return threadStates.Of(p).main }),
		"enumerate":   ofThreads("enumerate", func(list []starlark.Value) starlark.Value { return starlark.NewList(slices.Clip(list)) }),
		"TIMEOUT_MAX": starlark.Float(9223372036),
	}
}
