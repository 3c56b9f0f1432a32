package prelude

import (
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

func BenchmarkBinary(b *testing.B) {
	for _, bench := range []struct {
		name, op string
		x, y     starlark.Value
	}{
		{"int+", "+", starlark.MakeInt(3), starlark.MakeInt(4)},
		{"int//", "//", starlark.MakeInt(30), starlark.MakeInt(4)},
		{"int**", "**", starlark.MakeInt(3), starlark.MakeInt(4)},
		{"big+", "+", starlark.MakeInt64(1 << 40), starlark.MakeInt64(1 << 41)},
		{"float*", "*", starlark.Float(1.5), starlark.Float(2.5)},
		{"float**", "**", starlark.Float(1.5), starlark.Float(2.5)},
		{"int*float", "*", starlark.MakeInt(3), starlark.Float(2.5)},
		{"bool+int", "+", starlark.True, starlark.MakeInt(4)},
		{"str+", "+", starlark.String("abc"), starlark.String("def")},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := object.Binary(nil, bench.op, bench.x, bench.y); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	list := func() starlark.Value {
		l := make([]starlark.Value, 10)
		for i := range l {
			l[i] = starlark.MakeInt(i)
		}
		return starlark.NewList(l)
	}
	for _, bench := range []struct {
		name, op string
		x, y     starlark.Value
	}{
		{"int", "<", starlark.MakeInt(3), starlark.MakeInt(4)},
		{"str", "==", starlark.String("abc"), starlark.String("abd")},
		{"int and float", "<", starlark.MakeInt(3), starlark.Float(4)},
		{"None", "==", starlark.None, starlark.MakeInt(3)},
		{"list of 10", "==", list(), list()},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := object.Compare(nil, bench.op, bench.x, bench.y); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFunctions(b *testing.B) {
	numbers := make([]starlark.Value, 1000)
	for i := range numbers {
		numbers[i] = starlark.MakeInt(i)
	}
	list := starlark.NewList(numbers)
	for _, name := range []string{"sum", "len", "max", "all"} {
		b.Run(name+" of 1000", func(b *testing.B) {
			b.ReportAllocs()
			thread := &starlark.Thread{}
			for b.Loop() {
				if _, err := object.Call1(thread, Functions()[name], list); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
