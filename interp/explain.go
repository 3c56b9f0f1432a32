package interp

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/text"
	"github.com/pyq-lang/pyq/interp/trace"
)

// An Explanation says how the text of a program was understood.
type Explanation struct {
	// Python2 says that the program is taken for Python 2, otherwise it is Python 3.
	Python2 bool
	// Evidence is what is Python 2 in the text. A Python 3 program may have some,
	// by mistake.
	Evidence []Remark
	// Differences tell what means something else in Python 3.
	Differences []Remark
}

// A Remark is about one place of a program's text.
type Remark struct {
	Pos  trace.Pos
	Line string // the source line
	Msg  string
}

// Explain tells how the program was understood, without running it.
func (p *Program) Explain() Explanation {
	lines := strings.Split(p.text, "\n")
	remarks := func(notes []lower.Note) []Remark {
		var list []Remark
		for _, n := range notes {
			at := sourceError(p.code.Name(), lines, text.Span{Start: n.Pos}, "", n.Msg)
			list = append(list, Remark{Pos: at.Pos, Line: strings.TrimSpace(at.Line), Msg: n.Msg})
		}
		return list
	}
	return Explanation{Python2: p.low.Python2, Evidence: remarks(p.low.Evidence), Differences: remarks(p.low.Notes)}
}
