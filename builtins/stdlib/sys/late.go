package sys

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillFrameSummary, Classes: []*core.Class{frameSummary.Class}},
		{Fill: fillWarnings, Classes: []*core.Class{warningMessage, catchWarningsClass}},
	},
}
