package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/raise"
)

// Contains returns x in v: TypeError if v is no container.
func Contains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	switch v := v.(type) {
	case *starlark.Dict:
		_, found, err := DictGet(thread, v, x)
		return found, err
	}
	if contains := SlotsOf(v).Contains; contains != nil {
		return contains(thread, v, x)
	}
	switch v := v.(type) {
	case Container:
		return v.Contains(thread, x)
	case starlark.Container: // of the host
		return v.Has(x)
	case starlark.Mapping:
		_, found, err := v.Get(x)
		return found, err
	}
	return IterationContains(thread, v, x)
}

// IterationContains looks for x among the elements of an iterable.
func IterationContains(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	it, err := Iterate(thread, v)
	if err != nil {
		if IsError(err, TypeErrorClass) {
			err = raise.Errorf("TypeError", "argument of type '%s' is not iterable", TypeOf(v).Name())
		}
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
