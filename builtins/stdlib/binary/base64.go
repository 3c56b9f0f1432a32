package binary

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
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
	return call.Functions(
		call.F2("def b64encode(s, altchars=None)", func(_ *starlark.Thread, s, altchars starlark.Value) (starlark.Value, error) {
			alt, err := altArgument(altchars)
			if err != nil {
				return nil, err
			}
			return encode64(s, alt)
		}),
		call.F3("def b64decode(s, altchars=None, validate=False)", decode64),
		encoder("def standard_b64encode(s)", "+/"), decoder("def standard_b64decode(s)", "+/"),
		encoder("def urlsafe_b64encode(s)", "-_"), decoder("def urlsafe_b64decode(s)", "-_"),
		call.F1("def encodebytes(s)", encodeLines), decoder("def decodebytes(s)", "+/"),
		call.F1("def b32encode(s)", func(_ *starlark.Thread, s starlark.Value) (starlark.Value, error) {
			return bytesToBytes(s, base32.StdEncoding.EncodeToString)
		}),
		call.F3("def b32decode(s, casefold=False, map01=None)", decode32),
		call.F1("def b16encode(s)", func(_ *starlark.Thread, s starlark.Value) (starlark.Value, error) {
			return bytesToBytes(s, func(s []byte) string { return strings.ToUpper(hex.EncodeToString(s)) })
		}),
		call.F2("def b16decode(s, casefold=False)", decode16),
		call.F2("def b85encode(b, pad=False)", func(thread *starlark.Thread, b, pad starlark.Value) (starlark.Value, error) {
			padded, err := isTrue(thread, pad)
			if err != nil {
				return nil, err
			}
			return bytesToBytes(b, func(s []byte) string { return encode85(string(s), padded) })
		}),
		call.F1("def b85decode(b)", decode85),
	)
}

func encoder(text, alt string) *call.Entry {
	return call.F1(text, func(_ *starlark.Thread, s starlark.Value) (starlark.Value, error) { return encode64(s, alt) })
}

func decoder(text, alt string) *call.Entry {
	return call.F1(text, func(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		s, err := textArgument(v)
		if err != nil {
			return nil, err
		}
		return decodeQuads(toStandard(s, alt))
	})
}

// isTrue is the truth of an argument, False by default.
func isTrue(thread *starlark.Thread, v starlark.Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	return object.IsTrue(thread, v)
}

// bytesToBytes is what f makes of bytes.
func bytesToBytes(v starlark.Value, f func([]byte) string) (starlark.Value, error) {
	s, ok := kit.BytesArgument(v)
	if !ok {
		return nil, notBytes(v)
	}
	return starlark.Bytes(f([]byte(s))), nil
}

func notBytes(v starlark.Value) error {
	return raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeOf(v).Name())
}

// textArgument returns what bytes, or an ASCII string, have.
func textArgument(v starlark.Value) (string, error) {
	s, ok := kit.TextOrBytes(v)
	if !ok {
		return "", raise.Errorf("TypeError", "argument should be a bytes-like object or ASCII string, not '%s'", object.TypeOf(v).Name())
	}
	return s, nil
}

// altArgument returns the two characters that stand for + and /.
func altArgument(altchars starlark.Value) (string, error) {
	if altchars == nil || altchars == starlark.None {
		return "+/", nil
	}
	s, ok := kit.TextOrBytes(altchars)
	if !ok || len(s) != 2 {
		return "", raise.Errorf("AssertionError", "%s", altchars)
	}
	return s, nil
}

// toStandard replaces the two characters that stand for + and /.
func toStandard(s, alt string) string {
	return strings.NewReplacer(alt[:1], "+", alt[1:], "/").Replace(s)
}

func encode64(v starlark.Value, alt string) (starlark.Value, error) {
	return bytesToBytes(v, func(s []byte) string {
		return strings.NewReplacer("+", alt[:1], "/", alt[1:]).Replace(base64.StdEncoding.EncodeToString(s))
	})
}

// encodeLines is base64.encodebytes: lines of 76 characters.
func encodeLines(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	s, ok := kit.BytesArgument(v)
	if !ok {
		return nil, notBytes(v)
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

// decode64 is base64.b64decode.
func decode64(thread *starlark.Thread, v, altchars, validate starlark.Value) (starlark.Value, error) {
	s, err := textArgument(v)
	if err != nil {
		return nil, err
	}
	alt, err := altArgument(altchars)
	if err != nil {
		return nil, err
	}
	strict, err := isTrue(thread, validate)
	if err != nil {
		return nil, err
	}
	s = toStandard(s, alt)
	if strict {
		if err := checkAlphabet(s); err != nil {
			return nil, err
		}
	}
	return decodeQuads(s)
}

func checkAlphabet(s string) error {
	if strings.Trim(strings.TrimRight(s, "="), base64Alphabet) != "" {
		return binasciiError("Only base64 data is allowed")
	}
	return nil
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
func foldArgument(thread *starlark.Thread, v, casefold starlark.Value) (string, error) {
	s, err := textArgument(v)
	if err != nil {
		return "", err
	}
	fold, err := isTrue(thread, casefold)
	if fold {
		s = strings.ToUpper(s)
	}
	return s, err
}

// decode32 is base64.b32decode; map01 is the letter that a digit 1 stands for, if any does.
func decode32(thread *starlark.Thread, v, casefold, map01 starlark.Value) (starlark.Value, error) {
	s, err := foldArgument(thread, v, casefold)
	if err != nil {
		return nil, err
	}
	if map01 != nil && map01 != starlark.None {
		letter, err := textArgument(map01)
		if err != nil {
			return nil, err
		}
		if len(letter) != 1 {
			return nil, raise.Errorf("AssertionError", "%s", map01)
		}
		s = strings.NewReplacer("0", "O", "1", letter).Replace(s)
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

func decode16(thread *starlark.Thread, v, casefold starlark.Value) (starlark.Value, error) {
	s, err := foldArgument(thread, v, casefold)
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

// encode85 is base64.b85encode. With padded, zeros up to a multiple of four bytes count.
func encode85(s string, padded bool) string {
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
	if padded {
		return b.String()
	}
	return b.String()[:b.Len()-pad]
}

func decode85(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	s, ok := kit.TextOrBytes(v)
	if !ok {
		return nil, notBytes(v)
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
