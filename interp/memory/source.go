package memory

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/text"
)

// A Source is the text of a program and what the front end knows of it, for what is said
// of errors.
type Source struct {
	Text string
	// Marks tell what the operation at a position stands for.
	Marks map[text.Pos]text.Mark
	// Arguments are the arguments by name in the call at a position.
	Arguments map[text.Pos][]text.Argument
	// Uses are the mentions of variables, in the order of their positions.
	Uses []text.Use
	// Assigned are the variables to which the values of calls are assigned, by the positions
	// of the calls.
	Assigned map[text.Pos]string
	// Functions are those of the text.
	Functions []*text.Function
	// Comprehensions are those of the text that are no functions.
	Comprehensions []text.Comprehension
	// Module is the name of the module.
	Module string
	// Session says that the text is an input of a session.
	Session bool
	// Open says that the program may ask for its module's dict. Then all variables of the module are
	// in cells, and one of its own, SelfName, has the module.
	Open bool
}

// SelfName is the variable of an open module that has the module.
const SelfName = "$self"

// Mark tells what the operation at a position of the code stands for.
func (c *Code) Mark(p text.Pos) (text.Mark, bool) {
	m, ok := c.source.Marks[p]
	return m, ok
}

// Keywords returns the names of the arguments by name in the call at a position.
func (c *Code) Keywords(p text.Pos) []string {
	var names []string
	for _, a := range c.source.Arguments[p] {
		names = append(names, a.Name)
	}
	return names
}

// Argument returns the argument by name in the call at a position.
func (c *Code) Argument(call text.Pos, name string) (a text.Argument, ok bool) {
	for _, a := range c.source.Arguments[call] {
		if a.Name == name {
			return a, true
		}
	}
	return a, false
}

// ArgumentAround returns the argument by name around a position, in whatever call that is.
func (c *Code) ArgumentAround(p text.Pos, name string) (a text.Argument, ok bool) {
	for _, list := range c.source.Arguments {
		for _, a := range list {
			if a.Name == name && a.Value.Contains(p) {
				return a, true
			}
		}
	}
	return a, false
}

// Assigned returns the variable to which the value of the call at a position is assigned, ""
// if that is none, or not plain to see.
func (c *Code) Assigned(call text.Pos) string { return c.source.Assigned[call] }

// NameAt returns the variable that is mentioned at a position, as it is written; "" if none
// is.
func (c *Code) NameAt(p text.Pos) string {
	if uses := c.usesFrom(p); len(uses) > 0 && uses[0].Pos == p {
		return uses[0].Name
	}
	return ""
}

// usesFrom returns the mentions of variables at a position and behind it.
func (c *Code) usesFrom(p text.Pos) []text.Use {
	i, _ := slices.BinarySearchFunc(c.source.Uses, p, func(u text.Use, p text.Pos) int { return u.Compare(p) })
	return c.source.Uses[i:]
}

// NameBeside returns the mention of a variable that comes next before the position of an operator, or
// behind it: one is there.
func (c *Code) NameBeside(p text.Pos, before bool) text.Use {
	i := len(c.source.Uses) - len(c.usesFrom(p))
	if before {
		i--
	}
	return c.source.Uses[i]
}

// SpanAt returns the part of the text that the operation at a position stands for: that of
// its mark, or a name.
func (c *Code) SpanAt(p text.Pos) text.Span {
	if m, ok := c.source.Marks[p]; ok {
		return m.Span
	}
	s := text.Span{Start: p}
	if name := c.NameAt(p); name != "" {
		s.End = text.At(p.Line, p.Col+int32(utf8.RuneCountInString(name))) //nolint:gosec // in a line
	}
	return s
}

// Text returns the text of a part of the code, or of its first line.
func (c *Code) Text(s text.Span) string {
	line, _ := c.Line(int(s.Start.Line))
	runes := []rune(line)
	from, to := min(int(s.Start.Col)-1, len(runes)), len(runes)
	if s.End.Line == s.Start.Line {
		to = min(int(s.End.Col)-1, to)
	}
	return string(runes[max(from, 0):max(from, to, 0)])
}

// FunctionAt returns the innermost function of the text around a position, nil if there is
// none.
func (c *Code) FunctionAt(p text.Pos) *text.Function {
	var found *text.Function
	for _, f := range c.source.Functions {
		if f.Contains(p) && !f.Outside.Contains(p) && !opens(f, p) && (found == nil || found.Start.Compare(f.Start) <= 0) {
			found = f
		}
	}
	return found
}

// opens reports whether a position is that of the parenthesis of a generator expression, which
// may be the one of the call that it is the argument of: that is not in it.
func opens(f *text.Function, p text.Pos) bool {
	return f.Outside.End.IsValid() && p == f.Span.Start
}

// functionsNamed returns the functions of the text that the engine knows by a name.
func (c *Code) functionsNamed(name string) []*text.Function {
	if name == "lambda" {
		name = "<lambda>"
	}
	short := FunctionName(name)
	var list []*text.Function
	for _, f := range c.source.Functions {
		if f.Name == short {
			list = append(list, f)
		}
	}
	if exact := slices.IndexFunc(list, func(f *text.Function) bool { return f.Qualname == name }); exact >= 0 && len(name) > len(short) {
		return list[exact : exact+1]
	}
	return list
}

// FunctionName returns what is shown of a function's name in the engine: the front end
// gives functions names such as "A.f", and ".f" for one that is decorated.
func FunctionName(name string) string {
	switch name {
	case "<toplevel>":
		return "<module>"
	case "lambda":
		return "<lambda>"
	}
	return name[strings.LastIndexByte(name, '.')+1:]
}

// DefinedAt returns what is known of a function, nil if that is nothing.
func DefinedAt(f Func) *text.Function {
	code := variablesOf(f).unit()
	if code == nil {
		return nil
	}
	pos := f.Position()
	for _, k := range code.source.Functions {
		if k.Def == text.At(pos.Line, pos.Col) {
			return k
		}
	}
	return nil
}

// Called returns the function of the text that a frame of the stack, in which the engine
// refused the arguments, is of: the one that fits, if there are several of its name.
func (c *Code) Called(frame starlark.CallFrame, fits func(*text.Function) bool) *text.Function {
	list := c.functionsNamed(frame.Name)
	if frame.Pos.Line > 0 {
		p := text.At(frame.Pos.Line, frame.Pos.Col)
		var found *text.Function
		for _, f := range list {
			if (f.Def == p || f.Contains(p)) && fits(f) {
				found = f // the innermost
			}
		}
		if found != nil {
			return found
		}
	}
	for _, f := range list {
		if fits(f) {
			return f
		}
	}
	return nil
}

// Globals returns the names of the module's variables.
func (c *Code) Globals() []string { return c.globals.names }

// Module returns the __name__ of the code's module.
func (c *Code) Module() string { return cmp.Or(c.source.Module, MainModule) }

// Lines returns the lines of the code's text, which the caller must not change.
func (c *Code) Lines() []string { return c.lines }

// FunctionsNamed returns the functions of the text with a qualified name, such as "C.f".
func (c *Code) FunctionsNamed(qualname string) []*text.Function {
	var list []*text.Function
	for _, f := range c.source.Functions {
		if f.Qualname == qualname {
			list = append(list, f)
		}
	}
	return list
}

// FunctionsAround returns the functions of the text around a position.
func (c *Code) FunctionsAround(p text.Pos) []*text.Function {
	var list []*text.Function
	for _, f := range c.source.Functions {
		if f.Contains(p) {
			list = append(list, f)
		}
	}
	return list
}

// UnitOf returns the code of the module whose text a function of the program's is in, nil for others.
func UnitOf(f Func) *Code {
	switch f := f.(type) {
	case *Function:
		return f.Code.Unit
	case *starlark.Function:
		return engineModule{f.Module()}.unit()
	}
	return nil
}

// UnitNamed returns the code of a module that the process has run, by its file, nil if there is none.
// thread computes in the process.
func (s *Space) UnitNamed(thread *starlark.Thread, file string) *Code {
	for _, name := range append(slices.Sorted(maps.Keys(s.modules)), MainModule) {
		if m := s.Known(thread, name); m != nil && m.code != nil && m.code.name == file {
			return m.code
		}
	}
	return nil
}

// Described returns what is known of a def, lambda or class of the text, by the line and the name
// that it has in the engine; nil if there is none there.
func (c *Code) Described(name string, line int) *text.Function {
	for _, f := range c.source.Functions {
		if int(f.Def.Line) == line && (f.Name == FunctionName(name) || f.Name == "<lambda>") {
			return f
		}
	}
	return nil
}

// ClassText returns what is known of a class of the text by its qualified name: of several, the last one.
func (c *Code) ClassText(qualname string) (found *text.Function) {
	lines := strings.Split(c.source.Text, "\n")
	for _, f := range c.source.Functions {
		if f.Qualname == qualname && int(f.Def.Line) <= len(lines) && strings.HasPrefix(strings.TrimSpace(lines[f.Def.Line-1]), "class") {
			found = f
		}
	}
	return found
}

// Source returns the whole text of the code.
func (c *Code) Source() string { return c.source.Text }
