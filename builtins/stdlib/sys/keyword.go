package sys

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
)

var softKeywords = []string{"_", "case", "match"}

// KeywordMembers is the module keyword.
func KeywordMembers() starlark.StringDict {
	in := func(name string, list []string) kit.Native {
		return kit.One("frozenset."+name, func(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
			s, ok := v.(starlark.String)
			return starlark.Bool(ok && slices.Contains(list, string(s))), nil
		})
	}
	m := kit.Functions(map[string]kit.Native{"iskeyword": in("__contains__", kit.PythonKeywords), "issoftkeyword": in("__contains__", softKeywords)})
	for name, list := range map[string][]string{"kwlist": kit.PythonKeywords, "softkwlist": softKeywords} {
		l := starlark.NewList(kit.StringTuple(list))
		l.Freeze()
		m[name] = l
	}
	return m
}
