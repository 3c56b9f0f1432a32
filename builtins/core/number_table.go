package core

import (
	"go.starlark.net/starlark"
)

// NumberTable is what the package tells of its classes.
var NumberTable = Table{
	Arithmetic: &Arithmetic{Ints: intBinary, Numbers: operateNumbers, Unary: unaryNumber},
	Slots: []ClassSlots{
		{IntClass, &intSlots},
		{BoolClass, &intSlots},
		{FloatClass, &Slots{Str: strFloat, Format: formatFloat, Hash: hashFloatSlot, Compare: compareSlot, Order: orderSlot}},
	},
	Late: []Late{
		{Fill: fillInt, Classes: []*Class{IntClass}},
		{Fill: fillBool, Classes: []*Class{BoolClass}},
		{Fill: fillFloat, Classes: []*Class{FloatClass}},
		{Fill: fillComplex, Classes: []*Class{ComplexClass}},
	},
}

var intSlots = Slots{Format: formatInt, Hash: hashIntSlot, Compare: compareSlot, Order: orderSlot}

// strFloat is the slot Str of float, for Python 2: 12 digits at most.
func strFloat(w *Writer, v starlark.Value) error {
	if !w.Python2 {
		return w.Repr(v)
	}
	w.Buf = floatStyle{code: 'g', prec: 12, dot0: true}.append(w.Buf, float64(v.(starlark.Float)))
	return nil
}
