package lower

import (
	"strings"

	"github.com/pyq-lang/pyq/interp/text"
)

// A source finds the text of a span.
type source struct{ lines []string }

func newSource(text string) *source { return &source{strings.Split(text, "\n")} }

// text returns the text of a span that lies on one line, or else of its first line.
func (s *source) text(r text.Span) string {
	if int(r.Start.Line) > len(s.lines) || r.Start.Line < 1 {
		return ""
	}
	line := []rune(s.lines[r.Start.Line-1])
	from := min(int(r.Start.Col)-1, len(line))
	to := len(line)
	if r.End.Line == r.Start.Line {
		to = min(int(r.End.Col)-1, len(line))
	}
	return string(line[from:max(from, to)])
}
