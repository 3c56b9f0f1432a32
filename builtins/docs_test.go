package builtins

import (
	"strings"
	"testing"

	"github.com/pyq-lang/pyq/builtins/docs"
	"github.com/pyq-lang/pyq/builtins/object"
)

// TestDocs: what help() tells about is there, and what a lesson uses is told about.
func TestDocs(t *testing.T) {
	env, modules := Env(nil)
	known := func(name string) bool {
		if env[name] != nil || Prompt()[name] != nil {
			return true
		}
		for _, module := range []string{"multiprocessing", "multiprocessing.connection", "threading", "time"} {
			if v, _ := modules[module]().Attr(name); v != nil {
				return true
			}
		}
		return false
	}
	for _, name := range docs.Names() {
		e := docs.Of(name)
		class, _, member := strings.Cut(name, ".")
		if !known(class) {
			t.Errorf("there is no %s", class)
		}
		if e.Text == "" || e.Signature == "" || !strings.HasPrefix(e.Signature, name[strings.LastIndexByte(name, '.')+1:]) {
			t.Errorf("%s: the signature is %q, the text %q", name, e.Signature, e.Text)
		}
		if c, ok := env[class].(*object.Class); ok && member {
			if _, found := c.Lookup(name[len(class)+1:]); !found {
				t.Errorf("%s has no %s", class, name)
			}
		}
	}
	for _, class := range []string{"Process", "Queue", "Lock"} {
		names, _ := object.Dir(nil, env[class])
		for _, name := range names {
			if !strings.HasPrefix(name, "_") && docs.Of(class+"."+name) == nil {
				t.Errorf("help() tells nothing about %s.%s", class, name)
			}
		}
	}
}
