package report

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

// source writes a source line, indented as in Python's tracebacks, with carets under
// a part of it. Of a very long line it writes what is around that.
func (g *page) source(line string, c caret) {
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
	if c.to <= c.from || c.from < 1 || c.to-1 <= first {
		g.WriteString("    " + string(runes[first:last]) + "\n")
		return
	}
	var under []rune
	for i := first; i < c.to-1 && i <= last; i++ {
		under = append(under, rune(c.at(i+1, runes)))
	}
	for _, line := range [][]rune{runes[first:last], under} {
		g.WriteString("    ")
		g.marked(line, under)
		g.WriteByte('\n')
	}
}

// marked writes a line in the colours of what stands under it.
func (g *page) marked(line, under []rune) {
	paints := map[rune]paint{'^': strongPaint, '~': faultPaint}
	for i := 0; i < len(line); {
		j := i + 1
		for j < len(line) && (i < len(under) && j < len(under) && under[j] == under[i] || i >= len(under)) {
			j++
		}
		c, part := paint(""), string(line[i:j])
		if i < len(under) {
			c = paints[under[i]]
		}
		if c == "" {
			g.WriteString(part)
		} else {
			g.put(c, part)
		}
		i = j
	}
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
