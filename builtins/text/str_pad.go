package text

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// padMethods are the methods of str, bytes and bytearray that fill up.
func padMethods() []method {
	return []method{
		padMethod("ljust", func(missing, _ int) int { return 0 }),
		padMethod("rjust", func(missing, _ int) int { return missing }),
		// Of an odd number CPython puts the larger half left only if the width is odd.
		padMethod("center", func(missing, width int) int { return missing/2 + missing&width&1 }),
		text1("zfill(self, width, /)", textZfill),
		text1("expandtabs(self, tabsize=8)", textExpandTabs),
	}
}

// padMethod is str.ljust(width[, fillchar]) and its kin; left says how much of what is
// missing goes to the left.
func padMethod(name string, left func(missing, width int) int) method {
	return text2(name+"(self, width, fillchar=' ', /)", func(thread *starlark.Thread, t textual, size, fillchar starlark.Value) (starlark.Value, error) {
		width, err := sizeArg(thread, size, 0)
		if err != nil {
			return nil, err
		}
		fill := " "
		if fillchar != nil {
			if fill, err = t.fillCharacter(name, fillchar); err != nil {
				return nil, err
			}
		}
		missing := width - t.length()
		if missing <= 0 || width <= 0 {
			return t.wrap(t.s), nil
		}
		if missing > (object.MaxText-len(t.s))/len(fill) {
			return nil, checkSize(-1)
		}
		before := left(missing, width)
		v, b := t.fresh(len(t.s) + missing*len(fill))
		start := before * len(fill)
		fillUp(b[:start], fill)
		fillUp(b[start+copy(b[start:], t.s):], fill)
		return v, nil
	})
}

// fillUp fills b with copies of s.
func fillUp(b []byte, s string) {
	for n := copy(b, s); n < len(b); n *= 2 {
		copy(b[n:], b[:n])
	}
}

func (t textual) fillCharacter(name string, v starlark.Value) (string, error) {
	if t.kind != strKind {
		if s, ok := bytesLike(v); ok && len(s) == 1 {
			return s, nil
		}
		return "", badArgument(name+"() argument 2", "a byte string of length 1", v)
	}
	s, ok := object.Native(v).(starlark.String)
	if !ok {
		return "", raise.Errorf("TypeError", "The fill character must be a unicode character, not %s", object.TypeOf(v).Name())
	}
	if codepoint.Len(string(s)) != 1 {
		return "", raise.Errorf("TypeError", "The fill character must be exactly one character long")
	}
	return string(s), nil
}

// textZfill is str.zfill(width): zeros go after a sign.
func textZfill(thread *starlark.Thread, t textual, size starlark.Value) (starlark.Value, error) {
	width, err := sizeArg(thread, size, 0)
	if err != nil {
		return nil, err
	}
	missing := max(width, 0) - t.length()
	if missing <= 0 {
		return t.wrap(t.s), nil
	}
	if err := checkSize(missing + len(t.s)); err != nil {
		return nil, err
	}
	sign := 0
	if t.s != "" && (t.s[0] == '+' || t.s[0] == '-') {
		sign = 1
	}
	return t.wrap(t.s[:sign] + strings.Repeat("0", missing) + t.s[sign:]), nil
}

// textExpandTabs is str.expandtabs(tabsize=8).
func textExpandTabs(thread *starlark.Thread, t textual, tabsize starlark.Value) (starlark.Value, error) {
	size, err := sizeArg(thread, tabsize, 8)
	if err != nil {
		return nil, err
	}
	if int64(int32(size)) != int64(size) { //nolint:gosec // that is the question
		return nil, raise.Errorf("OverflowError", "Python int too large to convert to C int")
	}
	var b strings.Builder
	column := 0
	for i := range len(t.s) {
		switch c := t.s[i]; {
		case c != '\t':
			b.WriteByte(c)
			if c == '\n' || c == '\r' {
				column = 0
			} else if t.kind != strKind || utf8.RuneStart(c) {
				column++
			}
		case size > 0:
			n := size - column%size
			if n > object.MaxText-b.Len() {
				return nil, checkSize(-1)
			}
			b.WriteString(strings.Repeat(" ", n))
			column += n
		}
	}
	return t.wrap(b.String()), nil
}
