package python

import (
	"maps"
	"slices"
	"strings"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// A lowerer turns the tree of a Python program into Starlark's.
type lowerer struct {
	opts   *Options
	source *source
	module *ast.Module
	scopes map[ast.Node]*scope
	stars  map[*ast.ImportFrom][]string // the names that star imports bind
	loads  map[*ast.Call]bool           // the load statements
	errs   []*Error
	notes  []Note
	marks  map[text.Pos]text.Mark
	uses   []text.Use // of variables, as they were lowered
	// changes are the places of names whose values are only changed.
	changes map[text.Pos]bool
	// arguments has the arguments by name of calls.
	arguments map[text.Pos][]text.Argument
	assigned  map[text.Pos]string // see nameCalls
	// free are the names, in an input of a session, that it does not bind.
	free map[string]bool
	// inlined has the calls that take all elements of a generator expression.
	inlined map[ast.Node]text.Span
	// wide says that the text has string literals beyond ASCII, so that its
	// indices go through a helper that counts characters.
	wide bool
	// formats says that the text has string literals that look like the left operand of
	// % and are not: they are kept in variables, so any % may be one of formatting.
	formats bool
	// inPlaceMethods are the operators for which a class of the file has a method
	// such as __iadd__.
	inPlaceMethods map[ast.Op]bool
	// inPlaceObjects says that the file may have objects of pyq's that have one for
	// lists: += and *= with anything but a number may be theirs.
	inPlaceObjects bool
	// comparisons says that the file has a class whose instances compare with
	// values of other types, which Starlark does not ask them about.
	comparisons bool
	// equalities says that the file has dicts and tuples that are objects, which equal
	// plain ones: collections.Counter.
	equalities bool
	// complexes says that the file has complex numbers, which Starlark finds unequal
	// to the same integer or float.
	complexes bool

	// The state at the present place of the text.
	scope  *scope
	out    []syntax.Stmt
	frames []*frame
	temps  int // temporary variables in use
	// captures are the names of the present case clause's pattern.
	captures []capture
	// alternatives counts the or-patterns around.
	alternatives int
	comps        int // comprehensions around, in this function
	// looks counts the names that valuesOf has looked at, while looking.
	looks   int
	looking bool
	loop    int // loops around, in this function
}

// A frame is a construct that return, break or continue has to leave.
type frame struct {
	kind frameKind
	// flag is the variable that says whether a loop's else clause runs, "" if
	// there is none.
	flag string
	// name is that of an except clause's exception, which ends with the clause.
	name string
	// What leaves a region, for what follows its call to act on.
	returns, breaks, continues bool
}

type frameKind uint8

const (
	loopFrame    frameKind = iota
	regionFrame            // a nested function that stands for the body of a try or with
	handlerFrame           // an except clause
)

func (l *lowerer) emit(s ...syntax.Stmt) { l.out = append(l.out, s...) }

// collect returns the statements that f emits.
func (l *lowerer) collect(f func()) []syntax.Stmt {
	outer := l.out
	l.out = nil
	f()
	inner := l.out
	l.out = outer
	return inner
}

// temp returns the name of a temporary variable. It is free again when the statement
// that asked for it is done, see stmt.
func (l *lowerer) temp() string {
	l.temps++
	return tempName(l.temps)
}

func tempName(n int) string {
	const digits = "0123456789"
	if n < 10 {
		return "$" + digits[n:n+1]
	}
	return tempName(n/10) + digits[n%10:n%10+1]
}

// inScope lowers what f walks in the scope of a node, with frames of its own.
func (l *lowerer) inScope(n ast.Node, f func()) {
	scope, frames, temps, loop, comps := l.scope, l.frames, l.temps, l.loop, l.comps
	l.scope, l.frames, l.temps, l.loop, l.comps = l.scopes[n], nil, 0, 0, 0
	f()
	l.scope, l.frames, l.temps, l.loop, l.comps = scope, frames, temps, loop, comps
}

// refuse notes that the program uses what pyq does not have.
func (l *lowerer) refuse(n ast.Node, msg string) {
	r := n.Range()
	l.errs = append(l.errs, &Error{Span: r, Kind: "SyntaxError", Msg: msg})
}

// file lowers the module.
func (l *lowerer) file() *syntax.File {
	l.scope = l.scopes[l.module]
	start := text.Pos{Line: 1, Col: 1}
	body := l.module.Body
	if doc, ok := docstring(body); ok && !l.opts.Fragment && !l.opts.Session {
		l.emit(l.assign(start, l.ident(start, "__doc__"), l.text(start, doc)))
		body = body[1:]
	}
	l.stmts(body)
	before := l.collect(func() { l.prelude(start) })
	return &syntax.File{Path: l.opts.File, Options: Dialect, Stmts: append(before, l.out...)}
}

// prelude makes the module's variables, when all that the text mentions is known.
func (l *lowerer) prelude(p text.Pos) {
	if l.opts.Fragment {
		l.emit(l.assign(p, l.ident(p, namespaceName), l.call(p, helperNamespace)))
		return
	}
	l.emit(l.do(l.call(p, helperModule, l.text(p, l.opts.Module))))
	if l.opts.Session {
		l.sessionCells(p)
		return
	}
	l.declareGlobals(p)
}

// sessionCells fetches the variables of the session that the text mentions.
func (l *lowerer) sessionCells(p text.Pos) {
	for _, y := range sortedSymbols(l.scope) {
		if y.bound {
			l.free[y.name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.free)) {
		args := []syntax.Expr{l.text(p, name)}
		if l.opts.Predeclared != nil && (l.opts.Predeclared(name) || l.predeclared(name)) {
			args = append(args, l.call(p, helperBuiltin, l.text(p, l.predeclaredName(name))))
		}
		l.emit(l.assign(p, l.ident(p, CellPrefix+name), l.call(p, helperSessionCell, args...)))
	}
}

// declareGlobals makes the module's cells, and gives the names that shadow predeclared
// ones their predeclared value, which they have until they are assigned.
func (l *lowerer) declareGlobals(p text.Pos) {
	// Starlark wants a variable of the top level assigned above the lines that use
	// it, though not before they run.
	var names []syntax.Expr
	for _, y := range sortedSymbols(l.scope) {
		if y.bound {
			names = append(names, l.ident(p, y.variable()))
		}
	}
	if len(names) > 0 {
		l.emit(l.ifThen(p, l.ident(p, "False"), []syntax.Stmt{l.assign(p, l.tuple(p, names...), l.none(p))}, nil))
	}
	for _, y := range sortedSymbols(l.scope) {
		shadows := y.bound && l.predeclared(y.name)
		switch {
		case y.boxed && shadows:
			l.emit(l.assign(p, l.ident(p, y.variable()), l.call(p, helperGlobalCell, l.text(p, y.name),
				l.call(p, helperBuiltin, l.text(p, l.predeclaredName(y.name))))))
		case y.boxed:
			l.emit(l.assign(p, l.ident(p, y.variable()), l.call(p, helperGlobalCell, l.text(p, y.name))))
		case shadows:
			l.emit(l.assign(p, l.ident(p, y.name), l.call(p, helperBuiltin, l.text(p, l.predeclaredName(y.name)))))
		}
	}
}

func sortedSymbols(s *scope) []*symbol {
	list := make([]*symbol, 0, len(s.symbols))
	for _, y := range s.symbols {
		list = append(list, y)
	}
	slices.SortFunc(list, func(a, b *symbol) int { return strings.Compare(a.name, b.name) })
	return list
}

// docstring returns the text of a body's docstring.
func docstring(body []ast.Stmt) (string, bool) {
	if len(body) == 0 {
		return "", false
	}
	s, ok := body[0].(*ast.ExprStmt)
	if !ok {
		return "", false
	}
	c, ok := s.Value.(*ast.Constant)
	if !ok {
		return "", false
	}
	doc, ok := c.Value.(string)
	return doc, ok
}

// stmts lowers a block.
func (l *lowerer) stmts(list []ast.Stmt) {
	for _, s := range list {
		temps := l.temps
		l.stmt(s)
		l.temps = temps
	}
}

// blockOf returns the lowered statements of a block.
func (l *lowerer) blockOf(list []ast.Stmt) []syntax.Stmt {
	return l.collect(func() { l.stmts(list) })
}
