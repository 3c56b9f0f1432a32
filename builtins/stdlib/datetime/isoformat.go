package datetime

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
)

// twoDigits reads n digits at the start of s.
func leadingDigits(s string, n int) (value int, rest string, ok bool) {
	if len(s) < n {
		return 0, s, false
	}
	for i := range n {
		if !kit.IsDigit(s[i]) {
			return 0, s, false
		}
	}
	value, _ = strconv.Atoi(s[:n])
	return value, s[n:], true
}

// parseISODate reads 2020-01-31, 20200131, 2020-W05-5 or 2020W055, and returns what
// follows it.
func parseISODate(s string) (d date, rest string, ok bool) {
	year, s, ok := leadingDigits(s, 4)
	if !ok {
		return d, s, false
	}
	sep := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	if strings.HasPrefix(s, "W") {
		return parseISOWeek(year, s[1:], sep)
	}
	month, s, ok := leadingDigits(s, 2)
	if !ok || sep != strings.HasPrefix(s, "-") {
		return d, s, false
	}
	day, s, ok := leadingDigits(strings.TrimPrefix(s, "-"), 2)
	return date{year, month, day}, s, ok
}

func parseISOWeek(year int, s string, sep bool) (d date, rest string, ok bool) {
	week, s, ok := leadingDigits(s, 2)
	if !ok {
		return d, s, false
	}
	day := 1
	if sep && strings.HasPrefix(s, "-") || !sep && s != "" && kit.IsDigit(s[0]) {
		if day, s, ok = leadingDigits(strings.TrimPrefix(s, "-"), 1); !ok {
			return d, s, false
		}
	}
	d, err := isoDate(year, week, day)
	return d, s, err == nil
}

// parseClock reads 10, 10:20, 10:20:30.123456 or 102030, and returns what follows it.
func parseClock(s string) (parts [4]int, rest string, ok bool) {
	sep := len(s) > 2 && s[2] == ':'
	n := 0
	for ; n < 3; n++ {
		if n > 0 {
			if sep != strings.HasPrefix(s, ":") {
				break
			}
			s = strings.TrimPrefix(s, ":")
		}
		var value int
		if value, rest, ok = leadingDigits(s, 2); !ok {
			if n > 0 && !sep {
				break
			}
			return parts, s, false
		}
		parts[n], s = value, rest
	}
	if n == 3 && s != "" && (s[0] == '.' || s[0] == ',') {
		digits := 1
		for digits < len(s) && kit.IsDigit(s[digits]) {
			digits++
		}
		if digits == 1 {
			return parts, s, false
		}
		parts[3], _ = strconv.Atoi((s[1:digits] + "000000")[:6])
		s = s[digits:]
	}
	return parts, s, n > 0
}

// parseISOTime reads a time of day with an optional zone, all of s.
func parseISOTime(thread *starlark.Thread, s string) (t clockTime, ok bool) {
	parts, rest, ok := parseClock(s)
	if !ok {
		return t, false
	}
	t = clockTime{hour: parts[0], minute: parts[1], second: parts[2], micro: parts[3]}
	switch {
	case rest == "":
		return t, true
	case rest == "Z":
		t.zone = utc
		return t, true
	case rest[0] != '+' && rest[0] != '-':
		return t, false
	}
	offset, left, ok := parseClock(rest[1:])
	if !ok || left != "" || offset[0] > 23 || offset[1] > 59 || offset[2] > 59 {
		return t, false
	}
	us := (int64(offset[0])*3600+int64(offset[1])*60+int64(offset[2]))*1000000 + int64(offset[3])
	if rest[0] == '-' {
		us = -us
	}
	t.zone = fixedZone(thread, us)
	return t, true
}

// fixedZone returns the timezone with an offset in microseconds.
func fixedZone(thread *starlark.Thread, us int64) *object.Instance {
	if us == 0 {
		return utc
	}
	days := kit.FloorDiv(int(us), microsPerDay)
	rest := int(us) - days*microsPerDay
	return object.NewInstance(kit.HomeOf(thread), timezoneClass, zone{offset: delta{days, rest / 1000000, rest % 1000000}})
}
