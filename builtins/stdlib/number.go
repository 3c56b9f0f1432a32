package stdlib

import (
	"math/big"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// toFloat converts an argument that is to be a real number, as PyFloat_AsDouble does.
func toFloat(thread *starlark.Thread, v starlark.Value) (float64, error) {
	switch v := v.(type) {
	case starlark.Float:
		return float64(v), nil
	case starlark.Int:
		return intToFloat(v)
	case starlark.Bool:
		if v {
			return 1, nil
		}
		return 0, nil
	case core.Unary:
		if r, ok, err := v.OperateUnary(thread, "float"); err != nil {
			return 0, err
		} else if f, isFloat := r.(starlark.Float); ok && isFloat {
			return float64(f), nil
		}
	}
	i, ok, err := core.AsInt(thread, v)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, proc.Errorf("TypeError", "must be real number, not %s", core.TypeOf(v).Name())
	}
	return intToFloat(i)
}

func intToFloat(i starlark.Int) (float64, error) {
	if n, ok := i.Int64(); ok {
		return float64(n), nil
	}
	f, _ := new(big.Float).SetInt(i.BigInt()).Float64()
	if f-f != 0 {
		return 0, proc.Errorf("OverflowError", "int too large to convert to float")
	}
	return f, nil
}

// isInt reports whether v is an int or a bool.
func isInt(v starlark.Value) bool {
	switch v.(type) {
	case starlark.Int, starlark.Bool:
		return true
	}
	return false
}
