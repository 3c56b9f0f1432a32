package text

import (
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Chr is chr(i, /).
func Chr(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return codePoint(thread, v, "chr() arg not in range(0x110000)", 0x10ffff)
}

func codePoint(thread *starlark.Thread, v starlark.Value, complaint string, most int64) (starlark.Value, error) {
	i, err := object.IndexInt(thread, v)
	if err != nil {
		return nil, err
	}
	n, ok := i.Int64()
	switch {
	case !ok || n != int64(int32(n)):
		return nil, raise.Errorf("OverflowError", "Python int too large to convert to C int")
	case n < 0 || n > most:
		return nil, &raise.Error{Class: "ValueError", Msg: complaint}
	}
	var room [utf8.UTFMax]byte
	return memory.Text(codepoint.Append(room[:0], rune(n))), nil
}

// Ord is ord(c, /).
func Ord(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	length := 0
	switch s := object.Native(v).(type) {
	case starlark.String:
		if r, size := codepoint.Decode(string(s)); size == len(s) && size > 0 {
			return starlark.MakeInt(int(r)), nil
		}
		length = codepoint.Len(string(s))
	case starlark.Bytes:
		if len(s) == 1 {
			return starlark.MakeInt(int(s[0])), nil
		}
		length = len(s)
	default:
		return nil, raise.Errorf("TypeError", "ord() expected string of length 1, but %s found", object.TypeOf(v).Name())
	}
	return nil, raise.Errorf("TypeError", "ord() expected a character, but string of length %d found", length)
}

// ChrPython2 is chr(i), which makes a byte in Python 2.
func ChrPython2(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return codePoint(thread, v, "chr() arg not in range(256)", 255)
}

// UnichrPython2 is unichr(i).
func UnichrPython2(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return codePoint(thread, v, "unichr() arg not in range(0x110000) (wide Python build)", 0x10ffff)
}

// ASCII returns ascii(v): its repr, in which all but ASCII is escaped. It fails as
// Repr does.
func ASCII(thread *starlark.Thread, v starlark.Value) (string, error) {
	text, err := object.Repr(thread, v)
	if err != nil {
		return "", err
	}
	return escapeNonASCII(text), nil
}
