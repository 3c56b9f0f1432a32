package object

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"fmt"
	"weak"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/proc"
)

// Python's id() is an address. Go's addresses differ from run to run, and a program that
// shows one must not differ, or no run could be repeated. So a process numbers its objects
// in the order in which it asks for their ids.

// ids are the numbers that were given.
type ids struct {
	numbers map[WeakKey]uint64
	last    uint64
	sweep   int // when there are so many, those of dead objects are forgotten
}

// An Identified value has an identity of its own, and says what stands for it without
// keeping it: WeakKeyOf.
type Identified interface{ WeakKey() WeakKey }

// A WeakKey stands for an object without keeping it.
type WeakKey interface{ dead() bool }

type weakPointer[T any] struct{ p weak.Pointer[T] }

func (w weakPointer[T]) dead() bool { return w.p.Value() == nil }

// WeakKeyOf returns what stands for an object.
func WeakKeyOf[T any](p *T) WeakKey { return weakPointer[T]{weak.Make(p)} }

// objectKey returns what stands for v, nil if v is none of the types that are numbered.
func objectKey(v starlark.Value) WeakKey {
	switch v := v.(type) {
	case *Instance:
		return WeakKeyOf(v)
	case *starlark.List:
		return WeakKeyOf(v)
	case *starlark.Dict:
		return WeakKeyOf(v)
	case *starlark.Set:
		return WeakKeyOf(v)
	case *memory.Function:
		return WeakKeyOf(v)
	case *starlark.Function:
		return WeakKeyOf(v)
	case *call.Builtin:
		return WeakKeyOf(v)
	case *starlark.Builtin:
		return WeakKeyOf(v)
	case *Class:
		return WeakKeyOf(v)
	case *BoundMethod:
		return WeakKeyOf(v)
	case Identified:
		return v.WeakKey()
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
		t.numbers, t.sweep = map[WeakKey]uint64{}, 1024
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

// AddressOf returns what a repr shows for an object without a text of its own.
func AddressOf(p *proc.Proc, v starlark.Value) string {
	id, ok := ObjectID(p, v)
	if !ok {
		id = 0x7f0000000000
	}
	return fmt.Sprintf("0x%012x", id)
}
