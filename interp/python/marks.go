package python

import (
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// mark remembers the whole expression whose operator, call or index is at p, for the
// carets of tracebacks.
func (l *lowerer) mark(p text.Pos, n ast.Node) { l.marks[p] = text.Mark{Span: n.Range()} }

// markPart is mark for an expression of which a part stands out.
func (l *lowerer) markPart(p text.Pos, n ast.Node, from, to text.Pos, kind text.MarkKind) {
	l.marks[p] = text.Mark{Span: n.Range(), Part: text.Span{Start: from, End: to}, Kind: kind}
}

// markBinary marks a binary operation. What stands out is the operator: as in CPython, with
// a parenthesis that follows it at once.
func (l *lowerer) markBinary(b *ast.BinOp, n ast.Node, kind text.MarkKind) {
	switch b.Op {
	case ast.Div, ast.FloorDiv, ast.Mod:
		if l.isFloat(b.Left) || l.isFloat(b.Right) {
			kind |= text.Float
		}
	}
	end := b.OpPos
	end.Col += int32(len(b.Op.String()))
	if end.Col == b.OpPos.Col+1 {
		if _, ok := b.Right.(*ast.Paren); ok && b.Right.Range().Start == end {
			end.Col++
		}
	}
	l.markPart(b.OpPos, n, b.OpPos, end, kind)
}

// markItem marks x[i]. What stands out is the index.
func (l *lowerer) markItem(s *ast.Subscript, kind text.MarkKind) {
	l.markPart(s.Lbrack, s, s.Lbrack, s.End, kind)
}

// markFree marks a variable of a function around.
func (l *lowerer) markFree(p text.Pos, name string) {
	end := p
	end.Col += int32(utf8.RuneCountInString(name))
	l.marks[p] = text.Mark{Span: text.Span{Start: p, End: end}, Kind: text.Free}
}

// isFree reports whether a variable of the scope owner is one of a function around the
// present one.
func (l *lowerer) isFree(owner *scope) bool {
	if owner.kind != functionScope {
		return false
	}
	for s := l.scope; s != nil && s != owner; s = s.parent {
		if c, ok := s.node.(*ast.Comp); !ok || c.Kind == ast.GeneratorExp {
			return true
		}
	}
	return false
}

// markCall marks a call.
func (l *lowerer) markCall(c *ast.Call) {
	m := text.Mark{Span: c.Span}
	for _, k := range c.Keywords {
		if k.Name != "" {
			l.arguments[c.Lparen] = append(l.arguments[c.Lparen], argument(k))
		}
	}
	if a, ok := ast.Unparen(c.Func).(*ast.Attribute); ok {
		m.Kind |= text.Alternative
		m.Part = attributeSpan(a)
		if m.Part.Start.Line != a.Start.Line { // a chain over several lines
			m.Start = m.Part.Start
		}
		if n, ok := a.Value.(*ast.Name); ok && changing[a.Attr] {
			l.changes[n.Start] = true
		}
	}
	l.marks[c.Lparen] = m
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

// functions describes the functions of a module in the order of their positions.
func (l *lowerer) functions(scopes []*scope) []*text.Function {
	var list []*text.Function
	for _, s := range scopes {
		if f := describe(s); f != nil {
			f.Call = l.inlined[s.node]
			list = append(list, f)
		}
	}
	return list
}

// describe returns what is known of a scope, nil if it is that of a module, or of a
// comprehension that is no function.
func describe(s *scope) *text.Function {
	f := &text.Function{Span: s.node.Range(), Qualname: s.name}
	switch n := s.node.(type) {
	case *ast.FunctionDef:
		f.Name, f.Def, f.Start = n.Name.ID, n.Def, n.Body[0].Range().Start
		setParameters(f, n.Args)
	case *ast.Lambda:
		f.Name, f.Def, f.Start = "<lambda>", n.Start, n.Body.Range().Start
		setParameters(f, n.Args)
	case *ast.ClassDef:
		f.Name, f.Def, f.Start = n.Name.ID, n.Class, n.Body[0].Range().Start
	case *ast.Comp:
		if n.Kind != ast.GeneratorExp {
			return nil
		}
		f.Name, f.Qualname, f.Def = "<genexpr>", qualify(s.parent, "<genexpr>"), n.Start
		f.Outside = n.Generators[0].Iter.Range()
	default:
		return nil
	}
	for at := s; at.parent != nil; at = at.parent {
		if at.kind == classScope && at != s {
			continue
		}
		for _, y := range sortedSymbols(at) {
			if y.bound || y.param {
				f.Locals = append(f.Locals, y.name)
			}
			if y.global && at == s {
				f.Globals = append(f.Globals, y.name)
			}
		}
	}
	return f
}

func setParameters(f *text.Function, args *ast.Arguments) {
	if args == nil {
		return
	}
	f.PosOnly = len(args.PosOnly)
	for _, a := range append(append([]*ast.Arg{}, args.PosOnly...), args.Args...) {
		f.Params = append(f.Params, a.Name)
		if a.Default != nil {
			f.Defaults++
		}
	}
	for _, a := range args.KwOnly {
		f.KwOnly = append(f.KwOnly, a.Name)
		if a.Default != nil {
			if f.KwDefaults == nil {
				f.KwDefaults = map[string]bool{}
			}
			f.KwDefaults[a.Name] = true
		}
	}
	f.Vararg, f.Kwarg = args.Vararg != nil, args.Kwarg != nil
}

// markAugmented marks the operation of an augmented assignment, which stands for the
// whole statement.
func (l *lowerer) markAugmented(b *ast.BinOp) {
	l.markBinary(b, b, text.Augmented)
	m := l.marks[b.OpPos]
	m.Part = text.Span{}
	l.marks[b.OpPos] = m
}

// markLoop marks a loop: the statement or comprehension n, or its target.
func (l *lowerer) markLoop(p text.Pos, n ast.Node, target ast.Expr) {
	t := target.Range()
	l.markPart(p, n, t.Start, t.End, text.Alternative)
}

// markAttribute marks x.name.
func (l *lowerer) markAttribute(a *ast.Attribute) { l.marks[a.Dot] = text.Mark{Span: attributeSpan(a)} }
