package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// tableSys says by what classes are completed when a program first uses one of them.
var tableSys = core.Table{
	Late: []core.Late{
		{Fill: fillFrameSummary, Classes: []*core.Class{frameSummary.class}},
		{Fill: fillWarnings, Classes: []*core.Class{warningMessage, catchWarningsClass}},
	},
}
