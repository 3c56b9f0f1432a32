package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// This file has the shapes of methods that CPython writes in C, which check the
// number of their arguments in words of their own. name is the full name
// ("list.append") where the words need it.

// method0 makes a method that takes no arguments.
func method0(name string, f func(*starlark.Thread, starlark.Value) (starlark.Value, error)) MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) > 0 || len(kwargs) > 0 {
			if len(kwargs) > 0 {
				return nil, noKeywords(name)
			}
			return nil, proc.Errorf("TypeError", "%s() takes no arguments (%d given)", name, len(args))
		}
		return f(thread, self)
	}
}

// method1 makes a method that takes one argument.
func method1(name string, f func(_ *starlark.Thread, self, x starlark.Value) (starlark.Value, error)) MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) != 1 || len(kwargs) > 0 {
			if len(kwargs) > 0 {
				return nil, noKeywords(name)
			}
			return nil, proc.Errorf("TypeError", "%s() takes exactly one argument (%d given)", name, len(args))
		}
		return f(thread, self, args[0])
	}
}

// methodN makes a method of class that takes at least least and at most most arguments by
// position; most < 0 is any number.
func methodN(class, name string, least, most int, f func(*starlark.Thread, starlark.Value, starlark.Tuple) (starlark.Value, error)) MethodFunc {
	full := class + "." + name
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := checkArgs(full, name, args, kwargs, least, most); err != nil {
			return nil, err
		}
		return f(thread, self, args)
	}
}

// checkArgs checks the number of arguments by position, and that there are none by
// keyword; most < 0 is any number.
func checkArgs(full, name string, args starlark.Tuple, kwargs []starlark.Tuple, least, most int) error {
	n := len(args)
	if len(kwargs) == 0 && n >= least && (n <= most || most < 0) {
		return nil
	}
	if len(kwargs) > 0 {
		return noKeywords(full)
	}
	bound, limit := "at most ", most
	if n < least {
		bound, limit = "at least ", least
	}
	if least == most {
		bound = ""
	}
	arguments := "arguments"
	if limit == 1 {
		arguments = "argument"
	}
	return proc.Errorf("TypeError", "%s expected %s%d %s, got %d", name, bound, limit, arguments, n)
}

func noKeywords(name string) error {
	return proc.Errorf("TypeError", "%s() takes no keyword arguments", name)
}

// A GetSet is a data attribute of a built-in class, read from the instance:
// range.start. GetAttr of an instance returns Get's result.
type GetSet struct {
	name  string
	class *Class
	get   func(self starlark.Value) starlark.Value
}

var (
	_ starlark.Value = (*GetSet)(nil)
	_ proc.Traveler  = (*GetSet)(nil)
)

// DefineGetSet adds a data attribute that can only be read to a built-in class, in an
// init function.
func (c *Class) DefineGetSet(name string, get func(self starlark.Value) starlark.Value) {
	c.dict[name] = &GetSet{name, c, get}
}

func (g *GetSet) String() string {
	return "<attribute '" + g.name + "' of '" + g.class.name + "' objects>"
}
func (g *GetSet) Type() string                                { return "getset_descriptor" }
func (g *GetSet) Freeze()                                     {}
func (g *GetSet) Truth() starlark.Bool                        { return true }
func (g *GetSet) Hash() (uint32, error)                       { return starlark.String(g.name).Hash() }
func (g *GetSet) Travel(*proc.Copier) (starlark.Value, error) { return g, nil }

// Get returns the attribute of an instance of the class.
func (g *GetSet) Get(self starlark.Value) starlark.Value { return g.get(self) }

// builtinAttr is the Attr of a value whose attributes are all in its class.
func builtinAttr(self starlark.Value, name string) (starlark.Value, error) {
	v, ok := TypeOf(self).Lookup(name)
	if !ok {
		return nil, nil
	}
	switch v := v.(type) {
	case *MethodDescriptor:
		return v.Bind(self), nil
	case *GetSet:
		return v.Get(self), nil
	}
	return v, nil
}

// An Extended value is an instance of a program's class that is derived from a built-in one.
type Extended interface {
	// Base returns the value of the built-in class that the instance extends.
	Base() starlark.Value
}

// baseOf returns self as a T, for a method of T's class: self itself, or what
// an instance of a derived class extends.
func baseOf[T starlark.Value](self starlark.Value) T {
	if v, ok := self.(T); ok {
		return v
	}
	return self.(Extended).Base().(T)
}

// asInt returns v as an integer, as operator.index does; ok is false if v is none.
func asInt(thread *starlark.Thread, v starlark.Value) (i starlark.Int, ok bool, err error) {
	switch v := v.(type) {
	case starlark.Int:
		return v, true, nil
	case starlark.Bool:
		if v {
			return starlark.MakeInt(1), true, nil
		}
		return starlark.MakeInt(0), true, nil
	case Integral:
		return v.AsIndex(thread)
	}
	return i, false, nil
}

// toInt is asInt with Python's usual TypeError.
func toInt(thread *starlark.Thread, v starlark.Value) (starlark.Int, error) {
	i, ok, err := asInt(thread, v)
	if !ok && err == nil {
		err = proc.Errorf("TypeError", "'%s' object cannot be interpreted as an integer", TypeOf(v).Name())
	}
	return i, err
}

// toSize returns v as a Go int, as an argument of a C function that takes a
// Py_ssize_t.
func toSize(thread *starlark.Thread, v starlark.Value) (int, error) {
	i, err := toInt(thread, v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	if !ok {
		return 0, proc.Errorf("OverflowError", "Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}
