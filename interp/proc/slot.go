package proc

import (
	"sync/atomic"

	"github.com/pyq-lang/pyq/interp/memory"
)

// A Slot is a place in every process for the state that one package of builtins keeps
// there: the state of the module random, the operations that are used again. Declare slots
// as package variables. A child begins with copies of what is Carried, and an end forgets it all.
//
// Package proc knows nothing of what is in a slot. The alternative, a field of type any for
// each package, has the fields of all packages in one struct, and an assertion at each use
// that another package could make fail.
type Slot[T any] struct {
	place
	init func(*Proc) *T
}

// A RunSlot is a place in every run for what its processes have in common. Declare one as a
// package variable.
type RunSlot[T any] struct{ init func() *T }

// NewRunSlot returns a slot of runs. init makes the state when it is first asked for; nil
// makes a zero T.
func NewRunSlot[T any](init func() *T) *RunSlot[T] {
	if init == nil {
		init = func() *T { return new(T) }
	}
	return &RunSlot[T]{init}
}

// Of returns the state in the run. Safe for concurrent use, also while it is made: then one
// of several is kept.
func (s *RunSlot[T]) Of(r *Run) *T {
	v, ok := r.slots.Load(s)
	if !ok {
		v, _ = r.slots.LoadOrStore(s, s.init())
	}
	return v.(*T)
}

// place is the index in the slots of a process, or of a thread.
type place struct {
	index    int
	threaded bool // each thread of the process has its own
}

// slots is what a process keeps for builtins; most are nil, and most processes have few.
type slots []any

// slotsMade numbers the slots, each kind on its own.
var slotsMade [2]atomic.Int32

// NewSlot returns a slot. init makes the state when it is first asked for; nil makes a zero T.
func NewSlot[T any](init func(*Proc) *T) *Slot[T] { return newSlot(init, 0) }

// NewThreadSlot returns a slot of which each thread of a process has its own: what it is
// doing at the moment.
func NewThreadSlot[T any](init func(*Proc) *T) *Slot[T] { return newSlot(init, 1) }

// carriers are the functions that Carried was given, by the slots' indexes. Package variables are
// made before any process runs, so nobody changes it then.
var carriers [2][]func(c *memory.Copier, from any) any

// Carried makes children begin with a copy of the state, as after a fork. copied gets the parent's
// state, and returns nil if the child is to begin without any. It returns the slot.
func (s *Slot[T]) Carried(copied func(c *memory.Copier, from *T) *T) *Slot[T] {
	list := &carriers[0]
	if s.threaded {
		list = &carriers[1]
	}
	for len(*list) <= s.index {
		*list = append(*list, nil)
	}
	(*list)[s.index] = func(c *memory.Copier, from any) any {
		if to := copied(c, from.(*T)); to != nil {
			return to
		}
		return nil
	}
	return s
}

// carry gives a child that is being started its copies of the process's state.
func (p *Proc) carry(c *memory.Copier, child *Proc) {
	p.slots.carry(c, &child.slots, carriers[0])
	p.local.carry(c, &child.local, carriers[1]) // of the thread that starts the child
}

func (l slots) carry(c *memory.Copier, to *slots, carriers []func(c *memory.Copier, from any) any) {
	for i, v := range l {
		if v == nil || i >= len(carriers) || carriers[i] == nil {
			continue
		}
		if v := carriers[i](c, v); v != nil {
			to.set(i, v)
		}
	}
}

func newSlot[T any](init func(*Proc) *T, kind int) *Slot[T] {
	if init == nil {
		init = func(*Proc) *T { return new(T) }
	}
	return &Slot[T]{place{int(slotsMade[kind].Add(1)) - 1, kind == 1}, init}
}

// Of returns the state in the process that computes, which is made now if it is not there.
func (s *Slot[T]) Of(p *Proc) *T {
	list := s.place.list(p)
	if s.index < len(*list) {
		if v, ok := (*list)[s.index].(*T); ok {
			return v
		}
	}
	return s.fill(p)
}

// fill makes the state. It is a function of its own to keep the frame of Of, which is on the
// stack of every process that waits, small.
//
//go:noinline
func (s *Slot[T]) fill(p *Proc) *T {
	v := s.init(p)
	s.place.list(p).set(s.index, v)
	return v
}

// Peek returns the state in the process that computes, nil if it has none.
func (s *Slot[T]) Peek(p *Proc) *T {
	if list := *s.place.list(p); s.index < len(list) {
		v, _ := list[s.index].(*T)
		return v
	}
	return nil
}

func (s place) list(p *Proc) *slots {
	if s.threaded {
		return &p.local
	}
	return &p.slots
}

func (l *slots) set(i int, v any) {
	if i >= len(*l) {
		longer := make(slots, i+1)
		copy(longer, *l)
		*l = longer
	}
	(*l)[i] = v
}
