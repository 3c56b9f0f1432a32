package binary

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

var binasciiErrorClass = object.NewClass("Error", object.ValueErrorClass).In("binascii")

func binasciiError(text string, args ...any) error {
	return raise.Errorf("binascii.Error", text, args...)
}

// Base64Members is the module base64.
func Base64Members() starlark.StringDict {
	encoder := func(signature, altchars string) kit.Native {
		return kit.Python(signature, func(_ *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return encode64(v, altchars)
		})
	}
	decoder := func(signature, altchars string) kit.Native {
		return kit.Python(signature, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return decode64(thread, v, altchars)
		})
	}
	return kit.Functions(map[string]kit.Native{
		"b64encode": encoder("b64encode(s, altchars=None)", "+/"), "b64decode": decoder("b64decode(s, altchars=None, validate=False)", "+/"),
		"standard_b64encode": encoder("standard_b64encode(s)", "+/"), "standard_b64decode": decoder("standard_b64decode(s)", "+/"),
		"urlsafe_b64encode": encoder("urlsafe_b64encode(s)", "-_"), "urlsafe_b64decode": decoder("urlsafe_b64decode(s)", "-_"),
		"encodebytes": kit.Python("encodebytes(s)", encodeLines), "decodebytes": decoder("decodebytes(s)", "+/"),
		"b32encode": kit.Python("b32encode(s)", bytesToBytes(func(s string) (string, error) { return base32.StdEncoding.EncodeToString([]byte(s)), nil })),
		"b32decode": kit.Python("b32decode(s, casefold=False)", decode32),
		"b16encode": kit.Python("b16encode(s)", bytesToBytes(func(s string) (string, error) { return strings.ToUpper(hex.EncodeToString([]byte(s))), nil })),
		"b16decode": kit.Python("b16decode(s, casefold=False)", decode16),
		"b85encode": kit.Python("b85encode(b, pad=False)", bytesToBytes(func(s string) (string, error) { return encode85(s), nil })),
		"b85decode": kit.Python("b85decode(b)", decode85),
	})
}

// bytesToBytes makes a function of bytes, its first argument.
func bytesToBytes(f func(s string) (string, error)) func(*starlark.Thread, []starlark.Value) (starlark.Value, error) {
	return func(_ *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		s, ok := kit.BytesArgument(v[0])
		if !ok {
			return nil, notBytes(v[0])
		}
		out, err := f(s)
		return starlark.Bytes(out), err
	}
}

func notBytes(v starlark.Value) error {
	return raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeOf(v).Name())
}

// altArgument returns the two characters that stand for + and /.
func altArgument(v []starlark.Value, def string) (string, error) {
	if len(v) < 2 || kit.OrNone(v[1]) == starlark.None {
		return def, nil
	}
	s, ok := kit.TextOrBytes(v[1])
	if !ok || len(s) != 2 {
		return "", raise.Errorf("AssertionError", "%s", v[1])
	}
	return s, nil
}

func encode64(v []starlark.Value, altchars string) (starlark.Value, error) {
	s, ok := kit.BytesArgument(v[0])
	if !ok {
		return nil, notBytes(v[0])
	}
	alt, err := altArgument(v, altchars)
	if err != nil {
		return nil, err
	}
	text := base64.StdEncoding.EncodeToString([]byte(s))
	return starlark.Bytes(strings.NewReplacer("+", alt[:1], "/", alt[1:]).Replace(text)), nil
}

// encodeLines is base64.encodebytes: lines of 76 characters.
func encodeLines(_ *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	s, ok := kit.BytesArgument(v[0])
	if !ok {
		return nil, notBytes(v[0])
	}
	var b strings.Builder
	for len(s) > 0 {
		n := min(57, len(s))
		b.WriteString(base64.StdEncoding.EncodeToString([]byte(s[:n])) + "\n")
		s = s[n:]
	}
	return starlark.Bytes(b.String()), nil
}

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

func decode64(thread *starlark.Thread, v []starlark.Value, altchars string) (starlark.Value, error) {
	s, ok := kit.TextOrBytes(v[0])
	if !ok {
		return nil, raise.Errorf("TypeError", "argument should be a bytes-like object or ASCII string, not '%s'", object.TypeOf(v[0]).Name())
	}
	alt, err := altArgument(v, altchars)
	if err != nil {
		return nil, err
	}
	s = strings.NewReplacer(alt[:1], "+", alt[1:], "/").Replace(s)
	if len(v) > 2 && v[2] != nil {
		if strict, err := object.IsTrue(thread, v[2]); err != nil {
			return nil, err
		} else if strict && strings.Trim(strings.TrimRight(s, "="), base64Alphabet) != "" {
			return nil, binasciiError("Only base64 data is allowed")
		}
	}
	return decodeQuads(s)
}

// decodeQuads decodes and, as CPython does, skips what is not of the alphabet.
func decodeQuads(s string) (starlark.Value, error) {
	var out []byte
	var bits uint32
	n, pads := 0, 0
	for i := range len(s) {
		if s[i] == '=' {
			if pads++; n%4 >= 2 && n%4+pads >= 4 {
				return starlark.Bytes(out), nil
			}
			continue
		}
		d := strings.IndexByte(base64Alphabet, s[i])
		if d < 0 {
			continue
		}
		pads = 0
		bits = bits<<6 | uint32(d)
		if n++; n%4 > 1 || n%4 == 0 {
			out = append(out, byte(bits>>map[int]uint{2: 4, 3: 2, 0: 0}[n%4]))
		}
	}
	switch n % 4 {
	case 0:
		return starlark.Bytes(out), nil
	case 1:
		return nil, binasciiError("Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", n)
	}
	return nil, binasciiError("Incorrect padding")
}

// foldArgument reads the arguments of b32decode and b16decode.
func foldArgument(thread *starlark.Thread, v []starlark.Value) (string, error) {
	s, ok := kit.TextOrBytes(v[0])
	if !ok {
		return "", raise.Errorf("TypeError", "argument should be a bytes-like object or ASCII string, not '%s'", object.TypeOf(v[0]).Name())
	}
	if v[1] != nil {
		if fold, err := object.IsTrue(thread, v[1]); err != nil || fold {
			return strings.ToUpper(s), err
		}
	}
	return s, nil
}

func decode32(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	s, err := foldArgument(thread, v)
	if err != nil {
		return nil, err
	}
	if len(s)%8 != 0 {
		return nil, binasciiError("Incorrect padding")
	}
	out, err := base32.StdEncoding.DecodeString(s)
	if err != nil {
		return nil, binasciiError("Non-base32 digit found")
	}
	return starlark.Bytes(out), nil
}

func decode16(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	s, err := foldArgument(thread, v)
	if err != nil {
		return nil, err
	}
	if strings.Trim(s, "0123456789ABCDEF") != "" {
		return nil, binasciiError("Non-base16 digit found")
	}
	out, err := hex.DecodeString(s)
	if err != nil {
		return nil, binasciiError("Odd-length string")
	}
	return starlark.Bytes(out), nil
}

const base85Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"

func encode85(s string) string {
	pad := (4 - len(s)%4) % 4
	s += strings.Repeat("\x00", pad)
	var b strings.Builder
	for i := 0; i < len(s); i += 4 {
		n := uint32(s[i])<<24 | uint32(s[i+1])<<16 | uint32(s[i+2])<<8 | uint32(s[i+3])
		var group [5]byte
		for j := 4; j >= 0; j-- {
			group[j] = base85Alphabet[n%85]
			n /= 85
		}
		b.Write(group[:])
	}
	return b.String()[:b.Len()-pad]
}

func decode85(_ *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	s, ok := kit.TextOrBytes(v[0])
	if !ok {
		return nil, notBytes(v[0])
	}
	pad := (5 - len(s)%5) % 5
	padded := s + strings.Repeat("~", pad)
	out := make([]byte, 0, len(padded)/5*4)
	for i := 0; i < len(padded); i += 5 {
		var n uint64
		for j := range 5 {
			d := strings.IndexByte(base85Alphabet, padded[i+j])
			if d < 0 {
				return nil, raise.Errorf("ValueError", "bad base85 character at position %d", i+j)
			}
			n = n*85 + uint64(d)
		}
		if n > 1<<32-1 {
			return nil, raise.Errorf("ValueError", "base85 overflow in hunk starting at byte %d", i)
		}
		out = append(out, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
	}
	return starlark.Bytes(out[:len(out)-pad]), nil
}
