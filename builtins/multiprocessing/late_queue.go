package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateQueue says what classes are completed when a program first uses one of them.
var lateQueue = []late{
	{fillThreadQueues, []*core.Class{ThreadQueueClass, LifoQueueClass, PriorityQueueClass, ThreadSimpleQueueClass}},
}
