package queue

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillThreadQueues, Classes: []*core.Class{QueueClass, LifoQueueClass, PriorityQueueClass, SimpleQueueClass}},
	},
	Exceptions: []*core.Class{ShutDown},
}
