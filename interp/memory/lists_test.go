package memory_test

import (
	"fmt"
	"runtime"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// TestRepeat repeats values that nothing else leads to, of every length around that of a block, while
// the collector works.
func TestRepeat(t *testing.T) {
	done := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-done:
				return
			default:
				runtime.GC()
			}
		}
	}()
	defer func() { close(done); <-stopped }()
	for _, size := range []int{0, 1, 3, 511, 512, 513, 1100} {
		for _, n := range []int{-1, 0, 1, 2, 3, 130} {
			values := make([]starlark.Value, size)
			for i := range values {
				values[i] = starlark.String(fmt.Sprint("value ", i))
			}
			all := memory.Repeat(values, n)
			clear(values)
			if want := size * max(n, 0); len(all) != want {
				t.Fatalf("%d values, %d times: %d", size, n, len(all))
			}
			for i, v := range all {
				if want := fmt.Sprint("value ", i%size); v != starlark.String(want) {
					t.Fatalf("%d values, %d times: at %d is %v, not %s", size, n, i, v, want)
				}
			}
		}
	}
}
