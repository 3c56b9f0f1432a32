package text

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// strContains is the slot Contains of str.
func strContains(_ *starlark.Thread, v, x starlark.Value) (bool, error) {
	part, ok := object.Native(x).(starlark.String)
	if !ok {
		return false, raise.Errorf("TypeError", "'in <string>' requires string as left operand, not %s", object.TypeOf(x).Name())
	}
	return strings.Contains(string(v.(starlark.String)), string(part)), nil
}

// bytesContain is the slot Contains of bytes: a byte or a part.
func bytesContain(thread *starlark.Thread, v, x starlark.Value) (bool, error) {
	b := string(v.(starlark.Bytes))
	if part, ok := bytesLike(x); ok {
		return strings.Contains(b, part), nil
	}
	i, ok, err := object.AsInt(thread, x)
	if err != nil {
		return false, err
	}
	if !ok {
		return false, raise.Errorf("TypeError", "a bytes-like object is required, not '%s'", object.TypeOf(x).Name())
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > 255 {
		return false, raise.Errorf("ValueError", "byte must be in range(0, 256)")
	}
	return strings.IndexByte(b, byte(n)) >= 0, nil
}
