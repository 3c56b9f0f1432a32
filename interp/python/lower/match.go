package lower

import (
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// match lowers a match statement. Each case tests its pattern in nested ifs, the
// innermost of which sets a variable. What is captured goes into temporary variables on the
// way, and into those of the program when the whole pattern fits, before the guard.
func (l *lowerer) match(s *ast.Match) {
	p := s.Start
	subject, done, ok := l.temp(), l.temp(), l.temp()
	l.emit(l.assign(p, l.ident(p, subject), l.expr(s.Subject)),
		l.assign(p, l.ident(p, done), l.ident(p, "False")))
	for _, c := range s.Cases {
		p := c.Start
		body := l.collect(func() {
			l.emit(l.assign(p, l.ident(p, ok), l.ident(p, "False")))
			m := &matcher{exprs: l.exprs}
			m.pattern(c.Pattern, subject, func() {
				for _, c := range m.captures {
					l.emit(l.assign(p, l.store(p, c.name), l.ident(p, c.temp)))
				}
				l.emit(l.assign(p, l.ident(p, ok), l.truth(p)))
			})
			cond := syntax.Expr(l.ident(p, ok))
			if c.Guard != nil {
				cond = l.binary(p, syntax.AND, cond, l.expr(c.Guard))
			}
			then := l.collect(func() {
				l.emit(l.assign(p, l.ident(p, done), l.truth(p)))
				l.stmts(c.Body)
			})
			l.emit(l.ifThen(p, cond, then, nil))
		})
		l.emit(l.ifThen(p, l.unary(p, syntax.NOT, l.ident(p, done)), body, nil))
	}
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

// pattern emits the test of the value in a variable; what then emits runs if it holds.
func (l *matcher) pattern(pt ast.Pattern, value string, then func()) {
	p := pt.Range().Start
	test := func(cond syntax.Expr, then func()) { l.emit(l.ifThen(p, cond, l.collect(then), nil)) }
	switch pt := pt.(type) {
	case *ast.MatchValue:
		test(l.call(p, helperCompare, l.ident(p, value), l.text(p, "=="), l.expr(pt.Value)), then)
	case *ast.MatchSingleton:
		test(l.binary(p, syntax.EQL, l.ident(p, value), l.constant(pt.Value)), then)
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
	l.emit(l.ifThen(p, l.binary(p, syntax.NEQ, l.ident(p, values), l.none(p)), l.collect(func() { rest(0) }), nil))
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
		star = i
		if s.Name != "" {
			patterns[i] = &ast.MatchAs{Span: s.Span, Name: s.Name}
		}
	}
	l.parts(p, l.call(p, helperMatchSeq, l.ident(p, value), l.number(p, int64(len(patterns))), l.number(p, int64(star))), patterns, then)
}

func (l *matcher) mappingPattern(pt *ast.MatchMapping, value string, then func()) {
	p := pt.Start
	patterns := append([]ast.Pattern{}, pt.Patterns...)
	rest := l.ident(p, "False")
	if pt.Rest != "" {
		rest = l.ident(p, "True")
		patterns = append(patterns, &ast.MatchAs{Span: pt.Span, Name: pt.Rest})
	}
	l.parts(p, l.call(p, helperMatchMap, l.ident(p, value), l.tuple(p, l.each(pt.Keys)...), rest), patterns, then)
}

func (l *matcher) classPattern(pt *ast.MatchClass, value string, then func()) {
	p := pt.Start
	names := make([]syntax.Expr, len(pt.KwNames))
	for i, n := range pt.KwNames {
		names[i] = l.text(p, n)
	}
	patterns := append(append([]ast.Pattern{}, pt.Patterns...), pt.KwPatterns...)
	l.parts(p, l.call(p, helperMatchClass, l.ident(p, value), l.expr(pt.Class), l.number(p, int64(len(pt.Patterns))),
		l.tuple(p, names...)), patterns, then)
}
