package time

import (
	"time"

	"go.starlark.net/starlark"

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
	m := kit.Functions(map[string]kit.Native{
		"sleep": kit.One("time.sleep", sleep),
		"time": kit.None("time.time", func(thread *starlark.Thread) (starlark.Value, error) {
			seconds, err := proc.Of(thread).Date()
			return starlark.Float(seconds), err
		}),
		"time_ns":         clock("time_ns", (*proc.Proc).Clock, dateNanoseconds),
		"perf_counter":    clock("perf_counter", (*proc.Proc).Clock, seconds),
		"perf_counter_ns": clock("perf_counter_ns", (*proc.Proc).Clock, nanoseconds),
		"monotonic":       clock("monotonic", (*proc.Proc).Clock, seconds),
		"monotonic_ns":    clock("monotonic_ns", (*proc.Proc).Clock, nanoseconds),
		"process_time":    clock("process_time", (*proc.Proc).CPUTime, seconds),
		"process_time_ns": clock("process_time_ns", (*proc.Proc).CPUTime, nanoseconds),
		"thread_time":     clock("thread_time", (*proc.Proc).CPUTime, seconds),
		"thread_time_ns":  clock("thread_time_ns", (*proc.Proc).CPUTime, nanoseconds),
		"clock":           clock("clock", (*proc.Proc).CPUTime, seconds), // Python 2
		"gmtime":          kit.Tuple("time.gmtime", 0, 1, BreakTime("GMT")),
		"localtime":       kit.Tuple("time.localtime", 0, 1, BreakTime("UTC")),
		"mktime":          kit.One("time.mktime", makeTime),
		"asctime":         kit.Some("time.asctime", 0, 1, asctime),
		"ctime":           kit.Tuple("time.ctime", 0, 1, ctime),
		"strftime":        kit.Tuple("time.strftime", 1, 2, Strftime),
		"strptime":        kit.Some("time.strptime", 1, 2, timeStrptime),
		"tzset":           kit.Constant("time.tzset", starlark.None),
		"get_clock_info":  kit.One("time.get_clock_info", clockInfo),
	})
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
	case seconds < 0:
		return nil, raise.Errorf("ValueError", "sleep length must be non-negative")
	}
	return starlark.None, proc.Of(thread).Sleep(seconds)
}

// clock returns a function that reads one of the process's clocks.
func clock(name string, read func(*proc.Proc) (time.Duration, error), value func(*proc.Proc, time.Duration) starlark.Value) kit.Native {
	return kit.None("time."+name, func(thread *starlark.Thread) (starlark.Value, error) {
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
func BreakTime(zone string) func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	return func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		stamp, err := datetime.StampArgument(thread, args)
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
func asctime(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	m, err := datetime.MomentArgument(thread, args, 0, "asctime")
	if err != nil {
		return nil, err
	}
	return starlark.String(m.Strftime(datetime.AsctimeFormat)), nil
}

// ctime is time.ctime([seconds]).
func ctime(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	stamp, err := datetime.StampArgument(thread, args)
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
func Strftime(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	format, ok := object.Native(args[0]).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "strftime() argument 1 must be str, not %s", object.TypeOf(args[0]).Name())
	}
	m, err := datetime.MomentArgument(thread, args, 1, "strftime")
	if err != nil {
		return nil, err
	}
	return starlark.String(m.Strftime(string(format))), nil
}

// timeStrptime is time.strptime(string[, format]).
func timeStrptime(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	text := [2]string{1: "%a %b %d %H:%M:%S %Y"}
	for i, v := range args {
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
