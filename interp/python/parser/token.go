package parser

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// A kind is the kind of a token.
type kind uint8

// The kinds of tokens. Keywords have a kind each; soft keywords are names.
const (
	kEOF kind = iota
	kNewline
	kIndent
	kDedent
	kError // a mistake the scanner found; aux is its index in scanner.errs
	kFail  // never scanned: what the parser sees from a mistake to its recovery

	kName
	kNumber
	kString
	kFStart  // f" with its prefix
	kFMiddle // text of an f-string
	kFEnd    // the closing quotes

	kLparen
	kRparen
	kLbrack
	kRbrack
	kLbrace
	kRbrace
	kComma
	kColon
	kSemi
	kDot
	kEllipsis
	kArrow
	kWalrus
	kAssign
	kBang
	kBackquote
	kTilde
	kPlus
	kMinus
	kStar
	kSlash
	kDoubleSlash
	kPercent
	kAt
	kDoubleStar
	kShl
	kShr
	kAmp
	kPipe
	kCaret
	kEq
	kNe
	kNe2 // <>
	kLt
	kLe
	kGt
	kGe
	kAugPlus
	kAugMinus
	kAugStar
	kAugSlash
	kAugDoubleSlash
	kAugPercent
	kAugAt
	kAugDoubleStar
	kAugShl
	kAugShr
	kAugAmp
	kAugPipe
	kAugCaret

	kwFalse
	kwNone
	kwTrue
	kwAnd
	kwAs
	kwAssert
	kwAsync
	kwAwait
	kwBreak
	kwClass
	kwContinue
	kwDef
	kwDel
	kwElif
	kwElse
	kwExcept
	kwFinally
	kwFor
	kwFrom
	kwGlobal
	kwIf
	kwImport
	kwIn
	kwIs
	kwLambda
	kwNonlocal
	kwNot
	kwOr
	kwPass
	kwRaise
	kwReturn
	kwTry
	kwWhile
	kwWith
	kwYield
	numKinds
)

// Flags of string and number tokens.
const (
	fRaw     = 1 << iota // r''
	fBytes               // b''
	fUnicode             // u''
	fTriple              // three quotes
	fEscape              // holds a backslash, or {{ in an f-string
	fWide                // holds characters beyond ASCII
)

// A token is a piece of the text: src[off:end].
type token struct {
	kind       kind
	flags      uint8
	aux        int32 // of an open bracket: the index of the token that closes it, 0 if none does
	off, end   int32
	start, fin text.Pos
}

var keywords = map[string]kind{
	"False": kwFalse, "None": kwNone, "True": kwTrue, "and": kwAnd, "as": kwAs, "assert": kwAssert,
	"async": kwAsync, "await": kwAwait, "break": kwBreak, "class": kwClass, "continue": kwContinue,
	"def": kwDef, "del": kwDel, "elif": kwElif, "else": kwElse, "except": kwExcept, "finally": kwFinally,
	"for": kwFor, "from": kwFrom, "global": kwGlobal, "if": kwIf, "import": kwImport, "in": kwIn,
	"is": kwIs, "lambda": kwLambda, "nonlocal": kwNonlocal, "not": kwNot, "or": kwOr, "pass": kwPass,
	"raise": kwRaise, "return": kwReturn, "try": kwTry, "while": kwWhile, "with": kwWith, "yield": kwYield,
}

// statementKeywords cannot stand within brackets. At the beginning of a line they
// show that a bracket before was forgotten.
var statementKeywords = kinds(kwAssert, kwBreak, kwClass, kwContinue, kwDef, kwDel, kwElif, kwExcept,
	kwFinally, kwGlobal, kwImport, kwNonlocal, kwPass, kwRaise, kwReturn, kwTry, kwWhile, kwWith)

type operator struct {
	text string
	kind kind
}

// operators lists the operators by their first byte, longest first.
var operators = func() (t [128][]operator) {
	for _, o := range []operator{
		{"**=", kAugDoubleStar}, {"//=", kAugDoubleSlash}, {"<<=", kAugShl}, {">>=", kAugShr}, {"...", kEllipsis},
		{"->", kArrow}, {":=", kWalrus}, {"**", kDoubleStar}, {"//", kDoubleSlash}, {"<<", kShl}, {">>", kShr},
		{"==", kEq}, {"!=", kNe}, {"<>", kNe2}, {"<=", kLe}, {">=", kGe}, {"+=", kAugPlus}, {"-=", kAugMinus},
		{"*=", kAugStar}, {"/=", kAugSlash}, {"%=", kAugPercent}, {"@=", kAugAt}, {"&=", kAugAmp},
		{"|=", kAugPipe}, {"^=", kAugCaret},
		{"(", kLparen}, {")", kRparen}, {"[", kLbrack}, {"]", kRbrack}, {"{", kLbrace}, {"}", kRbrace},
		{",", kComma}, {":", kColon}, {";", kSemi}, {".", kDot}, {"=", kAssign}, {"!", kBang}, {"`", kBackquote},
		{"~", kTilde}, {"+", kPlus}, {"-", kMinus}, {"*", kStar}, {"/", kSlash}, {"%", kPercent}, {"@", kAt},
		{"&", kAmp}, {"|", kPipe}, {"^", kCaret}, {"<", kLt}, {">", kGt},
	} {
		t[o.text[0]] = append(t[o.text[0]], o)
	}
	return t
}()

// A binary is how tightly a binary operator binds, 0 for a token that is none.
type binary struct {
	prec uint8
	op   ast.Op
}

var binaries = [numKinds]binary{
	kPipe: {1, ast.BitOr}, kCaret: {2, ast.BitXor}, kAmp: {3, ast.BitAnd},
	kShl: {4, ast.LShift}, kShr: {4, ast.RShift}, kPlus: {5, ast.Add}, kMinus: {5, ast.Sub},
	kStar: {6, ast.Mult}, kSlash: {6, ast.Div}, kDoubleSlash: {6, ast.FloorDiv}, kPercent: {6, ast.Mod},
	kAt: {6, ast.MatMult},
}

var unaries = map[kind]ast.UnaryOperator{kTilde: ast.Invert, kPlus: ast.UAdd, kMinus: ast.USub}

// augmented gives the operator of an augmented assignment.
var augmented = map[kind]ast.Op{
	kAugPlus: ast.Add, kAugMinus: ast.Sub, kAugStar: ast.Mult, kAugSlash: ast.Div,
	kAugDoubleSlash: ast.FloorDiv, kAugPercent: ast.Mod, kAugAt: ast.MatMult, kAugDoubleStar: ast.Pow,
	kAugShl: ast.LShift, kAugShr: ast.RShift, kAugAmp: ast.BitAnd, kAugPipe: ast.BitOr, kAugCaret: ast.BitXor,
}

// comparisons gives the comparison that begins with a token; not and is may need
// a second one.
var comparisons = map[kind]ast.CmpOp{
	kEq: ast.Eq, kNe: ast.NotEq, kNe2: ast.NotEq, kLt: ast.Lt, kLe: ast.LtE, kGt: ast.Gt, kGe: ast.GtE,
	kwIs: ast.Is, kwIn: ast.In, kwNot: ast.NotIn,
}

type kindSet [numKinds]bool

// kinds makes a set.
func kinds(ks ...kind) (t kindSet) {
	for _, k := range ks {
		t[k] = true
	}
	return t
}

var (
	isAugmented = kinds(kAugPlus, kAugMinus, kAugStar, kAugSlash, kAugDoubleSlash, kAugPercent, kAugAt,
		kAugDoubleStar, kAugShl, kAugShr, kAugAmp, kAugPipe, kAugCaret)
	isComparison = kinds(kEq, kNe, kNe2, kLt, kLe, kGt, kGe, kwIs, kwIn, kwNot)
	// startsOperand are the tokens that begin an expression and cannot go on one.
	startsOperand = kinds(kName, kNumber, kString, kFStart, kLbrace, kEllipsis, kBackquote, kTilde,
		kwFalse, kwNone, kwTrue, kwLambda, kwAwait)
	// startsExpr are the tokens that may begin an expression.
	startsExpr = kinds(kName, kNumber, kString, kFStart, kLbrace, kEllipsis, kBackquote, kTilde,
		kwFalse, kwNone, kwTrue, kwLambda, kwAwait, kwNot, kLparen, kLbrack, kPlus, kMinus)
	// endsExprs are the tokens that end a list of expressions without brackets.
	endsExprs = kinds(kEOF, kNewline, kFail, kError, kSemi, kColon, kAssign, kRparen, kRbrack, kRbrace, kBang,
		kwIn, kwFor)
)
