package ast

import "github.com/pyq-lang/pyq/interp/text"

// Expressions.
type (
	// BoolOp is a and b and c, or with or.
	BoolOp struct {
		text.Span
		Or     bool
		Values []Expr
		OpPos  []text.Pos // one less than Values
	}
	// NamedExpr is target := value.
	NamedExpr struct {
		text.Span
		Target *Name
		Value  Expr
		OpPos  text.Pos
	}
	// BinOp is left op right.
	BinOp struct {
		text.Span
		Left  Expr
		Op    Op
		Right Expr
		OpPos text.Pos
	}
	// UnaryOp is op operand.
	UnaryOp struct {
		text.Span
		Op      UnaryOperator
		Operand Expr
	}
	// Lambda is lambda.
	Lambda struct {
		text.Span
		Args *Arguments
		Body Expr
	}
	// IfExp is body if test else orelse.
	IfExp struct {
		text.Span
		Test, Body, Else Expr
		IfPos, ElsePos   text.Pos
	}
	// Dict is {a: b, **c}; the key of ** is nil.
	Dict struct {
		text.Span
		Keys   []Expr
		Values []Expr
		Colons []text.Pos // of the colon or **, one an entry
	}
	// Set is {a, b}.
	Set struct {
		text.Span
		Elts []Expr
	}
	// List is [a, b].
	List struct {
		text.Span
		Elts []Expr
	}
	// Tuple is a, b or (a, b).
	Tuple struct {
		text.Span
		Elts  []Expr
		Paren bool // the parentheses are part of the Span
	}
	// Comp is a comprehension or generator expression: Python's ListComp,
	// SetComp, DictComp and GeneratorExp.
	Comp struct {
		text.Span
		Kind       CompKind
		Elt        Expr // the key of a dict's
		Value      Expr // of a dict's, otherwise nil
		Generators []*Comprehension
	}
	// Comprehension is for target in iter if a if b.
	Comprehension struct {
		text.Span
		Target Expr
		Iter   Expr
		Ifs    []Expr
		Async  bool
		For    text.Pos
		In     text.Pos
	}
	// Await is await value.
	Await struct {
		text.Span
		Value Expr
	}
	// Yield is yield value.
	Yield struct {
		text.Span
		Value Expr // or nil
	}
	// YieldFrom is yield from value.
	YieldFrom struct {
		text.Span
		Value Expr
	}
	// Compare is left op a op b.
	Compare struct {
		text.Span
		Left        Expr
		Ops         []CmpOp
		Comparators []Expr
		OpPos       []text.Pos
	}
	// Call is f(args, keywords). The arguments are in both lists in the order
	// of the text; a generator expression that is the only argument may
	// share the call's parentheses.
	Call struct {
		text.Span
		Func     Expr
		Args     []Expr // may hold Starred
		Keywords []*Keyword
		Lparen   text.Pos
		Rparen   text.Pos
	}
	// JoinedStr is an f-string: the parts, Constant strings and
	// FormattedValues, in order. Adjacent literals are one node.
	JoinedStr struct {
		text.Span
		Values []Expr
	}
	// FormattedValue is {value!r:spec} in an f-string. For {value=} the text up
	// to and with = is in a Constant before, and Conversion is 'r' if neither
	// a conversion nor a spec is given.
	FormattedValue struct {
		text.Span
		Value      Expr
		Conversion byte       // 's', 'r', 'a', or 0
		Spec       *JoinedStr // or nil
	}
	// Constant is a literal. Value is nil (None), bool, Ellipsis, *big.Int or
	// int64 (ints, int64 where it fits), float64, Imaginary, string, or Bytes.
	Constant struct {
		text.Span
		Value any
		// Unicode is Python 2's u'' prefix, or Python 3's, which means nothing.
		Unicode bool
		// Long is Python 2's suffix L.
		Long bool
	}
	// Attribute is value.attr.
	Attribute struct {
		text.Span
		Value   Expr
		Attr    string
		Dot     text.Pos
		AttrPos text.Pos
	}
	// Subscript is value[index].
	Subscript struct {
		text.Span
		Value  Expr
		Index  Expr // may be a Slice, or a Tuple that holds Slices
		Lbrack text.Pos
	}
	// Starred is *value.
	Starred struct {
		text.Span
		Value Expr
	}
	// Name is an identifier.
	Name struct {
		text.Span
		ID string
	}
	// Slice is lower:upper:step within a Subscript; each may be nil.
	Slice struct {
		text.Span
		Lower, Upper, Step Expr
	}
	// Repr is Python 2's `value`.
	Repr struct {
		text.Span
		Value Expr
	}
	// Paren is a parenthesised expression that is no tuple. Python's ast has no
	// such node; it tells (a) = 1 and print (a) from others and keeps spans true.
	Paren struct {
		text.Span
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
