package process

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A sentinel is what tells connection.wait of a process. Process.sentinel is, as in CPython,
// an int: of a class of its own, for the number alone would not lead to the process.
type sentinel struct{ p *proc.Proc }

// sentinelClass is the class of sentinels.
var sentinelClass = object.NewClass("Sentinel", object.IntClass).In("multiprocessing.process")

// sentinelOf is the attribute of a Sentinel that has the *sentinel.
const sentinelOf = "_process"

func newSentinel(owner *proc.Proc, number int, p *proc.Proc) (starlark.Value, error) {
	v := object.NewInstance(owner.Home(), sentinelClass, starlark.MakeInt(number))
	return v, v.SetOwn(sentinelOf, &sentinel{p})
}

// EndOf returns what waits for the end of the process of a Sentinel, nil for another object.
func EndOf(i *object.Instance) handle.Waitable {
	if s, ok := i.Own(sentinelOf).(*sentinel); ok && i.Class() == sentinelClass {
		return s
	}
	return nil
}

var _ memory.Traveler = (*sentinel)(nil)

func (s *sentinel) String() string        { return "<process " + s.p.Label() + ">" }
func (s *sentinel) Type() string          { return "Sentinel" }
func (s *sentinel) Freeze()               {}
func (s *sentinel) Truth() starlark.Bool  { return true }
func (s *sentinel) Hash() (uint32, error) { return uint32(s.p.PID()), nil }

// Travel implements memory.Traveler.
func (s *sentinel) Travel(*memory.Copier) (starlark.Value, error) { return s, nil }

func (s *sentinel) IsReady(c *handle.Call, w *handle.Watcher) (bool, error) {
	ended := false
	err := c.Do(&handle.Op{On: s.p.End(), Desc: sched.Desc{Kind: "poll", Object: s.p.Label()}, Do: func() {
		if ended = s.p.Ended(); !ended && w != nil {
			s.p.Watch(w)
		}
	}}, sched.Forever)
	return ended, err
}

// Forget implements handle.Waitable.
func (s *sentinel) Forget(c *handle.Call, w *handle.Watcher) {
	c.P.Task().Must(&handle.Op{On: s.p.End(), Do: func() { s.p.Unwatch(w) }})
}
