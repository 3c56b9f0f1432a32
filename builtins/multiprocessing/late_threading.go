package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableThreading says by what classes are completed when a program first uses one of them.
var tableThreading = core.Table{
	Late: []core.Late{
		{Fill: fillHookArgs, Classes: []*core.Class{hookArgsClass}},
		{Fill: fillThreads, Classes: []*core.Class{ThreadClass, TimerClass, mainThreadClass, LocalClass}},
		{Fill: fillThreadLocks, Classes: []*core.Class{ThreadLockClass, ThreadRLockClass, ThreadSemaphoreClass, ThreadBoundedSemaphoreClass, ThreadConditionClass, ThreadEventClass, ThreadBarrierClass}},
	},
}
