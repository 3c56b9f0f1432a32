package locks

import (
	"go.starlark.net/starlark"

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
		if err := handle.NotSent(c, "thread event", "_thread.lock"); c.Naming() != nil {
			return nil, err
		}
		return &event{&Flag{Maker: e.CopiedTo(c), thread: true, Set: e.Flag.Set}}, nil
	}
	return e, e.TravelsLocked(c)
}

func (e *event) wait(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	limit, err := number.Timeout(c.Thread, timeout)
	if err != nil {
		return nil, err
	}
	err = c.Do(&handle.Op{On: &e.Obj, Desc: e.Desc("wait"), Test: func() bool { return e.Flag.Set },
		Of: &e.Maker, Why: report.NotSet{}, Could: "set it"}, limit)
	if err == sched.ErrTimeout {
		return starlark.False, nil
	}
	return starlark.Bool(err == nil), err
}

func (e *event) set(c *handle.Call) (starlark.Value, error)   { return e.change(c, "set", true) }
func (e *event) clear(c *handle.Call) (starlark.Value, error) { return e.change(c, "clear", false) }

func (e *event) change(c *handle.Call, kind string, to bool) (starlark.Value, error) {
	return handle.NoReturn(c.Act(&e.Obj, kind, e.Label, func() { e.Flag.Set = to }))
}

func (e *event) isSet(c *handle.Call) (starlark.Value, error) {
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
	init := handle.M0(initText("Event", thread, "(self)"), func(e *event, c *handle.Call) (starlark.Value, error) {
		e.Flag = &Flag{Maker: handle.MakerOf(c.P, "Event"), thread: thread}
		if thread {
			e.ForThreads("threading.Event")
		}
		e.Obj.Remember()
		return starlark.None, nil
	})
	handle.Define[event](class, init.Named("__init__"),
		handle.M1("def Event.wait(self, timeout=None)", (*event).wait),
		handle.M0("def Event.set(self)", (*event).set),
		handle.M0("def Event.clear(self)", (*event).clear),
		handle.M0("def Event.is_set(self)", (*event).isSet),
		handle.M0("def Event.__repr__(self)", (*event).repr),
	)
	if thread {
		class.Define(nil, handle.M0("def Event.isSet(self)", (*event).isSet))
	}
}

// initText is the signature of __init__ of a class: multiprocessing's classes are methods of a
// context in CPython, which its complaints name.
func initText(class string, thread bool, parameters string) string {
	if thread {
		return "def " + class + ".__init__" + parameters
	}
	return "def BaseContext." + class + parameters
}
