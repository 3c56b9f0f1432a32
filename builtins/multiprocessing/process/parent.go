package process

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A parentHandle is what parent_process() answers: a process may wait for its
// parent but not start or end it.
type parentHandle struct {
	p    *proc.Proc
	name string
}

// parents are the processes' handles of their parents.
var parents = proc.NewSlot[parentHandle](nil)

var (
	_ starlark.HasAttrs = (*parentHandle)(nil)
	_ memory.Traveler   = (*parentHandle)(nil)
)

func (h *parentHandle) String() string {
	return "<_ParentProcess name='" + h.name + "' parent=None unknown>"
}
func (h *parentHandle) Type() string                                  { return "_ParentProcess" }
func (h *parentHandle) Freeze()                                       {}
func (h *parentHandle) Truth() starlark.Bool                          { return true }
func (h *parentHandle) Hash() (uint32, error)                         { return uint32(h.p.PID()), nil }
func (h *parentHandle) Travel(*memory.Copier) (starlark.Value, error) { return h, nil }

var parentMethods = map[string]*starlark.Builtin{
	"is_alive": object.NewMethod("is_alive", parentIsAlive),
	"join":     object.NewMethod("join", parentJoin),
}

// Attr returns a method or property.
func (h *parentHandle) Attr(name string) (starlark.Value, error) {
	if m := parentMethods[name]; m != nil {
		return m.BindReceiver(h), nil
	}
	switch name {
	case "name":
		return starlark.String(h.name), nil
	case "pid", "ident":
		return starlark.MakeInt(h.p.PID()), nil
	case "daemon":
		return starlark.False, nil
	case "exitcode":
		return starlark.None, nil
	}
	return nil, nil
}

// AttrNames returns the names of methods and properties.
func (h *parentHandle) AttrNames() []string {
	return []string{"daemon", "exitcode", "ident", "is_alive", "join", "name", "pid"}
}

func parentIsAlive(h *parentHandle, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("Process.is_alive", args, kwargs); err != nil {
		return nil, err
	}
	return handle.Look(p, h.p.End(), "is_alive", h.p.Label(), alive(h.p))
}

func parentJoin(h *parentHandle, p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := joinSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	timeout, err := number.Timeout(v[0])
	if err != nil {
		return nil, err
	}
	_, err = p.Join(h.p, timeout)
	return starlark.None, err
}
