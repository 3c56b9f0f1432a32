package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
)

var operatorHelpers = map[string]helper{
	"$is": func(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return starlark.Bool(object.Is(args[0], args[1])), nil
	},
	"$pow":    binary("**"),
	"$lshift": binary("<<"),
	"$binary": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return object.Binary(thread, stringOf(args[0]), args[1], args[2])
	},
	"$inplace": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return object.InPlace(thread, stringOf(args[0]), args[1], args[2])
	},
	"$percent":  percent,
	"$percent2": percent2,
	"$div2": func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return number.DividePython2(thread, args[0], args[1])
	},
	"$number":   toNumber,
	"$compare":  compareChain(object.Compare),
	"$compare2": compareChain(object.ComparePython2),
}

func binary(op string) helper {
	return func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		return object.Binary(thread, op, args[0], args[1])
	}
}

func percent(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	s, ok := args[0].(starlark.String)
	if !ok {
		return object.Binary(thread, "%", args[0], args[1])
	}
	out, err := text.Percent(thread, string(s), args[1])
	return starlark.String(out), err
}

func percent2(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	s, ok := args[0].(starlark.String)
	if !ok {
		return object.Binary(thread, "%", args[0], args[1])
	}
	out, err := text.PercentPython2(thread, string(s), args[1])
	return starlark.String(out), err
}

func toNumber(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if b, ok := args[0].(starlark.Bool); ok {
		if b {
			return starlark.MakeInt(1), nil
		}
		return starlark.MakeInt(0), nil
	}
	return args[0], nil
}

// A compareFunc compares two values.
type compareFunc func(thread *starlark.Thread, op string, a, b starlark.Value) (bool, error)

// compareChain compares its first argument with the third by the operator between them,
// that one with what the fifth, a function, returns, and so on while they hold. The
// result is that of the last comparison made.
func compareChain(compare compareFunc) helper {
	return func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
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
	}
}

func (f compareFunc) apply(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error) {
	switch op {
	case "is":
		return starlark.Bool(object.Is(a, b)), nil
	case "is not":
		return starlark.Bool(!object.Is(a, b)), nil
	case "in", "not in":
		in, err := object.Contains(thread, b, a)
		return starlark.Bool(in == (op == "in")), err
	}
	ok, err := f(thread, op, a, b)
	return starlark.Bool(ok), err
}
