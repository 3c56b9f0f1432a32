package threading

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillHookArgs, Classes: []*core.Class{hookArgsClass}},
		{Fill: fillThreads, Classes: []*core.Class{ThreadClass, TimerClass, mainThreadClass, LocalClass}},
		{Fill: fillThreadLocks, Classes: []*core.Class{LockClass, RLockClass, SemaphoreClass, BoundedSemaphoreClass, ConditionClass, EventClass, BarrierClass}},
	},
}
