// Package launch, internal to pyq, looks at what programs give those whose functions run elsewhere, processes and
// threads, and warns of what learners get wrong there.
package launch

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/text"
)

// A Site is a call in the text of the program.
type Site struct {
	At   report.Frame
	Code *memory.Code // nil if the text is not known
	Pos  text.Pos     // of the call in the code
}

// SiteOf returns the call that the thread computes.
func SiteOf(p *proc.Proc, thread *starlark.Thread) Site {
	s := Site{At: p.Here(thread)}
	for c := range memory.Calls(thread) {
		if pos := c.Position(); pos.Line > 0 {
			s.Code, s.Pos = p.World().CodeOf(pos.Filename()), text.At(pos.Line, pos.Col)
			break
		}
	}
	return s
}

// argument returns an argument by name of the call.
func (s *Site) argument(name string) (a text.Argument, ok bool) {
	if s.Code == nil {
		return a, false
	}
	return s.Code.Argument(s.Pos, name)
}

// Target warns of a target that is no function, because the program calls it, or writes its
// name as a text.
func Target(p *proc.Proc, thread *starlark.Thread, target starlark.Value) error {
	if target == nil || object.Callable(target) {
		return nil
	}
	call := SiteOf(p, thread)
	if s, ok := target.(starlark.String); ok {
		return p.Warn(call.At, "target is a text, not the function", "write target="+string(s)+" without quotes")
	}
	a, _ := call.argument("target")
	if !a.Callee.Start.IsValid() {
		return nil
	}
	name := call.Code.Text(a.Callee)
	is := "target is None: " + name + "() is called here, in " + p.Name() + ", and returns None"
	if target != starlark.None {
		is = "target is no function: " + name + "() is called here, in " + p.Name() + ", and target is its result"
	}
	return p.Warn(call.At, is, "did you mean target="+name+"? Its arguments go into args")
}

// argsHint is advice for args that are no tuple, from the text of the call.
func (s *Site) argsHint() string {
	const longest = 60
	arg := "x"
	if a, ok := s.argument("args"); ok && a.Value.Start.Line == a.Value.End.Line && a.Value.End.Col-a.Value.Start.Col <= longest {
		arg = s.Code.Text(a.Value)
	}
	return "args must be a tuple: write args=(" + arg + ",)"
}

// TextArgs warns of args that are a text, whose letters become the arguments.
func TextArgs(p *proc.Proc, thread *starlark.Thread, args starlark.Value) error {
	s, ok := args.(starlark.String)
	if !ok {
		return nil
	}
	items, err := object.Collect(thread, args)
	if err != nil || len(items) < 2 {
		return err
	}
	call := SiteOf(p, thread)
	const most = 3
	var list []string
	for i, item := range items {
		if i == most {
			list = append(list, "...")
			break
		}
		list = append(list, "'"+string(item.(starlark.String))+"'")
	}
	last := len(list) - 1
	return p.Warn(call.At, "args is the text '"+shortText(string(s))+"', so the target is called with "+strings.Join(list[:last], ", ")+" and "+list[last], call.argsHint())
}

func shortText(s string) string {
	const most = 20
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return s
}

// Args is the list of what args gives; a hint says what to write instead.
func Args(p *proc.Proc, thread *starlark.Thread, args starlark.Value) (starlark.Tuple, error) {
	items, err := object.Collect(thread, args)
	if err != nil {
		// What the program's own code raises has a stack, and is no *raise.Error.
		if known, ok := err.(*raise.Error); ok && known.Class == "TypeError" {
			call, hinted := SiteOf(p, thread), *known
			hinted.Hint = call.argsHint()
			return nil, &hinted
		}
		return nil, err
	}
	return items, TextArgs(p, thread, args)
}

// Run warns of run(), where start() is meant, which makes a process, or a thread.
func Run(p *proc.Proc, thread *starlark.Thread, makes string) error {
	call := SiteOf(p, thread)
	if call.Code == nil {
		return nil
	}
	m, _ := call.Code.Mark(call.Pos)
	name := call.Code.NameAt(m.Start)
	if name == "" || !strings.HasPrefix(call.Code.Text(m.Span), name+".run(") {
		return nil
	}
	return p.Warn(call.At, "run() calls the target here, in "+p.Name()+", and makes no "+makes, "write "+name+".start()")
}

// Group is the error of a first argument, which is no group, with advice if it is a function.
func Group(group starlark.Value, class string) error {
	err := raise.New(fact.GroupGiven)
	if f, ok := group.(memory.Func); ok {
		if name := memory.FunctionName(f.Name()); name != "<lambda>" {
			err.Hint = "the first parameter is group: write " + class + "(target=" + name + ")"
			return err
		}
	}
	if object.Callable(group) {
		err.Hint = "the first parameter is group: write " + class + "(target=...)"
	}
	return err
}
