package signals

import (
	"math"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// Members is the module _signal.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F2("signal.signal(signalnum, handler, /)", setHandler),
		call.F1("signal.getsignal(signalnum, /)", getHandler),
		call.F1("signal.raise_signal(signalnum, /)", raiseSignal),
		call.F0("signal.pause()", func(thread *starlark.Thread) (starlark.Value, error) {
			return starlark.None, proc.Of(thread).Pause()
		}),
		call.F1("signal.alarm(seconds, /)", setAlarm),
		call.F3("signal.setitimer(which, seconds, interval=0.0, /)", setTimer),
		call.F1("signal.getitimer(which, /)", getTimer),
		call.F0("signal.in_main()", func(thread *starlark.Thread) (starlark.Value, error) {
			p := proc.Of(thread)
			return starlark.Bool(p.Thread() == p.MainThread()), nil
		}),
		call.F2("signal.default_int_handler(signalnum, frame, /)", func(*starlark.Thread, starlark.Value, starlark.Value) (starlark.Value, error) {
			return nil, &raise.Error{Class: "KeyboardInterrupt"}
		}),
	)
	m["ItimerError"] = object.OSErrorClass
	names := make(starlark.Tuple, 0, len(proc.Signals))
	for _, s := range proc.Signals {
		names = append(names, starlark.Tuple{starlark.String(s.Name), starlark.MakeInt(s.Number)})
	}
	m["names"] = names
	return m
}

// handlersOf is the program's functions for signals, by the signals' numbers: a child inherits them.
var handlersOf = proc.NewSlot[starlark.Dict](nil).Carried(memory.CopyDict)

// signalNumber converts an argument.
func signalNumber(thread *starlark.Thread, v starlark.Value) (int, error) {
	n, err := object.Index(thread, v)
	if err != nil {
		return 0, err
	}
	if n < 1 || n > 64 {
		return 0, raise.Errorf("ValueError", "signal number out of range")
	}
	return n, nil
}

// dispositions are those of SIG_DFL and SIG_IGN.
var dispositions = []proc.Disposition{proc.System, proc.Ignored}

// setHandler is signal.signal(), whose handler is a number or something that can be called. It
// answers what getHandler would have.
func setHandler(thread *starlark.Thread, number, handler starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	n, err := object.Index(thread, number)
	if err != nil {
		return nil, err
	}
	d, value := proc.Handled, handler
	if k, err := starlark.AsInt32(handler); err == nil && k >= 0 && k < len(dispositions) {
		d = dispositions[k]
	} else if !object.Callable(handler) {
		return nil, raise.Errorf("TypeError", "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
	}
	if p.Thread() != p.MainThread() {
		return nil, raise.Errorf("ValueError", "signal only works in main thread of the main interpreter")
	}
	if n, err = signalNumber(thread, starlark.MakeInt(n)); err != nil {
		return nil, err
	}
	if s := proc.SignalOf(n); s == proc.SIGKILL || s != nil && s.Name == "SIGSTOP" {
		return nil, raise.Errorf("OSError", "[Errno 22] Invalid argument")
	}
	before, err := handlerOf(p, n)
	if err != nil {
		return nil, err
	}
	if b, ok := handler.(*call.Builtin); ok && n == proc.SIGINT.Number && b.Name() == "default_int_handler" {
		d = proc.Usual
	}
	if err := object.DictSet(thread, handlersOf.Of(p), starlark.MakeInt(n), value); err != nil {
		return nil, err
	}
	return before, p.SetDisposition(n, d, runHandler)
}

// getHandler is signal.getsignal().
func getHandler(thread *starlark.Thread, number starlark.Value) (starlark.Value, error) {
	n, err := signalNumber(thread, number)
	if err != nil {
		return nil, err
	}
	return handlerOf(proc.Of(thread), n)
}

// handlerOf answers 0 for SIG_DFL, 1 for SIG_IGN, None for Python's own function at SIGINT, or the
// program's function.
func handlerOf(p *proc.Proc, n int) (starlark.Value, error) {
	if v, found, err := handlersOf.Of(p).Get(starlark.MakeInt(n)); found || err != nil {
		return v, err
	}
	switch s := proc.SignalOf(n); {
	case s == proc.SIGINT:
		return starlark.None, nil
	case s != nil && (s.Name == "SIGPIPE" || s.Name == "SIGXFSZ"):
		return starlark.MakeInt(1), nil
	}
	return starlark.MakeInt(0), nil
}

// runHandler calls the program's function for a signal.
func runHandler(p *proc.Proc, thread *starlark.Thread, number int) error {
	f, found, err := handlersOf.Of(p).Get(starlark.MakeInt(number))
	if !found || err != nil || !object.Callable(f) {
		return err // it was changed meanwhile
	}
	_, err = starlark.Call(thread, f, starlark.Tuple{starlark.MakeInt(number), starlark.None}, nil)
	return err
}

// raiseSignal is signal.raise_signal().
func raiseSignal(thread *starlark.Thread, number starlark.Value) (starlark.Value, error) {
	n, err := object.Index(thread, number)
	if err == nil && (n < 0 || n > 64) {
		err = raise.Errorf("OSError", "[Errno 22] Invalid argument")
	}
	if err != nil {
		return nil, err
	}
	return starlark.None, Send(proc.Of(thread), proc.Of(thread), n, "raise_signal()")
}

// Send sends a process a signal with a number; 0 only looks whether it has ended.
func Send(p, to *proc.Proc, number int, name string) error {
	found, err := p.Kill(to, proc.SignalOf(number), "kill", name)
	if err == nil && !found {
		err = NoProcess()
	}
	return err
}

// NoProcess is the error for a process that is not there.
func NoProcess() error { return raise.Errorf("ProcessLookupError", "[Errno 3] No such process") }

// An alarms is what a process knows of its timers, each of which is a thread that sleeps.
type alarms struct{ real *alarm }

var alarmsOf = proc.NewSlot[alarms](nil)

// An alarm is a timer: it sends SIGALRM when its time has come, and again after each interval.
type alarm struct {
	obj      sched.Object
	over     bool // it was replaced. Guarded by obj
	at       time.Duration
	interval time.Duration
}

// A ringOp waits for the end of an alarm, which comes by being replaced; otherwise time runs out.
type ringOp struct {
	a    *alarm
	ends bool
}

func (o *ringOp) Object() *sched.Object { return &o.a.obj }
func (o *ringOp) Line() int {
	if o.ends {
		return sched.NoLine
	}
	return 0
}
func (o *ringOp) Ready() bool { return o.ends || o.a.over }
func (o *ringOp) Apply() {
	if o.ends {
		o.a.over = true
	}
}
func (o *ringOp) Describe() sched.Desc { return sched.Desc{} }

// seconds is a time that is told to a program.
func seconds(d time.Duration) starlark.Value { return starlark.Float(d.Seconds()) }

// replace sets the process's alarm, none if after is 0, and answers how much time the one before
// had left, and its interval.
func replace(thread *starlark.Thread, after, interval time.Duration) (left, every time.Duration, err error) {
	p := proc.Of(thread)
	s := alarmsOf.Of(p)
	now, err := p.Clock()
	if err != nil {
		return 0, 0, err
	}
	if before := s.real; before != nil {
		left, every = max(before.at-now, 0), before.interval
		if err := p.Task().Do(&ringOp{a: before, ends: true}, sched.Forever); err != nil {
			return 0, 0, err
		}
		s.real = nil
	}
	if after <= 0 {
		return left, every, nil
	}
	a := &alarm{at: now + after, interval: interval}
	s.real = a
	t := &proc.Thread{Daemon: true}
	return left, every, p.StartThread(t, "alarm", func(*starlark.Thread) error { return a.run(p, s, after) })
}

// run is what the alarm's thread does.
func (a *alarm) run(p *proc.Proc, s *alarms, after time.Duration) error {
	for {
		if err := p.Task().Do(&ringOp{a: a}, after); err != sched.ErrTimeout {
			return err
		}
		if after = a.interval; after > 0 {
			a.at += after
		} else if s.real == a {
			s.real = nil
		}
		if _, err := p.Kill(p, proc.SignalOf(14), "kill", "alarm()"); err != nil || after <= 0 {
			return err
		}
	}
}

// setAlarm is signal.alarm(): it answers the seconds that the one before had left.
func setAlarm(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	n, err := object.Index(thread, v)
	if err != nil {
		return nil, err
	}
	left, _, err := replace(thread, time.Duration(n)*time.Second, 0)
	return starlark.MakeInt(int(math.Ceil(left.Seconds()))), err
}

// setTimer is signal.setitimer() for ITIMER_REAL: computing takes no time that the others could count.
func setTimer(thread *starlark.Thread, which, after, interval starlark.Value) (starlark.Value, error) {
	if err := checkTimer(thread, which); err != nil {
		return nil, err
	}
	var times [2]time.Duration
	for i, v := range []starlark.Value{after, interval} {
		if v == nil {
			continue
		}
		f, err := kit.ToFloat(thread, v)
		if err != nil {
			return nil, err
		}
		if f < 0 {
			return nil, raise.Errorf("OSError", "[Errno 22] Invalid argument")
		}
		times[i] = proc.Seconds(f)
	}
	left, every, err := replace(thread, times[0], times[1])
	return starlark.Tuple{seconds(left), seconds(every)}, err
}

func checkTimer(thread *starlark.Thread, which starlark.Value) error {
	n, err := object.Index(thread, which)
	if err == nil && n != 0 {
		err = raise.Errorf("OSError", "[Errno 22] Invalid argument")
	}
	return err
}

// getTimer is signal.getitimer().
func getTimer(thread *starlark.Thread, which starlark.Value) (starlark.Value, error) {
	if err := checkTimer(thread, which); err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	a := alarmsOf.Of(p).real
	if a == nil {
		return starlark.Tuple{starlark.Float(0), starlark.Float(0)}, nil
	}
	now, err := p.Clock()
	return starlark.Tuple{seconds(max(a.at-now, 0)), seconds(a.interval)}, err
}
