package object

import (
	"maps"
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// A table is a dict or a set, as far as its keys are concerned. One of the fields is nil.
type table struct {
	dict  *starlark.Dict
	elems *starlark.Set
}

func (t table) len() int { return t.entries().Len() }

// entries returns the engine's table.
func (t table) entries() *memory.Table {
	if t.dict != nil {
		return memory.DictTable(t.dict)
	}
	return memory.SetTable(t.elems)
}

// get returns the value of a key that the engine finds.
func (t table) get(key starlark.Value) (v starlark.Value, found bool, err error) {
	hash, err := key.Hash()
	if err != nil {
		return nil, false, err
	}
	e, err := t.entries().Find(hash, key)
	if e == nil || err != nil {
		return nil, false, err
	}
	return e.Value, true, nil
}

func (t table) delete(key starlark.Value) (v starlark.Value, found bool, err error) {
	if t.dict != nil {
		return t.dict.Delete(key)
	}
	found, err = t.elems.Delete(key)
	return starlark.None, found, err
}

func (t table) keys() []starlark.Value {
	if t.dict != nil {
		return t.dict.Keys()
	}
	return slices.Collect(t.elems.Elements())
}

func (t table) lock() {
	if t.dict != nil {
		memory.LockDict(t.dict)
	} else {
		memory.LockSet(t.elems)
	}
}

func (t table) unlock() {
	if t.dict != nil {
		memory.UnlockDict(t.dict)
	} else {
		memory.UnlockSet(t.elems)
	}
}

// A keyIndex finds the keys of a dict or set that the engine does not find as Python does: there
// is True in a tuple, an instance of a class with __eq__, a Decimal; or the engine would have them
// all in one chain, as it has floats. It leads from Python's hashes to those by which the keys are
// placed in the engine's table. Most are placed by what placeOf makes of Python's hash, and the
// index need not know of them. It does not hold the keys: see memory.Indexes.
//
// The engine's table is locked (memory.LockDict). So whoever does not know of the index can
// read the table, but not change it. The engine finds those keys in it that are strs.
type keyIndex struct {
	places map[int64]uint32   // where keys are that are placed by another hash than placeOf's
	more   map[int64][]uint32 // further places of the same hash
	// changes counts what was put into the table or taken out, so that a comparison that
	// did either is seen.
	changes int
	// stale says that the table was copied, and its keys have to be hashed anew.
	stale bool
	// names is told what changes in the dict of a module; nil of any other.
	names *memory.Live
}

// Names implements memory.LiveIndex.
func (x *keyIndex) Names() *memory.Live { return x.names }

// Rehash implements memory.Index.
func (x *keyIndex) Rehash() {
	x.stale = true
	x.changes++
}

// tell tells the module whose dict it is of a key's value; nil was taken out.
func (x *keyIndex) tell(key, v starlark.Value) {
	if x.names == nil {
		return
	}
	if name, ok := Native(key).(starlark.String); ok {
		x.names.Set(string(name), v)
	}
}

// OfCopy implements memory.Index. What is copied may have another hash, and copying does not
// call the program.
func (x *keyIndex) OfCopy() memory.Index { return &keyIndex{stale: true} }

// clone returns the index of a table with the very same keys, which counts changes from n.
func (x *keyIndex) clone(n int) *keyIndex {
	return &keyIndex{places: maps.Clone(x.places), more: maps.Clone(x.more), changes: n, stale: x.stale}
}

// placeOf makes a hash for the engine's table of Python's. Keys that Python takes for the same have
// the same place.
func placeOf(hash int64) uint32 {
	h := uint64(hash) //nolint:gosec // the bits
	h = (h ^ h>>32) * 0x9e3779b97f4a7c15
	return uint32(h >> 32)
}

// placeOfKey is placeOf, but for strs, which have the place that the engine gives them: whoever
// looks for a name in a dict need not know of its index.
func placeOfKey(hash int64, key starlark.Value) uint32 {
	if s, ok := key.(starlark.String); ok {
		h, _ := s.Hash() // a str has one
		return h
	}
	return placeOf(hash)
}

// note notes where a key was put.
func (x *keyIndex) note(hash int64, p uint32) {
	if p == placeOf(hash) {
		return
	}
	switch first, taken := x.places[hash]; {
	case !taken:
		if x.places == nil {
			x.places = map[int64]uint32{}
		}
		x.places[hash] = p
	case first != p && !slices.Contains(x.more[hash], p):
		if x.more == nil {
			x.more = map[int64][]uint32{}
		}
		x.more[hash] = append(x.more[hash][:len(x.more[hash]):len(x.more[hash])], p)
	}
}

// forget drops a place that has no key any more.
func (x *keyIndex) forget(hash int64, p uint32) {
	more := slices.DeleteFunc(slices.Clone(x.more[hash]), func(q uint32) bool { return q == p })
	if first, ok := x.places[hash]; ok && first == p {
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

// find looks for a key. The hash is known even if the key is not there. As in CPython, the key in
// the table is asked whether it equals the other one, and if that has changed the table, the search
// begins again.
func (t table) find(thread *starlark.Thread, x *keyIndex, key starlark.Value) (e *memory.Entry, hash int64, err error) {
	if thread == nil { // a host asks
		thread = threadOf(key)
	}
	if hash, err = Hash(thread, key); err != nil {
		return nil, 0, err
	}
	for {
		changes := x.changes
		e, err = t.findAt(thread, x, key, hash, placeOf(hash))
		if first, ok := x.places[hash]; ok && e == nil && err == nil && x.changes == changes {
			e, err = t.findAt(thread, x, key, hash, first)
			for _, p := range x.more[hash] {
				if e != nil || err != nil || x.changes != changes {
					break
				}
				e, err = t.findAt(thread, x, key, hash, p)
			}
		}
		if err != nil || x.changes == changes {
			return e, hash, err
		}
	}
}

// findAt is find at one place. It gives up when a comparison has changed the table. Where placeOf
// leads are keys of one hash, unless 32 bits do not tell two apart; at another place may be more.
func (t table) findAt(thread *starlark.Thread, x *keyIndex, key starlark.Value, hash int64, p uint32) (*memory.Entry, error) {
	changes, shared := x.changes, p != placeOf(hash) && t.isShared(p)
	look := t.entries().Look(p)
	for e := look.Next(); e != nil; e = look.Next() {
		same, err := t.same(thread, e.Key, key, hash, shared)
		switch {
		case err != nil || x.changes != changes:
			return nil, err
		case same:
			return e, nil
		}
	}
	return nil, nil
}

// isShared reports whether several keys are at a place.
func (t table) isShared(p uint32) bool {
	look := t.entries().Look(p)
	if look.Next() == nil {
		return false
	}
	return look.Next() != nil
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
	if t.entries().IsPlain() {
		return nil
	}
	var index memory.Index
	if t.dict != nil {
		index = memory.DictIndexes.Of(t.dict)
	} else {
		index = memory.SetIndexes.Of(t.elems)
	}
	switch x := index.(type) {
	case *keyIndex:
		return x
	case *memory.Live:
		made := &keyIndex{names: x, stale: true}
		memory.DictIndexes.Set(t.dict, made)
		return made
	}
	return nil
}

// giveIndex gives the table an index, and locks it.
func (t table) giveIndex(x *keyIndex) {
	if t.dict != nil {
		memory.DictIndexes.Set(t.dict, x)
	} else {
		memory.SetIndexes.Set(t.elems, x)
	}
	t.lock()
}

// canChange reports whether the table may be changed: it is not frozen, nor does the engine go over
// it. x is its index, which has locked it.
func (t table) canChange(x *keyIndex) bool {
	if x == nil {
		return t.entries().IsPlain()
	}
	return t.entries().CanChange(1)
}

// refused returns the error of changing a table that cannot be changed.
func (t table) refused() error {
	if t.dict != nil {
		return t.dict.SetKey(starlark.None, starlark.None)
	}
	return t.elems.Insert(starlark.None)
}

// indexed returns the table's index, which is made if there is none, or it is stale.
func (t table) indexed(thread *starlark.Thread) (*keyIndex, error) {
	for {
		if x := t.index(); x != nil && !x.stale {
			return x, nil
		}
		keys := t.keys()
		hashes := make([]int64, len(keys))
		for i, k := range keys {
			var err error
			if hashes[i], err = Hash(thread, k); err != nil {
				return nil, err
			}
		}
		if !t.hasKeys(keys) { // a __hash__ has changed the table
			continue
		}
		x := t.index()
		made := t.place(hashes, t.canChange(x))
		switch {
		case x == nil:
			t.giveIndex(made)
		case x.stale:
			made.changes, made.names = x.changes+1, x.names
			*x = *made
		}
	}
}

// hasKeys reports whether the keys are these.
func (t table) hasKeys(keys []starlark.Value) bool {
	e := t.entries().First()
	for _, k := range keys {
		if e == nil || !memory.Is(e.Key, k) {
			return false
		}
		e = e.Next()
	}
	return e == nil
}

// place makes an index of Python's hashes of the keys. It places the keys anew unless somebody else
// may be looking at them: a frozen set is shared by processes.
func (t table) place(hashes []int64, anew bool) *keyIndex {
	x, entries := new(keyIndex), t.entries()
	if anew {
		places := make([]uint32, len(hashes))
		e := entries.First()
		for i, h := range hashes {
			places[i] = placeOfKey(h, e.Key)
			e = e.Next()
		}
		entries.Place(places)
	}
	e := entries.First()
	for _, h := range hashes {
		x.note(h, e.Hash())
		e = e.Next()
	}
	return x
}

// lookup returns the value of a key. The engine does not find it.
func (t table) lookup(thread *starlark.Thread, x *keyIndex, key starlark.Value) (v starlark.Value, found bool, err error) {
	if x == nil {
		if t.len() == 0 {
			_, err := Hash(thread, key)
			return nil, false, err
		}
		if base := asBase(key); base != nil {
			return t.getPlain(base)
		}
	}
	if x, err = t.indexed(thread); err != nil {
		return nil, false, err
	}
	e, _, err := t.find(thread, x, key)
	if err != nil || e == nil {
		return nil, false, err
	}
	return e.Value, true, nil
}

// getPlain returns the value of a plain key, in a table without an index.
func (t table) getPlain(key starlark.Value) (v starlark.Value, found bool, err error) {
	if v, found, err = t.get(key); found || err != nil {
		return v, found, HashError(err)
	}
	if other := twin(key); other != nil {
		return t.get(other)
	}
	return nil, false, nil
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

// putPlain puts in a plain key and its value, where there is no index.
func (t table) putPlain(thread *starlark.Thread, key, v starlark.Value) error {
	if other := twin(key); other != nil {
		if _, found, _ := t.get(other); found {
			key = other
		}
	}
	if !t.canChange(nil) {
		return HashError(t.refused())
	}
	h, err := key.Hash()
	if err != nil {
		return HashError(err)
	}
	crowded, err := t.entries().Put(h, key, v)
	if crowded && err == nil && !isSpread(key) {
		_, err = t.indexed(thread)
	}
	return HashError(err)
}

// mostSpread is where ints begin that need not be spread in the engine's table, which takes the low
// bits of a key for its place. Those below can make it compare some ten millions of hashes
// at most.
const mostSpread = 1 << 24

// IsSpread reports whether the engine spreads an int well.
func IsSpread(n int64) bool { return -mostSpread < n && n < mostSpread }

// isSpread reports whether the engine spreads keys like this one well.
func isSpread(key starlark.Value) bool {
	switch k := key.(type) {
	case starlark.String, starlark.Bool, starlark.NoneType:
		return true
	case starlark.Int:
		n, small := k.Int64()
		return small && IsSpread(n)
	}
	return false
}

// assign puts a key and its value into a table that has an index, or gets one.
func (t table) assign(thread *starlark.Thread, key, v starlark.Value) error {
	x, err := t.indexed(thread)
	if err != nil {
		return err
	}
	e, hash, err := t.find(thread, x, key)
	switch {
	case err != nil:
		return err
	case e != nil && t.elems != nil:
		return nil
	case !t.canChange(x):
		return HashError(t.refused())
	case e != nil:
		e.Value = v
		x.tell(e.Key, v)
		return nil
	}
	p := placeOfKey(hash, key)
	t.entries().Append(p, key, v)
	x.changes++
	x.note(hash, p)
	x.tell(key, v)
	return nil
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
	e, hash, err := t.find(thread, x, key)
	switch {
	case err != nil || e == nil:
		return nil, false, err
	case !t.canChange(x):
		return nil, false, HashError(t.refused())
	}
	k, v, p := e.Key, e.Value, e.Hash()
	t.entries().Remove(e)
	x.removed(t, hash, p)
	x.tell(k, nil)
	return v, true, nil
}

// take takes out an entry, and returns what it was. Its key is not looked for, which may not be found
// any more: its hash can be another one now.
func (t table) take(e *memory.Entry) (k, v starlark.Value, err error) {
	x := t.index()
	if !t.canChange(x) {
		return nil, nil, HashError(t.refused())
	}
	k, v = e.Key, e.Value
	p := e.Hash()
	t.entries().Remove(e)
	if x == nil {
		return k, v, nil
	}
	if s, ok := k.(starlark.String); ok {
		hash, _ := Hash(nil, s) // a str has one
		x.removed(t, hash, p)
	} else {
		x.changes++ // where the key was put by another hash than placeOf's is looked in vain from now on
	}
	x.tell(k, nil)
	return k, v, nil
}

// removed notes that a key was taken out that had a hash, and was at a place.
func (x *keyIndex) removed(t table, hash int64, p uint32) {
	x.changes++
	if look := t.entries().Look(p); look.Next() == nil {
		x.forget(hash, p)
	}
}

// clear takes out all keys. The index stays, for a search may be on its way.
func (t table) clear() error {
	x := t.index()
	if x != nil {
		t.unlock()
		defer t.lock()
		*x = keyIndex{changes: x.changes + 1, names: x.names}
		if x.names != nil {
			defer x.names.Clear()
		}
	}
	if t.dict != nil {
		return t.dict.Clear()
	}
	return t.elems.Clear()
}

// fill puts the entries of another table into an empty one. The keys are known to differ, so the
// program is not asked about them.
func (t table) fill(other table) error {
	x, from := t.index(), other.index()
	switch {
	case other.len() == 0:
		return nil
	case !t.canChange(x):
		return t.refused()
	}
	t.entries().AppendAll(other.entries())
	if from != nil && from.names != nil && from.stale { // it has texts only
		from = nil
	}
	switch {
	case x != nil && x.names != nil:
		x.Rehash()
		for e := other.entries().First(); e != nil; e = e.Next() {
			x.tell(e.Key, e.Value)
		}
	case x != nil && from != nil:
		*x = *from.clone(x.changes + 1)
	case x != nil: // it was cleared
		*x = keyIndex{stale: true, changes: x.changes + 1}
	case from != nil:
		t.giveIndex(from.clone(0))
	}
	return nil
}

// putAllPlain puts the entries of another table into t. It reports whether that was done: both have to
// be simple.
func (t table) putAllPlain(thread *starlark.Thread, other table) (done bool, err error) {
	if !t.isSimple() || !other.isSimple() || !t.canChange(nil) {
		return false, nil
	}
	for e := other.entries().First(); e != nil; e = e.Next() {
		crowded, err := t.entries().Put(e.Hash(), e.Key, e.Value)
		if err != nil {
			return false, HashError(err)
		}
		if crowded {
			_, err = t.indexed(thread)
			return false, err
		}
	}
	return true, nil
}

// pickPlain puts in the elements of a set whose presence in another one is as wanted. It reports
// whether that was done: both have to be simple.
func (t table) pickPlain(from, other table, wanted bool) (done bool, err error) {
	if !from.isSimple() || !other.isSimple() {
		return false, nil
	}
	for e := from.entries().First(); e != nil; e = e.Next() {
		found, err := other.entries().Find(e.Hash(), e.Key)
		if err != nil {
			return false, HashError(err)
		}
		if (found != nil) != wanted {
			continue
		}
		if crowded, err := t.entries().Put(e.Hash(), e.Key, e.Value); crowded || err != nil {
			return false, HashError(err)
		}
	}
	return true, nil
}

// dropPlain takes out the keys that another table has. It reports whether that was done: both have
// to be simple.
func (t table) dropPlain(other table) (done bool, err error) {
	if !t.isSimple() || !other.isSimple() || !t.canChange(nil) {
		return false, nil
	}
	for e := other.entries().First(); e != nil; e = e.Next() {
		found, err := t.entries().Find(e.Hash(), e.Key)
		if err != nil {
			return false, HashError(err)
		}
		if found != nil {
			t.entries().Remove(found)
		}
	}
	return true, nil
}

// isSimple reports whether the engine can compare the keys with those of other tables: there is
// neither an index nor a key with a twin of another type.
func (t table) isSimple() bool {
	for _, b := range []starlark.Bool{false, true} {
		if _, found, _ := t.get(b); found {
			return false
		}
	}
	return t.index() == nil
}
