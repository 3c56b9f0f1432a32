package datetime

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// StructTime is time.struct_time.
var StructTime = kit.NewSequenceType("time", "struct_time", "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
	"tm_wday", "tm_yday", "tm_isdst")

const timeFields = 9

func fillStructTime() {
	// CPython's complaints call its constructor structseq.
	StructTime.Class.Define(call.M2("structseq(self, sequence, dict={})", constructStructTime))
}

// constructStructTime is time.struct_time(sequence, dict={}). The dict has what the sequence
// is too short for.
func constructStructTime(thread *starlark.Thread, _ *object.Class, sequence, dict starlark.Value) (starlark.Value, error) {
	elems, err := object.Collect(thread, sequence)
	if err != nil {
		return nil, raise.Errorf("TypeError", "constructor requires a sequence")
	}
	more, ok := object.Native(kit.OrNone(dict)).(*starlark.Dict)
	if !ok && dict != nil {
		return nil, raise.Arguments("time.struct_time() takes a dict as second arg, if any")
	}
	if n := len(elems); n < timeFields {
		return nil, raise.Errorf("TypeError", "time.struct_time() takes an at least 9-sequence (%d-sequence given)", n)
	} else if n > timeFields+2 {
		return nil, raise.Errorf("TypeError", "time.struct_time() takes an at most 11-sequence (%d-sequence given)", n)
	}
	t := StructTime.New(proc.Of(thread), elems[:timeFields]...)
	for i, name := range []string{"tm_zone", "tm_gmtoff"} {
		v := starlark.Value(starlark.None)
		if len(elems) > timeFields+i {
			v = elems[timeFields+i]
		} else if more != nil {
			if x, found, _ := more.Get(starlark.String(name)); found {
				v = x
			}
		}
		if err := t.SetOwn(name, v); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// NewStructTime makes a struct_time of a moment in UTC.
func NewStructTime(p *proc.Proc, m *moment, dst int) (starlark.Value, error) {
	i := starlark.MakeInt
	t := StructTime.New(p, i(m.year), i(m.month), i(m.day), i(m.hour), i(m.minute), i(m.second), i(m.weekday), i(m.yearDay), i(dst))
	if m.Zone == "" {
		return t, kit.FirstError(t.SetOwn("tm_zone", starlark.None), t.SetOwn("tm_gmtoff", starlark.None))
	}
	return t, kit.FirstError(t.SetOwn("tm_zone", starlark.String(m.Zone)), t.SetOwn("tm_gmtoff", i(0)))
}

// ParseStructTime makes a struct_time of a text, see strptime.
func ParseStructTime(thread *starlark.Thread, text, format string) (starlark.Value, error) {
	t, err := strptime(thread, text, format)
	if err != nil {
		return nil, err
	}
	m := &moment{date: t.date, hour: t.hour, minute: t.minute, second: t.second, weekday: t.weekday, yearDay: t.yearDay, Zone: t.zone}
	v, err := NewStructTime(proc.Of(thread), m, -1)
	if err == nil && t.hasOffset {
		err = v.(*object.Instance).SetOwn("tm_gmtoff", starlark.MakeInt(t.offset))
	}
	return v, err
}

// TimeTuple reads a tuple of nine integers.
func TimeTuple(thread *starlark.Thread, v starlark.Value, function string) (*moment, error) {
	t, ok := object.Native(v).(starlark.Tuple)
	if !ok {
		return nil, raise.Errorf("TypeError", "Tuple or struct_time argument required")
	}
	if len(t) != timeFields {
		return nil, raise.Errorf("TypeError", "%s(): illegal time tuple argument", function)
	}
	var f [timeFields]int
	for i, v := range t {
		n, err := object.IndexInt(thread, v)
		if err != nil {
			return nil, err
		}
		small, ok := n.Int64()
		if !ok || small != int64(int32(small)) {
			return nil, raise.Errorf("OverflowError", "Python int too large to convert to C int")
		}
		f[i] = int(small)
	}
	return &moment{date: date{f[0], f[1], f[2]}, hour: f[3], minute: f[4], second: f[5], weekday: f[6], yearDay: f[7],
		Zone: zoneOf(v), offset: "+0000"}, nil
}

// zoneOf returns the name of the zone of a time that is a tuple.
func zoneOf(v starlark.Value) string {
	if i, ok := v.(*object.Instance); ok {
		if zone, ok := i.Own("tm_zone").(starlark.String); ok {
			return string(zone)
		}
	}
	return "UTC"
}

// MomentArgument is an optional argument that is a tuple of nine, by default the present.
func MomentArgument(thread *starlark.Thread, v starlark.Value, function string) (*moment, error) {
	if v == nil {
		stamp, err := StampArgument(thread, nil)
		if err != nil {
			return nil, err
		}
		return MomentOf(stamp)
	}
	m, err := TimeTuple(thread, v, function)
	if err != nil {
		return nil, err
	}
	return m, m.check()
}
