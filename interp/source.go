package interp

import (
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/ast"
)

// sourceOf hands what the front end knows of a text to package proc, which does not know
// the front end.
func sourceOf(low *python.Program, text string) proc.Source {
	marks, keywords := low.Marks, low.Keywords
	s := proc.Source{Text: text, Functions: make([]*proc.Function, len(low.Functions)), Session: low.Session}
	s.Mark = func(p proc.Place) (proc.Mark, bool) {
		m, ok := marks[ast.Pos(p)]
		return proc.Mark{
			Span: spanOf(m.Span), Part: spanOf(m.Part),
			Alternative: m.Kind&python.Alternative != 0,
			Augmented:   m.Kind&python.Augmented != 0,
			Store:       m.Kind&python.Store != 0,
			Free:        m.Kind&python.Free != 0,
			Float:       m.Kind&python.Float != 0,
		}, ok
	}
	s.Keywords = func(p proc.Place) []string { return keywords[ast.Pos(p)] }
	reads := low.Reads
	s.Reads = func(name string) []proc.Place {
		list := make([]proc.Place, len(reads[name]))
		for i, p := range reads[name] {
			list[i] = proc.Place(p)
		}
		return list
	}
	for i, f := range low.Functions {
		s.Functions[i] = &proc.Function{Span: spanOf(f.Span), Outside: spanOf(f.Outside), Call: spanOf(f.Call), Def: proc.Place(f.Def), Name: f.Name, Qualname: f.Qualname,
			PosOnly: f.PosOnly, Params: f.Params, Defaults: f.Defaults, KwOnly: f.KwOnly, KwDefaults: f.KwDefaults,
			Vararg: f.Vararg, Kwarg: f.Kwarg, Locals: f.Locals}
	}
	return s
}

func spanOf(s ast.Span) proc.Span {
	return proc.Span{Start: proc.Place(s.Start), End: proc.Place(s.End)}
}
