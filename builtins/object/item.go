package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// GetItem returns v[key], slices included. The errors are TypeError, IndexError and
// KeyError in CPython's words.
func GetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case *starlark.Dict:
		item, found, err := DictGet(thread, x, key)
		if !found {
			return nil, absent(thread, key, err)
		}
		return item, nil
	case *starlark.List:
		if i, ok := index(key, x.Len()); ok {
			return x.Index(i), nil
		}
	case starlark.Tuple:
		if i, ok := index(key, len(x)); ok {
			return x[i], nil
		}
	}
	if getter, ok := v.(ItemGetter); ok {
		return getter.GetItem(thread, key)
	}
	if s, ok := key.(*Slice); ok {
		return GetSlice(thread, v, s.Lower, s.Upper, s.Step)
	}
	if get := SlotsOf(v).GetItem; get != nil {
		return get(thread, v, key)
	}
	switch x := v.(type) {
	case starlark.Mapping: // of the host
		item, ok, err := x.Get(key)
		if err == nil && !ok {
			err = NoSuchKey(thread, key)
		}
		return item, err
	case starlark.Indexable:
		i, err := ItemIndex(thread, key, x, x.Type(), x.Type()+" index out of range")
		if err != nil {
			return nil, err
		}
		return x.Index(i), nil
	}
	return nil, NotSubscriptable(v)
}

// index returns the index of an element of n that a small integer tells; ok is false if key
// is none, or out of range.
func index(key starlark.Value, n int) (i int, ok bool) {
	x, ok := key.(starlark.Int)
	if !ok {
		return 0, false
	}
	i64, ok := x.Int64()
	if i64 < 0 {
		i64 += int64(n)
	}
	return int(i64), ok && 0 <= i64 && i64 < int64(n)
}

// absent is the error for a key that is not in a dict, err if that is not nil.
func absent(thread *starlark.Thread, key starlark.Value, err error) error {
	if err != nil {
		return err
	}
	return NoSuchKey(thread, key)
}

// NoSuchKey returns the KeyError for a missing key.
func NoSuchKey(thread *starlark.Thread, key starlark.Value) error {
	e := &struct {
		raise.Error
		args [1]starlark.Value
	}{Error: raise.Error{Class: "KeyError", Say: sayKey}, args: [1]starlark.Value{key}}
	e.Args = e.args[:]
	return &e.Error
}

// sayKey is the text of a KeyError. As in CPython, nobody asks for the key's __repr__ before the
// text is shown.
func sayKey(args starlark.Tuple) string {
	text, err := Repr(nil, args[0])
	if err != nil {
		return TypeOf(args[0]).Name()
	}
	return text
}

// NotSubscriptable returns the TypeError for a value that has no items.
func NotSubscriptable(v starlark.Value) error {
	return raise.New(fact.NotSubscriptable, TypeOf(v).Name())
}

// ItemIndex converts the index of one element of x; kind and outside are for the messages. How many
// elements there are is asked last: the key's __index__ may change x.
func ItemIndex(thread *starlark.Thread, key starlark.Value, x interface{ Len() int }, kind, outside string) (int, error) {
	i, ok, err := ItemInt(thread, key)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, raise.New(fact.IndexType, kind, TypeOf(key).Name())
	}
	n := x.Len()
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, &raise.Error{Class: "IndexError", Msg: outside}
	}
	return i, nil
}

// ItemInt converts an index; ok is false if it is no integer.
func ItemInt(thread *starlark.Thread, key starlark.Value) (n int, ok bool, err error) {
	i, ok, err := AsInt(thread, key)
	if !ok || err != nil {
		return 0, false, err
	}
	n64, small := i.Int64()
	if !small {
		err = raise.Errorf("IndexError", "cannot fit '%s' into an index-sized integer", TypeOf(key).Name())
	}
	return int(n64), true, err
}

// SetItem does v[key] = x, slices included. The errors are those of GetItem.
func SetItem(thread *starlark.Thread, v, key, x starlark.Value) error {
	switch v := v.(type) {
	case *starlark.Dict:
		return DictSet(thread, v, key, x)
	case *starlark.List:
		if i, ok := index(key, v.Len()); ok {
			return v.SetIndex(i, x)
		}
	}
	slots := SlotsOf(v)
	if slots.SetItem != nil {
		return slots.SetItem(thread, v, key, x)
	}
	switch v := v.(type) {
	case ItemSetter:
		return v.SetItem(thread, key, x)
	case starlark.HasSetKey:
		return v.SetKey(key, x)
	case starlark.HasSetIndex:
		i, err := ItemIndex(thread, key, v, v.Type(), v.Type()+" assignment index out of range")
		if err != nil {
			return err
		}
		return v.SetIndex(i, x)
	}
	if _, _, err := immutableIndex(thread, v, key); err != nil {
		return err
	}
	return raise.New(fact.NoItemAssignment, TypeOf(v).Name())
}

// immutableIndex converts the index of an item of an immutable sequence that is to be
// changed; ok is false if v is none, or key no integer. CPython looks at a sequence's
// index before it says that the sequence cannot be changed.
func immutableIndex(thread *starlark.Thread, v, key starlark.Value) (i int, ok bool, err error) {
	if _, ok := v.(starlark.Indexable); !ok && !SlotsOf(v).Indexed {
		return 0, false, nil
	}
	return ItemInt(thread, key)
}

// DelItem does del v[key], slices included. The errors are those of GetItem.
func DelItem(thread *starlark.Thread, v, key starlark.Value) error {
	if del := SlotsOf(v).DelItem; del != nil {
		return del(thread, v, key)
	}
	if d, ok := v.(ItemDeleter); ok {
		return d.DelItem(thread, key)
	}
	does := "does not"
	if _, ok, err := immutableIndex(thread, v, key); err != nil {
		return err
	} else if ok {
		does = "doesn't"
	}
	return raise.Errorf("TypeError", "'%s' object %s support item deletion", TypeOf(v).Name(), does)
}
