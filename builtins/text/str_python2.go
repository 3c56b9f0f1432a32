package text

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// strMethodsPython2 is the methods of str that differ in Python 2, where a str is bytes and
// unicode text. Here one type is both: encode and decode between text and an encoding
// give the text itself, if the encoding has it.
var strMethodsPython2 = sync.OnceValue(func() map[string]*call.Entry {
	return call.Table(
		codingPython2("encode", "ascii", func(c coderPython2) func(string) (string, error) { return c.encode }, encodePython2),
		codingPython2("decode", "ascii", func(c coderPython2) func(string) (string, error) { return c.decode }, decodePython2),
		call.M2("str.translate(self, table, deletechars=None, /)", translatePython2),
	)
})

// A coderPython2 is an encoding of Python 2 that is none of text.
type coderPython2 struct{ encode, decode func(string) (string, error) }

var codersPython2 = map[string]coderPython2{
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

// codingPython2 makes encode or decode: of one of codersPython2, or with f.
func codingPython2(name, def string, which func(coderPython2) func(string) (string, error), f func(s, encoding, errors string) (string, error)) *call.Entry {
	return call.M2("str."+name+"(self, encoding='ascii', errors='strict')", func(_ *starlark.Thread, self, encodingArg, errorsArg starlark.Value) (starlark.Value, error) {
		if encodingArg == nil {
			encodingArg = starlark.String(def)
		}
		encoding, errors, err := codingArgs(name, encodingArg, errorsArg)
		if err != nil {
			return nil, err
		}
		key := strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(encoding))
		s := textOf(self).s
		if c, ok := codersPython2[strings.TrimSuffix(key, "codec")]; ok {
			out, err := which(c)(s)
			if err != nil {
				return nil, raise.Errorf("TypeError", "Non-%s digit found", encoding)
			}
			return starlark.String(out), nil
		}
		out, err := f(s, encoding, errors)
		return starlark.String(out), err
	})
}

// encodePython2 returns the text as the encoding has it: errors may say that what it lacks is
// left out.
func encodePython2(s, encoding, errors string) (string, error) {
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

// decodePython2 returns the text, which only ASCII may lack.
func decodePython2(s, encoding, errors string) (string, error) {
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

// translatePython2 is str.translate(table[, deletechars]).
func translatePython2(thread *starlark.Thread, self, table, deletechars starlark.Value) (starlark.Value, error) {
	if deletechars != nil {
		drop, ok := deletechars.(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "expected a string or other character buffer object")
		}
		self = starlark.String(strings.Map(func(r rune) rune {
			if strings.ContainsRune(string(drop), r) {
				return -1
			}
			return r
		}, textOf(self).s))
	}
	if table == starlark.None {
		return self, nil
	}
	return object.CallMethod(thread, self, "translate", starlark.Tuple{table}, nil)
}

// UnicodePython2 is unicode(object=”, encoding, errors) of Python 2, which asks __unicode__.
func UnicodePython2(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 1 && len(kwargs) == 0 {
		if i, ok := args[0].(*object.Instance); ok {
			if m, err := object.SpecialMethod(thread, i, "__unicode__"); m != nil || err != nil {
				if err != nil {
					return nil, err
				}
				return starlark.Call(thread, m, nil, nil)
			}
		}
	}
	if len(args) > 1 {
		if _, ok := args[0].(starlark.String); ok {
			return strMethodsPython2()["decode"].Call(thread, args[0], args[1:], kwargs)
		}
	}
	return starlark.Call(thread, object.StrClass, args, kwargs)
}
