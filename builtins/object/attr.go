package object

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// An AttrError is the AttributeError of an attribute that is not there. It knows the
// object, for a better guess at what was meant.
type AttrError struct {
	cause *raise.Error
	Obj   starlark.Value
	Name  string
}

func (e *AttrError) Error() string { return e.cause.Error() }

// Unwrap returns the error without the object.
func (e *AttrError) Unwrap() error { return e.cause }

// NoAttribute returns the AttributeError for v.name.
func NoAttribute(v starlark.Value, name string) error {
	var err *raise.Error
	switch v := v.(type) {
	case *Class:
		err = raise.Errorf("AttributeError", "type object '%s' has no attribute '%s'", v.name, name)
	case Namespace:
		err = v.NoAttribute(name)
	case *memory.Module:
		err = raise.New(fact.ModuleNoAttribute, v.Name(), name)
	default:
		err = raise.New(fact.NoAttribute, TypeOf(v).Name(), name)
	}
	return &AttrError{err, v, name}
}

// GetAttr returns getattr(v, name): an attribute of any value, those of the engine's
// types and the special ones (__name__, __doc__, __class__, __dict__) included. The
// error is an AttributeError in CPython's words.
func GetAttr(thread *starlark.Thread, v starlark.Value, name string) (starlark.Value, error) {
	switch x := v.(type) {
	case *Instance:
		return x.getAttr(thread, name)
	case *Class:
		return x.getAttr(thread, name)
	case *memory.Function, *starlark.Function:
		f, err := FunctionClass.slots.GetAttr(x, name)
		return withOld(thread, v, name, f, err)
	}
	found, err := valueAttr(thread, v, name)
	return withOld(thread, v, name, found, err)
}

// valueAttr is GetAttr of what is neither object nor class nor function.
func valueAttr(thread *starlark.Thread, v starlark.Value, name string) (starlark.Value, error) {
	class := TypeOf(v)
	host := isHost(v)
	if host {
		x, err := v.(starlark.HasAttrs).Attr(name)
		if late, ok := v.(LateNamespace); ok && (x == nil || err != nil) {
			if x, bad := late.LateAttr(thread, name); x != nil || bad != nil {
				return x, bad
			}
		}
		if x != nil || err != nil {
			return x, err
		}
	}
	if m, ok := class.Lookup(name); ok {
		return BindAttr(thread, m, v, class)
	}
	if x := generalAttr(v, class, name); x != nil {
		return x, nil
	}
	if h, ok := v.(starlark.HasAttrs); ok && !host {
		// What Starlark calls methods of its types, for programs in Starlark.
		if x, err := h.Attr(name); x != nil && err == nil {
			return x, nil
		}
	}
	return nil, NoAttribute(v, name)
}

// A LateNamespace has attributes that take a process to make.
type LateNamespace interface {
	// LateAttr returns one, nil if there is none of the name.
	LateAttr(thread *starlark.Thread, name string) (starlark.Value, error)
}

// isHost reports whether v, not being of the engine's types, answers for its own
// attributes.
func isHost(v starlark.Value) bool {
	switch v.(type) {
	case starlark.String, starlark.Bytes, *starlark.List, *starlark.Dict, *starlark.Set, *starlark.Builtin, *Instance, *Class:
		return false
	}
	_, ok := v.(starlark.HasAttrs)
	return ok
}

// generalAttr returns an attribute that values without a __dict__ have, nil if name is
// no such.
func generalAttr(v starlark.Value, class *Class, name string) starlark.Value {
	switch name {
	case "__class__":
		return class
	case "__doc__":
		return docOf(v)
	}
	switch v := v.(type) {
	case call.Function:
		switch name {
		case "__name__", "__qualname__":
			return starlark.String(v.Name())
		case "__self__":
			if r := v.Receiver(); r != nil {
				return r
			}
			return starlark.None
		case "__module__":
			return starlark.None
		}
	case *MethodDescriptor:
		switch name {
		case "__name__":
			return starlark.String(v.name)
		case "__qualname__":
			return starlark.String(v.class.name + "." + v.name)
		case "__objclass__":
			return v.class
		}
	}
	return nil
}

// DictOf returns a dict of the members, sorted by name.
func DictOf(members starlark.StringDict) *starlark.Dict {
	d := starlark.NewDict(len(members))
	for _, name := range members.Keys() {
		d.SetKey(starlark.String(name), members[name])
	}
	return d
}

// SetAttr does setattr(v, name, x).
func SetAttr(thread *starlark.Thread, v starlark.Value, name string, x starlark.Value) error {
	switch o := v.(type) {
	case *Instance:
		return o.setAttr(thread, name, x)
	case *memory.Function, *starlark.Function:
		return FunctionClass.slots.SetAttr(o, name, x)
	case starlark.HasSetField:
		return o.SetField(name, x)
	case *BoundMethod:
		return raise.New(fact.NoAttribute, "method", name)
	}
	if d, ok := settable(v, name); ok {
		return d.DescriptorSet(thread, v, x)
	}
	return readOnly(v, name)
}

// settable returns the attribute of a built-in class that assigns an attribute of its values.
func settable(v starlark.Value, name string) (d *GetSet, ok bool) {
	m, _ := TypeOf(v).Lookup(name)
	d, ok = m.(*GetSet)
	return d, ok && d.set != nil && d.class != ObjectClass
}

// readOnly returns the error of setting or deleting an attribute of a value that has
// none of its own.
func readOnly(v starlark.Value, name string) error {
	if _, err := GetAttr(nil, v, name); err == nil {
		return raise.Errorf("AttributeError", "'%s' object attribute '%s' is read-only", TypeOf(v).Name(), name)
	}
	return NoAttribute(v, name)
}

// DelAttr does delattr(v, name).
func DelAttr(thread *starlark.Thread, v starlark.Value, name string) error {
	switch o := v.(type) {
	case *Instance:
		return o.delAttr(thread, name)
	case *Class:
		return o.delAttr(name)
	case *memory.Function, *starlark.Function:
		return FunctionClass.slots.SetAttr(o, name, nil)
	case AttrDeleter:
		return o.DelAttr(thread, name)
	}
	if d, ok := settable(v, name); ok {
		return d.DescriptorSet(thread, v, nil)
	}
	return readOnly(v, name)
}

// CallMethod calls v.name(*args, **kwargs) without making the bound method.
func CallMethod(thread *starlark.Thread, v starlark.Value, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var class *Class
	switch x := v.(type) {
	case *starlark.List:
		class = ListClass
	case starlark.String:
		class = StrClass
	case *starlark.Dict:
		class = DictClass
	case *Instance:
		return x.callMethod(thread, name, args, kwargs)
	case *Super:
		return x.call(thread, name, args, kwargs)
	default:
		class = TypeOf(v)
		if isHost(v) {
			class = nil
		}
	}
	if class != nil {
		for _, k := range class.mro {
			if m, ok := k.members()[name].(*MethodDescriptor); ok {
				return m.entry.Call(thread, v, args, kwargs)
			}
		}
	}
	f, err := GetAttr(thread, v, name)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, f, args, kwargs)
}

// getAttr returns an attribute of the instance, as the class's __getattribute__ does
// and, if that finds none, __getattr__. A nil thread is the process's current one.
func (i *Instance) getAttr(thread *starlark.Thread, name string) (starlark.Value, error) {
	s := i.class.resolved()
	if s.getattribute == nil {
		if v := i.usualAttr(s, name); v != nil {
			return v, nil
		}
	}
	if thread == nil {
		thread = i.home.Thread()
	}
	v, err := i.attr(thread, s, name)
	v, err = withOld(thread, i, name, v, err)
	if err == nil || s.getattr == nil || !IsError(err, AttributeErrorClass) {
		return v, err
	}
	return callUnbound1(thread, s.getattr, i, starlark.String(name))
}

// usualAttr is getAttr for most: attributes of the instance itself, and methods. It
// returns nil for what needs a closer look.
func (i *Instance) usualAttr(s *resolution, name string) starlark.Value {
	if !s.data { // nothing goes before the instance's own attributes
		if v := i.Own(name); v != nil {
			return v
		}
	}
	switch m := s.all[name].(type) {
	case *memory.Function, *starlark.Function:
		if v := i.ownBehind(s, name); v != nil {
			return v
		}
		return &BoundMethod{i, m}
	case *MethodDescriptor:
		if v := i.ownBehind(s, name); v != nil {
			return v
		}
		if bound, err := m.Bind(i); err == nil {
			return bound
		}
	}
	return nil
}

// ownBehind is Own where s.data has kept usualAttr from looking.
func (i *Instance) ownBehind(s *resolution, name string) starlark.Value {
	if s.data {
		return i.Own(name)
	}
	return nil
}

func (i *Instance) attr(thread *starlark.Thread, s *resolution, name string) (starlark.Value, error) {
	if s.getattribute != nil {
		return callUnbound1(thread, s.getattribute, i, starlark.String(name))
	}
	return i.plainAttr(thread, s, name)
}

// plainAttr is object.__getattribute__.
func (i *Instance) plainAttr(thread *starlark.Thread, s *resolution, name string) (starlark.Value, error) {
	v := s.all[name]
	if v == nil || !isData(v) {
		if own := i.Own(name); own != nil {
			return own, nil
		}
	}
	if name == "__doc__" && i.class.members()[name] == nil { // it is not inherited
		return docOf(i.class), nil
	}
	if v != nil {
		return BindAttr(thread, v, i, i.class)
	}
	if name == "__module__" {
		return starlark.String(i.class.module), nil
	}
	return nil, NoAttribute(i, name)
}

// setAttr sets an attribute of the instance.
func (i *Instance) setAttr(thread *starlark.Thread, name string, v starlark.Value) error {
	s := i.class.resolved()
	if s.setattr == nil && !s.data && s.names == nil && (len(name) < 2 || name[:2] != "__") {
		return i.SetOwn(name, v)
	}
	if thread == nil {
		thread = i.home.Thread()
	}
	if s.setattr != nil {
		_, err := callUnbound2(thread, s.setattr, i, starlark.String(name), v)
		return err
	}
	return i.plainSetAttr(thread, s, name, v)
}

// plainSetAttr is object.__setattr__.
func (i *Instance) plainSetAttr(thread *starlark.Thread, s *resolution, name string, v starlark.Value) error {
	if d := s.all[name]; d != nil && isData(d) {
		return setData(thread, d, i, v)
	}
	if s.names != nil && !s.names[name] {
		if s.all[name] != nil {
			return raise.Errorf("AttributeError", "'%s' object attribute '%s' is read-only", i.class.Name(), name)
		}
		return NoAttribute(i, name)
	}
	return i.SetOwn(name, v)
}

// delAttr deletes an attribute of the instance.
func (i *Instance) delAttr(thread *starlark.Thread, name string) error {
	s := i.class.resolved()
	if thread == nil {
		thread = i.home.Thread()
	}
	if s.delattr != nil {
		_, err := callUnbound1(thread, s.delattr, i, starlark.String(name))
		return err
	}
	return i.plainDelAttr(thread, s, name)
}

// plainDelAttr is object.__delattr__.
func (i *Instance) plainDelAttr(thread *starlark.Thread, s *resolution, name string) error {
	if d := s.all[name]; d != nil && isData(d) {
		return setData(thread, d, i, nil)
	}
	if !i.deleteOwn(name) {
		return NoAttribute(i, name)
	}
	return nil
}

// callMethod calls i.name(...) without making the bound method.
func (i *Instance) callMethod(thread *starlark.Thread, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	s := i.class.resolved()
	if s.getattribute == nil {
		switch m := s.all[name].(type) {
		case *memory.Function, *starlark.Function:
			if i.Own(name) == nil {
				return starlark.Call(thread, m, prepend(i, args), kwargs)
			}
		case *MethodDescriptor:
			if m.class.objects != nil {
				break // it may wait, and has a name on the stack then
			}
			if i.Own(name) == nil {
				self, err := m.Receiver(i)
				if err != nil {
					return nil, err
				}
				return m.entry.Call(thread, self, args, kwargs)
			}
		}
	}
	f, err := i.getAttr(thread, name)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, f, args, kwargs)
}

// A Special is a method that Python's protocols look up in the class of a value, such as
// __enter__, with that value.
type Special struct {
	f     starlark.Value // nil if there is none
	self  starlark.Value // nil if f is bound already
	class *Class
}

// Special is FindSpecial for the site's name.
func (s *Site) Special(v starlark.Value) (Special, error) {
	if i, ok := v.(*Instance); ok && i.class.user != nil {
		if m := s.find(i.class.resolved()).v; m != nil && m != starlark.None {
			return Special{m, i, i.class}, nil
		}
		return Special{}, nil
	}
	return FindSpecial(v, s.name)
}

// FindSpecial finds a method of v.
func FindSpecial(v starlark.Value, name string) (Special, error) {
	if i, ok := v.(*Instance); ok {
		if m := i.class.find(name); m != nil && m != starlark.None {
			return Special{m, i, i.class}, nil
		}
		return Special{}, nil
	}
	class := TypeOf(v)
	if m := class.find(name); m != nil {
		return Special{m, v, class}, nil
	}
	if isHost(v) && !answersForOthers(v) {
		m, err := v.(starlark.HasAttrs).Attr(name)
		if err != nil && IsError(err, AttributeErrorClass) {
			return Special{}, nil
		}
		return Special{f: m}, err
	}
	return Special{}, nil
}

// answersForOthers reports whether the attributes of v are not those of its class: a module has
// those of its variables, a method those of its function.
func answersForOthers(v starlark.Value) bool {
	switch v.(type) {
	case Namespace, *memory.Module, *BoundMethod, *StaticMethod, *ClassMethod, *Super, *Generic:
		return true
	}
	return false
}

// Found reports whether there is such a method.
func (s Special) Found() bool { return s.f != nil }

// IsOf reports whether the method is the one of a built-in class.
func (s Special) IsOf(class *Class) bool {
	m, ok := s.f.(*MethodDescriptor)
	return ok && m.class == class
}

// Bind returns the method bound to its value, nil if there is none.
func (s Special) Bind(thread *starlark.Thread) (starlark.Value, error) {
	if s.f == nil || s.self == nil {
		return s.f, nil
	}
	return BindAttr(thread, s.f, s.self, s.class)
}

// Method returns what a call of the method calls, with self before the arguments unless that is
// nil.
func (s Special) Method(thread *starlark.Thread) (f, self starlark.Value, err error) {
	if s.self != nil {
		switch s.f.(type) {
		case *memory.Function, *MethodDescriptor:
			return s.f, s.self, nil
		}
	}
	f, err = s.Bind(thread)
	return f, nil, err
}

// Call calls the method without binding it, if it can be.
func (s Special) Call(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	if s.self != nil {
		switch s.f.(type) {
		case *memory.Function, *starlark.Function, *MethodDescriptor:
			return starlark.Call(thread, s.f, prepend(s.self, args), nil)
		}
	}
	f, err := s.Bind(thread)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, f, args, nil)
}

// SpecialMethod returns a method of v that Python's protocols look up, bound to v; nil if
// it has none.
func SpecialMethod(thread *starlark.Thread, v starlark.Value, name string) (starlark.Value, error) {
	s, err := FindSpecial(v, name)
	if err != nil {
		return nil, err
	}
	return s.Bind(thread)
}

// Dir returns dir(v): the names of all attributes, sorted.
func Dir(thread *starlark.Thread, v starlark.Value) ([]string, error) {
	var class *Class
	switch x := v.(type) {
	case *Instance:
		class = x.class
	case *Class:
		class = TypeOf(x)
	}
	if class != nil {
		if m := class.find("__dir__"); m != nil && m != ObjectClass.members()["__dir__"] && m != TypeClass.members()["__dir__"] {
			r, err := callUnbound0(thread, m, v)
			if err != nil {
				return nil, err
			}
			list, err := Collect(thread, r)
			var names []string
			for _, name := range list {
				if s, ok := name.(starlark.String); ok {
					names = append(names, string(s))
				}
			}
			slices.Sort(names)
			return names, err
		}
	}
	if c, ok := v.(*Class); ok {
		return c.AttrNames(), nil
	}
	return AttrNames(v), nil
}

// AttrNames returns the names of v's attributes, sorted.
func AttrNames(v starlark.Value) []string {
	set := map[string]bool{}
	class := TypeOf(v)
	switch x := v.(type) {
	case *Class:
		class = x
	case *Instance:
		for name := range x.Attributes() {
			set[name] = true
		}
	case *memory.Function, *starlark.Function:
		for _, name := range FunctionClass.slots.AttrNames(x) {
			set[name] = true
		}
	case call.Function:
		set["__name__"], set["__self__"], set["__doc__"] = true, true, true
	}
	if isHost(v) {
		for _, name := range v.(starlark.HasAttrs).AttrNames() {
			set[name] = true
		}
	}
	if _, all := v.(Namespace); !all {
		for name := range class.resolved().all {
			set[name] = true
		}
	}
	list := make([]string, 0, len(set))
	for name := range set {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
