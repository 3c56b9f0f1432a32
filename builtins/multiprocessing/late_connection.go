package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableConnection says by what classes are completed when a program first uses one of them.
var tableConnection = core.Table{
	Late: []core.Late{
		{Fill: fillConnection, Classes: []*core.Class{ConnectionClass}},
	},
	Exceptions: []*core.Class{BufferTooShort},
}
