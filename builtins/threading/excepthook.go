package threading

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Module is the module threading. Every process has its own, for a program may
// set threading.excepthook.
var Module = module.NewPrivate("threading", ownThreading{}).WithText("_dangling", "_dangling")

// ownThreading makes the module threading.
type ownThreading struct{}

// Members implements module.ModuleMaker.
func (ownThreading) Members(*proc.Proc) starlark.StringDict {
	m := starlark.StringDict{hookName: defaultHook(), "__excepthook__": defaultHook(), "ExceptHookArgs": hookArgsClass}
	maps.Copy(m, Members())
	return m
}

// hookName is the member that a program may replace, defaultHook what it is before.
const hookName = "excepthook"

var defaultHook = sync.OnceValue(func() *call.Builtin {
	return call.New(call.F1("_thread._excepthook(args, /)", callDefaultHook))
})

// hookArgsClass is threading.ExceptHookArgs, a tuple with names.
var hookArgsClass = object.NewClass("_ExceptHookArgs", object.TupleClass).In("_thread")

var hookFields = []string{"exc_type", "exc_value", "exc_traceback", "thread"}

func newHookArgs(p *proc.Proc, fields starlark.Tuple) (*object.Instance, error) {
	i := object.NewInstance(p.Home(), hookArgsClass, fields)
	for k, name := range hookFields {
		if err := i.SetOwn(name, fields[k]); err != nil {
			return nil, err
		}
	}
	return i, nil
}

// makeHookArgs is threading.ExceptHookArgs(sequence). The dict would hold fields that have no
// place in the sequence, of which there are none.
func makeHookArgs(thread *starlark.Thread, _ *object.Class, sequence, dict starlark.Value) (starlark.Value, error) {
	fields, err := object.Collect(thread, sequence)
	if object.IsError(err, object.TypeErrorClass) {
		err = raise.Errorf("TypeError", "constructor requires a sequence")
	}
	if err != nil {
		return nil, err
	}
	if dict != nil && !object.TypeOf(dict).Is(object.DictClass) {
		return nil, raise.Arguments("_thread._ExceptHookArgs() takes a dict as second arg, if any")
	}
	if len(fields) != len(hookFields) {
		return nil, raise.Arguments("_thread._ExceptHookArgs() takes a 4-sequence (%d-sequence given)", len(fields))
	}
	return newHookArgs(proc.Of(thread), fields)
}

// ended is called for the error that ended a thread's run. A program's hook takes it;
// otherwise it is returned, and told.
func (t *thread) ended(thread *starlark.Thread, self *object.Instance, err error) error {
	p := proc.Of(thread)
	hook, _ := Module.In(p).Attr(hookName)
	if hook == nil || hook == starlark.Value(defaultHook()) {
		return err
	}
	exc, stop := exception.Catch(thread, err)
	if stop != nil {
		return stop
	}
	args, err := newHookArgs(p, starlark.Tuple{exc.Class(), exc, exception.TracebackOf(exc), self})
	if err != nil {
		return err
	}
	if _, err := starlark.Call(thread, hook, starlark.Tuple{args}, nil); err != nil {
		exc, stop := exception.Catch(thread, err)
		if stop != nil {
			return stop
		}
		p.ReportError("Exception in threading.excepthook:", t.name, exception.Reraise(exc))
	}
	return nil
}

// callDefaultHook is threading.__excepthook__(args), for a hook that calls it.
func callDefaultHook(thread *starlark.Thread, args starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	i, ok := args.(*object.Instance)
	if !ok || i.Class() != hookArgsClass {
		return nil, raise.Errorf("TypeError", "_thread.excepthook argument type must be ExceptHookArgs")
	}
	name := handle.TaskName(p)
	if t, ok := i.Own("thread").(*object.Instance); ok {
		name = threadOf(t).name
	}
	exc, ok := i.Own("exc_value").(*object.Instance)
	if ok && !exc.Class().Is(object.SystemExitClass) {
		p.ReportError("Exception in thread "+name+":", name, exception.Reraise(exc))
	}
	return starlark.None, nil
}

func fillHookArgs() {
	hookArgsClass.Define(call.M2("structseq(self, sequence, dict={})", makeHookArgs),
		object.Slot0("__repr__", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			text := "_thread._ExceptHookArgs("
			for k, name := range hookFields {
				if k > 0 {
					text += ", "
				}
				field, err := object.Repr(thread, handle.OrNone(self.Own(name)))
				if err != nil {
					return nil, err
				}
				text += name + "=" + field
			}
			return starlark.String(text + ")"), nil
		}),
	)
}
