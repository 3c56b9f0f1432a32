package enum

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// An enumBuilder turns the names of a class statement into members.
type enumBuilder struct {
	thread *starlark.Thread
	class  *object.Class
	data   *object.Class // the built-in class of the values that members carry, nil if none
	names  *starlark.List
	all    *starlark.Dict
	values *starlark.Dict
	last   []starlark.Value              // the values so far
	autos  map[*autoValue]starlark.Value // what auto() meant
}

// deriveEnum makes the members of a class that a program has derived from Enum.
func deriveEnum(thread *starlark.Thread, c *object.Class, keywords []starlark.Tuple) error {
	for _, kw := range keywords {
		if kw[0] != starlark.String("boundary") {
			return call.NoKeywords(c.Qualname() + ".__init_subclass__")
		}
	}
	b := &enumBuilder{thread: thread, class: c, data: dataOf(c), autos: map[*autoValue]starlark.Value{}}
	for _, k := range c.MRO()[1:] {
		if names, ok := k.Own(memberNames).(*starlark.List); ok && names.Len() > 0 {
			return raise.Errorf("TypeError", "%s cannot extend %s", c, k)
		}
	}
	b.names, b.all, b.values = starlark.NewList(nil), starlark.NewDict(0), starlark.NewDict(0)
	members, err := b.take()
	if err != nil {
		return err
	}
	for _, kw := range keywords {
		if kw[1] != starlark.None {
			c.SetClassAttr(boundaryName, kw[1])
		}
	}
	if f, ok := c.Own("_generate_next_value_").(*memory.Function); ok {
		c.SetClassAttr("_generate_next_value_", object.NewStaticMethod(f))
	}
	b.keepTexts()
	for _, m := range members {
		if err := b.add(m.name, m.value); err != nil {
			return err
		}
	}
	if len(members) > 0 {
		c.SetClassAttr(memberNames, b.names)
		c.SetClassAttr(memberMap, b.all)
		c.SetClassAttr(memberValues, b.values)
	}
	return nil
}

type enumDefinition struct {
	name  string
	value starlark.Value
}

// take takes the members' values out of the class.
func (b *enumBuilder) take() ([]enumDefinition, error) {
	ignored := map[string]bool{}
	if v := b.class.Own("_ignore_"); v != nil {
		if s, ok := v.(starlark.String); ok {
			v = kit.StringList(strings.Fields(strings.ReplaceAll(string(s), ",", " ")))
		}
		list, err := object.Collect(b.thread, v)
		if err != nil {
			return nil, err
		}
		for _, name := range list {
			ignored[object.Text(name)] = true
		}
	}
	var members []enumDefinition
	for _, name := range b.class.Namespace() {
		v := b.class.Own(name)
		switch {
		case ignored[name] || name == "_ignore_":
			b.class.DeleteClassAttr(name)
		case isMark(v, false):
			b.class.SetClassAttr(name, v.(*enumMark).value)
		case name == "mro" || name == "":
			return nil, raise.Errorf("ValueError", "invalid enum member name(s) '%s'", name)
		case isReserved(name):
			return nil, raise.Errorf("ValueError", "_sunder_ names, such as '%s', are reserved for future Enum use", name)
		case isMark(v, true) || b.isMember(name, v):
			if mark, ok := v.(*enumMark); ok {
				v = mark.value
			}
			members = append(members, enumDefinition{name, v})
			b.class.DeleteClassAttr(name)
		}
	}
	return members, nil
}

// isReserved reports whether a name is one of those with one underscore on both sides, which are
// the module's, and none that a class may define.
func isReserved(name string) bool {
	inner, begins := strings.CutPrefix(name, "_")
	inner, ends := strings.CutSuffix(inner, "_")
	if !begins || !ends || inner == "" || inner[0] == '_' || inner[len(inner)-1] == '_' {
		return false
	}
	switch name {
	case "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_":
		return false
	}
	return true
}

// isMember reports whether a name of the class statement is to be a member: methods,
// properties and names with underscores on both sides are not.
func (b *enumBuilder) isMember(name string, v starlark.Value) bool {
	if strings.HasPrefix(name, "_") && strings.HasSuffix(name, "_") || strings.HasPrefix(name, "_"+b.class.Name()+"__") {
		return false
	}
	switch v := v.(type) {
	case *memory.Function, *starlark.Function, *object.MethodDescriptor, object.Descriptor:
		return false
	case *object.Instance:
		_, has := v.Class().Lookup("__get__")
		return !has
	}
	return true
}

// keepTexts has the members show as an enumeration's, not as the values that they carry.
func (b *enumBuilder) keepTexts() {
	if b.data == nil {
		return
	}
	bases := b.class.Bases()
	enum := bases[len(bases)-1]
	for _, name := range []string{"__repr__", "__str__", "__format__"} {
		if b.class.Own(name) != nil {
			continue
		}
		found, _ := b.class.Lookup(name)
		ofData, _ := b.data.Lookup(name)
		ofObject, _ := object.ObjectClass.Lookup(name)
		if found == ofData || found == ofObject {
			if m, ok := enum.Lookup(name); ok && enum.Is(enumClass) {
				b.class.SetClassAttr(name, m)
			}
		}
	}
}

// add makes the member of a name, or an alias for one that is there.
func (b *enumBuilder) add(name string, v starlark.Value) error {
	v, err := b.resolve(name, v)
	if err != nil {
		return err
	}
	m, err := b.make(name, v)
	if err != nil {
		return err
	}
	value := m.Own(memberValue)
	b.last = append(b.last, v)
	same, err := b.find(value)
	if err != nil {
		return err
	}
	if same != nil {
		m = same
	} else if n, isInt := object.Native(value).(starlark.Int); !isInt || !b.class.Is(flagClass) || isSingleBit(n) {
		if err := b.names.Append(starlark.String(name)); err != nil {
			return err
		}
	}
	if err := b.all.SetKey(starlark.String(name), m); err != nil {
		return err
	}
	_ = object.DictSet(b.thread, b.values, object.Native(value), m) // values that cannot be hashed are looked for one by one
	b.class.SetClassAttr(name, m)
	return nil
}

// find returns the member that has the value, nil if there is none.
func (b *enumBuilder) find(value starlark.Value) (*object.Instance, error) {
	for _, item := range b.all.Items() {
		m := item[1].(*object.Instance)
		same, err := object.Equal(b.thread, m.Own(memberValue), value)
		if same || err != nil {
			return m, err
		}
	}
	return nil, nil
}

// make makes a member: __new__ and __init__ of the program get the parts of a tuple as
// arguments.
func (b *enumBuilder) make(name string, v starlark.Value) (*object.Instance, error) {
	args, ok := v.(starlark.Tuple)
	if !ok || b.data == object.TupleClass {
		args = starlark.Tuple{v}
	}
	m, err := b.allocate(v, args)
	if err != nil {
		return nil, err
	}
	for _, a := range []enumDefinition{{memberName, starlark.String(name)}, {"__objclass__", b.class}, {"_sort_order_", starlark.MakeInt(b.names.Len())}} {
		if err := m.SetOwn(a.name, a.value); err != nil {
			return nil, err
		}
	}
	if init, ok := b.class.Lookup("__init__"); ok && isPrograms(init) {
		if _, err := starlark.Call(b.thread, init, append(starlark.Tuple{m}, args...), nil); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// isPrograms reports whether a method is not a built-in class's.
func isPrograms(v starlark.Value) bool {
	switch v.(type) {
	case *memory.Function, *starlark.Function, *function.GoMethod:
		return true
	}
	return false
}

func (b *enumBuilder) allocate(v starlark.Value, args starlark.Tuple) (*object.Instance, error) {
	if m, ok := b.class.Lookup("__new__"); ok {
		if own, ok := m.(*object.StaticMethod); ok {
			if f, _ := own.Attr("__func__"); isPrograms(f) {
				return b.programNew(f, v, args)
			}
		}
	}
	var base any
	value := v
	if b.data != nil {
		if _, isText := v.(starlark.String); b.class.Is(strEnumClass) && !isText {
			text, err := object.Repr(b.thread, v)
			if err != nil {
				return nil, err
			}
			return nil, raise.Errorf("TypeError", "%s is not a string", text)
		}
		made, err := starlark.Call(b.thread, b.data, args, nil)
		if err != nil {
			return nil, err
		}
		base, value = made, made
	}
	m := object.NewInstance(proc.Of(b.thread).Home(), b.class, base)
	return m, m.SetOwn(memberValue, value)
}

// programNew calls the program's __new__.
func (b *enumBuilder) programNew(f, v starlark.Value, args starlark.Tuple) (*object.Instance, error) {
	made, err := starlark.Call(b.thread, f, append(starlark.Tuple{b.class}, args...), nil)
	if err != nil {
		return nil, err
	}
	m, ok := made.(*object.Instance)
	if !ok {
		return nil, raise.Errorf("TypeError", "__new__() of %s must return a member, not %s", b.class, object.TypeName(made))
	}
	if m.Own(memberValue) != nil {
		return m, nil
	}
	if native := object.Native(m); native != m {
		v = native
	}
	return m, m.SetOwn(memberValue, v)
}

// enumFunctional is Enum(name, names, ...). The settings are module, qualname, type and
// start.
func enumFunctional(thread *starlark.Thread, c *object.Class, value, names starlark.Value, settings []starlark.Value) (starlark.Value, error) {
	module, qualname, mixed, start := kit.OrNone(settings[0]), kit.OrNone(settings[1]), kit.OrNone(settings[2]), settings[3]
	name, ok := object.Native(value).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "the name of an enumeration must be str, not %s", object.TypeName(value))
	}
	namespace, err := enumNamespace(thread, c, names, start)
	if err != nil {
		return nil, err
	}
	s := object.ClassStatement{Name: string(name), Qualname: string(name), Module: "__main__", Bases: starlark.Tuple{c}, Namespace: namespace}
	if module != starlark.None {
		s.Module = object.Text(module)
	}
	if qualname != starlark.None {
		s.Qualname = object.Text(qualname)
	}
	if mixed != starlark.None {
		s.Bases = starlark.Tuple{mixed, c}
	}
	if boundary := kit.OrNone(settings[4]); boundary != starlark.None {
		s.Keywords = append(s.Keywords, starlark.Tuple{starlark.String("boundary"), boundary})
	}
	return object.MakeClass(thread, s)
}

// enumNamespace reads the names of the functional API: "RED GREEN", a list of names or of
// pairs, or a dict.
func enumNamespace(thread *starlark.Thread, c *object.Class, names, start starlark.Value) ([]starlark.Tuple, error) {
	switch x := names.(type) {
	case starlark.NoneType:
		return nil, nil
	case starlark.String:
		names = kit.StringList(strings.Fields(strings.ReplaceAll(string(x), ",", " ")))
	case *starlark.Dict:
		items := x.Items()
		list := make([]starlark.Value, len(items))
		for i, item := range items {
			list[i] = item
		}
		names = starlark.NewList(list)
	}
	list, err := object.Collect(thread, names)
	if err != nil {
		return nil, err
	}
	first := 1
	if start != nil && start != starlark.None {
		if first, err = object.Index(thread, start); err != nil {
			return nil, err
		}
	}
	var namespace []starlark.Tuple
	for i, item := range list {
		if name, ok := item.(starlark.String); ok {
			var value starlark.Value = &autoValue{}
			if start != nil && i == 0 && !c.Is(strEnumClass) {
				value = starlark.MakeInt(first)
			}
			namespace = append(namespace, starlark.Tuple{name, value})
			continue
		}
		pair, err := object.Collect(thread, item)
		if err != nil {
			return nil, err
		}
		if len(pair) != 2 {
			return nil, raise.New(fact.TooManyToUnpack, "2")
		}
		namespace = append(namespace, starlark.Tuple(pair))
	}
	return namespace, nil
}
