package collection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// sliceList is the slot Slice of list.
func sliceList(v starlark.Value, b object.Bounds) starlark.Value {
	l := v.(*starlark.List)
	s := b.Of(l.Len())
	if s.Step == 1 && s.Count > 0 {
		return memory.SliceList(l, s.Start, s.Stop)
	}
	part, elems := memory.NewList(s.Count)
	for i := range elems {
		elems[i] = l.Index(s.Start + i*s.Step)
	}
	return part
}

// sliceTuple is the slot Slice of tuple.
func sliceTuple(v starlark.Value, b object.Bounds) starlark.Value {
	t := v.(starlark.Tuple)
	s := b.Of(len(t))
	switch {
	case s.Count == 0:
		return starlark.Tuple(nil)
	case s.Step == 1:
		return t[s.Start:s.Stop:s.Stop]
	}
	elems := make(starlark.Tuple, s.Count)
	for i := range elems {
		elems[i] = t[s.Start+i*s.Step]
	}
	return elems
}
