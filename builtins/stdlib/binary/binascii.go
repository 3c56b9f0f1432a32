package binary

import (
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

var binasciiIncomplete = object.NewClass("Incomplete", object.ExceptionClass).In("binascii")

// BinasciiMembers is the module binascii.
func BinasciiMembers() starlark.StringDict {
	toHex := kit.Named("hexlify(data, sep=None, bytes_per_sep=1)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		data, err := structBuffer(v[0])
		if err != nil {
			return nil, err
		}
		if v[1] == nil {
			return starlark.Bytes(hex.EncodeToString([]byte(data))), nil
		}
		args := starlark.Tuple{v[1]}
		if v[2] != nil {
			args = append(args, v[2])
		}
		text, err := object.CallMethod(thread, starlark.Bytes(data), "hex", args, nil)
		return starlark.Bytes(object.Text(text)), err
	})
	fromHex := kit.One("binascii.unhexlify", func(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		text, ok := kit.TextOrBytes(v)
		switch {
		case !ok:
			return nil, raise.Errorf("TypeError", "argument should be bytes, buffer or ASCII string, not '%s'", object.TypeName(v))
		case len(text)%2 != 0:
			return nil, binasciiError("Odd-length string")
		}
		data, err := hex.DecodeString(text)
		if err != nil {
			return nil, binasciiError("Non-hexadecimal digit found")
		}
		return starlark.Bytes(data), nil
	})
	m := kit.Functions(map[string]kit.Native{
		"hexlify": toHex, "b2a_hex": toHex, "unhexlify": fromHex, "a2b_hex": fromHex,
		"crc32": kit.Some("binascii.crc32", 1, 2, func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
			data, err := structBuffer(args[0])
			if err != nil {
				return nil, err
			}
			start := starlark.MakeInt(0)
			if len(args) > 1 {
				if start, err = object.IndexInt(thread, args[1]); err != nil {
					return nil, err
				}
			}
			n, _ := start.And(starlark.MakeUint64(1<<32 - 1)).Uint64()
			return starlark.MakeUint64(uint64(crc32.Update(uint32(n), crc32.IEEETable, []byte(data)))), nil //nolint:gosec // 32 bits
		}),
		"b2a_base64": kit.Named("b2a_base64(data, *, newline=True)", func(_ *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			data, err := structBuffer(v[0])
			if err != nil {
				return nil, err
			}
			text := base64.StdEncoding.EncodeToString([]byte(data))
			if v[1] == nil || bool(v[1].Truth()) {
				text += "\n"
			}
			return starlark.Bytes(text), nil
		}),
		"a2b_base64": kit.Named("a2b_base64(data, *, strict_mode=False)", func(_ *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			text, ok := kit.TextOrBytes(v[0])
			if !ok {
				return nil, raise.Errorf("TypeError", "argument should be bytes, buffer or ASCII string, not '%s'", object.TypeName(v[0]))
			}
			return decodeQuads(text)
		}),
	})
	m["Error"], m["Incomplete"] = binasciiErrorClass, binasciiIncomplete
	return m
}
