package process

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/number"
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

// parentMethods returns the methods by name.
var parentMethods = sync.OnceValue(func() map[string]*call.Entry {
	return call.Table(
		call.M0("def _ParentProcess.is_alive(self)", parentIsAlive),
		call.M1("def _ParentProcess.join(self, timeout=None)", parentJoin),
	)
})

// Attr returns a method or property.
func (h *parentHandle) Attr(name string) (starlark.Value, error) {
	if m := parentMethods()[name]; m != nil {
		return call.Bind(m, h), nil
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

// parentIsAlive is _ParentProcess.is_alive().
func parentIsAlive(thread *starlark.Thread, h *parentHandle) (starlark.Value, error) {
	return handle.Look(proc.Of(thread), h.p.End(), "is_alive", h.p.Label(), alive(h.p))
}

// parentJoin is _ParentProcess.join(timeout=None).
func parentJoin(thread *starlark.Thread, h *parentHandle, timeout starlark.Value) (starlark.Value, error) {
	wait, err := number.Timeout(thread, timeout)
	if err != nil {
		return nil, err
	}
	_, err = proc.Of(thread).Join(h.p, wait)
	return starlark.None, err
}
