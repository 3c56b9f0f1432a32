package time

import (
	"math"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/datetime"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/typing"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Members is the module time. The zone is UTC: a program that runs again in another
// place prints the same. Computing takes no virtual time, so that on the virtual clock
// process_time counts readings only.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F1("time.sleep(seconds, /)", sleep),
		call.F0("time.time()", func(thread *starlark.Thread) (starlark.Value, error) {
			seconds, err := proc.Of(thread).Date()
			return starlark.Float(seconds), err
		}),
		clock("time_ns", (*proc.Proc).Clock, dateNanoseconds),
		clock("perf_counter", (*proc.Proc).Clock, seconds),
		clock("perf_counter_ns", (*proc.Proc).Clock, nanoseconds),
		clock("monotonic", (*proc.Proc).Clock, seconds),
		clock("monotonic_ns", (*proc.Proc).Clock, nanoseconds),
		clock("process_time", (*proc.Proc).CPUTime, seconds),
		clock("process_time_ns", (*proc.Proc).CPUTime, nanoseconds),
		clock("thread_time", (*proc.Proc).CPUTime, seconds),
		clock("thread_time_ns", (*proc.Proc).CPUTime, nanoseconds),
		clock("clock", (*proc.Proc).CPUTime, seconds), // Python 2
		call.F1("tuple time.gmtime(seconds=None, /)", BreakTime("GMT")),
		call.F1("tuple time.localtime(seconds=None, /)", BreakTime("UTC")),
		call.F1("time.mktime(tuple, /)", makeTime),
		call.F1("asctime(tuple=None, /)", asctime),
		call.F1("tuple time.ctime(seconds=None, /)", ctime),
		call.F2("tuple time.strftime(format, tuple=None, /)", Strftime),
		call.F2("strptime(string, format='%a %b %d %H:%M:%S %Y', /)", timeStrptime),
		kit.Constant("time.tzset", starlark.None),
		call.F1("tuple time.get_clock_info(name, /)", clockInfo),
	)
	m["struct_time"] = datetime.StructTime.Class
	m["tzname"] = starlark.Tuple{starlark.String("UTC"), starlark.String("UTC")}
	for _, name := range []string{"timezone", "altzone", "daylight"} {
		m[name] = starlark.MakeInt(0)
	}
	return m
}

// sleep is time.sleep(seconds).
func sleep(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	seconds, err := kit.ToFloat(thread, v)
	switch {
	case err != nil && object.IsError(err, object.TypeErrorClass):
		return nil, raise.New(fact.NotInteger, object.TypeOf(v).Name())
	case err != nil:
		return nil, err
	case seconds != seconds:
		return nil, raise.Errorf("ValueError", "Invalid value NaN (not a number)")
	case number.TimeoutError(v, math.Abs(seconds)) != nil:
		return nil, number.TimeoutError(v, math.Abs(seconds))
	case seconds < 0:
		return nil, raise.Errorf("ValueError", "sleep length must be non-negative")
	case seconds < math.MaxInt64/1e9:
	case object.TypeOf(v).Is(object.FloatClass) && seconds >= math.MaxInt64:
		return nil, raise.Errorf("OverflowError", "timestamp out of range for platform time_t")
	default:
		return nil, raise.Errorf("OverflowError", "timestamp too large to convert to C _PyTime_t")
	}
	return starlark.None, proc.Of(thread).Sleep(seconds)
}

// clock returns a function that reads one of the process's clocks.
func clock(name string, read func(*proc.Proc) (time.Duration, error), value func(*proc.Proc, time.Duration) starlark.Value) *call.Entry {
	return call.F0("time."+name+"()", func(thread *starlark.Thread) (starlark.Value, error) {
		p := proc.Of(thread)
		now, err := read(p)
		if err != nil {
			return nil, err
		}
		return value(p, now), nil
	})
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

// BreakTime is time.gmtime, or localtime, which differ in the name of the zone.
func BreakTime(zone string) func(thread *starlark.Thread, seconds starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, seconds starlark.Value) (starlark.Value, error) {
		stamp, err := datetime.StampArgument(thread, seconds)
		if err != nil {
			return nil, err
		}
		m, err := datetime.MomentOf(stamp)
		if err != nil {
			return nil, err
		}
		m.Zone = zone
		return datetime.NewStructTime(proc.Of(thread), m, 0)
	}
}

// makeTime is time.mktime(t).
func makeTime(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	m, err := datetime.TimeTuple(thread, v, "mktime")
	if err != nil {
		return nil, err
	}
	return starlark.Float(m.Seconds()), nil
}

// asctime is time.asctime([t]).
func asctime(thread *starlark.Thread, tuple starlark.Value) (starlark.Value, error) {
	m, err := datetime.MomentArgument(thread, tuple, "asctime")
	if err != nil {
		return nil, err
	}
	return starlark.String(m.Strftime(datetime.AsctimeFormat)), nil
}

// ctime is time.ctime([seconds]).
func ctime(thread *starlark.Thread, seconds starlark.Value) (starlark.Value, error) {
	stamp, err := datetime.StampArgument(thread, seconds)
	if err != nil {
		return nil, err
	}
	m, err := datetime.MomentOf(stamp)
	if err != nil {
		return nil, err
	}
	return starlark.String(m.Strftime(datetime.AsctimeFormat)), nil
}

// Strftime is time.strftime(format[, t]).
func Strftime(thread *starlark.Thread, format, tuple starlark.Value) (starlark.Value, error) {
	text, ok := object.Native(format).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "strftime() argument 1 must be str, not %s", object.TypeOf(format).Name())
	}
	m, err := datetime.MomentArgument(thread, tuple, "strftime")
	if err != nil {
		return nil, err
	}
	return starlark.String(m.Strftime(string(text))), nil
}

// timeStrptime is time.strptime(string[, format]).
func timeStrptime(thread *starlark.Thread, str, format starlark.Value) (starlark.Value, error) {
	text := [2]string{1: "%a %b %d %H:%M:%S %Y"}
	for i, v := range []starlark.Value{str, format} {
		if v == nil {
			continue
		}
		s, ok := object.Native(v).(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "strptime() argument %d must be str, not %s", i, object.TypeOf(v))
		}
		text[i] = string(s)
	}
	return datetime.ParseStructTime(thread, text[0], text[1])
}

// clockInfo is time.get_clock_info(name).
func clockInfo(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	name, ok := v.(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "get_clock_info() argument 1 must be str, not %s", object.TypeOf(v).Name())
	}
	switch name {
	case "time", "monotonic", "perf_counter", "process_time", "thread_time":
	default:
		return nil, raise.Errorf("ValueError", "unknown clock")
	}
	i := object.NewInstance(proc.Of(thread).Home(), typing.SimpleNamespaceClass, nil)
	return i, kit.FirstError(i.SetOwn("implementation", starlark.String("clock_gettime()")), i.SetOwn("monotonic", starlark.Bool(name != "time")),
		i.SetOwn("adjustable", starlark.Bool(name == "time")), i.SetOwn("resolution", starlark.Float(1e-09)))
}
