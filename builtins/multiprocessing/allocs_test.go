package multiprocessing_test

import (
	"context"
	"runtime"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestAllocations keeps the operations that programs do in their innermost loops from
// allocating. What is left is the engine's: methods that are bound, functions that with
// statements become.
func TestAllocations(t *testing.T) { // not parallel: it counts all allocations
	const n = 20_000
	most := map[string]float64{"Lock": 2, "LockOf4": 3, "WithLock": 6, "RLock": 4, "Semaphore": 4, "ThreadLock": 4,
		"Value": 12, "ValueRead": 1, "Array": 3, "Pipe": 10, "Queue": 3, "PoolMap": 2}
	for _, w := range workloads {
		limit, ok := most[w.name]
		if !ok {
			continue
		}
		t.Run(w.name, func(t *testing.T) {
			in := testkit.New(interp.Options{Predeclared: starlark.StringDict{"N": starlark.MakeInt(n)}})
			prog, err := in.Compile("allocs.star", w.text+"\nmain()\n")
			if err != nil {
				t.Fatal(err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if _, err := prog.Run(context.Background()); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			// The rest is the run itself, and how processes happen to meet.
			if got := float64(after.Mallocs-before.Mallocs) / n; got > limit+0.5 {
				t.Errorf("an operation allocates %.2f times, more than %g", got, limit)
			}
		})
	}
}
