package dataclasses

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The attributes of a data class that are the module's own.
const (
	fieldsAttr = "__dataclass_fields__"
	paramsAttr = "__dataclass_params__"
)

// frozenInstanceError is what an assignment to a frozen data class's attribute raises.
var frozenInstanceError = object.NewClass("FrozenInstanceError", object.AttributeErrorClass).In("dataclasses")

// Members is the module dataclasses.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F("def dataclass(cls=None, /, *, "+dataOptions+")", dataclass),
		call.F("def field(*, default=<dataclasses._MISSING_TYPE object>, default_factory=<dataclasses._MISSING_TYPE object>, init=True, repr=True, "+
			"hash=None, compare=True, metadata=None, kw_only=<dataclasses._MISSING_TYPE object>)", makeField),
		call.F1("def fields(class_or_instance)", dataFields),
		call.F1("def is_dataclass(obj)", isDataclass),
		call.F2("def asdict(obj, *, dict_factory=<class 'dict'>)", fieldsAsDict),
		call.F2("def astuple(obj, *, tuple_factory=<class 'tuple'>)", asTuple),
		call.FOpen("def replace(obj, /, **changes)", replaceFields),
		call.F("def make_dataclass(cls_name, fields, *, bases=(), namespace=None, "+dataOptions+", module=None)", makeDataclass),
	)
	m["Field"], m["InitVar"], m["KW_ONLY"], m["MISSING"] = dataFieldClass, initVarClass, kwOnly, missing
	m["FrozenInstanceError"] = frozenInstanceError
	return m
}

// A sentinel is a value that stands for itself only.
type sentinel struct{ text string }

var (
	missing = &sentinel{"<dataclasses._MISSING_TYPE object at " + object.Address("MISSING") + ">"}
	kwOnly  = &sentinel{"<dataclasses._KW_ONLY_TYPE object at " + object.Address("KW_ONLY") + ">"}
)

func (s *sentinel) String() string                                { return s.text }
func (s *sentinel) Type() string                                  { return "sentinel" }
func (s *sentinel) Freeze()                                       {}
func (s *sentinel) Truth() starlark.Bool                          { return true }
func (s *sentinel) Hash() (uint32, error)                         { return starlark.String(s.text).Hash() }
func (s *sentinel) Travel(*memory.Copier) (starlark.Value, error) { return s, nil }

// initVarClass is dataclasses.InitVar, which programs use in annotations only.
var initVarClass = object.NewClass("InitVar").In("dataclasses")

// A fieldKind says what an annotation makes of a name.
type fieldKind uint8

const (
	plainField fieldKind = iota
	classVar
	initVar
	onlyKeywords
)

// kindOf looks at the text of an annotation.
func kindOf(annotation starlark.Value) fieldKind {
	text, ok := annotation.(starlark.String)
	if !ok {
		if annotation == starlark.Value(kwOnly) {
			return onlyKeywords
		}
		return plainField
	}
	name, _, _ := strings.Cut(strings.Trim(string(text), `"' `), "[")
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "ClassVar":
		return classVar
	case "InitVar":
		return initVar
	case "KW_ONLY":
		return onlyKeywords
	}
	return plainField
}

// dataFieldClass is dataclasses.Field.
var dataFieldClass = object.NewClass("Field").In("dataclasses")

// A dataField is what field() returns, and a field of a data class.
type dataField struct {
	name             string
	site             *object.Site // where the methods read and set it
	annotation       starlark.Value
	value            starlark.Value // nil if there is none
	factory          starlark.Value // nil if there is none
	init, repr       bool
	compare          bool
	hash             starlark.Value // True, False or None
	metadata         starlark.Value
	keyword, decided bool // kw_only, and whether field() said so
	kind             fieldKind
}

var (
	_ starlark.HasAttrs = (*dataField)(nil)
	_ memory.Traveler   = (*dataField)(nil)
	_ object.Reprer     = (*dataField)(nil)
)

// makeField is field(*, default, default_factory, init, ...).
func makeField(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	given := func(v starlark.Value) starlark.Value {
		if v == starlark.Value(missing) {
			return nil
		}
		return v
	}
	f := &dataField{value: given(v[0]), factory: given(v[1]), hash: starlark.None, metadata: starlark.NewDict(0)}
	if f.value != nil && f.factory != nil {
		return nil, raise.Errorf("ValueError", "cannot specify both default and default_factory")
	}
	f.decided = v[7] != nil && v[7] != starlark.Value(missing)
	for _, flag := range []struct {
		to  *bool
		v   starlark.Value
		def bool
	}{{&f.init, v[2], true}, {&f.repr, v[3], true}, {&f.compare, v[5], true}, {&f.keyword, given(v[7]), false}} {
		*flag.to = flag.def
		if flag.v != nil {
			var err error
			if *flag.to, err = object.IsTrue(thread, flag.v); err != nil {
				return nil, err
			}
		}
	}
	if v[4] != nil {
		f.hash = v[4]
	}
	if v[6] != nil && v[6] != starlark.None {
		f.metadata = v[6]
	}
	return f, nil
}

func (f *dataField) String() string        { return "Field(name='" + f.name + "')" }
func (f *dataField) Type() string          { return "Field" }
func (f *dataField) Class() *object.Class  { return dataFieldClass }
func (f *dataField) Freeze()               {}
func (f *dataField) Truth() starlark.Bool  { return true }
func (f *dataField) Hash() (uint32, error) { return starlark.String(f.name).Hash() }

// AttrNames returns the attributes' names, in the order of the repr.
func (f *dataField) AttrNames() []string {
	return []string{"name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only"}
}

// Attr returns an attribute.
func (f *dataField) Attr(name string) (starlark.Value, error) {
	orMissing := func(v starlark.Value) starlark.Value {
		if v == nil {
			return missing
		}
		return v
	}
	switch name {
	case "name":
		return starlark.String(f.name), nil
	case "type":
		return typeOfAnnotation(f.annotation), nil
	case "default":
		return orMissing(f.value), nil
	case "default_factory":
		return orMissing(f.factory), nil
	case "init":
		return starlark.Bool(f.init), nil
	case "repr":
		return starlark.Bool(f.repr), nil
	case "hash":
		return f.hash, nil
	case "compare":
		return starlark.Bool(f.compare), nil
	case "metadata":
		return f.metadata, nil
	case "kw_only":
		return starlark.Bool(f.keyword), nil
	}
	return nil, nil
}

// typeOfAnnotation returns the class that an annotation names if it is one of the
// built-in ones, otherwise the annotation's text.
func typeOfAnnotation(annotation starlark.Value) starlark.Value {
	if text, ok := annotation.(starlark.String); ok {
		for _, c := range []*object.Class{object.IntClass, object.StrClass, object.FloatClass, object.BoolClass, object.ListClass, object.DictClass,
			object.TupleClass, object.SetClass, object.BytesClass, object.ObjectClass} {
			if c.Name() == string(text) {
				return c
			}
		}
	}
	if annotation == nil {
		return starlark.None
	}
	return annotation
}

// Repr implements object.Reprer.
func (f *dataField) Repr(thread *starlark.Thread) (string, error) {
	var parts []string
	for _, name := range f.AttrNames() {
		v, _ := f.Attr(name)
		text, err := object.Repr(thread, v)
		if err != nil {
			return "", err
		}
		if name == "metadata" {
			text = "mappingproxy(" + text + ")"
		}
		parts = append(parts, name+"="+text)
	}
	return "Field(" + strings.Join(parts, ",") + ",_field_type=_FIELD)", nil
}

// Travel copies the field with its default.
func (f *dataField) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(f); ok {
		return to, nil
	}
	to := *f
	c.Note(f, &to)
	for _, v := range []*starlark.Value{&to.value, &to.factory, &to.metadata} {
		if *v == nil {
			continue
		}
		var err error
		if *v, err = c.Copy(*v); err != nil {
			return nil, err
		}
	}
	return &to, nil
}

// isInt reports whether v, a field's hash, wants the field in the hash.
func (f *dataField) inHash() bool {
	if f.hash == starlark.None {
		return f.compare
	}
	return bool(f.hash.Truth())
}

// dataFieldsOf returns the fields of a data class or an instance, pseudo-fields included; ok
// is false if it is none.
func dataFieldsOf(v starlark.Value) (list []*dataField, ok bool) {
	class, isClass := v.(*object.Class)
	if !isClass {
		class = object.TypeOf(v)
	}
	found, ok := class.Lookup(fieldsAttr)
	if !ok {
		return nil, false
	}
	d, ok := found.(*starlark.Dict)
	if !ok {
		return nil, false
	}
	for _, item := range d.Items() {
		list = append(list, item[1].(*dataField))
	}
	return list, true
}

// dataFields is fields(class_or_instance).
func dataFields(_ *starlark.Thread, classOrInstance starlark.Value) (starlark.Value, error) {
	list, ok := dataFieldsOf(classOrInstance)
	if !ok {
		return nil, raise.Errorf("TypeError", "must be called with a dataclass type or instance")
	}
	t := starlark.Tuple{}
	for _, f := range list {
		if f.kind == plainField {
			t = append(t, f)
		}
	}
	return t, nil
}

// isDataclass is is_dataclass(obj).
func isDataclass(_ *starlark.Thread, obj starlark.Value) (starlark.Value, error) {
	_, ok := dataFieldsOf(obj)
	return starlark.Bool(ok), nil
}

func isDataInstance(v starlark.Value) bool {
	if _, isClass := v.(*object.Class); isClass {
		return false
	}
	_, ok := dataFieldsOf(v)
	return ok
}

// fieldsAsDict is asdict(obj, *, dict_factory=dict).
func fieldsAsDict(thread *starlark.Thread, obj, factory starlark.Value) (starlark.Value, error) {
	if !isDataInstance(obj) {
		return nil, raise.Errorf("TypeError", "asdict() should be called on dataclass instances")
	}
	return (&unfolder{thread, factory, true, 0}).unfold(obj)
}

// asTuple is astuple(obj, *, tuple_factory=tuple).
func asTuple(thread *starlark.Thread, obj, factory starlark.Value) (starlark.Value, error) {
	if !isDataInstance(obj) {
		return nil, raise.Errorf("TypeError", "astuple() should be called on dataclass instances")
	}
	return (&unfolder{thread, factory, false, 0}).unfold(obj)
}

// An unfolder makes dicts or tuples of instances, inside containers as well.
type unfolder struct {
	thread  *starlark.Thread
	factory starlark.Value // nil for dict or tuple
	dicts   bool
	depth   int
}

const deepestUnfold = 900

func (u *unfolder) unfold(v starlark.Value) (starlark.Value, error) {
	if u.depth++; u.depth > deepestUnfold {
		return nil, raise.Errorf("RecursionError", "maximum recursion depth exceeded")
	}
	defer func() { u.depth-- }()
	if isDataInstance(v) {
		return u.instance(v)
	}
	switch x := v.(type) {
	case *starlark.List:
		elems, err := u.elements(starlark.Elements(x))
		return starlark.NewList(elems), err
	case starlark.Tuple:
		elems, err := u.elements(starlark.Elements(x))
		return starlark.Tuple(elems), err
	case *starlark.Dict:
		d := starlark.NewDict(x.Len())
		for _, item := range x.Items() {
			k, err := u.unfold(item[0])
			if err != nil {
				return nil, err
			}
			e, err := u.unfold(item[1])
			if err != nil {
				return nil, err
			}
			if err := object.DictSet(u.thread, d, k, e); err != nil {
				return nil, err
			}
		}
		return d, nil
	case *object.Instance:
		return deepCopy(u.thread, v, nil)
	case *starlark.Set:
		elems, err := object.Collect(u.thread, x)
		if err != nil {
			return nil, err
		}
		s := starlark.NewSet(len(elems))
		for _, e := range elems {
			if err := object.SetAdd(u.thread, s, e); err != nil {
				return nil, err
			}
		}
		return s, nil
	}
	return v, nil
}

func (u *unfolder) elements(seq func(func(starlark.Value) bool)) (list []starlark.Value, err error) {
	list = []starlark.Value{}
	for e := range seq {
		v, err := u.unfold(e)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

func (u *unfolder) instance(v starlark.Value) (starlark.Value, error) {
	list, _ := dataFieldsOf(v)
	var values []starlark.Value
	d := starlark.NewDict(len(list))
	for _, f := range list {
		if f.kind != plainField {
			continue
		}
		x, err := object.GetAttr(u.thread, v, f.name)
		if err != nil {
			return nil, err
		}
		if x, err = u.unfold(x); err != nil {
			return nil, err
		}
		switch name := starlark.String(f.name); {
		case !u.dicts:
			values = append(values, x)
		case u.factory != nil:
			values = append(values, starlark.Tuple{name, x})
		default:
			if err := d.SetKey(name, x); err != nil {
				return nil, err
			}
		}
	}
	switch {
	case u.factory != nil:
		return object.Call1(u.thread, u.factory, starlark.NewList(values))
	case u.dicts:
		return d, nil
	}
	return starlark.Tuple(values), nil
}

// replaceFields is replace(obj, **changes).
func replaceFields(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	obj := args[0]
	if !isDataInstance(obj) {
		return nil, raise.Errorf("TypeError", "replace() should be called on dataclass instances")
	}
	given := map[string]bool{}
	for _, kw := range kwargs {
		given[object.Text(kw[0])] = true
	}
	list, _ := dataFieldsOf(obj)
	changes := append([]starlark.Tuple(nil), kwargs...)
	for _, f := range list {
		switch {
		case f.kind == classVar:
		case !f.init:
			if given[f.name] {
				return nil, raise.Errorf("ValueError", "field %s is declared with init=False, it cannot be specified with replace()", f.name)
			}
		case given[f.name]:
		case f.kind == initVar:
			if f.value == nil {
				return nil, raise.Errorf("ValueError", "InitVar '%s' must be specified with replace()", f.name)
			}
		default:
			v, err := object.GetAttr(thread, obj, f.name)
			if err != nil {
				return nil, err
			}
			changes = append(changes, starlark.Tuple{starlark.String(f.name), v})
		}
	}
	return starlark.Call(thread, object.TypeOf(obj), nil, changes)
}
