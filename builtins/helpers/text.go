package helpers

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/proc"
)

func textHelpers() []*call.Entry {
	return []*call.Entry{
		call.FArgs("$fstring(*parts)", join),
		call.F2("$format(x, spec, /)", func(thread *starlark.Thread, x, spec starlark.Value) (starlark.Value, error) {
			s, err := object.Format(thread, x, stringOf(spec))
			return starlark.String(s), err
		}),
		textOf("$str(x, /)", object.Str),
		textOf("$repr(x, /)", object.Repr),
		textOf("$ascii(x, /)", text.ASCII),
		textOf("$repr2(x, /)", object.ReprPython2),
		printStatement("$print(*args)", object.Str),
		printStatement("$print2(*args)", object.StrPython2),
	}
}

// join is an f-string, whose parts have become texts.
func join(_ *starlark.Thread, parts starlark.Tuple) (starlark.Value, error) {
	var stack [128]byte
	b := stack[:0]
	for _, s := range parts {
		b = append(b, s.(starlark.String)...)
	}
	return starlark.String(b), nil
}

type textFunc = func(*starlark.Thread, starlark.Value) (string, error)

func textOf(signature string, f textFunc) *call.Entry {
	return call.F1(signature, func(thread *starlark.Thread, x starlark.Value) (starlark.Value, error) {
		s, err := f(thread, x)
		return starlark.String(s), err
	})
}

// printStatement is Python 2's print: file, newline, values. Between two values, of one
// statement or of one that ended with a comma and the next, stands a space, unless
// something else was written, or the first one was a str that ended with white space.
func printStatement(signature string, str textFunc) *call.Entry {
	return call.FArgs(signature, func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		p := proc.Of(thread)
		file, stream := args[0], (*proc.Stream)(nil)
		if file == starlark.None {
			file = prelude.StdoutOf(p)
		}
		space := false
		if f, ok := file.(*prelude.File); ok {
			stream = f.Stream(p)
			space = p.SoftSpace(stream)
		} else if v, err := object.GetAttr(thread, file, "softspace"); err == nil {
			space = bool(v.Truth())
		}
		var parts []string
		for _, v := range args[2:] {
			if space {
				parts = append(parts, " ")
			}
			s, err := str(thread, v)
			if err != nil {
				return nil, err
			}
			parts = append(parts, s)
			space = leavesSpace(v)
		}
		if bool(args[1].(starlark.Bool)) {
			parts = append(parts, "\n")
			space = false
		}
		if stream != nil {
			err := p.Write(stream, strings.Join(parts, ""), false)
			p.SetSoftSpace(stream, space)
			return starlark.None, err
		}
		for _, s := range parts {
			if err := prelude.PrintTo(p, thread, file, s, false); err != nil {
				return nil, err
			}
		}
		_ = object.SetAttr(thread, file, "softspace", starlark.MakeInt(map[bool]int{true: 1}[space])) // an object may have none
		return starlark.None, nil
	})
}

// leavesSpace reports whether a value that was printed wants a space before the next.
func leavesSpace(v starlark.Value) bool {
	s, ok := v.(starlark.String)
	if !ok || s == "" {
		return true
	}
	return !strings.ContainsRune("\n\t\r\v\f", rune(s[len(s)-1]))
}
