package proc

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/sched"
)

// nameOf names what an operation acts on, with the variable that it was given to and where
// that was: "Queue-1 (q, made at a.py:4)".
func (r *Run) nameOf(d *sched.Desc) string {
	if d.Object == "" || !d.Made.IsValid() {
		return d.Object
	}
	about := "made at " + d.Made.String()
	if v := variableAt(r.SourceLine(d.Made), d.Made.Col); v != "" {
		about = v + ", " + about
	}
	return d.Object + " (" + about + ")"
}

// assignment is a line that assigns to names or attributes.
var assignment = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*([\pL_][\w.]*(?:\s*,\s*[\pL_][\w.]*)*)\s*(?::[^=]+)?=\s*([^=\s].*)$`)
})

// constructor begins an expression that makes an object.
var constructor = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\pL_][\w.]*\(`) })

// variableAt returns the variable to which a line assigns what the call at a column makes,
// "" if that is not plain to see.
func variableAt(line string, col int) string {
	m := assignment().FindStringSubmatchIndex(line)
	if m == nil {
		return ""
	}
	var targets []string
	for _, t := range strings.Split(line[m[2]:m[3]], ",") {
		targets = append(targets, strings.TrimSpace(t))
	}
	values := splitTop(line[m[4]:m[5]])
	at := m[4]
	for i, v := range values {
		from := utf8.RuneCountInString(line[:at])
		to := from + utf8.RuneCountInString(v)
		at += len(v) + 1
		if col-1 < from || col-1 >= to || !isCall(v) {
			continue
		}
		if len(values) == 1 {
			return strings.Join(targets, ", ") // a, b = Pipe()
		}
		if len(values) == len(targets) {
			return targets[i]
		}
	}
	return ""
}

// splitTop splits an expression at the commas outside of brackets, and ends it at a comment.
func splitTop(s string) (parts []string) {
	depth, from := 0, 0
	quote := rune(0)
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case strings.ContainsRune("([{", c):
			depth++
		case strings.ContainsRune(")]}", c):
			depth--
		case c == '#':
			return append(parts, s[from:i])
		case c == ',' && depth == 0:
			parts = append(parts, s[from:i])
			from = i + 1
		}
	}
	return append(parts, s[from:])
}

// isCall reports whether an expression is one call: it ends with the bracket that its
// first one opens.
func isCall(s string) bool {
	s = strings.TrimSpace(s)
	if !constructor().MatchString(s) || !strings.HasSuffix(s, ")") {
		return false
	}
	depth := 0
	for i, c := range s {
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 && i < len(s)-1 {
				return false
			}
		}
	}
	return depth == 0
}

// kindOf returns the class of an object by its label: "Queue" of "Queue-1".
func kindOf(label string) string {
	if i := strings.LastIndexByte(label, '-'); i > 0 {
		return label[:i]
	}
	return label
}
