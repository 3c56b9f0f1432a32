package python

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// Scopes tell what the names of a program mean, for those who look at its text without
// running it. They are immutable.
type Scopes struct {
	a *analyzer
	l *lowerer // knows the names that every module has
}

// FindScopes finds the scopes of a program.
func FindScopes(m *ast.Module, o Options) *Scopes {
	return &Scopes{analyze(m, &o), &lowerer{opts: &o, source: newSource(""), module: m}}
}

// Of returns the scope that a module, function, lambda, class or comprehension makes, nil
// if n is none of these.
func (s *Scopes) Of(n ast.Node) *Scope { return (*Scope)(s.a.of[n]) }

// Loads reports whether a call is Starlark's load statement.
func (s *Scopes) Loads(c *ast.Call) bool { return s.a.loads[c] }

// Bound returns the names that a star import binds, of those that the program mentions,
// ok being false if nothing is known of the module.
func (s *Scopes) Bound(star *ast.ImportFrom) (names []string, ok bool) {
	names, ok = s.a.stars[star]
	return names, ok
}

// Given reports whether a name has a value that the program need not define.
func (s *Scopes) Given(name string) bool {
	return s.l.predeclared(name) || s.l.special(text.Pos{Line: 1, Col: 1}, name) != nil
}

// A Scope is a part of the text in which names have one meaning.
type Scope scope

// A Variable is what a name means in a scope. Two names mean the same if their Variables
// are the same pointer.
type Variable symbol

// Find returns the variable that a name means in the scope, and the scope that it belongs
// to; nil if it is none of the program's.
func (s *Scope) Find(name string) (*Scope, *Variable) {
	in := (*scope)(s)
	name = mangle(in, name)
	owner, y := in.find(name)
	if y == nil {
		owner, y = in.outside(name).find(name)
	}
	return (*Scope)(owner), (*Variable)(y)
}

// Names returns the names that the scope binds.
func (s *Scope) Names() []string {
	var names []string
	for _, y := range sortedSymbols((*scope)(s)) {
		if y.bound || y.param {
			names = append(names, y.name)
		}
	}
	return names
}

// Outer returns the scope around, nil of a module.
func (s *Scope) Outer() *Scope { return (*Scope)(s.parent) }

// Qualname is Python's __qualname__ of the function or class, "" of a module.
func (s *Scope) Qualname() string { return s.name }

// IsGenerator reports whether the scope is that of a function with yield.
func (s *Scope) IsGenerator() bool { return s.generator }

// Parameter reports whether the variable is a parameter of a function.
func (v *Variable) Parameter() bool { return v.param }

// IsComprehension reports whether the scope is that of a comprehension.
func (s *Scope) IsComprehension() bool { return s.kind == compScope }
