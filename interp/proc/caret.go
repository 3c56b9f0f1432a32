package proc

import (
	"strings"
	"unicode"
)

// A caret says which part of a source line is underlined, in columns that count from 1.
type caret struct {
	from, to int // to is just behind; 0 is nothing
	// strong, if not zero, is what stands out: "~~^~~" rather than "^^^^^".
	strong [2]int
	whole  bool // also if it is the whole line
}

// caret returns what is underlined. As in CPython that is nothing if it is the whole line.
func (f Frame) caret() caret {
	c := caret{from: f.Pos.Col, to: f.End.Col, strong: f.Part}
	if f.End.Line > f.Pos.Line {
		c.to = len([]rune(strings.TrimRightFunc(f.Line, unicode.IsSpace))) + 1
	}
	return c
}

// caret returns what is underlined of a syntax error: one column at least.
func (s *SourceError) caret() caret {
	c := caret{from: s.Pos.Col, to: s.End.Col, whole: true}
	if s.End.Line != s.Pos.Line {
		c.to = len([]rune(strings.TrimRightFunc(s.Line, unicode.IsSpace))) + 1
	}
	c.to = max(c.to, c.from+1)
	return c
}

// writeSource writes a source line, indented as in Python's tracebacks, with carets under
// a part of it. Of a very long line it writes what is around that.
func writeSource(b *strings.Builder, line string, c caret) {
	runes := []rune(strings.TrimRightFunc(line, unicode.IsSpace))
	indent := 0
	for indent < len(runes) && (runes[indent] == ' ' || runes[indent] == '\t' || runes[indent] == '\f') {
		indent++
	}
	if indent == len(runes) {
		return
	}
	if c.from == indent+1 && c.to == len(runes)+1 && c.strong == [2]int{} && !c.whole {
		c.to = 0
	}
	first, last := indent, len(runes)
	const longest, before = 200, 60
	if last-first > longest {
		first = min(max(first, c.from-1-before), last-longest)
		last = first + longest
	}
	b.WriteString("    ")
	b.WriteString(string(runes[first:last]))
	b.WriteByte('\n')
	if c.to <= c.from || c.from < 1 || c.to-1 <= first {
		return
	}
	b.WriteString("    ")
	for i := first; i < c.to-1 && i <= last; i++ {
		b.WriteByte(c.at(i+1, runes))
	}
	b.WriteByte('\n')
}

// at returns what stands below a column.
func (c *caret) at(col int, line []rune) byte {
	switch {
	case col < c.from && col <= len(line) && line[col-1] == '\t':
		return '\t' // as wide as in the line above
	case col < c.from:
		return ' '
	case c.strong != [2]int{} && (col < c.strong[0] || col >= c.strong[1]):
		return '~'
	}
	return '^'
}
