package decimal

import (
	"maps"
	"slices"

	"github.com/pyq-lang/pyq/builtins/object"
)

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillDecimal, Classes: []*object.Class{decimalClass}},
		{Fill: fillDecimalContext, Classes: []*object.Class{decimalContextClass, localContextClass}},
		{Fill: fillFraction, Classes: []*object.Class{fractionClass}},
	},
	Exceptions: append(slices.Collect(maps.Values(decimalSignals)), decimalErrorClass),
}
