// Package python is the front end: it turns the text of a Python program, version 2.7 or
// 3.12, or of a Starlark program, into Starlark's tree.
//
// Package parser reads the text into a tree of its own (package ast). This package finds
// the scopes of the names in it and lowers the tree: what Starlark does as Python does
// stays as it is, and costs what it costs in Starlark; what Starlark lacks, or does
// differently, becomes a call of a helper whose name no program can write ("$slice"). The
// table Helpers lists them, and package builtins implements exactly that table; the table
// operators says when an operator needs one.
//
// The package knows no runtime: it imports Starlark's syntax tree and nothing else.
//
// Scopes. Starlark's functions see the variables around them, but cannot assign them, and
// no variable ever loses its value. Names that are assigned from another function (global,
// nonlocal), that are deleted, or that a try statement's body assigns live in cells: x
// becomes x[0], where x is a value that keeps one other. Other names are Starlark's
// variables.
package python

import (
	"slices"
	"strings"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/text"
)

// Dialect is Starlark with everything that brings it nearer to Python.
var Dialect = &syntax.FileOptions{
	Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true, LoadBindsGlobally: true,
}

// An Error is an error in a program's text.
type Error = parser.Error

// Errors are all errors in a program's text, in the order of their positions.
type Errors = parser.Errors

// Options say what a text is to be lowered for.
type Options struct {
	// File is the name that positions show.
	File string
	// Module is __name__.
	Module string
	// Predeclared reports whether a name has a value that needs no import. Those
	// that differ in Python 2 are asked for as "2.range".
	Predeclared func(name string) bool
	// Exports returns the names that "from module import *" gives, ok being false
	// if there is no such module. nil knows none.
	Exports func(module string) (names []string, ok bool)
	// Fragment says that the text is none of a file but a part that is run in a
	// namespace: by eval or exec, at a prompt. Its module's names are that
	// namespace's, which the helper $namespace gives.
	Fragment bool
	// Session says that the text is an input of a session. The variables of its module
	// are the session's: cells that all inputs share, which the helper $sessioncell
	// gives, so that what is defined again is seen by functions that are older.
	Session bool
	// Show has, in a session, the values of expressions that are statements shown by
	// the helper $display, as at a prompt.
	Show bool
	// Python2 is whether the text is Python 2: detected unless set.
	Python2 parser.Version
}

// classes are the predeclared names that may be written with brackets: list[int].
var classes = set("list", "dict", "tuple", "set", "frozenset", "type")

func (o *Options) isClass(name string) bool { return classes[name] }

func (o *Options) exports(s *ast.ImportFrom) ([]string, bool) {
	if o.Exports == nil {
		return nil, false
	}
	return o.Exports(moduleName(s))
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
	// Uncalled is a call that would start the program, "main()", if it defines
	// functions and calls none.
	Uncalled string
	// Session says that the text is an input of a session.
	Session bool
	// Names are those that the module binds at its top level.
	Names []string
}

// Lower parses and lowers a program. The error is an Errors. It is safe for concurrent
// use.
func Lower(text string, o Options) (*Program, error) {
	m, errs := parser.Parse(text, parser.Options{Python2: o.Python2})
	if len(errs) > 0 {
		return nil, errs
	}
	return lowerModule(m, text, &o)
}

// LowerExpr lowers an expression as a program that assigns its value to the name result.
// It sees the names that Exports gives for a module, which it imports, unless that is "".
func LowerExpr(src, result, module string, o Options) (*Program, error) {
	e, errs := parser.ParseExpr(src, parser.Options{Python2: o.Python2})
	if len(errs) > 0 {
		return nil, errs
	}
	r := e.Range()
	m := &ast.Module{Span: r, Python2: o.Python2 == parser.Python2}
	if module != "" {
		// It has no place in the text: what stands at the start is the expression.
		before := text.Span{Start: text.Pos{Line: r.Start.Line}, End: r.Start}
		m.Body = append(m.Body, &ast.ImportFrom{Span: before, Module: module, Names: []*ast.Alias{{Span: before, Name: "*"}}})
	}
	m.Body = append(m.Body, &ast.Assign{Span: r, Targets: []ast.Expr{&ast.Name{Span: r, ID: result}}, Value: e, Equal: r.Start})
	return lowerModule(m, src, &o)
}

// Exports returns the names that "from m import *" gives for the text of m: those in
// __all__, or those that its top level binds and that begin with no underscore. ok is
// false if the text is no program.
func Exports(text string, o Options) (names []string, ok bool) {
	m, errs := parser.Parse(text, parser.Options{Python2: o.Python2})
	if len(errs) > 0 {
		return nil, false
	}
	a := analyze(m, &o)
	top := a.of[m]
	if y := top.symbols["__all__"]; y != nil && len(y.values) == 1 {
		if elts, ok := targetList(ast.Unparen(y.values[0])); ok {
			for _, e := range elts {
				if isStringConstant(e) {
					names = append(names, stringOf(e))
				}
			}
			return names, true
		}
	}
	for _, y := range sortedSymbols(top) {
		if y.bound && !strings.HasPrefix(y.name, "_") {
			names = append(names, y.name)
		}
	}
	return names, true
}

func lowerModule(m *ast.Module, src string, o *Options) (*Program, error) {
	a := analyze(m, o)
	l := &lowerer{opts: o, free: map[string]bool{}, source: newSource(src), module: m, scopes: a.of, stars: a.stars, loads: a.loads,
		wide: a.wide, formats: a.formats, inPlaceMethods: a.inPlaceMethods, inPlaceObjects: a.inPlaceObjects,
		comparisons: a.comparisons, equalities: a.equalities, complexes: a.complexes, marks: map[text.Pos]text.Mark{},
		changes: map[text.Pos]bool{}, arguments: map[text.Pos][]text.Argument{}, assigned: map[text.Pos]string{}, inlined: map[ast.Node]text.Span{}}
	file := l.file()
	if len(l.errs) > 0 {
		errs := Errors(l.errs)
		slices.SortStableFunc(errs, func(a, b *Error) int { return a.Start.Compare(b.Start) })
		return nil, errs
	}
	p := &Program{File: file, Session: o.Session, Python2: m.Python2, Notes: l.notes, Marks: l.marks, Arguments: l.arguments, Uses: l.sortedUses(),
		Assigned: l.assigned, Functions: l.functions(a.scopes), Uncalled: uncalled(m)}
	for _, e := range m.Evidence {
		p.Evidence = append(p.Evidence, Note{e.Pos, e.What})
		if msg := evidenceNotes[e.What]; msg != "" && m.Python2 {
			p.Notes = append(p.Notes, Note{e.Pos, msg})
		}
	}
	slices.SortStableFunc(p.Notes, func(a, b Note) int { return a.Pos.Compare(b.Pos) })
	for _, y := range sortedSymbols(a.of[m]) {
		if y.bound {
			p.Names = append(p.Names, y.name)
		}
	}
	return p, nil
}

// A source finds the text of a span.
type source struct{ lines []string }

func newSource(text string) *source { return &source{strings.Split(text, "\n")} }

// text returns the text of a span that lies on one line, or else of its first line.
func (s *source) text(r text.Span) string {
	if int(r.Start.Line) > len(s.lines) || r.Start.Line < 1 {
		return ""
	}
	line := []rune(s.lines[r.Start.Line-1])
	from := min(int(r.Start.Col)-1, len(line))
	to := len(line)
	if r.End.Line == r.Start.Line {
		to = min(int(r.End.Col)-1, len(line))
	}
	return string(line[from:max(from, to)])
}
