package datetime

import (
	"fmt"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

var (
	illegalMonthClass = object.NewClass("IllegalMonthError", object.ValueErrorClass).In("calendar")
	calendarClass     = object.NewClass("Calendar").In("calendar")
	textCalendarClass = object.NewClass("TextCalendar", calendarClass).In("calendar")
)

// CalendarMembers is the module calendar.
func CalendarMembers() starlark.StringDict {
	m := call.Functions(
		call.F1("def isleap(year)", func(thread *starlark.Thread, year starlark.Value) (starlark.Value, error) {
			var y int
			err := cInt(thread, year, &y)
			return starlark.Bool(isLeap(y)), err
		}),
		call.F2("def leapdays(y1, y2)", func(thread *starlark.Thread, y1, y2 starlark.Value) (starlark.Value, error) {
			var from, to int
			err := kit.FirstError(cInt(thread, y1, &from), cInt(thread, y2, &to))
			return starlark.MakeInt(leaps(to-1) - leaps(from-1)), err
		}),
		call.F3("def weekday(year, month, day)", weekday),
		call.F2("def monthrange(year, month)", monthRange),
		call.F1("def timegm(tuple)", timeGM),
	)
	// The others are methods of a calendar.
	shared := object.NewInstance(nil, textCalendarClass, nil)
	_ = shared.SetOwn("firstweekday", kit.Zero) // cannot fail
	for name, method := range map[string]string{"monthcalendar": "monthdayscalendar", "month": "formatmonth", "calendar": "formatyear",
		"prmonth": "prmonth", "prcal": "pryear"} {
		v, _ := textCalendarClass.Lookup(method)
		m[name], _ = v.(*object.MethodDescriptor).Bind(shared) // cannot fail
	}
	for i, name := range []string{"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"} {
		m[name] = starlark.MakeInt(i)
	}
	short := func(names []string) (list []string) {
		for _, n := range names {
			list = append(list, n[:min(3, len(n))])
		}
		return list
	}
	m["day_name"], m["day_abbr"] = kit.StringTuple(dayNames), kit.StringTuple(short(dayNames))
	m["month_name"], m["month_abbr"] = kit.StringTuple(monthNames), kit.StringTuple(short(monthNames))
	m["Calendar"], m["TextCalendar"], m["IllegalMonthError"] = calendarClass, textCalendarClass, illegalMonthClass
	return m
}

// leaps counts the leap years up to a year.
func leaps(year int) int {
	return kit.FloorDiv(year, 4) - kit.FloorDiv(year, 100) + kit.FloorDiv(year, 400)
}

func weekday(thread *starlark.Thread, year, month, day starlark.Value) (starlark.Value, error) {
	var d date
	err := kit.FirstError(cInt(thread, year, &d.year), cInt(thread, month, &d.month), cInt(thread, day, &d.day))
	if err != nil {
		return nil, err
	}
	return starlark.MakeInt(d.weekday()), nil
}

// monthArguments converts the arguments theyear and themonth.
func monthArguments(thread *starlark.Thread, theyear, themonth starlark.Value) (year, month int, err error) {
	if err := kit.FirstError(cInt(thread, theyear, &year), cInt(thread, themonth, &month)); err != nil {
		return 0, 0, err
	}
	if month < 1 || month > 12 {
		return 0, 0, raise.Errorf("calendar.IllegalMonthError", "bad month number %d; must be 1-12", month)
	}
	return year, month, nil
}

func monthRange(thread *starlark.Thread, theyear, themonth starlark.Value) (starlark.Value, error) {
	year, month, err := monthArguments(thread, theyear, themonth)
	if err != nil {
		return nil, err
	}
	return starlark.Tuple{starlark.MakeInt(date{year, month, 1}.weekday()), starlark.MakeInt(daysInMonth(year, month))}, nil
}

// weeks returns the days of a month in weeks that begin with the weekday first; days of
// other months are 0.
func weeks(year, month, first int) [][7]int {
	var list [][7]int
	at := kit.FloorMod(date{year, month, 1}.weekday()-first, 7)
	for day := 1; day <= daysInMonth(year, month); day++ {
		if at%7 == 0 || len(list) == 0 {
			list = append(list, [7]int{})
		}
		list[len(list)-1][at%7] = day
		at++
	}
	return list
}

func weeksValue(list [][7]int) starlark.Value {
	out := make([]starlark.Value, len(list))
	for i, week := range list {
		days := make([]starlark.Value, 7)
		for j, d := range week {
			days[j] = starlark.MakeInt(d)
		}
		out[i] = starlark.NewList(days)
	}
	return starlark.NewList(out)
}

// center is str.center.
func center(s string, width int) string {
	pad := width - len(s)
	if pad <= 0 {
		return s
	}
	left := pad/2 + pad&width&1
	return strings.Repeat(" ", left) + s + strings.Repeat(" ", pad-left)
}

// weekHeader is "Mo Tu We ...".
func weekHeader(first, width int) string {
	names := make([]string, 7)
	for i := range names {
		name := dayNames[(first+i)%7]
		if width < 9 {
			name = name[:3]
		}
		names[i] = center(name[:min(width, len(name))], width)
	}
	return strings.Join(names, " ")
}

func weekText(week [7]int, width int) string {
	days := make([]string, 7)
	for i, d := range week {
		text := ""
		if d > 0 {
			text = fmt.Sprintf("%2d", d)
		}
		days[i] = center(text, width)
	}
	return strings.Join(days, " ")
}

// formatMonth is TextCalendar.formatmonth.
func formatMonth(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	year, month, err := monthArguments(thread, v[0], v[1])
	if err != nil {
		return nil, err
	}
	w, l := 0, 0
	if err := cInts(thread, v[2:], &w, &l); err != nil {
		return nil, err
	}
	first := firstWeekday(self)
	w, l = max(2, w), max(1, l)
	lines := strings.Repeat("\n", l)
	var b strings.Builder
	b.WriteString(strings.TrimRight(center(fmt.Sprintf("%s %d", monthNames[month], year), 7*(w+1)-1), " ") + lines)
	b.WriteString(strings.TrimRight(weekHeader(first, w), " ") + lines)
	for _, week := range weeks(year, month, first) {
		b.WriteString(strings.TrimRight(weekText(week, w), " ") + lines)
	}
	return starlark.String(b.String()), nil
}

// formatYear is TextCalendar.formatyear.
func formatYear(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	year, w, l, c, m := 0, 2, 1, 6, 3
	if err := cInts(thread, v, &year, &w, &l, &c, &m); err != nil {
		return nil, err
	}
	w, l, c, m = max(2, w), max(1, l), max(2, c), max(1, m)
	first, width := firstWeekday(self), (w+1)*7-1
	lines, space := strings.Repeat("\n", l), strings.Repeat(" ", c)
	var b strings.Builder
	b.WriteString(strings.TrimRight(center(fmt.Sprint(year), width*m+c*(m-1)), " ") + strings.Repeat("\n", l))
	for from := 1; from <= 12; from += m {
		to := min(from+m, 13)
		var names, headers []string
		rows := 0
		var months [][][7]int
		for month := from; month < to; month++ {
			names = append(names, center(monthNames[month], width))
			headers = append(headers, center(weekHeader(first, w), width))
			list := weeks(year, month, first)
			months = append(months, list)
			rows = max(rows, len(list))
		}
		b.WriteString(lines + strings.TrimRight(strings.Join(names, space), " ") + lines)
		b.WriteString(strings.TrimRight(strings.Join(headers, space), " ") + lines)
		for row := range rows {
			var parts []string
			for _, list := range months {
				text := ""
				if row < len(list) {
					text = weekText(list[row], w)
				}
				parts = append(parts, center(text, width))
			}
			b.WriteString(strings.TrimRight(strings.Join(parts, space), " ") + lines)
		}
	}
	return starlark.String(b.String()), nil
}

// A calendarMethod is a method of a calendar.
type calendarMethod func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error)

// printing makes a method that prints the text.
func printing(f calendarMethod) calendarMethod {
	return func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
		text, err := f(thread, self, v)
		if err != nil {
			return nil, err
		}
		p := proc.Of(thread)
		return starlark.None, prelude.PrintTo(p, thread, prelude.StdoutOf(p), object.Text(text), false)
	}
}

func timeGM(thread *starlark.Thread, tuple starlark.Value) (starlark.Value, error) {
	elems, err := object.Collect(thread, tuple)
	if err != nil {
		return nil, err
	}
	var f [6]int
	if len(elems) < 6 {
		return nil, raise.New(fact.TooFewToUnpack, "6", strconv.Itoa(len(elems)))
	}
	for i := range f {
		if err := cInt(thread, elems[i], &f[i]); err != nil {
			return nil, err
		}
	}
	m := &moment{date: date{f[0], f[1], f[2]}, hour: f[3], minute: f[4], second: f[5]}
	return starlark.MakeInt64(m.Seconds()), nil
}

// firstWeekday is the attribute of a calendar, 0 for a Monday.
func firstWeekday(self *object.Instance) int {
	n, _ := kit.OrNone(self.Own("firstweekday")).(starlark.Int)
	k, _ := n.Int64()
	return kit.FloorMod(int(k), 7)
}

// overMonth makes a method that iterates over the days of the weeks of a month.
func overMonth(name string, value func(first int, week [7]int, i int) starlark.Value) *call.Entry {
	return call.M2("def Calendar."+name+"(self, year, month)", func(thread *starlark.Thread, self *object.Instance, theyear, themonth starlark.Value) (starlark.Value, error) {
		year, month, err := monthArguments(thread, theyear, themonth)
		if err != nil {
			return nil, err
		}
		var list []starlark.Value
		first := firstWeekday(self)
		for _, week := range weeks(year, month, first) {
			for i := range week {
				list = append(list, value(first, week, i))
			}
		}
		return collection.IterValue(thread, starlark.NewList(list))
	})
}

func monthDates(thread *starlark.Thread, self *object.Instance, theyear, themonth starlark.Value) (starlark.Value, error) {
	year, month, err := monthArguments(thread, theyear, themonth)
	if err != nil {
		return nil, err
	}
	start, first := date{year, month, 1}, firstWeekday(self)
	from := start.ordinal() - kit.FloorMod(start.weekday()-first, 7)
	var list []starlark.Value
	for i := range 7 * len(weeks(year, month, first)) {
		list = append(list, newDate(thread, dateClass, dateOf(from+i)))
	}
	return collection.IterValue(thread, starlark.NewList(list))
}

func fillCalendar() {
	calendarClass.DefineObjects(kit.PlainObject,
		call.M1("def Calendar.__init__(self, firstweekday=0)", func(_ *starlark.Thread, self *object.Instance, firstweekday starlark.Value) (starlark.Value, error) {
			if firstweekday == nil {
				firstweekday = kit.Zero
			}
			return starlark.None, self.SetOwn("firstweekday", firstweekday)
		}),
		call.M0("def Calendar.iterweekdays(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			list, first := make([]starlark.Value, 7), firstWeekday(self)
			for i := range list {
				list[i] = starlark.MakeInt((first + i) % 7)
			}
			return collection.IterValue(thread, starlark.NewList(list))
		}),
		overMonth("itermonthdays", func(_ int, week [7]int, i int) starlark.Value { return starlark.MakeInt(week[i]) }),
		overMonth("itermonthdays2", func(first int, week [7]int, i int) starlark.Value {
			return starlark.Tuple{starlark.MakeInt(week[i]), starlark.MakeInt((first + i) % 7)}
		}),
		call.M2("def Calendar.itermonthdates(self, year, month)", monthDates),
		call.M2("def Calendar.monthdayscalendar(self, year, month)", func(thread *starlark.Thread, self *object.Instance, theyear, themonth starlark.Value) (starlark.Value, error) {
			year, month, err := monthArguments(thread, theyear, themonth)
			if err != nil {
				return nil, err
			}
			return weeksValue(weeks(year, month, firstWeekday(self))), nil
		}),
	)
	textCalendarClass.DefineObjects(kit.PlainObject,
		call.M("def TextCalendar.formatmonth(self, theyear, themonth, w=0, l=0)", formatMonth),
		call.M("def TextCalendar.formatyear(self, theyear, w=2, l=1, c=6, m=3)", formatYear),
		call.M("def TextCalendar.prmonth(self, theyear, themonth, w=0, l=0)", printing(formatMonth)),
		call.M("def TextCalendar.pryear(self, theyear, w=0, l=0, c=6, m=3)", printing(formatYear)),
	)
}
