package proc

import (
	"slices"
	"strings"

	"go.starlark.net/resolve"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// dialect is Starlark with everything that brings it nearer to Python.
var dialect = &syntax.FileOptions{
	Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true,
}

// A Code is one compiled source text. It is immutable and holds no values of a
// run, so any number of runs may use it at once.
type Code struct {
	name  string
	lines []string
	prog  *starlark.Program
	env   starlark.StringDict // predeclared names, and codeName for this Code
	// mentions lists, for the def or lambda at a position, the globals (by
	// number) that its code, nested functions included, mentions.
	mentions map[place][]int32
	shape    shape
	globals  []string // the names of the module's globals, by number
}

// globalName returns the name of a global variable, for messages.
func (c *Code) globalName(i int) string { return c.globals[i] }

type place struct{ line, col int32 }

// codeName is a predeclared name that no program can write. Its value leads from
// a function, through its module, to its Code.
const codeName = "$code"

// mainModule is the module name under which an expression's code loads what the
// program defined. The names that it loads follow, after spaces.
const mainModule = "$main"

// String, Type and so on make a *Code a starlark.Value, so that it can be
// predeclared. No program ever holds one.
func (c *Code) String() string        { return "<code " + c.name + ">" }
func (c *Code) Type() string          { return "code" }
func (c *Code) Freeze()               {}
func (c *Code) Truth() starlark.Bool  { return true }
func (c *Code) Hash() (uint32, error) { return 0, nil }

// Name returns the file name that the code was compiled with.
func (c *Code) Name() string { return c.name }

// Compile compiles the text of a program or module. The error is a syntax.Error
// or a resolve.ErrorList.
func Compile(name, text string, env starlark.StringDict) (*Code, error) {
	if err := checkNesting(name, text); err != nil {
		return nil, err
	}
	file, err := dialect.Parse(name, text, 0)
	if err != nil {
		return nil, err
	}
	return compile(file, text, env)
}

// CompileExpr compiles an expression that is evaluated with the names that main
// defines at its top level. Its value is the global $value.
func CompileExpr(name, text string, main *Code, env starlark.StringDict) (*Code, error) {
	if err := checkNesting(name, text); err != nil {
		return nil, err
	}
	expr, err := dialect.ParseExpr(name, text, 0)
	if err != nil {
		return nil, err
	}
	start := syntax.Start(expr)
	ident := func(name string) *syntax.Ident { return &syntax.Ident{NamePos: start, Name: name} }
	file := &syntax.File{Path: name, Options: dialect}
	// The names come by load, so that they are variables of this module, which
	// closures capture and forks copy, and not predeclared, which all share.
	load := &syntax.LoadStmt{Load: start, Rparen: start,
		Module: &syntax.Literal{Token: syntax.STRING, TokenPos: start, Value: mainModule}}
	seen := map[string]bool{}
	syntax.Walk(expr, func(n syntax.Node) bool {
		if id, ok := n.(*syntax.Ident); ok && !seen[id.Name] && main.shape.globals[id.Name] {
			seen[id.Name] = true
			load.Module.Value = load.Module.Value.(string) + " " + id.Name
			load.From = append(load.From, ident("$"+id.Name))
			load.To = append(load.To, ident(id.Name))
		}
		return true
	})
	if len(load.From) > 0 {
		file.Stmts = append(file.Stmts, load)
	}
	file.Stmts = append(file.Stmts, &syntax.AssignStmt{
		OpPos: start, Op: syntax.EQ, LHS: ident(ValueName), RHS: expr})
	return compile(file, text, env)
}

// ValueName is the global that holds the value of code made by CompileExpr.
const ValueName = "$value"

func compile(file *syntax.File, text string, env starlark.StringDict) (*Code, error) {
	c := &Code{name: file.Path, lines: strings.Split(text, "\n")}
	c.env = make(starlark.StringDict, len(env)+1)
	for name, v := range env {
		c.env[name] = v
	}
	c.env[codeName] = c
	prog, err := starlark.FileProgram(file, c.env.Has)
	if err != nil {
		return nil, err
	}
	c.prog = prog
	c.mentions = findMentions(file)
	c.shape = findShape(file)
	for _, b := range file.Module.(*resolve.Module).Globals {
		c.globals = append(c.globals, b.First.Name)
	}
	return c, nil
}

// init runs the code's top level in the thread and returns its globals.
func (c *Code) init(thread *starlark.Thread) (starlark.StringDict, error) {
	return c.prog.Init(thread, c.env)
}

// line returns a source line without its newline, counting from 1.
func (c *Code) line(n int) (string, bool) {
	if n < 1 || n > len(c.lines) {
		return "", false
	}
	return strings.TrimSuffix(c.lines[n-1], "\r"), true
}

// codeOf returns the code that a module was made from, nil if it is not ours.
func codeOf(m *starlark.Module) *Code {
	c, _ := m.Predeclared()[codeName].(*Code)
	return c
}

// mentionFinder collects the globals that each function mentions.
type mentionFinder struct {
	result map[place][]int32
	open   []map[int]bool // of the functions around the present node
}

// findMentions reads the resolver's data off a compiled tree.
func findMentions(file *syntax.File) map[place][]int32 {
	f := &mentionFinder{result: map[place][]int32{}}
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
	f.result[place{pos.Line, pos.Col}] = list
}

// A shape is what can be said of a program without running it.
type shape struct {
	globals map[string]bool
	// idle: the top level defines functions and does nothing else.
	idle bool
	// starts are the functions that can be called without arguments and that
	// no other function mentions; any is the last function defined.
	starts []string
	any    string
}

func findShape(file *syntax.File) shape {
	s := shape{globals: map[string]bool{}, idle: true}
	for _, b := range file.Module.(*resolve.Module).Globals {
		s.globals[b.First.Name] = true
	}
	mentioned := map[string]bool{}
	var defs []*syntax.DefStmt
	for _, stmt := range file.Stmts {
		switch stmt := stmt.(type) {
		case *syntax.DefStmt:
			defs = append(defs, stmt)
			for _, inner := range stmt.Body {
				syntax.Walk(inner, func(n syntax.Node) bool {
					if id, ok := n.(*syntax.Ident); ok && id.Name != stmt.Name.Name {
						mentioned[id.Name] = true
					}
					return true
				})
			}
		case *syntax.LoadStmt:
		case *syntax.BranchStmt: // pass
		case *syntax.AssignStmt:
			s.idle = s.idle && !calls(stmt.RHS)
		case *syntax.ExprStmt:
			_, literal := stmt.X.(*syntax.Literal) // a docstring
			s.idle = s.idle && literal
		default:
			s.idle = false
		}
	}
	s.idle = s.idle && len(defs) > 0
	for _, d := range defs {
		s.any = d.Name.Name
		if !mentioned[d.Name.Name] && callableWithoutArguments(d.Params) {
			s.starts = append(s.starts, d.Name.Name)
		}
	}
	return s
}

// calls reports whether evaluating e calls something.
func calls(e syntax.Expr) bool {
	found := false
	syntax.Walk(e, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.LambdaExpr:
			return false
		case *syntax.CallExpr:
			found = true
		}
		return true
	})
	return found
}

func callableWithoutArguments(params []syntax.Expr) bool {
	for _, p := range params {
		if _, required := p.(*syntax.Ident); required {
			return false
		}
	}
	return true
}

// Idle reports whether running the code defines functions and does nothing else,
// and if so which call would start the program: "sendName()", or "f(...)" if
// every function wants arguments.
func (c *Code) Idle() (call string, idle bool) {
	switch {
	case !c.shape.idle:
		return "", false
	case len(c.shape.starts) > 0:
		return c.shape.starts[len(c.shape.starts)-1] + "()", true
	}
	return c.shape.any + "(...)", true
}
