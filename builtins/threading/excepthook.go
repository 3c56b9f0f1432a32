package threading

import (
	"maps"

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
var Module = module.NewPrivate("threading", ownThreading{})

// ownThreading makes the module threading.
type ownThreading struct{}

// Members implements module.ModuleMaker.
func (ownThreading) Members(*proc.Proc) starlark.StringDict {
	m := starlark.StringDict{hookName: defaultHook, "__excepthook__": defaultHook, "ExceptHookArgs": hookArgsClass}
	maps.Copy(m, Members())
	return m
}

// hookName is the member that a program may replace, defaultHook what it is before.
const hookName = "excepthook"

var defaultHook = object.NewFunc(hookName, callDefaultHook)

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

// makeHookArgs is threading.ExceptHookArgs(sequence).
func makeHookArgs(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := hookArgsSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	fields, err := object.Collect(thread, v[0])
	if err != nil {
		return nil, err
	}
	if len(fields) != len(hookFields) {
		return nil, raise.Errorf("TypeError", "_thread._ExceptHookArgs() takes a 4-sequence (%d-sequence given)", len(fields))
	}
	return newHookArgs(proc.Of(thread), fields)
}

var (
	hookArgsSignature = call.NewSignature("def _ExceptHookArgs(sequence)")
	hookSignature     = call.NewSignature("def excepthook(exc)")
)

// ended is called for the error that ended a thread's run. A program's hook takes it;
// otherwise it is returned, and told.
func (t *thread) ended(thread *starlark.Thread, self *object.Instance, err error) error {
	p := proc.Of(thread)
	hook, _ := Module.In(p).Attr(hookName)
	if hook == nil || hook == starlark.Value(defaultHook) {
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
func callDefaultHook(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := hookSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	i, ok := v[0].(*object.Instance)
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
	hookArgsClass.Define(makeHookArgs, map[string]object.MethodFunc{
		"__repr__": func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			text := "_thread._ExceptHookArgs("
			for k, name := range hookFields {
				if k > 0 {
					text += ", "
				}
				field, err := object.Repr(thread, self.(*object.Instance).Own(name))
				if err != nil {
					return nil, err
				}
				text += name + "=" + field
			}
			return starlark.String(text + ")"), nil
		},
	})
}
