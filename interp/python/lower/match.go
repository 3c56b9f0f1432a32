package lower

import (
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// match lowers a match statement: each case is an if statement, of which the next one is the else
// clause.
func (l *lowerer) match(s *ast.Match) {
	subject := l.temp()
	l.emit(l.assign(s.Start, l.ident(s.Start, subject), l.expr(s.Subject)))
	l.cases(s.Cases, subject)
}

// cases emits cases. A pattern that is a condition is that of its if statement. Others are tested
// in nested ifs, the innermost of which sets a variable. What is captured goes into temporary
// variables on the way, and into those of the program when the whole pattern fits, before the guard.
func (l *lowerer) cases(cases []*ast.MatchCase, subject string) {
	if len(cases) == 0 {
		return
	}
	c := cases[0]
	p := c.Start
	m := &matcher{exprs: l.exprs}
	store := func() {
		for _, c := range m.captures {
			l.emit(l.assign(p, l.store(p, c.name), l.ident(p, c.temp)))
		}
	}
	var cond syntax.Expr
	if as, ok := c.Pattern.(*ast.MatchAs); ok && as.Pattern == nil {
		m.pattern(as, subject, store)
	} else if isCond(c.Pattern) {
		cond = m.cond(c.Pattern, subject)
	} else {
		ok := l.temp()
		l.emit(l.assign(p, l.ident(p, ok), l.ident(p, "False")))
		m.pattern(c.Pattern, subject, func() {
			store()
			l.emit(l.assign(p, l.ident(p, ok), l.truth(p)))
		})
		cond = l.ident(p, ok)
	}
	switch {
	case c.Guard == nil:
	case cond == nil:
		cond = l.expr(c.Guard)
	default:
		cond = l.binary(p, syntax.AND, cond, l.expr(c.Guard))
	}
	if cond == nil { // it always fits, and is the last one
		l.stmts(c.Body)
		return
	}
	l.emit(l.ifThen(p, cond, l.blockOf(c.Body), l.collect(func() { l.cases(cases[1:], subject) })))
}

// A matcher lowers the pattern of a case.
type matcher struct {
	*exprs
	captures []capture
	// alternatives counts the or-patterns around.
	alternatives int
}

// A capture is a name of a pattern, and the temporary variable that has its value.
type capture struct{ name, temp string }

// capture gives a name of the present pattern the value in a variable. The alternatives of
// an or-pattern capture the same names in different variables.
func (l *matcher) capture(p text.Pos, name, value string) {
	if l.alternatives == 0 {
		l.captures = append(l.captures, capture{name, value})
		return
	}
	i := slices.IndexFunc(l.captures, func(c capture) bool { return c.name == name })
	if i < 0 {
		i = len(l.captures)
		l.captures = append(l.captures, capture{name, l.temp()})
	}
	l.emit(l.assign(p, l.ident(p, l.captures[i].temp), l.ident(p, value)))
}

// isCond reports whether a pattern is a condition: it neither takes the value apart nor captures it.
func isCond(pt ast.Pattern) bool {
	switch pt := pt.(type) {
	case *ast.MatchValue, *ast.MatchSingleton:
		return true
	case *ast.MatchClass:
		return len(pt.Patterns)+len(pt.KwPatterns) == 0
	case *ast.MatchOr:
		return !slices.ContainsFunc(pt.Patterns, func(a ast.Pattern) bool { return !isCond(a) })
	}
	return false
}

// cond returns the test of the value in a variable, for a pattern that is a condition.
func (l *matcher) cond(pt ast.Pattern, value string) syntax.Expr {
	p := pt.Range().Start
	switch pt := pt.(type) {
	case *ast.MatchValue:
		return l.call(p, helperCompare, l.ident(p, value), l.text(p, "=="), l.expr(pt.Value))
	case *ast.MatchSingleton:
		return l.binary(p, syntax.EQL, l.ident(p, value), l.constant(pt.Value))
	case *ast.MatchOr:
		cond := l.cond(pt.Patterns[0], value)
		for _, a := range pt.Patterns[1:] {
			cond = l.binary(p, syntax.OR, cond, l.cond(a, value))
		}
		return cond
	}
	return l.fits(p, l.class(pt.(*ast.MatchClass), value))
}

// fits returns the test whether a helper has found the parts of a value.
func (l *matcher) fits(p text.Pos, found syntax.Expr) syntax.Expr {
	return l.binary(p, syntax.NEQ, found, l.none(p))
}

// pattern emits the test of the value in a variable; what then emits runs if it holds.
func (l *matcher) pattern(pt ast.Pattern, value string, then func()) {
	p := pt.Range().Start
	if isCond(pt) {
		l.emit(l.ifThen(p, l.cond(pt, value), l.collect(then), nil))
		return
	}
	switch pt := pt.(type) {
	case *ast.MatchAs:
		bind := func() {
			if pt.Name != "" {
				l.capture(p, pt.Name, value)
			}
			then()
		}
		if pt.Pattern == nil {
			bind()
			return
		}
		l.pattern(pt.Pattern, value, bind)
	case *ast.MatchOr:
		l.orPattern(pt, value, then)
	case *ast.MatchSequence:
		l.sequencePattern(pt, value, then)
	case *ast.MatchMapping:
		l.mappingPattern(pt, value, then)
	case *ast.MatchClass:
		l.classPattern(pt, value, then)
	}
}

func (l *matcher) orPattern(pt *ast.MatchOr, value string, then func()) {
	p := pt.Start
	ok := l.temp()
	l.emit(l.assign(p, l.ident(p, ok), l.ident(p, "False")))
	l.alternatives++
	for _, alternative := range pt.Patterns {
		l.emit(l.ifThen(p, l.unary(p, syntax.NOT, l.ident(p, ok)), l.collect(func() {
			l.pattern(alternative, value, func() { l.emit(l.assign(p, l.ident(p, ok), l.truth(p))) })
		}), nil))
	}
	l.alternatives--
	l.emit(l.ifThen(p, l.ident(p, ok), l.collect(then), nil))
}

// parts emits the test of a helper, which returns a tuple of values or None, and of the
// patterns for those values.
func (l *matcher) parts(p text.Pos, found syntax.Expr, patterns []ast.Pattern, then func()) {
	values := l.temp()
	l.emit(l.assign(p, l.ident(p, values), found))
	var rest func(i int)
	rest = func(i int) {
		if i == len(patterns) {
			then()
			return
		}
		if patterns[i] == nil { // _ or *_
			rest(i + 1)
			return
		}
		v := l.temp()
		l.emit(l.assign(p, l.ident(p, v), l.index(p, l.ident(p, values), l.number(p, int64(i)))))
		l.pattern(patterns[i], v, func() { rest(i + 1) })
	}
	l.emit(l.ifThen(p, l.fits(p, l.ident(p, values)), l.collect(func() { rest(0) }), nil))
}

func (l *matcher) sequencePattern(pt *ast.MatchSequence, value string, then func()) {
	p := pt.Start
	star := -1
	patterns := make([]ast.Pattern, len(pt.Patterns))
	for i, sub := range pt.Patterns {
		s, ok := sub.(*ast.MatchStar)
		if !ok {
			patterns[i] = sub
			continue
		}
		star = -2 - i
		if s.Name != "" {
			star = i
			patterns[i] = &ast.MatchAs{Span: s.Span, Name: s.Name}
		}
	}
	l.parts(p, l.call(p, helperMatchSeq, l.ident(p, value), l.number(p, int64(len(patterns))), l.number(p, int64(star))), patterns, then)
}

func (l *matcher) mappingPattern(pt *ast.MatchMapping, value string, then func()) {
	p := pt.Start
	l.mark(p, pt)
	patterns := append([]ast.Pattern{}, pt.Patterns...)
	rest := l.ident(p, "False")
	if pt.Rest != "" {
		rest = l.ident(p, "True")
		patterns = append(patterns, &ast.MatchAs{Span: pt.Span, Name: pt.Rest})
	}
	l.parts(p, l.call(p, helperMatchMap, l.ident(p, value), l.tuple(p, l.each(pt.Keys)...), rest), patterns, then)
}

func (l *matcher) classPattern(pt *ast.MatchClass, value string, then func()) {
	patterns := append(append([]ast.Pattern{}, pt.Patterns...), pt.KwPatterns...)
	l.parts(pt.Start, l.class(pt, value), patterns, then)
}

// class returns the parts of a value that a class pattern is about.
func (l *matcher) class(pt *ast.MatchClass, value string) syntax.Expr {
	p := pt.Lparen // where the class begins is its own place
	l.mark(p, pt)
	names := make([]syntax.Expr, len(pt.KwNames))
	for i, n := range pt.KwNames {
		names[i] = l.text(p, n)
	}
	return l.call(p, helperMatchClass, l.ident(p, value), l.expr(pt.Class), l.number(p, int64(len(pt.Patterns))),
		l.tuple(p, names...))
}
