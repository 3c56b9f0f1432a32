package contextlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
)

// exitStackClass is contextlib.ExitStack. Its attribute _exits is a list of tuples: a
// method __exit__ and None, or a callback with its arguments.
var exitStackClass = object.NewClass("ExitStack", abstractContextClass).In("contextlib")

const stackAttr = "_exits"

func fillExitStack() {
	exitStackClass.DefineObjects(kit.PlainObject,
		call.M0("def _BaseExitStack.__init__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.None, self.SetOwn(stackAttr, starlark.NewList(nil))
		}),
		call.M0("def ExitStack.__enter__(self)", enterSelf),
		call.MArgs("def ExitStack.__exit__(self, *exc_details)", func(thread *starlark.Thread, self *object.Instance, details starlark.Tuple) (starlark.Value, error) {
			if len(details) < 2 {
				return stackExit(thread, self, nil)
			}
			return stackExit(thread, self, details[1])
		}),
		call.M1("def _BaseExitStack.enter_context(self, cm)", stackEnter),
		call.MOpen("def _BaseExitStack.callback(self, callback, /, *args, **kwds)", stackCallback),
		call.M1("def _BaseExitStack.push(self, exit)", stackPush),
		call.M0("def _BaseExitStack.pop_all(self)", stackPopAll),
		call.M0("def ExitStack.close(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			_, err := stackExit(thread, self, nil)
			return starlark.None, err
		}),
	)
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
func stackEnter(thread *starlark.Thread, self *object.Instance, cm starlark.Value) (starlark.Value, error) {
	value, exit, err := exception.WithEnter(thread, cm)
	if err != nil {
		return nil, err
	}
	return value, exitsOf(self).Append(starlark.Tuple{exit, starlark.None, starlark.None})
}

// stackCallback is ExitStack.callback(callback, *args, **kwds).
func stackCallback(_ *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	names := starlark.NewDict(len(kwargs))
	for _, kw := range kwargs {
		if err := names.SetKey(kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	return args[0], exitsOf(self).Append(starlark.Tuple{args[0], args[1:], names})
}

// stackPush is ExitStack.push(exit): a context manager, or a function like __exit__.
func stackPush(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
	exit := v
	if _, ok := object.TypeOf(v).Lookup("__exit__"); ok {
		var err error
		if exit, err = object.GetAttr(thread, v, "__exit__"); err != nil {
			return nil, err
		}
	}
	return v, exitsOf(self).Append(starlark.Tuple{exit, starlark.None, starlark.None})
}

// stackPopAll is ExitStack.pop_all().
func stackPopAll(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	to := object.NewInstance(proc.Of(thread).Home(), self.Class(), nil)
	if err := to.SetOwn(stackAttr, exitsOf(self)); err != nil {
		return nil, err
	}
	return to, self.SetOwn(stackAttr, starlark.NewList(nil))
}

// stackExit leaves all managers, the last first. An exception of one takes the place of
// the one before. value is the exception of the with statement's body, if there is one.
func stackExit(thread *starlark.Thread, self *object.Instance, value starlark.Value) (starlark.Value, error) {
	first, _ := value.(*object.Instance)
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
