package stdlib

import (
	"math"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// timeMembers is the module time. The zone is UTC: a program that runs again in another
// place prints the same. Computing takes no virtual time, so that on the virtual clock
// process_time counts readings only.
func timeMembers() starlark.StringDict {
	m := functions(map[string]native{
		"sleep": one("time.sleep", sleep),
		"time": none("time.time", func(thread *starlark.Thread) (starlark.Value, error) {
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
		"gmtime":          tuple("time.gmtime", 0, 1, breakTime("GMT")),
		"localtime":       tuple("time.localtime", 0, 1, breakTime("UTC")),
		"mktime":          one("time.mktime", makeTime),
		"asctime":         some("time.asctime", 0, 1, asctime),
		"ctime":           tuple("time.ctime", 0, 1, ctime),
		"strftime":        tuple("time.strftime", 1, 2, timeStrftime),
		"strptime":        some("time.strptime", 1, 2, timeStrptime),
		"tzset":           constant("time.tzset", starlark.None),
		"get_clock_info":  one("time.get_clock_info", clockInfo),
	})
	m["struct_time"] = structTime.class
	m["tzname"] = starlark.Tuple{starlark.String("UTC"), starlark.String("UTC")}
	for _, name := range []string{"timezone", "altzone", "daylight"} {
		m[name] = starlark.MakeInt(0)
	}
	return m
}

// sleep is time.sleep(seconds).
func sleep(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	seconds, err := toFloat(thread, v)
	switch {
	case err != nil && core.IsError(err, core.TypeErrorClass):
		return nil, proc.Errorf("TypeError", "'%s' object cannot be interpreted as an integer", core.TypeOf(v).Name())
	case err != nil:
		return nil, err
	case seconds != seconds:
		return nil, proc.Errorf("ValueError", "Invalid value NaN (not a number)")
	case seconds < 0:
		return nil, proc.Errorf("ValueError", "sleep length must be non-negative")
	}
	return starlark.None, proc.Of(thread).Sleep(seconds)
}

// clock returns a function that reads one of the process's clocks.
func clock(name string, read func(*proc.Proc) (time.Duration, error), value func(*proc.Proc, time.Duration) starlark.Value) native {
	return none("time."+name, func(thread *starlark.Thread) (starlark.Value, error) {
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

// structTime is time.struct_time.
var structTime = newSequenceType("time", "struct_time", "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
	"tm_wday", "tm_yday", "tm_isdst")

const timeFields = 9

func fillStructTime() {
	// A class that makes its values of one argument: time.struct_time(sequence).
	structTime.class.Define(func(thread *starlark.Thread, _ *core.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var v [1]starlark.Value
		if err := newParser("structseq(sequence)").bind(v[:], args, kwargs); err != nil {
			return nil, err
		}
		elems, err := core.Collect(thread, v[0])
		if err != nil {
			return nil, proc.Errorf("TypeError", "constructor requires a sequence")
		}
		if n := len(elems); n < timeFields {
			return nil, proc.Errorf("TypeError", "time.struct_time() takes an at least 9-sequence (%d-sequence given)", n)
		} else if n > timeFields+2 {
			return nil, proc.Errorf("TypeError", "time.struct_time() takes an at most 11-sequence (%d-sequence given)", n)
		}
		t := structTime.new(proc.Of(thread), elems[:timeFields]...)
		for i, name := range []string{"tm_zone", "tm_gmtoff"} {
			v := starlark.Value(starlark.None)
			if len(elems) > timeFields+i {
				v = elems[timeFields+i]
			}
			if err := t.SetOwn(name, v); err != nil {
				return nil, err
			}
		}
		return t, nil
	}, nil)
}

// newStructTime makes a struct_time of a moment in UTC.
func newStructTime(p *proc.Proc, m *moment, dst int) (starlark.Value, error) {
	i := starlark.MakeInt
	t := structTime.new(p, i(m.year), i(m.month), i(m.day), i(m.hour), i(m.minute), i(m.second), i(m.weekday), i(m.yearDay), i(dst))
	if m.zone == "" {
		return t, firstError(t.SetOwn("tm_zone", starlark.None), t.SetOwn("tm_gmtoff", starlark.None))
	}
	return t, firstError(t.SetOwn("tm_zone", starlark.String(m.zone)), t.SetOwn("tm_gmtoff", i(0)))
}

// momentOf returns the moment in UTC of a number of seconds since 1970.
func momentOf(stamp int64) (*moment, error) {
	const most = 67767976233532799 // the last second of the year 2147483647
	if stamp > most || stamp < -most {
		return nil, proc.Errorf("OverflowError", "timestamp out of range for platform time_t")
	}
	days := floorDiv(int(stamp), secondsPerDay)
	rest := int(stamp) - days*secondsPerDay
	m := &moment{date: dateOf(days + epochOrdinal), hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60,
		zone: "UTC", offset: "+0000", stamp: stamp}
	m.weekday, m.yearDay = m.date.weekday(), m.date.yearDay()
	return m, nil
}

// stampArgument returns the seconds that an optional argument gives, by default the
// present.
func stampArgument(thread *starlark.Thread, args starlark.Tuple) (int64, error) {
	if len(args) == 0 || args[0] == starlark.None {
		now, err := proc.Of(thread).Clock()
		return proc.Of(thread).World().Sched.Epoch().Add(now).Unix(), err
	}
	switch v := args[0].(type) {
	case starlark.Float:
		switch {
		case v != v:
			return 0, proc.Errorf("ValueError", "Invalid value NaN (not a number)")
		case math.Abs(float64(v)) > 1<<62:
			return 0, proc.Errorf("OverflowError", "timestamp out of range for platform time_t")
		}
		return int64(math.Floor(float64(v))), nil
	default:
		i, err := core.IndexInt(thread, v)
		if err != nil {
			return 0, err
		}
		n, ok := i.Int64()
		if !ok {
			return 0, proc.Errorf("OverflowError", "timestamp out of range for platform time_t")
		}
		return n, nil
	}
}

// breakTime is time.gmtime, or localtime, which differ in the name of the zone.
func breakTime(zone string) func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	return func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
		stamp, err := stampArgument(thread, args)
		if err != nil {
			return nil, err
		}
		m, err := momentOf(stamp)
		if err != nil {
			return nil, err
		}
		m.zone = zone
		return newStructTime(proc.Of(thread), m, 0)
	}
}

// timeTuple reads a tuple of nine integers.
func timeTuple(thread *starlark.Thread, v starlark.Value, function string) (*moment, error) {
	t, ok := core.Native(v).(starlark.Tuple)
	if !ok {
		return nil, proc.Errorf("TypeError", "Tuple or struct_time argument required")
	}
	if len(t) != timeFields {
		return nil, proc.Errorf("TypeError", "%s(): illegal time tuple argument", function)
	}
	var f [timeFields]int
	for i, v := range t {
		n, err := core.IndexInt(thread, v)
		if err != nil {
			return nil, err
		}
		small, ok := n.Int64()
		if !ok || small != int64(int32(small)) {
			return nil, proc.Errorf("OverflowError", "Python int too large to convert to C int")
		}
		f[i] = int(small)
	}
	return &moment{date: date{f[0], f[1], f[2]}, hour: f[3], minute: f[4], second: f[5], weekday: f[6], yearDay: f[7],
		zone: zoneOf(v), offset: "+0000"}, nil
}

// zoneOf returns the name of the zone of a time that is a tuple.
func zoneOf(v starlark.Value) string {
	if i, ok := v.(*core.Instance); ok {
		if zone, ok := i.Own("tm_zone").(starlark.String); ok {
			return string(zone)
		}
	}
	return "UTC"
}

// check finds parts that cannot be written. A zero for month, day and day of the year
// counts as one, as in CPython.
func (m *moment) check() error {
	m.month, m.day, m.yearDay = orOne(m.month), orOne(m.day), orOne(m.yearDay)
	for _, part := range []struct {
		n, least, most int
		what           string
	}{
		{m.month, 1, 12, "month"}, {m.day, 1, 31, "day of month"}, {m.hour, 0, 23, "hour"}, {m.minute, 0, 59, "minute"},
		{m.second, 0, 61, "seconds"}, {(m.weekday + 1) % 7, 0, 6, "day of week"}, {m.yearDay, 1, 366, "day of year"},
	} {
		if part.n < part.least || part.n > part.most {
			return proc.Errorf("ValueError", "%s out of range", part.what)
		}
	}
	m.weekday = floorMod(m.weekday, 7)
	m.stamp = m.seconds()
	return nil
}

func orOne(n int) int {
	if n == 0 {
		return 1
	}
	return n
}

// seconds returns the seconds since 1970. Parts may be out of their ranges.
func (m *moment) seconds() int64 {
	year := m.year + floorDiv(m.month-1, 12)
	day := date{year, floorMod(m.month-1, 12) + 1, 1}.ordinal() + m.day - 1 - epochOrdinal
	return int64(day)*secondsPerDay + int64(m.hour)*3600 + int64(m.minute)*60 + int64(m.second)
}

// makeTime is time.mktime(t).
func makeTime(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	m, err := timeTuple(thread, v, "mktime")
	if err != nil {
		return nil, err
	}
	return starlark.Float(m.seconds()), nil
}

// momentArgument is an optional argument that is a tuple of nine, by default the present.
func momentArgument(thread *starlark.Thread, args starlark.Tuple, i int, function string) (*moment, error) {
	if len(args) <= i {
		stamp, err := stampArgument(thread, nil)
		if err != nil {
			return nil, err
		}
		return momentOf(stamp)
	}
	m, err := timeTuple(thread, args[i], function)
	if err != nil {
		return nil, err
	}
	return m, m.check()
}

const asctimeFormat = "%a %b %e %H:%M:%S %Y"

// asctime is time.asctime([t]).
func asctime(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	m, err := momentArgument(thread, args, 0, "asctime")
	if err != nil {
		return nil, err
	}
	return starlark.String(m.strftime(asctimeFormat)), nil
}

// ctime is time.ctime([seconds]).
func ctime(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	stamp, err := stampArgument(thread, args)
	if err != nil {
		return nil, err
	}
	m, err := momentOf(stamp)
	if err != nil {
		return nil, err
	}
	return starlark.String(m.strftime(asctimeFormat)), nil
}

// timeStrftime is time.strftime(format[, t]).
func timeStrftime(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	format, ok := core.Native(args[0]).(starlark.String)
	if !ok {
		return nil, proc.Errorf("TypeError", "strftime() argument 1 must be str, not %s", core.TypeOf(args[0]).Name())
	}
	m, err := momentArgument(thread, args, 1, "strftime")
	if err != nil {
		return nil, err
	}
	return starlark.String(m.strftime(string(format))), nil
}

// timeStrptime is time.strptime(string[, format]).
func timeStrptime(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	text := [2]string{1: "%a %b %d %H:%M:%S %Y"}
	for i, v := range args {
		s, ok := core.Native(v).(starlark.String)
		if !ok {
			return nil, proc.Errorf("TypeError", "strptime() argument %d must be str, not %s", i, core.TypeOf(v))
		}
		text[i] = string(s)
	}
	t, err := strptime(thread, text[0], text[1])
	if err != nil {
		return nil, err
	}
	m := &moment{date: t.date, hour: t.hour, minute: t.minute, second: t.second, weekday: t.weekday, yearDay: t.yearDay, zone: t.zone}
	v, err := newStructTime(proc.Of(thread), m, -1)
	if err == nil && t.hasOffset {
		err = v.(*core.Instance).SetOwn("tm_gmtoff", starlark.MakeInt(t.offset))
	}
	return v, err
}

// clockInfo is time.get_clock_info(name).
func clockInfo(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	name, ok := v.(starlark.String)
	if !ok {
		return nil, proc.Errorf("TypeError", "get_clock_info() argument 1 must be str, not %s", core.TypeOf(v).Name())
	}
	switch name {
	case "time", "monotonic", "perf_counter", "process_time", "thread_time":
	default:
		return nil, proc.Errorf("ValueError", "unknown clock")
	}
	i := core.NewInstance(proc.Of(thread).Home(), simpleNamespaceClass, nil)
	return i, firstError(i.SetOwn("implementation", starlark.String("clock_gettime()")), i.SetOwn("monotonic", starlark.Bool(name != "time")),
		i.SetOwn("adjustable", starlark.Bool(name == "time")), i.SetOwn("resolution", starlark.Float(1e-09)))
}
