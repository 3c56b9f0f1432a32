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
		if object.TypeOf(v) != object.RangeClass && object.TypeOf(v).FullName() != "collections.deque" {
			return starlark.None, nil
		}
	}
	has, err := object.Length(thread, v)
	if err != nil {
		return nil, err
	}
	n, star := intOf(length), intOf(starred)
	if has < n-1 || has != n && star < 0 {
		return starlark.None, nil
	}
	if t, ok := v.(starlark.Tuple); ok && star < 0 {
		return t, nil
	}
	elems, err := object.Collect(thread, v)
	if err != nil || star < 0 {
		return starlark.Tuple(elems), err
	}
	after := len(elems) - (n - 1 - star)
	parts := make(starlark.Tuple, 0, n)
	parts = append(append(parts, elems[:star]...), starlark.NewList(elems[star:after:after]))
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
	if is := object.TypeOf(v); !is.Is(c) && !c.CoversClass(is) {
		return starlark.None, nil
	}
	n, named := intOf(positional), others.(starlark.Tuple)
	names, self, err := positionalNames(thread, c, n)
	if err != nil {
		return nil, err
	}
	parts := make(starlark.Tuple, 0, n+len(named))
	if self {
		parts = append(parts, v)
	}
	for _, list := range []starlark.Tuple{names, named} {
		for _, name := range list {
			part, err := object.GetAttr(thread, v, object.Text(name))
			if object.IsError(err, object.AttributeErrorClass) {
				return starlark.None, nil
			}
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
	}
	return parts, nil
}

// positionalNames returns the attributes that the first n patterns are for; self says that
// the only one is for the value.
func positionalNames(thread *starlark.Thread, c *object.Class, n int) (names starlark.Tuple, self bool, err error) {
	if n == 0 {
		return nil, false, nil
	}
	args, err := object.GetAttr(thread, c, "__match_args__")
	switch {
	case err == nil:
		t, ok := args.(starlark.Tuple)
		if !ok {
			return nil, false, raise.Errorf("TypeError", "%s.__match_args__ must be a tuple (got %s)", c.Name(), object.TypeName(args))
		}
		if n > len(t) {
			return nil, false, tooManyPatterns(c, len(t), n)
		}
		for _, name := range t[:n] {
			if _, ok := name.(starlark.String); !ok {
				return nil, false, raise.Errorf("TypeError", "__match_args__ elements must be strings (got %s)", object.TypeName(name))
			}
		}
		return t[:n], false, nil
	case !object.IsError(err, object.AttributeErrorClass):
		return nil, false, err
	case !matchesItself(c):
		return nil, false, tooManyPatterns(c, 0, n)
	case n > 1:
		return nil, false, tooManyPatterns(c, 1, n)
	}
	return nil, true, nil
}

func tooManyPatterns(c *object.Class, most, n int) error {
	plural := "s"
	if most == 1 {
		plural = ""
	}
	return raise.Errorf("TypeError", "%s() accepts %d positional sub-pattern%s (%d given)", c.Name(), most, plural, n)
}
