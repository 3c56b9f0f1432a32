package memory

import (
	"runtime"
	"testing"

	"go.starlark.net/starlark"
)

type testIndex struct{ copies int }

func (x *testIndex) OfCopy() Index { return &testIndex{x.copies + 1} }
func (x *testIndex) Rehash()       {}

func TestIndexLivesAsLongAsItsOwner(t *testing.T) {
	indexes := new(Indexes[starlark.Dict])
	d, other := starlark.NewDict(1), starlark.NewDict(1)
	x := &testIndex{}
	indexes.Set(d, x)
	if got := indexes.Of(d); got != Index(x) {
		t.Errorf("the index of the dict is %v", got)
	}
	if got := indexes.Of(other); got != nil {
		t.Errorf("the index of another dict is %v", got)
	}
	runtime.KeepAlive(d)
	for range 100 {
		if runtime.GC(); indexes.count.Load() == 0 {
			return
		}
		runtime.Gosched() // cleanups have a goroutine of their own
	}
	t.Error("the index is kept, though the dict is gone")
}

func TestCopyOfAnIndexedDict(t *testing.T) {
	d := starlark.NewDict(1)
	DictIndexes.Set(d, &testIndex{})
	LockDict(d)
	to, _, err := Copy(starlark.NewList([]starlark.Value{d}))
	if err != nil {
		t.Fatal(err)
	}
	c := to.(*starlark.List).Index(0).(*starlark.Dict)
	if x, ok := DictIndexes.Of(c).(*testIndex); !ok || x.copies != 1 {
		t.Errorf("the copy's index is %v", DictIndexes.Of(c))
	}
	if err := c.SetKey(starlark.None, starlark.None); err == nil {
		t.Error("the copy is not locked")
	}
	UnlockDict(c)
	if err := c.SetKey(starlark.None, starlark.None); err != nil {
		t.Error(err)
	}
}
