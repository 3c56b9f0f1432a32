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

// matchSequence takes the number of patterns, and which of them is starred: -1 if none is, and
// -2-i if i is, but nobody wants what it takes. Then nothing is taken, for there may be much.
func matchSequence(thread *starlark.Thread, subject, length, starred starlark.Value) (starlark.Value, error) {
	switch subject.(type) {
	case *starlark.List, starlark.Tuple:
	default:
		if object.TypeOf(subject).Shape() != object.SequenceShape {
			return starlark.None, nil
		}
	}
	has, err := object.Length(thread, subject)
	if err != nil {
		return nil, err
	}
	n, star := intOf(length), intOf(starred)
	switch {
	case has < n-1 || has != n && star == -1:
		return starlark.None, nil
	case n == 0:
		return starlark.Tuple{}, nil
	case star == -1:
		return collection.Unpack(thread, subject, n)
	case star < -1:
		return itemsAround(thread, subject, has, n, -2-star)
	}
	return collection.UnpackStar(thread, subject, star, n-1-star)
}

// itemsAround returns n parts of a sequence of so many items, of which one is all that lies between
// those before and those after it, and None here.
func itemsAround(thread *starlark.Thread, subject starlark.Value, has, n, star int) (starlark.Value, error) {
	parts := make(starlark.Tuple, n)
	for i := range parts {
		at := i
		if i == star {
			parts[i] = starlark.None
			continue
		}
		if i > star {
			at = has - n + i
		}
		var err error
		if parts[i], err = object.GetItem(thread, subject, starlark.MakeInt(at)); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// matchMapping takes the keys, and whether the rest is wanted as well.
func matchMapping(thread *starlark.Thread, subject, wanted, withRest starlark.Value) (starlark.Value, error) {
	keys := wanted.(starlark.Tuple)
	get, err := mappingGet(thread, subject, len(keys))
	if get == nil || err != nil {
		return starlark.None, err
	}
	parts := make(starlark.Tuple, 0, len(keys)+1)
	for i, k := range keys {
		if err := checkKey(thread, keys[:i], k); err != nil {
			return nil, err
		}
		v, found, err := get(k)
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
		if _, err := object.CallMethod(thread, rest, "update", starlark.Tuple{subject}, nil); err != nil {
			return nil, err
		}
		for _, k := range keys {
			_, found, err := object.DictDelete(thread, rest, k)
			if err == nil && !found {
				err = object.NoSuchKey(thread, k)
			}
			if err != nil {
				return nil, err
			}
		}
		parts = append(parts, rest)
	}
	return parts, nil
}

// mappingGet returns how the values of n keys are found in a mapping; nil if it is none, or has fewer.
func mappingGet(thread *starlark.Thread, subject starlark.Value, n int) (get func(k starlark.Value) (starlark.Value, bool, error), err error) {
	d, ok := subject.(*starlark.Dict)
	if !ok {
		class := object.TypeOf(subject)
		if class.Shape() != object.MappingShape {
			return nil, nil
		}
		own, _ := class.Lookup("get")
		if usual, _ := object.DictClass.Lookup("get"); own == usual {
			d, _ = object.Native(subject).(*starlark.Dict)
		}
	}
	if n > 0 {
		if has, err := object.Length(thread, subject); err != nil || has < n {
			return nil, err
		}
	}
	if d != nil {
		return func(k starlark.Value) (starlark.Value, bool, error) { return object.DictGet(thread, d, k) }, nil
	}
	missing, err := starlark.Call(thread, object.ObjectClass, nil, nil)
	return func(k starlark.Value) (starlark.Value, bool, error) {
		v, err := object.CallMethod(thread, subject, "get", starlark.Tuple{k, missing}, nil)
		return v, v != missing, err
	}, err
}

// checkKey fails with ValueError if a key of a pattern is among those before.
func checkKey(thread *starlark.Thread, before starlark.Tuple, k starlark.Value) error {
	for _, other := range before {
		same, err := object.Equal(thread, other, k)
		if err != nil {
			return err
		}
		if same {
			text, err := object.Repr(thread, k)
			if err != nil {
				return err
			}
			return raise.Errorf("ValueError", "mapping pattern checks duplicate key (%s)", text)
		}
	}
	return nil
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
	if is, err := object.IsInstance(thread, v, object.TypeOf(v), c); !is || err != nil {
		return starlark.None, err
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
	seen := make(starlark.Tuple, 0, len(names)+len(named))
	for _, list := range []starlark.Tuple{names, named} {
		for _, name := range list {
			if _, ok := name.(starlark.String); !ok {
				return nil, raise.Errorf("TypeError", "__match_args__ elements must be strings (got %s)", object.TypeName(name))
			}
			if slices.Contains(seen, name) {
				quoted, _ := object.Repr(thread, name) // a str has one
				return nil, raise.Errorf("TypeError", "%s() got multiple sub-patterns for attribute %s", c.Name(), quoted)
			}
			seen = append(seen, name)
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
