package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
)

func operatorHelpers() []*call.Entry {
	return []*call.Entry{
		call.F2("$is(a, b, /)", func(_ *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
			return starlark.Bool(memory.Is(a, b)), nil
		}),
		binary("$pow(a, b, /)", "**"),
		binary("$lshift(a, b, /)", "<<"),
		call.F3("$binary(op, a, b, /)", func(thread *starlark.Thread, op, a, b starlark.Value) (starlark.Value, error) {
			return object.Binary(thread, stringOf(op), a, b)
		}),
		call.F3("$inplace(op, a, b, /)", func(thread *starlark.Thread, op, a, b starlark.Value) (starlark.Value, error) {
			return object.InPlace(thread, stringOf(op), a, b)
		}),
		percent("$percent(a, b, /)", text.Percent),
		percent("$percent2(a, b, /)", text.PercentPython2),
		call.F2("$div2(a, b, /)", number.DividePython2),
		call.F1("$number(x, /)", toNumber),
		compareChain("$compare(*chain)", object.Compare),
		compareChain("$compare2(*chain)", object.ComparePython2),
	}
}

// binary is an operator that Starlark lacks.
func binary(signature, op string) *call.Entry {
	return call.F2(signature, func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		return object.Binary(thread, op, a, b)
	})
}

// percent is a % b, where a may be a str.
func percent(signature string, format func(*starlark.Thread, string, starlark.Value) (string, error)) *call.Entry {
	return call.F2(signature, func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		s, ok := a.(starlark.String)
		if !ok {
			return object.Binary(thread, "%", a, b)
		}
		out, err := format(thread, string(s), b)
		return starlark.String(out), err
	})
}

func toNumber(_ *starlark.Thread, x starlark.Value) (starlark.Value, error) {
	if b, ok := x.(starlark.Bool); ok {
		return object.BoolAsInt(b), nil
	}
	return x, nil
}

// A compareFunc compares two values.
type compareFunc func(thread *starlark.Thread, op string, a, b starlark.Value) (bool, error)

// compareChain compares its first argument with the third by the operator between them,
// that one with what the fifth, a function, returns, and so on while they hold. The
// result is that of the last comparison made.
func compareChain(signature string, compare compareFunc) *call.Entry {
	return call.FArgs(signature, func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		left := args[0]
		var result starlark.Value = starlark.True
		for i := 1; i < len(args); i += 2 {
			right := args[i+1]
			if i > 1 {
				var err error
				if right, err = starlark.Call(thread, right, nil, nil); err != nil {
					return nil, err
				}
			}
			var err error
			if result, err = compare.apply(thread, stringOf(args[i]), left, right); err != nil {
				return nil, err
			}
			if ok, err := object.IsTrue(thread, result); err != nil || !ok {
				return result, err
			}
			left = right
		}
		return result, nil
	})
}

func (f compareFunc) apply(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	switch op {
	case "is":
		return starlark.Bool(memory.Is(a, b)), nil
	case "is not":
		return starlark.Bool(!memory.Is(a, b)), nil
	case "in", "not in":
		in, err := object.Contains(thread, b, a)
		return starlark.Bool(in == (op == "in")), err
	}
	ok, err := f(thread, op, a, b)
	return starlark.Bool(ok), err
}
