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
func Timeout(thread *starlark.Thread, v starlark.Value) (time.Duration, error) {
	switch v := v.(type) {
	case nil, starlark.NoneType:
		return sched.Forever, nil
	default:
		s, err := Number(thread, v)
		if err != nil {
			return 0, err
		}
		if err := TimeoutError(v, s); err != nil {
			return 0, err
		}
		return max(proc.Seconds(s), 0), nil
	}
}

// maxTimeout is threading.TIMEOUT_MAX: a time is a number of nanoseconds.
const maxTimeout = 9223372036.854775807

// TimeoutError is what waiting for more seconds than can be counted raises, nil if they can be.
func TimeoutError(v starlark.Value, seconds float64) error {
	switch {
	case seconds < maxTimeout:
		return nil
	case carriesFloat(v):
		return raise.Errorf("OverflowError", "timestamp out of range for platform time_t")
	}
	return raise.Errorf("OverflowError", "timestamp too large to convert to C _PyTime_t")
}

func carriesFloat(v starlark.Value) bool {
	_, ok := carriedFloat(v)
	return ok
}

// Number converts a real number.
func Number(thread *starlark.Thread, v starlark.Value) (float64, error) {
	f, ok := carriedFloat(v)
	if !ok {
		i, isInt, err := object.AsInt(thread, v)
		if err != nil {
			return 0, err
		}
		if !isInt {
			return 0, raise.New(fact.RealNumber, object.TypeName(v))
		}
		f, _ = starlark.AsFloat(i)
	}
	if f != f {
		return 0, raise.Errorf("ValueError", "Invalid value NaN (not a number)")
	}
	return f, nil
}

// carriedFloat returns the value of a float, also of one of a derived class.
func carriedFloat(v starlark.Value) (f float64, ok bool) {
	x, ok := object.Native(v).(starlark.Float)
	return float64(x), ok
}

// AsDouble converts a number to a float as CPython's PyFloat_AsDouble does: a float is what it is,
// others have __float__ or __index__. ok is false if v is no number.
func AsDouble(thread *starlark.Thread, v starlark.Value) (f float64, ok bool, err error) {
	if f, ok := carriedFloat(v); ok {
		return f, true, nil
	}
	if u, is := v.(object.Unary); is {
		r, ok, err := u.OperateUnary(thread, "float")
		if err != nil {
			return 0, false, err
		}
		if f, is := carriedFloat(r); ok && is {
			return f, true, nil
		}
	}
	i, ok, err := object.AsInt(thread, v)
	if !ok || err != nil {
		return 0, false, err
	}
	x, err := Finite(i)
	return float64(x), err == nil, err
}
