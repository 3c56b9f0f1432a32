package core

import (
	"fmt"
	"weak"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// Python's id() is an address. Go's addresses differ from run to run, and a program that
// shows one must not differ, or no run could be repeated. So a process numbers its objects
// in the order in which it asks for their ids.

// ids are the numbers that were given.
type ids struct {
	numbers map[weakKey]uint64
	last    uint64
	sweep   int // when there are so many, those of dead objects are forgotten
}

// A weakKey stands for an object without keeping it.
type weakKey interface{ dead() bool }

type weakPointer[T any] struct{ p weak.Pointer[T] }

func (w weakPointer[T]) dead() bool { return w.p.Value() == nil }

func weakKeyOf[T any](p *T) weakKey { return weakPointer[T]{weak.Make(p)} }

// objectKey returns what stands for v, nil if v is none of the types that are numbered.
func objectKey(v starlark.Value) weakKey {
	switch v := v.(type) {
	case *Instance:
		return weakKeyOf(v)
	case *starlark.List:
		return weakKeyOf(v)
	case *starlark.Dict:
		return weakKeyOf(v)
	case *starlark.Set:
		return weakKeyOf(v)
	case *starlark.Function:
		return weakKeyOf(v)
	case *starlark.Builtin:
		return weakKeyOf(v)
	case *Class:
		return weakKeyOf(v)
	case *Generator:
		return weakKeyOf(v)
	case *BoundMethod:
		return weakKeyOf(v)
	}
	return nil
}

// ObjectID returns id(v) of an object of the process; ok is false for values that are no
// objects with an identity of their own.
func ObjectID(p *proc.Proc, v starlark.Value) (id uint64, ok bool) {
	key := objectKey(v)
	if key == nil || p == nil {
		return 0, false
	}
	s := states.Of(p)
	t := &s.ids
	if id, ok := t.numbers[key]; ok {
		return id, true
	}
	if t.numbers == nil {
		t.numbers, t.sweep = map[weakKey]uint64{}, 1024
	}
	if len(t.numbers) >= t.sweep {
		for k := range t.numbers {
			if k.dead() {
				delete(t.numbers, k)
			}
		}
		t.sweep = 2*len(t.numbers) + 1024
	}
	// They look like addresses, some bytes apart.
	const first, apart = 0x7f3a5c210d30, 0x70
	t.last++
	id = first + t.last*apart
	t.numbers[key] = id
	return id, true
}

// address returns what a repr shows for an object without a text of its own.
func address(p *proc.Proc, v starlark.Value) string {
	id, ok := ObjectID(p, v)
	if !ok {
		id = 0x7f0000000000
	}
	return fmt.Sprintf("0x%012x", id)
}
