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
		call.F2("$unary(op, x, /)", func(thread *starlark.Thread, op, x starlark.Value) (starlark.Value, error) {
			return object.UnaryOp(thread, stringOf(op), x)
		}),
		call.F3("$binary(op, a, b, /)", func(thread *starlark.Thread, op, a, b starlark.Value) (starlark.Value, error) {
			return object.Binary(thread, stringOf(op), a, b)
		}),
		call.F3("$inplace(op, a, b, /)", func(thread *starlark.Thread, op, a, b starlark.Value) (starlark.Value, error) {
			return object.InPlace(thread, stringOf(op), a, b)
		}),
		call.F3("$inplace2(op, a, b, /)", inPlacePython2),
		call.F2("$percent2(a, b, /)", percentPython2),
		call.F2("$div2(a, b, /)", number.DividePython2),
		comparison("$compare(*chain)", object.RichCompare),
		comparison("$compare2(*chain)", object.RichComparePython2),
		call.F1("$imaginary(x, /)", func(_ *starlark.Thread, x starlark.Value) (starlark.Value, error) {
			return number.Complex(complex(0, float64(x.(starlark.Float)))), nil
		}),
	}
}

// percentPython2 is Python 2's a % b.
func percentPython2(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	if s, ok := a.(starlark.String); ok {
		return text.PercentPython2(thread, string(s), b)
	}
	return object.Binary(thread, "%", a, b)
}

// inPlacePython2 is a op= b for those operators that differ in Python 2.
func inPlacePython2(thread *starlark.Thread, op, a, b starlark.Value) (starlark.Value, error) {
	_, isText := a.(starlark.String)
	switch op := stringOf(op); {
	case op == "/" && number.AreInts(a, b):
		return number.DividePython2(thread, a, b)
	case op == "%" && isText:
		return percentPython2(thread, a, b)
	default:
		return object.InPlace(thread, op, a, b)
	}
}

// A compareFunc compares two values.
type compareFunc func(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error)

// comparison compares its first argument with the third by the operator between them,
// that one with what the fifth, a function, returns, and so on while they hold. The
// result is that of the last comparison made.
func comparison(signature string, compare compareFunc) *call.Entry {
	return call.F3Open(signature, func(thread *starlark.Thread, a, op, b starlark.Value) (starlark.Value, error) {
		return compare.apply(thread, stringOf(op), a, b)
	}, func(thread *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return compare.chain(thread, args)
	})
}

func (f compareFunc) chain(thread *starlark.Thread, args starlark.Tuple) (result starlark.Value, err error) {
	left, right := args[0], args[2]
	for i := 1; ; i += 2 {
		if i > 1 {
			if right, err = starlark.Call(thread, args[i+1], nil, nil); err != nil {
				return nil, err
			}
		}
		if result, err = f.apply(thread, stringOf(args[i]), left, right); err != nil || i+2 >= len(args) {
			return result, err
		}
		if ok, err := object.IsTrue(thread, result); err != nil || !ok {
			return result, err
		}
		left = right
	}
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
	return f(thread, op, a, b)
}
