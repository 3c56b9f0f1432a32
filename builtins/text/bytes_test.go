package text

import (
	"math/big"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
)

func parseBig(s string) starlark.Value {
	n, _ := new(big.Int).SetString(s, 10)
	return starlark.MakeBigInt(n)
}

// wantRepr compares a result, or the error's text, with what CPython says.
func wantRepr(t *testing.T, got starlark.Value, err error, want string) {
	t.Helper()
	text := ""
	if err != nil {
		text = err.Error()
	} else if text, err = object.Repr(nil, got); err != nil {
		t.Fatal(err)
	}
	if text != want {
		t.Errorf("got %s, want %s", text, want)
	}
}

func TestTextConstructors(t *testing.T) {
	type values = starlark.Tuple
	str := func(s string) starlark.Value { return starlark.String(s) }
	raw := func(s string) starlark.Value { return starlark.Bytes(s) }
	kw := func(name string, v starlark.Value) []starlark.Tuple { return []starlark.Tuple{{str(name), v}} }
	one := starlark.MakeInt(1)
	tests := []struct {
		class  *object.Class
		args   values
		kwargs []starlark.Tuple
		want   string
	}{
		{object.StrClass, nil, nil, "''"},
		{object.StrClass, values{one}, nil, "'1'"},
		{object.StrClass, values{str("a")}, nil, "'a'"},
		{object.StrClass, values{raw("a")}, nil, `"b'a'"`},
		{object.StrClass, values{raw("\xc3\xa9"), str("utf-8")}, nil, "'é'"},
		{object.StrClass, values{raw("\xc3\xa9"), str("ascii"), str("replace")}, nil, "'\ufffd\ufffd'"},
		{object.StrClass, values{NewByteArray([]byte("a")), str("utf-8")}, nil, "'a'"},
		{object.StrClass, values{raw("a")}, kw("errors", str("strict")), "'a'"},
		{object.StrClass, nil, kw("object", one), "'1'"},
		{object.StrClass, nil, kw("encoding", str("utf-8")), "''"},
		{object.StrClass, nil, kw("x", one), "TypeError: 'x' is an invalid keyword argument for str()"},
		{object.StrClass, values{one}, kw("object", one), "TypeError: argument for str() given by name ('object') and position (1)"},
		{object.StrClass, values{one, one, one, one}, nil, "TypeError: str() takes at most 3 arguments (4 given)"},
		{object.StrClass, values{str("a"), str("b")}, nil, "TypeError: decoding str is not supported"},
		{object.StrClass, values{one, str("utf-8")}, nil, "TypeError: decoding to str: need a bytes-like object, int found"},
		{object.StrClass, values{raw("a"), one}, nil, "TypeError: str() argument 'encoding' must be str, not int"},
		{object.StrClass, values{raw("a"), str("utf-8"), starlark.None}, nil, "TypeError: str() argument 'errors' must be str, not None"},
		{object.StrClass, values{raw("\xff"), str("utf-8")}, nil,
			"UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"},

		{object.BytesClass, nil, nil, "b''"},
		{object.BytesClass, values{starlark.MakeInt(3)}, nil, `b'\x00\x00\x00'`},
		{object.BytesClass, values{starlark.True}, nil, `b'\x00'`},
		{object.BytesClass, values{raw("ab")}, nil, "b'ab'"},
		{object.BytesClass, values{str("é"), str("latin-1")}, nil, `b'\xe9'`},
		{object.BytesClass, values{str("é")}, kw("encoding", str("utf-8")), `b'\xc3\xa9'`},
		{object.BytesClass, nil, kw("source", raw("a")), "b'a'"},
		{object.BytesClass, values{str("a")}, nil, "TypeError: string argument without an encoding"},
		{object.BytesClass, values{raw("a"), str("ascii")}, nil, "TypeError: encoding without a string argument"},
		{object.BytesClass, nil, kw("errors", str("x")), "TypeError: errors without a string argument"},
		{object.BytesClass, values{one, one}, nil, "TypeError: bytes() argument 'encoding' must be str, not int"},
		{object.BytesClass, values{starlark.MakeInt(-1)}, nil, "ValueError: negative count"},
		{object.BytesClass, values{parseBig("1000000000000000000000")}, nil, "OverflowError: cannot fit 'int' into an index-sized integer"},
		{object.BytesClass, values{starlark.MakeInt64(1 << 40)}, nil, "MemoryError"},

		{ByteArrayClass, nil, nil, "bytearray(b'')"},
		{ByteArrayClass, values{starlark.MakeInt(2)}, nil, `bytearray(b'\x00\x00')`},
		{ByteArrayClass, values{raw("ab")}, nil, "bytearray(b'ab')"},
		{ByteArrayClass, values{one, str("a")}, nil, "TypeError: encoding without a string argument"},
	}
	for _, tt := range tests {
		t.Run(tt.class.Name()+tt.args.String(), func(t *testing.T) {
			got, err := tt.class.CallInternal(new(starlark.Thread), tt.args, tt.kwargs)
			wantRepr(t, got, err, tt.want)
		})
	}
}

func TestTextStaticMethods(t *testing.T) {
	type values = starlark.Tuple
	str := func(s string) starlark.Value { return starlark.String(s) }
	raw := func(s string) starlark.Value { return starlark.Bytes(s) }
	dict := func(k, v starlark.Value) starlark.Value {
		d := new(starlark.Dict)
		_ = d.SetKey(k, v)
		return d
	}
	one := starlark.MakeInt(1)
	tests := []struct {
		class *object.Class
		name  string
		args  values
		want  string
	}{
		{object.StrClass, "maketrans", values{str("aé"), str("b漢")}, "{97: 98, 233: 28450}"},
		{object.StrClass, "maketrans", values{str("a"), str("b"), str("ac")}, "{97: None, 99: None}"},
		{object.StrClass, "maketrans", values{dict(str("é"), str("xx"))}, "{233: 'xx'}"},
		{object.StrClass, "maketrans", values{dict(one, starlark.None)}, "{1: None}"},
		{object.StrClass, "maketrans", nil, "TypeError: maketrans expected at least 1 argument, got 0"},
		{object.StrClass, "maketrans", values{one}, "TypeError: if you give only one argument to maketrans it must be a dict"},
		{object.StrClass, "maketrans", values{str("a"), str("bc")}, "ValueError: the first two maketrans arguments must have equal length"},
		{object.StrClass, "maketrans", values{str("a"), one}, "TypeError: maketrans() argument 2 must be str, not int"},
		{object.StrClass, "maketrans", values{one, str("a")}, "TypeError: first maketrans argument must be a string if there is a second argument"},
		{object.StrClass, "maketrans", values{dict(starlark.Float(1.5), one)}, "TypeError: keys in translate table must be strings or integers"},
		{object.StrClass, "maketrans", values{dict(str("ab"), one)}, "ValueError: string keys in translate table must be of length 1"},
		{object.BytesClass, "maketrans", values{raw("a"), raw("bc")}, "ValueError: maketrans arguments must have same length"},
		{object.BytesClass, "maketrans", values{str("a"), raw("b")}, "TypeError: a bytes-like object is required, not 'str'"},
		{object.BytesClass, "maketrans", values{raw("a")}, "TypeError: maketrans expected 2 arguments, got 1"},
		{object.BytesClass, "fromhex", values{str(" ab  CD\n ")}, `b'\xab\xcd'`},
		{object.BytesClass, "fromhex", values{str("ab c")}, "ValueError: non-hexadecimal number found in fromhex() arg at position 4"},
		{object.BytesClass, "fromhex", values{str("ab é")}, "ValueError: non-hexadecimal number found in fromhex() arg at position 3"},
		{object.BytesClass, "fromhex", values{raw("a")}, "TypeError: fromhex() argument must be str, not bytes"},
		{object.BytesClass, "fromhex", nil, "TypeError: bytes.fromhex() takes exactly one argument (0 given)"},
		{ByteArrayClass, "fromhex", values{str("61 62")}, "bytearray(b'ab')"},
	}
	for _, tt := range tests {
		t.Run(tt.class.Name()+"."+tt.name+tt.args.String(), func(t *testing.T) {
			f, _ := tt.class.Lookup(tt.name)
			got, err := starlark.Call(new(starlark.Thread), f, tt.args, nil)
			if e := procError(err); e != nil {
				err = e
			}
			wantRepr(t, got, err, tt.want)
		})
	}
}

func TestByteArrayRepr(t *testing.T) {
	for data, want := range map[string]string{
		"a'b":            `bytearray(b"a\'b")`,
		"a'\"b\x00\n":    `bytearray(b'a\'"b\x00\n')`,
		"\\\t\r\x7f\xff": `bytearray(b'\\\t\r\x7f\xff')`,
	} {
		if got := NewByteArray([]byte(data)).String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestByteArrayItems(t *testing.T) {
	none, str := starlark.None, starlark.String("a")
	slice := func(lower, upper, step starlark.Value) starlark.Value {
		return any(&object.Slice{Lower: lower, Upper: upper, Step: step}).(starlark.Value)
	}
	i := func(n int) starlark.Value { return starlark.MakeInt(n) }
	raw := func(s string) starlark.Value { return starlark.Bytes(s) }
	tests := []struct {
		name string
		key  func() starlark.Value
		set  starlark.Value // nil deletes, None gets
		want string         // the item, or what is left of abcdef
	}{
		{"get", func() starlark.Value { return i(1) }, none, "98"},
		{"get from the end", func() starlark.Value { return i(-1) }, none, "102"},
		{"get outside", func() starlark.Value { return i(6) }, none, "IndexError: bytearray index out of range"},
		{"get far outside", func() starlark.Value { return parseBig("-10000000000000000000") }, none,
			"IndexError: cannot fit 'int' into an index-sized integer"},
		{"get str", func() starlark.Value { return str }, none, "TypeError: bytearray indices must be integers or slices, not str"},
		{"set", func() starlark.Value { return i(-2) }, i(65), "bytearray(b'abcdAf')"},
		{"set large", func() starlark.Value { return i(0) }, i(256), "ValueError: byte must be in range(0, 256)"},
		{"set str", func() starlark.Value { return i(0) }, str, "TypeError: 'str' object cannot be interpreted as an integer"},
		{"set outside", func() starlark.Value { return i(9) }, i(1), "IndexError: bytearray index out of range"},
		{"delete", func() starlark.Value { return i(2) }, nil, "bytearray(b'abdef')"},
		{"delete outside", func() starlark.Value { return i(7) }, nil, "IndexError: bytearray index out of range"},
		{"get slice", func() starlark.Value { return slice(i(1), i(4), none) }, none, "bytearray(b'bcd')"},
		{"get reversed", func() starlark.Value { return slice(none, none, i(-1)) }, none, "bytearray(b'fedcba')"},
		{"get by step", func() starlark.Value { return slice(i(-2), i(-100), i(-2)) }, none, "bytearray(b'eca')"},
		{"get step 0", func() starlark.Value { return slice(none, none, i(0)) }, none, "ValueError: slice step cannot be zero"},
		{"get bad bound", func() starlark.Value { return slice(str, none, none) }, none,
			"TypeError: slice indices must be integers or None or have an __index__ method"},
		{"set slice", func() starlark.Value { return slice(i(1), i(3), none) }, raw("XYZ"), "bytearray(b'aXYZdef')"},
		{"set before", func() starlark.Value { return slice(i(3), i(1), none) }, raw("X"), "bytearray(b'abcXdef')"},
		{"set to integers", func() starlark.Value { return slice(i(4), none, none) }, starlark.NewList([]starlark.Value{i(65)}), "bytearray(b'abcdA')"},
		{"set by step", func() starlark.Value { return slice(none, none, i(-2)) }, raw("XYZ"), "bytearray(b'aZcYeX')"},
		{"set by step wrong", func() starlark.Value { return slice(none, none, i(2)) }, raw("X"),
			"ValueError: attempt to assign bytes of size 1 to extended slice of size 3"},
		{"set by step nothing", func() starlark.Value { return slice(none, none, i(2)) }, raw(""), "bytearray(b'bdf')"},
		{"set slice to str", func() starlark.Value { return slice(i(0), i(2), none) }, str,
			"TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)"},
		{"delete slice", func() starlark.Value { return slice(i(1), i(-1), none) }, nil, "bytearray(b'af')"},
		{"delete by step", func() starlark.Value { return slice(i(5), i(0), i(-2)) }, nil, "bytearray(b'ace')"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := NewByteArray([]byte("abcdef"))
			thread, key := new(starlark.Thread), tt.key()
			if tt.set == none {
				got, err := b.GetItem(thread, key)
				wantRepr(t, got, err, tt.want)
				return
			}
			err := b.DelItem(thread, key)
			if tt.set != nil {
				b = NewByteArray([]byte("abcdef"))
				err = b.SetItem(thread, key, tt.set)
			}
			wantRepr(t, b, err, tt.want)
		})
	}
}

func TestByteArrayOperators(t *testing.T) {
	b := func(s string) starlark.Value { return NewByteArray([]byte(s)) }
	raw := func(s string) starlark.Value { return starlark.Bytes(s) }
	tests := []struct {
		name  string
		op    syntax.Token
		other starlark.Value
		side  starlark.Side
		want  string
	}{
		{"concat bytes", syntax.PLUS, raw("x"), starlark.Left, "bytearray(b'abx')"},
		{"concat bytearray", syntax.PLUS, b("x"), starlark.Left, "bytearray(b'abx')"},
		{"bytes first", syntax.PLUS, raw("x"), starlark.Right, "b'xab'"},
		{"concat str", syntax.PLUS, starlark.String("x"), starlark.Left, "TypeError: can't concat str to bytearray"},
		{"repeat", syntax.STAR, starlark.MakeInt(2), starlark.Left, "bytearray(b'abab')"},
		{"repeat from the left", syntax.STAR, starlark.MakeInt(2), starlark.Right, "bytearray(b'abab')"},
		{"repeat negative", syntax.STAR, starlark.MakeInt(-1), starlark.Left, "bytearray(b'')"},
		{"repeat too often", syntax.STAR, starlark.MakeInt64(1 << 40), starlark.Left, "MemoryError"},
		{"repeat by float", syntax.STAR, starlark.Float(1.5), starlark.Left, "TypeError: can't multiply sequence by non-int of type 'float'"},
		{"in", syntax.IN, starlark.MakeInt(97), starlark.Right, "True"},
		{"part in", syntax.IN, raw("ab"), starlark.Right, "True"},
		{"not in", syntax.IN, raw("ba"), starlark.Right, "False"},
		{"large in", syntax.IN, starlark.MakeInt(256), starlark.Right, "ValueError: byte must be in range(0, 256)"},
		{"str in", syntax.IN, starlark.String("a"), starlark.Right, "TypeError: a bytes-like object is required, not 'str'"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			self := NewByteArray([]byte("ab"))
			got, err := self.Binary(tt.op, tt.other, tt.side)
			wantRepr(t, got, err, tt.want)
			wantRepr(t, self, nil, "bytearray(b'ab')")
		})
	}
	t.Run("in place", func(t *testing.T) {
		self := NewByteArray([]byte("ab"))
		got, ok, err := self.Operate(nil, "+", self, false, true)
		if got != self || !ok {
			t.Errorf("another value: %v, %v", got, ok)
		}
		wantRepr(t, got, err, "bytearray(b'abab')")
	})
	t.Run("compare", func(t *testing.T) {
		self := NewByteArray([]byte("ab"))
		for op, want := range map[string]starlark.Bool{"==": false, "!=": true, "<": true, "<=": true, ">": false, ">=": false} {
			if got, ok, err := self.Compare(nil, op, raw("b")); got != want || !ok || err != nil {
				t.Errorf("ab %s b: %v, %v, %v", op, got, ok, err)
			}
		}
		if _, ok, _ := self.Compare(nil, "==", starlark.String("ab")); ok {
			t.Error("a bytearray does not know str")
		}
	})
}

func TestByteArrayIteration(t *testing.T) {
	b := NewByteArray([]byte("ab"))
	it, err := b.Iter(nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []starlark.Value
	for {
		v, ok, err := it.Next(nil)
		if !ok || err != nil {
			break
		}
		got = append(got, v)
		if len(got) == 1 {
			b.data = append(b.data, 'c') // is seen
		}
	}
	wantRepr(t, starlark.NewList(got), nil, "[97, 98, 99]")
	if _, ok, _ := it.Next(nil); ok {
		t.Error("goes on after its end")
	}
}
