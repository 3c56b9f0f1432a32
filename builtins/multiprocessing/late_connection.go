package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableConnection says by what classes are completed when a program first uses one of them.
var tableConnection = table{
	Late: []late{
		{Fill: fillConnection, Classes: []*core.Class{ConnectionClass}},
	},
	Exceptions: []*core.Class{BufferTooShort},
}
