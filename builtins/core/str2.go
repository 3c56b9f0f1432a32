package core

import (
	"encoding/base64"
	"encoding/hex"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// StrMethods2 is the methods of str that differ in Python 2, where a str is bytes and
// unicode text. Here one type is both: encode and decode between text and an encoding
// give the text itself, if the encoding has it.
var StrMethods2 map[string]MethodFunc

func init() {
	StrMethods2 = map[string]MethodFunc{
		"encode": coding2("encode", "ascii", func(c coder2) func(string) (string, error) { return c.encode }, encode2),
		"decode": coding2("decode", "ascii", func(c coder2) func(string) (string, error) { return c.decode }, decode2),
		"translate": func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return translate2(thread, self, args, kwargs)
		},
	}
}

// A coder2 is an encoding of Python 2 that is none of text.
type coder2 struct{ encode, decode func(string) (string, error) }

var coders2 = map[string]coder2{
	"hex": {
		func(s string) (string, error) { return hex.EncodeToString([]byte(s)), nil },
		func(s string) (string, error) { b, err := hex.DecodeString(s); return string(b), err },
	},
	"base64": {
		func(s string) (string, error) { return base64.StdEncoding.EncodeToString([]byte(s)) + "\n", nil },
		func(s string) (string, error) {
			b, err := base64.StdEncoding.DecodeString(strings.TrimSpace(s))
			return string(b), err
		},
	},
	"rot13": {rot13, rot13},
}

func rot13(s string) (string, error) {
	return strings.Map(func(r rune) rune {
		switch lower := r | 0x20; {
		case lower >= 'a' && lower <= 'm':
			return r + 13
		case lower >= 'n' && lower <= 'z':
			return r - 13
		}
		return r
	}, s), nil
}

// coding2 makes encode or decode: of one of coders2, or with f.
func coding2(name, def string, which func(coder2) func(string) (string, error), f func(s, encoding, errors string) (string, error)) MethodFunc {
	return func(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v := [2]starlark.Value{starlark.String(def), starlark.String("strict")}
		if err := bindNamed(name, []string{"encoding", "errors"}, 0, v[:], args, kwargs); err != nil {
			return nil, err
		}
		encoding, errors, err := codingArgs(name, v[0], v[1])
		if err != nil {
			return nil, err
		}
		key := strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(encoding))
		s := textOf(self).s
		if c, ok := coders2[strings.TrimSuffix(key, "codec")]; ok {
			out, err := which(c)(s)
			if err != nil {
				return nil, proc.Errorf("TypeError", "Non-%s digit found", encoding)
			}
			return starlark.String(out), nil
		}
		out, err := f(s, encoding, errors)
		return starlark.String(out), err
	}
}

// encode2 returns the text as the encoding has it: errors may say that what it lacks is
// left out.
func encode2(s, encoding, errors string) (string, error) {
	b, err := encodeText(s, encoding, errors)
	if err != nil {
		return "", err
	}
	v, err := decodeBytes(b, encoding, "replace")
	if text, ok := v.(starlark.String); ok {
		return string(text), err
	}
	return s, err
}

// decode2 returns the text, which only ASCII may lack.
func decode2(s, encoding, errors string) (string, error) {
	if _, err := findCodec(encoding, "decode"); err != nil {
		return "", err
	}
	if key := strings.ReplaceAll(strings.ToLower(encoding), "-", ""); key != "ascii" && key != "usascii" {
		return s, nil
	}
	v, err := decodeBytes(s, encoding, errors)
	if err != nil {
		return "", err
	}
	return string(v.(starlark.String)), nil
}

// translate2 is str.translate(table[, deletechars]).
func translate2(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 2 {
		drop, ok := args[1].(starlark.String)
		if !ok {
			return nil, proc.Errorf("TypeError", "expected a string or other character buffer object")
		}
		self = starlark.String(strings.Map(func(r rune) rune {
			if strings.ContainsRune(string(drop), r) {
				return -1
			}
			return r
		}, textOf(self).s))
		args = args[:1]
	}
	if len(args) == 1 && args[0] == starlark.None {
		return self, nil
	}
	return CallMethod(thread, self, "translate", args, kwargs)
}
