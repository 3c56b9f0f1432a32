package threading

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillHookArgs, Classes: []*object.Class{hookArgsClass}},
		{Fill: fillThreads, Classes: []*object.Class{ThreadClass, TimerClass, mainThreadClass, LocalClass}},
		{Fill: fillThreadLocks, Classes: []*object.Class{LockClass, RLockClass, SemaphoreClass, BoundedSemaphoreClass, ConditionClass, EventClass, BarrierClass}},
	},
}
