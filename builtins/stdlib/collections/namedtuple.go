package collections

import (
	"slices"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// NamedTupleBase has the methods of the classes that collections.namedtuple makes. They
// find the names of the fields in the class.
var NamedTupleBase = object.NewClass("tuple", object.TupleClass)

func fillNamedTuple() {
	NamedTupleBase.Define(nil,
		call.M0("def tuple.__repr__(self)", namedTupleRepr),
		call.M0("def tuple._asdict(self)", namedTupleDict),
		// The others complain in the name of the class that was derived.
		call.MRaw("def tuple._replace(self, /, **kwds)", namedTupleReplace),
		call.M0("def tuple.__getnewargs__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return object.Native(self), nil
		}),
	)
	NamedTupleBase.Set("__new__", object.NewStaticMethod(call.New(call.FRaw("def tuple.__new__(_cls, *args, **kwargs)", NamedTupleNew))))
	NamedTupleBase.Set("_make", object.NewClassMethod(call.New(call.FRaw("def tuple._make(cls, iterable)", namedTupleMake))))
}

// A fieldGetter is a field of a named tuple, as the class has it.
type fieldGetter struct{ index int }

var (
	_ object.DataDescriptor = (*fieldGetter)(nil)
	_ object.Classed        = (*fieldGetter)(nil)
	_ memory.Traveler       = (*fieldGetter)(nil)
)

// NewFieldGetter returns the getter of the field i.
func NewFieldGetter(i int) starlark.Value { return &fieldGetter{i} }

var fieldGetterClass = object.NewClass("_tuplegetter").In("collections")

func (f *fieldGetter) Class() *object.Class { return fieldGetterClass }
func (f *fieldGetter) Type() string         { return "_tuplegetter" }
func (f *fieldGetter) String() string {
	return "_tuplegetter(" + strconv.Itoa(f.index) + ", '" + f.doc() + "')"
}
func (f *fieldGetter) doc() string                                   { return "Alias for field number " + strconv.Itoa(f.index) }
func (f *fieldGetter) Freeze()                                       {}
func (f *fieldGetter) Truth() starlark.Bool                          { return true }
func (f *fieldGetter) Hash() (uint32, error)                         { return uint32(f.index), nil } //nolint:gosec // small
func (f *fieldGetter) Travel(*memory.Copier) (starlark.Value, error) { return f, nil }

// Attr returns the documentation.
func (f *fieldGetter) Attr(name string) (starlark.Value, error) {
	if name == "__doc__" {
		return starlark.String(f.doc()), nil
	}
	return nil, nil
}

// AttrNames returns the name of the documentation.
func (f *fieldGetter) AttrNames() []string { return []string{"__doc__"} }

// DescriptorGet implements object.Descriptor.
func (f *fieldGetter) DescriptorGet(_ *starlark.Thread, self starlark.Value, _ *object.Class) (starlark.Value, error) {
	if self == nil {
		return f, nil
	}
	if t, ok := object.Native(self).(starlark.Tuple); ok && f.index < len(t) {
		return t[f.index], nil
	}
	return nil, raise.Errorf("IndexError", "tuple index out of range")
}

// DescriptorSet implements object.DataDescriptor: it fails.
func (f *fieldGetter) DescriptorSet(*starlark.Thread, starlark.Value, starlark.Value) error {
	return raise.Errorf("AttributeError", "can't set attribute")
}

// fieldsOf returns the names of the fields of a named tuple's class.
func fieldsOf(class *object.Class) starlark.Tuple {
	v, _ := class.Lookup("_fields")
	fields, _ := v.(starlark.Tuple)
	return fields
}

// NamedTuple is collections.namedtuple.
func NamedTuple(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	name, err := object.Str(thread, v[0])
	if err != nil {
		return nil, err
	}
	fields, err := fieldNames(thread, v[1])
	if err != nil {
		return nil, err
	}
	rename := false
	if v[2] != nil {
		if rename, err = object.IsTrue(thread, v[2]); err != nil {
			return nil, err
		}
	}
	if rename {
		renameFields(fields)
	}
	if err := checkFields(name, fields, rename); err != nil {
		return nil, err
	}
	var defaults []starlark.Value
	if d := kit.OrNone(v[3]); d != starlark.None {
		if defaults, err = object.Collect(thread, d); err != nil {
			return nil, err
		}
		if len(defaults) > len(fields) {
			return nil, raise.Errorf("TypeError", "Got more default values than field names")
		}
	}
	module := "__main__"
	if m, ok := kit.OrNone(v[4]).(starlark.String); ok {
		module = string(m)
	}
	return newNamedTuple(thread, name, module, fields, defaults)
}

// newNamedTuple makes the class. The defaults are those of the last fields.
func newNamedTuple(thread *starlark.Thread, name, module string, fields []string, defaults []starlark.Value) (*object.Class, error) {
	byName := starlark.NewDict(len(defaults))
	for i, v := range defaults {
		if err := byName.SetKey(starlark.String(fields[len(fields)-len(defaults)+i]), v); err != nil {
			return nil, err
		}
	}
	text := name + "(" + strings.Join(fields, ", ")
	if len(fields) == 1 {
		text += ","
	}
	namespace := []starlark.Tuple{
		{starlark.String("__doc__"), starlark.String(text + ")")},
		{starlark.String("_fields"), kit.StringTuple(fields)},
		{starlark.String("_field_defaults"), byName},
		{starlark.String("__match_args__"), kit.StringTuple(fields)},
	}
	for i, f := range fields {
		namespace = append(namespace, starlark.Tuple{starlark.String(f), NewFieldGetter(i)})
	}
	return object.NewUserClass(thread, object.ClassStatement{Name: name, Qualname: name, Module: module,
		Bases: []starlark.Value{NamedTupleBase}, Namespace: namespace})
}

// fieldNames reads "x y", "x, y" or an iterable.
func fieldNames(thread *starlark.Thread, v starlark.Value) ([]string, error) {
	if s, ok := object.Native(v).(starlark.String); ok {
		return strings.Fields(strings.ReplaceAll(string(s), ",", " ")), nil
	}
	elems, err := object.Collect(thread, v)
	if err != nil {
		return nil, err
	}
	fields := make([]string, len(elems))
	for i, e := range elems {
		if fields[i], err = object.Str(thread, e); err != nil {
			return nil, err
		}
	}
	return fields, nil
}

// renameFields replaces the names that cannot be ones of fields.
func renameFields(fields []string) {
	seen := map[string]bool{}
	for i, f := range fields {
		if !isIdentifier(f) || slices.Contains(kit.PythonKeywords, f) || strings.HasPrefix(f, "_") || seen[f] {
			fields[i] = "_" + strconv.Itoa(i)
		}
		seen[f] = true
	}
}

func checkFields(name string, fields []string, renamed bool) error {
	for _, f := range append([]string{name}, fields...) {
		if !isIdentifier(f) {
			return raise.Errorf("ValueError", "Type names and field names must be valid identifiers: '%s'", f)
		}
		if slices.Contains(kit.PythonKeywords, f) {
			return raise.Errorf("ValueError", "Type names and field names cannot be a keyword: '%s'", f)
		}
	}
	seen := map[string]bool{}
	for _, f := range fields {
		if strings.HasPrefix(f, "_") && !renamed {
			return raise.Errorf("ValueError", "Field names cannot start with an underscore: '%s'", f)
		}
		if seen[f] {
			return raise.Errorf("ValueError", "Encountered duplicate field name: '%s'", f)
		}
		seen[f] = true
	}
	return nil
}

// isIdentifier reports whether s can be a name.
func isIdentifier(s string) bool {
	is, err := object.CallMethod(nil, starlark.String(s), "isidentifier", nil, nil)
	return err == nil && is == starlark.True
}

// NamedTupleNew is the __new__ of these classes.
func NamedTupleNew(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, raise.Errorf("TypeError", "tuple.__new__(): not enough arguments")
	}
	class, ok := args[0].(*object.Class)
	if !ok {
		return nil, raise.Errorf("TypeError", "tuple.__new__(X): X is not a type object (%s)", object.TypeOf(args[0]).Name())
	}
	fields := fieldsOf(class)
	elems := make(starlark.Tuple, len(fields))
	if len(kwargs) == 0 && len(args) == len(fields)+1 {
		copy(elems, args[1:])
	} else if err := bindFields(class, fields, elems, args[1:], kwargs); err != nil {
		return nil, err
	}
	return object.NewInstance(proc.Of(thread).Home(), class, elems), nil
}

// bindFields binds the arguments where they are not all given by position.
func bindFields(class *object.Class, fields, elems, args starlark.Tuple, kwargs []starlark.Tuple) error {
	d, _ := class.Lookup("_field_defaults")
	defaults, _ := d.(*starlark.Dict)
	text := class.ShortName() + ".__new__(self"
	for _, f := range fields {
		text += ", " + string(f.(starlark.String))
		if defaults != nil {
			if _, optional, _ := defaults.Get(f); optional {
				text += "=None"
			}
		}
	}
	if err := call.NewSignature("def "+text+")").Bind(elems, args, kwargs); err != nil {
		return err
	}
	for i, f := range fields {
		if elems[i] == nil {
			elems[i], _, _ = defaults.Get(f)
		}
	}
	return nil
}

// namedTupleMake is _make(iterable), a class method.
func namedTupleMake(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	class := args[0].(*object.Class)
	var iterable starlark.Value
	if err := call.NewSignature("def "+class.ShortName()+"._make(self, iterable)").BindTo(args[1:], kwargs, &iterable); err != nil {
		return nil, err
	}
	elems, err := object.Collect(thread, iterable)
	if err != nil {
		return nil, err
	}
	if n := len(fieldsOf(class)); len(elems) != n {
		return nil, raise.Errorf("TypeError", "Expected %d arguments, got %d", n, len(elems))
	}
	return object.NewInstance(proc.Of(thread).Home(), class, starlark.Tuple(elems)), nil
}

func namedTupleRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	var b strings.Builder
	b.WriteString(self.Class().ShortName())
	b.WriteByte('(')
	fields := fieldsOf(self.Class())
	for i, v := range object.Native(self).(starlark.Tuple) {
		if i > 0 {
			b.WriteString(", ")
		}
		text, err := object.Repr(thread, v)
		if err != nil {
			return nil, err
		}
		b.WriteString(string(fields[i].(starlark.String)) + "=" + text)
	}
	b.WriteByte(')')
	return starlark.String(b.String()), nil
}

func namedTupleDict(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	d := new(starlark.Dict)
	fields := fieldsOf(self.Class())
	for i, v := range object.Native(self).(starlark.Tuple) {
		if err := d.SetKey(fields[i], v); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// namedTupleReplace is _replace(**kwargs).
func namedTupleReplace(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	class := self.Class()
	if err := call.NewSignature("def "+class.ShortName()+"._replace(self, /, **kwds)").Bind(nil, args, kwargs); err != nil {
		return nil, err
	}
	fields := fieldsOf(class)
	elems := slices.Clone(object.Native(self).(starlark.Tuple))
	var unexpected []starlark.Value
	for _, kw := range kwargs {
		i := slices.Index(fields, kw[0])
		if i < 0 {
			unexpected = append(unexpected, kw[0])
			continue
		}
		elems[i] = kw[1]
	}
	if len(unexpected) > 0 {
		text, err := object.Repr(thread, starlark.NewList(unexpected))
		if err != nil {
			return nil, err
		}
		return nil, raise.Errorf("ValueError", "Got unexpected field names: %s", text)
	}
	return object.NewInstance(proc.Of(thread).Home(), class, elems), nil
}
