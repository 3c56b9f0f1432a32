package object

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/raise"
)

// The texts of atoms, which every other text is made of. They are here, and not with their
// types, because most of what a program prints is atoms.

// Plain reports whether a literal needs no more than single quotes around s.
func Plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '\'' || c == '\\' {
			return false
		}
	}
	return true
}

// MaxDigits is how many digits of an int may be converted from or to decimal text,
// CPython's default of sys.get_int_max_str_digits().
const MaxDigits = 4300

// AppendInt appends an int's decimal digits. If limited, it fails with ValueError if
// they are more than MaxDigits.
func AppendInt(b []byte, v starlark.Int, limited bool) ([]byte, error) {
	if n, ok := v.Int64(); ok {
		return strconv.AppendInt(b, n, 10), nil
	}
	const sure = 14284 // 2**14284 < 10**4300 < 2**14285
	x := v.BigInt()
	bits := x.BitLen()
	if !limited || bits <= sure {
		return x.Append(b, 10), nil
	}
	if bits <= sure+1 {
		text := x.Append(nil, 10)
		if len(strings.TrimPrefix(string(text), "-")) <= MaxDigits {
			return append(b, text...), nil
		}
	}
	return nil, raise.Errorf("ValueError", "Exceeds the limit (%d digits) for integer string conversion; "+
		"use sys.set_int_max_str_digits() to increase the limit", MaxDigits)
}

// AppendFloat appends repr(f): the shortest digits that give f again.
func AppendFloat(b []byte, f float64) []byte {
	a := math.Abs(f)
	switch {
	case a == 0 || 1e-4 <= a && a < 1e16:
		start := len(b)
		b = strconv.AppendFloat(b, f, 'f', -1, 64)
		if bytes.IndexByte(b[start:], '.') < 0 {
			b = append(b, '.', '0')
		}
		return b
	case a <= math.MaxFloat64:
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	case f > 0:
		return append(b, "inf"...)
	case f < 0:
		return append(b, "-inf"...)
	}
	return append(b, "nan"...)
}
