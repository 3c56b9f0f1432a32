package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateThreading says what classes are completed when a program first uses one of them.
var lateThreading = []late{
	{fillHookArgs, []*core.Class{hookArgsClass}},
	{fillThreads, []*core.Class{ThreadClass, TimerClass, mainThreadClass, LocalClass}},
	{fillThreadLocks, []*core.Class{ThreadLockClass, ThreadRLockClass, ThreadSemaphoreClass, ThreadBoundedSemaphoreClass, ThreadConditionClass, ThreadEventClass, ThreadBarrierClass}},
}
