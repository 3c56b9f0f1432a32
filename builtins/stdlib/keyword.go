package stdlib

import (
	"slices"

	"go.starlark.net/starlark"
)

var softKeywords = []string{"_", "case", "match"}

// keywordMembers is the module keyword.
func keywordMembers() starlark.StringDict {
	in := func(name string, list []string) native {
		return one("frozenset."+name, func(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
			s, ok := v.(starlark.String)
			return starlark.Bool(ok && slices.Contains(list, string(s))), nil
		})
	}
	m := functions(map[string]native{"iskeyword": in("__contains__", pythonKeywords), "issoftkeyword": in("__contains__", softKeywords)})
	for name, list := range map[string][]string{"kwlist": pythonKeywords, "softkwlist": softKeywords} {
		l := starlark.NewList(stringTuple(list))
		l.Freeze()
		m[name] = l
	}
	return m
}
