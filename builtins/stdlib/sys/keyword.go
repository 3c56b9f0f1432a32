package sys

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
)

var softKeywords = []string{"_", "case", "match"}

// KeywordMembers is the module keyword.
func KeywordMembers() starlark.StringDict {
	in := func(name string, list []string) *call.Entry {
		return call.F1("frozenset.__contains__(x, /)", func(_ *starlark.Thread, x starlark.Value) (starlark.Value, error) {
			s, ok := x.(starlark.String)
			return starlark.Bool(ok && slices.Contains(list, string(s))), nil
		}).Named(name)
	}
	m := call.Functions(in("iskeyword", kit.PythonKeywords), in("issoftkeyword", softKeywords))
	for name, list := range map[string][]string{"kwlist": kit.PythonKeywords, "softkwlist": softKeywords} {
		l := starlark.NewList(kit.StringTuple(list))
		l.Freeze()
		m[name] = l
	}
	return m
}
