package proc

import (
	"cmp"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/trace"
)

// A Source is the text of a program and what the front end knows of it, for what is said
// of errors.
type Source struct {
	Text string
	// Mark tells what the operation at a position stands for; nil knows nothing.
	Mark func(Place) (Mark, bool)
	// Keywords returns the names of the arguments by name in a call.
	Keywords func(Place) []string
	// Reads returns the places where a variable is read.
	Reads func(name string) []Place
	// Functions are those of the text.
	Functions []*Function
	// Session says that the text is an input of a session.
	Session bool
}

// A Place is a line and column, counting from 1.
type Place struct{ Line, Col int32 }

// Compare orders places as the text does.
func (p Place) Compare(q Place) int {
	if c := cmp.Compare(p.Line, q.Line); c != 0 {
		return c
	}
	return cmp.Compare(p.Col, q.Col)
}

// A Span is a part of a text. End is just behind it.
type Span struct{ Start, End Place }

func (s Span) contains(p Place) bool { return s.Start.Compare(p) <= 0 && p.Compare(s.End) < 0 }

// A Mark says which part of the text an operation stands for.
type Mark struct {
	// Span is the whole expression or statement.
	Span
	// Part is an operator, or an index with its brackets, that stands out in it. With
	// Alternative it is what else may fail there: the method of a call, the target
	// of a loop.
	Part Span
	Alternative,
	Augmented, // a part of an augmented assignment
	Store, // it assigns or deletes an item
	Free, // it reads a variable of a function around
	Float bool // it computes with a float by the look of it
}

// A Function is what the front end knows of a function or of the body of a class.
type Function struct {
	Span       // of the body
	Def  Place // of the keyword def, lambda or class
	// Outside is what is evaluated around a generator expression, and Call the call
	// that takes all its elements, if it has become a list for that.
	Outside, Call  Span
	Name, Qualname string // "f" and "C.f"; "<lambda>", "<genexpr>"
	// The parameters: positional ones with those that can be given by position
	// only first, and those that can be given by name only.
	PosOnly       int
	Params        []string
	Defaults      int // of Params, the last ones
	KwOnly        []string
	KwDefaults    map[string]bool // of KwOnly, those that have one
	Vararg, Kwarg bool
	// Locals are the names that the function knows but for those of its module.
	Locals []string
}

// Frames of builtins with these names tell which part of the operation below failed.
const (
	PartFrame  = "$part" // Mark.Part where it is an Alternative
	MethodName = "$method"
)

// Mark tells what the operation at a position of the code stands for.
func (c *Code) Mark(p Place) (Mark, bool) {
	if c.source.Mark == nil {
		return Mark{}, false
	}
	return c.source.Mark(p)
}

// Keywords returns the names of the arguments by name in the call at a position.
func (c *Code) Keywords(p Place) []string {
	if c.source.Keywords == nil {
		return nil
	}
	return c.source.Keywords(p)
}

// Text returns the text of a part of the code, or of its first line.
func (c *Code) Text(s Span) string {
	line, _ := c.line(int(s.Start.Line))
	runes := []rune(line)
	from, to := min(int(s.Start.Col)-1, len(runes)), len(runes)
	if s.End.Line == s.Start.Line {
		to = min(int(s.End.Col)-1, to)
	}
	return string(runes[max(from, 0):max(from, to, 0)])
}

// FunctionAt returns the innermost function of the text around a position, nil if there is
// none.
func (c *Code) FunctionAt(p Place) *Function {
	var found *Function
	for _, f := range c.source.Functions {
		if f.contains(p) && !f.Outside.contains(p) && (found == nil || found.Start.Compare(f.Start) <= 0) {
			found = f
		}
	}
	return found
}

// functionsNamed returns the functions of the text that the engine knows by a name.
func (c *Code) functionsNamed(name string) []*Function {
	if name == "lambda" {
		name = "<lambda>"
	}
	short := FunctionName(name)
	var list []*Function
	for _, f := range c.source.Functions {
		if f.Name == short {
			list = append(list, f)
		}
	}
	if exact := slices.IndexFunc(list, func(f *Function) bool { return f.Qualname == name }); exact >= 0 && len(name) > len(short) {
		return list[exact : exact+1]
	}
	return list
}

// DefinedAt returns what is known of a function, nil if that is nothing.
func DefinedAt(f *starlark.Function) *Function {
	code := codeOf(f.Module())
	if code == nil {
		return nil
	}
	pos := f.Position()
	for _, k := range code.source.Functions {
		if k.Def == (Place{pos.Line, pos.Col}) {
			return k
		}
	}
	return nil
}

// CodeOf returns the code of a file that the run has run, nil if it does not know it.
func (r *Run) CodeOf(file string) *Code {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.codes[file]
}

// Called returns the function of the text that a frame of the stack, in which the engine
// refused the arguments, is of: the one that fits, if there are several of its name.
func (c *Code) Called(frame starlark.CallFrame, fits func(*Function) bool) *Function {
	list := c.functionsNamed(frame.Name)
	if frame.Pos.Line > 0 {
		p := Place{frame.Pos.Line, frame.Pos.Col}
		for _, f := range list {
			if f.contains(p) && fits(f) {
				return f
			}
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
func (c *Code) Globals() []string { return c.globals }

// Lines returns the lines of the code's text, which the caller must not change.
func (c *Code) Lines() []string { return c.lines }

// FunctionsNamed returns the functions of the text with a qualified name, such as "C.f".
func (c *Code) FunctionsNamed(qualname string) []*Function {
	var list []*Function
	for _, f := range c.source.Functions {
		if f.Qualname == qualname {
			list = append(list, f)
		}
	}
	return list
}

// FunctionsAround returns the functions of the text around a position.
func (c *Code) FunctionsAround(p Place) []*Function {
	var list []*Function
	for _, f := range c.source.Functions {
		if f.contains(p) {
			list = append(list, f)
		}
	}
	return list
}

// TextBetween returns the text from one place to another, or to the end of the first one's
// line if the other is not known.
func (c *Code) TextBetween(from, to trace.Pos) string {
	first := Place{int32(from.Line), int32(from.Col)} //nolint:gosec // places in a text
	if to.Line <= from.Line {
		return c.Text(Span{first, Place{first.Line, int32(to.Col)}}) //nolint:gosec // as above
	}
	lines := []string{c.Text(Span{Start: first})}
	for n := from.Line + 1; n <= to.Line; n++ {
		line, _ := c.line(n)
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
