package scope

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// A Symbol is a name that a scope mentions. If the scope binds it, the symbol is a variable,
// and has what all scopes do to it.
type Symbol struct {
	// Name is the name as the program's scopes know it, see Scope.Mangle.
	Name string
	// Scope is the scope that mentions it.
	Scope *Scope
	// ID is a number of its own, from 0 on, for tables that keep something of each.
	ID int
	// Bindings are what may give the variable a value, or take it: of its own scope, of
	// those that declare it global or nonlocal, and by := in comprehensions. They are in
	// the order of the text, and none for a symbol that is no variable.
	Bindings []Binding
	// Reads are where this scope reads the name, without what means it elsewhere.
	Reads []Read

	means      *Symbol
	definition *ast.FunctionDef
	flags      flags
}

// flags are what is known of a symbol.
type flags uint16

const (
	isUsed      flags = 1 << iota // read, other than by x += 1
	isParameter                   // and not a part of one that is unpacked
	isAssigned                    // bound other than by the following ways
	isWithin                      // by := in a comprehension of the module
	isImported
	isAnnotated
	isGlobal // declared so
	isNonlocal
	isDeleted  // by del, or at the end of an except clause
	isCaptured // a function, class or generator expression within mentions it
	isFree     // it is in Scope.free
	isUnsorted // its bindings are not in the order of the text yet
)

// A Binding is one way in which a variable gets a value, or loses it.
type Binding struct {
	Kind BindingKind
	// Part: it is a part of what is unpacked, and so gets a part of a value. Value is that
	// part if the parts stand side by side in the text.
	Part bool
	At   text.Pos // of the name
	// Node is what binds it, see BindingKind, and Stmt the statement around; nil of
	// parameters.
	Node ast.Node
	Stmt ast.Stmt
	// Value is what it gets, or what that is made of, see BindingKind; nil if the text
	// does not show it.
	Value ast.Expr
	// Region is where the text does it. Its scope is another than the variable's if that
	// is declared global or nonlocal there, or is bound by := in a comprehension.
	Region *Region
}

// A BindingKind says what binds a variable.
type BindingKind uint8

// The kinds of bindings, with their nodes.
const (
	Assignment   BindingKind = iota // *ast.Assign: Value is what is assigned
	Augmented                       // *ast.AugAssign: Value is the operation
	Annotated                       // *ast.AnnAssign: Value may be nil
	Walrus                          // *ast.NamedExpr: Value is what is assigned
	Parameter                       // *ast.Arg
	Definition                      // *ast.FunctionDef
	ClassBody                       // *ast.ClassDef
	Imported                        // *ast.Alias, of an import or from statement
	Starred                         // *ast.Alias, made for a name that from m import * binds
	Loaded                          // *ast.Call of Starlark's load statement
	Loop                            // *ast.For: Value is what it loops over
	Generated                       // *ast.Comp: Value is what one of its fors loops over
	Entered                         // *ast.With: Value is the context manager
	Caught                          // *ast.ExceptHandler
	Captured                        // *ast.Match
	Deleted                         // *ast.Delete
	AliasedType                     // *ast.TypeAlias
	TypeVariable                    // *ast.TypeParam
)

// IsValue reports whether Value is there, and just what the variable gets.
func (b *Binding) IsValue() bool {
	switch b.Kind {
	case Assignment, Augmented, Annotated, Walrus:
		return b.Value != nil
	}
	return false
}

// A Read is a place that reads a variable.
type Read struct {
	Name   *ast.Name
	Region *Region
}

// A Meaning says where the value of a name is looked for.
type Meaning uint8

// The meanings of names.
const (
	Builtin Meaning = iota // nowhere in the program
	Global                 // in the module
	Local                  // in the scope itself
	Cell                   // in the scope, of which functions within take it along
	Free                   // in a function or comprehension around
)

// Meaning says what the name means in the scope that mentions it.
func (y *Symbol) Meaning() Meaning {
	switch v := y.means; {
	case v == nil:
		return Builtin
	case v.Scope.Kind == Module:
		return Global
	case v != y:
		return Free
	case v.flags&isCaptured != 0:
		return Cell
	}
	return Local
}

// Variable returns the variable that the symbol means, which is itself if the scope binds
// the name; nil if the name is none of the program's.
func (y *Symbol) Variable() *Symbol { return y.means }

// IsBound reports whether something binds the name: the symbol is a variable.
func (y *Symbol) IsBound() bool { return len(y.Bindings) > 0 }

// IsMentioned reports whether the scope reads or binds the name, and does not only declare
// it, or have it as a parameter.
func (y *Symbol) IsMentioned() bool { return y.flags&(isUsed|isAssigned|isWithin|isImported) != 0 }

// IsParameter reports whether the variable is a parameter of a function.
func (y *Symbol) IsParameter() bool { return y.flags&isParameter != 0 }

// IsImported reports whether an import binds the variable.
func (y *Symbol) IsImported() bool { return y.flags&isImported != 0 }

// IsDeleted reports whether the variable may lose its value: by del, or at the end of an
// except clause.
func (y *Symbol) IsDeleted() bool { return y.flags&isDeleted != 0 }

// IsGlobal reports whether the scope declares the name global.
func (y *Symbol) IsGlobal() bool { return y.flags&isGlobal != 0 }

// IsNonlocal reports whether the scope declares the name nonlocal.
func (y *Symbol) IsNonlocal() bool { return y.flags&isNonlocal != 0 }

// Definition returns the def that binds the variable, the last one if there are several; nil
// if there is none.
func (y *Symbol) Definition() *ast.FunctionDef { return y.definition }

// names are the symbols of a scope, in the order in which the text first mentions them.
type names struct {
	list []*Symbol
	// index is made for scopes with many names: looking through a few is faster, and
	// most scopes have a few.
	index map[string]*Symbol
}

// few is how many names are looked through.
const few = 8

// get returns the symbol of a name, nil if there is none.
func (n *names) get(name string) *Symbol {
	if n.index != nil {
		return n.index[name]
	}
	for _, y := range n.list {
		if y.Name == name {
			return y
		}
	}
	return nil
}

func (n *names) add(y *Symbol) {
	n.list = append(n.list, y)
	switch {
	case n.index != nil:
		n.index[y.Name] = y
	case len(n.list) > few:
		n.index = make(map[string]*Symbol, 2*few)
		for _, y := range n.list {
			n.index[y.Name] = y
		}
	}
}

// symbol returns the symbol of a name in a scope, which is made if there is none.
func (t *Table) symbol(s *Scope, name string) *Symbol {
	y := s.names.get(name)
	if y == nil {
		y = &Symbol{Name: name, Scope: s, ID: t.Symbols}
		t.Symbols++
		s.names.add(y)
	}
	return y
}
