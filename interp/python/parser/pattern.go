package parser

import (
	"fmt"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// isMatch looks ahead whether a match statement begins here: the line ends with a
// colon and a case follows, or the next token cannot follow a name.
func (p *parser) isMatch() bool {
	k := p.peek()
	if !startsExpr[k] && k != kStar {
		return false
	}
	if startsOperand[k] && k != kLbrace && k != kTilde {
		return true
	}
	i := p.i + 1
	for p.toks[i].kind != kNewline && p.toks[i].kind != kEOF && p.toks[i].kind != kSemi {
		i++
	}
	if p.toks[i-1].kind != kColon || p.toks[i].kind != kNewline {
		return false
	}
	if p.toks[i+1].kind == kIndent {
		i++
	}
	next := p.toks[i+1]
	return next.kind == kEOF || next.kind == kName && p.textOf(i+1) == "case"
}

// match parses 'match' subject ':' and the cases.
func (p *parser) match() ast.Stmt {
	start := p.pos()
	m := &ast.Match{}
	p.next()
	m.Subject = p.list((*parser).starNamed)
	h := p.h
	if s, ok := m.Subject.(*ast.Starred); ok {
		p.fail(s.Span, "cannot use starred expression here")
	}
	if p.k != kColon {
		p.expectedColon("'match' statement")
	}
	if p.failed() {
		p.flush()
		p.skipCases()
		return m
	}
	p.next()
	if p.k != kNewline {
		p.unexpected()
		return m
	}
	p.next()
	if p.k != kIndent {
		p.noBlock("'match' statement", start)
		return m
	}
	p.next()
	m.Cases = p.cases()
	p.accept(kDedent)
	p.grow(max(h, p.h))
	m.Span = text.Span{Start: start, End: p.stmtEnd}
	return m
}

// skipCases reads the cases below a match that is wrong.
func (p *parser) skipCases() {
	if p.k == kIndent {
		p.next()
		p.cases()
		p.accept(kDedent)
	}
}

// cases parses the block of a match, which holds nothing else.
func (p *parser) cases() []*ast.MatchCase {
	var list []*ast.MatchCase
	h := 0
	for p.k != kDedent && p.k != kEOF {
		if !p.is("case") {
			p.unexpected()
			p.flush()
			p.skipBlock()
			continue
		}
		if n := len(list); n > 0 && list[n-1].Guard == nil {
			p.irrefutable(list[n-1].Pattern)
		}
		list = append(list, p.matchCase())
		h = max(h, p.h)
	}
	p.h = h
	return list
}

// irrefutable refuses a pattern that matches everything before the last case.
func (p *parser) irrefutable(pat ast.Pattern) {
	as, ok := pat.(*ast.MatchAs)
	switch {
	case !ok || as.Pattern != nil:
	case as.Name == "":
		p.soft(as.Span, "wildcard makes remaining patterns unreachable")
	default:
		p.soft(as.Span, fmt.Sprintf("name capture '%s' makes remaining patterns unreachable", as.Name))
	}
}

// matchCase parses 'case' patterns ['if' test] ':' block.
func (p *parser) matchCase() *ast.MatchCase {
	start := p.pos()
	c := &ast.MatchCase{}
	p.next()
	c.Pattern = p.openPattern()
	p.refuseNames(c.Pattern)
	h := p.h
	if p.accept(kwIf) {
		c.Guard = p.namedExpr()
		h = max(h, p.h)
	}
	c.Body = p.block("'case' statement", start)
	p.grow(h)
	c.Span = text.Span{Start: start, End: p.stmtEnd}
	return c
}

// openPattern is a pattern, or a sequence without brackets.
func (p *parser) openPattern() ast.Pattern {
	start := p.pos()
	first := p.starPattern()
	_, star := first.(*ast.MatchStar)
	if p.k != kComma && !star {
		return first
	}
	if p.k != kComma {
		p.unexpected()
	}
	s := &ast.MatchSequence{Patterns: []ast.Pattern{first}}
	h := p.h
	for p.accept(kComma) && p.k != kColon && p.k != kwIf {
		s.Patterns = append(s.Patterns, p.starPattern())
		h = max(h, p.h)
	}
	p.grow(h)
	s.Span = p.from(start)
	p.oneStar(s)
	return s
}

// oneStar refuses a second *name in a sequence.
func (p *parser) oneStar(s *ast.MatchSequence) {
	stars := 0
	for _, e := range s.Patterns {
		if _, ok := e.(*ast.MatchStar); ok {
			if stars++; stars == 2 {
				p.soft(s.Span, "multiple starred names in sequence pattern")
			}
		}
	}
}

// starPattern is a pattern or *name.
func (p *parser) starPattern() ast.Pattern {
	if p.k != kStar {
		return p.pattern()
	}
	start := p.pos()
	p.next()
	n := p.identifier()
	p.h = 1
	s := &ast.MatchStar{Span: p.from(start)}
	if n.ID != "_" {
		s.Name = n.ID
	}
	return s
}

// pattern is alternatives, perhaps with a name.
func (p *parser) pattern() ast.Pattern {
	start := p.pos()
	p.enter()
	pat := p.orPattern()
	p.leave()
	if !p.accept(kwAs) {
		return pat
	}
	h := p.h
	switch {
	case p.is("_"):
		p.fail(p.here(), "cannot use '_' as a target")
	case p.k != kName && p.k != kError:
		p.fail(p.here(), "invalid pattern target")
	}
	n := p.identifier()
	p.grow(h)
	return &ast.MatchAs{Span: p.from(start), Pattern: pat, Name: n.ID}
}

// orPattern parses alternatives between bars.
func (p *parser) orPattern() ast.Pattern {
	start := p.pos()
	pat := p.closedPattern()
	if p.k != kPipe {
		return pat
	}
	or := &ast.MatchOr{Patterns: []ast.Pattern{pat}}
	h := p.h
	for p.accept(kPipe) {
		p.irrefutable(or.Patterns[len(or.Patterns)-1])
		or.Patterns = append(or.Patterns, p.closedPattern())
		h = max(h, p.h)
	}
	p.grow(h)
	or.Span = p.from(start)
	return or
}

// closedPattern parses a pattern that needs no parentheses in front of a bar.
func (p *parser) closedPattern() ast.Pattern {
	start := p.pos()
	p.h = 1
	switch p.k {
	case kName:
		return p.namePattern()
	case kwNone, kwTrue, kwFalse:
		c := p.atom().(*ast.Constant)
		return &ast.MatchSingleton{Span: c.Span, Value: c}
	case kNumber, kMinus, kString, kFStart:
		return p.literalPattern()
	case kLparen:
		return p.groupPattern()
	case kLbrack:
		p.next()
		list := p.patterns(kRbrack)
		s := &ast.MatchSequence{Span: p.from(start), Patterns: list}
		p.oneStar(s)
		return s
	case kLbrace:
		return p.mapping()
	}
	p.unexpected()
	return &ast.MatchValue{Value: p.bad()}
}

// namePattern is a capture, _, a dotted name or a class.
func (p *parser) namePattern() ast.Pattern {
	start := p.pos()
	if p.peek() != kDot && p.peek() != kLparen {
		n := p.text()
		p.next()
		if n == "_" {
			n = ""
		}
		return &ast.MatchAs{Span: p.from(start), Name: n}
	}
	var e ast.Expr = p.identifier()
	for p.k == kDot {
		e = p.attribute(start, e)
	}
	if p.k == kLparen {
		return p.classPattern(start, e)
	}
	return &ast.MatchValue{Span: p.from(start), Value: e}
}

// literalPattern is a number with its sign, a complex number or a string.
func (p *parser) literalPattern() ast.Pattern {
	start := p.pos()
	e := p.signed()
	if p.k == kPlus || p.k == kMinus {
		op, at := binaries[p.k].op, p.pos()
		p.next()
		right := p.number()
		if c, ok := right.(*ast.Constant); ok {
			if _, ok := c.Value.(ast.Imaginary); !ok {
				p.fail(c.Span, "imaginary number required in complex literal")
			}
		}
		e = &ast.BinOp{Span: p.from(start), Left: e, Op: op, Right: right, OpPos: at}
	}
	if j, ok := e.(*ast.JoinedStr); ok {
		p.fail(j.Span, "patterns may only match literals and attribute lookups")
	}
	p.h = 3
	return &ast.MatchValue{Span: p.from(start), Value: e}
}

// signed parses ['-'] number, or another literal.
func (p *parser) signed() ast.Expr {
	start := p.pos()
	if !p.accept(kMinus) {
		return p.atom()
	}
	if p.k != kNumber {
		p.unexpected()
		return p.bad()
	}
	n := p.number()
	return &ast.UnaryOp{Span: p.from(start), Op: ast.USub, Operand: n}
}

// groupPattern is a pattern in parentheses or a sequence.
func (p *parser) groupPattern() ast.Pattern {
	start := p.pos()
	p.next()
	open := p.i
	if p.accept(kRparen) {
		return &ast.MatchSequence{Span: p.from(start)}
	}
	first := p.starPattern()
	_, star := first.(*ast.MatchStar)
	if p.k == kRparen && !star {
		p.next()
		return first
	}
	if p.k != kComma {
		p.closing(kRparen, open)
		return first
	}
	p.next()
	h := p.h
	rest := p.patterns(kRparen)
	p.h = max(p.h, h+1)
	s := &ast.MatchSequence{Span: p.from(start), Patterns: append([]ast.Pattern{first}, rest...)}
	p.oneStar(s)
	return s
}

// patterns parses patterns between commas up to a bracket.
func (p *parser) patterns(end kind) []ast.Pattern {
	var list []ast.Pattern
	h := 0
	for p.k != end && !p.failed() {
		list = append(list, p.starPattern())
		h = max(h, p.h)
		if !p.accept(kComma) {
			break
		}
	}
	p.expect(end)
	p.grow(h)
	return list
}

// mapping parses '{' (key ':' pattern)* ['**' name] '}'.
func (p *parser) mapping() ast.Pattern {
	start := p.pos()
	m := &ast.MatchMapping{}
	p.next()
	h := 0
	for p.k != kRbrace && !p.failed() {
		if m.Rest != "" {
			p.invalid(p.here(), "** must come last")
		}
		if p.accept(kDoubleStar) {
			if p.is("_") {
				p.unexpected()
			}
			m.Rest = p.identifier().ID
		} else {
			m.Keys = append(m.Keys, p.mappingKey())
			p.expect(kColon)
			m.Patterns = append(m.Patterns, p.pattern())
			h = max(h, p.h)
		}
		if !p.accept(kComma) {
			break
		}
	}
	p.expect(kRbrace)
	p.grow(h)
	m.Span = p.from(start)
	return m
}

// mappingKey parses a literal or a dotted name.
func (p *parser) mappingKey() ast.Expr {
	switch p.k {
	case kwNone, kwTrue, kwFalse:
		return p.atom()
	case kName:
		start := p.pos()
		var e ast.Expr = p.identifier()
		if p.k != kDot {
			p.unexpected()
		}
		for p.k == kDot {
			e = p.attribute(start, e)
		}
		return e
	case kNumber, kMinus, kString:
		return p.literalPattern().(*ast.MatchValue).Value
	}
	p.unexpected()
	return p.bad()
}

// classPattern parses '(' pattern* (name '=' pattern)* ')' behind a class.
func (p *parser) classPattern(start text.Pos, class ast.Expr) ast.Pattern {
	c := &ast.MatchClass{Class: class, Lparen: p.pos()}
	h := p.h
	p.next()
	for p.k != kRparen && !p.failed() {
		if p.k == kName && p.peek() == kAssign {
			name := p.identifier()
			for _, n := range c.KwNames {
				if n == name.ID {
					p.soft(name.Span, "attribute name repeated in class pattern: "+n)
				}
			}
			c.KwNames = append(c.KwNames, name.ID)
			p.next()
			c.KwPatterns = append(c.KwPatterns, p.pattern())
		} else {
			at := p.here()
			pat := p.pattern()
			if len(c.KwNames) > 0 {
				p.fail(at, "positional patterns follow keyword patterns")
			}
			c.Patterns = append(c.Patterns, pat)
		}
		h = max(h, p.h)
		if !p.accept(kComma) {
			break
		}
	}
	p.expect(kRparen)
	p.grow(h)
	c.Span = p.from(start)
	return c
}
