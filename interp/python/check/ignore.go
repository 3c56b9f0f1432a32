package check

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// ignoreComment is the comment that silences mistakes on its line: all of them, or those
// with the codes in brackets.
var ignoreComment = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`#\s*pyq:\s*ignore(?:\[([^\]]*)\])?`) })

// ignored reports whether a comment on one of the mistake's lines silences it.
func (c *checker) ignored(f mistake) bool {
	for n := f.Start.Line; n <= f.End.Line && int(n) <= len(c.lines); n++ {
		line := c.lines[n-1]
		if !strings.Contains(line, "pyq:") {
			continue
		}
		m := ignoreComment().FindStringSubmatch(line)
		switch {
		case m == nil:
		case m[1] == "":
			return true
		default:
			codes := strings.FieldsFunc(m[1], func(r rune) bool { return r == ',' || r == ' ' })
			if slices.Contains(codes, f.code.Name) {
				return true
			}
		}
	}
	return false
}
