package memory

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/text"
)

// A Call is one of the calls that a thread is in: of a function of the program or of a builtin,
// run by the executor or by the engine. It is valid while the thread does not go on.
type Call struct {
	callable starlark.Callable
	frame    *Frame              // of the executor, nil for a builtin
	engine   starlark.DebugFrame // of the engine, nil for others
}

// Callable returns what was called.
func (c *Call) Callable() starlark.Callable { return c.callable }

// Position returns where in its function the call is now; without a line for a builtin.
func (c *Call) Position() syntax.Position {
	switch {
	case c.frame != nil:
		return c.frame.position()
	case c.engine != nil:
		return c.engine.Position()
	}
	return builtinPosition
}

var (
	builtinFile     = "<builtin>"
	builtinPosition = syntax.MakePosition(&builtinFile, 0, 0)
)

func (f *Frame) position() syntax.Position {
	return syntax.MakePosition(&f.Fn.Code.Unit.name, f.At.Line, f.At.Col)
}

// locals are the variables of the call's function that have values.
func (c *Call) locals() iter.Seq2[starlark.Binding, starlark.Value] {
	return func(yield func(starlark.Binding, starlark.Value) bool) {
		if c.frame != nil {
			for i, b := range c.frame.Fn.Code.Locals {
				if v := inCell(c.frame.Vars[i].Box()); v != nil && b.Name != "" && !yield(b, v) {
					return
				}
			}
			return
		}
		if _, ok := c.callable.(*starlark.Function); !ok {
			return
		}
		for i := range c.engine.NumLocals() {
			b, v := c.engine.Local(i)
			if v = inCell(v); v != nil && !yield(b, v) {
				return
			}
		}
	}
}

// inReach are locals and the variables of functions around that have values.
func (c *Call) inReach() iter.Seq2[starlark.Binding, starlark.Value] {
	return func(yield func(starlark.Binding, starlark.Value) bool) {
		for b, v := range c.locals() {
			if !yield(b, v) {
				return
			}
		}
		switch f := c.callable.(type) {
		case *Function:
			for i, cell := range f.Free {
				if v := cell.Value(); v != nil && !yield(starlark.Binding{Name: f.Code.Free[i]}, v) {
					return
				}
			}
		case *starlark.Function:
			for i := range f.NumFreeVars() {
				b, v := f.FreeVar(i)
				if v = inCell(v); v != nil && !yield(b, v) {
					return
				}
			}
		}
	}
}

// inCell returns the value of a variable that may be in a cell, nil if it has none.
func inCell(v starlark.Value) starlark.Value {
	if cell, ok := v.(*Cell); ok {
		return cell.Value()
	}
	if v != nil && v.Type() == engineCell {
		if content, ok := cellContent(v); ok {
			return inCell(*content)
		}
	}
	return v
}

// variables returns those of the module of the call's function, nil for a builtin.
func (c *Call) variables() variables {
	if f, ok := c.callable.(Func); ok {
		return variablesOf(f)
	}
	return nil
}

// Calls returns the calls that a thread is in, the innermost first.
func Calls(thread *starlark.Thread) iter.Seq[Call] {
	return func(yield func(Call) bool) {
		known := thread.CallStackDepth() // of the engine's calls, those that are still to come
		ofEngine := func(until int) bool {
			n := thread.CallStackDepth()
			for ; known > until; known-- {
				f := thread.DebugFrame(n - known)
				if !yield(Call{f.Callable(), nil, f}) {
					return false
				}
			}
			return true
		}
		if s := StackOf(thread); s != nil {
			end := s.Depth
			for _, e := range slices.Backward(s.entries) {
				if !ofEngine(e.engine) || !ofExecutor(s.frames[e.first:end], yield) {
					return
				}
				if end = e.first; e.called {
					known--
				}
			}
		}
		ofEngine(0)
	}
}

func ofExecutor(frames []*Frame, yield func(Call) bool) bool {
	for _, f := range slices.Backward(frames) {
		if f.Callee != nil && !yield(Call{f.Callee, nil, nil}) || !yield(Call{f.Fn, f, nil}) {
			return false
		}
	}
	return true
}

// Depth returns how many calls a thread is in: those that Calls returns.
func Depth(thread *starlark.Thread) int {
	s := StackOf(thread)
	if s == nil {
		return thread.CallStackDepth()
	}
	return s.CallDepth()
}

// CallDepth is Depth of the stack's thread.
func (s *Stack) CallDepth() int {
	n := s.Thread.CallStackDepth()
	if len(s.entries) == 0 {
		return n
	}
	n += s.Depth
	end := s.Depth
	for _, e := range slices.Backward(s.entries) {
		if end > e.first && s.frames[end-1].Callee != nil {
			n++
		}
		if end = e.first; e.called {
			n--
		}
	}
	return n
}

// HandlerDepth is how deep the thread is in calls and in the bodies of try and with statements: an
// exception that leaves them makes it less.
func (s *Stack) HandlerDepth() int { return s.CallDepth() + s.Regions }

// CallStack returns the calls that a thread is in, the outermost first.
func CallStack(thread *starlark.Thread) starlark.CallStack {
	stack := make(starlark.CallStack, 0, Depth(thread))
	if s := StackOf(thread); s != nil {
		return s.appendCalls(stack, s.Depth)
	}
	return appendEngine(stack, thread, 0, thread.CallStackDepth())
}

// appendCalls adds what Calls returns, in the other order, if the stack is of a depth.
func (s *Stack) appendCalls(stack starlark.CallStack, depth int) starlark.CallStack {
	known := 0 // of the engine's calls
	for i := range s.entries {
		e := &s.entries[i]
		until, end := e.engine, depth
		if e.called {
			until--
		}
		if i+1 < len(s.entries) {
			end = s.entries[i+1].first
		}
		stack = appendEngine(stack, s.Thread, known, until)
		known = e.engine
		for _, f := range s.frames[e.first:end] {
			stack = append(stack, f.call())
			if f.Callee != nil {
				stack = append(stack, calleeFrame(f.Callee))
			}
		}
	}
	return appendEngine(stack, s.Thread, known, s.Thread.CallStackDepth())
}

func (f *Frame) call() starlark.CallFrame {
	return starlark.CallFrame{Name: f.Fn.Code.Name, Pos: f.position()}
}

func calleeFrame(callee starlark.Callable) starlark.CallFrame {
	return starlark.CallFrame{Name: callee.Name(), Pos: builtinPosition}
}

// appendEngine adds the engine's calls between two depths.
func appendEngine(stack starlark.CallStack, thread *starlark.Thread, from, to int) starlark.CallStack {
	for n := thread.CallStackDepth(); from < to; from++ {
		f := thread.DebugFrame(n - 1 - from)
		stack = append(stack, starlark.CallFrame{Name: f.Callable().Name(), Pos: f.Position()})
	}
	return stack
}

// A Place is a place in the code of a function: cheap to make, and dear to read. The zero Place
// is none.
type Place struct {
	Code any // a PlacedCode, or nil
	At   uint64
}

// A PlacedCode is the code of a function that a Place is in. It is immutable.
type PlacedCode interface {
	// Function returns the name of the code's function as tracebacks show it, and where it is
	// defined.
	Function() (name string, pos syntax.Position)
	position(at uint64) syntax.Position
}

// Position returns the position of a place.
func (p Place) Position() syntax.Position {
	if code, ok := p.Code.(PlacedCode); ok {
		return code.position(p.At)
	}
	return syntax.Position{}
}

// Function implements PlacedCode.
func (c *FuncCode) Function() (name string, pos syntax.Position) { return FunctionName(c.Name), c.Pos }

func (c *FuncCode) position(at uint64) syntax.Position {
	return syntax.MakePosition(&c.Unit.name, int32(at>>32), int32(at)) //nolint:gosec // see placeOf
}

func (f *Frame) place() Place {
	return Place{f.Fn.Code, uint64(f.At.Line)<<32 | uint64(uint32(f.At.Col))} //nolint:gosec // both are positive
}

// CodeOfFunction returns the code of a value that is a function of the program's, nil for
// others.
func CodeOfFunction(v starlark.Value) PlacedCode {
	switch f := v.(type) {
	case *Function:
		return f.Code
	case *starlark.Function:
		return functionCode(f)
	}
	return nil
}

// Place returns the innermost place of the program in the stack's thread, or of the library if
// there is none. It is cheap; Position is not.
func (s *Stack) Place() Place {
	if s.Depth > 0 && (len(s.entries) == 0 || s.entries[len(s.entries)-1].engine >= s.Thread.CallStackDepth()-1) {
		if f := s.Top(); !f.Fn.Code.Unit.library {
			return f.place() // nearly always
		}
	}
	return searchPlace(s.Thread)
}

func searchPlace(thread *starlark.Thread) (place Place) {
	for c := range Calls(thread) {
		var at Place
		ours := true
		switch f := c.callable.(type) {
		case *Function:
			at, ours = c.frame.place(), !f.Code.Unit.library
		case *starlark.Function:
			at, ours = enginePlace(f, c.engine), !strings.HasPrefix(f.Position().Filename(), Library)
		default:
			continue
		}
		if ours {
			return at
		}
		if place.Code == nil {
			place = at
		}
	}
	return place
}

// A Failure is an error with the calls in which it happened. The executor makes it where the
// error is noticed first; what comes out of the engine is an *starlark.EvalError.
type Failure struct {
	Err   error
	Stack starlark.CallStack
}

func (e *Failure) Error() string { return e.Err.Error() }

// Unwrap returns the error alone.
func (e *Failure) Unwrap() error { return e.Err }

// Fail notes that the evaluation has failed with an error, in the calls that there are now; callee
// is the builtin that the last one has called, nil if it was none. Most errors are caught soon and
// nobody asks where they were, so the calls are not copied: until there are others, their frames
// tell. See Failure and Trail.
func (s *Stack) Fail(err error, callee starlark.Callable) {
	if e, ok := err.(*starlark.EvalError); ok {
		err = s.located(e)
	}
	s.Err, s.failed, s.callee = err, s.Depth, callee
}

// Failure returns the error of the evaluation that has failed together with the calls in which
// that happened. It is for those outside of the executor's calls.
func (s *Stack) Failure() error {
	switch s.Err.(type) {
	case *Failure, *starlark.EvalError:
		return s.Err
	}
	stack := make(starlark.CallStack, 0, s.CallDepth()+s.failed-s.Depth+1)
	stack = s.appendCalls(stack, s.failed)
	if s.callee != nil {
		stack = append(stack, calleeFrame(s.callee))
	}
	return &Failure{s.Err, stack}
}

// HasTrail reports whether Trail tells where the evaluation has failed. Otherwise Failure has to: the
// error knows itself, or the last function is a part of the one that has called it.
func (s *Stack) HasTrail() bool {
	switch s.Err.(type) {
	case *Failure, *starlark.EvalError:
		return false
	}
	if name := s.Top().Fn.Code.Name; name == "lambda" || strings.HasPrefix(name, "$") {
		return false
	}
	return true
}

// A CallPlace is a call of a function that the executor runs, and the place in it.
type CallPlace struct {
	code *FuncCode
	at   text.Pos
}

// Frame returns the call as it is in a stack of calls.
func (c CallPlace) Frame() starlark.CallFrame {
	return starlark.CallFrame{Name: c.code.Name, Pos: syntax.MakePosition(&c.code.Unit.name, c.at.Line, c.at.Col)}
}

// Trail returns the calls that the error has left, after the last one that there still is: what
// Failure has from there on, without builtins. If there is only one, stack is nil.
func (s *Stack) Trail() (one CallPlace, stack *starlark.CallStack) {
	frames := s.frames[s.Depth-1 : s.failed]
	if f := frames[0]; len(frames) == 1 {
		return CallPlace{f.Fn.Code, f.At}, nil
	}
	room := new(struct {
		calls starlark.CallStack
		few   [2]starlark.CallFrame
	})
	room.calls = room.few[:0]
	if len(frames) > len(room.few) {
		room.calls = make(starlark.CallStack, 0, len(frames))
	}
	for _, f := range frames {
		room.calls = append(room.calls, f.call())
	}
	return CallPlace{}, &room.calls
}

// located returns an error of the engine's with the calls that the stack's thread is in, unless it
// knows better ones.
func (s *Stack) located(e *starlark.EvalError) error {
	if _, ok := errors.AsType[*Failure](e.Unwrap()); ok {
		return e
	}
	// A builtin has called another one, which failed: the engine knows of those.
	stack := CallStack(s.Thread)
	if n := s.Thread.CallStackDepth(); n < len(e.CallStack) {
		stack = append(stack, e.CallStack[n:]...)
	}
	return &Failure{Innermost(e).Err, stack}
}

// Innermost returns the error nearest to where it happened, which has the whole stack, nil if
// there is none: a module is loaded, and a callback called, in the thread of the caller.
func Innermost(err error) (found *Failure) {
	for err != nil {
		switch e := err.(type) {
		case *Failure:
			found, err = e, e.Err
		case *starlark.EvalError:
			cause := e.Unwrap()
			found, err = &Failure{cause, e.CallStack}, cause
			if cause == nil {
				found.Err = errors.New(e.Msg)
			}
		default:
			if several, ok := err.(interface{ Unwrap() []error }); ok {
				for _, one := range several.Unwrap() {
					if f := Innermost(one); f != nil {
						return f
					}
				}
				return found
			}
			err = errors.Unwrap(err)
		}
	}
	return found
}
