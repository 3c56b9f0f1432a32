package object

import (
	"strconv"
	"testing"

	"go.starlark.net/starlark"
)

// What a lookup costs beside the engine's own, which BenchmarkKeys/engine is.
func BenchmarkKeys(b *testing.B) {
	const n = 1000
	d := starlark.NewDict(n)
	var strs, ints, pairs [n]starlark.Value
	for i := range n {
		strs[i], ints[i] = starlark.String("key"+strconv.Itoa(i)), starlark.MakeInt(i)
		pairs[i] = starlark.Tuple{starlark.MakeInt(i), starlark.MakeInt(i % 7)}
		for _, k := range []starlark.Value{strs[i], ints[i], pairs[i]} {
			if err := d.SetKey(k, starlark.None); err != nil {
				b.Fatal(err)
			}
		}
	}
	for name, keys := range map[string]*[n]starlark.Value{"str": &strs, "int": &ints, "tuple": &pairs} {
		b.Run(name+"/get", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, found, _ := DictGet(nil, d, keys[i%n]); !found {
					b.Fatal("not found")
				}
			}
		})
		b.Run(name+"/set", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				_ = DictSet(nil, d, keys[i%n], starlark.None)
			}
		})
		b.Run(name+"/engine/get", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				_, _, _ = d.Get(keys[i%n])
			}
		})
		b.Run(name+"/engine/set", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				_ = d.SetKey(keys[i%n], starlark.None)
			}
		})
	}
}
