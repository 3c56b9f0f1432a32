package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableQueue says by what classes are completed when a program first uses one of them.
var tableQueue = core.Table{
	Late: []core.Late{
		{Fill: fillThreadQueues, Classes: []*core.Class{ThreadQueueClass, LifoQueueClass, PriorityQueueClass, ThreadSimpleQueueClass}},
	},
	Exceptions: []*core.Class{ShutDown},
}
