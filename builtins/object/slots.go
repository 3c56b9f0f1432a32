package object

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"reflect"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
)

// Slots are what the values of a built-in class do in Python's protocols: CPython's type
// slots. Values of our own have methods for that, see protocol.go; the engine's types
// cannot. With a nil slot, a value takes no part in the protocol, or does what is usual.
//
// The functions get values of the class only, except where they say otherwise.
type Slots struct {
	// Repr and Str append repr(v) and str(v). Without Str, that is repr(v).
	Repr, Str func(w *Writer, v starlark.Value) error
	// Format appends format(v, spec); spec is not empty.
	Format func(w *Writer, v starlark.Value, spec string) error
	// Hash returns hash(v), any number.
	Hash func(h Hashing, v starlark.Value) (int64, error)

	// Compare returns a op b for "==", "!=", "<", "<=", ">", ">="; b is any value. The result is
	// nil if it does not know how.
	Compare func(c Comparison, op string, a, b starlark.Value) (starlark.Value, error)
	// Order is Python 2's cmp(a, b), as Compare.
	Order func(c Comparison, a, b starlark.Value) (n int, ok bool, err error)

	// Operate returns a op b, see Binary; b is any value. ok is false if it does not know
	// how. InPlace does the same to a itself, and returns it.
	Operate, InPlace func(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error)
	// Iterate returns iter(v), and Iterator is the class of that as a value.
	Iterate  func(v starlark.Value) Iterator
	Iterator *Class
	// Loop returns what the engine's own loop iterates over, see Loop.
	Loop func(thread *starlark.Thread, v starlark.Value) starlark.Value
	// Collect returns the elements in a new slice.
	Collect func(v starlark.Value) []starlark.Value

	// Slice returns v[lower:upper:step].
	Slice func(v starlark.Value, b Bounds) starlark.Value
	// GetItem returns v[key]; the key is no *Slice if there is a slot Slice. SetItem and
	// DelItem get any key.
	GetItem func(thread *starlark.Thread, v, key starlark.Value) (starlark.Value, error)
	SetItem func(thread *starlark.Thread, v, key, x starlark.Value) error
	DelItem func(thread *starlark.Thread, v, key starlark.Value) error
	// Indexed says that assigning an item of v, which cannot be, first looks at the index.
	Indexed bool
	// Contains returns x in v.
	Contains func(thread *starlark.Thread, v, x starlark.Value) (bool, error)

	// GetAttr returns an attribute, and OwnAttr one that the program gave the value, nil if it
	// gave none of the name. SetAttr sets one, or deletes it if x is nil. AttrNames returns the
	// names of all that are not its class's.
	GetAttr   func(v starlark.Value, name string) (starlark.Value, error)
	OwnAttr   func(v starlark.Value, name string) starlark.Value
	SetAttr   func(v starlark.Value, name string, x starlark.Value) error
	AttrNames func(v starlark.Value) []string

	// Reverse returns an iterator from the end.
	Reverse func(v starlark.Value) Iterator

	// Python2 is the methods that differ in Python 2, or that it has besides.
	Python2 func() map[string]*call.Entry
}

// Arithmetic is what numbers of the engine's types do, int, bool and float, whichever two of
// them meet. It is no part of the slots of each, so that an addition has fewer steps.
type Arithmetic struct {
	// Ints returns x op y, nil if ints have no such operator.
	Ints func(op string, x, y starlark.Int) (starlark.Value, error)
	// Numbers returns a op b, see Binary; ok is false if numbers have no such operator.
	Numbers func(thread *starlark.Thread, op string, a, b starlark.Value) (v starlark.Value, ok bool, err error)
	// Unary returns op v for "-", "+" and "~", nil if v has no such operator.
	Unary func(op string, v starlark.Value) starlark.Value
}

// noSlots is the slots of classes that have none.
var noSlots = new(Slots)

// SlotsOf returns the slots of a value's class. It looks at Go's types, for a host may have
// values that call themselves a list.
func SlotsOf(v starlark.Value) *Slots {
	switch v.(type) {
	case starlark.Int:
		return IntClass.slots
	case starlark.String:
		return StrClass.slots
	case *starlark.List:
		return ListClass.slots
	case *starlark.Dict:
		return DictClass.slots
	case starlark.Tuple:
		return TupleClass.slots
	case *Instance:
		return noSlots
	case starlark.Float:
		return FloatClass.slots
	case starlark.Bool:
		return BoolClass.slots
	case starlark.NoneType:
		return NoneClass.slots
	case *starlark.Set:
		return SetClass.slots
	case starlark.Bytes:
		return BytesClass.slots
	case *memory.Function, *starlark.Function:
		return FunctionClass.slots
	}
	if IsRange(v) {
		return RangeClass.slots
	}
	if v, ok := v.(Classed); ok {
		if s := v.Class().slots; s != nil { // nil of a program's metaclass
			return s
		}
	}
	return noSlots
}

// IsRange reports whether v is a range.
func IsRange(v starlark.Value) bool { return reflect.TypeOf(v) == rangeType }

// rangeType is Go's type of ranges, which the engine does not export.
var rangeType = func() reflect.Type {
	empty, err := starlark.Universe["range"].(*starlark.Builtin).CallInternal(nil, starlark.Tuple{starlark.MakeInt(0)}, nil)
	if err != nil {
		panic(err)
	}
	return reflect.TypeOf(empty)
}()
