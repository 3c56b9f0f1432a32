package text

import (
	"fmt"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// Short returns a value's repr for a line that tells of an operation, "" for nil.
// Large values are told by their size, in a time that does not depend on it.
func Short(v starlark.Value) string {
	const most, longest = 8, 60
	switch x := v.(type) {
	case nil:
		return ""
	case starlark.String:
		if len(x) > longest {
			return fmt.Sprintf("str of %d bytes", len(x))
		}
		return x.String()
	case starlark.Int:
		if x.BigInt().BitLen() > 256 {
			return "a large int"
		}
		return x.String()
	case *starlark.List, starlark.Tuple, *starlark.Set:
		n := starlark.Len(v)
		if n > most {
			return fmt.Sprintf("%s of %d", v.Type(), n)
		}
		for e := range starlark.Elements(v.(starlark.Iterable)) {
			if !short(e) {
				return fmt.Sprintf("%s of %d", v.Type(), n)
			}
		}
		return v.String()
	case *starlark.Dict:
		return fmt.Sprintf("dict of %d", x.Len())
	case starlark.Float, starlark.Bool, starlark.NoneType:
		return v.String()
	}
	return object.TypeName(v)
}

// short reports whether a value is a small atom.
func short(v starlark.Value) bool {
	switch x := v.(type) {
	case starlark.String:
		return len(x) <= 20
	case starlark.Int:
		_, small := x.Int64()
		return small
	case starlark.Float, starlark.Bool, starlark.NoneType:
		return true
	}
	return false
}
