package datetime

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
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

func constructZone(_ *starlark.Thread, _ *object.Instance, v []starlark.Value) (any, error) {
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
	unknown := func(name string) *call.Entry {
		return call.M1("tzinfo."+name+"(self, dt, /)", func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
			return nil, raise.Errorf("NotImplementedError", "a tzinfo subclass must implement %s()", name)
		})
	}
	tzinfoClass.DefineObjects(kit.PlainObject,
		call.MRaw("slot tzinfo.__init__(self, /, *args, **kwargs)", kit.ObjectInit), unknown("utcoffset"), unknown("dst"), unknown("tzname"),
		call.M1("tzinfo.fromutc(self, dt, /)", fromUTC),
	)
	timezoneClass.DefineMade("timezone(offset, name=None)", constructZone,
		call.MRaw("slot timezone.__init__(self, /, *args, **kwargs)", kit.ObjectInit),
		zoneMethod("utcoffset", func(thread *starlark.Thread, z zone) starlark.Value { return newDelta(thread, z.offset) }),
		zoneMethod("dst", func(*starlark.Thread, zone) starlark.Value { return starlark.None }),
		zoneMethod("tzname", func(_ *starlark.Thread, z zone) starlark.Value { return starlark.String(z.text()) }),
		call.M0("slot timezone.__str__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(self.Base().(zone).text()), nil
		}),
		call.M0("slot timezone.__repr__(self, /)", zoneRepr),
		call.M0("slot timezone.__hash__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.HashOf(starlark.MakeBigInt(self.Base().(zone).offset.micro()))
		}),
		call.M1("slot timezone.__eq__(self, value, /)", func(_ *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
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
	)
	timezoneClass.Set("utc", utc)
	timezoneClass.Set("min", object.NewInstance(nil, timezoneClass, zone{offset: delta{days: -1, seconds: 60}}))
	timezoneClass.Set("max", object.NewInstance(nil, timezoneClass, zone{offset: delta{seconds: secondsPerDay - 60}}))
}

func zoneMethod(name string, f func(thread *starlark.Thread, z zone) starlark.Value) *call.Entry {
	return call.M1("timezone."+name+"(self, dt, /)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
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
