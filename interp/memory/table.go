package memory

import (
	"errors"
	"reflect"
	"strings"
	"unsafe"

	"go.starlark.net/starlark"
)

// A Table is the hash table of a dict or set of the engine's, with the engine's own fields. The
// engine places a key by what the key's Hash returns, which for floats is that of their whole
// part: a table of random numbers would be one chain, and take time in proportion to the square
// of its size. Through a Table keys can be placed by hashes that somebody else computes. The
// entries, their order and their number stay the engine's, so whoever reads the dict or set sees
// nothing of it, but the engine does not find such keys. See [Indexes] for who does.
//
// That the fields are the engine's is seen when the program starts (CheckEngine).
type Table struct {
	table     []bucket
	bucket0   [1]bucket
	len       uint32
	itercount uint32
	head      *Entry
	tailLink  **Entry
	frozen    bool
	_         struct{}
}

const bucketSize = 8

type bucket struct {
	entries [bucketSize]Entry
	next    *bucket
}

// An Entry is a key and its value, which is None in sets. An entry that was removed is zeroed.
type Entry struct {
	hash     uint32
	Key      starlark.Value
	Value    starlark.Value
	next     *Entry
	prevLink **Entry
}

// DictTable returns the table of a dict.
func DictTable(d *starlark.Dict) *Table { return (*Table)(unsafe.Pointer(d)) }

// SetTable returns the table of a set.
func SetTable(s *starlark.Set) *Table { return (*Table)(unsafe.Pointer(s)) }

// inspectTables looks whether the engine's dicts and sets are Tables, and place keys as they do.
func inspectTables() error {
	table := reflect.TypeFor[Table]()
	for _, t := range []reflect.Type{reflect.TypeFor[starlark.Dict](), reflect.TypeFor[starlark.Set]()} {
		if t.NumField() != 1 || t.Size() != table.Size() || !sameLayout(t.Field(0).Type, table, nil) {
			return errors.New(unknownEngine + t.String() + " is not the hash table that it was")
		}
	}
	const size, key, other = 3 * bucketSize, starlark.String("key"), starlark.String("other")
	d := starlark.NewDict(size) // of several buckets
	t := DictTable(d)
	hash, _ := key.Hash()
	otherHash, _ := other.Hash()
	_ = d.SetKey(key, starlark.None)
	t.Append(otherHash, other, starlark.None)
	look := t.Look(hash)
	if e := look.Next(); e == nil || e.Key != key {
		return errors.New(unknownEngine + "a dict has a key at another place")
	}
	if _, found, _ := d.Get(other); !found || d.Len() != 2 {
		return errors.New(unknownEngine + "a dict does not find a key where pyq has put it")
	}
	return nil
}

// sameLayout reports whether two types have the same fields at the same places. Pairs that are
// being compared already are taken to be the same.
func sameLayout(a, b reflect.Type, open [][2]reflect.Type) bool {
	if a == b {
		return true
	}
	for _, pair := range open {
		if pair == [2]reflect.Type{a, b} {
			return true
		}
	}
	open = append(open, [2]reflect.Type{a, b})
	if a.Kind() != b.Kind() || a.Size() != b.Size() {
		return false
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Slice:
		return sameLayout(a.Elem(), b.Elem(), open)
	case reflect.Array:
		return a.Len() == b.Len() && sameLayout(a.Elem(), b.Elem(), open)
	case reflect.Struct:
		if a.NumField() != b.NumField() {
			return false
		}
		for i := range a.NumField() {
			f, g := a.Field(i), b.Field(i)
			if f.Offset != g.Offset || !strings.EqualFold(f.Name, g.Name) || !sameLayout(f.Type, g.Type, open) {
				return false
			}
		}
		return true
	}
	return false
}

// Len returns how many keys there are.
func (t *Table) Len() int { return int(t.len) }

// IsPlain reports whether nobody has locked or frozen the table. Then it has no index.
func (t *Table) IsPlain() bool { return t.itercount == 0 && !t.frozen }

// CanChange reports whether keys may be put in and taken out, by somebody who holds locks of the
// locks on the table.
func (t *Table) CanChange(locks uint32) bool { return !t.frozen && t.itercount <= locks }

// place returns the hash by which the engine knows one: 0 is none.
func place(hash uint32) uint32 { return max(hash, 1) }

func (t *Table) bucket(hash uint32) *bucket { return &t.table[hash&uint32(len(t.table)-1)] }

// A Look goes over the entries of one hash.
type Look struct {
	bucket *bucket
	seen   uint32 // of the bucket's entries
	hash   uint32
}

// Look looks at the entries whose keys were placed by a hash.
func (t *Table) Look(hash uint32) (l Look) {
	l.hash = place(hash)
	if t.table != nil {
		l.bucket = t.bucket(l.hash)
	}
	return l
}

// Next returns the next entry, nil behind the last one. A bucket is seven lines of the processor's
// cache, so it looks first where Append puts the key if it can.
func (l *Look) Next() *Entry {
	for ; l.bucket != nil; l.bucket, l.seen = l.bucket.next, 0 {
		for l.seen < bucketSize {
			e := &l.bucket.entries[(slotOf(l.hash)+l.seen)%bucketSize]
			l.seen++
			if e.hash == l.hash {
				return e
			}
		}
	}
	return nil
}

// slotOf is where in a bucket the keys of a hash are looked for first.
func slotOf(hash uint32) uint32 { return hash >> 29 }

// mostBuckets is how many buckets a chain has at most if the keys are spread at all: there are 6.5
// keys a bucket on the average, and 64 in one chain are as good as impossible.
const mostBuckets = 8

// Find returns the entry of a key that has a hash, nil if there is none. What is equal is what the
// engine takes for it.
func (t *Table) Find(hash uint32, k starlark.Value) (*Entry, error) {
	e, _, err := t.find(place(hash), k)
	return e, err
}

// find is Find for a place, and tells how many buckets it has looked at.
func (t *Table) find(hash uint32, k starlark.Value) (e *Entry, buckets int, err error) {
	if t.table == nil {
		return nil, 0, nil
	}
	first := slotOf(hash)
	for b := t.bucket(hash); b != nil; b = b.next {
		buckets++
		for i := range uint32(bucketSize) {
			e := &b.entries[(first+i)%bucketSize]
			if e.hash != hash {
				continue
			}
			if same, err := equalKeys(k, e.Key); same || err != nil {
				return e, buckets, err
			}
		}
	}
	return nil, buckets, nil
}

// HashText is the engine's hash of a text.
func HashText(s string) uint32 {
	h, _ := starlark.String(s).Hash() // a str has one
	return h
}

// FindText is Find for a text.
func (t *Table) FindText(hash uint32, s string) *Entry {
	if t.table == nil {
		return nil
	}
	hash = place(hash)
	first := slotOf(hash)
	for b := t.bucket(hash); b != nil; b = b.next {
		for i := range uint32(bucketSize) {
			e := &b.entries[(first+i)%bucketSize]
			if e.hash != hash {
				continue
			}
			if k, ok := e.Key.(starlark.String); ok && string(k) == s {
				return e
			}
		}
	}
	return nil
}

// PutText does what the engine does for t[k] = v, where k is a text and hash the text's.
func (t *Table) PutText(hash uint32, k, v starlark.Value) {
	if e := t.FindText(hash, string(k.(starlark.String))); e != nil {
		e.Value = v
	} else {
		t.Append(hash, k, v)
	}
}

// equalKeys is the engine's Equal, which asks for the types by reflection.
func equalKeys(k, other starlark.Value) (bool, error) {
	switch k := k.(type) {
	case starlark.String:
		other, ok := other.(starlark.String)
		return ok && k == other, nil
	case starlark.Int:
		if other, ok := other.(starlark.Int); ok && k == other { // ints of 32 bits are equal if they are the same
			return true, nil
		}
	case starlark.Tuple:
		if other, ok := other.(starlark.Tuple); ok && len(k) == len(other) && sameAtoms(k, other) {
			return true, nil
		}
	}
	return starlark.Equal(k, other)
}

// sameAtoms reports whether tuples of one length have the same strs and small ints, and nothing else.
func sameAtoms(a, b starlark.Tuple) bool {
	for i, x := range a {
		switch x := x.(type) {
		case starlark.String:
			if y, ok := b[i].(starlark.String); !ok || x != y {
				return false
			}
		case starlark.Int:
			if y, ok := b[i].(starlark.Int); !ok || x != y {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// Put does what the engine does for t[k] = v, where hash is the key's. It reports whether the keys
// are crowded: then they had better be placed by other hashes.
func (t *Table) Put(hash uint32, k, v starlark.Value) (crowded bool, err error) {
	e, buckets, err := t.find(place(hash), k)
	switch {
	case err != nil:
	case e != nil:
		e.Value = v
	default:
		t.Append(hash, k, v)
		crowded = buckets > mostBuckets
	}
	return crowded, err
}

func (t *Table) init() { t.table, t.tailLink = t.bucket0[:1], &t.head }

// Append puts in a key that is known not to be there, and to be the last one.
func (t *Table) Append(hash uint32, k, v starlark.Value) {
	if t.table == nil {
		t.init()
	}
	if n := int(t.len); n >= bucketSize && float64(n) >= 6.5*float64(len(t.table)) { // as the engine does
		t.spread(make([]bucket, 2*len(t.table)), func(_ int, e *Entry) uint32 { return e.hash })
		t.bucket0[0] = bucket{}
	}
	hash = place(hash)
	e := t.bucket(hash).free(slotOf(hash))
	e.hash, e.Key, e.Value, e.prevLink = hash, k, v, t.tailLink
	*t.tailLink = e
	t.tailLink = &e.next
	t.len++
}

// free returns an entry of a chain of buckets that is not used, from a slot on.
func (b *bucket) free(slot uint32) *Entry {
	for {
		for i := range uint32(bucketSize) {
			if e := &b.entries[(slot+i)%bucketSize]; e.hash == 0 {
				return e
			}
		}
		if b.next == nil {
			b.next = new(bucket)
		}
		b = b.next
	}
}

// spread puts all entries into other buckets, by the hashes that are given. The old ones stay what
// they are, for whoever goes over them.
func (t *Table) spread(to []bucket, hash func(i int, e *Entry) uint32) {
	e := t.head
	t.table, t.head, t.tailLink, t.len = to, nil, &t.head, 0
	for i := 0; e != nil; i, e = i+1, e.next {
		t.Append(hash(i, e), e.Key, e.Value)
	}
}

// Place gives all keys other hashes, in their order.
func (t *Table) Place(hashes []uint32) {
	if len(t.table) > 1 {
		t.spread(make([]bucket, len(t.table)), func(i int, _ *Entry) uint32 { return hashes[i] })
		return
	}
	for i, e := 0, t.head; e != nil; i, e = i+1, e.next { // they all are in one chain anyway
		e.hash = place(hashes[i])
	}
}

// Remove takes out an entry.
func (t *Table) Remove(e *Entry) {
	*e.prevLink = e.next
	if e.next == nil {
		t.tailLink = e.prevLink
	} else {
		e.next.prevLink = e.prevLink
	}
	*e = Entry{}
	t.len--
}

// AppendAll puts in what another table has, at the same hashes. No key of it may be there.
func (t *Table) AppendAll(other *Table) {
	// A table that has lost most of its keys is not worth copying.
	if t.len == 0 && len(t.table) <= len(other.table) && int(other.len) >= 2*len(other.table) {
		t.copyFrom(other)
		return
	}
	for e := other.head; e != nil; e = e.next {
		t.Append(e.hash, e.Key, e.Value)
	}
}

// copyFrom makes an empty table a copy of another one: the buckets are copied as they are, and
// then what leads from entry to entry is led from copy to copy.
func (t *Table) copyFrom(other *Table) {
	switch n := len(other.table); {
	case n == 1:
		t.init()
	case n != len(t.table):
		t.table = make([]bucket, n)
	}
	copy(t.table, other.table)
	m := move{from: other, to: t}
	m.begin, m.end = bounds(other.table)
	m.base = unsafe.Pointer(unsafe.SliceData(t.table))
	for i := range t.table {
		m.chain(&t.table[i])
	}
	for i := range t.table {
		for b := &t.table[i]; b != nil; b = b.next {
			for j := range b.entries {
				if e := &b.entries[j]; e.hash != 0 {
					e.next, e.prevLink = m.entry(e.next), m.link(e.prevLink)
				}
			}
		}
	}
	t.head, t.tailLink, t.len = m.entry(other.head), m.link(other.tailLink), other.len
}

// A move leads from the entries of a table to those of its copy.
type move struct {
	from, to   *Table
	begin, end uintptr        // where the table's buckets are, without those that hang on others
	base       unsafe.Pointer // where the copy's are
	hanging    map[*Entry]*Entry
}

// bounds returns where buckets begin and end.
func bounds(table []bucket) (begin, end uintptr) {
	begin = uintptr(unsafe.Pointer(unsafe.SliceData(table)))
	return begin, begin + uintptr(len(table))*unsafe.Sizeof(bucket{})
}

// chain copies the buckets that hang on one.
func (m *move) chain(b *bucket) {
	for ; b.next != nil; b = b.next {
		old := b.next
		b.next = new(bucket)
		*b.next = *old
		if m.hanging == nil {
			m.hanging = map[*Entry]*Entry{}
		}
		for i := range old.entries {
			m.hanging[&old.entries[i]] = &b.next.entries[i]
		}
	}
}

// entry returns the copy of an entry.
func (m *move) entry(e *Entry) *Entry {
	at := uintptr(unsafe.Pointer(e))
	switch {
	case e == nil:
		return nil
	case m.begin <= at && at < m.end:
		return (*Entry)(unsafe.Add(m.base, at-m.begin))
	}
	return m.hanging[e]
}

// link returns the copy of a link.
func (m *move) link(l **Entry) **Entry {
	if l == &m.from.head {
		return &m.to.head
	}
	return &m.entry(entryOf(l)).next
}

// PutCopy puts in the copy of an entry of another table. If that has an index, the keys are where
// the others were until the copy's index, which is stale, places them.
func (t *Table) PutCopy(from *Entry, k, v starlark.Value, indexed bool) error {
	if indexed || isAtom(k) {
		t.Append(from.hash, k, v)
		return nil
	}
	hash, err := k.Hash()
	if err == nil {
		_, err = t.Put(hash, k, v)
	}
	return err
}

// Hash returns by which hash the key was placed.
func (e *Entry) Hash() uint32 { return e.hash }

// Next returns the entry behind e, nil if it is the last one.
func (e *Entry) Next() *Entry { return e.next }

// First returns the first entry, nil if there is none.
func (t *Table) First() *Entry { return t.head }

// Last returns the last entry, nil if there is none.
func (t *Table) Last() *Entry {
	if t.head == nil {
		return nil
	}
	return entryOf(t.tailLink)
}

// entryOf returns the entry that has a link.
func entryOf(link **Entry) *Entry {
	return (*Entry)(unsafe.Add(unsafe.Pointer(link), -int(unsafe.Offsetof(Entry{}.next))))
}

// A Walk goes over the entries of a table, which may change meanwhile: an entry that was taken out
// has no key. So it is enough to look at the table's size before each step: as long as it has not
// changed, only a key that was removed and another that was added can have led the walk astray.
type Walk struct {
	table   *Table
	next    *Entry
	buckets *bucket // where the table was when next was found
	back    bool
}

// Walk goes from the first entry to the last one.
func (t *Table) Walk() Walk { return Walk{table: t, next: t.head, buckets: unsafe.SliceData(t.table)} }

// WalkBack goes from the last entry to the first one.
func (t *Table) WalkBack() Walk {
	return Walk{table: t, next: t.Last(), buckets: unsafe.SliceData(t.table), back: true}
}

// Next returns the next entry, nil if there is none.
func (w *Walk) Next() *Entry {
	e := w.next
	if e == nil {
		return nil
	}
	if buckets := unsafe.SliceData(w.table.table); buckets != w.buckets {
		w.buckets = buckets
		if e = w.table.moved(e); e == nil {
			w.next = nil
			return nil
		}
	}
	switch {
	case !w.back:
		w.next = e.next
	case e.prevLink == nil || e.prevLink == &w.table.head:
		w.next = nil
	default:
		w.next = entryOf(e.prevLink)
	}
	return e
}

// moved returns the entry that has the key of one that was in other buckets.
func (t *Table) moved(old *Entry) *Entry {
	for e := t.head; e != nil; e = e.next {
		if old.Key != nil && Is(e.Key, old.Key) {
			return e
		}
	}
	return nil
}

// Longest returns how many buckets the longest chain has, for tests.
func (t *Table) Longest() (n int) {
	for i := range t.table {
		chain := 0
		for b := &t.table[i]; b != nil; b = b.next {
			chain++
		}
		n = max(n, chain)
	}
	return n
}
