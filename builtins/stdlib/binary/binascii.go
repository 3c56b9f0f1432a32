package binary

import (
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

var binasciiIncomplete = object.NewClass("Incomplete", object.ExceptionClass).In("binascii")

// BinasciiMembers is the module binascii.
func BinasciiMembers() starlark.StringDict {
	m := call.Functions(
		call.F3("hexlify(data, sep=None, bytes_per_sep=1)", toHex), call.F3("b2a_hex(data, sep=None, bytes_per_sep=1)", toHex),
		call.F1("binascii.unhexlify(hexstr, /)", fromHex), call.F1("binascii.a2b_hex(hexstr, /)", fromHex),
		call.F2("binascii.crc32(data, crc=0, /)", crc),
		call.F2("b2a_base64(data, /, *, newline=True)", func(thread *starlark.Thread, data, newline starlark.Value) (starlark.Value, error) {
			s, err := structBuffer(data)
			if err != nil {
				return nil, err
			}
			text := base64.StdEncoding.EncodeToString([]byte(s))
			if newline == nil {
				newline = starlark.True
			}
			if ends, err := object.IsTrue(thread, newline); err != nil {
				return nil, err
			} else if ends {
				text += "\n"
			}
			return starlark.Bytes(text), nil
		}),
		call.F2("a2b_base64(data, /, *, strict_mode=False)", func(thread *starlark.Thread, data, strictMode starlark.Value) (starlark.Value, error) {
			text, err := asciiArgument(data)
			if err != nil {
				return nil, err
			}
			if strict, err := isTrue(thread, strictMode); err != nil {
				return nil, err
			} else if strict {
				if err := checkAlphabet(text); err != nil {
					return nil, err
				}
			}
			return decodeQuads(text)
		}),
	)
	m["Error"], m["Incomplete"] = binasciiErrorClass, binasciiIncomplete
	return m
}

func toHex(thread *starlark.Thread, data, sep, bytesPerSep starlark.Value) (starlark.Value, error) {
	s, err := structBuffer(data)
	if err != nil {
		return nil, err
	}
	if sep == nil {
		return starlark.Bytes(hex.EncodeToString([]byte(s))), nil
	}
	args := starlark.Tuple{sep}
	if bytesPerSep != nil {
		args = append(args, bytesPerSep)
	}
	text, err := object.CallMethod(thread, starlark.Bytes(s), "hex", args, nil)
	if err != nil {
		return nil, err
	}
	return starlark.Bytes(object.Text(text)), nil
}

// asciiArgument returns what bytes, or an ASCII string, have.
func asciiArgument(v starlark.Value) (string, error) {
	s, ok := kit.TextOrBytes(v)
	if !ok {
		return "", raise.Errorf("TypeError", "argument should be bytes, buffer or ASCII string, not '%s'", object.TypeName(v))
	}
	return s, nil
}

func fromHex(_ *starlark.Thread, hexstr starlark.Value) (starlark.Value, error) {
	text, err := asciiArgument(hexstr)
	if err != nil {
		return nil, err
	}
	if len(text)%2 != 0 {
		return nil, binasciiError("Odd-length string")
	}
	data, err := hex.DecodeString(text)
	if err != nil {
		return nil, binasciiError("Non-hexadecimal digit found")
	}
	return starlark.Bytes(data), nil
}

func crc(thread *starlark.Thread, data, start starlark.Value) (starlark.Value, error) {
	s, err := structBuffer(data)
	if err != nil {
		return nil, err
	}
	from := kit.Zero
	if start != nil {
		if from, err = object.IndexInt(thread, start); err != nil {
			return nil, err
		}
	}
	n, _ := from.And(starlark.MakeUint64(1<<32 - 1)).Uint64()
	return starlark.MakeUint64(uint64(crc32.Update(uint32(n), crc32.IEEETable, []byte(s)))), nil //nolint:gosec // 32 bits
}
