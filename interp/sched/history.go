package sched

import "time"

// A Mark is a place in a program, noted by the owner of a task: cheap to take, and dear to
// read, which is the owners' business. The zero Mark is no place. It keeps nothing of a
// process alive.
type Mark struct {
	Code any
	PC   uint64
}

// A Past is an operation that has happened to an object, Times in a row.
type Past struct {
	Task  *Task
	Kind  Kind
	Mark  Mark
	Time  time.Duration // of the last one; on a real clock a little less, see Tick
	Times uint32
}

// memory is how many operations an object remembers.
const memory = 4

// A history is the last operations on an object, guarded by its lock.
type history struct {
	ring [memory]Past
	n    uint32 // of them so far
}

// Remember has the object note what happens to it, for reports: the operations whose
// Op is a Kinded one. It must be called before the first use.
func (o *Object) Remember() { o.past = new(history) }

// A Kinded is an Op that objects remember. OpKind is Desc.Kind, without the rest; "" is
// not remembered.
type Kinded interface{ OpKind() Kind }

// Remembers reports whether Remember was called.
func (o *Object) Remembers() bool { return o.past != nil }

// Past returns the last operations on the object, oldest first; more says that there were
// others before. The caller holds the object's lock.
func (o *Object) Past() (list []Past, more bool) {
	h := o.past
	if h == nil {
		return nil, false
	}
	for i := range min(h.n, memory) {
		list = append(list, h.ring[(h.n-min(h.n, memory)+i)%memory])
	}
	return list, h.n > memory
}

// note remembers an operation of a task, which did it in passing or was parked in it.
func (h *history) note(t *Task, op Op, parked bool) {
	k, ok := op.(Kinded)
	if !ok {
		return
	}
	kind := k.OpKind()
	if kind == "" {
		return
	}
	mark := t.mark
	if !parked {
		mark = t.owner.Mark()
	}
	if h.n > 0 {
		last := &h.ring[(h.n-1)%memory]
		if last.Task == t && last.Mark.PC == mark.PC && last.Mark.Code == mark.Code && last.Kind == kind {
			last.Time = t.s.recent()
			last.Times++
			return
		}
	}
	h.ring[h.n%memory] = Past{t, kind, mark, t.s.recent(), 1}
	h.n++
}

// Tick tells the scheduler that a task computes. Reading a real clock takes as long as a
// tenth of a put, so what happens is remembered with the time that was read last: when a
// timer fired, or something came from outside, or at the last Tick. Safe for concurrent use.
func (s *Scheduler) Tick() {
	if !s.virtual {
		s.now.Store(int64(time.Since(s.start)))
		s.tellLate()
	}
}

// recent returns the time that was read last.
func (s *Scheduler) recent() time.Duration { return time.Duration(s.now.Load()) }
