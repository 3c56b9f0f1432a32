package io

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
)

// CodecsMembers is the module codecs: what programs need to read and write text in an
// encoding, as those for Python 2 do.
func CodecsMembers() starlark.StringDict {
	m := call.Functions(
		call.F("def open(filename, mode='r', encoding=None, errors='strict', buffering=-1)", codecsOpen),
		call.F3("encode(obj, encoding='utf-8', errors='strict')", codecsMethod("encode")),
		call.F3("decode(obj, encoding='utf-8', errors='strict')", codecsMethod("decode")),
	)
	for name, mark := range map[string]string{"BOM_UTF8": "\xef\xbb\xbf", "BOM_UTF16_LE": "\xff\xfe", "BOM_UTF16_BE": "\xfe\xff", "BOM_UTF16": "\xff\xfe"} {
		m[name] = starlark.Bytes(mark)
	}
	return m
}

// codecsMethod makes a function of the method of str or bytes.
func codecsMethod(name string) func(thread *starlark.Thread, obj, encoding, errors starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, obj, encoding, errors starlark.Value) (starlark.Value, error) {
		args := starlark.Tuple{orDefault(encoding, "utf-8"), orDefault(errors, "strict")}
		return object.CallMethod(thread, obj, name, args, nil)
	}
}

// codecsOpen is codecs.open, which changes no ends of lines.
func codecsOpen(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	if kit.OrNone(v[2]) == starlark.None {
		if proc.InPython2(thread) {
			return openFilePython2(thread, v[0], v[1])
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
