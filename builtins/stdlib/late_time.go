package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// tableTime says by what classes are completed when a program first uses one of them.
var tableTime = core.Table{
	Late: []core.Late{
		{Fill: fillTimer, Classes: []*core.Class{timerClass}},
	},
}
