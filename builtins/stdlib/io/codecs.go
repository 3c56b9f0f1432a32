package io

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
)

// CodecsMembers is the module codecs: what programs need to read and write text in an
// encoding, as those for Python 2 do.
func CodecsMembers() starlark.StringDict {
	call := func(method string) func(*starlark.Thread, []starlark.Value) (starlark.Value, error) {
		return func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			var args starlark.Tuple
			for _, x := range v[1:] {
				if x != nil {
					args = append(args, x)
				}
			}
			return object.CallMethod(thread, v[0], method, args, nil)
		}
	}
	m := kit.Functions(map[string]kit.Native{
		"open":   kit.Python("open(filename, mode='r', encoding=None, errors='strict', buffering=-1)", codecsOpen),
		"encode": kit.Named("encode(obj, encoding='utf-8', errors='strict')", call("encode")),
		"decode": kit.Named("decode(obj, encoding='utf-8', errors='strict')", call("decode")),
	})
	for name, mark := range map[string]string{"BOM_UTF8": "\xef\xbb\xbf", "BOM_UTF16_LE": "\xff\xfe", "BOM_UTF16_BE": "\xfe\xff", "BOM_UTF16": "\xff\xfe"} {
		m[name] = starlark.Bytes(mark)
	}
	return m
}

// codecsOpen is codecs.open, which changes no ends of lines.
func codecsOpen(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	if kit.OrNone(v[2]) == starlark.None {
		if proc.InPython2(thread) {
			return openFilePython2(thread, starlark.Tuple{v[0], orDefault(v[1], "r")}, nil)
		}
		return OpenFile(thread, []starlark.Value{v[0], v[1], nil, nil, nil, nil, nil, nil})
	}
	return OpenFile(thread, []starlark.Value{v[0], v[1], nil, v[2], v[3], starlark.String("\n"), nil, nil})
}

// orDefault is an argument that is a str by default.
func orDefault(v starlark.Value, def string) starlark.Value {
	if v == nil {
		return starlark.String(def)
	}
	return v
}
