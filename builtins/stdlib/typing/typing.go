package typing

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
	"github.com/pyq-lang/pyq/builtins/stdlib/re"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// typingAliases are the names that stand for a class, which can be subscripted; the class
// is built in, or one of collections.abc, collections or contextlib.
var typingAliases = map[string]*object.Class{
	"List": object.ListClass, "Dict": object.DictClass, "Set": object.SetClass, "FrozenSet": collection.FrozenSetClass,
	"Tuple": object.TupleClass, "Type": object.TypeClass, "Deque": collections.DequeClass, "DefaultDict": collections.DefaultDictClass,
	"OrderedDict": collections.OrderedDictClass, "Counter": collections.CounterClass, "ChainMap": collections.ChainMapClass, "Pattern": re.PatternClass, "Match": re.MatchClass,
}

// typingABCs are the aliases of the classes of collections.abc, where those of another name
// are not the same.
var typingABCs = []string{"Iterable", "Iterator", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Collection",
	"Container", "Hashable", "Sized", "Reversible", "Callable", "Generator", "Awaitable", "Coroutine", "AsyncIterable",
	"AsyncIterator", "MutableSet", "KeysView", "ItemsView", "ValuesView", "MappingView", "ByteString"}

// typingForms are the names that mean something of their own.
var typingForms = []string{"Any", "Union", "Optional", "Literal", "ClassVar", "Final", "Annotated", "NoReturn", "Never", "Self",
	"LiteralString", "TypeAlias", "Concatenate", "TypeGuard", "Required", "NotRequired", "Unpack"}

// The classes of the module typing that programs derive from.
var (
	genericClass    = object.NewClass("Generic").In("typing")
	protocolClass   = object.NewClass("Protocol", genericClass).In("typing")
	namedTupleClass = object.NewClass("NamedTuple", collections.NamedTupleBase).In("typing")
	typedDictClass  = object.NewClass("TypedDict", object.DictClass).In("typing")
	newTypeClass    = object.NewClass("NewType").In("typing")
)

// Members is the module typing. Nothing looks at annotations; the names are there for
// what programs do with them at run time.
func Members() starlark.StringDict {
	same := func(_ *starlark.Thread, x starlark.Value) (starlark.Value, error) { return x, nil }
	m := call.Functions(
		call.F2("def cast(typ, val)", func(_ *starlark.Thread, _, val starlark.Value) (starlark.Value, error) { return val, nil }),
		call.F2("def assert_type(val, typ, /)", func(_ *starlark.Thread, val, _ starlark.Value) (starlark.Value, error) { return val, nil }),
		call.F1("def overload(func)", same), call.F1("def final(f)", same), call.F1("def no_type_check(arg)", same),
		call.F1("def override(method, /)", same),
		call.F1("def runtime_checkable(cls)", runtimeCheckable),
		call.F1("def get_args(tp)", typingArgs), call.F1("def get_origin(tp)", typingOrigin),
		call.F4("def get_type_hints(obj, globalns=None, localns=None, include_extras=False)", typeHints),
		call.F1("def reveal_type(obj, /)", same),
		call.F1("def assert_never(arg, /)", func(thread *starlark.Thread, arg starlark.Value) (starlark.Value, error) {
			text, err := object.Repr(thread, arg)
			if err != nil {
				return nil, err
			}
			return nil, raise.Errorf("AssertionError", "Expected code to be unreachable, but got: %s", text)
		}),
	)
	for name, class := range typingAliases {
		m[name] = &typingForm{name: name, origin: class}
	}
	abcs := collections.ABCModule()
	for _, name := range typingABCs {
		class, _ := abcs.Attr(name)
		m[name] = &typingForm{name: name, origin: class.(*object.Class)}
	}
	set, _ := abcs.Attr("Set")
	m["AbstractSet"] = &typingForm{name: "AbstractSet", origin: set.(*object.Class)}
	for _, name := range typingForms {
		m[name] = &typingForm{name: name}
	}
	for _, name := range []string{"IO", "TextIO", "BinaryIO", "SupportsInt", "SupportsFloat", "SupportsIndex", "SupportsAbs", "SupportsRound",
		"ContextManager", "AsyncContextManager"} {
		m[name] = &typingForm{name: name}
	}
	m["Generic"], m["Protocol"], m["NamedTuple"], m["TypedDict"] = genericClass, protocolClass, namedTupleClass, typedDictClass
	m["TypeVar"], m["ParamSpec"], m["TypeVarTuple"], m["NewType"] = typeVarClass, paramSpecClass, typeVarTupleClass, newTypeClass
	m["TypeAliasType"], m["ParamSpecArgs"], m["ParamSpecKwargs"] = aliasClass, specPartClass, specPartClass
	m["AnyStr"] = newTypeVar(nil, "AnyStr")
	m["Text"], m["TYPE_CHECKING"] = object.StrClass, starlark.False
	return m
}

// A typingForm is List, Optional and the like, or one with its arguments: List[int]. It is
// immutable.
type typingForm struct {
	name   string
	origin *object.Class  // nil for what stands for no class
	args   starlark.Tuple // nil without arguments
	alias  starlark.Value // what a type statement has made, if this is it with arguments
}

var (
	_ starlark.Mapping    = (*typingForm)(nil)
	_ starlark.Callable   = (*typingForm)(nil)
	_ starlark.HasBinary  = (*typingForm)(nil)
	_ starlark.Comparable = (*typingForm)(nil)
	_ object.Classed      = (*typingForm)(nil)
	_ object.ItemGetter   = (*typingForm)(nil)
	_ object.Comparer     = (*typingForm)(nil)
	_ memory.Traveler     = (*typingForm)(nil)
)

var typingFormClass = object.NewClass("_GenericAlias").In("typing")

// Class returns typing._GenericAlias.
func (f *typingForm) Class() *object.Class { return typingFormClass }
func (f *typingForm) Type() string         { return "typing" }

// String is the repr.
func (f *typingForm) String() string {
	text := "typing." + f.name
	if f.alias != nil {
		text = f.name
	}
	if f.args == nil {
		return text
	}
	args := f.args
	if f.name == "Union" && len(args) == 2 && slices.Contains(args, starlark.Value(object.NoneClass)) {
		text = "typing.Optional"
		args = starlark.Tuple{args[0]}
		if args[0] == starlark.Value(object.NoneClass) {
			args = f.args[1:]
		}
	}
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = f.argText(a)
	}
	if len(parts) == 0 {
		parts = []string{"()"}
	}
	return text + "[" + strings.Join(parts, ", ") + "]"
}

func (f *typingForm) argText(v starlark.Value) string {
	switch v := v.(type) {
	case *object.Class:
		return v.FullName()
	case starlark.String:
		text, err := object.Repr(nil, v)
		if err == nil && f.name != "Literal" && f.name != "Annotated" {
			text = "ForwardRef(" + text + ")"
		}
		return text
	case *starlark.List:
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = f.argText(v.Index(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	if v == object.Ellipsis {
		return "..."
	}
	return v.String()
}

func (f *typingForm) Freeze()               {}
func (f *typingForm) Truth() starlark.Bool  { return true }
func (f *typingForm) Hash() (uint32, error) { return starlark.String(f.String()).Hash() }

// Name returns the form's name.
func (f *typingForm) Name() string { return f.name }

// Origin returns the class for isinstance, nil if there is none, or it has arguments.
func (f *typingForm) Origin() *object.Class {
	if f.args != nil {
		return nil
	}
	return f.origin
}

// Travel copies the arguments, which may be classes of the program.
func (f *typingForm) Travel(c *memory.Copier) (starlark.Value, error) {
	if f.args == nil {
		return f, nil
	}
	args, err := c.Copy(f.args)
	if err != nil {
		return nil, err
	}
	alias := f.alias
	if alias != nil {
		if alias, err = c.Copy(alias); err != nil {
			return nil, err
		}
	}
	return &typingForm{f.name, f.origin, args.(starlark.Tuple), alias}, nil
}

// Get is f[key].
func (f *typingForm) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	v, err = f.GetItem(nil, key)
	return v, err == nil, err
}

// GetItem is f[key].
func (f *typingForm) GetItem(_ *starlark.Thread, key starlark.Value) (starlark.Value, error) {
	args, ok := key.(starlark.Tuple)
	if !ok {
		args = starlark.Tuple{key}
	}
	if f.name != "Literal" {
		args = slices.Clone(args)
		for i, a := range args {
			if a == starlark.None {
				args[i] = object.NoneClass
			}
		}
	}
	switch f.name {
	case "Optional":
		if len(args) != 1 {
			return nil, raise.Errorf("TypeError", "typing.Optional requires a single type. Got %s.", key)
		}
		return unionOf(append(args, object.NoneClass)), nil
	case "Union":
		if len(args) == 0 {
			return nil, raise.Errorf("TypeError", "Cannot take a Union of no types.")
		}
		return unionOf(args), nil
	case "Any": // it is a class
		return nil, raise.Errorf("TypeError", "type 'Any' is not subscriptable")
	case "NoReturn", "Never", "Self", "LiteralString", "TypeAlias":
		return nil, raise.Errorf("TypeError", "typing.%s is not subscriptable", f.name)
	}
	return &typingForm{f.name, f.origin, args, f.alias}, nil
}

// unionOf returns the Union of types: those in unions are taken out, equal ones once.
func unionOf(types starlark.Tuple) starlark.Value {
	var flat starlark.Tuple
	for _, t := range types {
		parts := starlark.Tuple{t}
		if u, ok := t.(*typingForm); ok && u.name == "Union" && u.args != nil {
			parts = u.args
		}
		for _, p := range parts {
			same := func(q starlark.Value) bool { return memory.Same(p, q) || sameForm(p, q) }
			if !slices.ContainsFunc(flat, same) {
				flat = append(flat, p)
			}
		}
	}
	if len(flat) == 1 {
		return flat[0]
	}
	return &typingForm{name: "Union", args: flat}
}

// sameForm reports whether two forms are equal. The order of a Union's types does not
// matter.
func sameForm(a, b starlark.Value) bool {
	f, ok := a.(*typingForm)
	g, ok2 := b.(*typingForm)
	if !ok || !ok2 || f.name != g.name || len(f.args) != len(g.args) || (f.args == nil) != (g.args == nil) {
		return false
	}
	if f.name == "Union" {
		for _, x := range f.args {
			if !slices.ContainsFunc(g.args, func(y starlark.Value) bool { return memory.Same(x, y) || sameForm(x, y) }) {
				return false
			}
		}
		return true
	}
	return f.String() == g.String()
}

// Compare implements object.Comparer.
func (f *typingForm) Compare(_ *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	if op != "==" && op != "!=" {
		return nil, false, nil
	}
	return starlark.Bool(sameForm(f, other) == (op == "==")), true, nil
}

// CompareSameType is == and != of the engine.
func (f *typingForm) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	if op != syntax.EQL && op != syntax.NEQ {
		return false, raise.New(fact.NotOrdered, op.String(), "_GenericAlias", "_GenericAlias")
	}
	return sameForm(f, y) == (op == syntax.EQL), nil
}

// Binary is f | other.
func (f *typingForm) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if op != syntax.PIPE {
		return nil, nil
	}
	a, b := starlark.Value(f), y
	if side == starlark.Right {
		a, b = b, a
	}
	return (&typingForm{name: "Union"}).GetItem(nil, starlark.Tuple{a, b})
}

// CallInternal fails: there is nothing to be made.
func (f *typingForm) CallInternal(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	if f.origin != nil {
		return nil, raise.Errorf("TypeError", "Type %s cannot be instantiated; use %s() instead", f.name, f.origin.ShortName())
	}
	if f.name == "Any" {
		return nil, raise.Errorf("TypeError", "Any cannot be instantiated")
	}
	return nil, raise.Errorf("TypeError", "Cannot instantiate typing.%s", f.name)
}

// Attr returns __origin__, __args__, or what makes the form a base of a class.
func (f *typingForm) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__origin__":
		return typingOrigin(nil, f)
	case "__args__":
		return typingArgs(nil, f)
	case "__parameters__":
		return object.TypeVariablesIn(f.args), nil
	case "__name__", "_name":
		return starlark.String(f.name), nil
	case "__mro_entries__":
		if f.origin == nil {
			return nil, nil
		}
		return call.New(call.F1("def _BaseGenericAlias.__mro_entries__(self, bases)", func(*starlark.Thread, starlark.Value) (starlark.Value, error) {
			return starlark.Tuple{f.origin}, nil
		})), nil
	}
	return nil, nil
}

// AttrNames returns the attributes' names.
func (f *typingForm) AttrNames() []string { return []string{"__args__", "__origin__"} }

func typingArgs(_ *starlark.Thread, tp starlark.Value) (starlark.Value, error) {
	switch x := tp.(type) {
	case *typingForm:
		if x.args != nil {
			return x.args, nil
		}
	case *object.Generic:
		return x.Attr("__args__")
	}
	return starlark.Tuple{}, nil
}

func typingOrigin(_ *starlark.Thread, tp starlark.Value) (starlark.Value, error) {
	switch x := tp.(type) {
	case *typingForm:
		switch {
		case x.alias != nil:
			return x.alias, nil
		case x.origin != nil:
			return x.origin, nil
		case x.args == nil:
		default:
			return &typingForm{name: x.name}, nil
		}
	case *object.Generic:
		return x.Attr("__origin__")
	}
	return starlark.None, nil
}

// typeHints is typing.get_type_hints(obj): the annotations as they are.
func typeHints(thread *starlark.Thread, obj, _, _, _ starlark.Value) (starlark.Value, error) {
	hints, err := object.GetAttr(thread, obj, "__annotations__")
	if err != nil && object.IsError(err, object.AttributeErrorClass) {
		return starlark.NewDict(0), nil
	}
	return hints, err
}
