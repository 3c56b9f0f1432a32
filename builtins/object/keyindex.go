package object

import (
	"maps"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/memory"
)

// A table is a dict or a set, as far as its keys are concerned. One of the fields is nil.
type table struct {
	dict *starlark.Dict
	set  *starlark.Set
}

func (t table) len() int {
	if t.dict != nil {
		return t.dict.Len()
	}
	return t.set.Len()
}

func (t table) get(key starlark.Value) (v starlark.Value, found bool, err error) {
	if t.dict != nil {
		return t.dict.Get(key)
	}
	found, err = t.set.Has(key)
	return starlark.None, found, err
}

func (t table) put(key, v starlark.Value) error {
	if t.dict != nil {
		return t.dict.SetKey(key, v)
	}
	return t.set.Insert(key)
}

func (t table) delete(key starlark.Value) (v starlark.Value, found bool, err error) {
	if t.dict != nil {
		return t.dict.Delete(key)
	}
	found, err = t.set.Delete(key)
	return starlark.None, found, err
}

func (t table) keys() []starlark.Value {
	if t.dict != nil {
		return t.dict.Keys()
	}
	return slices.Collect(t.set.Elements())
}

func (t table) lock() {
	if t.dict != nil {
		memory.LockDict(t.dict)
	} else {
		memory.LockSet(t.set)
	}
}

func (t table) unlock() {
	if t.dict != nil {
		memory.UnlockDict(t.dict)
	} else {
		memory.UnlockSet(t.set)
	}
}

// A keyIndex finds the keys of a dict or set that has some which the engine does not tell
// apart as Python does: True in a tuple, an instance of a class with __eq__, a Decimal. It
// leads from Python's hashes to the places of the keys in the engine's table, which then only
// keeps the keys and their order. It does not hold the keys: see memory.Indexes.
//
// The engine's table is locked (memory.LockDict). So whoever does not know of the index can
// read the table, but not change it.
type keyIndex struct {
	places map[int64]place
	more   map[int64][]place // further places of the same hash
	kinds  []string          // the engine's names of the keys' types
	// changes counts what was put into the table or taken out, so that a comparison that
	// did either is seen.
	changes int
	// stale says that the table was copied, and its keys have to be hashed anew.
	stale bool
}

// A place says where the engine has a key: by its hash, among those of one type.
type place struct{ hash, kind uint32 }

// OfCopy implements memory.Index. What is copied may have another hash, and copying does not
// call the program.
func (x *keyIndex) OfCopy() memory.Index { return &keyIndex{stale: true} }

// clone returns the index of a table with the very same keys.
func (x *keyIndex) clone() *keyIndex {
	return &keyIndex{places: maps.Clone(x.places), more: maps.Clone(x.more), kinds: slices.Clone(x.kinds), stale: x.stale}
}

// withChanges returns a clone that counts from n.
func (x *keyIndex) withChanges(n int) *keyIndex {
	to := x.clone()
	to.changes = n
	return to
}

func newKeyIndex() *keyIndex { return &keyIndex{places: map[int64]place{}} }

// at calls f for the places of a hash until it returns false.
func (x *keyIndex) at(hash int64, f func(place) bool) {
	p, ok := x.places[hash]
	if !ok || !f(p) {
		return
	}
	for _, p := range x.more[hash] {
		if !f(p) {
			return
		}
	}
}

// note notes where the engine has a new key.
func (x *keyIndex) note(hash int64, key starlark.Value) error {
	h, err := key.Hash()
	if err != nil {
		return HashError(err)
	}
	p := place{hash: h, kind: x.kind(key.Type())}
	switch first, taken := x.places[hash]; {
	case !taken:
		x.places[hash] = p
	case first != p && !slices.Contains(x.more[hash], p):
		if x.more == nil {
			x.more = map[int64][]place{}
		}
		x.more[hash] = append(x.more[hash][:len(x.more[hash]):len(x.more[hash])], p)
	}
	return nil
}

func (x *keyIndex) kind(name string) uint32 {
	i := slices.Index(x.kinds, name)
	if i < 0 {
		i = len(x.kinds)
		x.kinds = append(x.kinds, name)
	}
	return uint32(i) //nolint:gosec // there are few types
}

// forget drops a place that has no key any more.
func (x *keyIndex) forget(hash int64, p place) {
	more := slices.DeleteFunc(slices.Clone(x.more[hash]), func(q place) bool { return q == p })
	if x.places[hash] == p {
		if len(more) == 0 {
			delete(x.places, hash)
			return
		}
		x.places[hash], more = more[0], more[1:]
	}
	if len(more) == 0 {
		delete(x.more, hash)
	} else {
		x.more[hash] = more
	}
}

// A probe is looked up in the engine's table in place of a key: it finds one key, or tells all
// that are at a place.
type probe struct {
	hash uint32
	kind string
	want starlark.Value // nil for all
	all  []starlark.Value
	one  [1]starlark.Value // where all begins
}

var _ starlark.Comparable = (*probe)(nil)

func (p *probe) String() string        { return "<probe>" }
func (p *probe) Type() string          { return p.kind }
func (p *probe) Freeze()               {}
func (p *probe) Truth() starlark.Bool  { return true }
func (p *probe) Hash() (uint32, error) { return p.hash, nil }

// CompareSameType is what the engine asks about each key with the same hash.
func (p *probe) CompareSameType(_ syntax.Token, key starlark.Value, _ int) (bool, error) {
	if p.want != nil {
		return memory.Is(key, p.want), nil
	}
	if p.all == nil {
		p.all = p.one[:0]
	}
	p.all = append(p.all, key)
	return false, nil
}

// A hit is a key that was found, with its hash and place.
type hit struct {
	key   starlark.Value
	hash  int64
	place place
	found bool
}

// probe returns what finds the key that was hit.
func (x *keyIndex) probe(h hit) *probe {
	return &probe{hash: h.place.hash, kind: x.kinds[h.place.kind], want: h.key}
}

// keysAt returns the keys at a place.
func (t table) keysAt(x *keyIndex, p place) []starlark.Value {
	q := &probe{hash: p.hash, kind: x.kinds[p.kind]}
	_, _, _ = t.get(q) // it has a hash
	return q.all
}

// find looks for a key. Of what it returns, the hash is known even if the key is not there. As
// in CPython, the key in the table is asked whether it equals the other one, and if that has
// changed the table, the search begins again.
func (t table) find(thread *starlark.Thread, x *keyIndex, key starlark.Value) (h hit, err error) {
	if thread == nil { // a host asks
		thread = threadOf(key)
	}
	if h.hash, err = Hash(thread, key); err != nil {
		return h, err
	}
	for {
		changes := x.changes
		x.at(h.hash, func(p place) bool {
			keys := t.keysAt(x, p)
			for _, k := range keys {
				same := false
				if same, err = t.same(thread, k, key, h.hash, len(keys) > 1); err != nil || x.changes != changes {
					return false
				}
				if same {
					h.key, h.place, h.found = k, p, true
					return false
				}
			}
			return true
		})
		if err != nil || x.changes == changes {
			return h, err
		}
	}
}

// same reports whether a key of the table is the one that is looked for. If it has a place
// together with others, its hash is not known.
func (t table) same(thread *starlark.Thread, k, key starlark.Value, hash int64, shared bool) (bool, error) {
	if memory.Is(k, key) {
		return true, nil
	}
	if thread == nil { // a host asks
		thread = threadOf(k)
	}
	if shared {
		if h, err := Hash(thread, k); err != nil || h != hash {
			return false, err
		}
	}
	return Compare(thread, "==", k, key)
}

// index returns the table's index, nil if it has none.
func (t table) index() *keyIndex {
	var index memory.Index
	if t.dict != nil {
		index = memory.DictIndexes.Of(t.dict)
	} else {
		index = memory.SetIndexes.Of(t.set)
	}
	if index == nil {
		return nil
	}
	return index.(*keyIndex)
}

// giveIndex gives the table an index, and locks it.
func (t table) giveIndex(x *keyIndex) {
	if t.dict != nil {
		memory.DictIndexes.Set(t.dict, x)
	} else {
		memory.SetIndexes.Set(t.set, x)
	}
	t.lock()
}

// indexed returns the table's index, which is made if there is none, or it is stale.
func (t table) indexed(thread *starlark.Thread) (*keyIndex, error) {
	for {
		if x := t.index(); x != nil && !x.stale {
			return x, nil
		}
		keys := t.keys()
		made := newKeyIndex()
		for _, k := range keys {
			h, err := Hash(thread, k)
			if err != nil {
				return nil, err
			}
			if err := made.note(h, k); err != nil {
				return nil, err
			}
		}
		switch x := t.index(); {
		case len(keys) != t.len(): // a __hash__ has changed the table
		case x == nil:
			t.giveIndex(made)
		case x.stale:
			*x = *made
		}
	}
}

// lookup returns the value of a key. The engine has not found it, if it is plain.
func (t table) lookup(thread *starlark.Thread, key starlark.Value, plain bool) (v starlark.Value, found bool, err error) {
	x := t.index()
	switch {
	case x != nil:
	case plain:
		if other := twin(key); other != nil {
			return t.get(other)
		}
		return nil, false, nil
	case t.len() == 0:
		_, err := Hash(thread, key)
		return nil, false, err
	default:
		if base := asBase(key); base != nil {
			if v, found, err = t.get(base); found || err != nil {
				return v, found, HashError(err)
			}
			return t.lookup(thread, base, true)
		}
	}
	if x, err = t.indexed(thread); err != nil {
		return nil, false, err
	}
	h, err := t.find(thread, x, key)
	if err != nil || !h.found {
		return nil, false, err
	}
	return t.get(x.probe(h))
}

// asBase returns the plain key that an instance of a class derived from str, int and so on
// equals, nil if there is none.
func asBase(key starlark.Value) starlark.Value {
	if base := carriedKey(key); base != nil && plainKey(base) {
		return base
	}
	return nil
}

// carriedKey returns the built-in value that an instance carries if it is compared and hashed as
// that is, nil for others.
func carriedKey(key starlark.Value) starlark.Value {
	i, ok := key.(*Instance)
	if !ok || i.base == nil || !i.class.resolved().baseKeys {
		return nil
	}
	base, _ := i.base.(starlark.Value)
	return base
}

// assign puts a key and its value into a table that has an index, or gets one.
func (t table) assign(thread *starlark.Thread, key, v starlark.Value) error {
	x, err := t.indexed(thread)
	if err != nil {
		return err
	}
	h, err := t.find(thread, x, key)
	switch {
	case err != nil:
		return err
	case h.found && t.set != nil:
		return nil
	case h.found:
		return t.change(x, x.probe(h), v)
	}
	size := t.len()
	if err := t.change(x, key, v); err != nil {
		return HashError(err)
	}
	if t.len() == size {
		return nil // the engine took it for another one: both are NaN
	}
	x.changes++
	return x.note(h.hash, key)
}

// change puts a key, or the probe that finds one, into the engine's table.
func (t table) change(x *keyIndex, key, v starlark.Value) error {
	t.unlock()
	defer t.lock()
	return t.put(key, v)
}

// remove takes a key out.
func (t table) remove(thread *starlark.Thread, key starlark.Value) (v starlark.Value, found bool, err error) {
	x := t.index()
	if x == nil {
		switch plain := plainKey(key); {
		case t.len() == 0 && plain: // the engine does not look at the key
			_, err = key.Hash()
			return nil, false, HashError(err)
		case t.len() == 0:
			_, err = Hash(thread, key)
			return nil, false, err
		case plain:
			if v, found, err = t.delete(key); found || err != nil {
				return v, found, HashError(err)
			}
			if other := twin(key); other != nil {
				return t.delete(other)
			}
			return nil, false, nil
		}
		if base := asBase(key); base != nil {
			return t.remove(thread, base)
		}
	}
	if x, err = t.indexed(thread); err != nil {
		return nil, false, err
	}
	h, err := t.find(thread, x, key)
	if err != nil || !h.found {
		return nil, false, err
	}
	t.unlock()
	v, found, err = t.delete(x.probe(h))
	t.lock()
	x.changes++
	if len(t.keysAt(x, h.place)) == 0 {
		x.forget(h.hash, h.place)
	}
	return v, found, err
}

// clear takes out all keys. The index stays, for a search may be on its way.
func (t table) clear() error {
	x := t.index()
	if x != nil {
		t.unlock()
		defer t.lock()
		changes := x.changes + 1
		*x = *newKeyIndex()
		x.changes = changes
	}
	if t.dict != nil {
		return t.dict.Clear()
	}
	return t.set.Clear()
}

// fill puts the entries of another table into an empty one. The keys are known to differ, so the
// program is not asked about them.
func (t table) fill(other table) error {
	x, from := t.index(), other.index()
	if x != nil {
		t.unlock()
		defer t.lock()
	}
	if err := t.copyEntries(other); err != nil {
		return err
	}
	switch {
	case x != nil && from != nil:
		*x = *from.withChanges(x.changes + 1)
	case x != nil: // it was cleared
		*x = keyIndex{stale: true, changes: x.changes + 1}
	case from != nil:
		t.giveIndex(from.clone())
	}
	return nil
}

func (t table) copyEntries(other table) error {
	if t.set != nil {
		it := other.set.Iterate()
		defer it.Done()
		return t.set.InsertAll(it)
	}
	for k, v := range other.dict.Entries() {
		if err := t.dict.SetKey(k, v); err != nil {
			return err
		}
	}
	return nil
}

// isSimple reports whether sets can be combined by the engine: they have neither an index nor
// elements with twins of another type.
func isSimple(s *starlark.Set) bool {
	for _, b := range []starlark.Bool{false, true} {
		if found, _ := s.Has(b); found {
			return false
		}
	}
	return table{set: s}.index() == nil
}
