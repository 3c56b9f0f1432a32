// Package lower, internal to pyq, turns the tree of a Python program into Starlark's.
//
// The lowered program means what the Python program does, whatever its values turn out to be:
// each operation on values becomes a call of a helper that has Python's meaning, and whose
// name no program can write ("$binary"). The table Helpers lists them, and package builtins
// implements exactly that table. What is left to Starlark is what means the same for all
// values: constants, displays, variables, calls of functions, and the flow of control.
//
// The lowering is made of layers, each of which knows those above it in this list:
//
//   - nodes makes nodes of Starlark's tree; output collects them, with marks, which say what
//     they stand for in the text, and remarks, which are what is told of it.
//   - names says what the names of the program are in Starlark's tree; cells, which of them
//     live in cells.
//   - guesses says what an expression looks like it is, for notes on Python 2.
//   - exprs lowers expressions, with operations, calls and comprehensions.
//   - targets lowers the targets of assignments.
//   - lowerer lowers statements; matcher, the patterns of match.
//
// The bodies of try and with become functions, for Starlark has no exceptions: see try.go.
package lower

import (
	"maps"
	"slices"
	"strings"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// Dialect is Starlark with everything that brings it nearer to Python.
var Dialect = &syntax.FileOptions{
	Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true, LoadBindsGlobally: true,
}

// Options say what a text is to be lowered for.
type Options struct {
	// File is the name that positions show.
	File string
	// Name is the module's __name__.
	Name string
	// Predeclared reports whether a name has a value that needs no import. Those
	// that differ in Python 2 are asked for as "2.range".
	Predeclared func(name string) bool
	// Fragment says that the text is none of a file but a part that is run in a
	// namespace: by eval or exec, at a prompt. Its module's names are that
	// namespace's, which the helper $namespace gives.
	Fragment bool
	// Session says that the text is an input of a session. The variables of its module
	// are the session's: cells that all inputs share, which the helper $sessioncell
	// gives, so that what is defined again is seen by functions that are older.
	Session bool
	// Show has, in a session or a fragment, the values of expressions that are statements shown by
	// the helper $display, as at a prompt.
	Show bool
}

// Given reports whether a name has a value that the program need not define. Methods have __class__.
func (o *Options) Given(name string, python2 bool) bool {
	return specials[name] != nil || name == "__class__" || o.predeclared(name, python2)
}

// open reports whether the text is a module whose dict it may ask for.
func (o *Options) open(t *scope.Table) bool { return t.Open && !o.Fragment && !o.Session }

// predeclared reports whether a name has a value that needs no import.
func (o *Options) predeclared(name string, python2 bool) bool {
	if o.Predeclared == nil || strings.HasPrefix(name, "$") {
		return false
	}
	return o.Predeclared(name) || python2 && o.Predeclared("2."+name)
}

// A Note tells what the front end understood differently from Python 3.
type Note struct {
	Pos text.Pos
	Msg string
}

// A Program is a lowered program. Starlark's resolver changes the File, so it can be
// compiled once.
type Program struct {
	File    *syntax.File
	Python2 bool
	// Evidence is what in the text is Python 2's only. It decides Python2, unless
	// the text is Python 3 for another reason.
	Evidence []Note
	// Notes tell what means something else in Python 3, in the order of the text.
	Notes []Note
	// Marks has, for the position of an operator, call or index, what it stands
	// for in the text.
	Marks map[text.Pos]text.Mark
	// Arguments has, for the position of a call, its arguments by name.
	Arguments map[text.Pos][]text.Argument
	// Uses are the mentions of variables, in the order of their positions.
	Uses []text.Use
	// Assigned has, for the position of a call, the variable that its value is assigned to,
	// if that is plain to see: "q", "self.q", or "a, b" if the value is unpacked.
	Assigned map[text.Pos]string
	// Functions are the functions of the text, in the order of their positions.
	Functions []*text.Function
	// Comprehensions are those of the text that are no functions, in the order of their
	// positions.
	Comprehensions []text.Comprehension
	// Uncalled is a call that would start the program, "main()", if it defines
	// functions and calls none.
	Uncalled string
	// Session says that the text is an input of a session.
	Session bool
	// Module is the module's name.
	Module string
	// Open says that the program may ask for its module's dict.
	Open bool
	// Several says that there are statements in several lines, none of which is within another.
	Several bool
	// Names are those that the module binds at its top level.
	Names []string
}

// Tree lowers the tree of a text whose names are resolved. The error is a parser.Errors:
// what the program uses and pyq does not have. The tree and the table stay as they are.
func Tree(m *ast.Module, t *scope.Table, src string, o *Options) (*Program, error) {
	l := newLowerer(m, t, src, o)
	file := l.file()
	if len(l.errs) > 0 {
		errs := parser.Errors(l.errs)
		slices.SortStableFunc(errs, func(a, b *parser.Error) int { return a.Start.Compare(b.Start) })
		return nil, errs
	}
	p := &Program{File: file, Session: o.Session, Module: o.Name, Open: o.open(t), Python2: m.Python2, Notes: l.notes, Marks: l.at, Arguments: l.arguments, Uses: l.sortedUses(), Assigned: l.assigned,
		Functions: describeAll(t.Scopes), Comprehensions: describeComprehensions(t.Scopes), Uncalled: uncalled(m, t), Names: t.Top.Names()}
	if body := m.Body; len(body) > 1 {
		p.Several = body[len(body)-1].Range().Start.Line > body[0].Range().Start.Line
	}
	for _, e := range m.Evidence {
		p.Evidence = append(p.Evidence, Note{e.Pos, e.What})
		if msg := evidenceNotes[e.What]; msg != "" && m.Python2 {
			p.Notes = append(p.Notes, Note{e.Pos, msg})
		}
	}
	slices.SortStableFunc(p.Notes, func(a, b Note) int { return a.Pos.Compare(b.Pos) })
	return p, nil
}

// A lowerer lowers statements.
type lowerer struct {
	targets
	source *source
	frames frames
	// annotated: the class around has made its __annotations__.
	annotated bool
}

func newLowerer(m *ast.Module, t *scope.Table, src string, o *Options) *lowerer {
	file := o.File
	out := &output{nodes: nodes{&file}, marks: newMarks(), remarks: &remarks{python2: m.Python2}}
	n := &names{output: out, opts: o, module: m, table: t, cells: findCells(t, o.Session || o.open(t)), scope: t.Top, unbound: map[string]bool{}}
	if o.open(t) {
		n.hideable = findHideable(m)
	}
	return &lowerer{targets: targets{&exprs{guesses: &guesses{names: n}}}, source: newSource(src)}
}

// file lowers the whole text.
func (l *lowerer) file() *syntax.File {
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
		if l.globals {
			l.emit(l.assign(p, l.ident(p, globalsName), l.call(p, helperGlobals)))
		}
		return
	}
	module := l.call(p, helperModule, l.text(p, l.opts.Name))
	if l.opts.open(l.table) {
		l.emit(l.assign(p, l.ident(p, moduleName), module))
	} else {
		l.emit(l.do(module))
	}
	if l.opts.Session {
		l.sessionCells(p)
		return
	}
	l.declareGlobals(p)
}

// sessionCells fetches the variables of the session that the text mentions.
func (l *lowerer) sessionCells(p text.Pos) {
	for _, name := range l.table.Top.Names() {
		l.unbound[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(l.unbound)) {
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
	for _, v := range l.table.Top.Variables() {
		names = append(names, l.ident(p, l.cells.variable(v)))
	}
	if len(names) > 0 {
		l.emit(l.ifThen(p, l.ident(p, "False"), []syntax.Stmt{l.assign(p, l.tuple(p, names...), l.none(p))}, nil))
	}
	for _, v := range l.table.Top.Variables() {
		var value syntax.Expr
		if l.predeclared(v.Name) {
			value = l.call(p, helperBuiltin, l.text(p, l.predeclaredName(v.Name)))
		}
		if l.cells.has(v) {
			args := []syntax.Expr{l.text(p, v.Name)}
			if value != nil {
				args = append(args, value)
			}
			value = l.call(p, helperGlobalCell, args...)
		}
		if value != nil {
			l.emit(l.assign(p, l.ident(p, l.cells.variable(v)), value))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.unbound)) {
		outer := l.call(p, helperBuiltin, l.text(p, l.predeclaredName(name)))
		l.emit(l.assign(p, l.ident(p, CellPrefix+name), l.call(p, helperGlobalCell, l.text(p, name), outer)))
	}
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

// inScope lowers what f walks in the scope of a function or class, with frames of its own.
func (l *lowerer) inScope(n ast.Node, f func()) {
	frames, annotated := l.frames, l.annotated
	l.frames, l.annotated = nil, false
	l.inFunction(n, f)
	l.frames, l.annotated = frames, annotated
}
