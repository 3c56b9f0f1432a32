package builtins_test

import (
	"slices"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins"
	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/python/lower"
)

// TestHelpers: the helpers that the front end calls are predeclared, and no others.
func TestHelpers(t *testing.T) {
	env, _ := builtins.Env(nil)
	want := map[string]bool{}
	for _, h := range lower.Helpers {
		want[h.Name] = true
		if !env.Has(h.Name) {
			t.Errorf("%s is in the front end's table only", h.Name)
			continue
		}
		if f, ok := env[h.Name].(*call.Builtin); ok {
			fits(t, f.Entry().Signature(), h)
		}
	}
	for name := range env {
		if strings.HasPrefix(name, "$") && !want[name] {
			t.Errorf("%s is not in the front end's table", name)
		}
	}
}

// fits checks that a helper takes the arguments that the front end gives it.
func fits(t *testing.T, s *call.Signature, h lower.Helper) {
	t.Helper()
	for n := h.Min; n <= max(h.Min, h.Max); n++ {
		if err := s.Bind(make([]starlark.Value, s.Len()), slices.Repeat(starlark.Tuple{starlark.None}, n), nil); err != nil {
			t.Errorf("%s with %d arguments: %v", h.Name, n, err)
		}
	}
}

// TestNames: every predeclared value has a use, and no name could be none of a program's
// unless it is a helper's or one of Python 2.
func TestNames(t *testing.T) {
	env, modules := builtins.Env([]string{"prog.py", "x"})
	for name, v := range env {
		if v == nil {
			t.Errorf("%s has no value", name)
		}
	}
	for name, m := range modules {
		if m() == nil {
			t.Errorf("the module %s is none", name)
		}
		if names, ok := modules.Exports(name); !ok || len(names) == 0 {
			t.Errorf("from %s import * gives nothing", name)
		}
	}
}
