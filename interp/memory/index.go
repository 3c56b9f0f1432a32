package memory

import (
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
	"weak"

	"go.starlark.net/starlark"
)

// An Index finds keys of a dict, or elements of a set, that the engine does not compare as
// Python does. It belongs to the object model, which keeps it here: the engine's types have no
// place for it, and whoever copies a dict has to see that its copy gets one.
type Index interface {
	// OfCopy returns an index for a copy of the dict, made when it is first needed; nil if that needs none.
	OfCopy() Index
	// Rehash says that texts were put in or taken out by somebody who does not know of the index.
	Rehash()
}

// Indexes are the indexes of dicts, or of sets. An index is kept as long as its owner lives,
// so it must not lead to values: a key may lead back to the owner.
type Indexes[T starlark.Dict | starlark.Set] struct {
	count  atomic.Int64 // zero in most programs, which then do not look any further
	shards [indexShards]indexShard[T]
}

const indexShards = 16

type indexShard[T any] struct {
	mu   sync.RWMutex
	byAt map[uintptr]ownedIndex[T]
}

// An ownedIndex tells its owner from another one that got the same address later.
type ownedIndex[T any] struct {
	owner weak.Pointer[T]
	index Index
}

// The indexes of all processes.
var (
	DictIndexes Indexes[starlark.Dict]
	SetIndexes  Indexes[starlark.Set]
)

func (x *Indexes[T]) shard(at uintptr) *indexShard[T] { return &x.shards[at>>8%indexShards] }

// Of returns the index of a dict or set, nil if it has none.
func (x *Indexes[T]) Of(owner *T) Index {
	if x.count.Load() == 0 {
		return nil
	}
	at := uintptr(unsafe.Pointer(owner))
	s := x.shard(at)
	s.mu.RLock()
	found, ok := s.byAt[at]
	s.mu.RUnlock()
	if !ok || found.owner.Value() != owner {
		return nil
	}
	return found.index
}

// Set gives a dict or set an index, for as long as it lives.
func (x *Indexes[T]) Set(owner *T, index Index) {
	at := uintptr(unsafe.Pointer(owner))
	s := x.shard(at)
	s.mu.Lock()
	if s.byAt == nil {
		s.byAt = map[uintptr]ownedIndex[T]{}
	}
	if _, replaced := s.byAt[at]; !replaced {
		x.count.Add(1)
	}
	s.byAt[at] = ownedIndex[T]{weak.Make(owner), index}
	s.mu.Unlock()
	runtime.AddCleanup(owner, x.forget, at)
}

// forget drops the index of an owner that is gone.
func (x *Indexes[T]) forget(at uintptr) {
	s := x.shard(at)
	s.mu.Lock()
	defer s.mu.Unlock()
	if found, ok := s.byAt[at]; ok && found.owner.Value() == nil {
		delete(s.byAt, at)
		x.count.Add(-1)
	}
}

// CopyDictIndex gives the copy of a dict an index if the dict has one.
func CopyDictIndex(from, to *starlark.Dict) {
	index := DictIndexes.Of(from)
	if index == nil {
		return
	}
	if index = index.OfCopy(); index != nil {
		DictIndexes.Set(to, index)
		LockDict(to)
	}
}

// CopySetIndex gives the copy of a set an index if the set has one.
func CopySetIndex(from, to *starlark.Set) {
	if index := SetIndexes.Of(from); index != nil {
		SetIndexes.Set(to, index.OfCopy())
		LockSet(to)
	}
}

// LockDict makes the engine refuse to change a dict, as if there were a loop over it. A dict
// with an index is locked, so that nobody changes it behind the index.
func LockDict(d *starlark.Dict) { d.Iterate() }

// LockSet does the same to a set.
func LockSet(s *starlark.Set) { s.Iterate() }

// UnlockDict undoes LockDict.
func UnlockDict(d *starlark.Dict) { end(d.Iterate()) }

// UnlockSet undoes LockSet.
func UnlockSet(s *starlark.Set) { end(s.Iterate()) }

// end ends an iteration and the one before.
func end(it starlark.Iterator) {
	it.Done()
	it.Done()
}
