package kit

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
)

// Constant is a function without parameters that returns v. full is its name, with the
// module.
func Constant(full string, v starlark.Value) *call.Entry {
	return call.F0(full+"()", func(*starlark.Thread) (starlark.Value, error) { return v, nil })
}

// PartArguments parts the arguments of a function that takes **kwargs: v has a place for each
// parameter, nil if it is not given, and others are the rest.
func PartArguments(params []string, args starlark.Tuple, kwargs []starlark.Tuple) (v []starlark.Value, others []starlark.Tuple) {
	v = make([]starlark.Value, len(params))
	copy(v, args)
	for _, kw := range kwargs {
		if i := slices.Index(params, string(kw[0].(starlark.String))); i >= 0 {
			v[i] = kw[1]
		} else {
			others = append(others, kw)
		}
	}
	return v, others
}
