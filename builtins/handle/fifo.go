package handle

// A FIFO is items, first in, first out, in a ring that grows as needed. The zero fifo is
// empty. It is not safe for concurrent use.
type FIFO[T any] struct {
	ring []T // its length is a power of two
	head int
	N    int // how many there are
}

// At returns the i'th item.
func (f *FIFO[T]) At(i int) *T { return &f.ring[(f.head+i)&(len(f.ring)-1)] }

// Push appends an item.
func (f *FIFO[T]) Push(x T) {
	if f.N == len(f.ring) {
		f.grow()
	}
	f.ring[(f.head+f.N)&(len(f.ring)-1)] = x
	f.N++
}

func (f *FIFO[T]) grow() {
	ring := make([]T, max(8, 2*len(f.ring)))
	for i := range f.N {
		ring[i] = *f.At(i)
	}
	f.ring, f.head = ring, 0
}

// Pop removes the first item, of which there must be one.
func (f *FIFO[T]) Pop() T {
	var none T
	x := f.ring[f.head]
	f.ring[f.head] = none
	f.head = (f.head + 1) & (len(f.ring) - 1)
	f.N--
	if f.N == 0 && len(f.ring) > 4096 {
		f.ring, f.head = nil, 0 // a burst is over: give its memory back
	}
	return x
}
