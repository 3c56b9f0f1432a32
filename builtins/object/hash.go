package object

import (
	"encoding/binary"
	"errors"
	"math"
	"reflect"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/words"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Hash returns hash(v), with CPython's values for numbers and tuples. Those of strings
// differ between runs of CPython; here they do not. It is a TypeError if v has none.
func Hash(thread *starlark.Thread, v starlark.Value) (int64, error) {
	return Hashing{thread: thread}.Of(v)
}

// A Hashing is one call of Hash on its way through nested values.
type Hashing struct {
	thread *starlark.Thread
	depth  int
}

// HashModulus is CPython's, the Mersenne prime 2**61 - 1: numbers that are equal have
// equal hashes, whatever their types.
const HashModulus = 1<<61 - 1

// Of is Hash for values within others.
func (h Hashing) Of(v starlark.Value) (int64, error) {
	if i, ok := v.(starlark.Int); ok {
		if n, small := i.Int64(); small && -HashModulus < n && n < HashModulus {
			return NotMinusOne(n), nil
		}
	}
	if base := carriedKey(v); base != nil {
		return h.Of(base)
	}
	if hash := SlotsOf(v).Hash; hash != nil {
		n, err := hash(h, v)
		return NotMinusOne(n), err
	}
	if u, ok := v.(Unary); ok {
		s, err := Nest(h.thread, h.depth+1, "")
		if err != nil {
			return 0, err
		}
		r, ok, err := u.OperateUnary(h.thread, "hash")
		Unnest(s, h.depth+1)
		if err != nil {
			return 0, err
		}
		if ok {
			i, isInt := Integer(r)
			if !isInt {
				return 0, raise.Errorf("TypeError", "__hash__ method should return an integer")
			}
			if n, small := i.Int64(); small {
				return NotMinusOne(n), nil
			}
			return h.Of(i)
		}
	}
	if v == starlark.None {
		return 0xfca86420, nil // CPython 3.12's
	}
	n, err := v.Hash()
	if err != nil {
		return 0, HashError(err)
	}
	switch v.(type) {
	case *Class, memory.Func, *call.Builtin, *starlark.Builtin: // the engine's is not the same in each run
		if h.thread != nil {
			if id, ok := ObjectID(proc.Of(h.thread), v); ok {
				return int64(id >> 4), nil //nolint:gosec // it has 48 bits
			}
		}
	}
	return int64(n), nil
}

// Enter returns the hashing of what is within a value. It fails with RecursionError.
func (h Hashing) Enter() (Hashing, error) {
	if h.depth > MaxDepth {
		return h, raise.Errorf("RecursionError", "maximum recursion depth exceeded")
	}
	h.depth++
	return h, nil
}

// NotMinusOne replaces -1, which is an error code inside CPython.
func NotMinusOne(h int64) int64 {
	if h == -1 {
		return -2
	}
	return h
}

// HashText is the hash of a text, which kind tells from others.
func HashText(kind, s string) int64 {
	if s == "" {
		return 0 // as in CPython
	}
	h := uint64(14695981039346656037) // FNV-1a, written out: the one of Go's library needs an object
	for _, part := range [2]string{kind, s} {
		for i := range len(part) {
			h = (h ^ uint64(part[i])) * 1099511628211
		}
	}
	return int64(h) //nolint:gosec // the bits
}

// HashError gives an error of the engine for a key, or an element of a set, Python's words.
func HashError(err error) error {
	if err == nil {
		return nil
	}
	return hashError(err)
}

func hashError(err error) error {
	var known *raise.Error
	if errors.As(err, &known) || RaisedOf(err) != nil {
		return err
	}
	if e, ok := words.Engine(err.Error(), "", ""); ok {
		return &raise.Error{Class: e.Class, Msg: e.Text, Fact: e.Fact}
	}
	return err
}

// ID returns id(v): a number that two values share exactly if one is the other (Is). For what
// has no identity of its own it is made of the value.
func ID(thread *starlark.Thread, v starlark.Value) starlark.Int {
	if thread != nil {
		if id, ok := ObjectID(proc.Of(thread), v); ok {
			return starlark.MakeUint64(id)
		}
	}
	if t, ok := v.(starlark.Tuple); ok && len(t) > 0 {
		return pointerID(reflect.ValueOf(t))
	}
	switch x := v.(type) {
	case starlark.Int, starlark.String, starlark.Bytes, starlark.Bool, starlark.NoneType, starlark.Tuple:
		return fakeID(HashText(v.Type(), v.String()))
	case starlark.Float:
		if x != x {
			x = starlark.Float(math.NaN()) // the bits are not the same in each run
		}
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], math.Float64bits(float64(x)))
		return fakeID(HashText("float", string(b[:])))
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan:
		return pointerID(r)
	}
	return fakeID(HashText(v.Type(), v.String()))
}

func pointerID(v reflect.Value) starlark.Int { return starlark.MakeUint64(uint64(v.Pointer())) }

// fakeID makes a number that looks like an address, and is none of Go's.
func fakeID(h int64) starlark.Int {
	const top, mask = 0x7f << 40, 1<<40 - 1
	return starlark.MakeInt64(top | h&mask&^15)
}
