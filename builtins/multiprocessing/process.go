package multiprocessing

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A Process is Python's multiprocessing.Process: an object of the process that
// made it. A child started later has a copy of it, as after fork, and may look
// at it but not join it. Not safe for concurrent use: it belongs to one process.
type Process struct {
	owner      *proc.Proc // in whose memory the object is
	creator    *proc.Proc // which made it, and alone may start and join it
	p          *proc.Proc // the process, once started
	kind       string     // "" for a Process, otherwise the name of its class
	path       string
	name       string
	parentName string
	daemon     bool
	closed     bool

	target starlark.Value
	args   starlark.Tuple
	kwargs []starlark.Tuple
	attrs  map[string]starlark.Value // set by the program
}

var (
	_ starlark.HasSetField = (*Process)(nil)
	_ proc.Traveler        = (*Process)(nil)
)

var processSignature = core.NewSignature(
	"Process.__init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None)")

// newProcess is multiprocessing.Process(group=None, target=None, name=None,
// args=(), kwargs={}, *, daemon=None). pyq: complaints about arguments name
// Process, where CPython names BaseProcess, which nobody wrote.
func newProcess(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [6]starlark.Value
	if err := processSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	group, target, name, targetArgs, targetKwargs, daemon := v[0], v[1], v[2], v[3], v[4], v[5]
	if group != nil && group != starlark.None {
		return nil, proc.Errorf("AssertionError", "group argument must be None for now")
	}
	self := current(p)
	q := &Process{owner: p, creator: p, target: target, path: p.NextChild(),
		parentName: self.name, daemon: self.daemon}
	var err error
	if targetArgs != nil {
		if q.args, err = argTuple(targetArgs); err != nil {
			return nil, err
		}
	}
	if targetKwargs != nil {
		if q.kwargs, err = argPairs(targetKwargs); err != nil {
			return nil, err
		}
	}
	if core.Truth(name, false) {
		q.name = core.Text(name)
	} else {
		q.name = "Process-" + q.path
	}
	if daemon != nil && daemon != starlark.None {
		q.daemon = bool(daemon.Truth())
	}
	return q, nil
}

// argTuple is Python's tuple(args).
func argTuple(v starlark.Value) (starlark.Tuple, error) {
	switch v := v.(type) {
	case starlark.Tuple:
		return v, nil
	case starlark.String:
		var t starlark.Tuple
		for _, r := range string(v) {
			t = append(t, starlark.String(r))
		}
		return t, nil
	case starlark.Iterable:
		var t starlark.Tuple
		for e := range starlark.Elements(v) {
			t = append(t, e)
		}
		return t, nil
	}
	return nil, proc.Errorf("TypeError", "'%s' object is not iterable", core.TypeName(v))
}

// argPairs is Python's dict(kwargs), as pairs.
func argPairs(v starlark.Value) ([]starlark.Tuple, error) {
	switch v := v.(type) {
	case starlark.IterableMapping:
		return v.Items(), nil
	case starlark.Iterable:
		d := starlark.NewDict(0)
		i := 0
		for e := range starlark.Elements(v) {
			pair, err := argTuple(e)
			if err != nil {
				return nil, proc.Errorf("TypeError", "cannot convert dictionary update sequence element #%d to a sequence", i)
			}
			if len(pair) != 2 {
				return nil, proc.Errorf("ValueError", "dictionary update sequence element #%d has length %d; 2 is required", i, len(pair))
			}
			if err := d.SetKey(pair[0], pair[1]); err != nil {
				return nil, err
			}
			i++
		}
		return d.Items(), nil
	}
	return nil, proc.Errorf("TypeError", "'%s' object is not iterable", core.TypeName(v))
}

// String is Python's repr.
func (q *Process) String() string {
	status, code := q.status()
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
	return b.String()
}

func (q *Process) status() (status string, code int) {
	switch {
	case q.isCurrent():
		return "started", 0
	case q.closed:
		return "closed", 0
	case q.creator != q.owner:
		return "unknown", 0
	case q.p == nil:
		return "initial", 0
	}
	// A repr is no operation: it has no thread to fail in, and it may be made
	// when the run is over.
	if q.p.Ended() {
		return "stopped", q.p.ExitCode()
	}
	return "started", 0
}

// exitName writes an exit code as Python's repr does: signals by name.
func exitName(code int) string {
	for _, s := range []*proc.Signal{proc.SIGTERM, proc.SIGKILL} {
		if code == -s.Number {
			return "-" + s.Name
		}
	}
	return fmt.Sprint(code)
}

func (q *Process) class() string {
	if q.kind != "" {
		return q.kind
	}
	return "Process"
}

func (q *Process) Type() string          { return "Process" }
func (q *Process) Freeze()               {}
func (q *Process) Truth() starlark.Bool  { return true }
func (q *Process) Hash() (uint32, error) { return starlark.String("Process-" + q.path).Hash() }

// Travel copies the object into a process that is being started. As in Python, a
// Process cannot be sent through a queue.
func (q *Process) Travel(c *proc.Copier) (starlark.Value, error) {
	dest := c.Dest()
	if dest == nil {
		return nil, &proc.TravelError{Type: "Process", Why: "send its name or pid instead"}
	}
	if to, ok := c.Noted(q); ok {
		return to, nil
	}
	to := new(Process)
	*to = *q
	to.owner, to.target, to.args, to.kwargs, to.attrs = dest, nil, nil, nil, nil
	c.Note(q, to)
	return to, q.copyParts(c, to)
}

func (q *Process) copyParts(c *proc.Copier, to *Process) error {
	if q.target != nil {
		target, err := c.Copy(q.target)
		if err != nil {
			return proc.InPath(err, ".target")
		}
		to.target = target
	}
	if len(q.args) > 0 {
		args, err := c.Copy(q.args)
		if err != nil {
			return proc.InPath(err, ".args")
		}
		to.args = args.(starlark.Tuple)
	}
	for _, kw := range q.kwargs {
		v, err := c.Copy(kw[1])
		if err != nil {
			return proc.InPath(err, ".kwargs["+kw[0].String()+"]")
		}
		to.kwargs = append(to.kwargs, starlark.Tuple{kw[0], v})
	}
	for name, v := range q.attrs {
		v, err := c.Copy(v)
		if err != nil {
			return proc.InPath(err, "."+name)
		}
		if to.attrs == nil {
			to.attrs = make(map[string]starlark.Value, len(q.attrs))
		}
		to.attrs[name] = v
	}
	return nil
}

func (q *Process) isCurrent() bool { return q.owner.Self() == any(q) }

func (q *Process) checkClosed() error {
	if q.closed {
		return proc.Errorf("ValueError", "process object is closed")
	}
	return nil
}

// poll looks whether the process has ended and returns its exit code, None if it
// has not.
func (q *Process) poll(kind string) (exitcode starlark.Value, err error) {
	code, err := look(q.owner, q.p.End(), kind, q.p.Label(), func() starlark.Value {
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

var processMethods = map[string]*starlark.Builtin{
	"start":     core.NewMethod("start", processStart),
	"run":       core.NewMethod("run", processRun),
	"join":      core.NewMethod("join", processJoin),
	"is_alive":  core.NewMethod("is_alive", processIsAlive),
	"terminate": core.NewMethod("terminate", processEnd(proc.SIGTERM, "terminate")),
	"kill":      core.NewMethod("kill", processEnd(proc.SIGKILL, "kill")),
	"close":     core.NewMethod("close", processClose),
}

// Attr returns a method, a property or what the program has set.
func (q *Process) Attr(name string) (starlark.Value, error) {
	if v, ok := q.attrs[name]; ok {
		return v, nil
	}
	if m := processMethods[name]; m != nil {
		return m.BindReceiver(q), nil
	}
	switch name {
	case "name":
		return starlark.String(q.name), nil
	case "daemon":
		return starlark.Bool(q.daemon), nil
	case "pid", "ident":
		return q.ident()
	case "exitcode":
		return q.exitcode()
	}
	return nil, nil
}

// AttrNames returns the names of methods, properties and what the program has
// set.
func (q *Process) AttrNames() []string {
	names := []string{"daemon", "exitcode", "ident", "name", "pid"}
	for name := range processMethods {
		names = append(names, name)
	}
	for name := range q.attrs {
		names = append(names, name)
	}
	return names
}

// SetField sets name, daemon or, as Python allows it, any other attribute.
func (q *Process) SetField(name string, v starlark.Value) error {
	switch name {
	case "name":
		s, ok := v.(starlark.String)
		if !ok {
			return proc.Errorf("AssertionError", "name must be a string")
		}
		q.name = string(s)
		if q.isCurrent() {
			q.owner.SetName(q.name)
		}
	case "daemon":
		if q.p != nil {
			return proc.Errorf("AssertionError", "process has already started")
		}
		q.daemon = bool(v.Truth())
	case "pid", "ident", "exitcode":
		return proc.Errorf("AttributeError", "property '%s' of 'Process' object has no setter", name)
	default:
		if q.attrs == nil {
			q.attrs = map[string]starlark.Value{}
		}
		q.attrs[name] = v
	}
	return nil
}

func (q *Process) ident() (starlark.Value, error) {
	switch {
	case q.closed:
		return nil, q.checkClosed()
	case q.isCurrent():
		return starlark.MakeInt(q.owner.PID()), nil
	case q.p == nil:
		return starlark.None, nil
	}
	return starlark.MakeInt(q.p.PID()), nil
}

func (q *Process) exitcode() (starlark.Value, error) {
	if err := q.checkClosed(); err != nil {
		return nil, err
	}
	if q.p == nil {
		return starlark.None, nil
	}
	return q.poll("exitcode")
}

// processStart is Process.start(). What the child can reach is copied before
// start returns.
func processStart(q *Process, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("Process.start", args, kwargs); err != nil {
		return nil, err
	}
	if err := q.checkClosed(); err != nil {
		return nil, err
	}
	switch {
	case q.p != nil:
		return nil, proc.Errorf("AssertionError", "cannot start a process twice")
	case q.creator != p:
		return nil, proc.Errorf("AssertionError", "can only start a process object created by current process")
	case current(p).daemon:
		return nil, proc.Errorf("AssertionError", "daemonic processes are not allowed to have children")
	}
	child, err := p.Start(&proc.Spec{Name: q.name, Path: q.path, Daemon: q.daemon, Self: q, Body: childBody})
	if err != nil {
		return nil, startError(err)
	}
	q.p = child
	q.target, q.args, q.kwargs = nil, nil, nil // as CPython does
	return starlark.None, nil
}

// startError gives an argument that cannot travel its Python class.
func startError(err error) error {
	if t, ok := err.(*proc.TravelError); ok {
		return proc.Errorf("TypeError", "%s", t.Error())
	}
	return err
}

// childBody is what a process does.
func childBody(_ *proc.Proc, thread *starlark.Thread, self any) error {
	q := self.(*Process)
	if run, ok := q.attrs["run"]; ok { // the program has replaced the method
		_, err := starlark.Call(thread, run, nil, nil)
		return err
	}
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
func (q *Process) idle() bool { return !core.Truth(q.target, false) }

// checkTarget finds in the child, as Python does, what start lets pass.
//
//go:noinline
func (q *Process) checkTarget() error {
	if _, ok := q.target.(starlark.Callable); !ok {
		return proc.Errorf("TypeError", "'%s' object is not callable", core.TypeName(q.target))
	}
	for _, kw := range q.kwargs {
		if _, ok := kw[0].(starlark.String); !ok {
			return proc.Errorf("TypeError", "keywords must be strings")
		}
	}
	return nil
}

// processRun is Process.run(): it calls the target in the calling process.
func processRun(q *Process, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("Process.run", args, kwargs); err != nil {
		return nil, err
	}
	return starlark.None, childBody(p, thread, q)
}

var joinSignature = core.NewSignature("Process.join(self, timeout=None)")

// processJoin is Process.join(timeout=None). It returns None, also when the time
// has run out.
func processJoin(q *Process, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if len(args)+len(kwargs) > 0 {
		if err := joinSignature.Bind(v[:], args, kwargs); err != nil {
			return nil, err
		}
	}
	timeout, err := core.Timeout(v[0])
	if err != nil {
		return nil, err
	}
	if err := q.checkClosed(); err != nil {
		return nil, err
	}
	if q.creator != p {
		return nil, proc.Errorf("AssertionError", "can only join a child process")
	}
	if q.p == nil {
		return nil, proc.Errorf("AssertionError", "can only join a started process")
	}
	_, err = p.Join(q.p, timeout)
	return starlark.None, err
}

// processIsAlive is Process.is_alive().
func processIsAlive(q *Process, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("Process.is_alive", args, kwargs); err != nil {
		return nil, err
	}
	if err := q.checkClosed(); err != nil {
		return nil, err
	}
	switch {
	case q.isCurrent():
		return starlark.True, nil
	case q.creator != p:
		return nil, proc.Errorf("AssertionError", "can only test a child process")
	case q.p == nil:
		return starlark.False, nil
	}
	isAlive, err := look(p, q.p.End(), "is_alive", q.p.Label(), alive(q.p))
	if isAlive == starlark.False {
		p.Disown(q.p)
	}
	return isAlive, err
}

// processEnd is Process.terminate() and kill(). They work on a process that
// waits, sleeps or computes. pyq: before start they say so, where CPython fails
// inside itself.
func processEnd(signal *proc.Signal, name string) core.Method[*Process] {
	return func(q *Process, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := noArguments("Process."+name, args, kwargs); err != nil {
			return nil, err
		}
		if err := q.checkClosed(); err != nil {
			return nil, err
		}
		if q.p == nil {
			return nil, proc.Errorf("AssertionError", "can only %s a started process", name)
		}
		if err := act(p, q.p.End(), name, q.p.Label(), func() {}); err != nil {
			return nil, err
		}
		q.p.Kill(signal)
		return starlark.None, nil
	}
}

// processClose is Process.close().
func processClose(q *Process, _ *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("Process.close", args, kwargs); err != nil {
		return nil, err
	}
	if q.kind != "" {
		return starlark.None, nil // the main process's close does nothing
	}
	if q.p != nil && !q.closed {
		code, err := q.poll("close")
		if err != nil {
			return nil, err
		}
		if code == starlark.None {
			return nil, proc.Errorf("ValueError", "Cannot close a process while it is still running. "+
				"You should first call join() or terminate().")
		}
	}
	q.closed = true
	return starlark.None, nil
}
