package parser

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/corpus"
	"github.com/pyq-lang/pyq/interp/text"
)

// FuzzParse: no text makes the parser panic. What it finds wrong, and the nodes of its trees,
// lie in the text, each node in the one around it.
func FuzzParse(f *testing.F) {
	programs, err := corpus.Programs("../..")
	if err != nil || len(programs) == 0 {
		f.Fatalf("no programs (%v)", err)
	}
	for i, p := range programs {
		f.Add(p, uint64(0), uint8(i%3))
		f.Add(p, uint64(i+1), uint8(0))
	}
	f.Fuzz(func(t *testing.T, src string, mix uint64, version uint8) {
		if len(src) > corpus.MaxLen {
			return
		}
		src = corpus.Mix(src, mix)
		file, errs := Parse(src, Options{Python2: Version(version % 3)})
		lines := linesOf(src)
		for _, e := range errs {
			if !lines.have(e.Start) || e.End.Compare(e.Start) < 0 || e.Msg == "" {
				t.Errorf("%q is at %v to %v", e.Msg, e.Start, e.End)
			}
		}
		if len(errs) > 0 {
			if len(file.Body) > 0 {
				t.Error("there are errors, and a tree")
			}
			return
		}
		lines.look(t, file.Module)
	})
}

// A lineLens has the lengths of the lines of a text, in characters.
type lineLens []int

func linesOf(src string) lineLens {
	src, err := normalize(src)
	if err != nil {
		return nil
	}
	var lens lineLens
	for _, line := range strings.Split(src, "\n") {
		lens = append(lens, utf8.RuneCountInString(line))
	}
	return append(lens, 0) // the end of the text has a line of its own
}

// have reports whether a position is in the text, or at the end of a line of it.
func (l lineLens) have(p text.Pos) bool {
	return l == nil || p.Line >= 1 && int(p.Line) <= len(l) && p.Col >= 1 && int(p.Col) <= l[p.Line-1]+2
}

// look looks at the places of a node and those within it.
func (l lineLens) look(t *testing.T, n ast.Node) {
	r := n.Range()
	for c := range ast.Children(n) {
		in := c.Range()
		if a, ok := n.(*ast.Arg); ok && c == ast.Node(a.Default) {
			r.End = in.End // it stands behind
		}
		if !l.have(in.Start) || !l.have(in.End) || in.End.Compare(in.Start) < 0 ||
			in.Start.Compare(r.Start) < 0 || in.End.Compare(r.End) > 0 {
			t.Errorf("a %T at %v to %v is in a %T at %v to %v", c, in.Start, in.End, n, r.Start, r.End)
			return
		}
		l.look(t, c)
	}
}
