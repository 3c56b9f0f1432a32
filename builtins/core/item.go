package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// GetItem returns v[key], slices included. The errors are TypeError, IndexError and
// KeyError in CPython's words.
func GetItem(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error) {
	switch x := v.(type) {
	case *starlark.Dict:
		return getKey(thread, x, key)
	case ItemGetter:
		return x.GetItem(thread, key)
	}
	if s, ok := key.(*Slice); ok {
		return GetSlice(thread, v, s.Lower, s.Upper, s.Step)
	}
	switch x := v.(type) {
	case starlark.String:
		return getChar(thread, x, key)
	case starlark.Bytes:
		i, err := itemIndex(thread, key, len(x), "byte", "index out of range")
		if err != nil {
			return nil, err
		}
		return starlark.MakeInt(int(x[i])), nil
	case *starlark.List:
		return getIndex(thread, x, key, "list", "list index out of range")
	case starlark.Tuple:
		return getIndex(thread, x, key, "tuple", "tuple index out of range")
	case starlark.Mapping: // of the host
		item, ok, err := x.Get(key)
		if err == nil && !ok {
			err = noSuchKey(thread, key)
		}
		return item, err
	case starlark.Indexable:
		if isRange(v) {
			if i, ok := key.(starlark.Int); ok && isBig(i) {
				return nil, proc.Errorf("IndexError", "range object index out of range")
			}
			return getIndex(thread, x, key, "range", "range object index out of range")
		}
		return getIndex(thread, x, key, x.Type(), x.Type()+" index out of range")
	}
	return nil, notSubscriptable(v)
}

func isBig(i starlark.Int) bool {
	_, small := i.Int64()
	return !small
}

func notSubscriptable(v starlark.Value) error {
	return proc.Errorf("TypeError", "'%s' object is not subscriptable", TypeOf(v).Name())
}

func getIndex(thread *starlark.Thread, v starlark.Indexable, key starlark.Value, kind, outside string) (starlark.Value, error) {
	i, err := itemIndex(thread, key, v.Len(), kind, outside)
	if err != nil {
		return nil, err
	}
	return v.Index(i), nil
}

func getChar(thread *starlark.Thread, s starlark.String, key starlark.Value) (starlark.Value, error) {
	i, ok, err := itemInt(thread, key)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, proc.Errorf("TypeError", "string indices must be integers, not '%s'", TypeOf(key).Name())
	}
	if c := charAt(string(s), i); c != nil {
		return c, nil
	}
	return nil, proc.Errorf("IndexError", "string index out of range")
}

// itemIndex converts the index of one element of n; kind and outside are for the
// messages.
func itemIndex(thread *starlark.Thread, key starlark.Value, n int, kind, outside string) (int, error) {
	i, ok, err := itemInt(thread, key)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, proc.Errorf("TypeError", "%s indices must be integers or slices, not %s", kind, TypeOf(key).Name())
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, proc.Errorf("IndexError", "%s", outside)
	}
	return i, nil
}

// itemInt converts an index; ok is false if it is no integer.
func itemInt(thread *starlark.Thread, key starlark.Value) (n int, ok bool, err error) {
	i, ok, err := AsInt(thread, key)
	if !ok || err != nil {
		return 0, false, err
	}
	n64, small := i.Int64()
	if !small {
		err = proc.Errorf("IndexError", "cannot fit '%s' into an index-sized integer", TypeOf(key).Name())
	}
	return int(n64), true, err
}

// SetItem does v[key] = x, slices included. The errors are those of GetItem.
func SetItem(thread *starlark.Thread, v, key, x starlark.Value) error {
	switch v := v.(type) {
	case *starlark.Dict:
		return setKey(v, key, x)
	case *starlark.List:
		if s, ok := key.(*Slice); ok {
			return setSlice(thread, v, s, x)
		}
		i, err := itemIndex(thread, key, v.Len(), "list", "list assignment index out of range")
		if err != nil {
			return err
		}
		return v.SetIndex(i, x)
	case ItemSetter:
		return v.SetItem(thread, key, x)
	case starlark.HasSetKey:
		return v.SetKey(key, x)
	case starlark.HasSetIndex:
		i, err := itemIndex(thread, key, v.Len(), v.Type(), v.Type()+" assignment index out of range")
		if err != nil {
			return err
		}
		return v.SetIndex(i, x)
	}
	if _, _, err := immutableIndex(thread, v, key); err != nil {
		return err
	}
	return proc.Errorf("TypeError", "'%s' object does not support item assignment", TypeOf(v).Name())
}

// immutableIndex converts the index of an item of an immutable sequence that is to be
// changed; ok is false if v is none, or key no integer. CPython looks at a sequence's
// index before it says that the sequence cannot be changed.
func immutableIndex(thread *starlark.Thread, v, key starlark.Value) (i int, ok bool, err error) {
	switch v.(type) {
	case starlark.Indexable, *starlark.Set, *FrozenSet, *DictView:
		return itemInt(thread, key)
	}
	return 0, false, nil
}

// DelItem does del v[key], slices included. The errors are those of GetItem.
func DelItem(thread *starlark.Thread, v, key starlark.Value) error {
	switch v := v.(type) {
	case *starlark.Dict:
		return delKey(thread, v, key)
	case *starlark.List:
		if s, ok := key.(*Slice); ok {
			return deleteSlice(thread, v, s)
		}
		i, err := itemIndex(thread, key, v.Len(), "list", "list assignment index out of range")
		if err != nil {
			return err
		}
		return deleteAt(thread, v, i)
	case ItemDeleter:
		return v.DelItem(thread, key)
	}
	does := "does not"
	if _, ok, err := immutableIndex(thread, v, key); err != nil {
		return err
	} else if ok {
		does = "doesn't"
	}
	return proc.Errorf("TypeError", "'%s' object %s support item deletion", TypeOf(v).Name(), does)
}
