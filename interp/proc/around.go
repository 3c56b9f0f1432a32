package proc

import (
	"regexp"
	"strings"
	"sync"

	"github.com/pyq-lang/pyq/interp/report"
)

// What the text around a place tells of a wait there.

// earlyCall returns the call among those of frames, outermost first, that stands where the text
// should name its function: target=f(x). It is nil if there is none.
func (r *Run) earlyCall(frames []report.Frame) *report.Early {
	for i := range len(frames) - 1 {
		f := &frames[i]
		code := r.CodeOf(f.Pos.File)
		if code == nil {
			continue
		}
		a, ok := code.ArgumentAround(textPos(f.Pos), "target")
		if !ok || !a.Callee.Start.IsValid() {
			continue
		}
		callee := code.Text(a.Callee)
		if name := callee[strings.LastIndexByte(callee, '.')+1:]; name != frames[i+1].Func[strings.LastIndexByte(frames[i+1].Func, '.')+1:] {
			continue
		}
		e := &report.Early{Callee: callee, Keyword: a.Name, Pos: f.Pos}
		if rest, ok := strings.CutPrefix(code.Text(a.Value), callee+"("); ok && a.Value.Start.Line == a.Value.End.Line {
			e.Args = strings.TrimSpace(strings.TrimSuffix(rest, ")"))
		}
		return e
	}
	return nil
}

// loopAround returns what the text tells of the loop around the innermost of frames.
func (r *Run) loopAround(frames []report.Frame) report.Loop {
	if len(frames) == 0 {
		return report.Loop{}
	}
	f := &frames[len(frames)-1]
	code := r.CodeOf(f.Pos.File)
	if code == nil {
		return report.Loop{}
	}
	return loopAround(code.Lines(), f.Pos.Line)
}

var (
	iterLoop   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\biter\([\w.]+\.get,\s*([^()]+)\)`) })
	takenItem  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*(\w+)\s*=[^=].*\.get\(`) })
	leavesLoop = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*if\s+(\w+)\s*(?:==|is)\s+([^:()]+?)\s*:`) })
)

// loopAround finds the loop around a line by the lines' indents.
func loopAround(lines []string, line int) report.Loop {
	if line < 1 || line > len(lines) {
		return report.Loop{}
	}
	if m := iterLoop().FindStringSubmatch(lines[line-1]); m != nil {
		return report.Loop{Sentinel: strings.TrimSpace(m[1])}
	}
	indent := indentOf(lines[line-1])
	for i := line - 2; i >= 0 && indent > 0; i-- {
		n := indentOf(lines[i])
		if n < 0 || n >= indent {
			continue
		}
		indent = n
		switch word, _, _ := strings.Cut(strings.TrimSpace(lines[i]), " "); strings.TrimSuffix(word, ":") {
		case "while":
			return report.Loop{Sentinel: sentinel(lines, line)}
		case "for":
			return report.Loop{Counted: true}
		case "def", "class":
			return report.Loop{Counted: true}
		}
	}
	return report.Loop{Counted: true}
}

// sentinel finds what ends a loop, in the lines behind the one that takes an item.
func sentinel(lines []string, line int) string {
	m := takenItem().FindStringSubmatch(lines[line-1])
	if m == nil {
		return ""
	}
	indent := indentOf(lines[line-1])
	for _, text := range lines[line:] {
		switch n := indentOf(text); {
		case n < 0:
		case n < indent:
			return ""
		case n == indent:
			if t := leavesLoop().FindStringSubmatch(text); t != nil && t[1] == m[1] {
				return t[2]
			}
		}
	}
	return ""
}

// indentOf counts what a line begins with; -1 is a line that is blank or a comment.
func indentOf(s string) int {
	rest := strings.TrimLeft(s, " \t")
	if strings.TrimSpace(rest) == "" || rest[0] == '#' {
		return -1
	}
	return len(s) - len(rest)
}
