package memory

import (
	"iter"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/text"
)

// Visible returns the variables that have values where a thread is, by name: those of the
// innermost function of the program that are mentioned in the line, as they come there, and then
// its others in the order in which they appear, parameters first. At the top level of a text
// there are no others. The thread must not go on meanwhile.
func Visible(thread *starlark.Thread) iter.Seq2[string, starlark.Value] {
	return func(yield func(string, starlark.Value) bool) {
		s, ok := sightOf(thread)
		if !ok {
			return
		}
		seen := map[string]bool{}
		for _, name := range s.names() {
			if seen[name] {
				continue
			}
			seen[name] = true
			if v := s.value(name); v != nil && !yield(name, v) {
				return
			}
		}
	}
}

// A sight is where a thread is in the text.
type sight struct {
	// calls are those that are shown as one, the innermost first: the front end makes functions
	// of parts of functions.
	calls    []Call
	code     *Code
	at       text.Pos
	function *text.Function // nil at the top level
}

// sightOf returns where a thread is; ok is false if that is in no function of the program's.
func sightOf(thread *starlark.Thread) (s sight, ok bool) {
	for c := range Calls(thread) {
		vars, pos := c.variables(), c.Position()
		if vars == nil || pos.Line == 0 {
			continue
		}
		if len(s.calls) == 0 {
			if s.code = vars.unit(); s.code == nil {
				return s, false
			}
			s.at = text.At(pos.Line, pos.Col)
			s.function = s.code.FunctionAt(s.at)
		}
		if s.calls = append(s.calls, c); !s.code.IsPart(c.callable.Name(), text.At(pos.Line, pos.Col)) {
			break
		}
	}
	return s, len(s.calls) > 0
}

// IsPart reports whether a function of a name that the front end gave it, which is at a place of
// the code, is a part of the one that has called it: the body of a try statement, or a lambda that
// is none of the program's.
func (c *Code) IsPart(function string, at text.Pos) bool {
	if function == "lambda" {
		f := c.FunctionAt(at)
		return f == nil || f.Name[0] != '<'
	}
	return strings.HasPrefix(function, "$")
}

// names returns the names that Visible tells of, some of them several times.
func (s *sight) names() []string {
	var names []string
	for _, u := range s.code.usesFrom(text.At(s.at.Line, 1)) {
		if u.Line != s.at.Line {
			break
		}
		if s.code.FunctionAt(u.Pos) == s.function {
			names = append(names, u.Name)
		}
	}
	f := s.function
	if f == nil {
		return names
	}
	names = append(append(names, f.Params...), f.KwOnly...)
	names = append(names, f.Vararg, f.Kwarg)
	for _, u := range s.code.usesFrom(f.Start) {
		if !f.Contains(u.Pos) {
			break
		}
		if slices.Contains(f.Locals, u.Name) && s.code.FunctionAt(u.Pos) == f {
			names = append(names, u.Name)
		}
	}
	return names
}

// value returns the value of a variable, nil if it has none.
func (s *sight) value(name string) starlark.Value {
	for i := range s.calls {
		for b, v := range s.calls[i].inReach() {
			if b.Name == name && s.code.isVisible(b, s.at) {
				return v
			}
		}
	}
	if s.function != nil && slices.Contains(s.function.Locals, name) {
		return nil
	}
	vars := s.calls[0].variables()
	if i, ok := s.code.globals.Index(name); ok {
		return inCell(vars.get(i))
	}
	return nil
}

// isVisible reports whether a variable of a frame means what its name does at a place: those of
// comprehensions have their values still when the comprehension is over.
func (c *Code) isVisible(b starlark.Binding, at text.Pos) bool {
	pos := text.At(b.Pos.Line, b.Pos.Col)
	for i := range c.source.Comprehensions {
		if k := &c.source.Comprehensions[i]; k.Contains(pos) && slices.Contains(k.Names, b.Name) {
			return k.Contains(at)
		}
	}
	return true
}
