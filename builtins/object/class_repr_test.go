package object

import (
	"testing"

	"go.starlark.net/starlark"
)

func TestReprOfClass(t *testing.T) {
	t.Parallel()
	own := &Class{name: "A", module: "__main__", user: new(userPart)}
	for _, test := range []struct {
		v         starlark.Value
		want, two string
	}{
		{IntClass, "<class 'int'>", "<type 'int'>"},
		{own, "<class '__main__.A'>", "<class '__main__.A'>"},
	} {
		got, _ := Repr(nil, test.v)
		two, _ := ReprPython2(nil, test.v)
		if got != test.want || two != test.two {
			t.Errorf("got %s and %s, want %s and %s", got, two, test.want, test.two)
		}
	}
}
