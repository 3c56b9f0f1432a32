package collection

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// TestSortIsStable sorts pairs by their first part and compares with the standard
// library's stable sort.
func TestSortIsStable(t *testing.T) {
	thread := new(starlark.Thread)
	first := starlark.NewBuiltin("first", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[0].(starlark.Tuple)[0], nil
	})
	r := rand.New(rand.NewPCG(1, 2))
	kinds := map[string]func() starlark.Value{
		"ints":    func() starlark.Value { return starlark.MakeInt(r.IntN(50)) },
		"strings": func() starlark.Value { return starlark.String(fmt.Sprint(r.IntN(50))) },
		"floats":  func() starlark.Value { return starlark.Float(r.IntN(50)) },
		"numbers": func() starlark.Value {
			if r.IntN(2) == 0 {
				return starlark.MakeInt(r.IntN(50))
			}
			return starlark.Float(r.IntN(50)) / 2
		},
	}
	for name, kind := range kinds {
		for _, n := range []int{0, 1, 2, 3, 31, 64, 65, 200, 1000, 4097} {
			for _, reverse := range []bool{false, true} {
				t.Run(fmt.Sprint(name, n, reverse), func(t *testing.T) {
					var list []starlark.Value
					for i := range n {
						list = append(list, starlark.Tuple{kind(), starlark.MakeInt(i)})
					}
					if r.IntN(3) == 0 { // long runs
						slices.SortFunc(list[:n/2], comparePairs)
					}
					want := slices.Clone(list)
					slices.SortStableFunc(want, func(a, b starlark.Value) int {
						if reverse {
							a, b = b, a
						}
						return comparePairs(a, b)
					})
					if err := Sort(thread, list, first, reverse); err != nil {
						t.Fatal(err)
					}
					for i := range list {
						if list[i].(starlark.Tuple)[1] != want[i].(starlark.Tuple)[1] {
							t.Fatalf("at %d: %v, want %v", i, list[i], want[i])
						}
					}
				})
			}
		}
	}
}

func comparePairs(a, b starlark.Value) int {
	x, y := a.(starlark.Tuple)[0], b.(starlark.Tuple)[0]
	if s, ok := x.(starlark.String); ok {
		return cmp.Compare(s, y.(starlark.String))
	}
	f, _ := starlark.AsFloat(x)
	g, _ := starlark.AsFloat(y)
	return cmp.Compare(f, g)
}

// TestSortComparisons checks the comparisons that CPython makes, which a program can
// see: recorded with a class whose __lt__ prints.
func TestSortComparisons(t *testing.T) {
	var log string
	less := func(a, b starlark.Value) (bool, error) {
		log += fmt.Sprintf("%v<%v ", a, b)
		return object.Compare(nil, "<", a, b)
	}
	for _, test := range []struct {
		list []int
		want string
	}{
		{[]int{3, 1, 2}, "1<3 2<1 2<3 2<1 "},
		{[]int{1, 2, 3}, "2<1 3<2 "},
		{[]int{3, 2, 1}, "2<3 1<2 "},
		{[]int{5, 2, 8, 1, 9}, "2<5 8<2 8<5 1<5 1<2 9<5 9<8 "},
	} {
		log = ""
		list := listOfInts(test.list...)
		elems := memory.Elements(list)
		if err := sortBy(elems, elems, less); err != nil || log != test.want {
			t.Errorf("%v: %v\ngot  %s\nwant %s", test.list, err, log, test.want)
		}
	}
}

func listOfInts(n ...int) *starlark.List {
	list := starlark.NewList(nil)
	for _, i := range n {
		list.Append(starlark.MakeInt(i))
	}
	return list
}

func randomInts(n int) []starlark.Value {
	r := rand.New(rand.NewPCG(1, 2))
	list := make([]starlark.Value, n)
	for i := range list {
		list[i] = starlark.MakeInt(r.IntN(1 << 30))
	}
	return list
}

func BenchmarkSortInts(b *testing.B) {
	list := randomInts(10_000)
	b.ReportAllocs()
	for b.Loop() {
		if err := Sort(nil, slices.Clone(list), nil, false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSortTuples(b *testing.B) {
	list := randomInts(10_000)
	for i, v := range list {
		list[i] = starlark.Tuple{v, starlark.None}
	}
	for b.Loop() {
		if err := Sort(nil, slices.Clone(list), nil, false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSlice(b *testing.B) {
	list := starlark.NewList(randomInts(100))
	for b.Loop() {
		if _, err := object.GetSlice(nil, list, starlark.MakeInt(10), starlark.MakeInt(-10), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkListPop(b *testing.B) {
	l := starlark.NewList(nil)
	b.ReportAllocs()
	for b.Loop() {
		l.Append(starlark.None)
		if _, err := listPop(nil, l, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkListInsertFront(b *testing.B) {
	l := starlark.NewList(randomInts(1000))
	for b.Loop() {
		if _, err := listInsert(nil, l, starlark.MakeInt(0), starlark.None); err != nil {
			b.Fatal(err)
		}
		if _, err := listPop(nil, l, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func TestListSortPython2(t *testing.T) {
	backwards := starlark.NewBuiltin("cmp", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[1].(starlark.Int).Sub(args[0].(starlark.Int)), nil
	})
	l := listOfInts(2, 3, 1)
	if _, err := listSortPython2(new(starlark.Thread), l, backwards, nil, nil); err != nil {
		t.Fatal(err)
	}
	if got := l.String(); got != "[3, 2, 1]" {
		t.Error(got)
	}
}
