package datetime

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A parsedTime is what strptime found in a text.
type parsedTime struct {
	date
	hour, minute, second int
	micro                int
	weekday, yearDay     int
	zone                 string
	hasOffset            bool
	offset               int // seconds
	offsetMicro          int
}

// parsePatterns are the regular expressions that CPython's strptime matches directives
// with.
var parsePatterns = map[byte]string{
	'd': `(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])`, 'f': `(?P<f>[0-9]{1,6})`,
	'H': `(?P<H>2[0-3]|[0-1]\d|\d)`, 'I': `(?P<I>1[0-2]|0[1-9]|[1-9])`, 'G': `(?P<G>\d\d\d\d)`,
	'j': `(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])`,
	'm': `(?P<m>1[0-2]|0[1-9]|[1-9])`, 'M': `(?P<M>[0-5]\d|\d)`, 'S': `(?P<S>6[0-1]|[0-5]\d|\d)`,
	'U': `(?P<U>5[0-3]|[0-4]\d|\d)`, 'W': `(?P<W>5[0-3]|[0-4]\d|\d)`, 'w': `(?P<w>[0-6])`, 'u': `(?P<u>[1-7])`,
	'V': `(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)`, 'y': `(?P<y>\d\d)`, 'Y': `(?P<Y>\d\d\d\d)`,
	'z': `(?P<z>[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z))`,
	'A': namesPattern('A', dayNames, 0), 'a': namesPattern('a', dayNames, 3),
	'B': namesPattern('B', monthNames[1:], 0), 'b': namesPattern('b', monthNames[1:], 3),
	'p': `(?P<p>AM|PM)`, 'Z': `(?P<Z>UTC|GMT)`, '%': `%`,
}

// parseComposed are the directives that stand for several.
var parseComposed = strings.NewReplacer("%%", "%%", "%c", "%a %b %d %H:%M:%S %Y", "%x", "%m/%d/%y", "%X", "%H:%M:%S")

// namesPattern matches the names, the longest first, cut to n letters if n is not 0.
func namesPattern(directive byte, names []string, n int) string {
	list := make([]string, len(names))
	for i, name := range names {
		if n > 0 {
			name = name[:n]
		}
		list[i] = name
	}
	return fmt.Sprintf("(?P<%c>%s)", directive, strings.Join(list, "|"))
}

var parseSpaces = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\s+`) })

// parsePattern turns a format into a regular expression.
func parsePattern(format string) (*regexp.Regexp, error) {
	var b strings.Builder
	b.WriteString("(?i)^")
	text := parseSpaces().ReplaceAllString(parseComposed.Replace(format), " ")
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case ' ':
			b.WriteString(`\s+`)
		case '%':
			if i++; i == len(text) {
				return nil, raise.Errorf("ValueError", "stray %% in format '%s'", format)
			}
			p, ok := parsePatterns[text[i]]
			if !ok {
				return nil, raise.Errorf("ValueError", "'%s' is a bad directive in format '%s'", badDirective(text[i:]), format)
			}
			b.WriteString(p)
		default:
			b.WriteString(regexp.QuoteMeta(text[i : i+1]))
		}
	}
	re, err := regexp.Compile(b.String())
	if err != nil { // a directive that stands there twice
		return nil, raise.Errorf("error", "redefinition of group name in format '%s'", format)
	}
	return re, nil
}

// badDirective returns the character that is no directive.
func badDirective(rest string) string {
	head, _ := kit.CutRunes(rest, 1)
	if head == `\` {
		head = "%"
	}
	return head
}

// strptime parses text by a format, as CPython's _strptime does.
func strptime(thread *starlark.Thread, text, format string) (*parsedTime, error) {
	re, err := parsePattern(format)
	if err != nil {
		return nil, err
	}
	found := re.FindStringSubmatchIndex(text)
	if found == nil {
		shown, err := object.Repr(thread, starlark.Tuple{starlark.String(text), starlark.String(format)})
		if err != nil {
			return nil, err
		}
		data, _ := object.Repr(thread, starlark.String(text))
		return nil, raise.Errorf("ValueError", "time data %s does not match format %s", data, shown[len(data)+3:len(shown)-1])
	}
	if found[1] != len(text) {
		return nil, raise.Errorf("ValueError", "unconverted data remains: %s", text[found[1]:])
	}
	p := &timeParser{t: parsedTime{date: date{1900, 1, 1}}, weekday: -1, julian: -1, week: -1, isoYear: -1, isoWeek: -1}
	for i, name := range re.SubexpNames() {
		if name != "" {
			p.take(name[0], text[found[2*i]:found[2*i+1]])
		}
	}
	return p.finish()
}

// A timeParser collects what the directives say.
type timeParser struct {
	t                parsedTime
	hasYear          bool
	weekday, julian  int // -1 if not given
	week             int
	mondayFirst      bool
	isoYear, isoWeek int
	hour12, half     string
}

// take notes the text that a directive has matched.
func (p *timeParser) take(directive byte, s string) {
	n, _ := strconv.Atoi(strings.TrimSpace(s))
	t := &p.t
	switch directive {
	case 'y':
		if t.year = n + 1900; n <= 68 {
			t.year = n + 2000
		}
		p.hasYear = true
	case 'Y':
		t.year, p.hasYear = n, true
	case 'G':
		p.isoYear = n
	case 'm':
		t.month = n
	case 'B', 'b':
		t.month = nameIndex(monthNames[1:], s) + 1
	case 'd':
		t.day = n
	case 'j':
		p.julian = n
	case 'A', 'a':
		p.weekday = nameIndex(dayNames, s)
	case 'w':
		p.weekday = (n + 6) % 7
	case 'u':
		p.weekday = n - 1
	case 'U', 'W':
		p.week, p.mondayFirst = n, directive == 'W'
	case 'V':
		p.isoWeek = n
	default:
		p.takeTime(directive, s, n)
	}
}

func (p *timeParser) takeTime(directive byte, s string, n int) {
	t := &p.t
	switch directive {
	case 'H':
		t.hour = n
	case 'I':
		p.hour12 = s
		t.hour = n
	case 'p':
		p.half = strings.ToUpper(s)
	case 'M':
		t.minute = n
	case 'S':
		t.second = n
	case 'f':
		t.micro, _ = strconv.Atoi(s + "000000"[len(s):])
	case 'Z':
		t.zone = strings.ToUpper(s)
	case 'z':
		t.hasOffset = true
		t.offset, t.offsetMicro = parseOffset(s)
	}
}

// nameIndex returns the place of a name, or of its beginning, in a list.
func nameIndex(names []string, s string) int {
	for i, name := range names {
		if strings.EqualFold(name, s) || strings.EqualFold(name[:3], s) {
			return i
		}
	}
	return -1
}

// parseOffset reads "+01:30", "-0130", "+013015.5" or "Z".
func parseOffset(s string) (seconds, micro int) {
	if s == "Z" {
		return 0, 0
	}
	sign := 1
	if s[0] == '-' {
		sign = -1
	}
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(s[1:], ":", ""), ".")
	h, _ := strconv.Atoi(whole[:2])
	m, _ := strconv.Atoi(whole[2:4])
	sec := 0
	if len(whole) == 6 {
		sec, _ = strconv.Atoi(whole[4:])
	}
	if fraction != "" {
		micro, _ = strconv.Atoi(fraction + "000000"[len(fraction):])
	}
	return sign * (h*3600 + m*60 + sec), sign * micro
}

// finish computes what was not given.
func (p *timeParser) finish() (*parsedTime, error) {
	t := &p.t
	if p.hour12 != "" {
		t.hour %= 12
		if p.half == "PM" {
			t.hour += 12
		}
	}
	if err := p.checkWeeks(); err != nil {
		return nil, err
	}
	leap := false
	if !p.hasYear && p.isoYear < 0 && t.month == 2 && t.day == 29 {
		t.year, leap = 1904, true // a leap year, for the day to exist
	}
	switch {
	case p.julian < 0 && p.weekday >= 0 && p.week >= 0 && p.hasYear:
		first := date{t.year, 1, 1}.weekday()
		days := p.weekday
		if !p.mondayFirst {
			first, days = (first+1)%7, (p.weekday+1)%7
		}
		if offset := (7 - first) % 7; p.week == 0 {
			p.julian = 1 + days - first
		} else {
			p.julian = 1 + offset + 7*(p.week-1) + days
		}
	case p.julian < 0 && p.isoYear >= 0 && p.isoWeek >= 0 && p.weekday >= 0:
		d := dateOf(isoWeek1(p.isoYear) + (p.isoWeek-1)*7 + p.weekday)
		t.year, p.julian = d.year, d.yearDay()
	}
	if p.julian >= 0 && p.julian != 0 || p.julian < -1 {
		t.date = dateOf(date{t.year, 1, 1}.ordinal() + p.julian - 1)
	} else if t.day > daysInMonth(t.year, t.month) {
		return nil, raise.Errorf("ValueError", "day is out of range for month")
	}
	t.yearDay = t.date.yearDay()
	t.weekday = p.weekday
	if p.weekday < 0 {
		t.weekday = t.date.weekday()
	}
	if leap {
		t.year = 1900
	}
	return t, nil
}

// checkWeeks refuses directives that say nothing without others.
func (p *timeParser) checkWeeks() error {
	switch {
	case p.isoYear >= 0 && p.julian >= 0:
		return raise.Errorf("ValueError", "Day of the year directive '%%j' is not compatible with ISO year directive '%%G'. Use '%%Y' instead.")
	case p.isoYear >= 0 && (p.isoWeek < 0 || p.weekday < 0):
		return raise.Errorf("ValueError", "ISO year directive '%%G' must be used with the ISO week directive '%%V' and a weekday directive ('%%A', '%%a', '%%w', or '%%u').")
	case p.isoYear < 0 && p.isoWeek >= 0 && (!p.hasYear || p.weekday < 0):
		return raise.Errorf("ValueError", "ISO week directive '%%V' must be used with the ISO year directive '%%G' and a weekday directive ('%%A', '%%a', '%%w', or '%%u').")
	case p.isoYear < 0 && p.isoWeek >= 0:
		return raise.Errorf("ValueError", "ISO week directive '%%V' is incompatible with the year directive '%%Y'. Use the ISO year '%%G' instead.")
	}
	return nil
}
