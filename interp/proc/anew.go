package proc

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// A packed is what a process that begins anew is given.
type packed struct {
	parcel memory.Parcel // a tuple of what stands for the process, and of what its parent bequeaths
	heirs  []int         // the indexes of the slots that the latter are for
	begun  bool          // it runs the program
}

// BeginsAnew reports whether the process still runs the program once more, before it does its work: it
// may start no process that does the same.
func (p *Proc) BeginsAnew() bool { return p.packed != nil && p.packed.begun }

// packFor packs what the process, which begins anew, is given by its parent.
func (p *Proc) packFor(parent *Proc, spec *Spec) error {
	p.packed = new(packed)
	all := starlark.Tuple{spec.Self}
	for i, will := range wills {
		if will == nil || i >= len(parent.slots) || parent.slots[i] == nil {
			continue
		}
		if v := will.give(parent.slots[i]); v != nil {
			p.packed.heirs = append(p.packed.heirs, i)
			all = append(all, v)
		}
	}
	var err error
	if p.packed.parcel, err = p.Pack(all, spec.Names); err != nil {
		p.packed.parcel.Drop(&parent.Space)
		return err
	}
	p.AtEnd(func(bool) error {
		if p.packed != nil { // it has not come so far as to open it
			p.packed.parcel.Drop(&p.Space)
		}
		return nil
	})
	return nil
}

// beginAnew runs the program, and opens what the process was given.
func (p *Proc) beginAnew() error {
	// What is bequeathed is there before the program begins, as an environment is; it needs nothing of
	// the program's.
	p.packed.begun = true
	for k, i := range p.packed.heirs {
		wills[i].take(p, p.packed.parcel.Item(k+1))
	}
	if err := p.RunAnew(&p.thread); err != nil {
		return err
	}
	all, err := p.packed.parcel.Open(&p.Space)
	if err != nil {
		return err
	}
	p.self, p.packed = all.(starlark.Tuple)[0], nil
	return nil
}

// A will is what a slot's state in a process leaves to one that begins anew.
type will struct {
	give func(from any) starlark.Value
	take func(p *Proc, v starlark.Value)
}

// wills are what Bequeathed was given, by the slots' indexes. Package variables are made before any
// process runs, so nobody changes it then.
var wills []*will

// Bequeathed gives children that begin anew a part of the state that needs no program: texts, and lists
// and dicts of such. give makes it in the parent, nil if there is none; take gets it in the child, before
// that runs the program. It returns the slot.
func (s *Slot[T]) Bequeathed(give func(from *T) starlark.Value, take func(p *Proc, v starlark.Value)) *Slot[T] {
	list := &wills
	for len(*list) <= s.index {
		*list = append(*list, nil)
	}
	(*list)[s.index] = &will{func(from any) starlark.Value { return give(from.(*T)) }, take}
	return s
}
