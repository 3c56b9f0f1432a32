package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableWorkers says by what classes are completed when a program first uses one of them.
var tableWorkers = core.Table{
	Late: []core.Late{
		{Fill: fillFailures, Classes: []*core.Class{maybeEncodingError}},
	},
	Exceptions: []*core.Class{remoteTraceback, futureTraceback, maybeEncodingError},
}
