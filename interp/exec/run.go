package exec

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/text"
)

type (
	val   = memory.Val
	frame = memory.Frame
	stack = memory.Stack
)

// Closures that the compiler makes. An expr that fails returns failed, with the error in the
// stack.
type (
	expr func(fr *frame) val
	cond func(fr *frame) truth
	stmt func(fr *frame) flow
)

// A truth is what a condition comes to.
type truth int

const (
	no     truth = 0
	yes    truth = 1
	broken truth = -1 // it has failed
)

// A flow says how a statement has ended.
type flow int

const (
	next flow = iota
	breaks
	continues
	returns // the value is in the frame
	fails   // the error is in the stack
	yields  // the value is in the frame; the generator is left
)

var failed = val{V: memory.FailedTag{}}

var noneVal = val{V: starlark.None}

func isFailed(v val) bool {
	_, ok := v.V.(memory.FailedTag)
	return ok
}

func boolVal(b bool) val { return val{V: starlark.Bool(b)} }

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// box is v.Box for a value that is neither unbound nor failed.
func box(v val) starlark.Value {
	if v.V == nil {
		return starlark.MakeInt64(v.N)
	}
	if _, ok := v.V.(memory.FloatTag); ok {
		return starlark.Float(v.Float())
	}
	return v.V
}

func unbox(v starlark.Value) val {
	switch v := v.(type) {
	case starlark.Int:
		if n, ok := v.Int64(); ok {
			return val{N: n}
		}
	case starlark.Float:
		return memory.Float(float64(v))
	}
	return val{V: v}
}

func at(p syntax.Position) text.Pos { return text.Pos{Line: p.Line, Col: p.Col} }

// fail notes an error that has happened at a position.
func fail(fr *frame, p text.Pos, err error) val {
	fr.At = p
	fr.Stack.Fail(err, fr.Callee)
	fr.Callee = nil
	return failed
}

// result is what a helper has returned, as a value of the executor's.
func result(fr *frame, p text.Pos, v starlark.Value, err error) val {
	if err != nil {
		return fail(fr, p, err)
	}
	if fr.Stack.IsCancelled() {
		return stopped(fr, p)
	}
	return unbox(v)
}

// stopped is a step of a thread that was cancelled, or was thrown an exception.
func stopped(fr *frame, p text.Pos) val {
	if err := proc.Look(fr.Stack); err != nil {
		return fail(fr, p, err)
	}
	return noneVal
}

// look looks whether there is something else to do, after enough steps.
func look(fr *frame) bool {
	if err := proc.Look(fr.Stack); err != nil {
		fail(fr, fr.At, err)
		return false
	}
	return true
}

// A code is the compiled code of a function.
type code struct {
	memory.FuncCode
	scope  *scope
	once   once
	slots  int // of a frame, on the stack
	module int // of the frame of the top level, which begins with the variables of the module
	params int
	plain  bool // there are only parameters by position, none of which is captured
	body   expr
	steps  stmt // of a generator, instead of body
	// delegate is the slot of what a generator's yield from goes over, negative for none.
	delegate int
	handles  bool  // it has statements that handle exceptions
	cells    []int // the slots of captured variables
}

// enter makes a frame for a call of a function, nil if there can be none.
func (c *code) enter(s *stack, f *memory.Function) *frame {
	if s.Depth >= s.Limit {
		s.Fail(raise.TooDeep(), nil)
		return nil
	}
	if s.Steps--; s.Steps < 0 {
		if err := proc.Look(s); err != nil {
			s.Fail(err, nil)
			return nil
		}
	}
	if !c.once.ready.Load() {
		c.once.do(c.compile)
	}
	fr := s.Push(c.slots)
	fr.Fn = f
	fr.Globals = f.Globals.Vars
	fr.Callee = nil
	fr.At = text.Pos{Line: c.Pos.Line, Col: c.Pos.Col}
	return fr
}

// begin gives the variables beyond the parameters no value, and makes cells.
func (c *code) begin(fr *frame) {
	unbound := memory.Unbound()
	vars := fr.Vars
	for i := c.params; i < len(vars); i++ {
		vars[i] = unbound
	}
	for _, i := range c.cells {
		vars[i] = val{V: memory.NewVariable(c.Locals[i].Name, vars[i])}
	}
}

// Call implements memory.Body: it is how the engine and the host call a function.
func (c *code) Call(thread *starlark.Thread, f *memory.Function, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	s := memory.StackOf(thread)
	if s == nil {
		s = new(stack)
		memory.NewStack(s, thread)
		s.Limit = hostLimit
	}
	s.Enter(true)
	defer s.Exit()
	fr := c.enter(s, f)
	if fr == nil {
		return nil, s.Failure()
	}
	depth := s.Depth
	defer c.leave(s, depth)
	if c.module > 0 {
		fr.Vars = f.Globals.Room(c.module)
		fr.Globals = f.Globals.Vars
	}
	if err := c.bindBoxed(fr, args, kwargs); err != nil {
		s.Fail(err, nil)
		return nil, s.Failure()
	}
	return c.runBoxed(fr)
}

// CallFew implements memory.Body: it is how builtins call a function.
func (c *code) CallFew(thread *starlark.Thread, f *memory.Function, n int, x, y, z starlark.Value) (starlark.Value, error) {
	s := memory.StackOf(thread)
	if s == nil { // a thread of the host's
		return starlark.Call(thread, f, starlark.Tuple{x, y, z}[:n], nil)
	}
	s.Enter(false)
	defer s.Exit()
	fr := c.enter(s, f)
	if fr == nil {
		return nil, s.Failure()
	}
	depth := s.Depth
	defer c.leave(s, depth)
	if c.plain && n == c.params {
		args := [3]starlark.Value{x, y, z}
		for i := range n {
			fr.Vars[i] = unbox(args[i])
		}
	} else if err := c.bindBoxed(fr, starlark.Tuple{x, y, z}[:n], nil); err != nil {
		s.Fail(err, nil)
		return nil, s.Failure()
	}
	return c.runBoxed(fr)
}

// leave removes the frame at a depth, which Call or CallFew has made, and those that a panic of
// a builtin has left.
func (c *code) leave(s *stack, depth int) {
	if s.Depth != depth {
		s.Unwind(depth)
	}
	s.Pop(c.slots)
}

func (c *code) runBoxed(fr *frame) (starlark.Value, error) {
	c.begin(fr)
	if v := c.body(fr); !isFailed(v) {
		return box(v), nil
	}
	return nil, fr.Stack.Failure()
}

// hostLimit is how deep a thread may go that belongs to no process.
const hostLimit = 1000
