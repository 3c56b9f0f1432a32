package datetime

import (
	"fmt"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

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
	year := func(signature string, f func(y []int) starlark.Value) kit.Native {
		return kit.Python(signature, func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			n := make([]int, len(v))
			for i, x := range v {
				if err := cInt(thread, x, &n[i]); err != nil {
					return nil, err
				}
			}
			return f(n), nil
		})
	}
	m := kit.Functions(map[string]kit.Native{
		"isleap":     year("isleap(year)", func(y []int) starlark.Value { return starlark.Bool(isLeap(y[0])) }),
		"leapdays":   year("leapdays(y1, y2)", func(y []int) starlark.Value { return starlark.MakeInt(leaps(y[1]-1) - leaps(y[0]-1)) }),
		"weekday":    year("weekday(year, month, day)", func(y []int) starlark.Value { return starlark.MakeInt(date{y[0], y[1], y[2]}.weekday()) }),
		"monthrange": kit.Python("monthrange(year, month)", monthRange),
		"monthcalendar": kit.Python("monthcalendar(year, month)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			year, month, err := monthArguments(thread, v)
			if err != nil {
				return nil, err
			}
			return weeksValue(weeks(year, month, 0)), nil
		}),
		"month": kit.Python("month(theyear, themonth, w=0, l=0)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return formatMonth(thread, 0, v)
		}),
		"calendar": kit.Python("calendar(theyear, w=2, l=1, c=6, m=3)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return formatYear(thread, 0, v)
		}),
		"prmonth": kit.Python("prmonth(theyear, themonth, w=0, l=0)", printing(formatMonth)),
		"prcal":   kit.Python("prcal(theyear, w=0, l=0, c=6, m=3)", printing(formatYear)),
		"timegm":  kit.Python("timegm(tuple)", timeGM),
	})
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

func monthArguments(thread *starlark.Thread, v []starlark.Value) (year, month int, err error) {
	if err := cInts(thread, v, &year, &month); err != nil {
		return 0, 0, err
	}
	if month < 1 || month > 12 {
		return 0, 0, raise.Errorf("calendar.IllegalMonthError", "bad month number %d; must be 1-12", month)
	}
	return year, month, nil
}

func monthRange(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	year, month, err := monthArguments(thread, v)
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

// formatMonth is TextCalendar.formatmonth(theyear, themonth, w=0, l=0).
func formatMonth(thread *starlark.Thread, first int, v []starlark.Value) (starlark.Value, error) {
	year, month, err := monthArguments(thread, v)
	if err != nil {
		return nil, err
	}
	w, l := 0, 0
	if err := cInts(thread, v[2:], &w, &l); err != nil {
		return nil, err
	}
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

// formatYear is TextCalendar.formatyear(theyear, w=2, l=1, c=6, m=3).
func formatYear(thread *starlark.Thread, first int, v []starlark.Value) (starlark.Value, error) {
	year, w, l, c, m := 0, 2, 1, 6, 3
	if err := cInts(thread, v, &year, &w, &l, &c, &m); err != nil {
		return nil, err
	}
	w, l, c, m = max(2, w), max(1, l), max(2, c), max(1, m)
	width := (w+1)*7 - 1
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

// printing makes a function that prints the text.
func printing(f func(thread *starlark.Thread, first int, v []starlark.Value) (starlark.Value, error)) func(*starlark.Thread, []starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
		text, err := f(thread, 0, v)
		if err != nil {
			return nil, err
		}
		p := proc.Of(thread)
		return starlark.None, prelude.PrintTo(p, thread, prelude.StdoutOf(p), object.Text(text), false)
	}
}

func timeGM(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	elems, err := object.Collect(thread, v[0])
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

func fillCalendar() {
	first := func(self *object.Instance) int {
		n, _ := kit.OrNone(self.Own("firstweekday")).(starlark.Int)
		k, _ := n.Int64()
		return kit.FloorMod(int(k), 7)
	}
	// overMonth makes a method that iterates over the days of the weeks of a month.
	overMonth := func(name string, value func(first int, week [7]int, i int) starlark.Value) object.MethodFunc {
		return kit.MethodPython("Calendar."+name+"(self, year, month)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			year, month, err := monthArguments(thread, v)
			if err != nil {
				return nil, err
			}
			var list []starlark.Value
			for _, week := range weeks(year, month, first(self)) {
				for i := range week {
					list = append(list, value(first(self), week, i))
				}
			}
			return collection.IterValue(thread, starlark.NewList(list))
		})
	}
	calendarClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"__init__": kit.MethodPython("Calendar.__init__(self, firstweekday=0)", func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			if v[0] == nil {
				v[0] = kit.Zero
			}
			return starlark.None, self.SetOwn("firstweekday", v[0])
		}),
		"iterweekdays": kit.MethodPython("Calendar.iterweekdays(self)", func(thread *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			var list []starlark.Value
			for i := range 7 {
				list = append(list, starlark.MakeInt((first(self)+i)%7))
			}
			return collection.IterValue(thread, starlark.NewList(list))
		}),
		"itermonthdays": overMonth("itermonthdays", func(_ int, week [7]int, i int) starlark.Value { return starlark.MakeInt(week[i]) }),
		"itermonthdays2": overMonth("itermonthdays2", func(first int, week [7]int, i int) starlark.Value {
			return starlark.Tuple{starlark.MakeInt(week[i]), starlark.MakeInt((first + i) % 7)}
		}),
		"itermonthdates": kit.MethodPython("Calendar.itermonthdates(self, year, month)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			year, month, err := monthArguments(thread, v)
			if err != nil {
				return nil, err
			}
			start := date{year, month, 1}
			from := start.ordinal() - kit.FloorMod(start.weekday()-first(self), 7)
			var list []starlark.Value
			for i := range 7 * len(weeks(year, month, first(self))) {
				list = append(list, newDate(thread, dateClass, dateOf(from+i)))
			}
			return collection.IterValue(thread, starlark.NewList(list))
		}),
		"monthdayscalendar": kit.MethodPython("Calendar.monthdayscalendar(self, year, month)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			year, month, err := monthArguments(thread, v)
			if err != nil {
				return nil, err
			}
			return weeksValue(weeks(year, month, first(self))), nil
		}),
	})
	text := func(signature string, f func(thread *starlark.Thread, first int, v []starlark.Value) (starlark.Value, error), show bool) object.MethodFunc {
		return kit.MethodPython("TextCalendar."+signature, func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			if show {
				return printing(func(thread *starlark.Thread, _ int, v []starlark.Value) (starlark.Value, error) {
					return f(thread, first(self), v)
				})(thread, v)
			}
			return f(thread, first(self), v)
		})
	}
	textCalendarClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"formatmonth": text("formatmonth(self, theyear, themonth, w=0, l=0)", formatMonth, false),
		"formatyear":  text("formatyear(self, theyear, w=2, l=1, c=6, m=3)", formatYear, false),
		"prmonth":     text("prmonth(self, theyear, themonth, w=0, l=0)", formatMonth, true),
		"pryear":      text("pryear(self, theyear, w=0, l=0, c=6, m=3)", formatYear, true),
	})
}
