package process

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/launch"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Process is what an object of Python's class multiprocessing.Process, or of a class
// derived from it, carries: an object of the process that made it. A child started
// later has a copy of it, as after fork, and may look at it but not join it. Not safe
// for concurrent use: it belongs to one process.
type Process struct {
	object     *object.Instance // which carries it
	owner      *proc.Proc       // in whose memory the object is
	creator    *proc.Proc       // which made it, and alone may start and join it
	p          *proc.Proc       // the process, once started
	fd         int              // the number of the sentinel, 0 if it has none yet
	path       sched.Path
	name       string
	parentName string
	authkey    starlark.Bytes // "" for the run's, see key
	daemon     bool
	closed     bool
	complete   bool // Process.__init__ was called

	target starlark.Value
	args   starlark.Tuple
	kwargs []starlark.Tuple

	made   *made // of the object of the process itself, see mistakes.go
	looked bool  // the program asked for something of it but to start
}

var _ object.Payload = (*Process)(nil)

// The classes of processes.
var (
	BaseProcessClass = object.NewClass("BaseProcess").In("multiprocessing.process")
	ProcessClass     = object.NewClass("Process", BaseProcessClass).In("multiprocessing.context")
	mainProcessClass = object.NewClass("_MainProcess", BaseProcessClass).In("multiprocessing.process")
)

// NewClass returns the class of the processes of a start method's contexts.
func NewClass(method string) *object.Class {
	c := object.NewClass(MethodWords[method]+"Process", BaseProcessClass).In("multiprocessing.context")
	c.Set(methodName, starlark.String(method))
	return c
}

func fillProcess() {
	ProcessClass.Set(methodName, starlark.None)
	BaseProcessClass.DefineObjects(newProcess,
		call.M("def Process.__init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None)", processInit),
		call.M0("def Process.__repr__(self)", processRepr),
		call.M0("def Process.start(self)", processStart),
		call.M0("def Process.run(self)", processRun),
		call.M1("def Process.join(self, timeout=None)", processJoin),
		call.M0("def Process.is_alive(self)", processIsAlive),
		processEnd(proc.SIGINT, "interrupt"),
		processEnd(proc.SIGTERM, "terminate"),
		processEnd(proc.SIGKILL, "kill"),
		call.M0("def Process.close(self)", processClose),
	)
	for name, attr := range processAttrs() {
		var set func(*starlark.Thread, starlark.Value, starlark.Value) error
		if attr.set != nil {
			set = func(thread *starlark.Thread, self, v starlark.Value) error {
				return attr.set(processOf(self), thread, v)
			}
		}
		BaseProcessClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return attr.get(asked(self))
		}, set)
	}
}

// processOf returns what the object of a process carries.
func processOf(v starlark.Value) *Process { return v.(*object.Instance).Base().(*Process) }

// asked is processOf for what a program asks of a process but to start.
func asked(v starlark.Value) *Process {
	q := processOf(v)
	q.looked = true
	return q
}

// newProcess is Process.__new__.
func newProcess(thread *starlark.Thread, self *object.Instance, _ starlark.Tuple, _ []starlark.Tuple) (any, error) {
	p := proc.Of(thread)
	return &Process{object: self, owner: p, creator: p}, nil
}

// processInit is multiprocessing.Process(group=None, target=None, name=None, args=(),
// kwargs={}, *, daemon=None). pyq: complaints about arguments name Process, where
// CPython names BaseProcess, which nobody wrote.
func processInit(thread *starlark.Thread, i *object.Instance, v []starlark.Value) (starlark.Value, error) {
	q, p := processOf(i), proc.Of(thread)
	group, target, name, targetArgs, targetKwargs, daemon := v[0], v[1], v[2], v[3], v[4], v[5]
	if group != nil && group != starlark.None {
		return nil, launch.Group(group, "Process")
	}
	self := current(p)
	q.target, q.path, q.parentName, q.daemon, q.complete = target, p.NextChild(), self.name, self.daemon, true
	q.authkey = self.authkey
	var err error
	if targetArgs != nil {
		if q.args, err = launch.Args(p, thread, targetArgs); err != nil {
			return nil, err
		}
	}
	if err := launch.Target(p, thread, q.target); err != nil {
		return nil, err
	}
	if targetKwargs != nil {
		if q.kwargs, err = handle.ArgPairs(thread, targetKwargs); err != nil {
			return nil, err
		}
	}
	if object.Truth(name, false) {
		if q.name, err = object.Str(thread, name); err != nil {
			return nil, err
		}
	} else {
		q.name = q.class() + "-" + q.path.Number()
	}
	if daemon != nil && daemon != starlark.None {
		if q.daemon, err = object.IsTrue(thread, daemon); err != nil {
			return nil, err
		}
	}
	noteProcess(p, q)
	return starlark.None, nil
}

// processRepr is Process.__repr__().
func processRepr(_ *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	q := asked(i)
	status, code, err := q.status()
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<%s name='%s'", q.class(), q.name)
	if q.p != nil && !q.closed {
		fmt.Fprintf(&b, " pid=%d", q.p.PID())
	}
	if q.creator == nil {
		b.WriteString(" parent=None")
	} else {
		fmt.Fprintf(&b, " parent=%d", q.creator.PID())
	}
	b.WriteString(" " + status)
	if status == "stopped" {
		b.WriteString(" exitcode=" + exitName(code))
	}
	if q.daemon {
		b.WriteString(" daemon")
	}
	b.WriteByte('>')
	return starlark.String(b.String()), nil
}

func (q *Process) status() (status string, code int, err error) {
	switch {
	case q.isCurrent():
		return "started", 0, nil
	case q.closed:
		return "closed", 0, nil
	case q.creator != q.owner:
		return "unknown", 0, nil
	case q.p == nil:
		return "initial", 0, nil
	}
	_, err = handle.Repr(q.owner, q.p.End(), q.p.Label(), func() string {
		if status = "started"; q.p.Ended() {
			status, code = "stopped", q.p.ExitCode()
		}
		return status
	})
	return status, code, err
}

// exitName writes an exit code as Python's repr does: signals by name.
func exitName(code int) string {
	if s := proc.SignalOf(-code); s != nil {
		return "-" + s.Name
	}
	return fmt.Sprint(code)
}

// ReportName implements object.Named.
func (q *Process) ReportName() string {
	if q.p != nil {
		return q.p.Label()
	}
	return q.name
}

func (q *Process) class() string { return q.object.Class().Name() }

// TravelTo copies the object into a process that is being started. As in Python, a
// Process cannot be sent through a queue.
func (q *Process) TravelTo(c *memory.Copier, obj *object.Instance) (any, error) {
	dest := c.Starting()
	switch {
	case dest != nil && c.Naming() != nil && q.p != nil: // another one, which has been started
		return nil, &memory.TravelError{Type: "weakref.ReferenceType", Why: "a Process that was started is for the one that started it: send its name or pid instead"}
	case dest == nil:
		return nil, &memory.TravelError{Type: "Process", Why: "send its name or pid instead"}
	}
	to := new(Process)
	*to = *q
	to.object, to.owner, to.target, to.args, to.kwargs, to.made = obj, proc.In(dest), nil, nil, nil, nil
	return to, q.copyParts(c, to)
}

func (q *Process) copyParts(c *memory.Copier, to *Process) error {
	if q.target != nil {
		target, err := c.Copy(q.target)
		if err != nil {
			return memory.InPath(err, ".target")
		}
		to.target = target
		if m, ok := q.target.(*object.BoundMethod); ok {
			if copied, ok := target.(*object.BoundMethod); ok {
				c.Watch("", m.Self(), copied.Self())
			}
		}
	}
	if len(q.args) > 0 {
		args, err := c.Copy(q.args)
		if err != nil {
			return memory.InPath(err, ".args")
		}
		to.args = args.(starlark.Tuple)
		for i, arg := range q.args {
			c.Watch("", arg, to.args[i])
		}
	}
	for _, kw := range q.kwargs {
		v, err := c.Copy(kw[1])
		if err != nil {
			return memory.InPath(err, ".kwargs["+kw[0].String()+"]")
		}
		to.kwargs = append(to.kwargs, starlark.Tuple{kw[0], v})
	}
	return nil
}

func (q *Process) isCurrent() bool { return q.owner.Self() == starlark.Value(q.object) }

func (q *Process) checkClosed() error {
	if q.closed {
		return raise.Errorf("ValueError", "process object is closed")
	}
	return nil
}

// poll looks whether the process has ended and returns its exit code, None if it
// has not.
func (q *Process) poll(kind string) (exitcode starlark.Value, err error) {
	code, err := handle.Look(q.owner, q.p.End(), kind, q.p.Label(), func() starlark.Value {
		if q.p.Ended() {
			return starlark.MakeInt(q.p.ExitCode())
		}
		return starlark.None
	})
	if err == nil && code != starlark.None {
		q.owner.Disown(q.p)
	}
	return code, err
}

// processStart is Process.start(). What the child can reach is copied before
// start returns.
func processStart(thread *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	q, p := processOf(i), proc.Of(thread)
	if err := q.checkClosed(); err != nil {
		return nil, err
	}
	switch {
	case !q.complete: // a derived class forgot super().__init__()
		return nil, raise.New(fact.NoAttribute, q.class(), "_closed")
	case q.p != nil:
		return nil, handle.Hinted("AssertionError", "cannot start a process twice", "make a new Process for each start")
	case q.creator != p:
		return nil, raise.Errorf("AssertionError", "can only start a process object created by current process")
	case current(p).daemon:
		return nil, raise.Errorf("AssertionError", "daemonic processes are not allowed to have children")
	}
	method := q.method()
	if method == handle.Fork { // otherwise they are refused
		if err := q.lookAtLocals(p, thread); err != nil {
			return nil, err
		}
	}
	spec := &proc.Spec{Name: q.name, Path: q.path, Daemon: q.daemon, Self: q.object, Body: childBody, What: q.what()}
	q.looked = true // it is not forgotten, whatever comes of it
	if err := setMethod(p, thread, spec, method); err != nil {
		return nil, err
	}
	child, err := p.Start(spec)
	if err != nil {
		return nil, startError(spec, err)
	}
	q.p = child
	noteStart(p, q)
	q.target, q.args, q.kwargs = nil, nil, nil // as CPython does
	return starlark.None, nil
}

// what is what the process will call, for reports.
func (q *Process) what() starlark.Value {
	if q.target == nil {
		if run, ok := q.object.Class().Lookup("run"); ok {
			return run
		}
	}
	return q.target
}

// startError gives an argument that cannot travel its Python class.
func startError(spec *proc.Spec, err error) error {
	if spec.Names != nil {
		return handle.Unpickled(err)
	}
	if t, ok := err.(*memory.TravelError); ok {
		return raise.Errorf("TypeError", "%s", t.Error())
	}
	return err
}

// childBody is what a process does.
//
// Its frame is on the stack of every process that waits, so what is rare has frames of its
// own.
func childBody(p *proc.Proc, thread *starlark.Thread, self starlark.Value) error {
	if err := afterFork(p, thread); err != nil {
		return err
	}
	keepMethod(p, self.(*object.Instance).Class())
	q, err := targetOf(self.(*object.Instance))
	if q == nil {
		if err != nil {
			return err
		}
		return callRun(thread, self.(*object.Instance))
	}
	_, err = starlark.Call(thread, q.target, q.args, q.kwargs)
	return err
}

// targetOf returns a process that does nothing but call its target, nil for one that may
// have a run of its own, or has nothing to call.
//
//go:noinline
func targetOf(obj *object.Instance) (*Process, error) {
	if obj.Class() != ProcessClass || obj.Own("run") != nil {
		return nil, nil
	}
	q := processOf(obj)
	if q.idle() {
		return nil, nil
	}
	if err := q.checkTarget(); err != nil {
		return nil, err
	}
	return q, nil
}

// afterFork calls what the parent gave to multiprocessing.util.register_after_fork.
//
//go:noinline
func afterFork(p *proc.Proc, thread *starlark.Thread) error {
	util := p.Known(thread, "multiprocessing.util")
	if util == nil {
		return nil
	}
	_, err := object.CallMethod(thread, util, "_run_after_forkers", nil, nil)
	return err
}

func callRun(thread *starlark.Thread, obj *object.Instance) error {
	_, err := object.CallMethod(thread, obj, "run", nil, nil)
	return err
}

// callTarget is what run does.
func (q *Process) callTarget(thread *starlark.Thread) error {
	if q.idle() {
		return nil
	}
	if err := q.checkTarget(); err != nil {
		return err
	}
	_, err := starlark.Call(thread, q.target, q.args, q.kwargs)
	return err
}

// idle reports whether there is nothing to call.
func (q *Process) idle() bool { return !object.Truth(q.target, false) }

// checkTarget finds in the child, as Python does, what start lets pass.
//
//go:noinline
func (q *Process) checkTarget() error {
	if !object.Callable(q.target) {
		return raise.New(fact.NotCallable, object.TypeOf(q.target).Name())
	}
	for _, kw := range q.kwargs {
		if _, ok := kw[0].(starlark.String); !ok {
			return raise.Errorf("TypeError", "keywords must be strings")
		}
	}
	return nil
}

// processRun is Process.run(): it calls the target in the calling process.
func processRun(thread *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	q := asked(i)
	if err := q.warnRun(proc.Of(thread), thread); err != nil {
		return nil, err
	}
	return starlark.None, q.callTarget(thread)
}

// processJoin is Process.join(timeout=None). It returns None, also when the time
// has run out.
func processJoin(thread *starlark.Thread, i *object.Instance, timeout starlark.Value) (starlark.Value, error) {
	q, p := asked(i), proc.Of(thread)
	wait, err := number.Timeout(thread, timeout)
	if err != nil {
		return nil, err
	}
	if err := q.checkClosed(); err != nil {
		return nil, err
	}
	if q.creator != p {
		return nil, raise.Errorf("AssertionError", "can only join a child process")
	}
	if q.p == nil {
		return nil, handle.Hinted("AssertionError", "can only join a started process", "call start() before join()")
	}
	_, err = p.Join(q.p, wait)
	return starlark.None, err
}

// processIsAlive is Process.is_alive().
func processIsAlive(thread *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	q, p := asked(i), proc.Of(thread)
	if err := q.checkClosed(); err != nil {
		return nil, err
	}
	switch {
	case q.isCurrent():
		return starlark.True, nil
	case q.creator != p:
		return nil, raise.Errorf("AssertionError", "can only test a child process")
	case q.p == nil:
		return starlark.False, nil
	}
	isAlive, err := handle.Look(p, q.p.End(), "is_alive", q.p.Label(), alive(q.p))
	if isAlive == starlark.False {
		p.Disown(q.p)
	}
	return isAlive, err
}

// processEnd makes Process.terminate() and kill(), and interrupt() of Python 3.14, which
// raises KeyboardInterrupt in the process and can be caught there. They work on a process that
// waits, sleeps or computes. pyq: before start they say so, where CPython fails
// inside itself.
func processEnd(signal *proc.Signal, name string) *call.Entry {
	return call.M0("def Process."+name+"(self)", func(thread *starlark.Thread, i *object.Instance) (starlark.Value, error) {
		q := asked(i)
		if err := q.checkClosed(); err != nil {
			return nil, err
		}
		if q.p == nil {
			return nil, raise.Errorf("AssertionError", "can only %s a started process", name)
		}
		_, err := proc.Of(thread).Kill(q.p, signal, sched.Kind(name), name+"()")
		return handle.NoReturn(err)
	})
}

// processClose is Process.close().
func processClose(_ *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	q := asked(i)
	if q.object.Class() == mainProcessClass {
		return starlark.None, nil // the main process's close does nothing
	}
	if q.p != nil && !q.closed {
		code, err := q.poll("close")
		if err != nil {
			return nil, err
		}
		if code == starlark.None {
			return nil, raise.Errorf("ValueError", "Cannot close a process while it is still running. "+
				"You should first call join() or terminate().")
		}
	}
	q.closed = true
	return starlark.None, nil
}
