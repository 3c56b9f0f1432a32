package datetime

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A moment is a time as strftime writes it.
type moment struct {
	date
	hour, minute, second int
	weekday              int    // 0 for a Monday
	yearDay              int    // from 1
	Zone, offset         string // "" if it has none
	stamp                int64  // seconds since 1970
	micro                string // six digits, "" if %f means nothing
}

// MomentOf returns the moment in UTC of a number of seconds since 1970.
func MomentOf(stamp int64) (*moment, error) {
	const most = 67767976233532799 // the last second of the year 2147483647
	if stamp > most || stamp < -most {
		return nil, raise.Errorf("OverflowError", "timestamp out of range for platform time_t")
	}
	days := kit.FloorDiv(int(stamp), secondsPerDay)
	rest := int(stamp) - days*secondsPerDay
	m := &moment{date: dateOf(days + epochOrdinal), hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60,
		Zone: "UTC", offset: "+0000", stamp: stamp}
	m.weekday, m.yearDay = m.date.weekday(), m.date.yearDay()
	return m, nil
}

// StampArgument returns the seconds that an optional argument gives, by default the
// present.
func StampArgument(thread *starlark.Thread, v starlark.Value) (int64, error) {
	if v == nil || v == starlark.None {
		now, err := proc.Of(thread).Clock()
		return proc.Of(thread).World().Sched.Epoch().Add(now).Unix(), err
	}
	return stampOf(thread, v)
}

// stampOf converts a number of seconds since 1970.
func stampOf(thread *starlark.Thread, v starlark.Value) (int64, error) {
	switch v := v.(type) {
	case starlark.Float:
		switch {
		case v != v:
			return 0, raise.Errorf("ValueError", "Invalid value NaN (not a number)")
		case math.Abs(float64(v)) > 1<<62:
			return 0, raise.Errorf("OverflowError", "timestamp out of range for platform time_t")
		}
		return int64(math.Floor(float64(v))), nil
	default:
		i, err := object.IndexInt(thread, v)
		if err != nil {
			return 0, err
		}
		n, ok := i.Int64()
		if !ok {
			return 0, raise.Errorf("OverflowError", "timestamp out of range for platform time_t")
		}
		return n, nil
	}
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
			return raise.Errorf("ValueError", "%s out of range", part.what)
		}
	}
	m.weekday = kit.FloorMod(m.weekday, 7)
	m.stamp = m.Seconds()
	return nil
}

func orOne(n int) int {
	if n == 0 {
		return 1
	}
	return n
}

// Seconds returns the seconds since 1970. Parts may be out of their ranges.
func (m *moment) Seconds() int64 {
	year := m.year + kit.FloorDiv(m.month-1, 12)
	day := date{year, kit.FloorMod(m.month-1, 12) + 1, 1}.ordinal() + m.day - 1 - epochOrdinal
	return int64(day)*secondsPerDay + int64(m.hour)*3600 + int64(m.minute)*60 + int64(m.second)
}
