package proc

import "sync/atomic"

// counters order what happens in a run, for reports alone: a program must not see them, for
// independent processes would count each other. What a program sees is numbered by identity.
type counters struct{ stamps atomic.Uint64 }

// Stamp returns a number that is larger than those it returned before: it tells what was
// made, or ended, before what. Safe for concurrent use.
func (c *counters) Stamp() uint64 { return c.stamps.Add(1) }
