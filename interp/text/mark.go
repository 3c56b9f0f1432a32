package text

// A Mark says which part of the text an operation of the lowered program stands for, and
// what is to be known of it when it fails.
type Mark struct {
	// Span is the whole expression, or the statement.
	Span
	// Part is an operator, or an index with its brackets; with Alternative it is what
	// else may fail here: the target of a loop.
	Part Span
	Kind MarkKind
}

// A MarkKind is a set of facts about an operation.
type MarkKind uint8

// The facts about an operation.
const (
	Alternative MarkKind = 1 << iota // see Mark.Part
	Free                             // it reads a variable of a function around
)

// Has reports whether the mark's kind has one of the given facts.
func (m Mark) Has(k MarkKind) bool { return m.Kind&k != 0 }
