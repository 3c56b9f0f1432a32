// Package python, internal to pyq, is the front end: it turns the text of a Python program,
// version 2.7 or 3.12, or of a Starlark program, into Starlark's tree.
//
// Package parser reads the text into a tree of its own, whose nodes are those of package ast.
// Package scope finds what the names in it mean. Package lower makes Starlark's tree of both,
// and package check looks for mistakes without running the program. This package is the door
// to them for those who want a program lowered:
//
//	p, err := python.Lower(text, &python.Options{...})
//
// None of them knows a runtime: of Starlark they import the syntax tree and nothing else.
package python

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// Options say what a text is to be read and lowered for.
type Options struct {
	lower.Options
	// Exports returns the names that "from module import *" gives, ok being false
	// if there is no such module. nil knows none.
	Exports func(module string) (names []string, ok bool)
	// Python2 is whether the text is Python 2: detected unless set.
	Python2 parser.Version
	// Known reports whether earlier inputs of a session gave a name a meaning, so that it
	// shows nothing about the version. nil knows none.
	Known func(name string) bool
}

// exports returns the names that a star imports.
func (o *Options) exports(s *ast.ImportFrom) ([]string, bool) {
	if o.Exports == nil {
		return nil, false
	}
	return o.Exports(s.ModuleName())
}

// Read reads a text, and finds what the names in it mean. The error is a parser.Errors. It is
// safe for concurrent use, as all of this package.
func Read(text string, o *Options) (*parser.File, error) {
	f, errs := parser.Parse(text, parser.Options{Python2: o.Python2, Known: o.Known})
	if len(errs) > 0 {
		return nil, errs
	}
	f.Symbols().Resolve(o.exports, o.Session)
	return f, nil
}

// LowerFile lowers a text that has been read. The error is a parser.Errors: what the text uses
// and pyq does not have.
func LowerFile(f *parser.File, o *Options) (*lower.Program, error) {
	return lower.Tree(f.Module, f.Symbols(), f.Text, &o.Options)
}

// Lower reads and lowers a program. The error is a parser.Errors.
func Lower(text string, o *Options) (*lower.Program, error) {
	f, err := Read(text, o)
	if err != nil {
		return nil, err
	}
	return LowerFile(f, o)
}

// LowerExpr lowers an expression as a program that assigns its value to the name result.
// It sees the names that Exports gives for a module, which it imports, unless that is "".
func LowerExpr(src, result, module string, o *Options) (*lower.Program, error) {
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
	t := scope.New(m)
	t.Resolve(o.exports, o.Session)
	return lower.Tree(m, t, src, &o.Options)
}

// Exports returns the names that "from m import *" gives for the text of m: those in
// __all__, or those that its top level binds and that begin with no underscore. ok is
// false if the text is no program.
func Exports(text string, o *Options) (names []string, ok bool) {
	f, err := Read(text, o)
	if err != nil {
		return nil, false
	}
	if all := f.Symbols().Top.Find("__all__"); all != nil && len(all.Bindings) == 1 && all.Bindings[0].IsValue() {
		if elts, ok := ast.Elements(all.Bindings[0].Value); ok {
			for _, e := range elts {
				if s, ok := ast.Text(e); ok {
					names = append(names, s)
				}
			}
			return names, true
		}
	}
	for _, name := range f.Symbols().Top.Names() {
		if !strings.HasPrefix(name, "_") {
			names = append(names, name)
		}
	}
	return names, true
}
