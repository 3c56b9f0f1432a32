package helpers

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The helpers of match statements return what the parts of a pattern are to be compared
// with, a tuple, or None if the value has no such parts.
func matchHelpers() []*call.Entry {
	return []*call.Entry{
		call.F3("$matchsequence(subject, length, star, /)", matchSequence),
		call.F3("$matchmapping(subject, keys, rest, /)", matchMapping),
		call.F4("$matchclass(subject, class, positional, names, /)", matchClass),
	}
}

// matchSequence takes the number of patterns, and which of them is starred, or -1.
func matchSequence(thread *starlark.Thread, subject, length, starred starlark.Value) (starlark.Value, error) {
	v := object.Native(subject)
	switch v.(type) {
	case *starlark.List, starlark.Tuple:
	default:
		if object.TypeOf(v) != object.RangeClass && object.TypeOf(v).Name() != "deque" {
			return starlark.None, nil
		}
	}
	elems, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	n, star := intOf(length), intOf(starred)
	if star < 0 {
		if len(elems) != n {
			return starlark.None, nil
		}
		return starlark.Tuple(elems), nil
	}
	if len(elems) < n-1 {
		return starlark.None, nil
	}
	after := len(elems) - (n - 1 - star)
	parts := append(starlark.Tuple{}, elems[:star]...)
	parts = append(parts, starlark.NewList(append([]starlark.Value{}, elems[star:after]...)))
	return append(parts, elems[after:]...), nil
}

// matchMapping takes the keys, and whether the rest is wanted as well.
func matchMapping(thread *starlark.Thread, subject, wanted, withRest starlark.Value) (starlark.Value, error) {
	d, ok := object.Native(subject).(*starlark.Dict)
	if !ok {
		return starlark.None, nil
	}
	keys := wanted.(starlark.Tuple)
	parts := make(starlark.Tuple, 0, len(keys)+1)
	for _, k := range keys {
		v, found, err := object.DictGet(thread, d, k)
		if err != nil {
			return nil, err
		}
		if !found {
			return starlark.None, nil
		}
		parts = append(parts, v)
	}
	if withRest == starlark.True {
		rest := new(starlark.Dict)
		if err := object.DictAddAll(thread, rest, d); err != nil {
			return nil, err
		}
		for _, k := range keys {
			if _, _, err := object.DictDelete(thread, rest, k); err != nil {
				return nil, err
			}
		}
		parts = append(parts, rest)
	}
	return parts, nil
}

// matchesItself reports whether the one positional pattern of a class is the value itself.
func matchesItself(c *object.Class) bool {
	return slices.ContainsFunc([]*object.Class{object.BoolClass, object.IntClass, object.FloatClass, object.StrClass, object.BytesClass,
		object.ListClass, object.TupleClass, object.DictClass, object.SetClass, collection.FrozenSetClass, text.ByteArrayClass}, c.Is)
}

// matchClass takes the class, the number of positional patterns, and the names of the others.
func matchClass(thread *starlark.Thread, v, class, positional, others starlark.Value) (starlark.Value, error) {
	c, ok := class.(*object.Class)
	if !ok {
		return nil, raise.Errorf("TypeError", "called match pattern must be a class")
	}
	if !object.TypeOf(v).Is(c) {
		return starlark.None, nil
	}
	names, self, err := positionalNames(thread, c, intOf(positional))
	if err != nil {
		return nil, err
	}
	var parts starlark.Tuple
	if self {
		parts = append(parts, v)
	}
	for _, name := range append(names, others.(starlark.Tuple)...) {
		part, err := object.GetAttr(thread, v, object.Text(name))
		if object.IsError(err, object.AttributeErrorClass) {
			return starlark.None, nil
		}
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return append(starlark.Tuple{}, parts...), nil
}

// positionalNames returns the attributes that the first n patterns are for; self says that
// the only one is for the value.
func positionalNames(thread *starlark.Thread, c *object.Class, n int) (names starlark.Tuple, self bool, err error) {
	if n == 0 {
		return nil, false, nil
	}
	if args, err := object.GetAttr(thread, c, "__match_args__"); err == nil {
		t, _ := args.(starlark.Tuple)
		if n > len(t) {
			return nil, false, raise.Errorf("TypeError", "%s() accepts %d positional sub-patterns (%d given)", c.Name(), len(t), n)
		}
		return append(starlark.Tuple{}, t[:n]...), false, nil
	}
	switch {
	case !matchesItself(c):
		return nil, false, raise.Errorf("TypeError", "%s() accepts 0 positional sub-patterns (%d given)", c.Name(), n)
	case n > 1:
		return nil, false, raise.Errorf("TypeError", "%s() accepts 1 positional sub-pattern (%d given)", c.Name(), n)
	}
	return nil, true, nil
}
