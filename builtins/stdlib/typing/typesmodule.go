package typing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// TypesMembers is the module types.
func TypesMembers() starlark.StringDict {
	return starlark.StringDict{
		"SimpleNamespace":           SimpleNamespaceClass,
		"FunctionType":              object.FunctionClass,
		"LambdaType":                object.FunctionClass,
		"MethodType":                object.BoundClass,
		"BuiltinFunctionType":       object.BuiltinClass,
		"BuiltinMethodType":         object.BuiltinClass,
		"GeneratorType":             function.GeneratorClass,
		"ModuleType":                object.ModuleClass,
		"TracebackType":             exception.TracebackClass,
		"GenericAlias":              object.GenericClass,
		"MappingProxyType":          object.MappingProxyClass,
		"CodeType":                  object.CodeClass,
		"CellType":                  function.CellClass,
		"EllipsisType":              object.TypeOf(object.Ellipsis),
		"WrapperDescriptorType":     object.MethodClass,
		"ClassMethodDescriptorType": object.ClassEntryClass,
		"MemberDescriptorType":      object.GetSetClass,
		"coroutine":                 call.New(call.F1("def coroutine(func)", coroutine)),
		"FrameType":                 exception.FrameClass,
		"new_class":                 call.New(call.F4("def new_class(name, bases=(), kwds=None, exec_body=None)", newClass)),
		"prepare_class":             call.New(call.F3("def prepare_class(name, bases=(), kwds=None)", prepareClass)),
		"resolve_bases":             call.New(call.F1("def resolve_bases(bases)", resolveBases)),
		"get_original_bases":        call.New(call.F1("def get_original_bases(cls, /)", originalBases)),
		"NoneType":                  object.NoneClass,
		"UnionType":                 object.UnionClass,
		"NotImplementedType":        object.NotImplementedClass,
		"GetSetDescriptorType":      object.GetSetClass,
		"MethodDescriptorType":      object.MethodClass,
		"DynamicClassAttribute":     function.PropertyClass,
	}
}

// coroutine is types.coroutine(func): there is nothing that would await what it returns.
func coroutine(_ *starlark.Thread, f starlark.Value) (starlark.Value, error) {
	if !object.Callable(f) {
		return nil, raise.Errorf("TypeError", "types.coroutine() expects a callable")
	}
	return f, nil
}

// statement returns what a class statement with these arguments says, and the mapping for its names.
func statement(thread *starlark.Thread, name, bases, kwds starlark.Value, resolve bool) (s object.ClassStatement, names starlark.Value, err error) {
	text, ok := object.Native(name).(starlark.String)
	if !ok {
		return s, nil, raise.Errorf("TypeError", "type.__new__() argument 1 must be str, not %s", object.TypeOf(name).Name())
	}
	s = object.ClassStatement{Name: string(text), Qualname: string(text), Module: "types"}
	if bases != nil {
		list, err := object.Collect(thread, bases)
		if err != nil {
			return s, nil, err
		}
		s.Bases = list
	}
	if d, ok := object.Native(kit.OrNone(kwds)).(*starlark.Dict); ok {
		s.Keywords = d.Items()
	}
	names, err = s.PrepareNames(thread, resolve)
	return s, names, err
}

// newClass is types.new_class.
func newClass(thread *starlark.Thread, name, bases, kwds, body starlark.Value) (starlark.Value, error) {
	s, names, err := statement(thread, name, bases, kwds, true)
	if err != nil {
		return nil, err
	}
	if body = kit.OrNone(body); body != starlark.None {
		if _, err := object.Call1(thread, body, names); err != nil {
			return nil, err
		}
	}
	return object.BuildClass(thread, s, names)
}

// prepareClass is types.prepare_class: the metaclass, the mapping, the other keywords.
func prepareClass(thread *starlark.Thread, name, bases, kwds starlark.Value) (starlark.Value, error) {
	s, names, err := statement(thread, name, bases, kwds, false)
	if err != nil {
		return nil, err
	}
	rest := new(starlark.Dict)
	for _, kw := range s.Keywords {
		if err := rest.SetKey(kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	return starlark.Tuple{s.Metaclass(), names, rest}, nil
}

// resolveBases is types.resolve_bases.
func resolveBases(thread *starlark.Thread, bases starlark.Value) (starlark.Value, error) {
	list, err := object.Collect(thread, bases)
	if err != nil {
		return nil, err
	}
	to, err := object.ResolveBases(thread, list)
	if err != nil || to == nil {
		return bases, err
	}
	return to, nil
}

// originalBases is types.get_original_bases.
func originalBases(thread *starlark.Thread, cls starlark.Value) (starlark.Value, error) {
	c, ok := cls.(*object.Class)
	if !ok {
		return nil, raise.Errorf("TypeError", "Expected an instance of type, not '%s'", object.TypeOf(cls).Name())
	}
	if own := c.Own("__orig_bases__"); own != nil {
		return own, nil
	}
	return object.GetAttr(thread, c, "__bases__")
}
