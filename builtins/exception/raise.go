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

// A raised is the error by which an exception leaves the functions that do not catch it.
type raised struct {
	exc *object.Instance
	// again says that the raising frame is in the exception's trace already, for
	// a bare raise and for a try statement that did not handle it.
	again bool
}

// Exception implements Raised.
func (e *raised) Exception() *object.Instance { return e.exc }

// Error names the class only: the text may be the program's to compute.
func (e *raised) Error() string { return e.exc.Class().FullName() }

// raisedIn is RaisedOf for the errors that are made here.
func raisedIn(err error) *raised {
	r, _ := object.RaisedOf(err).(*raised)
	return r
}

// Raise returns the error for "raise exc", or "raise exc from cause"; cause is nil without
// from. The error is a TypeError if they are no exceptions.
func Raise(thread *starlark.Thread, exc, cause starlark.Value) error {
	complaint := "exceptions must derive from BaseException"
	if object.InPython2(thread) {
		complaint = "exceptions must be old-style classes or derived from BaseException, not " + object.TypeOf(exc).Name()
	}
	i, err := instantiate(thread, exc, complaint)
	if err != nil {
		return err
	}
	e := DataOf(i)
	switch cause {
	case nil:
	case starlark.None:
		e.Cause, e.Suppress = nil, true
	default:
		c, err := instantiate(thread, cause, "exception causes must derive from BaseException")
		if err != nil {
			return err
		}
		e.Cause, e.Suppress = c, true
	}
	setContext(proc.Of(thread), i)
	return &raised{exc: i}
}

// instantiate returns v, or an instance of v if it is a class.
func instantiate(thread *starlark.Thread, v starlark.Value, complaint string) (*object.Instance, error) {
	if c, ok := v.(*object.Class); ok && c.Is(object.BaseExceptionClass) {
		made, err := starlark.Call(thread, c, nil, nil)
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
	return nil, raise.Errorf("TypeError", "%s", complaint)
}

// Thrown returns the error by which an exception is thrown that nobody has raised yet.
func Thrown(exc *object.Instance) error { return &raised{exc: exc} }

// Reraise returns the error by which an exception that Try has caught goes on.
func Reraise(exc *object.Instance) error { return &raised{exc: exc, again: true} }

// RaiseHandled returns the error for a raise statement without operands.
func RaiseHandled(thread *starlark.Thread) error {
	if exc := Handled(thread); exc != nil {
		return Reraise(exc)
	}
	return raise.Errorf("RuntimeError", "No active exception to reraise")
}

// A handler is an exception that is being handled.
type handler struct {
	exc    *object.Instance
	thread *starlark.Thread
	depth  int  // of the thread's stack, in the helper that said so
	own    bool // see Suspension
}

// A handling is the exceptions that one thread of a process is handling, the innermost
// last.
type handling struct{ handled []handler }

var handlings = proc.NewThreadSlot[handling](nil)

// Enter notes that exc is being handled from now on; nil, that nothing more is.
func Enter(thread *starlark.Thread, exc *object.Instance) {
	s := handlings.Of(proc.Of(thread))
	if n := len(s.handled); exc == nil && n > 0 {
		exc = s.handled[n-1].exc // a finally within an except clause
	}
	s.handled = append(s.handled, handler{exc, thread, memory.HandlerDepth(thread), false})
}

// Leave notes that the exception is no longer being handled which was entered last.
func Leave(thread *starlark.Thread) {
	s := handlings.Of(proc.Of(thread))
	if n := len(s.handled); n > 0 {
		s.handled[n-1] = handler{}
		s.handled = s.handled[:n-1]
	}
}

// Handled returns the exception that is being handled, nil if there is none:
// sys.exception().
func Handled(thread *starlark.Thread) *object.Instance {
	s := handlings.Of(proc.Of(thread))
	s.unwind(thread, memory.HandlerDepth(thread))
	if n := len(s.handled); n > 0 {
		return s.handled[n-1].exc
	}
	return nil
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
func (s *Suspension) Resume(thread *starlark.Thread, p *proc.Proc) {
	h := handlings.Of(p)
	s.base = len(h.handled)
	before := s.depth
	s.depth = memory.HandlerDepth(thread)
	for _, x := range s.handled {
		if x.own { // of a generator whose calls are the thread's
			x.thread, x.depth = thread, x.depth+s.depth-before
		}
		h.handled = append(h.handled, x)
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
	context := s.handled[len(s.handled)-1].exc
	if context == exc || context == nil {
		return
	}
	// As in CPython, a chain that would lead back to exc is cut.
	for at := DataOf(context); at.Context != nil; at = DataOf(at.Context) {
		if at.Context == exc {
			at.Context = nil
			break
		}
	}
	DataOf(exc).Context = context
}

// RaisePython2 returns the error for Python 2's "raise class, value". value is nil if there
// is none.
func RaisePython2(thread *starlark.Thread, exc, value starlark.Value) error {
	c, isClass := exc.(*object.Class)
	switch {
	case !isClass || value == nil || value == starlark.None || !c.Is(object.BaseExceptionClass):
	case DataOf(value) != nil:
		exc = value
	default:
		args, several := value.(starlark.Tuple)
		if !several {
			args = starlark.Tuple{value}
		}
		made, err := starlark.Call(thread, c, args, nil)
		if err != nil {
			return err
		}
		exc = made
	}
	return Raise(thread, exc, nil)
}

// Matches reports whether an except clause with cls, a class or a tuple, handles exc. The
// error is a TypeError, raised while exc is being handled.
func Matches(thread *starlark.Thread, exc *object.Instance, cls starlark.Value) (bool, error) {
	found, err := matches(exc, cls, 0)
	if err != nil {
		Enter(thread, exc)
	}
	return found, err
}

func matches(exc *object.Instance, cls starlark.Value, depth int) (bool, error) {
	const deepest = 100
	if t, ok := cls.(starlark.Tuple); ok && depth < deepest {
		found := false
		for _, c := range t {
			is, err := matches(exc, c, depth+1)
			if err != nil {
				return false, err
			}
			found = found || is
		}
		return found, nil
	}
	c, ok := cls.(*object.Class)
	if !ok || !c.Is(object.BaseExceptionClass) {
		return false, raise.Errorf("TypeError", "catching classes that do not inherit from BaseException is not allowed")
	}
	return exc.Class().Is(c), nil
}

// uncatchable reports whether err ends the process whatever it does: it was stopped, or
// leaves at once.
func uncatchable(p *proc.Proc, err error) bool {
	if p.Task().Stopped() != nil {
		return true
	}
	if raisedIn(err) != nil {
		return false
	}
	var stop *sched.StopError
	var exit *raise.Exit
	return errors.As(err, &stop) || errors.As(err, &exit) && exit.Now
}

// Of returns the exception that an error is: of a program's raise, of a builtin
// or of the engine. The traceback begins with the caller of the builtin that asks.
func Of(thread *starlark.Thread, err error) *object.Instance {
	p := proc.Of(thread)
	if thrown := p.Caught(thread, err); thrown != nil {
		err = proc.ThrownError(err, thrown)
	}
	r := raisedIn(err)
	if r == nil {
		r = &raised{exc: newFromError(p, err)}
		setContext(p, r.exc)
	}
	handlings.Of(p).unwind(thread, memory.HandlerDepth(thread))
	if stack := stackOf(err); stack != nil {
		e := DataOf(r.exc)
		from := max(memory.Depth(thread)-2, 0)
		e.Trace = append([]proc.Segment{{Stack: stack, From: from, Again: r.again && len(e.Trace) > 0}}, e.Trace...)
	}
	return r.exc
}

// stackOf returns the stack of the place where err was raised, nil if that is unknown.
func stackOf(err error) starlark.CallStack {
	switch e := err.(type) {
	case *memory.Failure:
		if _, ok := e.Err.(*raised); ok {
			return e.Stack
		}
	case *starlark.EvalError:
		if _, ok := e.Unwrap().(*raised); ok {
			return e.CallStack
		}
	}
	if failure := memory.Innermost(err); failure != nil {
		stack := proc.Raised(failure)
		if target := (*object.TargetError)(nil); errors.As(err, &target) {
			stack = append(slices.Clip(stack), starlark.CallFrame{Name: proc.PartFrame})
		}
		return stack
	}
	var thrown *proc.Thrown
	if !errors.As(err, &thrown) {
		return nil
	}
	var target *object.TargetError
	if errors.As(err, &target) {
		return append(slices.Clip(thrown.Stack), starlark.CallFrame{Name: proc.PartFrame})
	}
	return thrown.Stack
}

// newFromError makes the exception for an error that is not one.
func newFromError(p *proc.Proc, err error) *object.Instance {
	var known *raise.Error
	var exit *raise.Exit
	var travel *memory.TravelError
	switch {
	case errors.As(err, &known):
		return newFromKnown(p, err, words.SiteOf(p, err).Refine("", known))
	case errors.As(err, &exit):
		if exit.Code == nil {
			return New(p, object.SystemExitClass)
		}
		return New(p, object.SystemExitClass, exit.Code)
	case errors.As(err, &travel):
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

func newFromKnown(p *proc.Proc, err error, known *raise.Error) *object.Instance {
	class, text, args := known.Class, known.Msg, known.Args
	if p.World().InPython2() {
		class, text = words.Python2(known)
	}
	if args == nil && text != "" {
		args = starlark.Tuple{starlark.String(text)}
	}
	i := New(p, exceptionClass(class), args...)
	e := DataOf(i)
	e.Fact, e.Guess, e.Hint, e.Ours = known.Fact, known.Guess, known.Hint, true
	if i.Class().Is(object.SyntaxErrorClass) {
		e.noteSyntax()
	}
	for name, v := range known.Attrs {
		e.setField(name, v)
	}
	var attr *object.AttrError
	if errors.As(err, &attr) {
		e.setField("name", starlark.String(attr.Name))
		e.setField("obj", attr.Obj)
	} else if name := known.Fact.Missing(); name != "" {
		e.setField("name", starlark.String(name))
	}
	return i
}

// exceptionClass returns the class of a raise.Error. An unknown one, of a host's, is an
// Exception.
func exceptionClass(name string) *object.Class {
	if c := object.ExceptionNamed(name); c != nil {
		return c
	}
	return object.ExceptionClass
}
