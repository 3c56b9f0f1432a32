package synchronize

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillLock, Classes: []*object.Class{LockClass}},
		{Fill: fillSemaphores, Classes: []*object.Class{RLockClass, SemaphoreClass, BoundedSemaphoreClass}},
		{Fill: fillBarrier, Classes: []*object.Class{BarrierClass}},
		{Fill: fillCondition, Classes: []*object.Class{ConditionClass}},
		{Fill: fillEvent, Classes: []*object.Class{EventClass}},
	},
}
