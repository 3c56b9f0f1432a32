package futures

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillExecutors, Classes: []*object.Class{ExecutorClass, ProcessExecutorClass, ThreadExecutorClass}},
		{Fill: fillFutures, Classes: []*object.Class{futureResultsClass, completedClass, doneClass}},
		{Fill: fillFuture, Classes: []*object.Class{FutureClass}},
	},
	Exceptions: []*object.Class{FutureError, CancelledError, InvalidStateError, BrokenExecutor, BrokenThreadPool, BrokenProcessPool},
}
