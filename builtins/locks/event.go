package locks

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// An event is Python's multiprocessing.Event, or threading.Event.
type event struct{ *Flag }

// A Flag is what processes share of an event.
type Flag struct {
	handle.Maker
	Obj    sched.Object
	Set    bool
	thread bool // of the module threading
}

// TravelTo implements object.Payload.
func (e *event) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	if e.thread { // what is of one process is a part of its memory
		return &event{&Flag{Maker: e.Maker, thread: true, Set: e.Flag.Set}}, nil
	}
	e.Travels(c)
	return e, nil
}

var eventWaitSignature = call.NewSignature("def Event.wait(self, timeout=None)")

func (e *event) wait(c *handle.Call) (starlark.Value, error) {
	var v starlark.Value
	if err := c.Bind(eventWaitSignature, &v); err != nil {
		return nil, err
	}
	timeout, err := number.Timeout(v)
	if err != nil {
		return nil, err
	}
	err = c.Do(&handle.Op{On: &e.Obj, Desc: e.Desc("wait"), Test: func() bool { return e.Flag.Set },
		Of: &e.Maker, Why: report.NotSet{}, Could: "set it"}, timeout)
	if err == sched.ErrTimeout {
		return starlark.False, nil
	}
	return starlark.Bool(err == nil), err
}

func (e *event) change(kind string, to bool) func(*event, *handle.Call) (starlark.Value, error) {
	return func(e *event, c *handle.Call) (starlark.Value, error) {
		if err := c.None("Event." + kind); err != nil {
			return nil, err
		}
		return handle.NoReturn(c.Act(&e.Obj, kind, e.Label, func() { e.Flag.Set = to }))
	}
}

func (e *event) isSet(c *handle.Call) (starlark.Value, error) {
	if err := c.None("Event.is_set"); err != nil {
		return nil, err
	}
	return c.Look(&e.Obj, "is_set", e.Label, func() starlark.Value { return starlark.Bool(e.Flag.Set) })
}

func (e *event) repr(c *handle.Call) (starlark.Value, error) {
	return c.Repr(&e.Obj, e.Label, func() string {
		state := "unset"
		if e.Flag.Set {
			state = "set"
		}
		if e.thread {
			return "<threading.Event at " + handle.Address(e.Label) + ": " + state + ">"
		}
		return "<Event at " + handle.Address(e.Label) + " " + state + ">"
	})
}

// DefineEvent completes a class of events. thread says that they are threading's, of which
// a process that is started has its own.
func DefineEvent(class *object.Class, thread bool) {
	var e *event
	handle.Define(class, func(e *event, c *handle.Call) error {
		e.Flag = &Flag{Maker: handle.MakerOf(c.P, "Event"), thread: thread}
		e.Obj.Remember()
		return c.None("BaseContext.Event")
	}, handle.Methods[*event]{
		"wait": (*event).wait, "set": e.change("set", true), "clear": e.change("clear", false),
		"is_set": (*event).isSet, "isSet": (*event).isSet, "__repr__": (*event).repr,
	})
}
