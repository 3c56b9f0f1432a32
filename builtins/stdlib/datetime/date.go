package datetime

import (
	"fmt"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// dateClass is datetime.date.
var dateClass = object.NewClass("date").In("datetime").Static()

// TravelTo implements object.Payload.
func (d date) TravelTo(*memory.Copier, *object.Instance) (any, error) { return d, nil }

// dayOf returns the date that a date or a datetime has; ok is false for other values.
func dayOf(v starlark.Value) (d date, ok bool) {
	i, is := v.(*object.Instance)
	if !is {
		return d, false
	}
	switch x := i.Base().(type) {
	case date:
		return x, true
	case dateTime:
		return x.date, true
	}
	return d, false
}

// isDate reports whether v is a date and no datetime.
func isDate(v starlark.Value) (d date, ok bool) {
	if i, is := v.(*object.Instance); is {
		d, ok = i.Base().(date)
	}
	return d, ok
}

func newDate(thread *starlark.Thread, class *object.Class, d date) starlark.Value {
	return object.NewInstance(kit.HomeOf(thread), class, d)
}

// check finds a part that is out of its range.
func (d date) check() error {
	switch {
	case d.year < minYear || d.year > maxYear:
		return raise.Errorf("ValueError", "year %d is out of range", d.year)
	case d.month < 1 || d.month > 12:
		return raise.Errorf("ValueError", "month must be in 1..12")
	case d.day < 1 || d.day > daysInMonth(d.year, d.month):
		return raise.Errorf("ValueError", "day is out of range for month")
	}
	return nil
}

func (d date) text() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

// cInt converts an argument of C's type int; nil leaves what is there.
func cInt(thread *starlark.Thread, v starlark.Value, to *int) error {
	if v == nil {
		return nil
	}
	i, err := object.IndexInt(thread, v)
	if err != nil {
		return err
	}
	n, ok := i.Int64()
	switch {
	case !ok || n > 1<<31-1:
		return raise.Errorf("OverflowError", "signed integer is greater than maximum")
	case n < -1<<31:
		return raise.Errorf("OverflowError", "signed integer is less than minimum")
	}
	*to = int(n)
	return nil
}

// cInts converts several.
func cInts(thread *starlark.Thread, v []starlark.Value, to ...*int) error {
	for i, p := range to {
		if err := cInt(thread, v[i], p); err != nil {
			return err
		}
	}
	return nil
}

func constructDate(thread *starlark.Thread, _ *object.Instance, v []starlark.Value) (any, error) {
	var d date
	if err := cInts(thread, v, &d.year, &d.month, &d.day); err != nil {
		return nil, err
	}
	return d, d.check()
}

// today returns the present date, in UTC.
func today(thread *starlark.Thread) (date, error) {
	stamp, err := StampArgument(thread, nil)
	if err != nil {
		return date{}, err
	}
	m, err := MomentOf(stamp)
	if err != nil {
		return date{}, err
	}
	return m.date, nil
}

// dateMethod0 makes a method without parameters of date and datetime.
func dateMethod0(text string, f func(d date) (starlark.Value, error)) *call.Entry {
	return call.M0(text, func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		d, _ := dayOf(self)
		return f(d)
	})
}

func fillDate() {
	dateClass.DefineMade("function(year, month, day)", constructDate,
		call.MRaw("slot date.__init__(self, /, *args, **kwargs)", kit.ObjectInit),
		call.M0("slot date.__repr__(self, /)", dateRepr),
		dateMethod0("slot date.__str__(self, /)", func(d date) (starlark.Value, error) { return starlark.String(d.text()), nil }),
		dateMethod0("date.isoformat(self, /)", func(d date) (starlark.Value, error) { return starlark.String(d.text()), nil }),
		dateMethod0("date.weekday(self, /)", func(d date) (starlark.Value, error) { return starlark.MakeInt(d.weekday()), nil }),
		dateMethod0("date.isoweekday(self, /)", func(d date) (starlark.Value, error) { return starlark.MakeInt(d.weekday() + 1), nil }),
		dateMethod0("date.toordinal(self, /)", func(d date) (starlark.Value, error) { return starlark.MakeInt(d.ordinal()), nil }),
		call.M0("date.isocalendar(self, /)", dateISOCalendar),
		call.M0("date.ctime(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return strftimeOf(thread, self, AsctimeFormat)
		}),
		call.M0("date.timetuple(self, /)", dateTimeTuple),
		call.M1("date.strftime(self, format)", dateStrftime),
		call.M1("tuple __format__(self, format, /)", dateFormat),
		call.M3("date.replace(self, year=self.year, month=self.month, day=self.day)", dateReplace),
		dateMethod0("slot date.__hash__(self, /)", func(d date) (starlark.Value, error) { return kit.HashOf(starlark.MakeInt(d.ordinal())) }),
		call.M1("slot date.__add__(self, value, /)", dateAdd), call.M1("slot date.__radd__(self, value, /)", dateAdd),
		call.M1("slot date.__sub__(self, value, /)", dateSubtract),
	)
	kit.CompareBy(dateClass, func(_ *starlark.Thread, op string, a, b *object.Instance) (int, bool, error) {
		x, _ := dayOf(a)
		y, ok := isDate(b)
		return x.ordinal() - y.ordinal(), ok, nil
	})
	for name, get := range map[string]func(date) int{"year": func(d date) int { return d.year },
		"month": func(d date) int { return d.month }, "day": func(d date) int { return d.day }} {
		dateClass.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			d, _ := dayOf(self)
			return starlark.MakeInt(get(d)), nil
		}, nil)
	}
	dateClass.Set("min", newDate(nil, dateClass, date{minYear, 1, 1}))
	dateClass.Set("max", newDate(nil, dateClass, date{maxYear, 12, 31}))
	dateClass.Set("resolution", newDelta(nil, delta{days: 1}))
	dateClass.SetClassMethods(
		call.M0("date.today(self, /)", dateToday),
		call.M1("tuple fromordinal(self, ordinal, /)", dateFromOrdinal),
		call.M1("date.fromtimestamp(self, timestamp, /)", dateFromTimestamp),
		call.M1("date.fromisoformat(self, string, /)", dateFromISO),
		call.M3("date.fromisocalendar(self, year, week, day)", dateFromISOCalendar),
	)
}

func dateRepr(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	d, _ := dayOf(self)
	return starlark.String(fmt.Sprintf("%s(%d, %d, %d)", self.Class().FullName(), d.year, d.month, d.day)), nil
}

var isoCalendarType = kit.NewSequenceType("datetime", "IsoCalendarDate", "year", "week", "weekday")

func dateISOCalendar(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	d, _ := dayOf(self)
	year, week, day := d.iso()
	return isoCalendarType.New(proc.Of(thread), starlark.MakeInt(year), starlark.MakeInt(week), starlark.MakeInt(day)), nil
}

func dateTimeTuple(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	d, _ := dayOf(self)
	return NewStructTime(proc.Of(thread), &moment{date: d, weekday: d.weekday(), yearDay: d.yearDay()}, -1)
}

func dateStrftime(thread *starlark.Thread, self *object.Instance, format starlark.Value) (starlark.Value, error) {
	s, ok := object.Native(format).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "strftime() argument 1 must be str, not %s", object.TypeOf(format).Name())
	}
	return strftimeOf(thread, self, string(s))
}

// strftimeOf writes a date, time or datetime by a format.
func strftimeOf(thread *starlark.Thread, self *object.Instance, format string) (starlark.Value, error) {
	m := &moment{micro: "000000"}
	switch x := self.Base().(type) {
	case date:
		m.date = x
	case clockTime:
		m.date = date{1900, 1, 1}
		if err := x.fill(thread, self, m); err != nil {
			return nil, err
		}
	case dateTime:
		m.date = x.date
		if err := x.clockTime.fill(thread, self, m); err != nil {
			return nil, err
		}
	}
	m.weekday, m.yearDay = m.date.weekday(), m.date.yearDay()
	m.stamp = m.Seconds()
	return starlark.String(m.Strftime(format)), nil
}

func dateFormat(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	format, ok := object.Native(v).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "__format__() argument 1 must be str, not %s", object.TypeOf(v).Name())
	}
	if format == "" {
		s, err := object.Str(thread, self)
		return starlark.String(s), err
	}
	return object.CallMethod(thread, self, "strftime", starlark.Tuple{format}, nil)
}

func dateReplace(thread *starlark.Thread, self *object.Instance, year, month, day starlark.Value) (starlark.Value, error) {
	d, _ := dayOf(self)
	if err := kit.FirstError(cInt(thread, year, &d.year), cInt(thread, month, &d.month), cInt(thread, day, &d.day)); err != nil {
		return nil, err
	}
	return newDate(thread, self.Class(), d), d.check()
}

// plusDays returns the date some days later.
func (d date) plusDays(n int) (date, error) {
	o := d.ordinal() + n
	if o < 1 || o > maxOrdinal {
		return d, raise.Errorf("OverflowError", "date value out of range")
	}
	return dateOf(o), nil
}

func dateAdd(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	d, _ := dayOf(self)
	by, ok := asDelta(v)
	if !ok {
		return object.NotImplemented, nil
	}
	d, err := d.plusDays(by.days)
	return newDate(thread, self.Class(), d), err
}

func dateSubtract(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	d, _ := dayOf(self)
	if by, ok := asDelta(v); ok {
		d, err := d.plusDays(-by.days)
		return newDate(thread, self.Class(), d), err
	}
	if other, ok := isDate(v); ok {
		return newDelta(thread, delta{days: d.ordinal() - other.ordinal()}), nil
	}
	return object.NotImplemented, nil
}

// makeOf calls a class with integers.
func makeOf(thread *starlark.Thread, class starlark.Value, parts ...int) (starlark.Value, error) {
	args := make(starlark.Tuple, len(parts))
	for i, n := range parts {
		args[i] = starlark.MakeInt(n)
	}
	return starlark.Call(thread, class, args, nil)
}

func dateToday(thread *starlark.Thread, cls *object.Class) (starlark.Value, error) {
	if cls.Is(datetimeClass) {
		return datetimeNow(thread, cls, nil)
	}
	d, err := today(thread)
	if err != nil {
		return nil, err
	}
	return makeOf(thread, cls, d.year, d.month, d.day)
}

func dateFromOrdinal(thread *starlark.Thread, cls *object.Class, ordinal starlark.Value) (starlark.Value, error) {
	var n int
	if err := cInt(thread, ordinal, &n); err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, raise.Errorf("ValueError", "ordinal must be >= 1")
	}
	if n > maxOrdinal {
		return nil, raise.Errorf("ValueError", "year is out of range")
	}
	d := dateOf(n)
	return makeOf(thread, cls, d.year, d.month, d.day)
}

func dateFromTimestamp(thread *starlark.Thread, cls *object.Class, timestamp starlark.Value) (starlark.Value, error) {
	stamp, err := stampOf(thread, timestamp)
	if err != nil {
		return nil, err
	}
	m, err := MomentOf(stamp)
	if err != nil {
		return nil, err
	}
	if m.year < minYear || m.year > maxYear {
		return nil, raise.Errorf("ValueError", "year %d is out of range", m.year)
	}
	return makeOf(thread, cls, m.year, m.month, m.day)
}

func dateFromISO(thread *starlark.Thread, cls *object.Class, text starlark.Value) (starlark.Value, error) {
	s, ok := object.Native(text).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "fromisoformat: argument must be str")
	}
	d, rest, ok := parseISODate(string(s))
	if !ok || rest != "" {
		return nil, invalidISO(thread, s)
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	return makeOf(thread, cls, d.year, d.month, d.day)
}

func invalidISO(thread *starlark.Thread, s starlark.String) error {
	shown, err := object.Repr(thread, s)
	if err != nil {
		return err
	}
	return raise.Errorf("ValueError", "Invalid isoformat string: %s", shown)
}

func dateFromISOCalendar(thread *starlark.Thread, cls *object.Class, year, week, day starlark.Value) (starlark.Value, error) {
	var y, w, n int
	if err := kit.FirstError(cInt(thread, year, &y), cInt(thread, week, &w), cInt(thread, day, &n)); err != nil {
		return nil, err
	}
	d, err := isoDate(y, w, n)
	if err != nil {
		return nil, err
	}
	return makeOf(thread, cls, d.year, d.month, d.day)
}

// isoDate returns the date of a day of a week.
func isoDate(year, week, day int) (date, error) {
	switch {
	case year < minYear || year > maxYear:
		return date{}, raise.Errorf("ValueError", "Year is out of range: %d", year)
	case week < 1 || week > 53 || week == 53 && isoWeek1(year)+52*7 >= isoWeek1(year+1):
		return date{}, raise.Errorf("ValueError", "Invalid week: %d", week)
	case day < 1 || day > 7:
		return date{}, raise.Errorf("ValueError", "Invalid weekday: %d (range is [1, 7])", day)
	}
	return dateOf(isoWeek1(year) + (week-1)*7 + day - 1), nil
}
