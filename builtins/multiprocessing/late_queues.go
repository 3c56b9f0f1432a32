package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableQueues says by what classes are completed when a program first uses one of them.
var tableQueues = core.Table{
	Late: []core.Late{
		{Fill: fillQueues, Classes: []*core.Class{QueueClass, JoinableQueueClass, SimpleQueueClass}},
	},
}
