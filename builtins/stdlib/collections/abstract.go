package collections

import (
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
)

// An abstract is one of the classes of collections.abc.
type abstract struct {
	base    string   // another of them, "" for object
	methods []string // a class that has them all is covered
	classes []*object.Class
}

// abstracts are the classes of collections.abc by name.
var abstracts = map[string]abstract{
	"Container": {"", []string{"__contains__"}, nil},
	"Hashable":  {"", []string{"__hash__"}, nil},
	"Iterable":  {"", []string{"__iter__"}, nil},
	"Iterator":  {"Iterable", []string{"__iter__", "__next__"}, nil},
	"Generator": {"Iterator", nil, []*object.Class{function.GeneratorClass}},
	"Reversible": {"Iterable", []string{"__reversed__"}, []*object.Class{object.ListClass, object.TupleClass, object.StrClass,
		object.BytesClass, text.ByteArrayClass, object.RangeClass, object.DictClass, DequeClass}},
	"Sized": {"", []string{"__len__"}, nil},
	"Callable": {"", []string{"__call__"}, []*object.Class{object.FunctionClass, object.BuiltinClass, object.BoundClass,
		object.MethodClass, object.TypeClass}},
	"Collection":      {"Sized", []string{"__len__", "__iter__", "__contains__"}, nil},
	"Sequence":        {"Collection", nil, []*object.Class{object.ListClass, object.TupleClass, object.StrClass, object.RangeClass, object.BytesClass, text.ByteArrayClass, DequeClass}},
	"MutableSequence": {"Sequence", nil, []*object.Class{object.ListClass, text.ByteArrayClass, DequeClass}},
	"ByteString":      {"Sequence", nil, []*object.Class{object.BytesClass, text.ByteArrayClass}},
	"Set":             {"Collection", nil, []*object.Class{object.SetClass, collection.FrozenSetClass}},
	"MutableSet":      {"Set", nil, []*object.Class{object.SetClass}},
	"Mapping":         {"Collection", nil, []*object.Class{object.DictClass, ChainMapClass}},
	"MutableMapping":  {"Mapping", nil, []*object.Class{object.DictClass, ChainMapClass}},
	"MappingView":     {"Sized", nil, nil},
	"KeysView":        {"MappingView", nil, nil},
	"ItemsView":       {"MappingView", nil, nil},
	"ValuesView":      {"MappingView", nil, nil},
	"Awaitable":       {"", []string{"__await__"}, nil},
	"Coroutine":       {"Awaitable", []string{"__await__"}, nil},
	"AsyncIterable":   {"", []string{"__aiter__"}, nil},
	"AsyncIterator":   {"AsyncIterable", []string{"__anext__"}, nil},
}

// demands are the methods that a class must define that derives from an abstract one; those
// of the bases come to it.
var demands = map[string][]string{
	"Container": {"__contains__"}, "Iterable": {"__iter__"}, "Iterator": {"__next__"}, "Reversible": {"__reversed__"}, "Sized": {"__len__"},
	"Callable": {"__call__"}, "Sequence": {"__getitem__"}, "MutableSequence": {"__setitem__", "__delitem__", "insert"},
	"MutableSet": {"add", "discard"}, "Mapping": {"__getitem__"}, "MutableMapping": {"__setitem__", "__delitem__"},
	"Generator": {"send", "throw"}, "Awaitable": {"__await__"}, "AsyncIterable": {"__aiter__"}, "AsyncIterator": {"__anext__"},
}

// ABCModule is the module collections.abc.
var ABCModule = sync.OnceValue(func() *module.Module { return module.New("collections.abc", collectionsABCMembers()) })

// collectionsABCMembers is the module collections.abc.
func collectionsABCMembers() starlark.StringDict {
	m := make(starlark.StringDict, len(abstracts))
	for name := range abstracts {
		makeAbstract(m, name)
	}
	for name, methods := range mixins() {
		m[name].(*object.Class).Define(nil, methods...)
	}
	m["Mapping"].(*object.Class).Shaped(object.MappingShape).Set("__hash__", starlark.None)
	m["Sequence"].(*object.Class).Shaped(object.SequenceShape)
	return m
}

func makeAbstract(m starlark.StringDict, name string) *object.Class {
	if c, ok := m[name].(*object.Class); ok {
		return c
	}
	a := abstracts[name]
	base := object.ObjectClass
	if a.base != "" {
		base = makeAbstract(m, a.base)
	}
	c := object.NewClass(name, base).In("collections.abc").WithMeta(ABCMetaClass).Demands(demands[name]...)
	c.Covers(func(k *object.Class) bool {
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
