package number

import (
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// Timeout converts a timeout argument: nil and None are Forever, a negative
// number is zero.
func Timeout(v starlark.Value) (time.Duration, error) {
	switch v := v.(type) {
	case nil, starlark.NoneType:
		return sched.Forever, nil
	default:
		s, err := Number(v)
		if err != nil {
			return 0, err
		}
		return max(proc.Seconds(s), 0), nil
	}
}

// Number converts a real number.
func Number(v starlark.Value) (float64, error) {
	if b, ok := v.(starlark.Bool); ok {
		if b {
			return 1, nil
		}
		return 0, nil
	}
	f, ok := starlark.AsFloat(v)
	if !ok {
		return 0, raise.New(fact.RealNumber, object.TypeName(v))
	}
	if f != f {
		return 0, raise.Errorf("ValueError", "Invalid value NaN (not a number)")
	}
	return f, nil
}
