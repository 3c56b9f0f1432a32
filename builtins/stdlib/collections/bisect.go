package collections

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// BisectMembers is the module bisect.
func BisectMembers() starlark.StringDict {
	const parameters = "(a, x, lo=0, hi=None, *, key=None)"
	m := call.Functions(
		call.F("bisect_left"+parameters, bisectFunc(true, false)),
		call.F("bisect_right"+parameters, bisectFunc(false, false)),
		call.F("insort_left"+parameters, bisectFunc(true, true)),
		call.F("insort_right"+parameters, bisectFunc(false, true)),
	)
	m["bisect"], m["insort"] = m["bisect_right"], m["insort_right"]
	return m
}

// bisectFunc is bisect_left and so on, or insort_left and so on.
func bisectFunc(left, insert bool) func(*starlark.Thread, []starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		low, high := 0, -1
		var err error
		if v[2] != nil {
			if low, err = object.ToSize(thread, v[2]); err != nil {
				return nil, err
			}
			if low < 0 {
				return nil, raise.Errorf("ValueError", "lo must be non-negative")
			}
		}
		if hi := kit.OrNone(v[3]); hi != starlark.None {
			if high, err = object.ToSize(thread, hi); err != nil {
				return nil, err
			}
		}
		if high < 0 {
			if high, err = object.Length(thread, v[0]); err != nil {
				return nil, err
			}
		}
		x, key := v[1], kit.OrNone(v[4])
		if insert && key != starlark.None {
			if x, err = object.Call1(thread, key, x); err != nil {
				return nil, err
			}
		}
		at, err := bisection{thread, v[0], x, key, left}.search(low, high)
		if err != nil {
			return nil, err
		}
		if insert {
			return object.CallMethod(thread, v[0], "insert", starlark.Tuple{starlark.MakeInt(at), v[1]}, nil)
		}
		return starlark.MakeInt(at), nil
	}
}

// A bisection is a search in a sorted sequence.
type bisection struct {
	thread *starlark.Thread
	a, x   starlark.Value
	key    starlark.Value // None without
	left   bool           // the place before equal elements is wanted
}

// search returns the place in the part from low to high.
func (b bisection) search(low, high int) (int, error) {
	for low < high {
		mid := int(uint(low+high) >> 1)
		e, err := kit.Item(b.thread, b.a, mid)
		if err != nil {
			return 0, err
		}
		if b.key != starlark.None {
			if e, err = object.Call1(b.thread, b.key, e); err != nil {
				return 0, err
			}
		}
		var less bool
		if b.left {
			if less, err = object.Compare(b.thread, "<", e, b.x); err == nil && less {
				low = mid + 1
			} else {
				high = mid
			}
		} else {
			if less, err = object.Compare(b.thread, "<", b.x, e); err == nil && less {
				high = mid
			} else {
				low = mid + 1
			}
		}
		if err != nil {
			return 0, err
		}
	}
	return low, nil
}

// BisectLeft returns the place before the elements that are not less than x, in the part of
// a sorted slice from low to high.
func BisectLeft(thread *starlark.Thread, a []starlark.Value, x starlark.Value, low, high int) (int, error) {
	return bisection{thread, starlark.Tuple(a), x, starlark.None, true}.search(low, high)
}

// BisectRight returns the place after the elements that are not greater than x, in the
// part of a sorted slice from low to high.
func BisectRight(thread *starlark.Thread, a []starlark.Value, x starlark.Value, low, high int) (int, error) {
	return bisection{thread, starlark.Tuple(a), x, starlark.None, false}.search(low, high)
}
