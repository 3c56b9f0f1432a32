package text

import "cmp"

// A Pos is a line and a column of a text. Both count from 1, columns in characters (code
// points). The zero Pos is no position.
type Pos struct{ Line, Col int32 }

// At returns the position at a line and column.
func At(line, col int32) Pos { return Pos{line, col} }

// IsValid reports whether the position is one.
func (p Pos) IsValid() bool { return p.Line > 0 }

// Compare orders positions as the text does.
func (p Pos) Compare(q Pos) int {
	if c := cmp.Compare(p.Line, q.Line); c != 0 {
		return c
	}
	return cmp.Compare(p.Col, q.Col)
}

// A Span is a part of a text. End is just behind its last character.
type Span struct{ Start, End Pos }

// Range returns the span: what embeds a Span has one.
func (s *Span) Range() Span { return *s }

// Contains reports whether the character at p belongs to the span.
func (s Span) Contains(p Pos) bool { return s.Start.Compare(p) <= 0 && p.Compare(s.End) < 0 }
