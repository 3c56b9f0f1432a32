package ast

import "github.com/pyq-lang/pyq/interp/text"

// A Pattern is what a case matches.
type Pattern interface {
	Node
	pattern()
}

// Patterns.
type (
	// MatchValue is a literal or a dotted name.
	MatchValue struct {
		text.Span
		Value Expr
	}
	// MatchSingleton is None, True or False.
	MatchSingleton struct {
		text.Span
		Value *Constant
	}
	// MatchSequence is [a, b, *rest].
	MatchSequence struct {
		text.Span
		Patterns []Pattern
	}
	// MatchMapping is {key: pattern, **rest}.
	MatchMapping struct {
		text.Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string // "" without **
	}
	// MatchClass is Class(a, b=c).
	MatchClass struct {
		text.Span
		Class      Expr
		Lparen     text.Pos
		Patterns   []Pattern
		KwNames    []string
		KwPatterns []Pattern
	}
	// MatchStar is *name within a sequence; Name is "" for *_.
	MatchStar struct {
		text.Span
		Name string
	}
	// MatchAs is pattern as name, a name alone (Pattern nil), or _ (both empty).
	MatchAs struct {
		text.Span
		Pattern Pattern
		Name    string
	}
	// MatchOr is a | b.
	MatchOr struct {
		text.Span
		Patterns []Pattern
	}
)
