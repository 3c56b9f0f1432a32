package core

import "go.starlark.net/starlark"

// Iterate returns iter(v). A loop over a list or dict may change it as in Python.
func Iterate(thread *starlark.Thread, v starlark.Value) (Iterator, error) { return nil, nil }

// Collect returns the elements of an iterable in a new slice, as list(v) does.
func Collect(thread *starlark.Thread, v starlark.Value) ([]starlark.Value, error) { return nil, nil }

// NewIterator returns an iterator as a value of the class (zip, list_iterator).
func NewIterator(class *Class, it Iterator) starlark.Value { return nil }

// Sort sorts in place as list.sort(key, reverse) does; key may be nil.
func Sort(thread *starlark.Thread, list []starlark.Value, key starlark.Value, reverse bool) error {
	return nil
}

// Unpack returns the n values of an iterable for n targets.
func Unpack(thread *starlark.Thread, v starlark.Value, n int) (starlark.Tuple, error) {
	return nil, nil
}

// UnpackStar unpacks for before targets, a starred one, which gets a list, and after
// targets.
func UnpackStar(thread *starlark.Thread, v starlark.Value, before, after int) (starlark.Tuple, error) {
	return nil, nil
}

// A Slice is slice(lower, upper, step); each may be None.
type Slice struct{ Lower, Upper, Step starlark.Value }

// GetItem returns v[key], slices included.
func GetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) { return nil, nil }

// GetSlice returns v[lower:upper:step]; each bound may be None.
func GetSlice(thread *starlark.Thread, v, lower, upper, step starlark.Value) (starlark.Value, error) {
	return nil, nil
}

// SetItem does v[key] = x, slices included.
func SetItem(thread *starlark.Thread, v, key, x starlark.Value) error { return nil }

// DelItem does del v[key], slices included.
func DelItem(thread *starlark.Thread, v, key starlark.Value) error { return nil }
