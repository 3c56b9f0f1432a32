package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// An event is Python's multiprocessing.Event, or threading.Event.
type event struct{ *flag }

// A flag is what processes share of an event.
type flag struct {
	maker
	obj    sched.Object
	set    bool
	thread bool // of the module threading
}

// TravelTo implements core.Payload.
func (e *event) TravelTo(c *proc.Copier, _ *core.Instance) (any, error) {
	if e.thread {
		to := &flag{maker: e.maker, thread: true}
		e.obj.With(func() { to.set = e.set })
		return &event{to}, nil
	}
	e.travels(c)
	return e, nil
}

var eventWaitSignature = core.NewSignature("Event.wait(self, timeout=None)")

func (e *event) wait(c *Call) (starlark.Value, error) {
	var v starlark.Value
	if err := c.Bind(eventWaitSignature, &v); err != nil {
		return nil, err
	}
	timeout, err := core.Timeout(v)
	if err != nil {
		return nil, err
	}
	err = c.Do(&Op{On: &e.obj, Desc: e.desc("wait"), Test: func() bool { return e.flag.set },
		Of: &e.maker, Why: proc.NotSet{}, Could: "set it"}, timeout)
	if err == sched.ErrTimeout {
		return starlark.False, nil
	}
	return starlark.Bool(err == nil), err
}

func (e *event) change(kind string, to bool) func(*event, *Call) (starlark.Value, error) {
	return func(e *event, c *Call) (starlark.Value, error) {
		if err := c.None("Event." + kind); err != nil {
			return nil, err
		}
		return noReturn(c.Act(&e.obj, kind, e.label, func() { e.flag.set = to }))
	}
}

func (e *event) isSet(c *Call) (starlark.Value, error) {
	if err := c.None("Event.is_set"); err != nil {
		return nil, err
	}
	return c.Look(&e.obj, "is_set", e.label, func() starlark.Value { return starlark.Bool(e.flag.set) })
}

func (e *event) repr(c *Call) (starlark.Value, error) {
	set := false
	e.obj.With(func() { set = e.flag.set })
	state := "unset"
	if set {
		state = "set"
	}
	if e.thread {
		return starlark.String("<threading.Event at " + address(e.label) + ": " + state + ">"), nil
	}
	return starlark.String("<Event at " + address(e.label) + " " + state + ">"), nil
}

// defineEvent completes a class of events. thread says that they are threading's, of which
// a process that is started has its own.
func defineEvent(class *core.Class, thread bool) {
	var e *event
	Define(class, func(e *event, c *Call) error {
		e.flag = &flag{maker: makerOf(c.P, "Event"), thread: thread}
		e.obj.Remember()
		return c.None("BaseContext.Event")
	}, Methods[*event]{
		"wait": (*event).wait, "set": e.change("set", true), "clear": e.change("clear", false),
		"is_set": (*event).isSet, "isSet": (*event).isSet, "__repr__": (*event).repr,
	})
}
