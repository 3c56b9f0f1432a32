package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateSynchronize says what classes are completed when a program first uses one of them.
var lateSynchronize = []late{
	{fillLock, []*core.Class{LockClass}},
	{fillSemaphores, []*core.Class{RLockClass, SemaphoreClass, BoundedSemaphoreClass}},
	{fillBarrier, []*core.Class{BarrierClass}},
	{fillCondition, []*core.Class{ConditionClass}},
	{fillEvent, []*core.Class{EventClass}},
}
