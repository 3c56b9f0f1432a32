package core

import "testing"

func TestReprOfModule(t *testing.T) {
	t.Parallel()
	m := NewModule("time", nil)
	for _, repr := range []func() (string, error){
		func() (string, error) { return Repr(nil, m) },
		func() (string, error) { return ReprPython2(nil, m) },
	} {
		if got, err := repr(); err != nil || got != "<module 'time' (built-in)>" {
			t.Errorf("got %s, %v", got, err)
		}
	}
}
