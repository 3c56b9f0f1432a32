package builtins_test

import (
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins"
	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/docs"
	"github.com/pyq-lang/pyq/builtins/object"
)

// TestDocs: the signatures in the texts of help() are those that calls are checked by.
func TestDocs(t *testing.T) {
	env, modules := builtins.Env(nil)
	find := func(name string) starlark.Value {
		if v := env[name]; v != nil && name != "time" { // the function, not the module
			return v
		}
		if v := builtins.Prompt()[name]; v != nil {
			return v
		}
		for _, m := range []string{"queue", "time", "threading", "concurrent.futures", "multiprocessing.managers", "multiprocessing.connection"} {
			if v, _ := modules[m]().Attr(name); v != nil {
				return v
			}
		}
		return nil
	}
	for _, name := range docs.Names() {
		if got, want := docs.Of(name).Signature, signatureOf(find, name); got != want {
			t.Errorf("help(%q) shows %s, and is called as %s", name, got, want)
		}
	}
}

// signatureOf returns the signature of what has a name in the texts: "Queue.get". An attribute
// that is no method has its name only.
func signatureOf(find func(string) starlark.Value, name string) string {
	first, member, _ := strings.Cut(name, ".")
	switch v := find(first).(type) {
	case *call.Builtin:
		return v.Entry().Bound()
	case *object.Class:
		if member == "" {
			return first + v.Parameters()
		}
		m, _ := v.Lookup(member)
		if d, ok := m.(*object.MethodDescriptor); ok {
			return d.Entry().Bound()
		}
		return member
	}
	return "nothing"
}
