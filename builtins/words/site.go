package words

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp/fact"
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
	if failure := memory.Innermost(err); failure != nil {
		stack = failure.Stack
		if raised := proc.Raised(failure); len(raised) < len(stack) {
			s.callee, stack = stack[len(raised)], raised
		}
	}
	for i := len(stack) - 1; i >= 0; i-- {
		f := stack[i]
		if f.Pos.Line == 0 {
			if f.Name != s.callee.Name { // not the method that was found for the function
				s.builtin = f.Name
			}
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
	if parts, ok := match("function * *", msg); ok {
		if c := callOf(memory.FunctionName(parts[0]), parts[1]); c != nil {
			return s.refineCall(c)
		}
	}
	if s.code == nil {
		return e
	}
	if s.inBuiltin() || !s.marked {
		return e
	}
	return s.refined(e)
}

// inBuiltin reports whether the error happened in a builtin that the place calls, and not in what
// the place does itself.
func (s *Site) inBuiltin() bool { return s.builtin != "" && !strings.HasPrefix(s.builtin, "$") }

// NeedsPlace reports whether Refine may have something to say about an error that a builtin has
// raised.
func NeedsPlace(e *raise.Error) bool {
	switch e.Fact.Kind {
	case fact.Unbound, fact.MappingArgument, fact.TwiceKeyword:
		return true
	}
	return false
}

// refined words an error of the engine or a helper with what the place tells.
func (s *Site) refined(e *raise.Error) *raise.Error {
	is := s.mark.Has
	switch kind := e.Fact.Kind; {
	case kind == fact.Unbound && is(text.Free):
		return raise.New(fact.UnboundFree, e.Fact.Names...)
	case (kind == fact.MappingArgument || kind == fact.TwiceKeyword) && s.builtin == "$doublestar":
		to := *e
		to.Msg = s.called() + " " + e.Msg
		return &to
	}
	return e
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
	if s.code != nil && !s.inBuiltin() { // otherwise the host or a thread has called
		c.keywords = s.code.Keywords(s.at)
	}
	if c.f = s.function(c); c.f != nil {
		c.function = c.f.Qualname
	}
	e := c.error()
	if c.f != nil && c.keyword != "" {
		if near := spelling.Nearest(c.keyword, append(c.f.Params[c.f.PosOnly:len(c.f.Params):len(c.f.Params)], c.f.KwOnly...)); near != "" {
			e.Guess = &fact.Guess{Name: near, Keyword: true}
		}
	}
	return e
}

// function returns the function that was called, nil if it is not known.
func (s *Site) function(c *badCall) *text.Function {
	code := s.run.CodeOf(s.callee.Pos.Filename())
	if code == nil {
		code = s.code
	}
	if code == nil {
		return nil
	}
	return code.Called(s.callee, c.fits)
}
