package text

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillBytes() {
	object.BytesClass.Define(call.M3("bytes(self, source=b'', encoding='utf-8', errors='strict')", newBytes),
		object.Slot0("__bytes__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			return starlark.Bytes(textOf(self).s), nil
		}),
	)
	object.BytesClass.Immutable()
	object.BytesClass.Set("fromhex", call.New(call.F1("bytes.fromhex(string, /)", bytesFromHex)))
	object.BytesClass.Set("maketrans", bytesMakeTrans("bytes"))
	defineText(object.BytesClass, object.SameClass, bytesMethods())
	object.BytesClass.Define(nil, immutableDunders()...)
}

// bytesMethods returns the methods that bytes and bytearray share and str has not.
func bytesMethods() []method {
	return []method{
		codingMethod("decode", strDecode),
		text2("hex(self, sep=None, bytes_per_sep=1)", bytesHex),
		text2("translate(self, table, /, delete=b'')", bytesTranslate),
	}
}

// newBytes is bytes(source=b"", encoding, errors): of bytes, a number of zeros, integers
// or, with an encoding, of a str.
func newBytes(thread *starlark.Thread, _ *object.Class, source, encoding, errors starlark.Value) (starlark.Value, error) {
	s, err := bytesContents(thread, "bytes", source, encoding, errors)
	if err != nil {
		return nil, err
	}
	return starlark.Bytes(s), nil
}

// bytesContents returns what the arguments of bytes or bytearray say.
func bytesContents(thread *starlark.Thread, class string, source, encodingArg, errorsArg starlark.Value) (string, error) {
	encoding, errors, err := codingArgs(class, encodingArg, errorsArg)
	if err != nil {
		return "", err
	}
	text, isText := object.Native(source).(starlark.String)
	switch {
	case isText && encodingArg != nil:
		return encodeText(string(text), encoding, errors)
	case isText:
		return "", raise.Errorf("TypeError", "string argument without an encoding")
	case encodingArg != nil:
		return "", raise.Errorf("TypeError", "encoding without a string argument")
	case errorsArg != nil:
		return "", raise.Errorf("TypeError", "errors without a string argument")
	case source == nil:
		return "", nil
	}
	return bytesOf(thread, class, source)
}

// bytesOf returns the bytes that a value is, counts or has.
func bytesOf(thread *starlark.Thread, class string, v starlark.Value) (string, error) {
	if s, ok := bytesLike(v); ok {
		return s, nil
	}
	if _, ok := object.TypeOf(v).Lookup("__bytes__"); ok {
		b, err := object.CallMethod(thread, v, "__bytes__", nil, nil)
		if err != nil {
			return "", err
		}
		if s, ok := b.(starlark.Bytes); ok {
			return string(s), nil
		}
		return "", raise.Errorf("TypeError", "__bytes__ returned non-bytes (type %s)", object.TypeOf(b).Name())
	}
	i, ok, err := object.AsInt(thread, v)
	if err != nil {
		return "", err
	}
	if ok {
		n, fits := i.Int64()
		switch {
		case !fits:
			return "", raise.Errorf("OverflowError", "cannot fit 'int' into an index-sized integer")
		case n < 0:
			return "", raise.Errorf("ValueError", "negative count")
		case n > object.MaxText:
			return "", checkSize(-1)
		}
		return string(make([]byte, n)), nil
	}
	word := "bytes"
	if class == "bytearray" {
		word = "byte"
	}
	b, err := collectBytes(thread, v, word)
	if err != nil && object.IsNotIterable(err, v) {
		err = raise.Errorf("TypeError", "cannot convert '%s' object to %s", object.TypeOf(v).Name(), class).About(fact.WrongType, object.TypeOf(v).Name())
	}
	return string(b), err
}

// collectBytes returns the integers of an iterable as bytes; word says what must be in
// range.
func collectBytes(thread *starlark.Thread, v starlark.Value, word string) ([]byte, error) {
	elems, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	b := make([]byte, len(elems))
	for i, e := range elems {
		if b[i], err = byteArg(thread, e, word); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// byteArg returns an integer argument in range(256).
func byteArg(thread *starlark.Thread, v starlark.Value, word string) (byte, error) {
	i, err := object.IndexInt(thread, v)
	if err != nil {
		return 0, err
	}
	return byteValue(i, word)
}

func byteValue(i starlark.Int, word string) (byte, error) {
	n, ok := i.Int64()
	if !ok || n < 0 || n > 255 {
		return 0, raise.Errorf("ValueError", "%s must be in range(0, 256)", word)
	}
	return byte(n), nil
}

// bytesFromHex is bytes.fromhex(string), a class method.
func bytesFromHex(_ *starlark.Thread, text starlark.Value) (starlark.Value, error) {
	b, err := parseHex(text)
	return starlark.Bytes(b), err
}

func parseHex(v starlark.Value) ([]byte, error) {
	text, ok := object.Native(v).(starlark.String)
	if !ok {
		return nil, badArgument("fromhex() argument", "str", v)
	}
	s := string(text)
	b := make([]byte, 0, len(s)/2)
	for i := 0; i < len(s); {
		if isByteSpace(s[i]) {
			i++
			continue
		}
		for k := range 2 {
			if i+k >= len(s) || !isHexDigit(s[i+k]) {
				return nil, raise.Errorf("ValueError", "non-hexadecimal number found in fromhex() arg at position %d", codepoint.Len(s[:i+k]))
			}
		}
		b = append(b, hexValue(s[i])<<4|hexValue(s[i+1]))
		i += 2
	}
	return b, nil
}

func hexValue(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | caseBit - 'a' + 10
}

// bytesHex is bytes.hex([sep[, bytes_per_sep]]); groups are counted from the right, or
// from the left if their size is negative.
func bytesHex(thread *starlark.Thread, t textual, separator, size starlark.Value) (starlark.Value, error) {
	sep, err := hexSeparator(thread, separator)
	if err != nil {
		return nil, err
	}
	group, err := sizeArg(thread, size, 1)
	if err != nil {
		return nil, err
	}
	first := 0
	if group > 0 {
		first = len(t.s) % group
	} else {
		group = -group
	}
	const digits = "0123456789abcdef"
	var b strings.Builder
	b.Grow(2 * len(t.s))
	for i := range len(t.s) {
		if sep != "" && i > 0 && group > 0 && (i-first)%group == 0 {
			b.WriteString(sep)
		}
		b.WriteByte(digits[t.s[i]>>4])
		b.WriteByte(digits[t.s[i]&15])
	}
	return starlark.String(b.String()), nil
}

func hexSeparator(thread *starlark.Thread, v starlark.Value) (string, error) {
	if v == nil {
		return "", nil
	}
	n, err := object.Length(thread, v)
	if err != nil {
		return "", err
	}
	if n != 1 {
		return "", raise.Errorf("ValueError", "sep must be length 1.")
	}
	sep, ok := bytesLike(v)
	if !ok {
		sep, ok = strArg(v)
	}
	if !ok {
		return "", raise.Errorf("TypeError", "sep must be str or bytes.")
	}
	if !codepoint.IsASCII(sep) {
		return "", raise.Errorf("ValueError", "sep must be ASCII.")
	}
	return sep, nil
}

// bytesTranslate is bytes.translate(table, /, delete=b"").
func bytesTranslate(_ *starlark.Thread, t textual, tableArg, deleteArg starlark.Value) (starlark.Value, error) {
	table, remove := "", ""
	var err error
	if tableArg != starlark.None {
		if table, err = bytesOperand(tableArg); err != nil {
			return nil, err
		}
		if len(table) != 256 {
			return nil, raise.Errorf("ValueError", "translation table must be 256 characters long")
		}
	}
	if deleteArg != nil {
		if remove, err = bytesOperand(deleteArg); err != nil {
			return nil, err
		}
	}
	b := make([]byte, 0, len(t.s))
	for _, c := range []byte(t.s) {
		if strings.IndexByte(remove, c) >= 0 {
			continue
		}
		if table != "" {
			c = table[c]
		}
		b = append(b, c)
	}
	return t.wrap(string(b)), nil
}

// bytesMakeTrans is bytes.maketrans(frm, to), a static method.
func bytesMakeTrans(class string) starlark.Value {
	return call.New(call.F2(class+".maketrans(frm, to, /)", makeTranslation))
}

func makeTranslation(_ *starlark.Thread, frm, into starlark.Value) (starlark.Value, error) {
	from, err := bytesOperand(frm)
	if err != nil {
		return nil, err
	}
	to, err := bytesOperand(into)
	if err != nil {
		return nil, err
	}
	if len(from) != len(to) {
		return nil, raise.Errorf("ValueError", "maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i := range len(from) {
		table[from[i]] = to[i]
	}
	return starlark.Bytes(table), nil
}
