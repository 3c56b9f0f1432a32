package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
)

// BarrierClass is multiprocessing.Barrier.
var BarrierClass = core.NewClass("Barrier").In("multiprocessing.synchronize")

func fillBarrier() { defineBarrier(BarrierClass, false) }

var processWords = &conditionWords{"AssertionError", "must acquire() condition before using wait()", "lock is not owned"}

// ConditionClass is multiprocessing.Condition.
var ConditionClass = core.NewClass("Condition").In("multiprocessing.synchronize")

func fillCondition() {
	defineCondition(ConditionClass, processWords, func(c *Call) (starlark.Value, error) {
		return starlark.Call(c.Thread, RLockClass, nil, nil)
	})
}

// EventClass is multiprocessing.Event.
var EventClass = core.NewClass("Event").In("multiprocessing.synchronize")

func fillEvent() { defineEvent(EventClass, false) }
