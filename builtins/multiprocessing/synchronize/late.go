package synchronize

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillLock, Classes: []*core.Class{LockClass}},
		{Fill: fillSemaphores, Classes: []*core.Class{RLockClass, SemaphoreClass, BoundedSemaphoreClass}},
		{Fill: fillBarrier, Classes: []*core.Class{BarrierClass}},
		{Fill: fillCondition, Classes: []*core.Class{ConditionClass}},
		{Fill: fillEvent, Classes: []*core.Class{EventClass}},
	},
}
