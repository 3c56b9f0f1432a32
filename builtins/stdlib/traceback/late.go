package traceback

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillSummaries, Classes: []*object.Class{frameSummaryClass, stackSummaryClass}},
		{Fill: fillExceptions, Classes: []*object.Class{exceptionClass}},
	},
}
