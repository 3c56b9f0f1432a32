package datetime

import (
	"fmt"

	"go.starlark.net/starlark"

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

var dateParser = kit.NewParser("function(year, month, day)")

func constructDate(thread *starlark.Thread, _ *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (any, error) {
	var v [3]starlark.Value
	if err := dateParser.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	var d date
	if err := cInts(thread, v[:], &d.year, &d.month, &d.day); err != nil {
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
func dateMethod0(name string, f func(d date) (starlark.Value, error)) object.MethodFunc {
	return kit.Method0("date."+name, func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
		d, _ := dayOf(self)
		return f(d)
	})
}

func fillDate() {
	dateClass.DefineObjects(constructDate, map[string]object.MethodFunc{
		"__init__":    kit.ObjectInit,
		"__repr__":    kit.Method0("date.__repr__", dateRepr),
		"__str__":     dateMethod0("__str__", func(d date) (starlark.Value, error) { return starlark.String(d.text()), nil }),
		"isoformat":   dateMethod0("isoformat", func(d date) (starlark.Value, error) { return starlark.String(d.text()), nil }),
		"weekday":     dateMethod0("weekday", func(d date) (starlark.Value, error) { return starlark.MakeInt(d.weekday()), nil }),
		"isoweekday":  dateMethod0("isoweekday", func(d date) (starlark.Value, error) { return starlark.MakeInt(d.weekday() + 1), nil }),
		"toordinal":   dateMethod0("toordinal", func(d date) (starlark.Value, error) { return starlark.MakeInt(d.ordinal()), nil }),
		"isocalendar": kit.Method0("date.isocalendar", dateISOCalendar),
		"ctime": kit.Method0("date.ctime", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return strftimeOf(thread, self, AsctimeFormat)
		}),
		"timetuple":  kit.Method0("date.timetuple", dateTimeTuple),
		"strftime":   kit.MethodNamed("strftime(format)", dateStrftime),
		"__format__": kit.Method1("date.__format__", dateFormat),
		"replace":    kit.MethodNamed("replace(year=0, month=0, day=0)", dateReplace),
		"__hash__":   dateMethod0("__hash__", func(d date) (starlark.Value, error) { return kit.HashOf(starlark.MakeInt(d.ordinal())) }),
		"__add__":    kit.Method1("date.__add__", dateAdd), "__radd__": kit.Method1("date.__radd__", dateAdd),
		"__sub__": kit.Method1("date.__sub__", dateSubtract),
	})
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
	for name, f := range map[string]kit.Native{"today": dateToday, "fromordinal": dateFromOrdinal, "fromtimestamp": dateFromTimestamp,
		"fromisoformat": dateFromISO, "fromisocalendar": dateFromISOCalendar} {
		dateClass.Set(name, object.NewClassMethod(kit.Function(name, f)))
	}
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

func dateStrftime(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	format, ok := object.Native(v[0]).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "strftime() argument 1 must be str, not %s", object.TypeOf(v[0]).Name())
	}
	return strftimeOf(thread, self, string(format))
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

func dateReplace(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	d, _ := dayOf(self)
	if err := cInts(thread, v, &d.year, &d.month, &d.day); err != nil {
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

func dateToday(thread *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	if len(args) > 1 {
		return nil, raise.Errorf("TypeError", "date.today() takes no arguments (%d given)", len(args)-1)
	}
	if c := args[0].(*object.Class); c.Is(datetimeClass) {
		return datetimeNow(thread, args, nil)
	}
	d, err := today(thread)
	if err != nil {
		return nil, err
	}
	return makeOf(thread, args[0], d.year, d.month, d.day)
}

func dateFromOrdinal(thread *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 2 {
		return nil, raise.Errorf("TypeError", "date.fromordinal() takes exactly one argument (%d given)", len(args)-1)
	}
	var n int
	if err := cInt(thread, args[1], &n); err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, raise.Errorf("ValueError", "ordinal must be >= 1")
	}
	if n > maxOrdinal {
		return nil, raise.Errorf("ValueError", "year is out of range")
	}
	d := dateOf(n)
	return makeOf(thread, args[0], d.year, d.month, d.day)
}

func dateFromTimestamp(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 2 || len(kwargs) > 0 {
		return nil, raise.Errorf("TypeError", "date.fromtimestamp() takes exactly one argument (%d given)", len(args)-1)
	}
	stamp, err := StampArgument(thread, args[1:])
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
	return makeOf(thread, args[0], m.year, m.month, m.day)
}

func dateFromISO(thread *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 2 {
		return nil, raise.Errorf("TypeError", "date.fromisoformat() takes exactly one argument (%d given)", len(args)-1)
	}
	s, ok := object.Native(args[1]).(starlark.String)
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
	return makeOf(thread, args[0], d.year, d.month, d.day)
}

func invalidISO(thread *starlark.Thread, s starlark.String) error {
	shown, err := object.Repr(thread, s)
	if err != nil {
		return err
	}
	return raise.Errorf("ValueError", "Invalid isoformat string: %s", shown)
}

var fromISOCalendarParser = kit.NewParser("fromisocalendar(year, week, day)")

func dateFromISOCalendar(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [3]starlark.Value
	if err := fromISOCalendarParser.Bind(v[:], args[1:], kwargs); err != nil {
		return nil, err
	}
	var year, week, day int
	if err := cInts(thread, v[:], &year, &week, &day); err != nil {
		return nil, err
	}
	d, err := isoDate(year, week, day)
	if err != nil {
		return nil, err
	}
	return makeOf(thread, args[0], d.year, d.month, d.day)
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
