package scope

import (
	"slices"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// Resolve decides what each name means. exports returns the names that a from statement's
// module gives, ok being false if there is no such module. A star binds those of them that
// the program mentions, or all if what follows the program may mention them.
func (t *Table) Resolve(exports func(*ast.ImportFrom) (names []string, ok bool), all bool) {
	t.collectGlobals()
	t.bindStars(exports, all)
	t.leakNames()
	for _, s := range t.Scopes {
		for _, y := range s.names.list {
			y.means = s.search(y.Name)
		}
	}
	for _, s := range t.Scopes {
		for _, y := range s.names.list {
			if y.means != nil && y.means != y {
				t.mention(y)
			}
		}
	}
	for _, s := range t.Scopes {
		s.sort()
	}
}

// collectGlobals gives the module what functions do to the names that they declare global.
func (t *Table) collectGlobals() {
	for _, s := range t.Scopes {
		for _, y := range s.names.list {
			if y.flags&isGlobal != 0 && y.IsBound() {
				y.giveTo(t.symbol(t.Top, y.Name))
			}
		}
	}
}

// giveTo makes what a symbol's scope does to a name what it does to a variable of another
// scope. That is sorted in the end.
func (y *Symbol) giveTo(v *Symbol) {
	if v.IsBound() {
		v.flags |= isUnsorted
	}
	v.Bindings = append(v.Bindings, y.Bindings...)
	v.flags |= y.flags & (isAssigned | isWithin | isImported | isDeleted)
	if y.definition != nil {
		v.definition = y.definition
	}
	y.Bindings, y.definition = nil, nil
}

// mention notes at the variable that y means, and at the scopes in between, that another
// scope mentions it.
func (t *Table) mention(y *Symbol) {
	v := y.means
	if y.flags&isNonlocal != 0 && y.IsBound() {
		y.giveTo(v)
	}
	for at := y.Scope; at != v.Scope; at = at.Parent {
		if at.Kind != Comprehension || at.IsLazy() {
			v.flags |= isCaptured
		}
		if v.Scope.Kind != Module {
			t.takeAlong(at, v)
		}
	}
}

// takeAlong notes that a scope, or one within it, mentions a variable of a scope around.
func (t *Table) takeAlong(s *Scope, v *Symbol) {
	y := t.symbol(s, v.Name)
	switch {
	case y.means == nil:
		y.means = v
	case y.means != v: // a class has its own, and a function in it means another one
		if !slices.Contains(s.free, v) {
			s.free = append(s.free, v)
		}
		return
	}
	if y.flags&isFree == 0 {
		y.flags |= isFree
		s.free = append(s.free, v)
	}
}

// bindStars binds the names that "from m import *" gives.
func (t *Table) bindStars(exports func(*ast.ImportFrom) ([]string, bool), all bool) {
	var mentioned map[string]bool
	for _, s := range t.Scopes {
		for _, each := range s.stars {
			star := each.stmt
			names, ok := exports(star)
			if !ok {
				continue // it fails when it runs
			}
			if mentioned == nil {
				mentioned = t.mentioned()
			}
			bound := []string{}
			for _, name := range names {
				if all || mentioned[name] {
					bound = append(bound, name)
					y := t.symbol(s, name)
					y.flags |= isImported | isUnsorted
					y.Bindings = append(y.Bindings, Binding{Kind: Starred, At: star.Start, Stmt: star,
						Node: &ast.Alias{Span: star.Span, Name: name}, Region: each.region})
				}
			}
			if t.stars == nil {
				t.stars = map[*ast.ImportFrom][]string{}
			}
			t.stars[star] = bound
		}
	}
}

// mentioned returns the names that the program reads or binds.
func (t *Table) mentioned() map[string]bool {
	m := map[string]bool{}
	for _, s := range t.Scopes {
		for _, y := range s.names.list {
			if y.IsMentioned() || y.IsParameter() {
				m[y.Name] = true
			}
		}
	}
	return m
}

// leakNames gives the variables of list comprehensions that the code around mentions to
// that code, as Python 2 does with all of them.
func (t *Table) leakNames() {
	if !t.python2 {
		return
	}
	for _, s := range t.Scopes {
		c, ok := s.Node.(*ast.Comp)
		if !ok || c.Kind != ast.ListComp {
			continue
		}
		owner := s.leaksInto()
		if owner == nil {
			continue
		}
		for _, y := range s.names.list {
			if y.IsBound() && t.mentionsOutside(s, owner, y.Name) {
				s.Leaks = true
				to := t.symbol(owner, y.Name)
				if to.flags&isGlobal != 0 {
					to = t.symbol(t.Top, y.Name)
				}
				y.giveTo(to)
			}
		}
	}
}

// leaksInto returns the scope whose variables those of a list comprehension are in Python
// 2, nil if that is none that can have them.
func (s *Scope) leaksInto() *Scope {
	for s = s.Parent; s.Kind == Comprehension; s = s.Parent {
		if s.Node.(*ast.Comp).Kind != ast.ListComp {
			return nil
		}
	}
	if s.Kind == Class {
		return nil
	}
	return s
}

// mentionsOutside reports whether code of owner, or of a function in it, that is not of
// the comprehension, uses a name that would be owner's.
func (t *Table) mentionsOutside(comp, owner *Scope, name string) bool {
	for _, s := range t.Scopes {
		y := s.names.get(name)
		if y == nil || !y.IsMentioned() && !y.IsParameter() || !s.Within(owner) || s.Within(comp) {
			continue
		}
		if v := s.search(name); v == nil || v.Scope == owner || owner.Within(v.Scope) {
			return true
		}
	}
	return false
}
