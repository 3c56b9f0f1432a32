package interp

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/text"
)

// Explain tells how the program was understood, without running it: as Python 2 or as
// Python 3. evidence is what is Python 2 in the text, of which a Python 3 program may have
// some by mistake, with the Code "python2"; differences are what means something else in
// Python 3, with the Code "python2-difference". Both are in the order of the text.
func (p *Program) Explain() (python2 bool, evidence, differences []Finding) {
	lines := strings.Split(p.text, "\n")
	remarks := func(code string, notes []lower.Note) []Finding {
		var list []Finding
		for _, n := range notes {
			at := sourceError(p.code.Name(), lines, text.Span{Start: n.Pos}, "", n.Msg)
			list = append(list, Finding{Pos: at.Pos, End: at.Pos, Line: at.Line, Code: code, Hint: true, Msg: n.Msg})
		}
		return list
	}
	return p.low.Python2, remarks("python2", p.low.Evidence), remarks("python2-difference", p.low.Notes)
}
