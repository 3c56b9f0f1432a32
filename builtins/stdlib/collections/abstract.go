package collections

import (
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
)

// An abstract is one of the classes of collections.abc.
type abstract struct {
	base    string   // another of them, "" for object
	methods []string // a class that has them all is covered
	classes []*core.Class
}

// abstracts are the classes of collections.abc by name.
var abstracts = map[string]abstract{
	"Container": {"", []string{"__contains__"}, nil},
	"Hashable":  {"", []string{"__hash__"}, nil},
	"Iterable":  {"", []string{"__iter__"}, nil},
	"Iterator":  {"Iterable", []string{"__iter__", "__next__"}, nil},
	"Generator": {"Iterator", nil, []*core.Class{core.GeneratorClass}},
	"Reversible": {"Iterable", []string{"__reversed__"}, []*core.Class{core.ListClass, core.TupleClass, core.StrClass,
		core.BytesClass, core.ByteArrayClass, core.RangeClass, core.DictClass, DequeClass}},
	"Sized": {"", []string{"__len__"}, nil},
	"Callable": {"", []string{"__call__"}, []*core.Class{core.FunctionClass, core.BuiltinClass, core.BoundClass,
		core.MethodClass, core.TypeClass}},
	"Collection":      {"Sized", []string{"__len__", "__iter__", "__contains__"}, nil},
	"Sequence":        {"Collection", nil, []*core.Class{core.ListClass, core.TupleClass, core.StrClass, core.RangeClass, core.BytesClass, core.ByteArrayClass, DequeClass}},
	"MutableSequence": {"Sequence", nil, []*core.Class{core.ListClass, core.ByteArrayClass, DequeClass}},
	"ByteString":      {"Sequence", nil, []*core.Class{core.BytesClass, core.ByteArrayClass}},
	"Set":             {"Collection", nil, []*core.Class{core.SetClass, core.FrozenSetClass}},
	"MutableSet":      {"Set", nil, []*core.Class{core.SetClass}},
	"Mapping":         {"Collection", nil, []*core.Class{core.DictClass, ChainMapClass}},
	"MutableMapping":  {"Mapping", nil, []*core.Class{core.DictClass, ChainMapClass}},
	"MappingView":     {"Sized", nil, nil},
	"KeysView":        {"MappingView", nil, nil},
	"ItemsView":       {"MappingView", nil, nil},
	"ValuesView":      {"MappingView", nil, nil},
	"Awaitable":       {"", []string{"__await__"}, nil},
	"Coroutine":       {"Awaitable", []string{"__await__"}, nil},
	"AsyncIterable":   {"", []string{"__aiter__"}, nil},
	"AsyncIterator":   {"AsyncIterable", []string{"__anext__"}, nil},
}

// ABCModule is the module collections.abc.
var ABCModule = sync.OnceValue(func() *core.Module { return core.NewModule("collections.abc", collectionsABCMembers()) })

// collectionsABCMembers is the module collections.abc.
func collectionsABCMembers() starlark.StringDict {
	m := make(starlark.StringDict, len(abstracts))
	for name := range abstracts {
		makeAbstract(m, name)
	}
	for name, methods := range mixins() {
		m[name].(*core.Class).Define(nil, methods)
	}
	m["Mapping"].(*core.Class).Set("__hash__", starlark.None)
	return m
}

func makeAbstract(m starlark.StringDict, name string) *core.Class {
	if c, ok := m[name].(*core.Class); ok {
		return c
	}
	a := abstracts[name]
	base := core.ObjectClass
	if a.base != "" {
		base = makeAbstract(m, a.base)
	}
	c := core.NewClass(name, base).In("collections.abc").WithMeta(ABCMetaClass)
	c.Covers(func(k *core.Class) bool {
		if slices.ContainsFunc(a.classes, k.Is) {
			return true
		}
		return len(a.methods) > 0 && !slices.ContainsFunc(a.methods, func(method string) bool {
			v, ok := k.Lookup(method)
			return !ok || v == starlark.None
		})
	})
	m[name] = c
	return c
}
