package multiprocessing

import (
	"fmt"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A maker says where and by whom an object was made, its name in reports, and who has it.
type maker struct {
	label string
	made  sched.Pos  // unknown if a host made it
	by    *proc.Proc // nil if a host made it
	sent  uint32     // 1: through a queue, so that anybody may have it; atomic
	given uint32     // 1: to another process; atomic
	stamp uint64     // see proc.Run.Stamp
}

// makerOf is the maker of an object that p makes now; kind is the first part of its name.
func makerOf(p *proc.Proc, kind string) maker {
	return maker{label: p.World().Label(kind), made: p.Where(), by: p, stamp: p.World().Stamp()}
}

// desc describes an operation on the object.
func (m *maker) desc(kind string) sched.Desc {
	return sched.Desc{Kind: sched.Kind(kind), Object: m.label}
}

// wait tells of a wait for the object. could is what anybody can do to end it who has the
// object, "" if not anybody can.
func (m *maker) wait(why proc.Reason, could string) *proc.Wait {
	w := &proc.Wait{Made: m.made, Why: why, Could: could, Stamp: m.stamp, Everybody: m.by == nil || atomic.LoadUint32(&m.sent) != 0}
	if m.by != nil {
		w.Maker = m.by.PID()
	}
	return w
}

// travels notes who gets the object.
func (m *maker) travels(c *proc.Copier) {
	atomic.StoreUint32(&m.given, 1)
	if dest := c.Dest(); dest == nil {
		atomic.StoreUint32(&m.sent, 1)
	} else {
		dest.Hold(m.label)
		atomic.StoreUint32(&m.given, 1)
	}
}

// private reports whether nobody but its maker has the object.
func (m *maker) private() bool {
	return atomic.LoadUint32(&m.sent) == 0 && atomic.LoadUint32(&m.given) == 0
}

// taskName names who computes now, in messages.
func taskName(p *proc.Proc) string {
	if t := p.ThreadName(); t != "" {
		return p.Name() + "|" + t
	}
	return p.Name()
}

// address makes up a memory address for a repr, the same one in every run.
func address(label string) string {
	h, _ := starlark.String(label).Hash()
	return fmt.Sprintf("0x7f%08x%02x", h&0xffffffff, 0x10*(h%15+1))
}
