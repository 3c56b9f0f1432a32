package handle

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestFifo compares a fifo with a slice.
func TestFifo(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	var f FIFO[int]
	var want []int
	for i := range 20_000 {
		// Phases in which it mostly grows, and mostly shrinks, move the head around.
		if len(want) > 0 && random.IntN(10) < 3+4*(i/500%2) {
			if got := f.Pop(); got != want[0] {
				t.Fatalf("step %d: pop is %d, want %d", i, got, want[0])
			}
			want = want[1:]
		} else {
			f.Push(i)
			want = append(want, i)
		}
		if f.N != len(want) {
			t.Fatalf("step %d: there are %d, want %d", i, f.N, len(want))
		}
	}
	got := make([]int, f.N)
	for i := range got {
		got[i] = *f.At(i)
	}
	if !slices.Equal(got, want) {
		t.Errorf("it holds %v, want %v", got, want)
	}
}

// TestFifoKeepsNothing: what was taken out is not kept alive, and the memory of a burst is
// given back.
func TestFifoKeepsNothing(t *testing.T) {
	t.Parallel()
	var f FIFO[*int]
	for range 10_000 {
		f.Push(new(int))
	}
	for f.N > 1 {
		f.Pop()
	}
	held := 0
	for _, p := range f.ring {
		if p != nil {
			held++
		}
	}
	if held != 1 {
		t.Errorf("a fifo of 1 item holds %d", held)
	}
	if f.Pop(); f.ring != nil {
		t.Errorf("after a burst it keeps room for %d items", len(f.ring))
	}
}
