package parser

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

const starJump = "'break', 'continue' and 'return' cannot appear in an except* block"

// jump parses break and continue.
func (p *parser) jump() ast.Stmt {
	at, isBreak := p.here(), p.k == kwBreak
	p.next()
	switch {
	case p.in.loops > 0 || p.in.lenient:
	case p.in.star:
		p.soft(at, starJump)
	case isBreak:
		p.soft(at, "'break' outside loop")
	default:
		p.soft(at, "'continue' not properly in loop")
	}
	if isBreak {
		return &ast.Break{Span: at}
	}
	return &ast.Continue{Span: at}
}

func (p *parser) endsSimple() bool { return p.k == kNewline || p.k == kSemi || p.k == kEOF }

// returnStmt parses 'return' [expressions].
func (p *parser) returnStmt() ast.Stmt {
	start := p.pos()
	r := &ast.Return{}
	p.next()
	if !p.endsSimple() {
		r.Value = p.exprList()
		p.grow(p.h)
	}
	r.Span = p.from(start)
	s := &p.in
	switch {
	case s.lenient:
	case s.kind != inFunction:
		p.soft(r.Span, "'return' outside function")
	case s.star:
		p.soft(r.Span, starJump)
	case r.Value != nil && !s.hasValued:
		s.hasValued, s.valued = true, r.Span
	}
	return r
}

// useYield notes a yield in the function.
func (p *parser) useYield() {
	p.yields++
	p.in.yields = true
	if p.in.kind != inFunction && !p.in.lenient {
		at := p.here()
		p.soft(at, "'yield' outside function")
	}
}

// raise parses 'raise' [expression ['from' expression]], and Python 2's commas.
func (p *parser) raise() ast.Stmt {
	start := p.pos()
	r := &ast.Raise{}
	p.next()
	if p.endsSimple() {
		r.Span = p.from(start)
		return r
	}
	r.Exc = p.expr()
	h := p.h
	switch {
	case p.accept(kwFrom):
		r.Cause = p.expr()
		h = max(h, p.h)
	case p.k == kComma && p.py2:
		p.next()
		r.Value = p.expr()
		h = max(h, p.h)
		if p.accept(kComma) {
			r.Traceback = p.expr()
			h = max(h, p.h)
		}
	}
	p.grow(h)
	r.Span = p.from(start)
	return r
}

// importStmt parses 'import' name ['as' name] (',' ...)*.
func (p *parser) importStmt() ast.Stmt {
	start := p.pos()
	im := &ast.Import{}
	p.next()
	if p.endsSimple() {
		p.fail(p.here(), "Expected one or more names after 'import'")
	}
	for {
		a := &ast.Alias{}
		from := p.pos()
		a.Name = p.dotted()
		p.asName(a, from)
		im.Names = append(im.Names, a)
		if !p.accept(kComma) {
			break
		}
	}
	if p.k == kwFrom {
		p.fail(p.from(start), "Did you mean to use 'from ... import ...' instead?")
	}
	im.Span = p.from(start)
	return im
}

// asName parses as name.
func (p *parser) asName(a *ast.Alias, from text.Pos) {
	if p.accept(kwAs) {
		a.AsName = p.identifier().ID
	}
	a.Span = p.from(from)
}

// dotted parses a.b.c.
func (p *parser) dotted() string {
	first := p.i
	p.identifier()
	for p.accept(kDot) {
		p.identifier()
	}
	if p.failed() {
		return ""
	}
	text := p.src[p.toks[first].off:p.toks[p.i-1].end]
	if strings.ContainsAny(text, " \t\f\\\n") {
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\f\\\n", r) }), "")
	}
	return text
}

// importFrom parses 'from' dots name 'import' names.
func (p *parser) importFrom() ast.Stmt {
	start := p.pos()
	im := &ast.ImportFrom{}
	p.next()
	for p.k == kDot || p.k == kEllipsis {
		im.Level += len(p.text())
		p.next()
	}
	if p.k != kwImport || im.Level == 0 {
		im.Module = p.dotted()
	}
	p.expect(kwImport)
	p.importNames(im, start)
	im.Span = p.from(start)
	if im.Module == "__future__" && im.Level == 0 {
		for _, a := range im.Names {
			p.future[a.Name] = true
		}
	}
	return im
}

// importNames parses what follows import.
func (p *parser) importNames(im *ast.ImportFrom, start text.Pos) {
	if p.k == kStar {
		im.Names = []*ast.Alias{{Span: p.here(), Name: "*"}}
		p.next()
		if p.in.kind != inModule && !p.in.lenient && !p.py2 {
			p.soft(p.from(start), "import * only allowed at module level")
		}
		return
	}
	paren := p.accept(kLparen)
	if p.endsSimple() {
		p.fail(p.here(), "Expected one or more names after 'import'")
	}
	for {
		a := &ast.Alias{}
		from := p.pos()
		a.Name = p.identifier().ID
		p.asName(a, from)
		im.Names = append(im.Names, a)
		if !p.accept(kComma) || paren && p.k == kRparen {
			break
		}
		if !paren && p.endsSimple() {
			p.fail(p.here(), "trailing comma not allowed without surrounding parentheses")
		}
	}
	if paren {
		p.expect(kRparen)
	}
}

// names parses the names of global and nonlocal.
func (p *parser) names() []*ast.Name {
	list := []*ast.Name{p.identifier()}
	for p.accept(kComma) {
		list = append(list, p.identifier())
	}
	p.h = 1
	return list
}

// nonlocal parses 'nonlocal' names.
func (p *parser) nonlocal() ast.Stmt {
	start := p.pos()
	p.declares = true
	p.next()
	n := &ast.Nonlocal{Names: p.names()}
	n.Span = p.from(start)
	if p.in.kind == inModule && !p.in.lenient {
		p.soft(n.Span, "nonlocal declaration not allowed at module level")
	}
	return n
}

// del parses 'del' targets.
func (p *parser) del() ast.Stmt {
	start := p.pos()
	d := &ast.Delete{}
	p.next()
	h := 0
	for {
		e := p.starExprOrOperand()
		h = max(h, p.h)
		if bad := invalidTarget(e, false); bad != nil && !p.failed() {
			p.fail(ast.Unparen(bad).Range(), "cannot delete "+exprName(bad))
		}
		d.Targets = append(d.Targets, e)
		if !p.accept(kComma) || p.endsSimple() {
			break
		}
	}
	p.grow(h)
	d.Span = p.from(start)
	return d
}

// starExprOrOperand takes a star where none may be, for a better message.
func (p *parser) starExprOrOperand() ast.Expr {
	if p.k == kStar {
		return p.starred()
	}
	return p.expr()
}

// assert parses 'assert' test [',' message].
func (p *parser) assert() ast.Stmt {
	start := p.pos()
	a := &ast.Assert{}
	p.next()
	a.Test = p.expr()
	if p.k == kAssign {
		p.explainEqual(a.Test)
	}
	h := p.h
	if p.accept(kComma) {
		a.Msg = p.expr()
		h = max(h, p.h)
	}
	p.grow(h)
	a.Span = p.from(start)
	return a
}

// isPrint reports whether a print statement begins here, and refuses it where only
// the function exists.
func (p *parser) isPrint() bool {
	k := p.peek()
	if p.printStmt {
		return k != kAssign && !isAugmented[k] && k != kDot
	}
	if !startsOperand[k] && !(k == kwNot && p.toks[p.i+2].kind != kwIn) && !(k == kShr && p.lenient) {
		return false
	}
	if !p.lenient {
		p.missingParens()
	}
	return p.lenient
}

// missingParens reports Python 2's statement where Python 3 has a function.
func (p *parser) missingParens() {
	name, start := p.text(), p.pos()
	end, ok := p.ahead(func(p *parser) ast.Expr {
		p.next()
		return p.exprList()
	})
	if ok {
		p.fail(text.Span{Start: start, End: end}, "Missing parentheses in call to '"+name+"'. Did you mean "+name+"(...)?")
	}
}

// print parses 'print' ['>>' file [',']] values, where a comma at the end counts.
func (p *parser) print() ast.Stmt {
	start := p.pos()
	pr := &ast.Print{}
	p.next()
	h := 0
	if p.accept(kShr) {
		pr.Dest = p.expr()
		h = p.h
		if !p.accept(kComma) {
			p.grow(h)
			pr.Span = p.from(start)
			return pr
		}
	}
	for !p.endsSimple() && !p.failed() {
		pr.Values = append(pr.Values, p.expr())
		h = max(h, p.h)
		pr.Comma = p.accept(kComma)
		if !pr.Comma {
			break
		}
	}
	p.grow(h)
	pr.Span = p.from(start)
	return pr
}

// isExec is isPrint for exec.
func (p *parser) isExec() bool {
	k := p.peek()
	if p.py2 {
		return k != kAssign && !isAugmented[k] && k != kDot && k != kNewline
	}
	if startsOperand[k] {
		p.missingParens()
	}
	return false
}

// exec parses 'exec' code ['in' globals [',' locals]].
func (p *parser) exec() ast.Stmt {
	start := p.pos()
	e := &ast.Exec{}
	p.next()
	e.Body = p.binary(1)
	h := p.h
	if t, ok := e.Body.(*ast.Tuple); ok && (len(t.Elts) == 2 || len(t.Elts) == 3) && p.k != kwIn {
		e.Body, e.Globals = t.Elts[0], t.Elts[1] // exec (code, globals), as a call in both versions
		if len(t.Elts) == 3 {
			e.Locals = t.Elts[2]
		}
	}
	if p.accept(kwIn) {
		e.Globals = p.expr()
		h = max(h, p.h)
		if p.accept(kComma) {
			e.Locals = p.expr()
			h = max(h, p.h)
		}
	}
	p.grow(h)
	e.Span = p.from(start)
	return e
}
