package parser

import (
	"fmt"
	"maps"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// captures calls f for every name that a pattern binds, alternatives included.
func captures(pat ast.Pattern, f func(name string, at text.Span)) {
	one := func(name string, at text.Span) {
		if name != "" {
			f(name, at)
		}
	}
	var list []ast.Pattern
	switch t := pat.(type) {
	case *ast.MatchSequence:
		list = t.Patterns
	case *ast.MatchMapping:
		list = t.Patterns
		one(t.Rest, t.Span)
	case *ast.MatchClass:
		list = append(list, t.Patterns...)
		list = append(list, t.KwPatterns...)
	case *ast.MatchStar:
		one(t.Name, t.Span)
	case *ast.MatchAs:
		if t.Pattern != nil {
			captures(t.Pattern, f)
		}
		one(t.Name, t.Span)
	case *ast.MatchOr:
		list = t.Patterns
	}
	for _, sub := range list {
		captures(sub, f)
	}
}

// checkPattern refuses a name that is bound twice, and alternatives that bind
// different names. Both are told for the whole pattern of a case.
func (p *parser) checkPattern(pat ast.Pattern) {
	if !p.failed() {
		p.bindings(pat)
	}
}

// bindings returns the names that a pattern binds, and checks the patterns within.
// The names are merged upwards once a level, of which there are at most 200.
func (p *parser) bindings(pat ast.Pattern) map[string]bool {
	names := map[string]bool{}
	bind := func(name string, at text.Span) {
		if name == "" {
			return
		}
		if names[name] {
			p.soft(at, fmt.Sprintf("multiple assignments to name '%s' in pattern", name))
		}
		names[name] = true
	}
	within := func(list []ast.Pattern) {
		for _, sub := range list {
			for name := range p.bindings(sub) {
				bind(name, sub.Range())
			}
		}
	}
	switch t := pat.(type) {
	case *ast.MatchSequence:
		within(t.Patterns)
	case *ast.MatchMapping:
		within(t.Patterns)
		bind(t.Rest, t.Span)
		p.distinctKeys(t)
	case *ast.MatchClass:
		within(t.Patterns)
		within(t.KwPatterns)
	case *ast.MatchStar:
		bind(t.Name, t.Span)
	case *ast.MatchAs:
		if t.Pattern != nil {
			within([]ast.Pattern{t.Pattern})
		}
		bind(t.Name, t.Span)
	case *ast.MatchOr:
		names = p.bindings(t.Patterns[0])
		for _, sub := range t.Patterns[1:] {
			if !maps.Equal(names, p.bindings(sub)) {
				p.soft(t.Span, "alternative patterns bind different names")
				break
			}
		}
	}
	return names
}

// distinctKeys refuses literal keys that occur twice.
func (p *parser) distinctKeys(m *ast.MatchMapping) {
	seen := make(map[any]bool, len(m.Keys))
	for _, k := range m.Keys {
		c, ok := k.(*ast.Constant)
		if !ok {
			continue
		}
		switch v := c.Value.(type) {
		case nil, bool, int64, float64, string:
			if seen[v] {
				p.soft(m.Span, "mapping pattern checks duplicate key ("+reprKey(v)+")")
			}
			seen[v] = true
		}
	}
}

// reprKey writes a key as CPython does.
func reprKey(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		return map[bool]string{true: "True", false: "False"}[v]
	case string:
		return "'" + v + "'"
	}
	return fmt.Sprint(v)
}
