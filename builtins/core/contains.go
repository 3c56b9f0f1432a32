package core

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// Contains returns x in v: TypeError if v is no container.
func Contains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	switch v := v.(type) {
	case starlark.String:
		s, ok := x.(starlark.String)
		if !ok {
			return false, proc.Errorf("TypeError", "'in <string>' requires string as left operand, not %s", TypeOf(x).Name())
		}
		return strings.Contains(string(v), string(s)), nil
	case *starlark.List:
		for i := 0; i < v.Len(); i++ { // a comparison may change the list
			if same, err := Equal(thread, v.Index(i), x); same || err != nil {
				return same, err
			}
		}
		return false, nil
	case starlark.Tuple:
		for _, e := range v {
			if same, err := Equal(thread, e, x); same || err != nil {
				return same, err
			}
		}
		return false, nil
	case *starlark.Dict:
		_, found, err := v.Get(x)
		return found, unhashable(x, err)
	case *starlark.Set:
		found, err := v.Has(x)
		return found, unhashable(x, err)
	case starlark.Bytes:
		return bytesContain(thread, string(v), x)
	case Container:
		return v.Contains(thread, x)
	case starlark.Container:
		if _, whole := x.(starlark.Int); !whole && TypeOf(v) == RangeClass {
			break // the engine's ranges look for ints only
		}
		return v.Has(x)
	case starlark.Mapping:
		_, found, err := v.Get(x)
		return found, err
	}
	return iterationContains(thread, v, x)
}

func bytesContain(thread *starlark.Thread, b string, x starlark.Value) (bool, error) {
	if part, ok := x.(starlark.Bytes); ok {
		return strings.Contains(b, string(part)), nil
	}
	i, ok, err := AsInt(thread, x)
	if err != nil {
		return false, err
	}
	if !ok {
		return false, proc.Errorf("TypeError", "a bytes-like object is required, not '%s'", TypeOf(x).Name())
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > 255 {
		return false, proc.Errorf("ValueError", "byte must be in range(0, 256)")
	}
	return strings.IndexByte(b, byte(n)) >= 0, nil
}

// unhashable puts the engine's complaint about a key into Python's words.
func unhashable(key starlark.Value, err error) error {
	if err == nil || errorClass(err) != nil {
		return err
	}
	return translated(err, key)
}

// translated is the Python exception for an error of hashing v.
func translated(err error, v starlark.Value) error {
	if known, ok := TranslateEngine(err.Error()); ok {
		return known
	}
	return proc.Errorf("TypeError", "unhashable type: '%s'", TypeOf(v).Name())
}

// iterationContains looks for x among the elements of an iterable.
func iterationContains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	switch v.(type) {
	case Iterable, Iterator, starlark.Iterable:
	default:
		return false, proc.Errorf("TypeError", "argument of type '%s' is not iterable", TypeOf(v).Name())
	}
	it, err := Iterate(thread, v)
	if err != nil {
		return false, err
	}
	for {
		e, ok, err := it.Next(thread)
		if err != nil || !ok {
			return false, err
		}
		if same, err := Equal(thread, e, x); same || err != nil {
			return same, err
		}
	}
}
