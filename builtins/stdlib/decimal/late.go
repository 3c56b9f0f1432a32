package decimal

import (
	"maps"
	"slices"

	"github.com/pyq-lang/pyq/builtins/core"
)

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillDecimal, Classes: []*core.Class{decimalClass}},
		{Fill: fillDecimalContext, Classes: []*core.Class{decimalContextClass}},
		{Fill: fillFraction, Classes: []*core.Class{fractionClass}},
	},
	Exceptions: append(slices.Collect(maps.Values(decimalSignals)), decimalErrorClass),
}
