package datetime

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of time zones.
var (
	tzinfoClass   = object.NewClass("tzinfo").In("datetime").Static()
	timezoneClass = object.NewClass("timezone", tzinfoClass).In("datetime").Static()
)

// A zone is what a timezone carries.
type zone struct {
	offset delta
	name   starlark.Value // nil without
}

// TravelTo implements object.Payload.
func (z zone) TravelTo(*memory.Copier, *object.Instance) (any, error) { return z, nil }

// utc is timezone.utc.
var utc = object.NewInstance(nil, timezoneClass, zone{})

var timezoneParser = kit.NewParser("timezone(offset, name=None)")

func constructZone(_ *starlark.Thread, _ *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (any, error) {
	var v [2]starlark.Value
	if err := timezoneParser.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	d, ok := asDelta(v[0])
	if !ok {
		return nil, raise.Errorf("TypeError", "timezone() argument 1 must be datetime.timedelta, not %s", object.TypeOf(v[0]).Name())
	}
	if _, isText := v[1].(starlark.String); v[1] != nil && !isText {
		return nil, raise.Errorf("TypeError", "timezone() argument 2 must be str, not %s", object.TypeOf(v[1]).Name())
	}
	if d.days < -1 || d.days > 0 || d == (delta{days: -1}) {
		shown, _ := deltaRepr(nil, object.NewInstance(nil, timedeltaClass, d))
		return nil, raise.Errorf("ValueError", "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.", object.Text(shown))
	}
	return zone{d, v[1]}, nil
}

// text is the name: "UTC+01:00" unless it was given one.
func (z zone) text() string {
	switch {
	case z.name != nil:
		return object.Text(z.name)
	case z.offset == delta{}:
		return "UTC"
	}
	return "UTC" + offsetText(z.offset)
}

func fillTimezone() {
	unknown := func(name string) object.MethodFunc {
		return kit.Method1("tzinfo."+name, func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
			return nil, raise.Errorf("NotImplementedError", "a tzinfo subclass must implement %s()", name)
		})
	}
	tzinfoClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"__init__": kit.ObjectInit, "utcoffset": unknown("utcoffset"), "dst": unknown("dst"), "tzname": unknown("tzname"),
		"fromutc": kit.Method1("tzinfo.fromutc", fromUTC),
	})
	timezoneClass.DefineObjects(constructZone, map[string]object.MethodFunc{
		"__init__":  kit.ObjectInit,
		"utcoffset": zoneMethod("utcoffset", func(thread *starlark.Thread, z zone) starlark.Value { return newDelta(thread, z.offset) }),
		"dst":       zoneMethod("dst", func(*starlark.Thread, zone) starlark.Value { return starlark.None }),
		"tzname":    zoneMethod("tzname", func(_ *starlark.Thread, z zone) starlark.Value { return starlark.String(z.text()) }),
		"__str__": kit.Method0("timezone.__str__", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(self.Base().(zone).text()), nil
		}),
		"__repr__": kit.Method0("timezone.__repr__", zoneRepr),
		"__hash__": kit.Method0("timezone.__hash__", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.HashOf(starlark.MakeBigInt(self.Base().(zone).offset.micro()))
		}),
		"__eq__": kit.Method1("timezone.__eq__", func(_ *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			other, ok := v.(*object.Instance)
			if !ok {
				return object.NotImplemented, nil
			}
			z, ok := other.Base().(zone)
			if !ok {
				return object.NotImplemented, nil
			}
			return starlark.Bool(z.offset == self.Base().(zone).offset), nil
		}),
	})
	timezoneClass.Set("utc", utc)
	timezoneClass.Set("min", object.NewInstance(nil, timezoneClass, zone{offset: delta{days: -1, seconds: 60}}))
	timezoneClass.Set("max", object.NewInstance(nil, timezoneClass, zone{offset: delta{seconds: secondsPerDay - 60}}))
}

func zoneMethod(name string, f func(thread *starlark.Thread, z zone) starlark.Value) object.MethodFunc {
	return kit.Method1("timezone."+name, func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		if _, ok := clockOf(v); !ok && v != starlark.None {
			return nil, raise.Errorf("TypeError", "%s(dt) argument must be a datetime instance or None, not %s", name, object.TypeOf(v).Name())
		}
		return f(thread, self.Base().(zone)), nil
	})
}

func zoneRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	z := self.Base().(zone)
	if z.name == nil && z.offset == (delta{}) {
		return starlark.String("datetime.timezone.utc"), nil
	}
	text, err := object.Repr(thread, newDelta(thread, z.offset))
	if err != nil {
		return nil, err
	}
	if z.name != nil {
		name, err := object.Repr(thread, z.name)
		if err != nil {
			return nil, err
		}
		text += ", " + name
	}
	return starlark.String("datetime.timezone(" + text + ")"), nil
}

// fromUTC is tzinfo.fromutc(dt): dt has the parts of UTC, the result those of the zone.
func fromUTC(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	i, ok := v.(*object.Instance)
	if !ok {
		return nil, raise.Errorf("TypeError", "fromutc: argument must be a datetime")
	}
	t, ok := i.Base().(dateTime)
	if !ok {
		return nil, raise.Errorf("TypeError", "fromutc: argument must be a datetime")
	}
	if t.zone != self {
		return nil, raise.Errorf("ValueError", "fromutc: dt.tzinfo is not self")
	}
	offset, known, err := t.utcOffset(thread, i)
	if err != nil {
		return nil, err
	}
	if !known {
		return nil, raise.Errorf("ValueError", "fromutc: non-None utcoffset() result required")
	}
	t, err = t.plus(offset.micro())
	return newDateTime(thread, i.Class(), t), err
}
