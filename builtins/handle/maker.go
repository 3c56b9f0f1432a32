package handle

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
)

// A Maker says where and by whom an object was made, its name in reports, and who has it.
type Maker struct {
	Label string
	Made  sched.Pos  // unknown if a host made it
	By    *proc.Proc // nil if a host made it
	sent  uint32     // 1: through a queue, so that anybody may have it; atomic
	Given uint32     // 1: to another process; atomic
	Stamp uint64     // see proc.Run.Stamp
	local *local     // nil for what processes share
	// forked says that its maker's start method was fork.
	forked bool
}

// A local is what is known of an object for the threads of one process.
type local struct {
	class  string
	mu     sync.Mutex
	copies []string // the processes that have copies of it
}

// ForThreads says that the object, whose class is named, is for the threads of one process.
func (m *Maker) ForThreads(class string) { m.local = &local{class: class} }

// ThreadsOnly returns the class of an object that is for the threads of one process, "" for
// one that processes share.
func (m *Maker) ThreadsOnly() string {
	if m.local == nil {
		return ""
	}
	return m.local.class
}

// MadeAt returns the object's label, and the variable to which it was assigned where it was
// made, "" if that is not plain to see.
func (m *Maker) MadeAt() (label, variable string) {
	if m.By == nil {
		return m.Label, ""
	}
	return m.Label, m.By.World().Variable(m.Made)
}

// CopiedTo is the maker of a copy of an object that is for the threads of one process.
func (m *Maker) CopiedTo(c *memory.Copier) Maker {
	to := *m
	if m.local == nil || c.Dest() == nil {
		return to
	}
	name := proc.In(c.Dest()).Label()
	m.local.mu.Lock()
	defer m.local.mu.Unlock()
	if !slices.Contains(m.local.copies, name) {
		m.local.copies = append(m.local.copies, name)
	}
	to.local = &local{class: m.local.class, copies: []string{name}}
	return to
}

// MakerOf is the maker of an object that p makes now; kind is the first part of its name.
func MakerOf(p *proc.Proc, kind string) Maker {
	return Maker{Label: p.NewLabel(kind), Made: p.Where(), By: p, Stamp: p.World().Stamp(), forked: MethodOf(p) == Fork}
}

// ReportName implements object.Named.
func (m *Maker) ReportName() string { return m.Label }

// Desc describes an operation on the object.
func (m *Maker) Desc(kind string) sched.Desc {
	return sched.Desc{Kind: sched.Kind(kind), Object: m.Label}
}

// Wait tells of a wait for the object. could is what anybody can do to end it who has the
// object, "" if not anybody can.
func (m *Maker) Wait(why report.Reason, could string) *report.Wait {
	w := &report.Wait{Made: m.Made, Why: why, Could: could, Stamp: m.Stamp, Everybody: m.By == nil || atomic.LoadUint32(&m.sent) != 0}
	if m.By != nil {
		w.Maker = m.By.PID()
	}
	if l := m.local; l != nil {
		l.mu.Lock()
		w.Local, w.Copies = l.class, slices.Clone(l.copies)
		l.mu.Unlock()
	}
	return w
}

// Travels notes who gets the object.
func (m *Maker) Travels(c *memory.Copier) {
	atomic.StoreUint32(&m.Given, 1)
	if dest := c.Starting(); dest == nil {
		atomic.StoreUint32(&m.sent, 1)
	} else {
		dest.Hold(m.Label)
		atomic.StoreUint32(&m.Given, 1)
	}
}

// Private reports whether nobody but its maker has the object.
func (m *Maker) Private() bool {
	return atomic.LoadUint32(&m.sent) == 0 && atomic.LoadUint32(&m.Given) == 0
}

// TaskName names who computes now, in messages.
func TaskName(p *proc.Proc) string {
	if t := p.ThreadName(); t != "" {
		return p.Name() + "|" + t
	}
	return p.Name()
}

// Address makes up a memory address for a repr, the same one in every run.
func Address(label string) string {
	h, _ := starlark.String(label).Hash()
	return fmt.Sprintf("0x7f%08x%02x", h&0xffffffff, 0x10*(h%15+1))
}
