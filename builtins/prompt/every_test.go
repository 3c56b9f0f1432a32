package prompt_test

import (
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/builtins/docs"
	"github.com/pyq-lang/pyq/interp"
	"github.com/pyq-lang/pyq/interp/testkit"
)

// TestEveryName: help tells something of every function and class that needs no import.
func TestEveryName(t *testing.T) {
	t.Parallel()
	c := testkit.NewConsole(t, interp.Options{})
	names := strings.Fields(c.See(t.Context(), "import builtins; print(*[n for n in dir(builtins) if callable(getattr(builtins, n)) and n[0] != '_' and not n.startswith('Env') and n != 'IOError'])\n"))
	if len(names) < 100 {
		t.Fatalf("only the names %v", names)
	}
	for _, name := range names {
		if docs.Of(name) == nil {
			t.Errorf("there is nothing about %s", name)
		}
	}
}
