package ast

// A Pattern is what a case matches.
type Pattern interface {
	Node
	pattern()
}

// Patterns.
type (
	// MatchValue is a literal or a dotted name.
	MatchValue struct {
		Span
		Value Expr
	}
	// MatchSingleton is None, True or False.
	MatchSingleton struct {
		Span
		Value *Constant
	}
	// MatchSequence is [a, b, *rest].
	MatchSequence struct {
		Span
		Patterns []Pattern
	}
	// MatchMapping is {key: pattern, **rest}.
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string // "" without **
	}
	// MatchClass is Class(a, b=c).
	MatchClass struct {
		Span
		Class      Expr
		Patterns   []Pattern
		KwNames    []string
		KwPatterns []Pattern
	}
	// MatchStar is *name within a sequence; Name is "" for *_.
	MatchStar struct {
		Span
		Name string
	}
	// MatchAs is pattern as name, a name alone (Pattern nil), or _ (both empty).
	MatchAs struct {
		Span
		Pattern Pattern
		Name    string
	}
	// MatchOr is a | b.
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)
