package exception

import (
	"errors"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/words"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A raised is the error by which an exception leaves the functions that do not catch it: the
// exception itself.
type raised object.Instance

// A raisedAgain is a raised where the raising frame is in the exception's trace already: for a bare
// raise and for a try statement that did not handle it.
type raisedAgain object.Instance

// Exception implements Raised.
func (e *raised) Exception() *object.Instance { return (*object.Instance)(e) }

// Exception implements Raised.
func (e *raisedAgain) Exception() *object.Instance { return (*object.Instance)(e) }

// Error names the class only: the text may be the program's to compute.
func (e *raised) Error() string { return e.Exception().Class().FullName() }

func (e *raisedAgain) Error() string { return e.Exception().Class().FullName() }

// raisedIn is RaisedOf for the errors that are made here.
func raisedIn(err error) (exc *object.Instance, again bool) {
	switch r := object.RaisedOf(err).(type) {
	case *raised:
		return r.Exception(), false
	case *raisedAgain:
		return r.Exception(), true
	}
	return nil, false
}

// Raise returns the error for "raise exc", or "raise exc from cause"; cause is nil without
// from. The error is a TypeError if they are no exceptions.
func Raise(thread *starlark.Thread, exc, cause starlark.Value) error {
	return RaiseOn(memory.StackOf(thread), exc, cause)
}

// RaiseOn is Raise in the thread of a stack.
func RaiseOn(st *memory.Stack, exc, cause starlark.Value) error {
	i, err := instantiate(st, exc)
	if err != nil {
		return err
	}
	if i == nil {
		if proc.On(st).World().InPython2() {
			return raise.Errorf("TypeError", "exceptions must be old-style classes or derived from BaseException, not %s", object.TypeOf(exc).Name())
		}
		return raise.Errorf("TypeError", "exceptions must derive from BaseException")
	}
	e := DataOf(i)
	switch cause {
	case nil:
	case starlark.None:
		e.Cause, e.Suppress = nil, true
	default:
		c, err := instantiate(st, cause)
		if err != nil {
			return err
		}
		if c == nil {
			return raise.Errorf("TypeError", "exception causes must derive from BaseException")
		}
		e.Cause, e.Suppress = c, true
	}
	setContext(proc.On(st), i)
	return Thrown(i)
}

// Fail returns the error by which an operation raises an exception of a built-in class, and with one
// argument, that reports have nothing more to tell about.
func Fail(st *memory.Stack, class *object.Class, arg starlark.Value) error {
	p := proc.On(st)
	exc := New(p, class, arg)
	DataOf(exc).Ours = true
	setContext(p, exc)
	return Thrown(exc)
}

// instantiate returns v, or an instance of v if it is a class; nil if v is no exception.
func instantiate(st *memory.Stack, v starlark.Value) (*object.Instance, error) {
	if c, ok := v.(*object.Class); ok && c.Is(object.BaseExceptionClass) {
		if exc, init, ok := Make(st, c, nil); ok && init == nil {
			return exc, nil
		}
		made, err := starlark.Call(st.Thread, c, nil, nil)
		if err != nil {
			return nil, err
		}
		if DataOf(made) == nil {
			return nil, raise.Errorf("TypeError", "calling %s should have returned an instance of BaseException, not %s",
				c, object.TypeOf(made))
		}
		return made.(*object.Instance), nil
	}
	if DataOf(v) != nil {
		return v.(*object.Instance), nil
	}
	return nil, nil
}

// Thrown returns the error by which an exception is thrown that nobody has raised yet.
func Thrown(exc *object.Instance) error { return (*raised)(exc) }

// Reraise returns the error by which an exception that Try has caught goes on.
func Reraise(exc *object.Instance) error {
	return (*raisedAgain)(exc)
}

// RaiseHandled returns the error for a raise statement without operands.
func RaiseHandled(thread *starlark.Thread) error { return RaiseHandledOn(memory.StackOf(thread)) }

// RaiseHandledOn is RaiseHandled in the thread of a stack.
func RaiseHandledOn(st *memory.Stack) error {
	if exc := handledOn(st); exc != nil {
		return Reraise(exc)
	}
	return raise.Errorf("RuntimeError", "No active exception to reraise")
}

// A handler is an exception that is being handled.
type handler struct {
	exc    *object.Instance
	thread *starlark.Thread
	depth  int  // of the thread's stack, in the function that handles it
	own    bool // see Suspension
}

// A handling is the exceptions that one thread of a process is handling, the innermost
// last.
type handling struct{ handled []handler }

var handlings = proc.NewThreadSlot[handling](nil)

// Enter notes that exc is being handled from now on; nil, that nothing more is.
func Enter(thread *starlark.Thread, exc *object.Instance) { EnterOn(memory.StackOf(thread), exc) }

// EnterOn is Enter in the thread of a stack.
func EnterOn(st *memory.Stack, exc *object.Instance) {
	s := handlings.Of(proc.On(st))
	if n := len(s.handled); exc == nil && n > 0 {
		exc = s.handled[n-1].exc // a finally within an except clause
	}
	s.handled = append(s.handled, handler{exc, st.Thread, st.HandlerDepth() - 1, false})
}

// Leave notes that the exception is no longer being handled which was entered last.
func Leave(thread *starlark.Thread) { LeaveOn(memory.StackOf(thread)) }

// LeaveOn is Leave in the thread of a stack.
func LeaveOn(st *memory.Stack) {
	s := handlings.Of(proc.On(st))
	if n := len(s.handled); n > 0 {
		s.handled[n-1] = handler{}
		s.handled = s.handled[:n-1]
	}
}

// Handled returns the exception that is being handled, nil if there is none:
// sys.exception().
func Handled(thread *starlark.Thread) *object.Instance { return handledOn(memory.StackOf(thread)) }

func handledOn(st *memory.Stack) *object.Instance {
	s := handlings.Of(proc.On(st))
	s.unwind(st.Thread, st.HandlerDepth())
	if n := len(s.handled); n > 0 {
		return s.handled[n-1].exc
	}
	return nil
}

// leftBy is LeftBy in a thread, if something was being handled.
func leftBy(thread *starlark.Thread, err error) error {
	st := memory.StackOf(thread)
	if depth := st.HandlerDepth(); IsLeft(st, depth) {
		return LeftBy(st, err, depth)
	}
	return err
}

// IsLeft reports whether something was being handled beyond a depth, in calls that the thread of the
// stack is leaving.
func IsLeft(st *memory.Stack, depth int) bool {
	s := handlings.Peek(proc.On(st))
	if s == nil || len(s.handled) == 0 {
		return false
	}
	last := &s.handled[len(s.handled)-1]
	return last.thread == st.Thread && last.depth > depth
}

// LeftBy forgets what was being handled beyond a depth, in calls that an error leaves, and returns the
// error, which has it as its context. Not everybody who gets an error catches it as a try statement
// does.
func LeftBy(st *memory.Stack, err error, depth int) error {
	err = InContext(st, err)
	handlings.Of(proc.On(st)).unwind(st.Thread, depth)
	return err
}

// unwind forgets the handlers that an exception has left on its way to depth.
func (s *handling) unwind(thread *starlark.Thread, depth int) {
	n := len(s.handled)
	for n > 0 && s.handled[n-1].thread == thread && s.handled[n-1].depth > depth {
		n--
		s.handled[n] = handler{}
	}
	s.handled = s.handled[:n]
}

// A Suspension is the exceptions that a generator is handling while it is suspended.
type Suspension struct {
	handled []handler
	base    int // how many exceptions were being handled when it was resumed
	depth   int // the depth of the thread then
}

// Resume adds what the generator is handling to what the thread does that resumes it.
func (s *Suspension) Resume(st *memory.Stack, p *proc.Proc) {
	h := handlings.Of(p)
	s.base = len(h.handled)
	before := s.depth
	s.depth = st.HandlerDepth()
	for _, x := range s.handled {
		if x.own { // of a generator whose calls are the thread's
			x.thread, x.depth = st.Thread, x.depth+s.depth-before
		}
		h.handled = append(h.handled, x)
	}
}

// IsHandling reports whether the generator is handling exceptions since it was resumed.
func (s *Suspension) IsHandling(p *proc.Proc) bool { return len(handlings.Of(p).handled) > s.base }

// Throw gives what is thrown into the generator its context: what that is handling.
func (s *Suspension) Throw(thrown error) {
	if len(s.handled) == 0 {
		return
	}
	if exc, _ := raisedIn(thrown); exc != nil {
		chain(exc, s.handled[len(s.handled)-1].exc)
	}
}

// Suspend takes away what the generator is handling since it was resumed.
func (s *Suspension) Suspend(p *proc.Proc) {
	h := handlings.Of(p)
	s.handled = nil
	if len(h.handled) > s.base {
		s.handled = slices.Clone(h.handled[s.base:])
		for i := range s.handled {
			s.handled[i].own = s.handled[i].thread == p.Current()
		}
		clear(h.handled[s.base:])
		h.handled = h.handled[:s.base]
	}
}

// setContext notes that exc is raised while another exception is being handled.
func setContext(p *proc.Proc, exc *object.Instance) {
	s := handlings.Peek(p)
	if s == nil || len(s.handled) == 0 {
		return
	}
	chain(exc, s.handled[len(s.handled)-1].exc)
}

// chain makes an exception the context of another one.
func chain(exc, context *object.Instance) {
	if context == exc || context == nil {
		return
	}
	// A chain that would lead back to exc is cut; one that leads in a circle without exc, which a
	// program may have made, ends where the walk meets one that goes half as fast.
	slow, odd := context, false
	for at := DataOf(context); at.Context != nil; at = DataOf(at.Context) {
		if at.Context == exc {
			at.Context = nil
			break
		}
		if at.Context == slow {
			break
		}
		if odd {
			slow = DataOf(slow).Context
		}
		odd = !odd
	}
	DataOf(exc).Context = context
}

// RaisePython2 returns the error for Python 2's "raise class, value". value is nil if there
// is none.
func RaisePython2(thread *starlark.Thread, exc, value starlark.Value) error {
	exc, err := withValue(thread, exc, value)
	if err != nil {
		return err
	}
	return Raise(thread, exc, nil)
}

// withValue returns the exception, or class of one, that "class, value" means.
func withValue(thread *starlark.Thread, exc, value starlark.Value) (starlark.Value, error) {
	c, isClass := exc.(*object.Class)
	switch {
	case !isClass || value == nil || value == starlark.None || !c.Is(object.BaseExceptionClass):
		return exc, nil
	case DataOf(value) != nil:
		return value, nil
	}
	args, several := value.(starlark.Tuple)
	if !several {
		args = starlark.Tuple{value}
	}
	return starlark.Call(thread, c, args, nil)
}

// ToThrow returns the error by which an exception is thrown into a generator, nil if exc is none.
// Its context is not what the thrower handles, see Suspension.Throw.
func ToThrow(thread *starlark.Thread, exc, value starlark.Value) (toThrow, err error) {
	if exc, err = withValue(thread, exc, value); err != nil {
		return nil, err
	}
	i, err := instantiate(memory.StackOf(thread), exc)
	if i == nil || err != nil {
		return nil, err
	}
	return Thrown(i), nil
}

// Matches reports whether an except clause with cls, a class or a tuple, handles exc.
func Matches(thread *starlark.Thread, exc *object.Instance, cls starlark.Value) (bool, error) {
	if t, ok := cls.(starlark.Tuple); ok {
		return MatchesAny(thread, exc, t)
	}
	return matchesClass(exc, cls)
}

// MatchesAny is Matches for what is in a tuple. In Python 2 there may be other tuples in it.
func MatchesAny(thread *starlark.Thread, exc *object.Instance, classes []starlark.Value) (bool, error) {
	return matchesAny(exc, classes, proc.InPython2(thread), 0)
}

func matchesAny(exc *object.Instance, classes []starlark.Value, nested bool, depth int) (found bool, err error) {
	const deepest = 100
	for _, c := range classes {
		var is bool
		if t, ok := c.(starlark.Tuple); ok && nested && depth < deepest {
			is, err = matchesAny(exc, t, nested, depth+1)
		} else {
			is, err = matchesClass(exc, c)
		}
		if err != nil {
			return false, err
		}
		found = found || is
	}
	return found, nil
}

func matchesClass(exc *object.Instance, cls starlark.Value) (bool, error) {
	c, ok := cls.(*object.Class)
	if !ok || !c.Is(object.BaseExceptionClass) {
		return false, raise.Errorf("TypeError", "catching classes that do not inherit from BaseException is not allowed")
	}
	return exc.Class().Is(c), nil
}

// uncatchable reports whether err ends the process whatever it does: it says that the process was
// stopped, or leaves at once.
func uncatchable(err error) bool {
	if isRaised(err) {
		return false
	}
	if _, stopped := errors.AsType[*sched.StopError](err); stopped {
		return true
	}
	exit, ok := errors.AsType[*raise.Exit](err)
	return ok && exit.Now
}

// Of returns the exception that an error is: of a program's raise, of a builtin
// or of the engine. The traceback begins with the caller of the builtin that asks.
func Of(thread *starlark.Thread, err error) *object.Instance {
	st := memory.StackOf(thread)
	return on(st, err, st.CallDepth()-2, false)
}

// on is Of in the thread of a stack. The traceback begins with the call of a depth, or last says that
// the error is the one with which the evaluation in the stack has failed, and that its Trail tells
// where.
func on(st *memory.Stack, err error, from int, last bool) *object.Instance {
	p, thread := proc.On(st), st.Thread
	if thrown := p.Caught(thread, err); thrown != nil {
		err = proc.ThrownError(err, thrown)
	}
	exc, again := raisedIn(err)
	if exc == nil {
		exc = newFromError(p, err)
		setContext(p, exc)
	}
	e := DataOf(exc)
	handlings.Of(p).unwind(thread, st.HandlerDepth())
	if last {
		s := e.traceThrough(again)
		s.Call, s.Stack = st.Trail()
	} else if stack := stackOf(err); stack != nil {
		s := e.traceThrough(again)
		s.Stack, s.From = &stack, int32(max(from, 0)) //nolint:gosec // calls are not that many
	}
	return exc
}

// CatchLast is Catch of the error with which the evaluation in a stack has failed, by a statement in
// the function that is the last one now, of which helper is the part that catches.
func CatchLast(st *memory.Stack, helper starlark.Callable) (exc *object.Instance, err error) {
	p, top := proc.On(st), st.Top()
	if depth := st.HandlerDepth(); IsLeft(st, depth) {
		st.Err = LeftBy(st, st.Failure(), depth)
	}
	err = st.Err
	last := !p.IsDisturbed() && st.HasTrail() && !needsStack(err)
	if !last {
		err = st.Failure()
	}
	top.Callee = helper
	exc, err = catch(st, err, st.CallDepth()-2, last)
	top.Callee = nil
	return exc, err
}

// needsStack reports whether newFromError has to know where an error was.
func needsStack(err error) bool {
	switch err := err.(type) {
	case *raised, *raisedAgain, *object.AttrError:
		return false
	case *raise.Error:
		return words.NeedsPlace(err)
	}
	return true
}

func isRaised(err error) bool {
	exc, _ := raisedIn(err)
	return exc != nil
}

// InContext returns an error as that of the exception that it is, whose context is what is being
// handled now, by a generator or a function that it leaves.
func InContext(st *memory.Stack, err error) error {
	p := proc.On(st)
	stack := stackOf(err)
	if stack == nil || isRaised(err) || p.HasThrown() || p.Task().Stopped() != nil || uncatchable(err) {
		return err
	}
	exc := newFromError(p, err)
	setContext(p, exc)
	return &memory.Failure{Err: Thrown(exc), Stack: stack}
}

// traceThrough adds a segment to the trace, whose calls it does not know yet.
func (e *Data) traceThrough(again bool) *proc.Segment {
	s := &e.first
	if e.traced { // a traceback may have it by now
		s = new(proc.Segment)
	}
	e.traced = true
	s.Next, s.Again = e.Trace, again && e.Trace != nil
	e.Trace = s
	return s
}

// stackOf returns the stack of the place where err was raised, nil if that is unknown.
func stackOf(err error) starlark.CallStack {
	switch e := err.(type) {
	case *memory.Failure:
		if _, ok := e.Err.(object.Raised); ok {
			return e.Stack
		}
	case *starlark.EvalError:
		if _, ok := e.Unwrap().(object.Raised); ok {
			return e.CallStack
		}
	}
	if failure := memory.Innermost(err); failure != nil {
		stack := proc.Raised(failure)
		if _, ok := errors.AsType[*object.TargetError](err); ok {
			stack = append(slices.Clip(stack), starlark.CallFrame{Name: proc.PartFrame})
		}
		return stack
	}
	thrown, ok := errors.AsType[*proc.Thrown](err)
	if !ok {
		return nil
	}
	if _, ok := errors.AsType[*object.TargetError](err); ok {
		return append(slices.Clip(thrown.Stack), starlark.CallFrame{Name: proc.PartFrame})
	}
	return thrown.Stack
}

// newFromError makes the exception for an error that is not one.
func newFromError(p *proc.Proc, err error) *object.Instance {
	if known, ok := knownError(err); ok {
		if words.NeedsPlace(known) {
			known = words.SiteOf(p, err).Refine("", known)
		}
		return newFromKnown(p, err, known)
	}
	if exit, ok := errors.AsType[*raise.Exit](err); ok {
		if exit.Code == nil {
			return New(p, object.SystemExitClass)
		}
		return New(p, object.SystemExitClass, exit.Code)
	}
	if travel, ok := errors.AsType[*memory.TravelError](err); ok {
		return New(p, object.TypeErrorClass, starlark.String(travel.Error()))
	}
	msg := err.Error()
	if failure := memory.Innermost(err); failure != nil {
		msg = failure.Err.Error()
	}
	named := ""
	if i, ok := p.Home().Named.(*object.Instance); ok {
		named = i.Class().ShortName()
	}
	e, ok := TranslateEngine(msg, named)
	if !ok {
		return New(p, object.RuntimeErrorClass, starlark.String(msg))
	}
	if e.Args == nil {
		site := words.SiteOf(p, err)
		e = site.Refine(msg, e)
		if p.World().InPython2() {
			if text := site.CallTextPython2(msg); text != "" {
				e = raise.Arguments("%s", text)
			}
		}
	}
	return newFromKnown(p, err, e)
}

// knownError returns the raise.Error in an error.
func knownError(err error) (*raise.Error, bool) {
	if known, ok := err.(*raise.Error); ok { // nearly always
		return known, true
	}
	return errors.AsType[*raise.Error](err)
}

func newFromKnown(p *proc.Proc, err error, known *raise.Error) *object.Instance {
	class, text, args := known.Class, known.Msg, known.Args
	if p.World().InPython2() {
		class, text = words.Python2(known)
	}
	one := [1]starlark.Value{}
	if args == nil && text != "" {
		one[0] = starlark.String(text)
		args = one[:]
	}
	i := New(p, exceptionClass(class), args...)
	e := DataOf(i)
	e.told, e.Ours = known, true
	if i.Class().Is(object.SyntaxErrorClass) && len(args) == 2 {
		details, _ := args[1].(starlark.Tuple)
		e.noteSyntax(details)
	}
	for name, v := range known.Attrs {
		e.setField(name, v)
	}
	if attr, ok := attrError(class, err); ok {
		e.setField("name", starlark.String(attr.Name))
		e.setField("obj", attr.Obj)
	} else if name := known.Fact.Missing(); name != "" && class == "NameError" {
		e.setField("name", starlark.String(name))
	}
	return i
}

// attrError returns the AttrError that an error of a class is.
func attrError(class string, err error) (*object.AttrError, bool) {
	if class != "AttributeError" {
		return nil, false
	}
	return errors.AsType[*object.AttrError](err)
}

// exceptionClass returns the class of a raise.Error. An unknown one, of a host's, is an
// Exception.
func exceptionClass(name string) *object.Class {
	if c := object.ExceptionNamed(name); c != nil {
		return c
	}
	return object.ExceptionClass
}
