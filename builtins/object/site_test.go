package object

import (
	"runtime"
	"strings"
	"testing"

	"go.starlark.net/starlark"
)

// TestSiteAfterCollection: what a class remembers of a name is replaced with the class's attribute,
// although the collector has been there meanwhile, who forgets names that only texts are left of.
func TestSiteAfterCollection(t *testing.T) { // not at the same time as others, whose sites might keep the name
	name := strings.Repeat("counter", 3)
	class := newClass("C", []*Class{ObjectClass})
	class.user, class.dict = &userPart{}, starlark.StringDict{}
	class.SetClassAttr(name, starlark.MakeInt(1))
	site, x := NewSite(name), newInstance(class, nil, 0)
	for want := 1; want < 4; want++ {
		class.SetClassAttr(name, starlark.MakeInt(want))
		v, err := site.Get(nil, x)
		if got, _ := starlark.AsInt32(v.Box()); err != nil || got != want {
			t.Errorf("the attribute is %d, %v, want %d", got, err, want)
		}
		runtime.GC()
		runtime.GC()
	}
}
