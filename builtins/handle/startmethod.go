package handle

import (
	"cmp"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A start method says what a process begins with. After fork it has a copy of all that its parent has;
// spawn and forkserver have it begin anew: it runs the program's file once more, and is sent what it
// is to do. The two differ in what CPython's processes cost only.
const (
	Fork       = "fork"
	Spawn      = "spawn"
	ForkServer = "forkserver"
)

// StartMethods returns the names of the start methods, the run's default first.
func StartMethods(p *proc.Proc) []string {
	first := DefaultMethod(p)
	list := []string{first}
	for _, m := range []string{Fork, Spawn, ForkServer} {
		if m != first {
			list = append(list, m)
		}
	}
	return list
}

// DefaultMethod is the start method of programs that choose none.
func DefaultMethod(p *proc.Proc) string { return cmp.Or(p.World().StartMethod, Fork) }

var chosenMethods = proc.NewSlot[string](nil).Carried(func(_ *memory.Copier, from *string) *string {
	method := *from
	return &method
}).Bequeathed(func(from *string) starlark.Value { return starlark.String(*from) },
	takeMethod)

// takeMethod gives a process that begins anew its parent's choice.
func takeMethod(p *proc.Proc, v starlark.Value) { *choices.of(p) = string(v.(starlark.String)) }

// choices is an interface, for Go would take a function for a cycle.
var choices interface{ of(p *proc.Proc) *string } = chosen{}

type chosen struct{}

func (chosen) of(p *proc.Proc) *string { return chosenMethods.Of(p) }

// ChosenMethod returns where the start method is that a process's program has set, "" if
// none.
func ChosenMethod(p *proc.Proc) *string { return chosenMethods.Of(p) }

// contextMethods are the start methods of the contexts in whose names threads compute.
var contextMethods = proc.NewThreadSlot[string](nil)

// Within calls f in the name of a context: what it makes has the context's start method.
func Within(p *proc.Proc, method string, f func() (starlark.Value, error)) (starlark.Value, error) {
	before := *contextMethods.Of(p)
	*contextMethods.Of(p) = method
	defer func() { *contextMethods.Of(p) = before }()
	return f()
}

// MethodOf returns the start method of what the process makes now.
func MethodOf(p *proc.Proc) string {
	if within := contextMethods.Peek(p); within != nil && *within != "" {
		return *within
	}
	if chosen := chosenMethods.Peek(p); chosen != nil && *chosen != "" {
		return *chosen
	}
	return DefaultMethod(p)
}

// TravelsLocked is Travels of what CPython makes of a semaphore, which knows for which start methods it
// was made. The error is CPython's.
func (m *Maker) TravelsLocked(c *memory.Copier) error {
	if m.forked && c.Naming() != nil && c.Starting() != nil {
		return Hinted("RuntimeError", "A SemLock created in a fork context is being shared with a process in a spawn context. "+
			"This is not supported. Please use the same context to create multiprocessing objects and Process.",
			"make "+m.Label+" by the context that starts the process, or call set_start_method before anything is made")
	}
	m.Travels(c)
	return nil
}
