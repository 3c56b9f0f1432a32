package parser

import (
	"fmt"
	"maps"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// refuseNames refuses a name that is bound twice, and alternatives that bind
// different names. Both are told for the whole pattern of a case.
func (p *parser) refuseNames(pat ast.Pattern) {
	if !p.failed() {
		p.bindings(pat)
	}
}

// bindings returns the names that a pattern binds, and refuses those of the patterns within.
// The names are merged upwards once a level, of which there are at most 200.
func (p *parser) bindings(pat ast.Pattern) map[string]bool {
	if or, ok := pat.(*ast.MatchOr); ok {
		return p.alternatives(or)
	}
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
	for n := range ast.Children(pat) {
		if sub, ok := n.(ast.Pattern); ok {
			for name := range p.bindings(sub) {
				bind(name, sub.Range())
			}
		}
	}
	bind(ast.Capture(pat), pat.Range())
	if m, ok := pat.(*ast.MatchMapping); ok {
		p.distinctKeys(m)
	}
	return names
}

// alternatives returns the names that each alternative of a pattern binds.
func (p *parser) alternatives(pat *ast.MatchOr) map[string]bool {
	names := p.bindings(pat.Patterns[0])
	for _, sub := range pat.Patterns[1:] {
		if !maps.Equal(names, p.bindings(sub)) {
			p.soft(pat.Span, "alternative patterns bind different names")
			break
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
