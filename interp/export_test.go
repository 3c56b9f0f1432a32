package interp

import "github.com/pyq-lang/pyq/interp/sched"

// SetProbe has what the Interp runs under a serial policy probed: see sched.Config.Probe.
func (in *Interp) SetProbe(f func(t *sched.Task, op sched.Op, before bool)) { in.probe = f }
