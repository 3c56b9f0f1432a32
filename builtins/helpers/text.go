package helpers

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

var textHelpers = map[string]helper{
	"$fstring": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		s, err := core.AppendFString(thread, args)
		return starlark.String(s), err
	},
	"$format": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		s, err := core.Format(thread, args[0], text(args[1]))
		return starlark.String(s), err
	},
	"$str":    textOf(core.Str),
	"$repr":   textOf(core.Repr),
	"$ascii":  textOf(core.ASCII),
	"$repr2":  textOf(core.Repr2),
	"$print":  printStatement(core.Str),
	"$print2": printStatement(core.Str2),
}

type textFunc = func(*starlark.Thread, starlark.Value) (string, error)

func textOf(f textFunc) helper {
	return func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		s, err := f(thread, args[0])
		return starlark.String(s), err
	}
}

// printStatement is Python 2's print: file, newline, values. A comma at its end leaves a
// space to be printed by the next one, unless a newline comes between.
func printStatement(str textFunc) helper {
	return func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		p := proc.Of(thread)
		var file starlark.Value = core.Stdout
		if args[0] != starlark.None {
			file = args[0]
		}
		var b strings.Builder
		values := args[2:]
		if p.SoftSpace && len(values) > 0 && file == core.Stdout {
			b.WriteByte(' ')
		}
		for i, v := range values {
			if i > 0 && !strings.HasSuffix(b.String(), "\n") && !strings.HasSuffix(b.String(), "\t") {
				b.WriteByte(' ')
			}
			s, err := str(thread, v)
			if err != nil {
				return nil, err
			}
			b.WriteString(s)
		}
		newline := bool(args[1].(starlark.Bool))
		if newline {
			b.WriteByte('\n')
		}
		if file == core.Stdout {
			p.SoftSpace = !newline && !strings.HasSuffix(b.String(), "\n")
		}
		return starlark.None, core.PrintTo(p, thread, file, b.String(), false)
	}
}
