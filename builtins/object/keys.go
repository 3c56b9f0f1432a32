package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// Keys of dicts and elements of sets are the engine's as long as the engine finds a key as
// Python does. Where it would not, the dict gets an index, see keyindex.go. The functions of
// this file know both, and are the way to the keys of everything that a program made.

// A SpecialKey is a value of our own that the engine may not find among keys as Python does,
// for others of another type equal it.
type SpecialKey interface{ IsSpecialKey() bool }

// plainDepth is how deep tuples may be nested for the engine, which gives up behind that.
const plainDepth = 8

// plainKey reports whether the engine finds a key as Python does among others of the kind,
// but for its twin.
func plainKey(key starlark.Value) bool {
	switch key.(type) {
	case starlark.String, starlark.Int, starlark.Bool:
		return true
	}
	return isPlain(key, plainDepth)
}

// isPlain is plainKey for a part of a key.
func isPlain(v starlark.Value, depth int) bool {
	switch v := v.(type) {
	case starlark.String, starlark.Int, starlark.NoneType, starlark.Bytes:
		return true
	case starlark.Float:
		return v == v // a NaN equals nothing but is itself
	case starlark.Bool:
		return false
	case starlark.Tuple:
		if depth == 0 {
			return false
		}
		for _, e := range v {
			switch e.(type) {
			case starlark.Int, starlark.String: // as most are
			default:
				if !isPlain(e, depth-1) {
					return false
				}
			}
		}
		return true
	case *Instance:
		return v.class.resolved().plainKeys
	case *Class:
		return v.Class() == TypeClass || v.Class().resolved().byIdentity
	case SpecialKey:
		return !v.IsSpecialKey()
	}
	return true
}

// IsPlainKey is plainKey for an element of a frozenset.
func IsPlainKey(v starlark.Value) bool { return plainKey(v) }

// twin returns the other key of the engine's that Python takes for the same, nil if there is
// none: 1 and 1.0 are one key to the engine, True is another one.
func twin(key starlark.Value) starlark.Value {
	switch k := key.(type) {
	case starlark.Bool:
		return BoolAsInt(k)
	case starlark.Int:
		if n, ok := k.Int64(); ok && (n == 0 || n == 1) {
			return starlark.Bool(n == 1)
		}
	case starlark.Float:
		if k == 0 || k == 1 {
			return starlark.Bool(k == 1)
		}
	}
	return nil
}

// SetIndexed reports whether a set has an index: then there may be a str or an int in it that
// the engine does not find.
func SetIndexed(s *starlark.Set) bool { return table{elems: s}.index() != nil }

// DictGet returns d[key].
func DictGet(thread *starlark.Thread, d *starlark.Dict, key starlark.Value) (v starlark.Value, found bool, err error) {
	return table{dict: d}.value(thread, key)
}

// value returns the value of a key.
func (t table) value(thread *starlark.Thread, key starlark.Value) (v starlark.Value, found bool, err error) {
	x := t.index()
	if x == nil {
		if plainKey(key) {
			return t.getPlain(key)
		}
	} else if s, ok := key.(starlark.String); ok {
		if v, found, _ = t.get(s); found {
			return v, found, nil
		}
	}
	return t.lookup(thread, x, key)
}

// DictKey returns the key of d that equals another one.
func DictKey(thread *starlark.Thread, d *starlark.Dict, key starlark.Value) (stored starlark.Value, found bool, err error) {
	t := table{dict: d}
	if _, found, err = DictGet(thread, d, key); !found || err != nil {
		return nil, false, err
	}
	if x := t.index(); x != nil {
		e, _, err := t.find(thread, x, key)
		if err != nil || e == nil {
			return nil, false, err
		}
		return e.Key, true, nil
	}
	// The engine found it, and does not tell under which type.
	for _, k := range []starlark.Value{key, twin(key), asBase(key)} {
		if k == nil {
			continue
		}
		hash, err := k.Hash()
		if err != nil {
			return nil, false, HashError(err)
		}
		look := t.entries().Look(hash)
		for e := look.Next(); e != nil; e = look.Next() {
			if same, err := Equal(thread, e.Key, key); same || err != nil {
				return e.Key, same, err
			}
		}
	}
	return nil, false, nil
}

// DictSet does d[key] = v. The key stays what it was if there is one that is equal.
func DictSet(thread *starlark.Thread, d *starlark.Dict, key, v starlark.Value) error {
	return table{dict: d}.set(thread, key, v)
}

// set puts in a key and its value.
func (t table) set(thread *starlark.Thread, key, v starlark.Value) error {
	if t.index() == nil && plainKey(key) {
		return t.putPlain(thread, key, v)
	}
	return t.assign(thread, key, v)
}

// DictDelete takes a key out of a dict, and returns its value.
func DictDelete(thread *starlark.Thread, d *starlark.Dict, key starlark.Value) (v starlark.Value, found bool, err error) {
	return table{dict: d}.remove(thread, key)
}

// DictTakeFirst takes out the first entry of a dict that has one, whatever its key equals now.
func DictTakeFirst(d *starlark.Dict) (k, v starlark.Value, err error) {
	return table{dict: d}.take(memory.DictTable(d).First())
}

// DictTakeLast takes out the last entry of a dict that has one, whatever its key equals now.
func DictTakeLast(d *starlark.Dict) (k, v starlark.Value, err error) {
	return table{dict: d}.take(memory.DictTable(d).Last())
}

// DictClear takes out all keys.
func DictClear(d *starlark.Dict) error { return table{dict: d}.clear() }

// SetHas reports whether x is in s.
func SetHas(thread *starlark.Thread, s *starlark.Set, x starlark.Value) (bool, error) {
	_, found, err := table{elems: s}.value(thread, x)
	return found, err
}

// SetAdd adds x to s.
func SetAdd(thread *starlark.Thread, s *starlark.Set, x starlark.Value) error {
	return table{elems: s}.set(thread, x, starlark.None)
}

// SetDelete takes x out of s.
func SetDelete(thread *starlark.Thread, s *starlark.Set, x starlark.Value) (found bool, err error) {
	_, found, err = table{elems: s}.remove(thread, x)
	return found, err
}

// SetTake takes x itself, which is in s, out of s, whatever it equals now.
func SetTake(s *starlark.Set, x starlark.Value) error {
	e := memory.SetTable(s).First()
	for !memory.Is(e.Key, x) {
		e = e.Next()
	}
	_, _, err := table{elems: s}.take(e)
	return err
}

// SetDrop takes the elements of another set out of s, if these are for the engine alone to compare; it
// reports whether that was done.
func SetDrop(s, other *starlark.Set) (done bool, err error) {
	return table{elems: s}.dropPlain(table{elems: other})
}

// SetPick returns the elements of a whose presence in b is as wanted; nil if these are not for the
// engine alone to compare.
func SetPick(a, b *starlark.Set, wanted bool) (*starlark.Set, error) {
	picked := new(starlark.Set)
	if done, err := (table{elems: picked}).pickPlain(table{elems: a}, table{elems: b}, wanted); !done || err != nil {
		return nil, err
	}
	return picked, nil
}

// SetClear takes out all elements.
func SetClear(s *starlark.Set) error { return table{elems: s}.clear() }

// DictAddAll puts the entries of another dict into d, as d.update(other) does.
func DictAddAll(thread *starlark.Thread, d, other *starlark.Dict) error {
	if d == other {
		return nil
	}
	if d.Len() == 0 {
		return table{dict: d}.fill(table{dict: other})
	}
	if done, err := (table{dict: d}).putAllPlain(thread, table{dict: other}); done || err != nil {
		return err
	}
	for _, item := range other.Items() { // a comparison may change either
		if err := DictSet(thread, d, item[0], item[1]); err != nil {
			return err
		}
	}
	return nil
}

// SetAddAll adds the elements of another set to s.
func SetAddAll(thread *starlark.Thread, s, other *starlark.Set) error {
	if s == other {
		return nil
	}
	if s.Len() == 0 {
		return table{elems: s}.fill(table{elems: other})
	}
	if done, err := (table{elems: s}).putAllPlain(thread, table{elems: other}); done || err != nil {
		return err
	}
	for _, e := range (table{elems: other}).keys() {
		if err := SetAdd(thread, s, e); err != nil {
			return err
		}
	}
	return nil
}
