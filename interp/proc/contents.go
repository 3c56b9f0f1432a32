package proc

import (
	"sync"

	"github.com/pyq-lang/pyq/interp/report"
)

// contents are what tells what is in the queues of a run, in the order in which they were made.
type contents struct {
	mu   sync.Mutex
	list []func(live bool) report.Content
}

// of asks all of them. live says that the run goes on.
func (c *contents) of(live bool) []report.Content {
	c.mu.Lock()
	ask := c.list
	c.mu.Unlock()
	list := make([]report.Content, len(ask))
	for i, content := range ask {
		list[i] = content(live)
	}
	return list
}

// Show makes an object known to Contents, if the host wants that. content is told whether
// the run goes on, so that the object must be locked.
func (r *Run) Show(content func(live bool) report.Content) {
	if !r.Keep {
		return
	}
	r.contents.mu.Lock()
	defer r.contents.mu.Unlock()
	r.contents.list = append(r.contents.list, content)
}

// Contents returns what is in the queues of the run, in the order in which they
// were made. The run must stand still: it is for strategies.
func (r *Run) Contents() []report.Content { return r.contentsNow(false) }

// contentsNow asks what is in the queues, and finds out what the program calls them. live says
// that the run goes on.
func (r *Run) contentsNow(live bool) []report.Content {
	list := r.contents.of(live)
	for i := range list {
		list[i].Variable = r.Variable(list[i].Made)
	}
	return list
}
