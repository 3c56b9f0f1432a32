package text

import (
	"testing"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

func TestTextDunders(t *testing.T) {
	type values = starlark.Tuple
	a, raw := starlark.String("aé"), starlark.Bytes("ab")
	one, two := starlark.MakeInt(1), starlark.MakeInt(2)
	tests := []struct {
		self   starlark.Value
		method string
		args   values
		want   string
	}{
		{a, "__len__", nil, "2"},
		{a, "__len__", values{one}, "TypeError: expected 0 arguments, got 1"},
		{a, "__add__", nil, "TypeError: expected 1 argument, got 0"},
		{a, "__add__", values{a}, "'aéaé'"},
		{a, "__add__", values{one}, `TypeError: can only concatenate str (not "int") to str`},
		{a, "__mul__", values{two}, "'aéaé'"},
		{a, "__rmul__", values{two}, "'aéaé'"},
		{a, "__contains__", values{starlark.String("é")}, "True"},
		{a, "__contains__", values{one}, "TypeError: 'in <string>' requires string as left operand, not int"},
		{a, "__eq__", values{a}, "True"},
		{a, "__lt__", values{starlark.String("b")}, "True"},
		{a, "__getitem__", values{one}, "'é'"},
		{a, "__getitem__", values{two}, "IndexError: string index out of range"},
		{a, "__getnewargs__", nil, "('aé',)"},
		{a, "__str__", nil, "'aé'"},
		{a, "__repr__", nil, `"'aé'"`},
		{a, "__format__", values{starlark.String(">3")}, "' aé'"},
		{a, "__format__", values{one}, "TypeError: __format__() argument must be str, not int"},
		{raw, "__add__", values{raw}, "b'abab'"},
		{raw, "__getitem__", values{one}, "98"},
		{raw, "__bytes__", nil, "b'ab'"},
		{raw, "__len__", nil, "2"},
		{NewByteArray([]byte("ab")), "__add__", values{raw}, "bytearray(b'abab')"},
		{NewByteArray([]byte("ab")), "__iadd__", values{raw}, "bytearray(b'abab')"},
		{NewByteArray([]byte("ab")), "__imul__", values{two}, "bytearray(b'abab')"},
		{NewByteArray([]byte("ab")), "__eq__", values{raw}, "True"},
		{NewByteArray([]byte("ab")), "__getitem__", values{starlark.MakeInt(-1)}, "98"},
		{NewByteArray([]byte("ab")), "__contains__", values{raw}, "True"},
	}
	for _, tt := range tests {
		t.Run(object.TypeOf(tt.self).Name()+"."+tt.method+tt.args.String(), func(t *testing.T) {
			got, err := callTextMethod(tt.self, tt.method, tt.args, nil)
			wantRepr(t, got, err, tt.want)
		})
	}
	t.Run("bytearray is unhashable", func(t *testing.T) {
		if h, _ := ByteArrayClass.Lookup("__hash__"); h != starlark.None {
			t.Errorf("__hash__ is %v", h)
		}
	})
	t.Run("bytes compare with bytearray", func(t *testing.T) {
		if same, err := object.Compare(nil, "==", raw, NewByteArray([]byte("ab"))); !same || err != nil {
			t.Errorf("got %v, %v", same, err)
		}
		sum, err := object.Binary(nil, "+", raw, NewByteArray([]byte("c")))
		wantRepr(t, sum, err, "b'abc'")
	})
}

// An extension stands for an instance of a program's class.
type extension struct {
	starlark.NoneType
	base any
}

func (e extension) Base() any { return e.base }

func TestTextOfDerivedClasses(t *testing.T) {
	of := func(v starlark.Value) starlark.Value { return extension{base: v} }
	got, err := callTextMethod(starlark.String(","), "join", starlark.Tuple{starlark.Tuple{of(starlark.String("a")), starlark.String("b")}}, nil)
	wantRepr(t, got, err, "'a,b'")
	got, err = callTextMethod(starlark.Bytes("ab"), "split", starlark.Tuple{of(starlark.Bytes("a"))}, nil)
	wantRepr(t, got, err, "[b'', b'b']")
	f, _ := object.StrClass.Lookup("upper")
	got, err = f.(*object.MethodDescriptor).Entry().Call(nil, of(starlark.String("a")), nil, nil)
	wantRepr(t, got, err, "'A'")
}
