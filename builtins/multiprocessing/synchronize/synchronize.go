package synchronize

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/object"
)

// BarrierClass is multiprocessing.Barrier.
var BarrierClass = object.NewClass("Barrier").In("multiprocessing.synchronize")

func fillBarrier() { locks.DefineBarrier(BarrierClass, false) }

var processWords = &locks.ConditionWords{Class: "AssertionError", Wait: "must acquire() condition before using wait()", Notify: "lock is not owned"}

// ConditionClass is multiprocessing.Condition.
var ConditionClass = object.NewClass("Condition").In("multiprocessing.synchronize")

func fillCondition() {
	locks.DefineCondition(ConditionClass, processWords, func(c *handle.Call) (starlark.Value, error) {
		return starlark.Call(c.Thread, RLockClass, nil, nil)
	})
}

// EventClass is multiprocessing.Event.
var EventClass = object.NewClass("Event").In("multiprocessing.synchronize")

func fillEvent() { locks.DefineEvent(EventClass, false) }
