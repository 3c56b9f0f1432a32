package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// IsTrue returns bool(v).
func IsTrue(thread *starlark.Thread, v starlark.Value) (bool, error) {
	switch v := v.(type) {
	case starlark.Bool:
		return bool(v), nil
	case Truther:
		return v.IsTrue(thread)
	}
	return bool(v.Truth()), nil
}

// Length returns len(v): TypeError if v has none.
func Length(thread *starlark.Thread, v starlark.Value) (int, error) {
	switch v := v.(type) {
	case *starlark.List:
		return v.Len(), nil
	case starlark.String:
		return codepoint.Len(string(v)), nil
	case starlark.Tuple:
		return len(v), nil
	case *starlark.Dict:
		return v.Len(), nil
	case Sized:
		return v.Length(thread)
	}
	if n := starlark.Len(v); n >= 0 {
		return n, nil
	}
	return 0, raise.New(fact.NoLen, TypeOf(v).Name())
}
