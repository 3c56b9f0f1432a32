package datetime

import "github.com/pyq-lang/pyq/builtins/stdlib/kit"

// This file computes with dates of the Gregorian calendar, which is taken to have been
// used for ever. A date's ordinal is its number among the days, 1 January of year 1
// being 1.

const (
	minYear        = 1
	maxYear        = 9999
	maxOrdinal     = 3652059 // 31 December 9999
	epochOrdinal   = 719163  // 1 January 1970
	secondsPerDay  = 24 * 60 * 60
	daysIn400Years = 146097
	daysIn100Years = 36524
	daysIn4Years   = 1461
)

// A date is a day of the calendar.
type date struct{ year, month, day int }

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

var daysBefore = [...]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

// daysInMonth returns 28 to 31.
func daysInMonth(year, month int) int {
	if month == 2 && isLeap(year) {
		return 29
	}
	return daysBefore[month+1] - daysBefore[month]
}

// yearDay returns 1 to 366.
func (d date) yearDay() int {
	n := daysBefore[d.month] + d.day
	if d.month > 2 && isLeap(d.year) {
		n++
	}
	return n
}

// ordinal returns the number of the day, also for years before 1.
func (d date) ordinal() int {
	y := d.year - 1
	return y*365 + kit.FloorDiv(y, 4) - kit.FloorDiv(y, 100) + kit.FloorDiv(y, 400) + d.yearDay()
}

// weekday returns 0 for a Monday.
func (d date) weekday() int { return kit.FloorMod(d.ordinal()+6, 7) }

// dateOf returns the date with an ordinal.
func dateOf(ordinal int) date {
	n := ordinal - 1
	n400 := kit.FloorDiv(n, daysIn400Years)
	n -= n400 * daysIn400Years
	n100 := n / daysIn100Years
	n -= n100 * daysIn100Years
	n4 := n / daysIn4Years
	n -= n4 * daysIn4Years
	n1 := n / 365
	n -= n1 * 365
	year := n400*400 + n100*100 + n4*4 + n1 + 1
	if n1 == 4 || n100 == 4 {
		return date{year - 1, 12, 31}
	}
	return dateInYear(year, n+1)
}

// dateInYear returns the n'th day of a year.
func dateInYear(year, n int) date {
	month := 1
	for month < 12 && n > daysInMonth(year, month) {
		n -= daysInMonth(year, month)
		month++
	}
	return date{year, month, n}
}

// isoWeek1 returns the ordinal of the Monday that begins the first week of a year by
// ISO 8601: that with the year's first Thursday.
func isoWeek1(year int) int {
	first := date{year, 1, 1}
	monday := first.ordinal() - first.weekday()
	if first.weekday() > 3 {
		monday += 7
	}
	return monday
}

// iso returns year, week and day by ISO 8601.
func (d date) iso() (year, week, day int) {
	year = d.year
	n := d.ordinal()
	start := isoWeek1(year)
	switch {
	case n < start:
		year--
		start = isoWeek1(year)
	case n >= isoWeek1(year+1):
		year++
		start = isoWeek1(year)
	}
	return year, (n-start)/7 + 1, (n-start)%7 + 1
}
