package datetime

import (
	"fmt"
	"math"
	"math/big"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// datetimeClass is datetime.datetime.
var datetimeClass = object.NewClass("datetime", dateClass).In("datetime").Static()

// Members is the module datetime. The local time is UTC, as in the module time.
func Members() starlark.StringDict {
	return starlark.StringDict{
		"date": dateClass, "time": clockTimeClass, "datetime": datetimeClass, "timedelta": timedeltaClass,
		"tzinfo": tzinfoClass, "timezone": timezoneClass, "UTC": utc,
		"MINYEAR": starlark.MakeInt(minYear), "MAXYEAR": starlark.MakeInt(maxYear),
	}
}

// A dateTime is a date with a time of day.
type dateTime struct {
	date
	clockTime
}

// TravelTo implements object.Payload.
func (t dateTime) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	zone, err := travelZone(c, t.zone)
	t.zone = zone
	return t, err
}

func newDateTime(thread *starlark.Thread, class *object.Class, t dateTime) starlark.Value {
	return object.NewInstance(kit.HomeOf(thread), class, t)
}

func dateTimeOf(v starlark.Value) (t dateTime, ok bool) {
	if i, is := v.(*object.Instance); is {
		t, ok = i.Base().(dateTime)
	}
	return t, ok
}

// micros returns the microseconds since the start of year 1, without the zone.
func (t dateTime) micros() int64 { return int64(t.ordinal())*microsPerDay + t.clockTime.micros() }

// plus returns the time some microseconds later.
func (t dateTime) plus(by *big.Int) (dateTime, error) {
	n := new(big.Int).Add(big.NewInt(t.micros()), by)
	if !n.IsInt64() || n.Int64() < microsPerDay || n.Int64() >= (maxOrdinal+1)*microsPerDay {
		return t, raise.Errorf("OverflowError", "date value out of range")
	}
	return fromMicros(n.Int64(), t.zone), nil
}

func fromMicros(n int64, zone *object.Instance) dateTime {
	day, us := n/microsPerDay, n%microsPerDay
	s := us / 1000000
	return dateTime{dateOf(int(day)), clockTime{hour: int(s / 3600), minute: int(s / 60 % 60), second: int(s % 60),
		micro: int(us % 1000000), zone: zone}}
}

func constructDateTime(thread *starlark.Thread, _ *object.Instance, v []starlark.Value) (any, error) {
	return dateTime{}.with(thread, v)
}

// with replaces parts: those of the date, and those of the time of day.
func (t dateTime) with(thread *starlark.Thread, v []starlark.Value) (dateTime, error) {
	if err := cInts(thread, v, &t.year, &t.month, &t.day, &t.hour, &t.minute, &t.second, &t.micro); err != nil {
		return t, err
	}
	if err := t.date.check(); err != nil {
		return t, err
	}
	var err error
	t.clockTime, err = t.clockTime.with(thread, v[3:])
	return t, err
}

func fillDateTime() {
	datetimeClass.DefineMade("function(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)", constructDateTime,
		call.M0("slot datetime.__repr__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			t := self.Base().(dateTime)
			return t.finishRepr(thread, fmt.Sprintf("%s(%d, %d, %d, %d, %d", self.Class().FullName(), t.year, t.month, t.day, t.hour, t.minute))
		}),
		call.M0("slot datetime.__str__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return datetimeISO(thread, self, starlark.String(" "), nil)
		}),
		call.M2("datetime.isoformat(self, sep='T', timespec='auto')", datetimeISO),
		call.M("datetime.replace(self, year=self.year, month=self.month, day=self.day, hour=self.hour, minute=self.minute, second=self.second, "+
			"microsecond=self.microsecond, tzinfo=self.tzinfo, *, fold=self.fold)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			t, err := self.Base().(dateTime).with(thread, v)
			return newDateTime(thread, self.Class(), t), err
		}),
		call.M0("datetime.date(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return newDate(thread, dateClass, self.Base().(dateTime).date), nil
		}),
		call.M0("datetime.time(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			t := self.Base().(dateTime).clockTime
			t.zone = nil
			return newClockTime(thread, clockTimeClass, t), nil
		}),
		call.M0("datetime.timetz(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return newClockTime(thread, clockTimeClass, self.Base().(dateTime).clockTime), nil
		}),
		call.M0("datetime.timestamp(self, /)", datetimeTimestamp),
		call.M0("datetime.timetuple(self, /)", datetimeTuple),
		call.M0("datetime.utctimetuple(self, /)", datetimeUTCTuple),
		call.M1("datetime.astimezone(self, tz=None)", datetimeAsZone),
		call.M0("datetime.utcoffset(self, /)", zoneDelta("utcoffset")),
		call.M0("datetime.dst(self, /)", zoneDelta("dst")),
		call.M0("datetime.tzname(self, /)", zoneName),
		call.M0("slot datetime.__hash__(self, /)", datetimeHash),
		call.M1("slot datetime.__add__(self, value, /)", datetimeAdd(false)), call.M1("slot datetime.__radd__(self, value, /)", datetimeAdd(false)),
		call.M1("slot datetime.__sub__(self, value, /)", datetimeSubtract),
	)
	kit.CompareBy(datetimeClass, func(thread *starlark.Thread, op string, a, b *object.Instance) (int, bool, error) {
		x := a.Base().(dateTime)
		y, ok := b.Base().(dateTime)
		if _, plain := isDate(b); plain {
			if op == "__eq__" || op == "__ne__" {
				return 1, true, nil
			}
			return 0, false, raise.Errorf("TypeError", "can't compare datetime.datetime to datetime.date")
		}
		if !ok {
			return 0, false, nil
		}
		return compareAware(thread, op, a, b, x.clockTime, y.clockTime, x.micros()-y.micros(), "datetimes")
	})
	defineClockParts(datetimeClass)
	datetimeClass.Set("min", newDateTime(nil, datetimeClass, dateTime{date: date{minYear, 1, 1}}))
	datetimeClass.Set("max", newDateTime(nil, datetimeClass, dateTime{date{maxYear, 12, 31}, clockTime{hour: 23, minute: 59, second: 59, micro: 999999}}))
	datetimeClass.Set("resolution", newDelta(nil, delta{micros: 1}))
	datetimeClass.SetClassMethods(
		call.M1("datetime.now(self, tz=None)", datetimeNow),
		call.M0("datetime.utcnow(self, /)", func(thread *starlark.Thread, cls *object.Class) (starlark.Value, error) {
			return datetimeNow(thread, cls, nil)
		}),
		call.M2("datetime.fromtimestamp(self, timestamp, tz=None)", datetimeFromTimestamp),
		call.M1("tuple utcfromtimestamp(self, timestamp, /)", func(thread *starlark.Thread, cls *object.Class, timestamp starlark.Value) (starlark.Value, error) {
			return datetimeFromTimestamp(thread, cls, timestamp, nil)
		}),
		call.M3("datetime.combine(self, date, time, tzinfo=time.tzinfo)", datetimeCombine),
		call.M2("tuple strptime(self, date_string, format, /)", datetimeStrptime),
		call.M1("datetime.fromisoformat(self, string, /)", datetimeFromISO),
	)
}

func datetimeISO(thread *starlark.Thread, self *object.Instance, sep, timespec starlark.Value) (starlark.Value, error) {
	between := "T"
	if sep != nil {
		s, ok := object.Native(sep).(starlark.String)
		if !ok || codepoint.Len(string(s)) != 1 {
			return nil, raise.Errorf("TypeError", "isoformat() argument 1 must be a unicode character, not %s", object.TypeOf(sep).Name())
		}
		between = string(s)
	}
	clock, err := clockISO(thread, self, timespec)
	if err != nil {
		return nil, err
	}
	return starlark.String(self.Base().(dateTime).date.text() + between + object.Text(clock)), nil
}

// utcMicros returns the microseconds of the time in UTC; a time without a zone is taken as
// one of UTC.
func (t dateTime) utcMicros(thread *starlark.Thread, self *object.Instance) (int64, error) {
	d, _, err := t.utcOffset(thread, self)
	return t.micros() - d.micro().Int64(), err
}

const epochMicros = epochOrdinal * microsPerDay

func datetimeTimestamp(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	us, err := self.Base().(dateTime).utcMicros(thread, self)
	if err != nil {
		return nil, err
	}
	f, _ := new(big.Rat).SetFrac64(us-epochMicros, 1000000).Float64()
	return starlark.Float(f), nil
}

func (t dateTime) moment() *moment {
	return &moment{date: t.date, hour: t.hour, minute: t.minute, second: t.second, weekday: t.weekday(), yearDay: t.yearDay()}
}

func datetimeTuple(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	t := self.Base().(dateTime)
	dst := -1
	d, ok, err := t.askZone(thread, self, "dst")
	if err != nil {
		return nil, err
	}
	if ok {
		dst = map[bool]int{true: 1}[d != delta{}]
	}
	return NewStructTime(proc.Of(thread), t.moment(), dst)
}

func datetimeUTCTuple(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	us, err := self.Base().(dateTime).utcMicros(thread, self)
	if err != nil {
		return nil, err
	}
	return NewStructTime(proc.Of(thread), fromMicros(us, nil).moment(), 0)
}

func datetimeAsZone(thread *starlark.Thread, self *object.Instance, tz starlark.Value) (starlark.Value, error) {
	zone, err := zoneArgument(tz)
	if err != nil {
		return nil, err
	}
	if zone == nil {
		zone = utc
	}
	t := self.Base().(dateTime)
	if t.zone == zone {
		return self, nil
	}
	us, err := t.utcMicros(thread, self)
	if err != nil {
		return nil, err
	}
	if us < microsPerDay || us >= (maxOrdinal+1)*microsPerDay {
		return nil, raise.Errorf("OverflowError", "date value out of range")
	}
	return object.CallMethod(thread, zone, "fromutc", starlark.Tuple{newDateTime(thread, self.Class(), fromMicros(us, zone))}, nil)
}

func datetimeHash(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	us, err := self.Base().(dateTime).utcMicros(thread, self)
	if err != nil {
		return nil, err
	}
	return kit.HashOf(starlark.MakeInt64(us))
}

func datetimeAdd(negate bool) func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		by, ok := asDelta(v)
		if !ok {
			return object.NotImplemented, nil
		}
		us := by.micro()
		if negate {
			us.Neg(us)
		}
		t, err := self.Base().(dateTime).plus(us)
		return newDateTime(thread, self.Class(), t), err
	}
}

func datetimeSubtract(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	other, ok := dateTimeOf(v)
	if !ok {
		return datetimeAdd(true)(thread, self, v)
	}
	t := self.Base().(dateTime)
	d, aware, err := t.utcOffset(thread, self)
	if err != nil {
		return nil, err
	}
	e, otherAware, err := other.utcOffset(thread, v.(*object.Instance))
	if err != nil {
		return nil, err
	}
	if aware != otherAware {
		return nil, raise.Errorf("TypeError", "can't subtract offset-naive and offset-aware datetimes")
	}
	diff := t.micros() - other.micros() - d.micro().Int64() + e.micro().Int64()
	return makeDelta(thread, big.NewInt(diff))
}

// inZone returns the time of a class in a zone that is so many microseconds after 1970.
func inZone(thread *starlark.Thread, class *object.Class, us int64, zone *object.Instance) (starlark.Value, error) {
	us += epochMicros
	if us < microsPerDay || us >= (maxOrdinal+1)*microsPerDay {
		return nil, raise.Errorf("ValueError", "year %d is out of range", fromMicros(us, nil).year)
	}
	t := newDateTime(thread, class, fromMicros(us, zone))
	if zone == nil {
		return t, nil
	}
	return object.CallMethod(thread, zone, "fromutc", starlark.Tuple{t}, nil)
}

func datetimeNow(thread *starlark.Thread, cls *object.Class, tz starlark.Value) (starlark.Value, error) {
	zone, err := zoneArgument(tz)
	if err != nil {
		return nil, err
	}
	p := proc.Of(thread)
	now, err := p.Clock()
	if err != nil {
		return nil, err
	}
	return inZone(thread, cls, p.World().Sched.Epoch().Add(now).UnixMicro(), zone)
}

func datetimeFromTimestamp(thread *starlark.Thread, cls *object.Class, timestamp, tz starlark.Value) (starlark.Value, error) {
	zone, err := zoneArgument(tz)
	if err != nil {
		return nil, err
	}
	f, isFloat := object.Native(timestamp).(starlark.Float)
	if !isFloat {
		stamp, err := stampOf(thread, timestamp)
		if err != nil {
			return nil, err
		}
		if stamp > 1<<40 || stamp < -1<<40 {
			return nil, raise.Errorf("ValueError", "year is out of range")
		}
		return inZone(thread, cls, stamp*1000000, zone)
	}
	if _, err := stampOf(thread, f); err != nil {
		return nil, err
	}
	if math.Abs(float64(f)) > 1<<40 {
		return nil, raise.Errorf("ValueError", "year is out of range")
	}
	num, den, _ := kit.Ratio(float64(f))
	us := kit.DivideNearest(new(big.Int).Mul(num, big.NewInt(1000000)), den)
	return inZone(thread, cls, us.Int64(), zone)
}

func datetimeCombine(thread *starlark.Thread, cls *object.Class, day, clock, tzinfo starlark.Value) (starlark.Value, error) {
	d, ok := dayOf(day)
	if !ok {
		return nil, raise.Errorf("TypeError", "combine() argument 1 must be datetime.date, not %s", object.TypeOf(day).Name())
	}
	i, _ := clock.(*object.Instance)
	var t clockTime
	if ok = i != nil; ok {
		t, ok = i.Base().(clockTime)
	}
	if !ok {
		return nil, raise.Errorf("TypeError", "combine() argument 2 must be datetime.time, not %s", object.TypeOf(clock).Name())
	}
	if err := t.setZone(tzinfo); err != nil {
		return nil, err
	}
	return newDateTime(thread, cls, dateTime{d, t}), nil
}

func datetimeStrptime(thread *starlark.Thread, cls *object.Class, dateString, format starlark.Value) (starlark.Value, error) {
	var text [2]string
	for i, v := range []starlark.Value{dateString, format} {
		s, ok := object.Native(v).(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "strptime() argument %d must be str, not %s", i+1, object.TypeOf(v).Name())
		}
		text[i] = string(s)
	}
	p, err := strptime(thread, text[0], text[1])
	if err != nil {
		return nil, err
	}
	t := dateTime{p.date, clockTime{hour: p.hour, minute: p.minute, second: p.second, micro: p.micro}}
	if p.hasOffset {
		t.zone = fixedZone(thread, int64(p.offset)*1000000+int64(p.offsetMicro))
		if p.zone != "" {
			z := t.zone.Base().(zone)
			t.zone = object.NewInstance(kit.HomeOf(thread), timezoneClass, zone{z.offset, starlark.String(p.zone)})
		}
	}
	if err := t.clockTime.check(); err != nil {
		return nil, err
	}
	return newDateTime(thread, cls, t), nil
}

func datetimeFromISO(thread *starlark.Thread, cls *object.Class, text starlark.Value) (starlark.Value, error) {
	s, ok := object.Native(text).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "fromisoformat: argument must be str")
	}
	var t dateTime
	rest := ""
	if t.date, rest, ok = parseISODate(string(s)); ok && rest != "" {
		_, rest = kit.CutRunes(rest, 1) // the separator, whatever it is
		t.clockTime, ok = parseISOTime(thread, strings.TrimSpace(rest))
	}
	if !ok {
		return nil, invalidISO(thread, s)
	}
	if err := kit.FirstError(t.date.check(), t.clockTime.check()); err != nil {
		return nil, err
	}
	return newDateTime(thread, cls, t), nil
}
