package module

import (
	"testing"

	"github.com/pyq-lang/pyq/builtins/object"
)

func TestReprOfModule(t *testing.T) {
	t.Parallel()
	m := New("time", nil)
	for _, repr := range []func() (string, error){
		func() (string, error) { return object.Repr(nil, m) },
		func() (string, error) { return object.ReprPython2(nil, m) },
	} {
		if got, err := repr(); err != nil || got != "<module 'time' (built-in)>" {
			t.Errorf("got %s, %v", got, err)
		}
	}
}
