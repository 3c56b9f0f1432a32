package words

import (
	"cmp"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/text"
)

// A Site is the place in the text where an error happened. What the engine or a builtin
// says of an error lacks what only the text tells: that + is a part of +=, that a variable
// is one of a function around.
type Site struct {
	run     *proc.Run
	code    *memory.Code
	callee  starlark.CallFrame // in which the engine refused the arguments, if it did
	builtin string             // the helper that failed, "" if it was the engine
	at      text.Pos
	mark    text.Mark
	marked  bool
}

// SiteOf finds the place of an error of a process; it may be none.
func SiteOf(p *proc.Proc, err error) Site {
	s := Site{run: p.World()}
	var stack starlark.CallStack
	if eval := proc.Innermost(err); eval != nil {
		stack = eval.CallStack
		if raised := proc.Raised(eval); len(raised) < len(stack) {
			s.callee, stack = stack[len(raised)], raised
		}
	}
	for i := len(stack) - 1; i >= 0; i-- {
		f := stack[i]
		if f.Pos.Line == 0 {
			s.builtin = f.Name
			continue
		}
		s.at = text.Pos{Line: f.Pos.Line, Col: f.Pos.Col}
		if s.code = s.run.CodeOf(f.Pos.Filename()); s.code != nil {
			s.mark, s.marked = s.code.Mark(s.at)
		}
		break
	}
	return s
}

// Refine words an error with what its place tells. msg is what the engine said, "" if a
// builtin did.
func (s Site) Refine(msg string, e *raise.Error) *raise.Error {
	if s.code == nil {
		return e
	}
	if parts, ok := Match("function * *", msg); ok {
		if c := callOf(memory.FunctionName(parts[0]), parts[1]); c != nil {
			return s.refineCall(c)
		}
	}
	if s.builtin != "" && !strings.HasPrefix(s.builtin, "$") || !s.marked {
		return e
	}
	for _, r := range refinements {
		if r.applies(&s) && strings.HasPrefix(e.Msg, r.prefix) {
			if text, class := r.text(&s, e.Msg); text != "" {
				to := *e
				to.Msg, to.Class = text, cmp.Or(class, e.Class)
				return &to
			}
		}
	}
	return e
}

// refinements are what places tell of errors.
var refinements = []struct {
	applies func(s *Site) bool
	prefix  string
	text    func(s *Site, msg string) (text, class string)
}{
	{augmented, unsupportedPrefix, func(_ *Site, msg string) (string, string) {
		op, types, _ := strings.Cut(msg[len(unsupportedPrefix):], ": ")
		if op, _, _ = strings.Cut(op, " "); strings.HasSuffix(op, "=") {
			return "", ""
		}
		if left, right, ok := strings.Cut(types, " and "); ok && op == "|" && left == "'dict'" {
			return right + " object is not iterable", ""
		}
		return unsupportedPrefix + op + "=: " + types, ""
	}},
	{func(s *Site) bool { return s.mark.Has(text.Store) }, "list index out of range", func(*Site, string) (string, string) {
		return "list assignment index out of range", ""
	}},
	{func(s *Site) bool { return s.mark.Has(text.Float) }, "division by zero", func(*Site, string) (string, string) {
		return "float division by zero", ""
	}},
	{func(s *Site) bool { return s.mark.Has(text.Float) }, "integer division or modulo by zero", func(*Site, string) (string, string) {
		return "float floor division by zero", ""
	}},
	{func(s *Site) bool { return s.mark.Has(text.Free) }, "cannot access local variable ", func(_ *Site, msg string) (string, string) {
		name := strings.Split(msg, "'")[1]
		return "cannot access free variable '" + name + "' where it is not associated with a value in enclosing scope", "NameError"
	}},
	{helper("$doublestar"), "argument after ** ", func(s *Site, msg string) (string, string) {
		return s.called() + " " + msg, ""
	}},
	{helper("$doublestar"), "got multiple values for keyword argument ", func(s *Site, msg string) (string, string) {
		return s.called() + " " + msg, ""
	}},
}

const unsupportedPrefix = "unsupported operand type(s) for "

func augmented(s *Site) bool { return s.mark.Has(text.Augmented) }

func helper(name string) func(*Site) bool {
	return func(s *Site) bool { return s.builtin == name }
}

// called returns what Python calls the function of the call at the place: "print()",
// "__main__.f()".
func (s *Site) called() string {
	text, _, _ := strings.Cut(s.code.Text(s.mark.Span), "(")
	text = strings.TrimSpace(text)
	if _, builtIn := s.run.Env[text].(starlark.Callable); !builtIn {
		text = "__main__." + text
	}
	return text + "()"
}

// refineCall words the error of arguments that do not fit.
func (s *Site) refineCall(c *badCall) *raise.Error {
	c.keywords = s.code.Keywords(s.at)
	if c.f = s.code.Called(s.callee, c.fits); c.f != nil {
		c.function = c.f.Qualname
	}
	e := &raise.Error{Class: "TypeError", Msg: c.text()}
	if c.f != nil && c.keyword != "" {
		if near := spelling.Nearest(c.keyword, append(c.f.Params[c.f.PosOnly:len(c.f.Params):len(c.f.Params)], c.f.KwOnly...)); near != "" {
			e.Suggestion = ". Did you mean '" + near + "'?"
		}
	}
	return e
}

// namedErrors are the texts of errors that are about a name, which is one of the parts.
var namedErrors = []struct {
	class, pattern string
	part           int
}{
	{"NameError", "name '*' is not defined", 0},
	{"NameError", "cannot access free variable '*' where *", 0},
	{"UnboundLocalError", "cannot access local variable '*' where *", 0},
	{"AttributeError", "'*' object has no attribute '*'", 1},
}

// NamedIn returns the name that a NameError or AttributeError is about, "" if the text
// does not tell.
func NamedIn(e *raise.Error) string {
	for _, n := range namedErrors {
		if n.class == e.Class {
			if parts, ok := Match(n.pattern, e.Msg); ok {
				return parts[n.part]
			}
		}
	}
	return ""
}
