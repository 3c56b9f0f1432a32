package parser

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// file parses statements to the end of the text.
func (p *parser) file() []ast.Stmt {
	var body []ast.Stmt
	for p.k != kEOF {
		body = p.statement(body)
	}
	return body
}

// statement parses a logical line, or a compound statement, and appends it. It
// always ends at the beginning of a line, with p.h as the height of what it read.
func (p *parser) statement(body []ast.Stmt) []ast.Stmt {
	switch p.k {
	case kNewline, kDedent: // left over from a mistake
		p.next()
		return body
	case kIndent:
		p.errs = append(p.errs, &Error{Span: p.here(), Kind: indentationError, Msg: "unexpected indent"})
		p.next()
		return append(body, p.indented()...)
	case kError:
		if e := p.scanErrs[p.tok().aux]; e.Kind == indentationError {
			p.errs = append(p.errs, e)
			p.next()
			return body
		}
	}
	p.h, p.base = 0, len(p.errs)
	s, ok := p.compound()
	if !ok {
		return p.simpleLine(body)
	}
	if p.failed() {
		p.flush()
		p.skipBlock()
		return body
	}
	return append(body, s)
}

// indented parses the statements of a block, whose INDENT was read.
func (p *parser) indented() []ast.Stmt {
	var body []ast.Stmt
	h := 0
	for p.k != kDedent && p.k != kEOF {
		body = p.statement(body)
		h = max(h, p.h)
	}
	p.accept(kDedent)
	p.h = h
	return body
}

// skipBlock reads the block behind a line that is wrong, for its own mistakes.
func (p *parser) skipBlock() {
	if p.k != kIndent {
		return
	}
	outer := p.in
	p.in = within{kind: inFunction, lenient: true}
	p.next()
	if p.is("case") {
		p.cases()
		p.accept(kDedent)
	} else {
		p.indented()
	}
	p.in = outer
}

// block parses the colon and the body of a compound statement, or, if its header
// was wrong, reports that and reads the body alone. what and at say whose it is.
func (p *parser) block(what string, at text.Pos) []ast.Stmt {
	body := p.body(what, at)
	p.base = len(p.errs)
	return body
}

// body is block without the bookkeeping of errors.
func (p *parser) body(what string, at text.Pos) []ast.Stmt {
	if p.k != kColon {
		p.expectedColon(what)
	}
	if p.failed() {
		p.flush()
		p.skipBlock()
		return nil
	}
	p.next()
	if p.k != kNewline {
		return p.simpleLine(nil)
	}
	p.next()
	if p.k != kIndent {
		p.noBlock(what, at)
		return nil
	}
	p.next()
	return p.indented()
}

// simpleLine parses the simple statements of a line, between semicolons.
func (p *parser) simpleLine(body []ast.Stmt) []ast.Stmt {
	h := 0
	for {
		s := p.simple()
		h = max(h, p.h)
		if p.failed() {
			break
		}
		body = append(body, s)
		if !p.accept(kSemi) {
			if p.k != kNewline {
				p.unexpected()
			}
			break
		}
		if p.k == kNewline {
			break
		}
	}
	if p.failed() {
		p.flush()
		p.skipBlock()
	} else {
		p.stmtEnd = p.end() // behind a semicolon, as in CPython
		p.next()
	}
	p.h = h
	return body
}

// simple parses one simple statement.
func (p *parser) simple() ast.Stmt {
	start := p.pos()
	p.h, p.base = 0, len(p.errs)
	switch p.k {
	case kName:
		if s := p.soleName(); s != nil {
			return s
		}
	case kwPass:
		p.next()
		return &ast.Pass{Span: p.from(start)}
	case kwBreak, kwContinue:
		return p.jump()
	case kwReturn:
		return p.returnStmt()
	case kwRaise:
		return p.raise()
	case kwImport:
		return p.importStmt()
	case kwFrom:
		return p.importFrom()
	case kwGlobal:
		p.declares = true
		p.next()
		return &ast.Global{Names: p.names(), Span: p.from(start)}
	case kwNonlocal:
		return p.nonlocal()
	case kwDel:
		return p.del()
	case kwAssert:
		return p.assert()
	}
	return p.exprStmt()
}

// soleName parses the statements that begin with a name which is a keyword there.
func (p *parser) soleName() ast.Stmt {
	switch p.text() {
	case "print":
		if p.isPrint() {
			return p.print()
		}
	case "exec":
		if p.isExec() {
			return p.exec()
		}
	case "type":
		if p.peek() == kName && (p.toks[p.i+2].kind == kAssign || p.toks[p.i+2].kind == kLbrack) {
			return p.typeAlias()
		}
	}
	return nil
}

// exprStmt parses an expression, or an assignment of any kind.
func (p *parser) exprStmt() ast.Stmt {
	start := p.pos()
	first := p.i
	e := p.exprOrYield()
	switch {
	case p.k == kAssign:
		return p.assign(start, e)
	case isAugmented[p.k]:
		return p.augAssign(start, e)
	case p.k == kColon && p.annotatable(e):
		return p.annAssign(start, first, e)
	case p.k == kWalrus:
		p.unexpected()
	}
	p.grow(p.h)
	return &ast.ExprStmt{Span: p.from(start), Value: e}
}

// assign parses from the first = on.
func (p *parser) assign(start text.Pos, e ast.Expr) ast.Stmt {
	a := &ast.Assign{Equal: p.pos()}
	h := p.h
	p.assignee(e, true)
	a.Targets = p.one(e)
	for p.accept(kAssign) {
		a.Value = p.exprOrYield()
		h = max(h, p.h)
		if p.k == kAssign {
			p.assignee(a.Value, false)
			a.Targets = append(a.Targets, a.Value)
		}
	}
	p.grow(h)
	a.Span = p.from(start)
	return a
}

// assignee demands that what stands before = can be assigned to.
func (p *parser) assignee(e ast.Expr, first bool) {
	bad := invalidTarget(e, true)
	switch bad := bad.(type) {
	case nil:
		p.refuseStars(e, true)
		return
	case *ast.Yield, *ast.YieldFrom:
		p.fail(bad.Range(), "assignment to yield expression not possible")
		return
	}
	msg := "cannot assign to " + exprName(bad)
	// A comparison may be meant where the left operand is just before the =.
	if first && bad.Range().End == p.end() && isOperand(bad) {
		if _, ok := p.valueFollows(); ok {
			msg += " here. Maybe you meant '==' instead of '='?"
		}
	}
	p.fail(ast.Unparen(bad).Range(), msg)
}

// augAssign parses from the operator on.
func (p *parser) augAssign(start text.Pos, e ast.Expr) ast.Stmt {
	switch ast.Unparen(e).(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
	default:
		p.fail(ast.Unparen(e).Range(), "'"+exprName(e)+"' is an illegal expression for augmented assignment")
	}
	p.refuseStars(e, true)
	a := &ast.AugAssign{Target: e, Op: augmented[p.k], OpPos: p.pos()}
	h := p.h
	p.next()
	a.Value = p.exprOrYield()
	p.grow(h)
	a.Span = p.from(start)
	return a
}

// annotatable reports whether a colon behind e begins an annotation. Behind most
// other expressions it ends a header whose keyword is wrong.
func (p *parser) annotatable(e ast.Expr) bool {
	switch p.peek() {
	case kNewline, kEOF:
		return false
	}
	switch t := ast.Unparen(e).(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
		return true
	case *ast.List, *ast.Tuple:
		p.fail(e.Range(), "only single target (not "+exprName(t)+") can be annotated")
	default:
		p.fail(e.Range(), "illegal target for annotation")
	}
	return false
}

// annAssign parses from the colon on.
func (p *parser) annAssign(start text.Pos, first int, e ast.Expr) ast.Stmt {
	a := &ast.AnnAssign{Target: e}
	_, a.Simple = e.(*ast.Name)
	h := p.h
	p.refuseStars(e, true)
	p.next()
	a.Annotation = p.expr()
	h = max(h, p.h)
	if p.k == kAssign {
		a.Equal = p.pos()
		p.next()
		a.Value = p.exprOrYield()
		h = max(h, p.h)
	}
	p.grow(h)
	a.Span = p.from(start)
	return a
}
