package datetime

import (
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
)

var (
	dayNames   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames = []string{"", "January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December"}
)

// Strftime writes a moment as the C library does in the locale C, the extensions of
// GNU's included: %-d, %_d, %^a.
func (m *moment) Strftime(format string) string {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			b.WriteByte(format[i])
			continue
		}
		start := i
		d := directive{pad: noPad}
		i++
		for i < len(format) && strings.IndexByte("-_0^#", format[i]) >= 0 {
			d.flag(format[i])
			i++
		}
		for i < len(format) && kit.IsDigit(format[i]) {
			d.width = min(d.width*10+int(format[i]-'0'), 1000)
			i++
		}
		if i < len(format) && (format[i] == 'E' || format[i] == 'O') {
			i++
		}
		if i >= len(format) || !d.write(&b, m, format[i]) {
			b.WriteString(format[start:min(i+1, len(format))])
		}
	}
	return b.String()
}

// A directive is how one directive of a format is written.
type directive struct {
	pad         byte // noPad if the directive's own is used, '-' for none
	upper, swap bool
	width       int
}

const noPad = 0

func (d *directive) flag(c byte) {
	switch c {
	case '^':
		d.upper = true
	case '#':
		d.swap = true
	default:
		d.pad = c
	}
}

// number writes a number with the width and padding that it has by default.
func (d *directive) number(b *strings.Builder, n, width int, pad byte) bool {
	if d.pad != noPad {
		pad = d.pad
	}
	if pad == '_' {
		pad = ' '
	}
	width = max(width, d.width)
	if pad == '-' {
		width = d.width
		pad = '0'
	}
	text := strconv.Itoa(n)
	if n < 0 && pad == '0' {
		b.WriteByte('-')
		text, width = text[1:], width-1
	}
	for range width - len(text) {
		b.WriteByte(pad)
	}
	b.WriteString(text)
	return true
}

// text writes text.
func (d *directive) text(b *strings.Builder, s string) bool {
	if d.upper || d.swap {
		s = strings.ToUpper(s)
	}
	pad := byte(' ')
	if d.pad == '0' {
		pad = '0'
	}
	for range d.width - len(s) {
		b.WriteByte(pad)
	}
	b.WriteString(s)
	return true
}

// composed are the directives that stand for several.
var composed = map[byte]string{
	'c': "%a %b %e %H:%M:%S %Y", 'D': "%m/%d/%y", 'x': "%m/%d/%y", 'F': "%Y-%m-%d", 'T': "%H:%M:%S", 'X': "%H:%M:%S",
	'R': "%H:%M", 'r': "%I:%M:%S %p", 'n': "\n", 't': "\t", '%': "%%",
}

// write writes what the directive c stands for; it reports whether there is one.
func (d *directive) write(b *strings.Builder, m *moment, c byte) bool {
	if c == '%' {
		return d.text(b, "%")
	}
	if format, ok := composed[c]; ok {
		return d.text(b, m.Strftime(format))
	}
	if f, ok := dateDirectives[c]; ok {
		return f(d, b, m)
	}
	if f, ok := timeDirectives[c]; ok {
		return f(d, b, m)
	}
	return false
}

type directiveFunc func(d *directive, b *strings.Builder, m *moment) bool

var dateDirectives = map[byte]directiveFunc{
	'a': func(d *directive, b *strings.Builder, m *moment) bool { return d.text(b, dayNames[m.weekday][:3]) },
	'A': func(d *directive, b *strings.Builder, m *moment) bool { return d.text(b, dayNames[m.weekday]) },
	'b': func(d *directive, b *strings.Builder, m *moment) bool { return d.text(b, monthNames[m.month][:3]) },
	'h': func(d *directive, b *strings.Builder, m *moment) bool { return d.text(b, monthNames[m.month][:3]) },
	'B': func(d *directive, b *strings.Builder, m *moment) bool { return d.text(b, monthNames[m.month]) },
	'C': func(d *directive, b *strings.Builder, m *moment) bool {
		return d.number(b, kit.FloorDiv(m.year, 100), 2, '0')
	},
	'd': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.day, 2, '0') },
	'e': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.day, 2, ' ') },
	'j': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.yearDay, 3, '0') },
	'm': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.month, 2, '0') },
	'y': func(d *directive, b *strings.Builder, m *moment) bool {
		return d.number(b, kit.FloorMod(m.year, 100), 2, '0')
	},
	'Y': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.year, 1, '0') },
	'u': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.weekday+1, 1, '0') },
	'w': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, (m.weekday+1)%7, 1, '0') },
	'U': func(d *directive, b *strings.Builder, m *moment) bool {
		return d.number(b, (m.yearDay+6-(m.weekday+1)%7)/7, 2, '0')
	},
	'W': func(d *directive, b *strings.Builder, m *moment) bool {
		return d.number(b, (m.yearDay+6-m.weekday)/7, 2, '0')
	},
	'G': func(d *directive, b *strings.Builder, m *moment) bool {
		year, _, _ := m.iso()
		return d.number(b, year, 1, '0')
	},
	'g': func(d *directive, b *strings.Builder, m *moment) bool {
		year, _, _ := m.iso()
		return d.number(b, kit.FloorMod(year, 100), 2, '0')
	},
	'V': func(d *directive, b *strings.Builder, m *moment) bool {
		_, week, _ := m.iso()
		return d.number(b, week, 2, '0')
	},
}

var timeDirectives = map[byte]directiveFunc{
	'H': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.hour, 2, '0') },
	'k': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.hour, 2, ' ') },
	'I': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, (m.hour+11)%12+1, 2, '0') },
	'l': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, (m.hour+11)%12+1, 2, ' ') },
	'M': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.minute, 2, '0') },
	'S': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, m.second, 2, '0') },
	's': func(d *directive, b *strings.Builder, m *moment) bool { return d.number(b, int(m.stamp), 1, '0') },
	'p': func(d *directive, b *strings.Builder, m *moment) bool {
		half := "AM"
		if m.hour >= 12 {
			half = "PM"
		}
		if d.swap {
			b.WriteString(strings.ToLower(half))
			return true
		}
		return d.text(b, half)
	},
	'P': func(d *directive, b *strings.Builder, m *moment) bool {
		half := "am"
		if m.hour >= 12 {
			half = "pm"
		}
		return d.text(b, half)
	},
	'f': func(_ *directive, b *strings.Builder, m *moment) bool {
		b.WriteString(m.micro)
		return m.micro != ""
	},
	'z': func(_ *directive, b *strings.Builder, m *moment) bool {
		b.WriteString(m.offset)
		return true
	},
	'Z': func(d *directive, b *strings.Builder, m *moment) bool {
		if d.swap {
			b.WriteString(strings.ToLower(m.Zone))
			return true
		}
		return d.text(b, m.Zone)
	},
}

// AsctimeFormat is how asctime and ctime write a moment.
const AsctimeFormat = "%a %b %e %H:%M:%S %Y"
