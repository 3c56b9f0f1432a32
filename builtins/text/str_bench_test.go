package text

import (
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

func BenchmarkStrMethods(b *testing.B) {
	words := strings.Repeat("the quick brown fox ", 50)
	list := starlark.NewList(nil)
	for w := range strings.FieldsSeq(words) {
		_ = list.Append(starlark.String(w))
	}
	str := func(s string) starlark.Value { return starlark.String(s) }
	for _, bb := range []struct {
		name, self, method string
		args               starlark.Tuple
	}{
		{"split", words, "split", nil},
		{"splitComma", strings.ReplaceAll(words, " ", ","), "split", starlark.Tuple{str(",")}},
		{"join", " ", "join", starlark.Tuple{list}},
		{"replace", words, "replace", starlark.Tuple{str("fox"), str("dog")}},
		{"strip", "  some words  ", "strip", nil},
		{"upper", words, "upper", nil},
		{"upperShort", "hello", "upper", nil},
		{"lowerUnicode", strings.Repeat("Ärger ", 20), "lower", nil},
		{"startswith", words, "startswith", starlark.Tuple{str("the")}},
		{"find", words, "find", starlark.Tuple{str("cat")}},
		{"findFrom", words, "find", starlark.Tuple{str("fox"), starlark.MakeInt(500)}},
		{"isdigit", "1234567", "isdigit", nil},
		{"encode", words, "encode", nil},
	} {
		m, _ := object.StrClass.Lookup(bb.method)
		f, self, thread := m.(*object.MethodDescriptor).Entry().Call, str(bb.self), new(starlark.Thread)
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f(thread, self, bb.args, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSliceStr(b *testing.B) {
	text := starlark.String("the quick brown fox jumps over the lazy dog")
	for b.Loop() {
		if _, err := object.GetSlice(nil, text, starlark.MakeInt(10), starlark.MakeInt(-10), nil); err != nil {
			b.Fatal(err)
		}
	}
}
