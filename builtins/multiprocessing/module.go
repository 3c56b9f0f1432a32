package multiprocessing

import (
	"strings"
	"time"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/sched"
)

// Members are the names of the module.
var Members = starlark.StringDict{
	"Process":         ProcessClass,
	"Queue":           QueueClass,
	"Lock":            LockClass,
	"current_process": core.NewFunc("current_process", currentProcess),
	"parent_process":  core.NewFunc("parent_process", parentProcess),
	"active_children": core.NewFunc("active_children", activeChildren),
	"cpu_count":       core.NewFunc("cpu_count", cpuCount),

	"RLock": RLockClass, "Semaphore": SemaphoreClass, "BoundedSemaphore": BoundedSemaphoreClass,
	"Condition": ConditionClass, "Event": EventClass, "Barrier": BarrierClass,
	"Value": core.NewFunc("Value", makeValue("Value", false)), "RawValue": core.NewFunc("RawValue", makeValue("RawValue", true)),
	"Array": core.NewFunc("Array", makeArray("Array", false)), "RawArray": core.NewFunc("RawArray", makeArray("RawArray", true)),
	"Manager":      core.NewFunc("Manager", makeManager),
	"Pool":         PoolClass,
	"Pipe":         core.NewFunc("Pipe", makePipe),
	"ProcessError": ProcessError, "TimeoutError": TimeoutError, "AuthenticationError": AuthenticationError, "BufferTooShort": BufferTooShort,
	"JoinableQueue": JoinableQueueClass, "SimpleQueue": SimpleQueueClass,
}

// scratch holds the operations of a process, which does one at a time: using
// them again saves an allocation a message.
type scratch struct {
	queue  queueOp
	others *sharedOps // nil until the first of them
	parent *parentHandle
}

// sharedOps are the operations on what processes share besides queues.
type sharedOps struct {
	lock   lockOp
	count  countOp
	memory memoryOp
	pipe   pipeOp
}

func (s *scratch) shared() *sharedOps {
	if s.others == nil {
		s.others = new(sharedOps)
	}
	return s.others
}

var scratches = proc.NewThreadSlot[scratch](nil)

// A lookOp is an operation that is always ready: it looks at an object (qsize,
// is_alive) or does something to it that nobody waits for (close, terminate).
type lookOp struct {
	on     *sched.Object
	kind   string
	name   string
	do     func()
	look   func() starlark.Value // instead of do
	answer starlark.Value
}

func (o *lookOp) Object() *sched.Object { return o.on }
func (o *lookOp) Line() int             { return sched.NoLine }
func (o *lookOp) Ready() bool           { return true }
func (o *lookOp) Apply() {
	if o.do != nil {
		o.do()
		return
	}
	o.answer = o.look()
}

// OpKind implements sched.Kinded. Looking changes nothing, and is not remembered.
func (o *lookOp) OpKind() sched.Kind {
	if o.look != nil {
		return ""
	}
	return sched.Kind(o.kind)
}

func (o *lookOp) Describe() sched.Desc {
	return sched.Desc{Kind: sched.Kind(o.kind), Object: o.name, Detail: core.Short(o.answer)}
}

// act runs f as an operation of p on an object that changes something.
func act(p *proc.Proc, on *sched.Object, kind, name string, f func()) error {
	return p.Task().Do(&lookOp{on: on, kind: kind, name: name, do: f}, sched.Forever)
}

// look runs f, which returns the answer, as an operation of p on an object that
// only observes it.
func look(p *proc.Proc, on *sched.Object, kind, name string, f func() starlark.Value) (starlark.Value, error) {
	op := &lookOp{on: on, kind: kind, name: name, look: f}
	if err := p.Task().Look(op); err != nil {
		return nil, err
	}
	return op.answer, nil
}

// noArguments checks a call that takes none. A name with a dot is that of a method.
func noArguments(name string, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if len(args)+len(kwargs) == 0 {
		return nil
	}
	return unwanted(name, args, kwargs)
}

// writtenInC are the functions and methods that complain in other words under CPython.
var writtenInC = map[string]bool{"SemLock.release": true, "lock.release": true, "lock.locked": true, "get_ident": true, "get_native_id": true}

//go:noinline
func unwanted(name string, args starlark.Tuple, kwargs []starlark.Tuple) error {
	switch {
	case writtenInC[name] && len(kwargs) > 0:
		return proc.Errorf("TypeError", "%s() takes no keyword arguments", name)
	case writtenInC[name]:
		return proc.Errorf("TypeError", "%s() takes no arguments (%d given)", name, len(args))
	case strings.Contains(name, "."):
		name += "(self)"
	default:
		name += "()"
	}
	return core.NewSignature(name).Bind(nil, args, kwargs)
}

// waitTime converts the pair of arguments block and timeout.
func waitTime(block, timeout starlark.Value) (time.Duration, error) {
	if !core.Truth(block, true) {
		return 0, nil
	}
	return core.Timeout(timeout)
}

// currentProcess is multiprocessing.current_process().
func currentProcess(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("current_process", args, kwargs); err != nil {
		return nil, err
	}
	return current(p).object, nil
}

// current returns what the object carries that stands for p in p.
func current(p *proc.Proc) *Process {
	if self, ok := p.Self().(*core.Instance); ok {
		return processOf(self)
	}
	self := &Process{owner: p, name: p.Name(), complete: true}
	self.object = core.NewInstance(p.Home(), mainProcessClass, self)
	p.SetSelf(self.object)
	return self
}

// parentProcess is multiprocessing.parent_process().
func parentProcess(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("parent_process", args, kwargs); err != nil {
		return nil, err
	}
	parent := p.Parent()
	if parent == nil {
		return starlark.None, nil
	}
	s := scratches.Of(p)
	if s.parent == nil {
		s.parent = &parentHandle{p: parent, name: current(p).parentName}
	}
	return s.parent, nil
}

// activeChildren is multiprocessing.active_children(). It joins those that have
// ended.
func activeChildren(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("active_children", args, kwargs); err != nil {
		return nil, err
	}
	var list []starlark.Value
	for _, c := range p.Children() {
		object := c.Handle().(*core.Instance)
		isAlive, err := look(p, c.End(), "is_alive", c.Label(), alive(c))
		if err != nil {
			return nil, err
		}
		if isAlive == starlark.False {
			p.Disown(c)
			continue
		}
		list = append(list, object)
	}
	return starlark.NewList(list), nil
}

// alive returns the question whether a process lives.
func alive(c *proc.Proc) func() starlark.Value {
	return func() starlark.Value { return starlark.Bool(!c.Ended()) }
}

// cpuCount is multiprocessing.cpu_count().
func cpuCount(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := noArguments("BaseContext.cpu_count", args, kwargs); err != nil {
		return nil, err
	}
	return starlark.MakeInt(p.World().CPUs), nil
}
