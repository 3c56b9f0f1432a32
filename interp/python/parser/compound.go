package parser

import (
	"fmt"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// compound parses a statement that has a block; ok is false if it is none.
func (p *parser) compound() (s ast.Stmt, ok bool) {
	start := p.pos()
	switch p.k {
	case kwIf:
		return p.ifStmt(), true
	case kwFor:
		return p.forStmt(start, false), true
	case kwWhile:
		return p.whileStmt(), true
	case kwTry:
		return p.tryStmt(), true
	case kwWith:
		return p.with(start, false), true
	case kwDef:
		return p.def(start, nil, false), true
	case kwClass:
		return p.class(start, nil), true
	case kAt:
		return p.decorated(), true
	case kwAsync:
		return p.async(start, nil), true
	case kName:
		if p.is("match") && p.isMatch() {
			return p.match(), true
		}
	case kwElse, kwElif, kwExcept, kwFinally:
		return p.stray(), true
	}
	return nil, false
}

// stray reports a clause without its statement, and reads on behind its colon.
func (p *parser) stray() ast.Stmt {
	p.unexpected()
	return nil
}

// colonDue are the headers that nothing but a colon can follow.
var colonDue = map[string]bool{
	"function definition": true, "'else' statement": true, "'try' statement": true, "'finally' statement": true,
}

// expectedColon reports what stands where the header of a statement should end.
func (p *parser) expectedColon(what string) {
	switch hint := p.hint(); {
	case p.k == kError || p.k == kFail:
		p.unexpected()
	case p.k == kNewline || colonDue[what]:
		p.failHelp(p.here(), "expected ':'", hint)
	case hint != "":
		p.unexpected()
	default:
		p.invalid(p.here(), "a colon is expected here")
	}
}

// noBlock reports a header with nothing indented below it.
func (p *parser) noBlock(what string, at text.Pos) {
	if p.k == kError {
		return // the indentation itself is wrong, which is reported next
	}
	p.errs = append(p.errs, &Error{
		Span: p.here(), Kind: indentationError, Partial: p.k == kEOF || p.atEnd(),
		Msg: fmt.Sprintf("expected an indented block after %s on line %d", what, at.Line),
	})
}

// atEnd reports whether only the ends of blocks follow.
func (p *parser) atEnd() bool {
	i := p.i
	for p.toks[i].kind == kDedent || p.toks[i].kind == kNewline {
		i++
	}
	return p.toks[i].kind == kEOF
}

// ifStmt parses if with all its elifs. A loop rather than recursion, as programs that
// were generated have thousands of them.
func (p *parser) ifStmt() ast.Stmt {
	var chain []*ast.If
	h := 0
	what := "'if' statement"
	var els []ast.Stmt
	var elsePos text.Pos
	for {
		n := &ast.If{Elif: len(chain) > 0}
		n.Start = p.pos()
		chain = append(chain, n)
		p.next()
		n.Test = p.namedExpr()
		h = max(h, p.h)
		n.Body = p.block(what, n.Start)
		h = max(h, p.h) + 1
		if p.k != kwElif {
			break
		}
		what = "'elif' statement"
	}
	if p.k == kwElse {
		elsePos = p.pos()
		els = p.elseBlock()
		h = max(h, p.h)
	}
	p.grow(h)
	// From the last to the first: each is the else of the one before.
	for i := len(chain) - 1; i >= 0; i-- {
		chain[i].Else, chain[i].ElsePos, chain[i].End = els, elsePos, p.stmtEnd
		els, elsePos = []ast.Stmt{chain[i]}, chain[i].Start
	}
	return chain[0]
}

// elseBlock parses else and its block.
func (p *parser) elseBlock() []ast.Stmt {
	at := p.pos()
	p.next()
	return p.block("'else' statement", at)
}

// loopBlock parses the body of a loop.
func (p *parser) loopBlock(what string, at text.Pos) []ast.Stmt {
	p.in.loops++
	body := p.block(what, at)
	p.in.loops--
	return body
}

// forStmt parses 'for' targets 'in' expressions ':' block ['else' ':' block].
func (p *parser) forStmt(start text.Pos, async bool) ast.Stmt {
	f := &ast.For{Async: async, For: p.pos()}
	p.next()
	f.Target = p.forTarget()
	h := p.h
	p.expect(kwIn)
	f.Iter = p.exprList()
	h = max(h, p.h)
	f.Body = p.loopBlock("'for' statement", f.For)
	h = max(h, p.h)
	if p.k == kwElse {
		f.Else = p.elseBlock()
		h = max(h, p.h)
	}
	p.grow(h)
	f.Span = text.Span{Start: start, End: p.stmtEnd}
	return f
}

// whileStmt parses 'while' test ':' block ['else' ':' block].
func (p *parser) whileStmt() ast.Stmt {
	w := &ast.While{}
	start := p.pos()
	p.next()
	w.Test = p.namedExpr()
	h := p.h
	w.Body = p.loopBlock("'while' statement", start)
	h = max(h, p.h)
	if p.k == kwElse {
		w.Else = p.elseBlock()
		h = max(h, p.h)
	}
	p.grow(h)
	w.Span = text.Span{Start: start, End: p.stmtEnd}
	return w
}

// tryStmt parses try with all its clauses.
func (p *parser) tryStmt() ast.Stmt {
	t := &ast.Try{}
	start := p.pos()
	p.next()
	errs := len(p.errs)
	t.Body = p.block("'try' statement", start)
	h := p.h
	for p.k == kwExcept {
		p.handler(t)
		h = max(h, p.h)
	}
	if p.k == kwElse && len(t.Handlers) > 0 {
		t.Else = p.elseBlock()
		h = max(h, p.h)
	}
	if p.k == kwFinally {
		t.FinalPos = p.pos()
		p.next()
		t.Finally = p.block("'finally' statement", t.FinalPos)
		h = max(h, p.h)
	}
	if len(t.Handlers) == 0 && !t.FinalPos.IsValid() && len(p.errs) == errs {
		p.errs = append(p.errs, &Error{
			Span: p.here(), Kind: syntaxError, Msg: "expected 'except' or 'finally' block", Partial: p.atEnd(),
		})
	}
	p.grow(h)
	t.Span = text.Span{Start: start, End: p.stmtEnd}
	return t
}

// handler parses an except clause.
func (p *parser) handler(t *ast.Try) {
	start := p.pos()
	n := &ast.ExceptHandler{}
	p.next()
	keyword := p.end()
	star := p.k == kStar
	if star {
		p.next()
	}
	if len(t.Handlers) > 0 && star != t.Star {
		p.fail(p.here(), "cannot have both 'except' and 'except*' on the same 'try'")
	}
	t.Star = star
	h := 0
	what := "'except' statement"
	if star {
		what = "'except*' statement"
	}
	switch {
	case p.k != kColon && p.k != kNewline:
		p.exceptType(n)
		h = p.h
	case star:
		p.fail(p.here(), "expected one or more exception types")
	}
	if k := len(t.Handlers); k > 0 && t.Handlers[k-1].Type == nil && !p.failed() {
		p.soft(t.Handlers[k-1].Span, "default 'except:' must be last")
	}
	outer := p.in
	if star {
		p.in.loops, p.in.star = 0, true
	}
	n.Body = p.block(what, start)
	p.in.loops, p.in.star = outer.loops, outer.star
	n.Span = text.Span{Start: start, End: p.stmtEnd}
	if p.stmtEnd.Compare(keyword) < 0 { // the body has no statement that could be read
		n.Span.End = keyword
	}
	t.Handlers = append(t.Handlers, n)
	p.grow(h)
}

// exceptType parses the exceptions and the name of a handler.
func (p *parser) exceptType(n *ast.ExceptHandler) {
	start := p.pos()
	n.Type = p.expr()
	h := p.h
	switch {
	case p.accept(kwAs):
		if !p.py2 {
			n.Name = p.identifier()
			break
		}
		n.Name = p.expr()
		p.target(n.Name)
		h = max(h, p.h)
	case p.k == kComma && p.py2:
		p.next()
		n.Name = p.expr()
		p.target(n.Name)
		h = max(h, p.h)
	case p.k == kComma:
		if end, ok := p.ahead(func(p *parser) ast.Expr { p.next(); return p.exprList() }); ok {
			p.fail(text.Span{Start: start, End: end}, "multiple exception types must be parenthesized")
		}
		p.unexpected()
	}
	p.h = h
}

// with parses 'with' item (',' item)* ':' block; parentheses may hold all items.
func (p *parser) with(start text.Pos, async bool) ast.Stmt {
	w := &ast.With{Async: async}
	at := p.pos()
	p.next()
	open := p.i
	paren := p.k == kLparen && p.parenWith()
	if paren {
		p.next()
	}
	h := 0
	for {
		w.Items = append(w.Items, p.withItem())
		h = max(h, p.h)
		if !p.accept(kComma) || paren && p.k == kRparen {
			break
		}
	}
	if paren {
		p.closing(kRparen, open)
	}
	w.Body = p.block("'with' statement", at)
	p.grow(h)
	w.Span = text.Span{Start: start, End: p.stmtEnd}
	return w
}

// withItem parses expression ['as' target].
func (p *parser) withItem() ast.WithItem {
	item := ast.WithItem{Context: p.expr()}
	h := p.h
	if p.accept(kwAs) {
		item.Vars = p.starExprOrOperand()
		h = max(h, p.h)
		p.target(item.Vars)
	}
	p.h = h
	return item
}

// parenWith looks ahead whether the parenthesis behind with holds all its items,
// rather than being the beginning of the first one.
func (p *parser) parenWith() bool {
	end := int(p.tok().aux)
	if end == 0 || p.toks[end].kind != kRparen || p.toks[end+1].kind != kColon || end == p.i+1 {
		return false
	}
	first := true // of an item
	for i := p.i + 1; i < end; i++ {
		t := &p.toks[i]
		switch {
		case t.kind == kwAs:
			return true
		case t.kind == kwFor || t.kind == kWalrus || first && (t.kind == kwYield || t.kind == kStar):
			return false
		}
		first = t.kind == kComma
		if t.aux != 0 && (t.kind == kLparen || t.kind == kLbrack || t.kind == kLbrace) {
			i = int(t.aux)
		}
	}
	return true
}

// async parses the statements that may follow async.
func (p *parser) async(start text.Pos, decorators []ast.Expr) ast.Stmt {
	at := p.here()
	p.next()
	inside := p.in.async || p.in.lenient
	switch p.k {
	case kwDef:
		return p.def(start, decorators, true)
	case kwFor:
		if !inside {
			p.soft(at, "'async for' outside async function")
		}
		return p.forStmt(start, true)
	case kwWith:
		if !inside {
			p.soft(at, "'async with' outside async function")
		}
		return p.with(start, true)
	}
	p.unexpected()
	return nil
}
