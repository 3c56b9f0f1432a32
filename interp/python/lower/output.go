package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/text"
)

// An output is what becomes of a text: the statements of the present block, and what is told
// of it.
type output struct {
	nodes
	out   []syntax.Stmt
	temps int // temporary variables in use
	*marks
	*remarks
}

func (o *output) emit(s ...syntax.Stmt) { o.out = append(o.out, s...) }

// collect returns the statements that f emits.
func (o *output) collect(f func()) []syntax.Stmt {
	outer := o.out
	o.out = nil
	f()
	inner := o.out
	o.out = outer
	return inner
}

// temp returns the name of a temporary variable. It is free again when the statement
// that asked for it is done, see lowerer.stmts.
func (o *output) temp() string {
	o.temps++
	return tempName(o.temps)
}

func tempName(n int) string {
	const digits = "0123456789"
	if n < 10 {
		return "$" + digits[n:n+1]
	}
	return tempName(n/10) + digits[n%10:n%10+1]
}

// remarks are what is told of a text: errors, and what means something else in Python 3.
type remarks struct {
	python2 bool
	errs    []*parser.Error
	notes   []Note
}

// refuse notes that the program uses what pyq does not have.
func (r *remarks) refuse(n ast.Node, msg string) {
	r.refuseFor(n, msg, "")
}

// refuseFor is refuse with what to write instead, where msg does not say it.
func (r *remarks) refuseFor(n ast.Node, msg, help string) {
	r.errs = append(r.errs, &parser.Error{Span: n.Range(), Kind: "SyntaxError", Msg: msg, Help: help})
}

// note adds a line to what --explain shows of a program in Python 2; "" is none.
func (r *remarks) note(p text.Pos, msg string) {
	if msg != "" && r.python2 {
		r.notes = append(r.notes, Note{Pos: p, Msg: msg})
	}
}
