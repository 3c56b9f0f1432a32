package stdlib

import (
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// Time is the module time: sleep, time, perf_counter, monotonic and
// process_time, with time_ns and perf_counter_ns. Computing takes no virtual time,
// so that on the virtual clock process_time counts readings only.
var Time = core.NewModule("time", starlark.StringDict{
	"sleep":           core.NewFunc("sleep", sleep),
	"time":            core.NewFunc("time", date),
	"time_ns":         core.NewFunc("time_ns", clock("time_ns", (*proc.Proc).Clock, dateNanoseconds)),
	"perf_counter":    core.NewFunc("perf_counter", clock("perf_counter", (*proc.Proc).Clock, seconds)),
	"perf_counter_ns": core.NewFunc("perf_counter_ns", clock("perf_counter_ns", (*proc.Proc).Clock, nanoseconds)),
	"monotonic":       core.NewFunc("monotonic", clock("monotonic", (*proc.Proc).Clock, seconds)),
	"process_time":    core.NewFunc("process_time", clock("process_time", (*proc.Proc).CPUTime, seconds)),
})

// sleep is time.sleep(seconds).
func sleep(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(kwargs) > 0 {
		return nil, proc.Errorf("TypeError", "time.sleep() takes no keyword arguments")
	}
	if len(args) != 1 {
		return nil, proc.Errorf("TypeError", "time.sleep() takes exactly one argument (%d given)", len(args))
	}
	seconds, err := core.Number(args[0])
	if err != nil {
		return nil, sleepError(args[0], err)
	}
	if seconds < 0 {
		return nil, proc.Errorf("ValueError", "sleep length must be non-negative")
	}
	return starlark.None, p.Sleep(seconds)
}

// sleepError gives CPython's words for an argument that is no number.
func sleepError(v starlark.Value, err error) error {
	if _, isFloat := v.(starlark.Float); isFloat {
		return err // NaN
	}
	return proc.Errorf("TypeError", "'%s' object cannot be interpreted as an integer", core.TypeName(v))
}

// clock returns a builtin that reads one of the process's clocks.
func clock(name string, read func(*proc.Proc) (time.Duration, error), value func(*proc.Proc, time.Duration) starlark.Value) core.Func {
	return func(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if n := len(args) + len(kwargs); n > 0 {
			return nil, proc.Errorf("TypeError", "time.%s() takes no arguments (%d given)", name, n)
		}
		now, err := read(p)
		if err != nil {
			return nil, err
		}
		return value(p, now), nil
	}
}

// date is time.time().
func date(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if n := len(args) + len(kwargs); n > 0 {
		return nil, proc.Errorf("TypeError", "time.time() takes no arguments (%d given)", n)
	}
	seconds, err := p.Date()
	return starlark.Float(seconds), err
}

func dateNanoseconds(p *proc.Proc, now time.Duration) starlark.Value {
	return starlark.MakeInt64(p.World().Sched.Epoch().Add(now).UnixNano())
}

func seconds(_ *proc.Proc, now time.Duration) starlark.Value {
	return starlark.Float(now.Seconds())
}

func nanoseconds(_ *proc.Proc, now time.Duration) starlark.Value {
	return starlark.MakeInt64(int64(now))
}
