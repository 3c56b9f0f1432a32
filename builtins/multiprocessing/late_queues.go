package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateQueues says what classes are completed when a program first uses one of them.
var lateQueues = []late{
	{fillQueues, []*core.Class{QueueClass, JoinableQueueClass, SimpleQueueClass}},
}
