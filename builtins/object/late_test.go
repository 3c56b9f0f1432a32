package object

import (
	"sync"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
)

func doNothing(name string) *call.Entry {
	return call.M0(name+"(self, /)", func(*starlark.Thread, starlark.Value) (starlark.Value, error) { return starlark.None, nil })
}

// TestLate: two functions that complete three classes, one of them together, are called
// once each, whoever comes first, and only when somebody looks.
func TestLate(t *testing.T) { // not at the same time as others, for it calls Complete
	for range 50 {
		a, b, both := NewClass("A"), NewClass("B"), NewClass("Both")
		calls := map[string]int{}
		var mu sync.Mutex
		fill := func(name string, classes ...*Class) {
			Complete(&Table{Late: []Late{{Classes: classes, Fill: func() {
				mu.Lock()
				calls[name]++
				mu.Unlock()
				for _, c := range classes {
					c.Define(nil, doNothing(name))
				}
			}}}})
		}
		fill("first", a, both)
		fill("second", b, both)
		if len(calls) > 0 {
			t.Fatal("they were called before anybody looked")
		}
		var all sync.WaitGroup
		for _, c := range []*Class{a, b, both, a, b, both} {
			all.Go(func() {
				for _, name := range []string{"first", "second"} {
					want := c == both || (c == a) == (name == "first")
					if got := c.find(name) != nil; got != want {
						t.Errorf("%s.%s is there: %t", c.name, name, got)
					}
				}
			})
		}
		all.Wait()
		if calls["first"] != 1 || calls["second"] != 1 {
			t.Fatalf("they were called %v times", calls)
		}
	}
}

// TestLateOrder: what is set later replaces what was set before, as if all had been set at
// once; Give adds only what is missing.
func TestLateOrder(t *testing.T) {
	t.Parallel()
	c := NewClass("C")
	c.Define(nil, doNothing("__hash__"), doNothing("f"))
	c.Set("__hash__", starlark.None)
	c.Set("g", starlark.True)
	c.Define(nil, doNothing("g"))
	c.Give(doNothing("f"))
	c.Give(doNothing("__repr__"))
	if c.Own("__hash__") != starlark.None {
		t.Error("Set does not replace a method")
	}
	if _, ok := c.Own("g").(*MethodDescriptor); !ok {
		t.Error("a method does not replace what was Set")
	}
	if m, ok := c.Own("f").(*MethodDescriptor); !ok || m.slot {
		t.Error("Give replaces a method")
	}
	if m, ok := c.Own("__repr__").(*MethodDescriptor); !ok || !m.slot {
		t.Error("Give does not give what is missing")
	}
	c.Set("late", starlark.True)
	if c.Own("late") != starlark.True {
		t.Error("a class that was looked at takes no more")
	}
}
