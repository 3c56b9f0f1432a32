package locks

import (
	"strconv"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A barrier is Python's multiprocessing.Barrier, or threading.Barrier.
type barrier struct {
	*gate
	action  starlark.Value
	timeout starlark.Value
}

// A gate is what processes share of a barrier.
type gate struct {
	handle.Maker
	class   string // for the repr
	obj     sched.Object
	parties int
	thread  bool
	broken  bool
	round   *round
}

// A round is one use of the barrier: those that come until it opens. It has an object
// of its own, so that nobody waits in line with those of another round.
type round struct {
	obj     sched.Object
	arrived atomic.Int32 // changes under the gate's lock
	end     roundEnd     // guarded by the gate's object, which decides it
	told    roundEnd     // what those who wait know of it, guarded by obj
}

// A roundEnd is how a round ends.
type roundEnd uint8

const (
	undecided roundEnd = iota
	opened
	broken
)

// BrokenBarrierError is threading.BrokenBarrierError.
var BrokenBarrierError = object.NewClass("BrokenBarrierError", object.RuntimeErrorClass).In("threading")

var errBroken = &raise.Error{Class: "threading.BrokenBarrierError"}

// TravelTo implements object.Payload.
func (b *barrier) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	to := &barrier{gate: b.gate, timeout: b.timeout}
	if !b.thread {
		if err := b.TravelsLocked(c); err != nil {
			return nil, err
		}
	} else if err := handle.NotSent(c, "thread barrier", "_thread.lock"); c.Naming() != nil {
		return nil, err
	} else {
		to.gate = &gate{Maker: b.CopiedTo(c), class: b.class, parties: b.parties, thread: true, round: new(round)}
	}
	if b.action != nil {
		var err error
		if to.action, err = c.Copy(b.action); err != nil {
			return nil, memory.InPath(err, ".action")
		}
	}
	return to, nil
}

func (b *barrier) wait(c *handle.Call, timeout starlark.Value) (starlark.Value, error) {
	if timeout == nil || timeout == starlark.None {
		timeout = b.timeout
	}
	limit, err := number.Timeout(c.Thread, timeout)
	if err != nil {
		return nil, err
	}
	var r *round // nil if the barrier is broken
	index := 0
	err = c.Act(&b.obj, "wait", b.Label, func() {
		if !b.broken {
			r, index = b.round, int(b.round.arrived.Add(1))-1
		}
	})
	switch {
	case err != nil:
		return nil, err
	case r == nil:
		return nil, errBroken
	case index == b.parties-1:
		return starlark.MakeInt(index), b.release(c, r)
	}
	end := undecided
	err = c.Do(&handle.Op{On: &r.obj, Desc: b.Desc("wait"), Test: func() bool { return r.told != undecided }, Do: func() { end = r.told },
		Of: &b.Maker, Could: "come", Log: &b.obj, About: func(_ *sched.Wait, w *report.Wait) {
			w.Why = report.Come{Come: int(r.arrived.Load()), Parties: b.parties}
		}}, limit)
	if err != nil {
		if proc.IsInterrupt(err) {
			b.withdraw(c, r)
			return nil, err
		}
		// Who gives up, or is stopped, breaks the barrier for all, unless all have come.
		if end = b.decide(c, r, "abort", broken); err != sched.ErrTimeout {
			return nil, err
		}
	}
	if end == broken {
		return nil, errBroken
	}
	return starlark.MakeInt(index), nil
}

// withdraw undoes the coming of one who was interrupted, unless all have come.
func (b *barrier) withdraw(c *handle.Call, r *round) {
	c.P.Task().Must(&handle.Op{On: &b.obj, Desc: b.Desc("wait"), Do: func() {
		if b.round == r && int(r.arrived.Load()) < b.parties {
			r.arrived.Add(-1)
		}
	}})
}

// release runs the action and lets all of the round go on. The barrier is broken if the
// action fails.
func (b *barrier) release(c *handle.Call, r *round) error {
	if b.action != nil {
		if _, err := starlark.Call(c.Thread, b.action, nil, nil); err != nil {
			b.decide(c, r, "abort", broken)
			return err
		}
	}
	if b.decide(c, r, "open", opened) == broken {
		return errBroken
	}
	return nil
}

// decide ends a round, if that was not done before, and returns how it ends. It happens
// also in a process that is stopped: all have come, or the one that is missing must be
// known to be. One operation decides, so that nobody sees half of it; another tells those
// who wait.
func (b *barrier) decide(c *handle.Call, r *round, kind string, want roundEnd) (end roundEnd) {
	c.P.Task().Must(&handle.Op{On: &b.obj, Desc: b.Desc(kind), Do: func() {
		now := b.round == r
		switch {
		case r.end != undecided:
		case want == opened && now && !b.broken:
			r.end, b.round = opened, new(round)
		default:
			r.end = broken
			b.broken = b.broken || now
		}
		end = r.end
	}})
	c.P.Task().Must(&handle.Op{On: &r.obj, Desc: b.Desc(kind), Do: func() { r.told = end }})
	return end
}

func (b *barrier) abort(c *handle.Call) (starlark.Value, error) {
	var r *round
	if err := c.Act(&b.obj, "abort", b.Label, func() { b.broken, r = true, b.round }); err != nil {
		return nil, err
	}
	b.decide(c, r, "abort", broken)
	return starlark.None, nil
}

// reset breaks the round in which somebody waits and begins a new one.
func (b *barrier) reset(c *handle.Call) (starlark.Value, error) {
	var r *round
	if err := c.Act(&b.obj, "reset", b.Label, func() { r, b.round, b.broken = b.round, new(round), false }); err != nil {
		return nil, err
	}
	b.decide(c, r, "reset", broken)
	return starlark.None, nil
}

func (b *barrier) repr(c *handle.Call) (starlark.Value, error) {
	return c.Repr(&b.obj, b.Label, func() string {
		state := "broken"
		if !b.broken {
			state = "waiters=" + strconv.Itoa(int(b.round.arrived.Load())) + "/" + strconv.Itoa(b.parties)
		}
		return "<" + b.class + " at " + handle.Address(b.Label) + ": " + state + ">"
	})
}

// init makes a barrier of a class.
func (b *barrier) init(c *handle.Call, class *object.Class, thread bool, parties, action, timeout starlark.Value) error {
	n, err := handle.IntArg(c.Thread, parties, 0)
	if err != nil {
		return err
	}
	if n < 1 && thread {
		return raise.Errorf("ValueError", "parties must be > 0")
	}
	if action != starlark.None {
		b.action = action
	}
	b.timeout = timeout
	b.gate = &gate{Maker: handle.MakerOf(c.P, "Barrier"), class: class.FullName(), parties: n, thread: thread, round: new(round)}
	b.obj.Remember()
	return nil
}

// DefineBarrier completes a class of barriers. thread says that they are threading's, of
// which a process that is started has its own.
func DefineBarrier(class *object.Class, thread bool) {
	text := initText("Barrier", thread, "(self, parties, action=None, timeout=None)")
	init := handle.M3(text, func(b *barrier, c *handle.Call, parties, action, timeout starlark.Value) (starlark.Value, error) {
		return handle.NoReturn(b.init(c, class, thread, parties, action, timeout))
	})
	handle.Define[barrier](class, init.Named("__init__"),
		handle.M1("def Barrier.wait(self, timeout=None)", (*barrier).wait),
		handle.M0("def Barrier.abort(self)", (*barrier).abort),
		handle.M0("def Barrier.reset(self)", (*barrier).reset),
		handle.M0("def Barrier.__repr__(self)", (*barrier).repr),
	)
	handle.Computed(class, "parties", func(b *barrier, _ *handle.Call) (starlark.Value, error) { return starlark.MakeInt(b.parties), nil }, nil)
	handle.Computed(class, "n_waiting", func(b *barrier, c *handle.Call) (starlark.Value, error) {
		return c.Look(&b.obj, "n_waiting", b.Label, func() starlark.Value {
			if b.broken {
				return starlark.MakeInt(0)
			}
			return starlark.MakeInt(int(b.round.arrived.Load()))
		})
	}, nil)
	handle.Computed(class, "broken", func(b *barrier, c *handle.Call) (starlark.Value, error) {
		return c.Look(&b.obj, "broken", b.Label, func() starlark.Value { return starlark.Bool(b.broken) })
	}, nil)
}
