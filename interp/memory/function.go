package memory

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/text"
)

// A Func is a function of a program as a value: a *Function, which the executor runs, or a
// *starlark.Function, which the reference does.
type Func interface {
	starlark.Callable
	Position() syntax.Position
	Doc() string
	NumParams() int
	NumKwonlyParams() int
	Param(i int) (string, syntax.Position)
	ParamDefault(i int) starlark.Value
	HasVarargs() bool
	HasKwargs() bool
}

// A Function is a function of a program that the executor runs: its code, bound to a module,
// to the values of its defaults and to the variables around that it mentions. It belongs to
// one process.
type Function struct {
	Code    *FuncCode
	Globals *Globals
	// Defaults are the values of the last parameters of those that may have one (see
	// FuncCode.Params); what has none, among those that are only given by name, is nil.
	Defaults []starlark.Value
	Free     []*Cell
	own      Traveler // see SetOwn
}

var (
	_ Func = (*Function)(nil)
	_ Func = (*starlark.Function)(nil)
)

// A FuncCode is what all functions of one def or lambda, or the top level of a module, have in
// common. It is immutable but for what its Body compiles when it is first called.
type FuncCode struct {
	Name    string
	Pos     syntax.Position // of the def or lambda
	Doc     string
	Unit    *Code
	Params  []Param // those by position, those by name only, *args, **kwargs
	KwOnly  int     // how many are given by name only
	Varargs bool
	Kwargs  bool
	Locals  []starlark.Binding // the variables in a frame, by slot; what the program does not name has no name
	Free    []string           // the names of the variables around
	Body    Body
}

// A Param is a parameter.
type Param struct {
	Name string
	Pos  syntax.Position
}

// A Body runs the code of a function. It is the executor's.
type Body interface {
	Call(thread *starlark.Thread, f *Function, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
	// CallFew is Call with the first n of three arguments. The engine does not know of the call.
	CallFew(thread *starlark.Thread, f *Function, n int, x, y, z starlark.Value) (starlark.Value, error)
}

// Globals are the variables of a module, or of one process's copy of it, for the executor.
type Globals struct {
	Unit *Code
	Vars []Val
}

// NewGlobals returns the variables of a module, without values.
func NewGlobals(unit *Code) *Globals {
	g := &Globals{Unit: unit, Vars: make([]Val, len(unit.globals.names))}
	for i := range g.Vars {
		g.Vars[i] = Unbound()
	}
	return g
}

// Room returns the variables with others behind them, n in all, for the top level's frame. It must be
// called before a function of the module is.
func (g *Globals) Room(n int) []Val {
	if cap(g.Vars) < n {
		vars := make([]Val, n)
		copy(vars, g.Vars)
		g.Vars = vars[:len(g.Vars)]
	}
	return g.Vars[:n]
}

// NumPositional returns how many parameters may be given by position.
func (c *FuncCode) NumPositional() int { return c.NumNamed() - c.KwOnly }

// NumNamed returns how many parameters have names that calls may use: all but *args and
// **kwargs.
func (c *FuncCode) NumNamed() int {
	n := len(c.Params)
	if c.Varargs {
		n--
	}
	if c.Kwargs {
		n--
	}
	return n
}

// Name returns the function's name as the front end made it, see FunctionName.
func (f *Function) Name() string          { return f.Code.Name }
func (f *Function) String() string        { return fmt.Sprintf("<function %s>", f.Code.Name) }
func (f *Function) Type() string          { return "function" }
func (f *Function) Freeze()               {}
func (f *Function) Truth() starlark.Bool  { return true }
func (f *Function) Hash() (uint32, error) { return starlark.String(f.Code.Name).Hash() }

// Doc returns the docstring, "" if there is none.
func (f *Function) Doc() string { return f.Code.Doc }

// Position returns the place of the def or lambda.
func (f *Function) Position() syntax.Position { return f.Code.Pos }

// NumParams returns the number of parameters, *args and **kwargs among them.
func (f *Function) NumParams() int { return len(f.Code.Params) }

// NumKwonlyParams returns how many are given by name only.
func (f *Function) NumKwonlyParams() int { return f.Code.KwOnly }

// HasVarargs reports whether there is *args.
func (f *Function) HasVarargs() bool { return f.Code.Varargs }

// HasKwargs reports whether there is **kwargs.
func (f *Function) HasKwargs() bool { return f.Code.Kwargs }

// Param returns the name and the place of a parameter.
func (f *Function) Param(i int) (string, syntax.Position) {
	return f.Code.Params[i].Name, f.Code.Params[i].Pos
}

// ParamDefault returns a parameter's default value, nil if it has none.
func (f *Function) ParamDefault(i int) starlark.Value {
	named := f.Code.NumNamed()
	if i -= named - len(f.Defaults); i < 0 || i >= len(f.Defaults) {
		return nil
	}
	return f.Defaults[i]
}

// CallInternal calls the function.
func (f *Function) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return f.Code.Body.Call(thread, f, args, kwargs)
}

// CallFew calls f, a function of the program's, with the first n of three arguments, as builtins
// do: it costs less than the engine's call.
func (f *Function) CallFew(thread *starlark.Thread, n int, x, y, z starlark.Value) (starlark.Value, error) {
	return f.Code.Body.CallFew(thread, f, n, x, y, z)
}

// Own returns what SetOwn attached to a function, nil if nothing was.
func Own(f Func) starlark.Value {
	if f, ok := f.(*Function); ok {
		if f.own == nil {
			return nil
		}
		return f.own
	}
	return engineOwn(f.(*starlark.Function))
}

// SetOwn attaches v to a function: the attributes that the program gives it. They are copied
// with it.
func SetOwn(f Func, v Traveler) {
	if f, ok := f.(*Function); ok {
		f.own = v
		return
	}
	setEngineOwn(f.(*starlark.Function), v)
}

// variablesOf returns the variables of the module that a function is bound to.
func variablesOf(f Func) variables {
	if f, ok := f.(*Function); ok {
		return f.Globals
	}
	return engineModule{f.(*starlark.Function).Module()}
}

// variables are those of a module: for the executor *Globals, for the reference an engineModule.
// Equal ones are the same module's.
type variables interface {
	unit() *Code
	size() int
	get(i int) starlark.Value // nil for none
	set(i int, v starlark.Value)
	// empty returns variables of the same module without values, for another process.
	empty() variables
}

func (g *Globals) unit() *Code                 { return g.Unit }
func (g *Globals) size() int                   { return len(g.Vars) }
func (g *Globals) get(i int) starlark.Value    { return g.Vars[i].Box() }
func (g *Globals) set(i int, v starlark.Value) { g.Vars[i] = Unbox(v) }
func (g *Globals) empty() variables            { return NewGlobals(g.Unit) }

type modulePair struct{ from, to variables }

// copyFunction binds a function's code to a module of its own, with copies of
// its default values, of the variables it closes over, and of the globals it
// mentions.
func (c *Copier) copyFunction(f *Function) (starlark.Value, error) {
	if to, ok := c.memo.get(f); ok {
		return to, nil
	}
	g := &Function{Code: f.Code, Defaults: f.Defaults}
	c.Note(f, g)
	module := c.module(f.Globals)
	g.Globals = module.(*Globals)
	if !allAtoms(f.Defaults) {
		g.Defaults = make([]starlark.Value, len(f.Defaults))
		if err := c.copyValues(g.Defaults, f.Defaults); err != nil {
			return nil, InPath(err, "."+f.Name())
		}
	}
	if err := c.copyFree(f, g); err != nil {
		return nil, InPath(err, "."+f.Name())
	}
	if err := c.copyGlobals(f, module); err != nil {
		return nil, err
	}
	return g, nil
}

func (c *Copier) copyValues(to, from []starlark.Value) error {
	for i, v := range from {
		if v == nil {
			continue
		}
		v, err := c.Copy(v)
		if err != nil {
			return err
		}
		to[i] = v
	}
	return nil
}

// copyFree gives g variables of its own; functions that share one go on sharing its copy.
func (c *Copier) copyFree(f, g *Function) error {
	if f.own != nil {
		own, err := c.Copy(f.own)
		if err != nil {
			return err
		}
		g.own = own.(Traveler)
	}
	if len(f.Free) == 0 {
		return nil
	}
	g.Free = make([]*Cell, len(f.Free))
	for i, cell := range f.Free {
		to, err := cell.Travel(c)
		if err != nil {
			return InPath(err, "."+f.Code.Free[i])
		}
		g.Free[i] = to.(*Cell)
	}
	return nil
}

// module returns the copy of a module, empty at first.
func (c *Copier) module(m variables) variables {
	for _, p := range c.modules {
		if p.from == m {
			return p.to
		}
	}
	if c.adopt {
		if to := c.receiver.image(m); to != nil {
			c.modules = append(c.modules, modulePair{m, to})
			return to
		}
	}
	to := m.empty()
	c.modules = append(c.modules, modulePair{m, to})
	if c.adopt {
		c.receiver.images = append(c.receiver.images, modulePair{m, to})
	}
	return to
}

// copyGlobals copies the globals that f mentions, and were not copied yet, from
// f's module to its copy.
func (c *Copier) copyGlobals(f Func, to variables) error {
	from := variablesOf(f)
	if from.size() == 0 {
		return nil
	}
	code := from.unit()
	if code == nil { // a function of the host's: what it mentions is not known
		for i := range from.size() {
			c.copyGlobal(from, to, i, "")
		}
		return nil
	}
	if i, ok := code.globals.Index(SelfName); ok { // it has its module's dict, and so everything
		c.copyGlobal(from, to, i, SelfName)
	}
	pos := f.Position()
	for _, i := range code.mentions[text.At(pos.Line, pos.Col)] {
		c.copyGlobal(from, to, int(i), code.globalName(int(i)))
	}
	return nil
}

// A slot is a global variable of a module's copy.
type slot struct {
	of variables
	i  int
}

// copyGlobal copies a global. If its value cannot travel, a placeholder takes its
// place, and all that was copied on the way is forgotten: it may be unfinished, and
// another global may share a part of it.
func (c *Copier) copyGlobal(from, dest variables, i int, name string) {
	value := from.get(i)
	if value == nil || dest.get(i) != nil {
		return
	}
	values, modules, slots := c.memo.size(), len(c.modules), len(c.slots)
	v, err := c.Copy(value)
	if err != nil {
		c.memo.forget(values)
		clear(c.modules[modules:])
		c.modules = c.modules[:modules]
		for _, s := range c.slots[slots:] {
			s.of.set(s.i, nil)
		}
		c.slots = c.slots[:slots]
		v = Untraveled(name, value, err)
	}
	if err == nil {
		c.Watch(name, value, v)
	}
	dest.set(i, v)
	c.slots = append(c.slots, slot{dest, i})
}
