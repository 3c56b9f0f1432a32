package typing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
)

// TypesMembers is the module types.
func TypesMembers() starlark.StringDict {
	return starlark.StringDict{
		"SimpleNamespace":       SimpleNamespaceClass,
		"FunctionType":          core.FunctionClass,
		"LambdaType":            core.FunctionClass,
		"MethodType":            core.BoundClass,
		"BuiltinFunctionType":   core.BuiltinClass,
		"BuiltinMethodType":     core.BuiltinClass,
		"GeneratorType":         core.GeneratorClass,
		"ModuleType":            core.ModuleClass,
		"TracebackType":         core.TracebackClass,
		"GenericAlias":          core.GenericClass,
		"NoneType":              core.NoneClass,
		"NotImplementedType":    core.NotImplementedClass,
		"GetSetDescriptorType":  core.GetSetClass,
		"MethodDescriptorType":  core.MethodClass,
		"DynamicClassAttribute": core.PropertyClass,
	}
}
