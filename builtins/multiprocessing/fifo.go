package multiprocessing

// A fifo is items, first in, first out, in a ring that grows as needed. The zero fifo is
// empty. It is not safe for concurrent use.
type fifo[T any] struct {
	ring []T // its length is a power of two
	head int
	n    int // how many there are
}

// at returns the i'th item.
func (f *fifo[T]) at(i int) *T { return &f.ring[(f.head+i)&(len(f.ring)-1)] }

// push appends an item.
func (f *fifo[T]) push(x T) {
	if f.n == len(f.ring) {
		f.grow()
	}
	f.ring[(f.head+f.n)&(len(f.ring)-1)] = x
	f.n++
}

func (f *fifo[T]) grow() {
	ring := make([]T, max(8, 2*len(f.ring)))
	for i := range f.n {
		ring[i] = *f.at(i)
	}
	f.ring, f.head = ring, 0
}

// pop removes the first item, of which there must be one.
func (f *fifo[T]) pop() T {
	var none T
	x := f.ring[f.head]
	f.ring[f.head] = none
	f.head = (f.head + 1) & (len(f.ring) - 1)
	f.n--
	if f.n == 0 && len(f.ring) > 4096 {
		f.ring, f.head = nil, 0 // a burst is over: give its memory back
	}
	return x
}
