package futures

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillExecutors, Classes: []*core.Class{ExecutorClass, ProcessExecutorClass, ThreadExecutorClass}},
		{Fill: fillFutures, Classes: []*core.Class{futureResultsClass, completedClass, doneClass}},
		{Fill: fillFuture, Classes: []*core.Class{FutureClass}},
	},
	Exceptions: []*core.Class{FutureError, CancelledError, InvalidStateError, BrokenExecutor, BrokenThreadPool, BrokenProcessPool},
}
