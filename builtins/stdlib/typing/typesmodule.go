package typing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
)

// TypesMembers is the module types.
func TypesMembers() starlark.StringDict {
	return starlark.StringDict{
		"SimpleNamespace":       SimpleNamespaceClass,
		"FunctionType":          object.FunctionClass,
		"LambdaType":            object.FunctionClass,
		"MethodType":            object.BoundClass,
		"BuiltinFunctionType":   object.BuiltinClass,
		"BuiltinMethodType":     object.BuiltinClass,
		"GeneratorType":         function.GeneratorClass,
		"ModuleType":            object.ModuleClass,
		"TracebackType":         exception.TracebackClass,
		"GenericAlias":          object.GenericClass,
		"NoneType":              object.NoneClass,
		"UnionType":             object.UnionClass,
		"NotImplementedType":    object.NotImplementedClass,
		"GetSetDescriptorType":  object.GetSetClass,
		"MethodDescriptorType":  object.MethodClass,
		"DynamicClassAttribute": function.PropertyClass,
	}
}
