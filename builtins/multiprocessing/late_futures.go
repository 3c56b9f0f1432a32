package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateFutures says what classes are completed when a program first uses one of them.
var lateFutures = []late{
	{fillExecutors, []*core.Class{ExecutorClass, ProcessExecutorClass, ThreadExecutorClass}},
	{fillFutures, []*core.Class{futureResultsClass, completedClass, doneClass}},
	{fillFuture, []*core.Class{FutureClass}},
}
