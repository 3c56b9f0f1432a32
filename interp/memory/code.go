package memory

import (
	"slices"
	"strings"

	"go.starlark.net/resolve"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/text"
)

// A Code is one compiled source text. It is immutable and holds no values of a
// run, so any number of runs may use it at once.
type Code struct {
	name   string
	source Source
	lines  []string
	main   *FuncCode           // its top level, for the executor
	prog   *starlark.Program   // the same for the reference, which main is nil for
	env    starlark.StringDict // predeclared names, and codeName for this Code
	// mentions lists, for the def or lambda at a position, the globals (by
	// number) that its code, nested functions included, mentions.
	mentions map[text.Pos][]int32
	globals  *Layout // the names of the module's globals, by number
	python2  bool
	library  bool // it is one of the modules that are pyq's own
}

// globalName returns the name of a global variable, for messages.
func (c *Code) globalName(i int) string { return c.globals.names[i] }

// codeName is a predeclared name that no program can write. Its value leads from
// a function, through its module, to its Code.
const codeName = "$code"

// String, Type and so on make a *Code a starlark.Value, so that it can be
// predeclared. No program ever holds one.
func (c *Code) String() string        { return "<code " + c.name + ">" }
func (c *Code) Type() string          { return "code" }
func (c *Code) Freeze()               {}
func (c *Code) Truth() starlark.Bool  { return true }
func (c *Code) Hash() (uint32, error) { return 0, nil }

// Name returns the file name that the code was compiled with.
func (c *Code) Name() string { return c.name }

// A Compiler makes the code of a resolved program's top level that an executor runs.
type Compiler func(c *Code, file *syntax.File) *FuncCode

// NewCode compiles a lowered program, for the reference if compile is nil. python2 says that
// it is Python 2. The error is a resolve.ErrorList, which only a mistake of the front end's can
// cause. file must not be used again.
func NewCode(file *syntax.File, source Source, python2 bool, env starlark.StringDict, compile Compiler) (*Code, error) {
	c := &Code{python2: python2, name: file.Path, library: strings.HasPrefix(file.Path, Library), source: source, lines: strings.Split(source.Text, "\n")}
	// Only the names that the code mentions: a small dictionary is made, and read,
	// faster.
	c.env = starlark.StringDict{codeName: c}
	isPredeclared := func(name string) bool {
		v, ok := env[name]
		if ok {
			c.env[name] = v
		}
		return ok
	}
	var err error
	if compile == nil {
		c.prog, err = starlark.FileProgram(file, isPredeclared)
	} else {
		err = resolve.File(file, isPredeclared, starlark.Universe.Has)
	}
	if err != nil {
		return nil, err
	}
	c.mentions = findMentions(file)
	globals := file.Module.(*resolve.Module).Globals
	names := make([]string, len(globals))
	for i, b := range globals {
		names[i] = strings.TrimPrefix(b.First.Name, "@") // a cell's
	}
	c.globals = NewLayout(names)
	if compile != nil {
		c.main = compile(c, file)
	}
	return c, nil
}

// Predeclared returns the value of a predeclared name that the code mentions.
func (c *Code) Predeclared(name string) starlark.Value { return c.env[name] }

// ValueName is the global that holds the value of code that was made of an expression.
const ValueName = "$value"

// init runs the code's top level in the thread and returns its variables.
func (c *Code) init(thread *starlark.Thread) (starlark.StringDict, error) {
	if c.main == nil {
		return c.prog.Init(thread, c.env)
	}
	g := NewGlobals(c)
	_, err := starlark.Call(thread, &Function{Code: c.main, Globals: g}, nil, nil)
	vars := make(starlark.StringDict, len(g.Vars))
	for i, name := range c.globals.names {
		if v := g.get(i); v != nil {
			vars[name] = v
		}
	}
	return vars, err
}

// Python2 reports whether the code is written in Python 2.
func (c *Code) Python2() bool { return c.python2 }

// Line returns a source line without its newline, counting from 1.
func (c *Code) Line(n int) (string, bool) {
	if n < 1 || n > len(c.lines) {
		return "", false
	}
	return strings.TrimSuffix(c.lines[n-1], "\r"), true
}

// mentionFinder collects the globals that each function mentions.
type mentionFinder struct {
	result map[text.Pos][]int32
	open   []map[int]bool // of the functions around the present node
}

// findMentions reads the resolver's data off a compiled tree.
func findMentions(file *syntax.File) map[text.Pos][]int32 {
	f := &mentionFinder{result: map[text.Pos][]int32{}}
	for _, s := range file.Stmts {
		f.walk(s)
	}
	return f.result
}

func (f *mentionFinder) walk(n syntax.Node) {
	syntax.Walk(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.DefStmt:
			f.use(n.Name)
			f.function(n.Def, n.Params, n.Body)
			return false
		case *syntax.LambdaExpr:
			f.function(n.Lambda, n.Params, []syntax.Stmt{&syntax.ReturnStmt{Result: n.Body}})
			return false
		case *syntax.Ident:
			f.use(n)
		}
		return true
	})
}

func (f *mentionFinder) use(id *syntax.Ident) {
	if b, ok := id.Binding.(*resolve.Binding); ok && b.Scope == resolve.Global {
		for _, set := range f.open {
			set[b.Index] = true
		}
	}
}

func (f *mentionFinder) function(pos syntax.Position, params []syntax.Expr, body []syntax.Stmt) {
	for _, p := range params { // defaults belong to the function around
		if b, ok := p.(*syntax.BinaryExpr); ok {
			f.walk(b.Y)
		}
	}
	set := map[int]bool{}
	f.open = append(f.open, set)
	for _, s := range body {
		f.walk(s)
	}
	f.open = f.open[:len(f.open)-1]
	if len(set) == 0 {
		return
	}
	list := make([]int32, 0, len(set))
	for i := range set {
		list = append(list, int32(i))
	}
	slices.Sort(list) // copies are made in the same order in every run
	// A function that the front end made has the position of the one around it.
	at := text.At(pos.Line, pos.Col)
	if before := f.result[at]; before != nil {
		list = append(list, before...)
		slices.Sort(list)
		list = slices.Compact(list)
	}
	f.result[at] = list
}
