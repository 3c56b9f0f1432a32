package hammer_test

import (
	"slices"
	"testing"

	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestSessionGlobals: processes and threads that read globals are not disturbed by inputs
// that assign them. It is for -race.
func TestSessionGlobals(t *testing.T) {
	t.Parallel()
	s, err := testkit.New(interp.Options{}).NewSession(t.Context(), interp.SessionOptions{HideValues: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	eval := func(text string) []string {
		e, err := s.Eval(t.Context(), text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		return e.Shown
	}
	eval("n, items, seen = 0, [0], Queue()\ndef step(): return n + len(items)\n")
	eval("def loop():\n    while True:\n        step()\n        items.append(n)\n        if len(items) == 500: seen.put(n)\n")
	eval("import threading\ndef watch():\n    while not stop: step()\nstop = False\n")
	eval("workers = [Process(target=loop, daemon=True) for i in range(2)]\nfor w in workers: w.start()\nt = threading.Thread(target=watch); t.start()\n")
	for range 30 {
		eval("n += 1; items = items + [n]; items.append(n)")
		s.Complete("items.")
		s.NeedsMore("if n:\n")
	}
	eval("def step(): return 0\n")
	if got := eval("n, len(items), [seen.get() for w in workers]"); !slices.Equal(got, []string{"(30, 61, [0, 0])"}) {
		t.Errorf("got %s", got)
	}
	eval("stop = True; t.join()")
}
