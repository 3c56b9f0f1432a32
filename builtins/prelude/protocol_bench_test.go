package prelude

import (
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// BenchmarkProtocol tells what it costs to find out what a value does in a protocol.
func BenchmarkProtocol(b *testing.B) {
	thread := new(starlark.Thread)
	list, dict, set := starlark.NewList(nil), starlark.NewDict(10), starlark.NewSet(10)
	for i := range 10 {
		k := starlark.MakeInt(i)
		if list.Append(k) != nil || dict.SetKey(k, k) != nil || set.Insert(k) != nil {
			b.Fatal("they are frozen")
		}
	}
	tuple, err := object.Collect(thread, list)
	if err != nil {
		b.Fatal(err)
	}
	numbers, err := starlark.Call(thread, object.RangeClass, starlark.Tuple{starlark.MakeInt(10)}, nil)
	if err != nil {
		b.Fatal(err)
	}
	text, five := starlark.String("abcdefghij"), starlark.MakeInt(5)
	values := []struct {
		name string
		v    starlark.Value
	}{{"list", list}, {"dict", dict}, {"tuple", starlark.Tuple(tuple)}, {"str", text}, {"range", numbers}, {"set", set}, {"float", starlark.Float(0.1)}, {"int", five}}
	run := func(name string, f func(v starlark.Value) error) {
		for _, x := range values {
			if f(x.v) != nil {
				continue // it has no part in the protocol
			}
			b.Run(name+" "+x.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					_ = f(x.v)
				}
			})
		}
	}
	var key starlark.Value = five
	run("get", func(v starlark.Value) error { _, err := object.GetItem(thread, v, key); return err })
	run("set", func(v starlark.Value) error { return object.SetItem(thread, v, key, key) })
	run("in", func(v starlark.Value) error { _, err := object.Contains(thread, v, key); return err })
	run("len", func(v starlark.Value) error { _, err := object.Length(thread, v); return err })
	run("iter", func(v starlark.Value) error { _, err := object.Iterate(thread, v); return err })
	run("loop", func(v starlark.Value) error { _, err := object.Loop(thread, v); return err })
	run("collect", func(v starlark.Value) error { _, err := object.Collect(thread, v); return err })
	run("repr", func(v starlark.Value) error { _, err := object.Repr(thread, v); return err })
	run("str", func(v starlark.Value) error { _, err := object.Str(thread, v); return err })
	run("hash", func(v starlark.Value) error { _, err := hashOf(thread, v); return err })
	run("equal", func(v starlark.Value) error { _, err := object.Compare(thread, "==", v, v); return err })
	run("minus", func(v starlark.Value) error { _, err := object.UnaryOp(thread, "-", v); return err })
	run("times", func(v starlark.Value) error { _, err := object.Binary(thread, "*", v, key); return err })
}
