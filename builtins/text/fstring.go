package text

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// AppendFString returns the text of an f-string without format specs. parts are in
// turn a literal, a value, a literal and so on; the text of a value is format(v). It
// fails as Format does.
func AppendFString(thread *starlark.Thread, parts starlark.Tuple) (string, error) {
	var stack [128]byte
	b := stack[:0]
	for _, v := range parts {
		switch v := v.(type) {
		case starlark.String:
			b = append(b, v...)
			continue
		case starlark.Int:
			if n, ok := v.Int64(); ok {
				b = strconv.AppendInt(b, n, 10)
				continue
			}
		}
		text, err := object.Format(thread, v, "")
		if err != nil {
			return "", err
		}
		b = append(b, text...)
	}
	return string(b), nil
}
