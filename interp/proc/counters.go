package proc

import (
	"strconv"
	"sync"
	"sync/atomic"
)

// counters number what is made in a run. They are safe for concurrent use.
type counters struct {
	objects sync.Map      // kind of object -> *atomic.Int64, for names
	stamps  atomic.Uint64 // see Stamp
}

// Label names a new object of the run, in the order in which they are made:
// "Queue-1", "Queue-2".
func (c *counters) Label(kind string) string { return kind + "-" + strconv.Itoa(c.Number(kind)) }

// Stamp returns a number that is larger than those it returned before: it tells what was
// made, or ended, before what. Safe for concurrent use.
func (c *counters) Stamp() uint64 { return c.stamps.Add(1) }

// Number counts the objects of a kind, from 1.
func (c *counters) Number(kind string) int {
	n, ok := c.objects.Load(kind)
	if !ok {
		n, _ = c.objects.LoadOrStore(kind, new(atomic.Int64))
	}
	return int(n.(*atomic.Int64).Add(1))
}
