package object

import (
	"sync"

	"go.starlark.net/starlark"
)

// hostClasses caches the classes of the host's types by name. There are as many as the
// host has types.
var hostClasses sync.Map // string → *Class

// engineNames are the engine's names of types that Python calls otherwise.
var engineNames = map[string]*Class{
	"string": StrClass, "int": IntClass, "float": FloatClass, "bool": BoolClass, "NoneType": NoneClass,
	"list": ListClass, "dict": DictClass, "tuple": TupleClass, "set": SetClass, "bytes": BytesClass,
	"function": FunctionClass, "builtin_function_or_method": BuiltinClass,
	"type": TypeClass, "module": ModuleClass,
}

// EngineClass returns the class that Python calls by the name, if it is one of the engine's
// types, or range, which is as frequent. Otherwise it is nil.
func EngineClass(name string) *Class {
	if name == RangeClass.name {
		return RangeClass
	}
	for _, c := range engineNames {
		if c.name == name {
			return c
		}
	}
	return nil
}

// typeByName returns the class of a type of the engine or the host by its Type().
func typeByName(name string) *Class {
	if c := engineNames[name]; c != nil {
		return c
	}
	if c, ok := hostClasses.Load(name); ok {
		return c.(*Class)
	}
	c, _ := hostClasses.LoadOrStore(name, NewClass(name))
	return c.(*Class)
}

// TypeName returns Python's name of v's type.
func TypeName(v starlark.Value) string {
	return TypeOf(v).Name()
}
