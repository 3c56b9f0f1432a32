package number

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
)

// Table is what the package tells of its classes.
var Table = object.Table{
	Arithmetic: &object.Arithmetic{Ints: intBinary, Numbers: operateNumbers, Unary: unaryNumber},
	Slots: []object.ClassSlots{
		{Class: object.IntClass, Slots: &intSlots},
		{Class: object.BoolClass, Slots: &intSlots},
		{Class: object.FloatClass, Slots: &object.Slots{Str: strFloat, Format: formatFloat, Hash: hashFloatSlot, Compare: compareSlot, Order: orderSlot}},
	},
	Late: []object.Late{
		{Fill: fillInt, Classes: []*object.Class{object.IntClass}},
		{Fill: fillBool, Classes: []*object.Class{object.BoolClass}},
		{Fill: fillFloat, Classes: []*object.Class{object.FloatClass}},
		{Fill: fillComplex, Classes: []*object.Class{ComplexClass}},
	},
}

var intSlots = object.Slots{Format: formatInt, Hash: hashIntSlot, Compare: compareSlot, Order: orderSlot}

// strFloat is the slot Str of float, for Python 2: 12 digits at most.
func strFloat(w *object.Writer, v starlark.Value) error {
	if !w.Python2 {
		return w.Repr(v)
	}
	w.Buf = FloatStyle{Code: 'g', Prec: 12, dot0: true}.Append(w.Buf, float64(v.(starlark.Float)))
	return nil
}
