// Package ast is the tree of a Python program, versions 2.7 to 3.12. Its nodes are
// those of Python's own module ast, with the same names, except where a comment
// says otherwise; what Python 2 adds has nodes of its own.
//
// Positions count lines and columns from 1, columns in characters (code points).
// A node's End is the position just behind its last character. The zero Pos means
// that there is no such position.
package ast

import "math/big"

// A Pos is a position in the source text.
type Pos struct{ Line, Col int32 }

// IsValid reports whether the position is one.
func (p Pos) IsValid() bool { return p.Line > 0 }

// A Span is what every node embeds: where its text begins and ends.
type Span struct{ Start, End Pos }

// Range returns the span. It makes every node a Node.
func (s *Span) Range() Span { return *s }

// A Node is any part of the tree.
type Node interface{ Range() Span }

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
	Span
	Body []Stmt
	// Python2 says that the text is written in Python 2, and Evidence why.
	Python2  bool
	Evidence []Evidence
	// Future are the names imported from __future__.
	Future map[string]bool
}

// Evidence is a construct that only Python 2 has.
type Evidence struct {
	Pos  Pos
	What string // "a print statement"
}

// Statements.
type (
	// FunctionDef is def, and async def.
	FunctionDef struct {
		Span
		Name       *Name // the identifier after def
		Args       *Arguments
		Body       []Stmt
		Decorators []Expr
		Returns    Expr // or nil
		TypeParams []TypeParam
		Async      bool
		Def        Pos // of the keyword def; Start is that of the first decorator or of async, if any
	}
	// ClassDef is a class statement.
	ClassDef struct {
		Span
		Name       *Name
		Bases      []Expr // may hold Starred
		Keywords   []*Keyword
		Body       []Stmt
		Decorators []Expr
		TypeParams []TypeParam
		Class      Pos // of the keyword class
	}
	// Return is return.
	Return struct {
		Span
		Value Expr // or nil
	}
	// Delete is del.
	Delete struct {
		Span
		Targets []Expr
	}
	// Assign is a = b = value.
	Assign struct {
		Span
		Targets []Expr
		Value   Expr
		Equal   Pos // of the first =
	}
	// AugAssign is target op= value.
	AugAssign struct {
		Span
		Target Expr
		Op     Op
		Value  Expr
		OpPos  Pos
	}
	// AnnAssign is target: annotation = value.
	AnnAssign struct {
		Span
		Target     Expr
		Annotation Expr
		Value      Expr // or nil
		Equal      Pos  // zero without a value
		Simple     bool // the target is a name without parentheses
	}
	// TypeAlias is type Name[params] = value.
	TypeAlias struct {
		Span
		Name       *Name
		TypeParams []TypeParam
		Value      Expr
	}
	// For is for, and async for.
	For struct {
		Span
		Target Expr
		Iter   Expr
		Body   []Stmt
		Else   []Stmt
		Async  bool
		For    Pos // of the keyword
	}
	// While is while.
	While struct {
		Span
		Test Expr
		Body []Stmt
		Else []Stmt
	}
	// If is if; elif is an If alone in Else, with Elif set.
	If struct {
		Span
		Test    Expr
		Body    []Stmt
		Else    []Stmt
		Elif    bool
		ElsePos Pos // of else or elif, zero without
	}
	// With is with, and async with.
	With struct {
		Span
		Items []WithItem
		Body  []Stmt
		Async bool
	}
	// Match is match.
	Match struct {
		Span
		Subject Expr
		Cases   []*MatchCase
	}
	// Raise is raise.
	Raise struct {
		Span
		Exc   Expr // or nil
		Cause Expr // or nil
		// Value and Traceback are Python 2's raise Exc, Value, Traceback.
		Value     Expr
		Traceback Expr
	}
	// Try is try; Star says except*.
	Try struct {
		Span
		Body     []Stmt
		Handlers []*ExceptHandler
		Else     []Stmt
		Finally  []Stmt
		Star     bool
		FinalPos Pos // of finally, zero without
	}
	// Assert is assert.
	Assert struct {
		Span
		Test Expr
		Msg  Expr // or nil
	}
	// Import is import a.b as c, d.
	Import struct {
		Span
		Names []*Alias
	}
	// ImportFrom is from a.b import c as d. Level counts the leading dots.
	ImportFrom struct {
		Span
		Module string // "a.b", "" for from . import c
		Names  []*Alias
		Level  int
	}
	// Global is global.
	Global struct {
		Span
		Names []*Name
	}
	// Nonlocal is nonlocal.
	Nonlocal struct {
		Span
		Names []*Name
	}
	// ExprStmt is an expression as a statement (Python: Expr).
	ExprStmt struct {
		Span
		Value Expr
	}
	// Pass is pass.
	Pass struct{ Span }
	// Break is break.
	Break struct{ Span }
	// Continue is continue.
	Continue struct{ Span }
	// Print is Python 2's print statement.
	Print struct {
		Span
		Dest   Expr // after >>, or nil
		Values []Expr
		Comma  bool // it ends with a comma: no newline is printed
	}
	// Exec is Python 2's exec statement.
	Exec struct {
		Span
		Body    Expr
		Globals Expr // or nil
		Locals  Expr // or nil
	}
)

// Parts of statements.
type (
	// Arguments are the parameters of a def or lambda.
	Arguments struct {
		Span
		PosOnly []*Arg // before /
		Args    []*Arg
		Vararg  *Arg // *args, or nil
		KwOnly  []*Arg
		Kwarg   *Arg // **kwargs, or nil
	}
	// Arg is one parameter. Default is its own, unlike in Python's ast.
	Arg struct {
		Span
		Name       string
		Annotation Expr // or nil
		Default    Expr // or nil
		// Tuple is Python 2's unpacking parameter, def f(a, (b, c)); Name is
		// then "".
		Tuple Expr
	}
	// Keyword is name=value in a call, or **value, whose Name is "".
	Keyword struct {
		Span
		Name  string
		Value Expr
	}
	// Alias is a.b as c in an import. Name is "*" for all.
	Alias struct {
		Span
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
		Span
		Type Expr // nil for a bare except
		Name Expr // nil without as; *Name in Python 3
		Body []Stmt
	}
	// TypeParam is one of def f[T: Bound].
	TypeParam struct {
		Span
		Name  string
		Stars int  // 1 for *Ts, 2 for **P
		Bound Expr // or nil
	}
	// MatchCase is one case of a match.
	MatchCase struct {
		Span
		Pattern Pattern
		Guard   Expr // or nil
		Body    []Stmt
	}
)

// A Pattern is what a case matches.
type Pattern interface {
	Node
	pattern()
}

// Patterns.
type (
	// MatchValue is a literal or a dotted name.
	MatchValue struct {
		Span
		Value Expr
	}
	// MatchSingleton is None, True or False.
	MatchSingleton struct {
		Span
		Value *Constant
	}
	// MatchSequence is [a, b, *rest].
	MatchSequence struct {
		Span
		Patterns []Pattern
	}
	// MatchMapping is {key: pattern, **rest}.
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string // "" without **
	}
	// MatchClass is Class(a, b=c).
	MatchClass struct {
		Span
		Class      Expr
		Patterns   []Pattern
		KwNames    []string
		KwPatterns []Pattern
	}
	// MatchStar is *name within a sequence; Name is "" for *_.
	MatchStar struct {
		Span
		Name string
	}
	// MatchAs is pattern as name, a name alone (Pattern nil), or _ (both empty).
	MatchAs struct {
		Span
		Pattern Pattern
		Name    string
	}
	// MatchOr is a | b.
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)

// Expressions.
type (
	// BoolOp is a and b and c, or with or.
	BoolOp struct {
		Span
		Or     bool
		Values []Expr
		OpPos  []Pos // one less than Values
	}
	// NamedExpr is target := value.
	NamedExpr struct {
		Span
		Target *Name
		Value  Expr
		OpPos  Pos
	}
	// BinOp is left op right.
	BinOp struct {
		Span
		Left  Expr
		Op    Op
		Right Expr
		OpPos Pos
	}
	// UnaryOp is op operand.
	UnaryOp struct {
		Span
		Op      UnaryOperator
		Operand Expr
	}
	// Lambda is lambda.
	Lambda struct {
		Span
		Args *Arguments
		Body Expr
	}
	// IfExp is body if test else orelse.
	IfExp struct {
		Span
		Test, Body, Else Expr
		IfPos, ElsePos   Pos
	}
	// Dict is {a: b, **c}; the key of ** is nil.
	Dict struct {
		Span
		Keys   []Expr
		Values []Expr
		Colons []Pos // of the colon or **, one an entry
	}
	// Set is {a, b}.
	Set struct {
		Span
		Elts []Expr
	}
	// List is [a, b].
	List struct {
		Span
		Elts []Expr
	}
	// Tuple is a, b or (a, b).
	Tuple struct {
		Span
		Elts  []Expr
		Paren bool // the parentheses are part of the Span
	}
	// Comp is a comprehension or generator expression: Python's ListComp,
	// SetComp, DictComp and GeneratorExp.
	Comp struct {
		Span
		Kind       CompKind
		Elt        Expr // the key of a dict's
		Value      Expr // of a dict's, otherwise nil
		Generators []*Comprehension
	}
	// Comprehension is for target in iter if a if b.
	Comprehension struct {
		Span
		Target Expr
		Iter   Expr
		Ifs    []Expr
		Async  bool
		For    Pos
		In     Pos
	}
	// Await is await value.
	Await struct {
		Span
		Value Expr
	}
	// Yield is yield value.
	Yield struct {
		Span
		Value Expr // or nil
	}
	// YieldFrom is yield from value.
	YieldFrom struct {
		Span
		Value Expr
	}
	// Compare is left op a op b.
	Compare struct {
		Span
		Left        Expr
		Ops         []CmpOp
		Comparators []Expr
		OpPos       []Pos
	}
	// Call is f(args, keywords). The arguments are in both lists in the order
	// of the text; a generator expression that is the only argument may
	// share the call's parentheses.
	Call struct {
		Span
		Func     Expr
		Args     []Expr // may hold Starred
		Keywords []*Keyword
		Lparen   Pos
		Rparen   Pos
	}
	// JoinedStr is an f-string: the parts, Constant strings and
	// FormattedValues, in order. Adjacent literals are one node.
	JoinedStr struct {
		Span
		Values []Expr
	}
	// FormattedValue is {value!r:spec} in an f-string. For {value=} the text up
	// to and with = is in a Constant before, and Conversion is 'r' if neither
	// a conversion nor a spec is given.
	FormattedValue struct {
		Span
		Value      Expr
		Conversion byte       // 's', 'r', 'a', or 0
		Spec       *JoinedStr // or nil
	}
	// Constant is a literal. Value is nil (None), bool, Ellipsis, *big.Int or
	// int64 (ints, int64 where it fits), float64, Imaginary, string, or Bytes.
	Constant struct {
		Span
		Value any
		// Unicode is Python 2's u'' prefix, or Python 3's, which means nothing.
		Unicode bool
		// Long is Python 2's suffix L.
		Long bool
	}
	// Attribute is value.attr.
	Attribute struct {
		Span
		Value   Expr
		Attr    string
		Dot     Pos
		AttrPos Pos
	}
	// Subscript is value[index].
	Subscript struct {
		Span
		Value  Expr
		Index  Expr // may be a Slice, or a Tuple that holds Slices
		Lbrack Pos
	}
	// Starred is *value.
	Starred struct {
		Span
		Value Expr
	}
	// Name is an identifier.
	Name struct {
		Span
		ID string
	}
	// Slice is lower:upper:step within a Subscript; each may be nil.
	Slice struct {
		Span
		Lower, Upper, Step Expr
	}
	// Repr is Python 2's `value`.
	Repr struct {
		Span
		Value Expr
	}
	// Paren is a parenthesised expression that is no tuple. Python's ast has no
	// such node; it tells (a) = 1 and print (a) from others and keeps spans true.
	Paren struct {
		Span
		Value Expr
	}
)

// Kinds of constants that Go has no type for.
type (
	// Ellipsis is the value of ... .
	Ellipsis struct{}
	// Imaginary is the value of 1j, without the j.
	Imaginary float64
	// Bytes is the value of b'...'.
	Bytes string
)

// An Op is a binary operator.
type Op uint8

// The binary operators.
const (
	Add Op = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

var opNames = [...]string{"+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//"}

// String returns the operator's text.
func (o Op) String() string { return opNames[o] }

// A UnaryOperator is a unary operator.
type UnaryOperator uint8

// The unary operators.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// String returns the operator's text.
func (o UnaryOperator) String() string { return [...]string{"~", "not ", "+", "-"}[o] }

// A CmpOp is a comparison.
type CmpOp uint8

// The comparisons. Python 2's <> is NotEq.
const (
	Eq CmpOp = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// String returns the operator's text.
func (o CmpOp) String() string {
	return [...]string{"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"}[o]
}

// A CompKind is a kind of comprehension.
type CompKind uint8

// The kinds of comprehensions.
const (
	ListComp CompKind = iota
	SetComp
	DictComp
	GeneratorExp
)

// Int returns the value of an integer literal.
func Int(v any) (*big.Int, bool) {
	switch v := v.(type) {
	case int64:
		return big.NewInt(v), true
	case *big.Int:
		return v, true
	}
	return nil, false
}
