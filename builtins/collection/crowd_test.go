package collection

import (
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// crowds are keys that the engine has all in one chain.
var crowds = []struct {
	name string
	key  func(i int) starlark.Value
}{
	{"floats below one", func(i int) starlark.Value { return starlark.Float(float64(i) * 0.00001) }},
	{"tuples of floats", func(i int) starlark.Value {
		return starlark.Tuple{starlark.Float(float64(i) * 0.00001), starlark.None}
	}},
	{"multiples of 2**32", func(i int) starlark.Value { return starlark.MakeInt64(int64(i) << 32) }},
	{"multiples of 2**16", func(i int) starlark.Value { return starlark.MakeInt64(int64(i) << 16) }},
	{"multiples of 2**64", func(i int) starlark.Value { return starlark.MakeInt64(int64(i)).Mul(starlark.MakeInt64(1 << 62)) }},
	{"large floats", func(i int) starlark.Value { return starlark.Float(i) * (1 << 40) }},
}

// However keys come into a dict or set, none is compared with more than some others: no chain is
// long.
func TestKeysAreNotCrowded(t *testing.T) {
	const n, most = 20_000, 8
	for _, c := range crowds {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			keys := make([]starlark.Value, n)
			for i := range keys {
				keys[i] = c.key(i)
			}
			check := func(how string, table *memory.Table, size int) {
				t.Helper()
				if got := table.Longest(); got > most || table.Len() != size {
					t.Errorf("%s: %d keys have a chain of %d buckets", how, table.Len(), got)
				}
			}
			try := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			d, s, half := starlark.NewDict(0), starlark.NewSet(0), starlark.NewSet(0)
			for i, k := range keys {
				try(object.DictSet(nil, d, k, starlark.MakeInt(i)))
				try(object.SetAdd(nil, s, k))
				if i%2 == 0 {
					try(object.SetAdd(nil, half, k))
				}
			}
			check("d[k] = v", memory.DictTable(d), n)
			check("s.add(k)", memory.SetTable(s), n)
			for i, k := range keys {
				v, found, err := object.DictGet(nil, d, k)
				if m, _ := starlark.AsInt32(v); !found || err != nil || m != i {
					t.Fatalf("d[%v] is %v, %v", k, v, err)
				}
			}
			united := starlark.NewSet(0)
			try(object.SetAdd(nil, united, starlark.String("x")))
			try(object.SetAddAll(nil, united, half))
			try(object.SetAddAll(nil, united, s))
			check("s | t", memory.SetTable(united), n+1)
			some, err := setIntersect(nil, s, half)
			try(err)
			check("s & t", memory.SetTable(some), n/2)
			merged := starlark.NewDict(0)
			try(object.DictSet(nil, merged, starlark.String("x"), starlark.None))
			try(object.DictAddAll(nil, merged, d))
			check("d.update(e)", memory.DictTable(merged), n+1)
			copied := starlark.NewDict(n)
			try(object.DictAddAll(nil, copied, d))
			check("dict(d)", memory.DictTable(copied), n)
			sent, _, err := memory.Copy(starlark.NewList([]starlark.Value{d, s, NewFrozenSet(s)}))
			try(err)
			list := sent.(*starlark.List)
			check("a dict for another process", memory.DictTable(list.Index(0).(*starlark.Dict)), n)
			check("a set for another process", memory.SetTable(list.Index(1).(*starlark.Set)), n)
			check("a frozenset for another process", memory.SetTable(list.Index(2).(*FrozenSet).set), n)
			try(object.DictSet(nil, list.Index(0).(*starlark.Dict), starlark.String("x"), starlark.None))
			check("a dict of another process", memory.DictTable(list.Index(0).(*starlark.Dict)), n+1)
			for _, k := range keys {
				if _, found, err := object.DictDelete(nil, d, k); !found || err != nil {
					t.Fatalf("%v is not there (%v)", k, err)
				}
			}
			try(object.DictAddAll(nil, d, copied))
			check("d.update(e) with an empty d", memory.DictTable(d), n)
		})
	}
}

// What a float costs as a key, of which the engine finds none as it should, beside an int.
func BenchmarkKeys(b *testing.B) {
	const n = 100_000
	for name, key := range map[string]func(i int) starlark.Value{
		"float": func(i int) starlark.Value { return starlark.Float(float64(i) * 0.0001) },
		"int":   func(i int) starlark.Value { return starlark.MakeInt(i) },
	} {
		keys := make([]starlark.Value, n)
		d := new(starlark.Dict)
		for i := range keys {
			keys[i] = key(i)
			_ = object.DictSet(nil, d, keys[i], starlark.None)
		}
		b.Run(name+"/add", func(b *testing.B) {
			s := new(starlark.Set)
			for i := 0; b.Loop(); i++ {
				if i%n == 0 {
					s = new(starlark.Set)
				}
				_ = object.SetAdd(nil, s, keys[i%n])
			}
		})
		b.Run(name+"/get", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				_, _, _ = object.DictGet(nil, d, keys[i%n])
			}
		})
		b.Run(name+"/set", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				_ = object.DictSet(nil, d, keys[i%n], starlark.None)
			}
		})
	}
}
