package lower

import (
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// marks say what the operations of the lowered program stand for in the text.
type marks struct {
	at map[text.Pos]text.Mark
	usage
}

func newMarks() *marks {
	return &marks{at: map[text.Pos]text.Mark{}, usage: newUsage()}
}

// mark remembers the whole expression whose operator, call or index is at p, for the
// carets of tracebacks.
func (m *marks) mark(p text.Pos, n ast.Node) { m.at[p] = text.Mark{Span: n.Range()} }

// markPart is mark for an expression of which a part stands out.
func (m *marks) markPart(p text.Pos, n ast.Node, from, to text.Pos, kind text.MarkKind) {
	m.at[p] = text.Mark{Span: n.Range(), Part: text.Span{Start: from, End: to}, Kind: kind}
}

// markBinary marks a binary operation. What stands out is the operator: as in CPython, with
// a parenthesis that follows it at once.
func (m *marks) markBinary(b *ast.BinOp) {
	end := b.OpPos
	end.Col += int32(len(b.Op.String()))
	if end.Col == b.OpPos.Col+1 {
		if _, ok := b.Right.(*ast.Paren); ok && b.Right.Range().Start == end {
			end.Col++
		}
	}
	m.markPart(b.OpPos, b, b.OpPos, end, 0)
}

// markItem marks x[i]. What stands out is the index.
func (m *marks) markItem(s *ast.Subscript) { m.markPart(s.Lbrack, s, s.Lbrack, s.End, 0) }

// markFree marks a variable of a function around.
func (m *marks) markFree(p text.Pos, name string) {
	end := p
	end.Col += int32(utf8.RuneCountInString(name))
	m.at[p] = text.Mark{Span: text.Span{Start: p, End: end}, Kind: text.Free}
}

// markCall marks a call.
func (m *marks) markCall(c *ast.Call) {
	call := text.Mark{Span: c.Span}
	for _, k := range c.Keywords {
		if k.Name != "" {
			m.arguments[c.Lparen] = append(m.arguments[c.Lparen], argument(k))
		}
	}
	if a, ok := ast.Unparen(c.Func).(*ast.Attribute); ok {
		if of := attributeSpan(a); of.Start.Line != a.Start.Line { // a chain over several lines
			call.Start = of.Start
		}
		if n, ok := a.Value.(*ast.Name); ok && changing[a.Attr] {
			m.changes[n.Start] = true
		}
	}
	m.at[c.Lparen] = call
}

// attributeSpan returns the text that stands for an attribute: the name alone where what it
// is an attribute of begins on another line.
func attributeSpan(a *ast.Attribute) text.Span {
	r := a.Range()
	if r.Start.Line != r.End.Line {
		r.Start = a.AttrPos
	}
	return r
}

// markLoop marks a loop: the statement or comprehension n, or its target.
func (m *marks) markLoop(p text.Pos, n ast.Node, target ast.Expr) {
	t := target.Range()
	m.markPart(p, n, t.Start, t.End, text.Alternative)
}

// markAttribute marks x.name.
func (m *marks) markAttribute(a *ast.Attribute) { m.at[a.Dot] = text.Mark{Span: attributeSpan(a)} }
