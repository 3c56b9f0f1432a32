package contextlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// exitStackClass is contextlib.ExitStack. Its attribute _exits is a list of tuples: a
// method __exit__ and None, or a callback with its arguments.
var exitStackClass = object.NewClass("ExitStack", abstractContextClass).In("contextlib")

const stackAttr = "_exits"

func fillExitStack() {
	exitStackClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"__init__": kit.MethodPython("ExitStack.__init__(self)", func(_ *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn(stackAttr, starlark.NewList(nil))
		}),
		"__enter__":     kit.MethodPython("ExitStack.__enter__(self)", enterSelf),
		"__exit__":      kit.MethodPython("ExitStack"+exitSignature, stackExit),
		"enter_context": kit.MethodPython("ExitStack.enter_context(self, cm)", stackEnter),
		"callback":      stackCallback,
		"push":          kit.MethodPython("ExitStack.push(self, exit)", stackPush),
		"pop_all":       kit.MethodPython("ExitStack.pop_all(self)", stackPopAll),
		"close": kit.MethodPython("ExitStack.close(self)", func(thread *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
			_, err := stackExit(thread, self, []starlark.Value{starlark.None, starlark.None, starlark.None})
			return starlark.None, err
		}),
	})
}

func exitsOf(self *object.Instance) *starlark.List {
	list, ok := self.Own(stackAttr).(*starlark.List)
	if !ok {
		list = starlark.NewList(nil)
		_ = self.SetOwn(stackAttr, list) // fails for unhashable names only
	}
	return list
}

// stackEnter is ExitStack.enter_context(cm).
func stackEnter(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	value, exit, err := exception.WithEnter(thread, v[0])
	if err != nil {
		return nil, err
	}
	return value, exitsOf(self).Append(starlark.Tuple{exit, starlark.None, starlark.None})
}

// stackCallback is ExitStack.callback(callback, *args, **kwds).
func stackCallback(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, raise.Errorf("TypeError", "ExitStack.callback() missing 1 required positional argument: 'callback'")
	}
	names := starlark.NewDict(len(kwargs))
	for _, kw := range kwargs {
		if err := names.SetKey(kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	return args[0], exitsOf(self.(*object.Instance)).Append(starlark.Tuple{args[0], args[1:], names})
}

// stackPush is ExitStack.push(exit): a context manager, or a function like __exit__.
func stackPush(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	exit := v[0]
	if _, ok := object.TypeOf(v[0]).Lookup("__exit__"); ok {
		var err error
		if exit, err = object.GetAttr(thread, v[0], "__exit__"); err != nil {
			return nil, err
		}
	}
	return v[0], exitsOf(self).Append(starlark.Tuple{exit, starlark.None, starlark.None})
}

// stackPopAll is ExitStack.pop_all().
func stackPopAll(thread *starlark.Thread, self *object.Instance, _ []starlark.Value) (starlark.Value, error) {
	to := object.NewInstance(proc.Of(thread).Home(), self.Class(), nil)
	if err := to.SetOwn(stackAttr, exitsOf(self)); err != nil {
		return nil, err
	}
	return to, self.SetOwn(stackAttr, starlark.NewList(nil))
}

// stackExit leaves all managers, the last first. An exception of one takes the place of
// the one before.
func stackExit(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	first, _ := v[1].(*object.Instance)
	exc := first
	list := exitsOf(self)
	for list.Len() > 0 {
		last, err := object.CallMethod(thread, list, "pop", nil, nil)
		if err != nil {
			return nil, err
		}
		exit := last.(starlark.Tuple)
		swallow := false
		if args, ok := exit[1].(starlark.Tuple); ok {
			_, err = starlark.Call(thread, exit[0], args, exit[2].(*starlark.Dict).Items())
		} else {
			swallow, err = exception.WithExit(thread, exit[0], exc)
		}
		if err != nil {
			raised, fatal := exception.Catch(thread, err)
			if fatal != nil {
				return nil, fatal
			}
			exc = raised
		} else if swallow {
			exc = nil
		}
	}
	switch {
	case exc == nil:
		return starlark.Bool(first != nil), nil
	case exc == first:
		return starlark.False, nil
	}
	return nil, exception.Reraise(exc)
}
