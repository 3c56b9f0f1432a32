package lower

import "github.com/pyq-lang/pyq/interp/python/scope"

// Starlark's functions see the variables around them, but cannot assign them, and no
// variable ever loses its value. The bodies of try and with become functions, too. So
// variables that are assigned from another function, that are deleted, or that such a body
// assigns and others read, live in cells.

// CellPrefix begins the names of the variables that hold the cells of a module: a function
// that declares x global may lie in one that has an x of its own.
const CellPrefix = "@"

// cells say which variables live in cells, by the IDs of their symbols.
type cells []bool

// has reports whether a variable lives in a cell.
func (c cells) has(v *scope.Symbol) bool { return c[v.ID] }

// variable returns the name of Starlark's variable for one of the program's: that of its
// cell, if it lives in one.
func (c cells) variable(v *scope.Symbol) string {
	if c.has(v) && v.Scope.Kind == scope.Module {
		return CellPrefix + v.Name
	}
	return v.Name
}

// findCells decides which variables live in cells. Those of a session's module all do, and those of a
// module whose dict may be asked for: see memory.Live.
func findCells(t *scope.Table, all bool) cells {
	f := &cellFinder{cells: make(cells, t.Symbols), only: map[*scope.Symbol]*scope.Region{}}
	for _, s := range t.Scopes {
		if s.IsLazy() && isCalled(s) {
			for _, v := range s.Variables() {
				f.cells[v.ID] = true
			}
		}
		if s.Kind == scope.Class || s.Kind == scope.Comprehension {
			continue
		}
		for _, v := range s.Variables() {
			f.cells[v.ID] = all && s.Kind == scope.Module || f.needsCell(v)
		}
	}
	for _, s := range t.Scopes {
		for _, y := range s.Symbols() {
			f.reads(y, y.Variable(), s)
			if s.Kind == scope.Class && y.Variable() == y {
				// What a class body has not assigned yet means the module's variable.
				f.reads(y, t.Top.Find(y.Name), s)
			}
		}
		f.views(s)
	}
	return f.cells
}

// A cellFinder looks for variables that live in cells.
type cellFinder struct {
	cells
	// only has the variables that all assignments of are in one region: they need a
	// cell if they are read elsewhere.
	only map[*scope.Symbol]*scope.Region
}

// needsCell reports whether a variable needs a cell by the look of its assignments.
func (f *cellFinder) needsCell(v *scope.Symbol) bool {
	if v.IsDeleted() || neverAssigned(v) {
		return true
	}
	for i := range v.Bindings {
		if isOutside(&v.Bindings[i]) || v.Bindings[i].Region.Scope.Function() != v.Scope {
			return true
		}
	}
	in := v.Bindings[0].Region
	root := in == v.Scope.Root
	same := true
	for i := range v.Bindings {
		r := v.Bindings[i].Region
		root, same = root && r == v.Scope.Root, same && r == in
	}
	switch {
	case root:
		return false
	case !same || in == v.Scope.Root || in.Loop || v.Scope.Kind == scope.Module:
		return true
	}
	f.only[v] = in
	return false
}

// neverAssigned reports whether a variable is only annotated: it is one, and to Starlark it
// would be none.
func neverAssigned(v *scope.Symbol) bool {
	for i := range v.Bindings {
		if b := &v.Bindings[i]; b.Kind != scope.Annotated || b.Value != nil {
			return false
		}
	}
	return true
}

// isOutside reports whether a binding is carried out elsewhere than in the statements of the
// variable's function: := by a helper, and what Python 2's list comprehensions leave in them.
func isOutside(b *scope.Binding) bool {
	return b.Kind == scope.Walrus || b.Kind == scope.Generated
}

// reads notes that a symbol of s reads the variable v, nil if that is none.
func (f *cellFinder) reads(y, v *scope.Symbol, s *scope.Scope) {
	if v == nil || len(y.Reads) == 0 || f.cells[v.ID] {
		return
	}
	if v.Scope.Kind == scope.Module && isShadowed(s, v.Name) {
		f.cells[v.ID] = true // Starlark would find the function's
		return
	}
	if in := f.only[v]; in != nil {
		for _, r := range y.Reads {
			f.cells[v.ID] = f.cells[v.ID] || !r.Region.Within(in)
		}
	}
}

// views notes where locals() and the like read all variables of a scope.
func (f *cellFinder) views(s *scope.Scope) {
	if len(s.Views) == 0 {
		return
	}
	for _, v := range s.Variables() {
		if in := f.only[v]; in != nil {
			for _, r := range s.Views {
				f.cells[v.ID] = f.cells[v.ID] || !r.Within(in)
			}
		}
	}
}

// isShadowed reports whether s, or a function around it, has a variable of the name by which
// s means the module's.
func isShadowed(s *scope.Scope, name string) bool {
	for ; s.Parent != nil; s = s.Parent {
		if y := s.Own(name); s.Kind == scope.Function && y != nil && y.Variable() == y {
			return true
		}
	}
	return false
}
