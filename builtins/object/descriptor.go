package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/raise"
)

// GiveGet gives a class of descriptors __get__, and with data __set__ and __delete__, for programs
// that call them.
func (c *Class) GiveGet(data bool) {
	c.GiveWhole(call.M2("slot "+c.name+".__get__(self, instance, owner=None, /)", func(thread *starlark.Thread, self, instance, owner starlark.Value) (starlark.Value, error) {
		class, _ := owner.(*Class)
		if instance == starlark.None {
			if class == nil {
				return nil, raise.Errorf("TypeError", "__get__(None, None) is invalid")
			}
			if class != NoneClass {
				instance = nil
			}
		}
		if class == nil {
			class = TypeOf(instance)
		}
		return BindAttr(thread, c.descriptor(self), instance, class)
	}))
	if !data {
		return
	}
	c.GiveWhole(
		Slot2("__set__", func(thread *starlark.Thread, self, instance, v starlark.Value) (starlark.Value, error) {
			return starlark.None, setData(thread, c.descriptor(self), instance, v)
		}),
		Slot1("__delete__", func(thread *starlark.Thread, self, instance starlark.Value) (starlark.Value, error) {
			return starlark.None, setData(thread, c.descriptor(self), instance, nil)
		}),
	)
}

// descriptor returns the built-in descriptor that an instance of a derived class carries.
func (c *Class) descriptor(self starlark.Value) starlark.Value {
	if i, ok := self.(*Instance); ok {
		return i.native(c)
	}
	return self
}

// GiveCall gives a class of callable values __call__, for programs that call that.
func (c *Class) GiveCall() {
	c.Define(nil, call.MRaw("slot "+c.name+".__call__(self, /, *args, **kwargs)", func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return starlark.Call(thread, self, args, kwargs)
	}))
}

func fillMethods() {
	MethodClass.GiveGet(false)
	BoundClass.GiveGet(false)
	GetSetClass.GiveGet(true)
	ClassEntryClass.GiveGet(false)
	for _, c := range []*Class{BuiltinClass, BoundClass, MethodClass} {
		c.GiveCall()
	}
	GenericClass.Define(call.M2("GenericAlias(self, origin, args, /)", func(_ *starlark.Thread, _ *Class, origin, args starlark.Value) (starlark.Value, error) {
		c, ok := origin.(*Class)
		if !ok {
			return nil, raise.Errorf("TypeError", "GenericAlias() argument 1 must be a class")
		}
		return NewGeneric(c, args)
	}))
	BoundClass.Define(call.M2("method(self, function, instance, /)", func(_ *starlark.Thread, _ *Class, f, self starlark.Value) (starlark.Value, error) {
		if !Callable(f) {
			return nil, raise.Errorf("TypeError", "first argument must be callable")
		}
		if self == starlark.None {
			return nil, raise.Errorf("TypeError", "instance must not be None")
		}
		return NewBoundMethod(self, f), nil
	}))
}

// fillModule makes types.ModuleType a class of objects: a module that a program makes has its
// variables as attributes.
func fillModule() {
	ModuleClass.DefineObjects(func(*starlark.Thread, *Instance, starlark.Tuple, []starlark.Tuple) (any, error) { return nil, nil },
		call.M2("slot module.__init__(self, name, doc=None)", func(_ *starlark.Thread, self *Instance, name, doc starlark.Value) (starlark.Value, error) {
			if _, ok := Native(name).(starlark.String); !ok {
				return nil, raise.Errorf("TypeError", "module() argument 'name' must be str, not %s", TypeOf(name).Name())
			}
			if doc == nil {
				doc = starlark.None
			}
			for _, a := range []attributeOf{{"__name__", name}, {"__doc__", doc}, {"__package__", starlark.None}, {"__loader__", starlark.None}, {"__spec__", starlark.None}} {
				if err := self.SetOwn(a.name, a.v); err != nil {
					return nil, err
				}
			}
			return starlark.None, nil
		}),
		Slot0("__repr__", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			i, ok := self.(*Instance)
			if !ok {
				return starlark.String(self.String()), nil
			}
			name := i.Own("__name__")
			if name == nil {
				name = starlark.String("?")
			}
			text, err := Repr(thread, name)
			return starlark.String("<module " + text + ">"), err
		}),
	)
}

type attributeOf struct {
	name string
	v    starlark.Value
}
