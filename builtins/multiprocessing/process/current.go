package process

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// CurrentProcess is multiprocessing.current_process().
func CurrentProcess(thread *starlark.Thread) (starlark.Value, error) {
	return current(proc.Of(thread)).object, nil
}

// current returns what the object carries that stands for p in p.
func current(p *proc.Proc) *Process {
	if self, ok := p.Self().(*object.Instance); ok {
		return processOf(self)
	}
	self := &Process{owner: p, name: p.Name(), complete: true}
	self.object = object.NewInstance(p.Home(), mainProcessClass, self)
	p.SetSelf(self.object)
	return self
}

// ParentProcess is multiprocessing.parent_process().
func ParentProcess(thread *starlark.Thread) (starlark.Value, error) {
	p := proc.Of(thread)
	parent := p.Parent()
	if parent == nil || p.BeginsAnew() {
		return starlark.None, nil
	}
	known := parents.Of(p)
	if known.p == nil {
		*known = parentHandle{p: parent, name: current(p).parentName}
	}
	return known, nil
}

// ActiveChildren is multiprocessing.active_children(). It joins those that have
// ended.
func ActiveChildren(thread *starlark.Thread) (starlark.Value, error) {
	p := proc.Of(thread)
	var list []starlark.Value
	for _, c := range p.Children() {
		obj, ok := c.Handle().(*object.Instance)
		if !ok {
			continue // another thread has learned of its end meanwhile
		}
		isAlive, err := handle.Look(p, c.End(), "is_alive", c.Label(), alive(c))
		if err != nil {
			return nil, err
		}
		if isAlive == starlark.False {
			p.Disown(c)
			continue
		}
		list = append(list, obj)
	}
	return starlark.NewList(list), nil
}

// alive returns the question whether a process lives.
func alive(c *proc.Proc) func() starlark.Value {
	return func() starlark.Value { return starlark.Bool(!c.Ended()) }
}
