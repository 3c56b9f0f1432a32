package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The helpers of match statements return what the parts of a pattern are to be compared
// with, a tuple, or None if the value has no such parts.
var matchHelpers = map[string]helper{
	"$matchsequence": matchSequence,
	"$matchmapping":  matchMapping,
	"$matchclass":    matchClass,
}

// matchSequence takes the value, the number of patterns, and which of them is starred, or
// -1.
func matchSequence(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	n, star := intOf(args[1]), intOf(args[2])
	var elems []starlark.Value
	switch v := object.Native(args[0]).(type) {
	case *starlark.List, starlark.Tuple:
		var err error
		if elems, err = object.Collect(thread, v); err != nil {
			return nil, err
		}
	default:
		if object.TypeOf(v) != object.RangeClass && object.TypeOf(v).Name() != "deque" {
			return starlark.None, nil
		}
		var err error
		if elems, err = object.Collect(thread, v); err != nil {
			return nil, err
		}
	}
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

// matchMapping takes the value, the keys, and whether the rest is wanted as well.
func matchMapping(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	d, ok := object.Native(args[0]).(*starlark.Dict)
	if !ok {
		return starlark.None, nil
	}
	keys := args[1].(starlark.Tuple)
	parts := make(starlark.Tuple, 0, len(keys)+1)
	for _, k := range keys {
		v, found, err := d.Get(k)
		if err != nil {
			return nil, err
		}
		if !found {
			return starlark.None, nil
		}
		parts = append(parts, v)
	}
	if args[2] == starlark.True {
		rest := new(starlark.Dict)
		for _, e := range d.Items() {
			if err := rest.SetKey(e[0], e[1]); err != nil {
				return nil, err
			}
		}
		for _, k := range keys {
			if _, _, err := rest.Delete(k); err != nil {
				return nil, err
			}
		}
		parts = append(parts, rest)
	}
	return parts, nil
}

// selfMatching are the classes whose one positional pattern is the value itself.
var selfMatching = []*object.Class{object.BoolClass, object.IntClass, object.FloatClass, object.StrClass, object.BytesClass,
	object.ListClass, object.TupleClass, object.DictClass, object.SetClass, collection.FrozenSetClass, text.ByteArrayClass}

// matchClass takes the value, the class, the number of positional patterns, and the names
// of the others.
func matchClass(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	v, positional := args[0], intOf(args[2])
	c, ok := args[1].(*object.Class)
	if !ok {
		return nil, raise.Errorf("TypeError", "called match pattern must be a class")
	}
	if !object.TypeOf(v).Is(c) {
		return starlark.None, nil
	}
	names, self, err := positionalNames(thread, c, positional)
	if err != nil {
		return nil, err
	}
	var parts starlark.Tuple
	if self {
		parts = append(parts, v)
	}
	for _, name := range append(names, args[3].(starlark.Tuple)...) {
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
	for _, k := range selfMatching {
		if c.Is(k) {
			if n > 1 {
				return nil, false, raise.Errorf("TypeError", "%s() accepts 1 positional sub-pattern (%d given)", c.Name(), n)
			}
			return nil, true, nil
		}
	}
	return nil, false, raise.Errorf("TypeError", "%s() accepts 0 positional sub-patterns (%d given)", c.Name(), n)
}
