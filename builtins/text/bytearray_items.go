package text

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// itemIndex returns the place of b[key], an integer key.
func (b *ByteArray) itemIndex(thread *starlark.Thread, key starlark.Value) (int, error) {
	return object.ItemIndex(thread, key, b, "bytearray", "bytearray index out of range")
}

// sliceSpan returns what a slice selects. The length is asked for last, as the bounds'
// __index__ may change it.
func (b *ByteArray) sliceSpan(thread *starlark.Thread, s *object.Slice) (object.Span, error) {
	bounds, err := s.Bounds(thread)
	return bounds.Of(len(b.data)), err
}

// GetItem returns b[key], a number, or a slice of b, a bytearray.
func (b *ByteArray) GetItem(thread *starlark.Thread, key starlark.Value) (starlark.Value, error) {
	s, ok := key.(*object.Slice)
	if !ok {
		i, err := b.itemIndex(thread, key)
		if err != nil {
			return nil, err
		}
		return b.Index(i), nil
	}
	r, err := b.sliceSpan(thread, s)
	if err != nil {
		return nil, err
	}
	return &ByteArray{[]byte(pickBytes(string(b.data), r))}, nil
}

// SetItem does b[key] = v; v is bytes-like or an iterable of integers for a slice.
func (b *ByteArray) SetItem(thread *starlark.Thread, key, v starlark.Value) error {
	s, ok := key.(*object.Slice)
	if !ok {
		i, err := b.itemIndex(thread, key)
		if err != nil {
			return err
		}
		c, err := byteArg(thread, v, "byte")
		if err == nil && i < len(b.data) { // __index__ may have changed the length
			b.data[i] = c
		}
		return err
	}
	r, err := b.sliceSpan(thread, s)
	if err != nil {
		return err
	}
	data, err := b.assignable(thread, v)
	if err != nil {
		return err
	}
	if r.Step == 1 {
		if len(b.data)+len(data) > object.MaxText {
			return checkSize(-1)
		}
		b.data = slices.Replace(b.data, r.Start, r.Start+r.Count, data...)
		return nil
	}
	switch len(data) {
	case r.Count:
		for i, c := range data {
			b.data[r.Start+i*r.Step] = c
		}
	case 0:
		b.remove(r)
	default:
		return raise.Errorf("ValueError", "attempt to assign bytes of size %d to extended slice of size %d", len(data), r.Count)
	}
	return nil
}

// assignable returns what a slice can be set to.
func (b *ByteArray) assignable(thread *starlark.Thread, v starlark.Value) ([]byte, error) {
	if s, ok := bytesLike(v); ok {
		return []byte(s), nil
	}
	switch v.(type) {
	case starlark.String, starlark.Int, starlark.Bool, starlark.Float, starlark.NoneType:
		return nil, raise.Errorf("TypeError", "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	}
	n := len(b.data)
	data, err := collectBytes(thread, v, "byte")
	switch {
	case err != nil && object.IsNotIterable(err, v):
		return nil, raise.Errorf("TypeError", "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	case err == nil && len(b.data) != n:
		return nil, raise.Errorf("RuntimeError", "bytearray changed size during iteration")
	}
	return data, err
}

// DelItem does del b[key].
func (b *ByteArray) DelItem(thread *starlark.Thread, key starlark.Value) error {
	if s, ok := key.(*object.Slice); ok {
		r, err := b.sliceSpan(thread, s)
		if err == nil {
			b.remove(r)
		}
		return err
	}
	i, err := b.itemIndex(thread, key)
	if err == nil {
		b.data = slices.Delete(b.data, i, i+1)
	}
	return err
}

// remove removes the elements of a slice.
func (b *ByteArray) remove(r object.Span) {
	if r.Count == 0 {
		return
	}
	if r.Step < 0 {
		r.Start, r.Step = r.Start+(r.Count-1)*r.Step, -r.Step
	}
	kept := b.data[:r.Start]
	for i := r.Start; i < len(b.data); i++ {
		if k := i - r.Start; k%r.Step != 0 || k/r.Step >= r.Count {
			kept = append(kept, b.data[i])
		}
	}
	b.data = kept
}
