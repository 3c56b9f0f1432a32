package datetime

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// clockTimeClass is datetime.time.
var clockTimeClass = object.NewClass("time").In("datetime").Static()

// A clockTime is a time of day; zone is nil if it has none.
type clockTime struct {
	hour, minute, second, micro, fold int
	zone                              *object.Instance
}

// TravelTo implements object.Payload.
func (t clockTime) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	zone, err := travelZone(c, t.zone)
	t.zone = zone
	return t, err
}

func travelZone(c *memory.Copier, zone *object.Instance) (*object.Instance, error) {
	if zone == nil {
		return nil, nil
	}
	v, err := c.Copy(zone)
	if err != nil {
		return nil, memory.InPath(err, ".tzinfo")
	}
	return v.(*object.Instance), nil
}

// clockOf returns the time of day that a time or a datetime has; ok is false for other
// values.
func clockOf(v starlark.Value) (t clockTime, ok bool) {
	i, is := v.(*object.Instance)
	if !is {
		return t, false
	}
	switch x := i.Base().(type) {
	case clockTime:
		return x, true
	case dateTime:
		return x.clockTime, true
	}
	return t, false
}

func newClockTime(thread *starlark.Thread, class *object.Class, t clockTime) starlark.Value {
	return object.NewInstance(kit.HomeOf(thread), class, t)
}

func (t clockTime) check() error {
	for _, p := range []struct {
		n, most int
		what    string
	}{{t.hour, 23, "hour"}, {t.minute, 59, "minute"}, {t.second, 59, "second"}, {t.micro, 999999, "microsecond"}} {
		if p.n < 0 || p.n > p.most {
			return raise.Errorf("ValueError", "%s must be in 0..%d", p.what, p.most)
		}
	}
	if t.fold != 0 && t.fold != 1 {
		return raise.Errorf("ValueError", "fold must be either 0 or 1")
	}
	return nil
}

// setZone reads an argument tzinfo; nil leaves the zone as it is.
func (t *clockTime) setZone(v starlark.Value) error {
	if v == nil {
		return nil
	}
	zone, err := zoneArgument(v)
	t.zone = zone
	return err
}

// zoneArgument converts a tzinfo or None.
func zoneArgument(v starlark.Value) (*object.Instance, error) {
	if v == nil || v == starlark.None {
		return nil, nil
	}
	if i, ok := v.(*object.Instance); ok && i.Class().Is(tzinfoClass) {
		return i, nil
	}
	return nil, raise.Errorf("TypeError", "tzinfo argument must be None or of a tzinfo subclass, not type '%s'", object.TypeOf(v).Name())
}

// text is the isoformat without the zone.
func (t clockTime) text(timespec string) (string, error) {
	if timespec == "auto" {
		timespec = "seconds"
		if t.micro != 0 {
			timespec = "microseconds"
		}
	}
	switch timespec {
	case "hours":
		return fmt.Sprintf("%02d", t.hour), nil
	case "minutes":
		return fmt.Sprintf("%02d:%02d", t.hour, t.minute), nil
	case "seconds":
		return fmt.Sprintf("%02d:%02d:%02d", t.hour, t.minute, t.second), nil
	case "milliseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%03d", t.hour, t.minute, t.second, t.micro/1000), nil
	case "microseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%06d", t.hour, t.minute, t.second, t.micro), nil
	}
	return "", raise.Errorf("ValueError", "Unknown timespec value")
}

// fill gives a moment the time of day, and the zone's name and offset.
func (t clockTime) fill(thread *starlark.Thread, self *object.Instance, m *moment) error {
	m.hour, m.minute, m.second, m.micro = t.hour, t.minute, t.second, fmt.Sprintf("%06d", t.micro)
	if t.zone == nil {
		return nil
	}
	offset, ok, err := t.utcOffset(thread, self)
	if err != nil {
		return err
	}
	if ok {
		m.offset = strings.ReplaceAll(offsetText(offset), ":", "")
	}
	name, err := object.CallMethod(thread, t.zone, "tzname", starlark.Tuple{zoneSubject(self)}, nil)
	if err != nil {
		return err
	}
	if s, ok := name.(starlark.String); ok {
		m.Zone = string(s)
	}
	return nil
}

// zoneSubject is what methods of a tzinfo are given: a datetime, or None for a time.
func zoneSubject(self *object.Instance) starlark.Value {
	if _, ok := self.Base().(dateTime); ok {
		return self
	}
	return starlark.None
}

// utcOffset asks the zone; ok is false if there is none, or it does not know.
func (t clockTime) utcOffset(thread *starlark.Thread, self *object.Instance) (d delta, ok bool, err error) {
	return t.askZone(thread, self, "utcoffset")
}

func (t clockTime) askZone(thread *starlark.Thread, self *object.Instance, method string) (d delta, ok bool, err error) {
	if t.zone == nil {
		return d, false, nil
	}
	if z, is := t.zone.Base().(zone); is && t.zone.Class() == timezoneClass { // the usual case
		return z.offset, method == "utcoffset", nil
	}
	v, err := object.CallMethod(thread, t.zone, method, starlark.Tuple{zoneSubject(self)}, nil)
	if err != nil || v == starlark.None {
		return d, false, err
	}
	d, ok = asDelta(v)
	if !ok {
		return d, false, raise.Errorf("TypeError", "tzinfo.%s() must return None or a timedelta, not '%s'", method, object.TypeOf(v).Name())
	}
	if d.days < -1 || d.days > 0 || d == (delta{days: -1}) {
		return d, false, raise.Errorf("ValueError", "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
	}
	return d, true, nil
}

// offsetText is "+01:30", with seconds and microseconds if there are any.
func offsetText(d delta) string {
	us := int64(d.days)*microsPerDay + int64(d.seconds)*1000000 + int64(d.micros)
	sign := '+'
	if us < 0 {
		sign, us = '-', -us
	}
	s := us / 1000000
	text := fmt.Sprintf("%c%02d:%02d", sign, s/3600, s/60%60)
	if s%60 != 0 || us%1000000 != 0 {
		text += fmt.Sprintf(":%02d", s%60)
	}
	if us%1000000 != 0 {
		text += fmt.Sprintf(".%06d", us%1000000)
	}
	return text
}

func constructClockTime(thread *starlark.Thread, _ *object.Instance, v []starlark.Value) (any, error) {
	return clockTime{}.with(thread, v)
}

// with replaces parts: hour, minute, second, microsecond, tzinfo, fold.
func (t clockTime) with(thread *starlark.Thread, v []starlark.Value) (clockTime, error) {
	if err := cInts(thread, v, &t.hour, &t.minute, &t.second, &t.micro); err != nil {
		return t, err
	}
	if err := cInt(thread, v[5], &t.fold); err != nil {
		return t, err
	}
	if err := t.check(); err != nil {
		return t, err
	}
	return t, t.setZone(v[4])
}

func fillClockTime() {
	clockTimeClass.DefineMade("function(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)", constructClockTime,
		call.MRaw("slot time.__init__(self, /, *args, **kwargs)", kit.ObjectInit),
		call.M0("slot time.__repr__(self, /)", clockRepr),
		call.M0("slot time.__str__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return clockISO(thread, self, nil)
		}),
		call.M1("time.isoformat(self, timespec='auto')", clockISO),
		call.M1("time.strftime(self, format)", dateStrftime),
		call.M1("tuple __format__(self, format, /)", dateFormat),
		call.M("time.replace(self, hour=self.hour, minute=self.minute, second=self.second, microsecond=self.microsecond, tzinfo=self.tzinfo, *, fold=self.fold)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			t, err := self.Base().(clockTime).with(thread, v)
			return newClockTime(thread, self.Class(), t), err
		}),
		call.M0("time.utcoffset(self, /)", zoneDelta("utcoffset")),
		call.M0("time.dst(self, /)", zoneDelta("dst")),
		call.M0("time.tzname(self, /)", zoneName),
		call.M0("slot time.__hash__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			t := self.Base().(clockTime)
			d, _, err := t.utcOffset(thread, self)
			if err != nil {
				return nil, err
			}
			return kit.HashOf(starlark.MakeInt64(t.micros() - d.micro().Int64()))
		}),
		call.M0("slot time.__bool__(self, /)", func(*starlark.Thread, *object.Instance) (starlark.Value, error) { return starlark.True, nil }),
	)
	kit.CompareBy(clockTimeClass, func(thread *starlark.Thread, op string, a, b *object.Instance) (int, bool, error) {
		x := a.Base().(clockTime)
		y, ok := b.Base().(clockTime)
		if !ok {
			return 0, false, nil
		}
		return compareAware(thread, op, a, b, x, y, x.micros()-y.micros(), "times")
	})
	defineClockParts(clockTimeClass)
	clockTimeClass.Set("min", newClockTime(nil, clockTimeClass, clockTime{}))
	clockTimeClass.Set("max", newClockTime(nil, clockTimeClass, clockTime{hour: 23, minute: 59, second: 59, micro: 999999}))
	clockTimeClass.Set("resolution", newDelta(nil, delta{micros: 1}))
	clockTimeClass.SetClassMethods(call.M1("time.fromisoformat(self, string, /)", clockFromISO))
}

// micros returns the microseconds since midnight.
func (t clockTime) micros() int64 {
	return (int64(t.hour)*3600+int64(t.minute)*60+int64(t.second))*1000000 + int64(t.micro)
}

// compareAware turns the difference of the parts into an order, given the offsets. Without
// an offset and with one are different, and have no order.
func compareAware(thread *starlark.Thread, op string, a, b *object.Instance, x, y clockTime, diff int64, what string) (int, bool, error) {
	d, aware, err := x.utcOffset(thread, a)
	if err != nil {
		return 0, false, err
	}
	e, otherAware, err := y.utcOffset(thread, b)
	if err != nil {
		return 0, false, err
	}
	if aware != otherAware {
		if op == "__eq__" || op == "__ne__" {
			return 1, true, nil
		}
		return 0, false, raise.Errorf("TypeError", "can't compare offset-naive and offset-aware %s", what)
	}
	diff -= d.micro().Int64() - e.micro().Int64()
	switch {
	case diff < 0:
		return -1, true, nil
	case diff > 0:
		return 1, true, nil
	}
	return 0, true, nil
}

// defineClockParts gives a class the attributes of a time of day.
func defineClockParts(c *object.Class) {
	for name, get := range map[string]func(clockTime) int{
		"hour": func(t clockTime) int { return t.hour }, "minute": func(t clockTime) int { return t.minute },
		"second": func(t clockTime) int { return t.second }, "microsecond": func(t clockTime) int { return t.micro },
		"fold": func(t clockTime) int { return t.fold },
	} {
		c.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			t, _ := clockOf(self)
			return starlark.MakeInt(get(t)), nil
		}, nil)
	}
	c.SetComputed("tzinfo", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		if t, _ := clockOf(self); t.zone != nil {
			return t.zone, nil
		}
		return starlark.None, nil
	}, nil)
}

func clockRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	t := self.Base().(clockTime)
	text := fmt.Sprintf("%s(%d, %d", self.Class().FullName(), t.hour, t.minute)
	return t.finishRepr(thread, text)
}

// finishRepr adds what is not zero after hour and minute.
func (t clockTime) finishRepr(thread *starlark.Thread, text string) (starlark.Value, error) {
	if t.second != 0 || t.micro != 0 {
		text += fmt.Sprintf(", %d", t.second)
	}
	if t.micro != 0 {
		text += fmt.Sprintf(", %d", t.micro)
	}
	if t.fold != 0 {
		text += ", fold=1"
	}
	if t.zone != nil {
		z, err := object.Repr(thread, t.zone)
		if err != nil {
			return nil, err
		}
		text += ", tzinfo=" + z
	}
	return starlark.String(text + ")"), nil
}

// timespecArgument reads an argument timespec.
func timespecArgument(v starlark.Value) (string, error) {
	if v == nil {
		return "auto", nil
	}
	s, ok := object.Native(v).(starlark.String)
	if !ok {
		return "", raise.Errorf("TypeError", "isoformat() argument 'timespec' must be str, not %s", object.TypeOf(v).Name())
	}
	return string(s), nil
}

func clockISO(thread *starlark.Thread, self *object.Instance, timespec starlark.Value) (starlark.Value, error) {
	t, _ := clockOf(self)
	spec, err := timespecArgument(timespec)
	if err != nil {
		return nil, err
	}
	text, err := t.text(spec)
	if err != nil {
		return nil, err
	}
	offset, ok, err := t.utcOffset(thread, self)
	if ok {
		text += offsetText(offset)
	}
	return starlark.String(text), err
}

func zoneDelta(method string) func(*starlark.Thread, *object.Instance) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		t, _ := clockOf(self)
		d, ok, err := t.askZone(thread, self, method)
		if err != nil || !ok {
			return starlark.None, err
		}
		return newDelta(thread, d), nil
	}
}

func zoneName(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	t, _ := clockOf(self)
	if t.zone == nil {
		return starlark.None, nil
	}
	return object.CallMethod(thread, t.zone, "tzname", starlark.Tuple{zoneSubject(self)}, nil)
}

func clockFromISO(thread *starlark.Thread, cls *object.Class, text starlark.Value) (starlark.Value, error) {
	s, ok := object.Native(text).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "fromisoformat: argument must be str")
	}
	t, ok := parseISOTime(thread, strings.TrimPrefix(string(s), "T"))
	if !ok {
		return nil, invalidISO(thread, s)
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	return newClockTime(thread, cls, t), nil
}
