package process

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
	"github.com/pyq-lang/pyq/interp/sched"
	"github.com/pyq-lang/pyq/interp/text"
)

// What learners get wrong with processes, and what they are told. An error that CPython has
// gets a hint; what CPython lets pass is a warning, at once or when the process ends. Correct
// programs must not hear of any of it.

// made is what a process has made of which it is told at its end.
type made struct {
	processes []*Process // that were not started
	// In children only, by kind: what they cannot share with anybody who was there before.
	own [ownKinds][]lonely
}

// A lonely thing is one that a child has made itself.
type lonely interface {
	// TellVain warns of it, if it was used in vain. told is the places that were warned of.
	TellVain(p *proc.Proc, told map[sched.Pos]bool) error
}

// The kinds of lonely things, in the order in which they are told of.
const (
	OwnQueue = iota
	OwnLock
	ownKinds
)

const mostMade = 64 // of a kind, that are remembered

// madeBy returns what the process has made.
func madeBy(p *proc.Proc) *made {
	self := current(p)
	if self.made == nil {
		m := new(made)
		self.made = m
		p.AtExit(func() error {
			if p.Failed() {
				return nil // that is told
			}
			return m.tell(p)
		})
	}
	return self.made
}

func noteProcess(p *proc.Proc, q *Process) {
	p.Made(q.path, report.Unstarted{Name: q.name, Made: p.Where()})
	if m := madeBy(p); len(m.processes) < mostMade {
		m.processes = append(m.processes, q)
	}
}

func noteStart(p *proc.Proc, q *Process) {
	p.Started(q.path)
	if m := current(p).made; m != nil {
		if i := slices.Index(m.processes, q); i >= 0 {
			m.processes = slices.Delete(m.processes, i, i+1)
		}
	}
}

// NoteOwn notes what a process has made, if it is a child.
func NoteOwn(p *proc.Proc, kind int, x lonely) {
	if p.Parent() == nil {
		return
	}
	if m := madeBy(p); len(m.own[kind]) < mostMade {
		m.own[kind] = append(m.own[kind], x)
	}
}

// tell warns of what the process has made in vain.
func (m *made) tell(p *proc.Proc) error {
	for _, q := range m.processes {
		u, ok := p.Unstarted(q.path)
		if !ok || q.looked || !object.Callable(handle.OrNone(q.target)) {
			continue
		}
		if err := p.Warn(PlaceOf(p, u.Made), u.Name+" was made here, and never started", "call its start()"); err != nil {
			return err
		}
	}
	told := map[sched.Pos]bool{}
	for _, kind := range m.own {
		for _, x := range kind {
			if err := x.TellVain(p, told); err != nil {
				return err
			}
		}
	}
	return nil
}

// PlaceOf returns a line of the program.
func PlaceOf(p *proc.Proc, pos sched.Pos) report.Frame {
	f := report.Frame{Pos: pos, Line: p.World().SourceLine(pos)}
	f.Pos.Col = 0
	return f
}

// A site is a call in the text of the program.
type site struct {
	at   report.Frame
	code *memory.Code // nil if the text is not known
	pos  text.Pos     // of the call in the code
}

// siteOf returns the call that the thread computes.
func siteOf(p *proc.Proc, thread *starlark.Thread) site {
	s := site{at: p.Here(thread)}
	for c := range memory.Calls(thread) {
		if pos := c.Position(); pos.Line > 0 {
			s.code, s.pos = p.World().CodeOf(pos.Filename()), text.At(pos.Line, pos.Col)
			break
		}
	}
	return s
}

// argument returns an argument by name of the call.
func (s *site) argument(name string) (a text.Argument, ok bool) {
	if s.code == nil {
		return a, false
	}
	return s.code.Argument(s.pos, name)
}

// lookAtTarget warns of a target that is no function, because the program calls it, or
// writes its name as a text.
func (q *Process) lookAtTarget(p *proc.Proc, thread *starlark.Thread) error {
	if q.target == nil || object.Callable(q.target) {
		return nil
	}
	call := siteOf(p, thread)
	if s, ok := q.target.(starlark.String); ok {
		return p.Warn(call.at, "target is a text, not the function", "write target="+string(s)+" without quotes")
	}
	a, _ := call.argument("target")
	if !a.Callee.Start.IsValid() {
		return nil
	}
	name := call.code.Text(a.Callee)
	is := "target is None: " + name + "() is called here, in " + p.Name() + ", and returns None"
	if q.target != starlark.None {
		is = "target is no function: " + name + "() is called here, in " + p.Name() + ", and target is its result"
	}
	return p.Warn(call.at, is, "did you mean target="+name+"? Its arguments go into args")
}

// argsHint is advice for args that are no tuple, from the text of the call.
func (s *site) argsHint() string {
	const longest = 60
	arg := "x"
	if a, ok := s.argument("args"); ok && a.Value.Start.Line == a.Value.End.Line && a.Value.End.Col-a.Value.Start.Col <= longest {
		arg = s.code.Text(a.Value)
	}
	return "args must be a tuple: write args=(" + arg + ",)"
}

// lookAtArgs warns of args that are a text, whose letters become the arguments.
func lookAtArgs(p *proc.Proc, thread *starlark.Thread, args starlark.Value, items starlark.Tuple) error {
	s, ok := args.(starlark.String)
	if !ok || len(items) < 2 {
		return nil
	}
	call := siteOf(p, thread)
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
	return p.Warn(call.at, "args is the text '"+shortText(string(s))+"', so the target is called with "+strings.Join(list[:last], ", ")+" and "+list[last], call.argsHint())
}

func shortText(s string) string {
	const most = 20
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return s
}

// collectArgs is the list of what args gives; a hint says what to write instead.
func collectArgs(p *proc.Proc, thread *starlark.Thread, args starlark.Value) (starlark.Tuple, error) {
	items, err := object.Collect(thread, args)
	if err != nil {
		// What the program's own code raises has a stack, and is no *raise.Error.
		if known, ok := err.(*raise.Error); ok && known.Class == "TypeError" {
			call, hinted := siteOf(p, thread), *known
			hinted.Hint = call.argsHint()
			return nil, &hinted
		}
		return nil, err
	}
	return items, lookAtArgs(p, thread, args, items)
}

// warnRun warns of run(), where start() is meant.
func (q *Process) warnRun(p *proc.Proc, thread *starlark.Thread) error {
	if q.isCurrent() || q.owner != p || q.p != nil || q.idle() {
		return nil
	}
	call := siteOf(p, thread)
	if call.code == nil {
		return nil
	}
	m, _ := call.code.Mark(call.pos)
	name := call.code.NameAt(m.Start)
	if name == "" || !strings.HasPrefix(call.code.Text(m.Span), name+".run(") {
		return nil
	}
	return p.Warn(call.at, "run() calls the target here, in "+p.Name()+", and makes no process", "write "+name+".start()")
}

// groupHint is advice for a function that is given as the first argument.
func groupHint(group starlark.Value) string {
	if f, ok := group.(memory.Func); ok {
		if name := memory.FunctionName(f.Name()); name != "<lambda>" {
			return "the first parameter is group: write Process(target=" + name + ")"
		}
	}
	if object.Callable(group) {
		return "the first parameter is group: write Process(target=...)"
	}
	return ""
}
