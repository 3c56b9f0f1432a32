package text

import (
	"bytes"
	"errors"
	"math"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// convertText appends %s, %r, %a or, of bytes, %b.
func (p *percenter) convertText(d *directive, v starlark.Value) error {
	if d.code != 'r' && d.code != 'a' && !p.bytes && d.width < 0 && d.prec < 0 {
		return p.Str(v)
	}
	w := object.NewWriter(p.Thread())
	w.Python2 = p.Python2
	var err error
	switch {
	case d.code == 'r' && !p.bytes:
		err = w.Repr(v)
	case d.code == 'a' || d.code == 'r':
		err = w.Repr(v)
		w.Buf = []byte(escapeNonASCII(string(w.Buf)))
	case p.bytes:
		w.Buf, err = p.bytesOf(v)
	default:
		err = w.Str(v)
	}
	if err != nil {
		return err
	}
	if d.prec >= 0 {
		if p.bytes {
			w.Buf = w.Buf[:min(d.prec, len(w.Buf))]
		} else {
			end, _ := codepoint.Offset(string(w.Buf), d.prec)
			w.Buf = w.Buf[:end]
		}
	}
	err = p.emit(d, "", "", w.Buf, false)
	w.Done()
	return err
}

// bytesOf returns the bytes for %s and %b of bytes.
func (p *percenter) bytesOf(v starlark.Value) ([]byte, error) {
	if b, ok := v.(starlark.Bytes); ok {
		return []byte(b), nil
	}
	class := object.TypeOf(v)
	if _, ok := class.Lookup("__bytes__"); ok {
		made, err := object.CallMethod(p.Thread(), v, "__bytes__", nil, nil)
		if err != nil {
			return nil, err
		}
		if b, ok := made.(starlark.Bytes); ok {
			return []byte(b), nil
		}
		return nil, raise.Errorf("TypeError", "__bytes__ returned non-bytes (type %s)", object.TypeOf(made).Name())
	}
	return nil, raise.Errorf("TypeError", "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", class.Name())
}

// sign returns the sign of a number.
func (d *directive) sign(negative bool) string {
	switch {
	case negative:
		return "-"
	case d.plus:
		return "+"
	case d.space:
		return " "
	}
	return ""
}

// convertInt appends an integer; precision is the least number of digits.
func (p *percenter) convertInt(d *directive, v starlark.Value) error {
	base, prefix := number.RadixOf(d.code)
	n, err := toInt(p.Thread(), v, base != 10 && !p.Python2)
	if errors.Is(err, errNoNumber) {
		return p.noInt(d, v, base == 10)
	} else if err != nil {
		return err
	}
	var stack [72]byte
	text, err := number.AppendBase(stack[:0], n, base, !p.Python2)
	if err != nil {
		return err
	}
	negative := text[0] == '-'
	if negative {
		text = text[1:]
	}
	if d.code == 'X' {
		text = bytes.ToUpper(text)
	}
	if missing := d.prec - len(text); missing > object.MaxText {
		return &raise.Error{Class: "MemoryError"}
	} else if missing > 0 {
		text = append(number.AppendZeros(make([]byte, 0, d.prec), missing), text...)
	}
	switch {
	case !d.alt:
		prefix = ""
	case p.Python2 && base == 8:
		prefix = map[bool]string{false: "0"}[text[0] == '0']
	}
	return p.emit(d, d.sign(negative), prefix, text, true)
}

func (p *percenter) noInt(d *directive, v starlark.Value, real bool) error {
	code, wanted := d.code, "an integer"
	if p.bytes && code == 'i' || p.Python2 && real {
		code = 'd'
	}
	switch {
	case p.Python2:
		wanted = "a number"
	case real:
		wanted = "a real number"
	}
	return raise.Errorf("TypeError", "%%%c format: %s is required, not %s", code, wanted, object.TypeOf(v).Name())
}

// convertFloat appends a float.
func (p *percenter) convertFloat(d *directive, v starlark.Value) error {
	f, err := toFloat(p.Thread(), v)
	switch {
	case err == nil:
	case p.bytes || p.Python2 && errors.Is(err, errNoNumber): // CPython replaces any error
		return raise.Errorf("TypeError", "float argument required, not %s", object.TypeOf(v).Name())
	case errors.Is(err, errNoNumber):
		return raise.New(fact.RealNumber, object.TypeOf(v).Name())
	default:
		return err
	}
	style := number.FloatStyle{Code: byte(d.code), Prec: d.prec, Alt: d.alt}
	if style.Prec < 0 {
		style.Prec = 6
	}
	if style.Prec > object.MaxText {
		return &raise.Error{Class: "MemoryError"}
	}
	var stack [64]byte
	text := style.Append(stack[:0], f)
	negative := text[0] == '-'
	if negative {
		text = text[1:]
	}
	return p.emit(d, d.sign(negative), "", text, true)
}

// convertChar appends %c.
func (p *percenter) convertChar(d *directive, v starlark.Value) error {
	if s, ok := v.(starlark.String); ok && !p.bytes && codepoint.Len(string(s)) == 1 {
		return p.emit(d, "", "", []byte(s), false)
	}
	if s, ok := v.(starlark.Bytes); ok && p.bytes && len(s) == 1 {
		return p.emit(d, "", "", []byte(s), false)
	}
	message, most := "%c requires int or char", int64(utf8.MaxRune)
	if p.bytes {
		message, most = "%c requires an integer in range(256) or a single byte", math.MaxUint8
	}
	var n starlark.Int
	err := errNoNumber
	if _, float := v.(starlark.Float); !float {
		n, err = toInt(p.Thread(), v, true)
	}
	if errors.Is(err, errNoNumber) {
		return raise.Errorf("TypeError", "%s", message)
	} else if err != nil {
		return err
	}
	x, ok := n.Int64()
	if !ok || x < 0 || x > most {
		if p.bytes {
			return raise.Errorf("OverflowError", "%%c arg not in range(256)")
		}
		return raise.Errorf("OverflowError", "%%c arg not in range(0x110000)")
	}
	if p.bytes {
		return p.emit(d, "", "", []byte{byte(x)}, false)
	}
	return p.emit(d, "", "", codepoint.Append(nil, rune(x)), false)
}

// errNoNumber says that a value cannot be converted.
var errNoNumber = errors.New("no number")

// toInt returns the integer that a number is, or, unless exact, has before its point.
// It fails with errNoNumber, with ValueError or OverflowError for a float that has
// none, and as the program's __index__ and __int__ do.
func toInt(thread *starlark.Thread, v starlark.Value, exact bool) (starlark.Int, error) {
	if n, ok := object.Integer(object.Native(v)); ok {
		return n, nil
	}
	if !exact {
		made, err := intOfNumber(thread, v)
		if object.IsError(err, object.TypeErrorClass) {
			return starlark.Int{}, errNoNumber
		}
		if err != nil {
			return starlark.Int{}, err
		}
		n, _ := object.Integer(object.Native(made))
		return n, nil
	}
	n, ok, err := object.AsInt(thread, v)
	if !ok && err == nil || object.IsError(err, object.TypeErrorClass) {
		err = errNoNumber
	}
	return n, err
}

// intOfNumber is int(v), which texts are not converted by.
func intOfNumber(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	switch object.Native(v).(type) {
	case starlark.String, starlark.Bytes, *ByteArray:
		if u, ok := v.(object.Unary); ok {
			if made, ok, err := u.OperateUnary(thread, "int"); ok || err != nil {
				return made, err
			}
		}
		return nil, errNoNumber
	}
	return number.IntOf(thread, v)
}

// toFloat returns a number as a float. It fails with errNoNumber, with OverflowError
// for an int that is too large, and as the program's __float__ and __index__ do.
func toFloat(thread *starlark.Thread, v starlark.Value) (float64, error) {
	f, ok, err := number.AsDouble(thread, v)
	if !ok && err == nil {
		err = errNoNumber
	}
	return f, err
}
