package memory

import (
	"math"

	"go.starlark.net/starlark"
)

// A Val is a value as the executor holds it in variables and hands it from node to node: ints
// of 64 bits and floats are not boxed, so that arithmetic allocates nothing. The zero Val is
// the int 0.
type Val struct {
	N int64 // the int, or the bits of the float
	// V is nil for an int, a FloatTag for a float, an UnboundTag for a variable without a
	// value, a FailedTag for an evaluation that has failed; otherwise it is the value.
	V starlark.Value
}

// tag has what makes a starlark.Value of the types that tell what a Val is. No program sees one.
type tag struct{}

func (tag) String() string        { return "tag" }
func (tag) Type() string          { return "tag" }
func (tag) Freeze()               {}
func (tag) Truth() starlark.Bool  { return true }
func (tag) Hash() (uint32, error) { return 0, nil }

// The tags of a Val.
type (
	FloatTag   struct{ tag }
	UnboundTag struct{ tag }
	FailedTag  struct{ tag }
)

// Float returns a float as a Val.
func Float(f float64) Val { return Val{int64(math.Float64bits(f)), FloatTag{}} } //nolint:gosec // the bits, not the number

// Unbound is the Val of a variable without a value.
func Unbound() Val { return Val{V: UnboundTag{}} }

// IsUnbound reports whether the Val stands for no value.
func (v Val) IsUnbound() bool {
	_, ok := v.V.(UnboundTag)
	return ok
}

// IsFloat reports whether the Val is a float.
func (v Val) IsFloat() bool {
	_, ok := v.V.(FloatTag)
	return ok
}

// Float returns the float that the Val is, see IsFloat.
func (v Val) Float() float64 { return math.Float64frombits(uint64(v.N)) } //nolint:gosec // the bits, not the number

// Box returns the value, nil for none.
func (v Val) Box() starlark.Value {
	switch v.V.(type) {
	case nil:
		return starlark.MakeInt64(v.N)
	case FloatTag:
		return starlark.Float(v.Float())
	case UnboundTag, FailedTag:
		return nil
	}
	return v.V
}

// Unbox returns a value as a Val; nil is none.
func Unbox(v starlark.Value) Val {
	switch v := v.(type) {
	case starlark.Int:
		if n, ok := v.Int64(); ok {
			return Val{N: n}
		}
	case starlark.Float:
		return Float(float64(v))
	case nil:
		return Unbound()
	}
	return Val{V: v}
}
