package scope

import (
	"fmt"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// A Conflict is a declaration that Python refuses: it contradicts what the scope does to the
// name before, or means no variable.
type Conflict struct {
	text.Span
	Msg string // in CPython's words
}

// declarations are the nonlocal statements of a scope, and where its names are first
// declared.
type declarations struct {
	nonlocals []*ast.Nonlocal
	declared  map[string]text.Span
}

func (b *builder) conflict(at text.Span, format string, args ...any) {
	b.Conflicts = append(b.Conflicts, Conflict{at, fmt.Sprintf(format, args...)})
}

// declare notes a global or nonlocal name, which nothing may have used before.
func (b *builder) declare(n *ast.Name, at text.Span, flag flags) {
	what := "global"
	if flag == isNonlocal {
		what = "nonlocal"
	}
	y := b.symbol(b.scope, n.ID)
	switch {
	case y.flags&isParameter != 0:
		b.conflict(at, "name '%s' is parameter and %s", n.ID, what)
	case b.python2: // only warns
	case y.flags&isUsed != 0:
		b.conflict(at, "name '%s' is used prior to %s declaration", n.ID, what)
	case y.flags&isAnnotated != 0:
		b.conflict(at, "annotated name '%s' can't be %s", n.ID, what)
	case y.flags&isAssigned != 0:
		b.conflict(at, "name '%s' is assigned to before %s declaration", n.ID, what)
	}
	if flag == isNonlocal || b.scope.Kind != Module { // to the module it says nothing
		y.flags |= flag
	}
	if b.scope.declared == nil {
		b.scope.declared = map[string]text.Span{}
	}
	if _, ok := b.scope.declared[y.Name]; !ok {
		b.scope.declared[y.Name] = at
	}
}

// annotate notes a name: type, which makes a name local even without a value.
func (b *builder) annotate(n *ast.Name, at text.Span) {
	y := b.symbol(b.scope, n.ID)
	if _, declared := b.scope.declared[y.Name]; declared {
		what := "global"
		if y.flags&isNonlocal != 0 {
			what = "nonlocal"
		}
		b.conflict(at, "annotated name '%s' can't be %s", n.ID, what)
	}
	y.flags |= isAnnotated
}

// findNonlocals looks for the variables of nonlocal statements.
func (b *builder) findNonlocals() {
	for _, s := range b.Scopes {
		for _, n := range s.nonlocals {
			for _, name := range n.Names {
				y := b.symbol(s, name.ID)
				switch {
				case y.flags&isGlobal != 0:
					b.conflict(s.declared[y.Name], "name '%s' is nonlocal and global", name.ID)
				case !s.binds(y.Name) && name.ID != "__class__": // which every method has
					b.conflict(n.Span, "no binding for nonlocal '%s' found", name.ID)
				}
			}
		}
	}
}

// binds reports whether a function around s has the name as its own.
func (s *Scope) binds(name string) bool {
	for s = s.Parent; s != nil; s = s.Parent {
		if y := s.names.get(name); y != nil && s.Kind == Function && y.flags&(isGlobal|isNonlocal) == 0 && y.IsBound() {
			return true
		}
	}
	return false
}
