package collections

import (
	"slices"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
)

// An abstract is one of the classes of collections.abc.
type abstract struct {
	bases   string   // others of them, "" for object
	methods []string // a class that has them all is covered
	classes []*object.Class
}

// abstracts are the classes of collections.abc by name.
var abstracts = map[string]abstract{
	"Container": {"", []string{"__contains__"}, nil},
	"Hashable":  {"", []string{"__hash__"}, nil},
	"Iterable":  {"", []string{"__iter__"}, nil},
	"Iterator":  {"Iterable", []string{"__iter__", "__next__"}, nil},
	"Generator": {"Iterator", []string{"__iter__", "__next__", "send", "throw", "close"}, []*object.Class{function.GeneratorClass}},
	"Reversible": {"Iterable", []string{"__reversed__", "__iter__"}, []*object.Class{object.ListClass, object.TupleClass, object.StrClass,
		object.BytesClass, text.ByteArrayClass, object.RangeClass, object.DictClass, DequeClass}},
	"Sized": {"", []string{"__len__"}, nil},
	"Callable": {"", []string{"__call__"}, []*object.Class{object.FunctionClass, object.BuiltinClass, object.BoundClass,
		object.MethodClass, object.TypeClass}},
	"Collection": {"Sized Iterable Container", []string{"__len__", "__iter__", "__contains__"}, nil},
	"Sequence": {"Reversible Collection", nil, []*object.Class{object.ListClass, object.TupleClass, object.StrClass, object.RangeClass, object.BytesClass,
		text.ByteArrayClass, DequeClass, text.MemoryViewClass}},
	"MutableSequence": {"Sequence", nil, []*object.Class{object.ListClass, text.ByteArrayClass, DequeClass}},
	"ByteString":      {"Sequence", nil, []*object.Class{object.BytesClass, text.ByteArrayClass}},
	"Set":             {"Collection", nil, append(collection.ViewClasses(true, false, true), object.SetClass, collection.FrozenSetClass)},
	"MutableSet":      {"Set", nil, []*object.Class{object.SetClass}},
	"Mapping":         {"Collection", nil, []*object.Class{object.DictClass, ChainMapClass, object.MappingProxyClass}},
	"MutableMapping":  {"Mapping", nil, []*object.Class{object.DictClass, ChainMapClass}},
	"MappingView":     {"Sized", nil, collection.ViewClasses(true, true, true)},
	"KeysView":        {"MappingView Set", nil, collection.ViewClasses(true, false, false)},
	"ItemsView":       {"MappingView Set", nil, collection.ViewClasses(false, false, true)},
	"ValuesView":      {"MappingView Collection", nil, collection.ViewClasses(false, true, false)},
	"Buffer":          {"", []string{"__buffer__"}, []*object.Class{object.BytesClass, text.ByteArrayClass, text.MemoryViewClass}},
	"Awaitable":       {"", []string{"__await__"}, nil},
	"Coroutine":       {"Awaitable", []string{"__await__", "send", "throw", "close"}, nil},
	"AsyncIterable":   {"", []string{"__aiter__"}, nil},
	"AsyncIterator":   {"AsyncIterable", []string{"__anext__"}, nil},
}

// demands are the methods that a class must define that derives from an abstract one; those
// of the bases come to it.
var demands = map[string][]string{
	"Container": {"__contains__"}, "Iterable": {"__iter__"}, "Iterator": {"__next__"}, "Reversible": {"__reversed__"}, "Sized": {"__len__"},
	"Callable": {"__call__"}, "Sequence": {"__getitem__"}, "MutableSequence": {"__setitem__", "__delitem__", "insert"},
	"MutableSet": {"add", "discard"}, "Mapping": {"__getitem__"}, "MutableMapping": {"__setitem__", "__delitem__"},
	"Generator": {"send", "throw"}, "Hashable": {"__hash__"}, "Buffer": {"__buffer__"}, "Coroutine": {"send", "throw"}, "Awaitable": {"__await__"}, "AsyncIterable": {"__aiter__"}, "AsyncIterator": {"__anext__"},
}

// ABCModule is the module collections.abc.
var ABCModule = sync.OnceValue(func() *module.Module { return module.New("collections.abc", collectionsABCMembers()) })

// abstractClasses returns the classes, which have no methods yet.
var abstractClasses = sync.OnceValue(func() starlark.StringDict {
	m := make(starlark.StringDict, len(abstracts))
	for name := range abstracts {
		makeAbstract(m, name)
	}
	return m
})

// collectionsABCMembers is the module collections.abc.
func collectionsABCMembers() starlark.StringDict {
	m := abstractClasses()
	for name, methods := range mixins() {
		m[name].(*object.Class).Define(nil, methods...)
	}
	fillViews(m)
	for _, name := range []string{"Mapping", "Set"} {
		m[name].(*object.Class).Set("__hash__", starlark.None)
	}
	m["Mapping"].(*object.Class).Set("__reversed__", starlark.None)
	m["Mapping"].(*object.Class).Shaped(object.MappingShape)
	m["Sequence"].(*object.Class).Shaped(object.SequenceShape)
	for name, c := range m {
		if !slices.Contains([]string{"Hashable", "Sized", "Buffer", "MappingView", "Callable"}, name) {
			c.(*object.Class).Subscriptable()
		}
	}
	m["MappingView"].(*object.Class).Subscriptable()
	m["Callable"].(*object.Class).SetClassMethods(call.M1("Callable.__class_getitem__(self, args, /)", callableItem))
	return m
}

func makeAbstract(m starlark.StringDict, name string) *object.Class {
	if c, ok := m[name].(*object.Class); ok {
		return c
	}
	a := abstracts[name]
	var bases []*object.Class
	for _, base := range strings.Fields(a.bases) {
		bases = append(bases, makeAbstract(m, base))
	}
	c := object.NewClass(name, bases...).In("collections.abc").WithMeta(ABCMetaClass).Demands(demands[name]...)
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
