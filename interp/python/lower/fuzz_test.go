package lower_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/corpus"
	"github.com/pyq-lang/pyq/interp/python/lower"
	"github.com/pyq-lang/pyq/interp/python/parser"
	"github.com/pyq-lang/pyq/interp/text"
)

// The ways in which FuzzLower lowers a text: bits of a number.
const (
	asSession = 1 << iota
	asFragment
	asPython2
	asPython3
	asExpression
)

// FuzzLower: no text makes the front end panic, its positions lie in the text, and what it
// makes of a text is a program to Starlark's resolver and compiler.
func FuzzLower(f *testing.F) {
	programs, err := corpus.Programs("../..")
	if err != nil || len(programs) == 0 {
		f.Fatalf("no programs (%v)", err)
	}
	for i, p := range programs {
		f.Add(p, uint64(0), uint8(1<<(i%8)))
		f.Add(p, uint64(i+1), uint8(1<<(i/7%8)))
	}
	f.Fuzz(func(t *testing.T, src string, mix uint64, way uint8) {
		if len(src) > corpus.MaxLen {
			return
		}
		src = corpus.Mix(src, mix)
		p, err := lowerAs(src, way)
		in := placesOf(src)
		if err != nil {
			for _, e := range err.(parser.Errors) {
				in.want(t, e.Text(), e.Start)
			}
			return
		}
		in.look(t, p)
		if _, err := starlark.FileProgram(p.File, func(name string) bool { return predeclared[name] }); err != nil {
			t.Errorf("the compiler says %v", err)
		}
	})
}

func lowerAs(src string, way uint8) (*lower.Program, error) {
	o := options()
	switch {
	case way&asSession != 0:
		o.Session, o.Show = true, true
	case way&asFragment != 0:
		o.Fragment = true
		o.Predeclared = func(name string) bool { return strings.HasPrefix(name, "$") && predeclared[name] }
	}
	switch {
	case way&asPython2 != 0:
		o.Python2 = parser.Python2
	case way&asPython3 != 0:
		o.Python2 = parser.Python3
	}
	if way&asExpression != 0 {
		return python.LowerExpr(src, "$value", "", o)
	}
	return python.Lower(src, o)
}

// places are the lengths of the lines of a text, in characters; nil of what is no text.
type places []int

func placesOf(src string) places {
	if !utf8.ValidString(src) {
		return nil
	}
	src = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(src, "\uFEFF"))
	var in places
	for _, line := range strings.Split(src, "\n") {
		in = append(in, utf8.RuneCountInString(line))
	}
	return append(in, 0) // the end of the text has a line of its own
}

// want demands that something is at a position in the text, or at the end of a line of it.
func (in places) want(t *testing.T, what string, p text.Pos) {
	t.Helper()
	if in != nil && (p.Line < 1 || int(p.Line) > len(in) || p.Col < 1 || int(p.Col) > in[p.Line-1]+2) {
		t.Errorf("%s is at line %d, column %d", what, p.Line, p.Col)
	}
}

// look demands that all that a lowered program says of the text is in it.
func (in places) look(t *testing.T, p *lower.Program) {
	t.Helper()
	for at, m := range p.Marks {
		in.want(t, "a mark", at)
		in.want(t, "the text of a mark", m.Start)
		if m.End.Compare(m.Start) < 0 {
			t.Errorf("a mark is of the text from %v to %v", m.Start, m.End)
		}
	}
	for at, list := range p.Arguments {
		in.want(t, "a call", at)
		for _, a := range list {
			in.want(t, a.Name, a.Value.Start)
		}
	}
	for at, name := range p.Assigned {
		in.want(t, name, at)
	}
	for _, u := range p.Uses {
		in.want(t, u.Name, u.Pos)
	}
	for _, n := range append(p.Notes, p.Evidence...) {
		in.want(t, n.Msg, n.Pos)
	}
	for _, f := range p.Functions {
		in.want(t, f.Qualname, f.Start)
		in.want(t, f.Qualname, f.Def)
	}
	for _, s := range p.File.Stmts {
		syntax.Walk(s, func(n syntax.Node) bool {
			if n == nil {
				return true
			}
			if start, _ := n.Span(); start.Line > 0 { // what raises an exception again has none
				in.want(t, "a node", text.At(start.Line, start.Col))
			}
			return true
		})
	}
}
