// Package ast, internal to pyq, is the tree of a Python program, versions 2.7 to 3.12. Its
// nodes are those of Python's own module ast, with the same names, except where a comment
// says otherwise; what Python 2 adds has nodes of its own.
//
// Positions count lines and columns from 1, columns in characters (code points).
// A node's End is the position just behind its last character. The zero Pos means
// that there is no such position.
package ast

import "github.com/pyq-lang/pyq/interp/text"

// A Node is any part of the tree.
type Node interface{ Range() text.Span }

// A Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// An Expr is an expression, or the target of an assignment, which has the form of
// one.
type Expr interface {
	Node
	expr()
}

// A Module is a whole file.
type Module struct {
	text.Span
	Body []Stmt
	// Python2 says that the text is written in Python 2, and Evidence why.
	Python2  bool
	Evidence []Evidence
	// Future are the names imported from __future__.
	Future map[string]bool
}

// Evidence is a construct that only Python 2 has.
type Evidence struct {
	Pos  text.Pos
	What string // "a print statement"
}

// Statements.
type (
	// FunctionDef is def, and async def.
	FunctionDef struct {
		text.Span
		Name       *Name // the identifier after def
		Args       *Arguments
		Body       []Stmt
		Decorators []Expr
		Returns    Expr // or nil
		TypeParams []TypeParam
		Async      bool
		Def        text.Pos // of the keyword def; Start is that of the first decorator or of async, if any
	}
	// ClassDef is a class statement.
	ClassDef struct {
		text.Span
		Name       *Name
		Bases      []Expr // may hold Starred
		Keywords   []*Keyword
		Body       []Stmt
		Decorators []Expr
		TypeParams []TypeParam
		Class      text.Pos // of the keyword class
	}
	// Return is return.
	Return struct {
		text.Span
		Value Expr // or nil
	}
	// Delete is del.
	Delete struct {
		text.Span
		Targets []Expr
	}
	// Assign is a = b = value.
	Assign struct {
		text.Span
		Targets []Expr
		Value   Expr
		Equal   text.Pos // of the first =
	}
	// AugAssign is target op= value.
	AugAssign struct {
		text.Span
		Target Expr
		Op     Op
		Value  Expr
		OpPos  text.Pos
	}
	// AnnAssign is target: annotation = value.
	AnnAssign struct {
		text.Span
		Target     Expr
		Annotation Expr
		Value      Expr     // or nil
		Equal      text.Pos // zero without a value
		Simple     bool     // the target is a name without parentheses
	}
	// TypeAlias is type Name[params] = value.
	TypeAlias struct {
		text.Span
		Name       *Name
		TypeParams []TypeParam
		Value      Expr
	}
	// For is for, and async for.
	For struct {
		text.Span
		Target Expr
		Iter   Expr
		Body   []Stmt
		Else   []Stmt
		Async  bool
		For    text.Pos // of the keyword
	}
	// While is while.
	While struct {
		text.Span
		Test Expr
		Body []Stmt
		Else []Stmt
	}
	// If is if; elif is an If alone in Else, with Elif set.
	If struct {
		text.Span
		Test    Expr
		Body    []Stmt
		Else    []Stmt
		Elif    bool
		ElsePos text.Pos // of else or elif, zero without
	}
	// With is with, and async with.
	With struct {
		text.Span
		Items []WithItem
		Body  []Stmt
		Async bool
	}
	// Match is match.
	Match struct {
		text.Span
		Subject Expr
		Cases   []*MatchCase
	}
	// Raise is raise.
	Raise struct {
		text.Span
		Exc   Expr // or nil
		Cause Expr // or nil
		// Value and Traceback are Python 2's raise Exc, Value, Traceback.
		Value     Expr
		Traceback Expr
	}
	// Try is try; Star says except*.
	Try struct {
		text.Span
		Body     []Stmt
		Handlers []*ExceptHandler
		Else     []Stmt
		Finally  []Stmt
		Star     bool
		FinalPos text.Pos // of finally, zero without
	}
	// Assert is assert.
	Assert struct {
		text.Span
		Test Expr
		Msg  Expr // or nil
	}
	// Import is import a.b as c, d.
	Import struct {
		text.Span
		Names []*Alias
	}
	// ImportFrom is from a.b import c as d. Level counts the leading dots.
	ImportFrom struct {
		text.Span
		Module string // "a.b", "" for from . import c
		Names  []*Alias
		Level  int
	}
	// Global is global.
	Global struct {
		text.Span
		Names []*Name
	}
	// Nonlocal is nonlocal.
	Nonlocal struct {
		text.Span
		Names []*Name
	}
	// ExprStmt is an expression as a statement (Python: Expr).
	ExprStmt struct {
		text.Span
		Value Expr
	}
	// Pass is pass.
	Pass struct{ text.Span }
	// Break is break.
	Break struct{ text.Span }
	// Continue is continue.
	Continue struct{ text.Span }
	// Print is Python 2's print statement.
	Print struct {
		text.Span
		Dest   Expr // after >>, or nil
		Values []Expr
		Comma  bool // it ends with a comma: no newline is printed
	}
	// Exec is Python 2's exec statement.
	Exec struct {
		text.Span
		Body    Expr
		Globals Expr // or nil
		Locals  Expr // or nil
	}
)

// Parts of statements.
type (
	// Arguments are the parameters of a def or lambda.
	Arguments struct {
		text.Span
		PosOnly []*Arg // before /
		Args    []*Arg
		Vararg  *Arg // *args, or nil
		KwOnly  []*Arg
		Kwarg   *Arg // **kwargs, or nil
	}
	// Arg is one parameter. Default is its own, unlike in Python's ast.
	Arg struct {
		text.Span
		Name       string
		Annotation Expr // or nil
		Default    Expr // or nil
		// Tuple is Python 2's unpacking parameter, def f(a, (b, c)); Name is
		// then "".
		Tuple Expr
	}
	// Keyword is name=value in a call, or **value, whose Name is "".
	Keyword struct {
		text.Span
		Name  string
		Value Expr
	}
	// Alias is a.b as c in an import. Name is "*" for all.
	Alias struct {
		text.Span
		Name   string
		AsName string // "" without as
	}
	// WithItem is one context manager of a with.
	WithItem struct {
		Context Expr
		Vars    Expr // after as, or nil
	}
	// ExceptHandler is except Type as Name. Name is any target in Python 2.
	ExceptHandler struct {
		text.Span
		Type Expr // nil for a bare except
		Name Expr // nil without as; *Name in Python 3
		Body []Stmt
	}
	// TypeParam is one of def f[T: Bound].
	TypeParam struct {
		text.Span
		Name  string
		Stars int  // 1 for *Ts, 2 for **P
		Bound Expr // or nil
	}
	// MatchCase is one case of a match.
	MatchCase struct {
		text.Span
		Pattern Pattern
		Guard   Expr // or nil
		Body    []Stmt
	}
)

// ModuleName returns the name of the module that a from statement reads. Relative ones
// are looked for beside the program: there are no packages around it.
func (s *ImportFrom) ModuleName() string {
	if s.Level > 0 && s.Module == "" {
		return "."
	}
	return s.Module
}
