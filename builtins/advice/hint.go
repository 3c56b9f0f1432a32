package advice

import (
	"regexp"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/text"
)

// Hints are lines of advice that follow an uncaught error of a builtin or of the engine.
// They are no part of the exception, which a program sees as in CPython. Each is a row of a
// table, in hint_*.go, and is shown only where it cannot be wrong: a wrong hint costs a
// learner more than a missing one.

// A fault is an error that wants a hint: what is known of it and of its place.
type fault struct {
	p     *proc.Proc
	exc   *exception.Data
	class *object.Class
	expr  string       // the text that failed
	line  string       // the source line of it
	code  *memory.Code // nil if the text is not known
	at    text.Pos
}

// hintFor returns the hint for an uncaught exception, "" if there is none.
func hintFor(p *proc.Proc, exc *object.Instance) string {
	e := exception.DataOf(exc)
	if !e.Ours || e.Hint() != "" {
		return e.Hint()
	}
	x := &fault{p: p, exc: e, class: exc.Class()}
	x.find()
	if hint := x.typedHint(); hint != "" {
		return hint
	}
	if exc.Class() == object.KeyErrorClass {
		return keyHint(x)
	}
	if e.Fact().Kind != fact.Concatenate && e.Fact().Python2() != "" && p.World().InPython2() {
		return "" // it means something else there
	}
	for i := range factHints {
		h := &factHints[i]
		if h.kind == e.Fact().Kind && (h.of == "" || h.of == e.Fact().Name(0)) {
			if hint := h.hint(x, e.Fact()); hint != "" {
				return hint
			}
		}
	}
	return ""
}

// typedHint is advice for a text that input() of Python 2 has taken for an expression.
func (x *fault) typedHint() string {
	if x.class != object.NameErrorClass && x.class != object.SyntaxErrorClass || !x.p.World().InPython2() {
		return ""
	}
	frames := x.p.World().Frames(x.exc.Trace)
	if n := len(frames); n > 1 && frames[n-1].Pos.File == "<string>" {
		frames = frames[:n-1]
	}
	if len(frames) == 0 {
		return ""
	}
	f := &frames[len(frames)-1]
	line := []rune(f.Line)
	if from := f.Pos.Col - 1; from >= 0 && from < len(line) && strings.HasPrefix(string(line[from:]), "input(") {
		return "input() of Python 2 evaluates what is typed: write raw_input(), which returns it as a text"
	}
	return ""
}

// Advise keeps the hint of an exception that will be shown far from where it was raised.
func Advise(thread *starlark.Thread, exc *object.Instance) {
	exception.DataOf(exc).SetHint(hintFor(proc.Of(thread), exc))
}

// find fills in what is known of the place.
func (x *fault) find() {
	frames := x.p.World().Frames(x.exc.Trace)
	if len(frames) == 0 {
		return
	}
	f := frames[len(frames)-1]
	x.line, x.at = f.Line, text.Pos{Line: int32(f.Pos.Line), Col: int32(f.Pos.Col)} //nolint:gosec // lines of a text
	if x.code = x.p.World().CodeOf(f.Pos.File); x.code == nil {
		return
	}
	x.expr = x.code.Text(text.Span{Start: x.at, End: text.Pos{Line: int32(f.End.Line), Col: int32(f.End.Col)}}) //nolint:gosec // as above
}

// global returns the value of a variable of the main program, nil if it has none. A name
// that is a local one where the error was is not looked for.
func (x *fault) global(name string) starlark.Value {
	if x.code == nil {
		return nil
	}
	for _, f := range x.code.FunctionsAround(x.at) {
		for _, local := range f.Locals {
			if local == name {
				return nil
			}
		}
	}
	if v := x.p.Global(name); v != nil {
		return v
	}
	return x.p.World().Env[name]
}

var (
	leadingName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Za-z_]\w*)\s*(?:[.\[(]|$)`) })
	calledName  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^((?:\w+\.)*[A-Za-z_]\w*)\s*\(`) })
	loopedName  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bin\s+([A-Za-z_]\w*)\s*:`) })
)

// nameIn returns the name that a pattern finds in a text.
func nameIn(pattern *regexp.Regexp, text string) string {
	if m := pattern.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// onlyAssignment returns the line that assigns a variable, and what it assigns, if the text
// gives the name a value nowhere else.
func (x *fault) onlyAssignment(name string) (line int, value string) {
	if x.code == nil || name == "" {
		return 0, ""
	}
	other := regexp.MustCompile(`\b(?:def|class|for|as|lambda|global|nonlocal|import|del)\b[^#:]*\b` + name + `\b|\b` + name + `\b\s*(?:,|[-+*/%&|^]+=|:=)|,\s*` + name + `\s*=[^=]|\(\s*` + name + `\s*=[^=]`)
	assigns := regexp.MustCompile(`^\s*` + name + `\s*=\s*([^=].*)$`)
	for i, text := range x.code.Lines() {
		if m := assigns.FindStringSubmatch(text); m != nil {
			if line > 0 {
				return 0, ""
			}
			line, value = i+1, strings.TrimSpace(m[1])
		} else if other.MatchString(text) && !looped(name, text) {
			return 0, ""
		}
	}
	return line, value
}

// looped reports whether a line only loops over a variable, or hands it to a call.
func looped(name, text string) bool {
	return regexp.MustCompile(`\bin\s+`+name+`\s*:`).MatchString(text) && !regexp.MustCompile(`\bfor\b.*\b`+name+`\b.*\bin\b`).MatchString(text) ||
		regexp.MustCompile(`[(,]\s*`+name+`\s*,`).MatchString(text) && !strings.Contains(text, "=")
}
