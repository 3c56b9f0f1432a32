package interp

import (
	"slices"
	"sync"

	"github.com/pyq-lang/pyq/interp/proc"
)

// State returns what the session's processes do at this moment, and what is in its queues,
// also while an input runs. It changes nothing. It may take a tenth of a second, if a
// process does not say where it computes. Safe for concurrent use.
func (s *Session) State() State { return newState(s.host.State()) }

// A Monitor looks at runs while they go on: those of the Interp whose Options have it. Its
// zero value is ready to use. A Session has its own State. It is safe for concurrent use, but not by an
// Observer, by Choose or Report, or by a Writer of the run's.
type Monitor struct {
	mu   sync.Mutex
	runs []*proc.Run
}

// States returns what the processes of each run do, of the run that began first first. It
// changes nothing in the runs. It may take a tenth of a second, if a process does not say
// where it computes.
func (m *Monitor) States() []State {
	var list []State
	for _, r := range m.going() {
		list = append(list, newState(r.State(nil)))
	}
	return list
}

// Tell has each run tell its user what its processes do, as a report.
func (m *Monitor) Tell() {
	for _, r := range m.going() {
		r.Tell(r.State(nil).Report())
	}
}

func (m *Monitor) going() []*proc.Run {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.runs)
}

// watch adds a run until the returned function is called. m may be nil.
func (m *Monitor) watch(r *proc.Run) (over func()) {
	if m == nil {
		return func() {}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.runs = append(m.runs, r)
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.runs = slices.DeleteFunc(m.runs, func(x *proc.Run) bool { return x == r })
	}
}
