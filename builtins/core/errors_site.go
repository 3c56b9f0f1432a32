package core

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/text"
)

// A site is the place in the text where an error happened. What the engine or a builtin
// says of an error lacks what only the text tells: that + is a part of +=, that a variable
// is one of a function around.
type site struct {
	code    *proc.Code
	callee  starlark.CallFrame // in which the engine refused the arguments, if it did
	builtin string             // the helper that failed, "" if it was the engine
	at      text.Pos
	mark    text.Mark
	marked  bool
}

// siteOf finds the place of an error; the zero site is none.
func siteOf(p *proc.Proc, err error) (s site) {
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
		if s.code = p.World().CodeOf(f.Pos.Filename()); s.code != nil {
			s.mark, s.marked = s.code.Mark(s.at)
		}
		break
	}
	return s
}

// refine words an error with what its place tells. msg is what the engine said, "" if a
// builtin did.
func (s site) refine(msg string, e *proc.Error) *proc.Error {
	if s.code == nil {
		return e
	}
	if parts, ok := matchText("function * *", msg); ok {
		if c := callOf(proc.FunctionName(parts[0]), parts[1]); c != nil {
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
				to.Msg, to.Class = text, orElse(class, e.Class)
				return &to
			}
		}
	}
	return e
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// refinements are what places tell of errors.
var refinements = []struct {
	applies func(s *site) bool
	prefix  string
	text    func(s *site, msg string) (text, class string)
}{
	{augmented, unsupportedPrefix, func(_ *site, msg string) (string, string) {
		op, types, _ := strings.Cut(msg[len(unsupportedPrefix):], ": ")
		if op, _, _ = strings.Cut(op, " "); strings.HasSuffix(op, "=") {
			return "", ""
		}
		if left, right, ok := strings.Cut(types, " and "); ok && op == "|" && left == "'dict'" {
			return right + " object is not iterable", ""
		}
		return unsupportedPrefix + op + "=: " + types, ""
	}},
	{func(s *site) bool { return s.mark.Has(text.Store) }, "list index out of range", func(*site, string) (string, string) {
		return "list assignment index out of range", ""
	}},
	{func(s *site) bool { return s.mark.Has(text.Float) }, "division by zero", func(*site, string) (string, string) {
		return "float division by zero", ""
	}},
	{func(s *site) bool { return s.mark.Has(text.Float) }, "integer division or modulo by zero", func(*site, string) (string, string) {
		return "float floor division by zero", ""
	}},
	{func(s *site) bool { return s.mark.Has(text.Free) }, "cannot access local variable ", func(_ *site, msg string) (string, string) {
		name := strings.Split(msg, "'")[1]
		return "cannot access free variable '" + name + "' where it is not associated with a value in enclosing scope", "NameError"
	}},
	{helper("$doublestar"), "argument after ** ", func(s *site, msg string) (string, string) {
		return s.called() + " " + msg, ""
	}},
	{helper("$doublestar"), "got multiple values for keyword argument ", func(s *site, msg string) (string, string) {
		return s.called() + " " + msg, ""
	}},
}

const unsupportedPrefix = "unsupported operand type(s) for "

func augmented(s *site) bool { return s.mark.Has(text.Augmented) }

func helper(name string) func(*site) bool {
	return func(s *site) bool { return s.builtin == name }
}

// called returns what Python calls the function of the call at the place: "print()",
// "__main__.f()".
func (s *site) called() string {
	text, _, _ := strings.Cut(s.code.Text(s.mark.Span), "(")
	text = strings.TrimSpace(text)
	if Functions[text] == nil && text != "print" && exceptions()[text] == nil {
		text = "__main__." + text
	}
	return text + "()"
}

// refineCall words the error of arguments that do not fit.
func (s *site) refineCall(c *badCall) *proc.Error {
	c.keywords = s.code.Keywords(s.at)
	if c.f = s.code.Called(s.callee, c.fits); c.f != nil {
		c.function = c.f.Qualname
	}
	e := &proc.Error{Class: "TypeError", Msg: c.text()}
	if c.f != nil && c.keyword != "" {
		if near := Nearest(c.keyword, append(c.f.Params[c.f.PosOnly:len(c.f.Params):len(c.f.Params)], c.f.KwOnly...)); near != "" {
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

// namedIn returns the name that a NameError or AttributeError is about, "" if the text
// does not tell.
func namedIn(e *proc.Error) string {
	for _, n := range namedErrors {
		if n.class == e.Class {
			if parts, ok := matchText(n.pattern, e.Msg); ok {
				return parts[n.part]
			}
		}
	}
	return ""
}

// A targetError is one of unpacking a value into the targets of a loop.
type targetError struct{ cause error }

func (e *targetError) Error() string { return e.cause.Error() }

// Unwrap returns what is wrong with the value.
func (e *targetError) Unwrap() error { return e.cause }

// nameInstance puts the class of an instance into a text in which the engine calls it an
// object, as it calls them all.
func nameInstance(p *proc.Proc, text string) string {
	i, ok := p.Home().Named.(*Instance)
	if !ok {
		return text
	}
	for _, quoted := range []string{"'" + instanceType + "'", ", not " + instanceType} {
		if before, after, ok := strings.Cut(text, quoted); ok {
			return before + strings.Replace(quoted, instanceType, i.class.name, 1) + after
		}
	}
	return text
}
