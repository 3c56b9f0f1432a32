package scope

import (
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// A Table has the scopes of a program.
type Table struct {
	// Top is the outermost scope, and Scopes are all of them: each before those
	// within it, in the order of the text.
	Top    *Scope
	Scopes []*Scope
	// Conflicts are the declarations that contradict others.
	Conflicts []Conflict
	// Symbols is how many symbols there are. Their IDs are less.
	Symbols int
	// Open says that the program may ask for its module's dict: for globals(), say.
	Open bool

	python2 bool
	of      map[ast.Node]*Scope
	loads   map[*ast.Call]bool
	stars   map[*ast.ImportFrom][]string
	typings map[ast.Node]*Typing
}

// A Typing is what a def, class or type statement with type parameters has around it, and any type
// statement: a scope for the parameters, in which what is parameterized is made.
type Typing struct {
	// Def makes the scope. It is no part of the text.
	Def *ast.FunctionDef
	// Params are the variables of the parameters, Bounds what they are bound to, which is evaluated when
	// somebody asks; nil for nothing.
	Params []*Symbol
	Bounds []*ast.Lambda
	// Value is what a type statement names, which is evaluated when somebody asks.
	Value *ast.Lambda
}

// Typing returns what a statement with type parameters has around it, nil if it has none.
func (t *Table) Typing(s ast.Node) *Typing { return t.typings[s] }

// Inside returns the scopes that are s or lie in it.
func (t *Table) Inside(s *Scope) []*Scope { return t.Scopes[s.index:s.end] }

// Of returns the scope that a module, function, lambda, class or comprehension makes, nil
// if n is none of these.
func (t *Table) Of(n ast.Node) *Scope { return t.of[n] }

// Loads reports whether a call is Starlark's load statement.
func (t *Table) Loads(c *ast.Call) bool { return t.loads[c] }

// Star returns the names that from m import * binds, of those that the program mentions, ok
// being false if nothing is known of the module.
func (t *Table) Star(s *ast.ImportFrom) (names []string, ok bool) {
	names, ok = t.stars[s]
	return names, ok
}

// A Kind is a kind of scope.
type Kind uint8

// The kinds of scopes.
const (
	Module        Kind = iota
	Function           // of def and lambda
	Class              // the body of a class
	Comprehension      // and generator expressions
)

// A Scope is a part of the text in which names have one meaning.
type Scope struct {
	Kind   Kind
	Node   ast.Node // what makes it: *ast.Module, *ast.FunctionDef, *ast.Lambda, *ast.ClassDef, *ast.Comp
	Parent *Scope   // the scope around, nil of the module
	// Qualname is Python's __qualname__, "" of modules and comprehensions.
	Qualname string
	// Root is the region of the scope's statements that are in no other.
	Root *Region
	// Generator: it is a function with yield in it.
	Generator bool
	// ClassCell: it is a class of which a method mentions super or __class__.
	ClassCell bool
	// Annotated: it is a class that annotates names, and so has __annotations__.
	Annotated bool
	// Leaks: it is a comprehension of Python 2 that leaves variables to the code around.
	Leaks bool
	// Executes: it has an exec statement of Python 2 that may bind names in it.
	Executes bool
	// Typing: it is a scope of type parameters, or of what is evaluated in one. It sees the names of the
	// class around.
	Typing bool
	// Views are the regions in which locals(), eval() and the like see all its names.
	Views []*Region

	names  names
	index  int // in Table.Scopes, and behind those within
	end    int
	sorted []*Symbol // the variables
	free   []*Symbol
	root   Region
	stars  []starImport
	declarations
}

// A starImport is from m import *, and where the text has it.
type starImport struct {
	stmt   *ast.ImportFrom
	region *Region
}

// A Region is a part of a scope's statements in which an exception may end the statements
// and not the scope: the body of a try, or of a with; or it is all other statements of the
// scope.
type Region struct {
	Scope *Scope
	// Outer is the region around, nil of a module's. That of a scope lies in the scope
	// around.
	Outer *Region
	// Loop: it lies in a loop of its scope, so it may run again.
	Loop bool
}

// Within reports whether r is outer, or lies in it.
func (r *Region) Within(outer *Region) bool {
	for ; r != nil; r = r.Outer {
		if r == outer {
			return true
		}
	}
	return false
}

// Prepared reports whether a metaclass that the text names may have bound names before the class's
// body runs.
func (s *Scope) Prepared() bool {
	c, ok := s.Node.(*ast.ClassDef)
	return ok && slices.ContainsFunc(c.Keywords, func(k *ast.Keyword) bool { return k.Name == "metaclass" })
}

// Function returns the scope whose locals() a comprehension has: comprehensions have none of
// their own. Others are returned as they are.
func (s *Scope) Function() *Scope {
	for s.Kind == Comprehension {
		s = s.Parent
	}
	return s
}

// Top returns the outermost scope.
func (s *Scope) Top() *Scope {
	for s.Parent != nil {
		s = s.Parent
	}
	return s
}

// Within reports whether s is outer, or lies in it.
func (s *Scope) Within(outer *Scope) bool {
	for ; s != nil; s = s.Parent {
		if s == outer {
			return true
		}
	}
	return false
}

// IsLazy reports whether the scope is that of a generator expression, which runs when
// somebody asks for its values.
func (s *Scope) IsLazy() bool {
	c, ok := s.Node.(*ast.Comp)
	return ok && c.Kind == ast.GeneratorExp
}

// Find returns the variable that a name means in the scope, which is one of this scope or of
// one around; nil if it is none of the program's.
func (s *Scope) Find(name string) *Symbol {
	name = s.Mangle(name)
	if y := s.names.get(name); y != nil {
		return y.means
	}
	return s.search(name)
}

// Own returns the scope's own symbol of a name, nil if it does not mention it.
func (s *Scope) Own(name string) *Symbol { return s.names.get(s.Mangle(name)) }

// Declares reports whether a global or nonlocal statement of the scope has the name.
func (s *Scope) Declares(name string) bool {
	_, ok := s.declared[s.Mangle(name)]
	return ok
}

// search looks for the variable that a name means, in s and around it.
func (s *Scope) search(name string) *Symbol {
	for at := s; at != nil; at = at.Parent {
		if at.Kind == Class && at != s {
			continue
		}
		y := at.names.get(name)
		switch {
		case y == nil, y.flags&isNonlocal != 0:
		case y.flags&isGlobal != 0:
			if m := at.Top().names.get(name); m != nil && m.IsBound() {
				return m
			}
			return nil
		case y.IsBound():
			return y
		}
	}
	return nil
}

// Around returns the variable that a name mentioned in the body of a class means as long as
// the class has not bound it; that of other scopes is the one that Find returns.
func (s *Scope) Around(name string) *Symbol {
	for s.Kind == Class {
		if y := s.Own(name); y != nil && y.flags&isGlobal != 0 {
			s = s.Top()
			break
		}
		s = s.Parent
	}
	return s.Find(name)
}

// Symbols returns the symbols of all names that the scope mentions, in the order in which the
// text first does.
func (s *Scope) Symbols() []*Symbol { return s.names.list }

// Variables returns the scope's own variables, by name.
func (s *Scope) Variables() []*Symbol { return s.sorted }

// Names returns the names of the scope's own variables, sorted.
func (s *Scope) Names() []string {
	names := make([]string, len(s.sorted))
	for i, y := range s.sorted {
		names[i] = y.Name
	}
	return names
}

// Free returns the variables of functions and comprehensions around that the scope, or what
// is within it, mentions: those that a closure takes along. They are in no order.
func (s *Scope) Free() []*Symbol { return s.free }

// Qualify returns Python's __qualname__ of something that the scope defines.
func (s *Scope) Qualify(name string) string {
	s = s.Function()
	for s.Typing {
		s = s.Parent.Function()
	}
	switch s.Kind {
	case Module:
		return name
	case Class:
		return s.Qualname + "." + name
	}
	return s.Qualname + ".<locals>." + name
}

// Mangle returns the name that a name of the form __x has within a class, others as they are.
func (s *Scope) Mangle(name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	for ; s != nil; s = s.Parent {
		if s.Kind == Class {
			class := strings.TrimLeft(s.Node.(*ast.ClassDef).Name.ID, "_")
			if class == "" {
				return name
			}
			return "_" + class + name
		}
	}
	return name
}

// sort lists the scope's variables, and puts what binds each in the order of the text.
func (s *Scope) sort() {
	n := 0
	for _, y := range s.names.list {
		if y.means == y {
			n++
		}
	}
	s.sorted = make([]*Symbol, 0, n)
	for _, y := range s.names.list {
		if y.means != y {
			continue
		}
		s.sorted = append(s.sorted, y)
		if y.flags&isUnsorted != 0 {
			slices.SortStableFunc(y.Bindings, func(a, b Binding) int { return a.At.Compare(b.At) })
		}
	}
	slices.SortFunc(s.sorted, func(a, b *Symbol) int { return strings.Compare(a.Name, b.Name) })
}
