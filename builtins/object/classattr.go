package object

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Qualname returns the class's __qualname__.
func (c *Class) Qualname() string {
	if c.user != nil && c.user.qualname != "" {
		return c.user.qualname
	}
	return c.name
}

// Attr returns an attribute of the class itself.
func (c *Class) Attr(name string) (starlark.Value, error) { return c.getAttr(nil, name) }

// getAttr returns an attribute of the class, as its class's __getattribute__ does and, if that
// finds none, __getattr__. A nil thread is the process's current one.
func (c *Class) getAttr(thread *starlark.Thread, name string) (starlark.Value, error) {
	meta := c.Class()
	if meta.user == nil {
		return c.plainAttr(thread, meta, name)
	}
	if thread == nil {
		thread = threadOf(c)
	}
	r := meta.resolved()
	var v starlark.Value
	var err error
	if r.getattribute != nil && isProgramFunction(r.getattribute) {
		v, err = callUnbound1(thread, r.getattribute, c, starlark.String(name))
	} else {
		v, err = c.plainAttr(thread, meta, name)
	}
	if err == nil || r.getattr == nil || !IsError(err, AttributeErrorClass) {
		return v, err
	}
	return callUnbound1(thread, r.getattr, c, starlark.String(name))
}

// plainAttr is type.__getattribute__.
func (c *Class) plainAttr(thread *starlark.Thread, meta *Class, name string) (starlark.Value, error) {
	var m starlark.Value // what the metaclass has
	if meta.user != nil {
		if m = meta.find(name); m != nil && meta.definedByProgram(name) && isData(m) {
			return BindAttr(thread, m, c, meta)
		}
	}
	if strings.HasPrefix(name, "__") {
		if v := c.computed(thread, name); v != nil {
			return v, nil
		}
	}
	if thread == nil {
		thread = threadOf(c)
	}
	var v starlark.Value
	if c.user != nil {
		v = c.find(name)
	} else {
		v, _ = c.Lookup(name)
	}
	switch v := v.(type) {
	case nil:
	case *memory.Function, *starlark.Function:
		return v, nil
	default:
		return BindAttr(thread, v, nil, c)
	}
	if m == nil {
		m, _ = meta.Lookup(name)
	}
	if m != nil {
		return BindAttr(thread, m, c, meta)
	}
	return nil, NoAttribute(c, name)
}

// definedByProgram reports whether a program's class among those of c has an attribute.
func (c *Class) definedByProgram(name string) bool {
	d := c.definer(name)
	return d != nil && d.user != nil
}

// computed returns an attribute of the class that is computed, nil if name is none.
func (c *Class) computed(thread *starlark.Thread, name string) starlark.Value {
	switch name {
	case "__name__":
		return starlark.String(c.name)
	case "__qualname__":
		return starlark.String(c.Qualname())
	case "__module__":
		return starlark.String(c.module)
	case "__class__":
		return c.Class()
	case "__bases__":
		return classTuple(c.bases)
	case "__mro__":
		return classTuple(c.mro)
	case "__base__":
		if len(c.bases) == 0 {
			return starlark.None
		}
		return c.bases[0]
	case "__doc__":
		if doc := c.members()["__doc__"]; doc != nil {
			return doc
		}
		return docOf(c)
	case "__dict__":
		return c.namespace(thread)
	case "__abstractmethods__":
		s := starlark.NewSet(0)
		if c.user != nil {
			for _, name := range c.user.abstract {
				s.Insert(starlark.String(name))
			}
		}
		return s
	}
	return nil
}

// fillType defines what is called through a class: A.mro().
func fillType() {
	fillChecks()
	TypeClass.Set("__new__", NewStaticMethod(call.New(call.FRaw("type.__new__(*args, **kwargs)", typeNew))))
	TypeClass.SetClassMethods(call.MRaw("type.__prepare__(self, /, *args, **kwargs)", func(*starlark.Thread, *Class, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return new(starlark.Dict), nil
	}))
	TypeClass.Define(nil,
		call.M0("type.mro(self, /)", func(_ *starlark.Thread, c *Class) (starlark.Value, error) {
			return starlark.NewList(classTuple(c.mro)), nil
		}),
		call.M0("type.__subclasses__(self, /)", func(thread *starlark.Thread, c *Class) (starlark.Value, error) {
			return starlark.NewList(classTuple(c.subclasses(states.Of(proc.Of(thread))))), nil
		}),
		call.MRaw("type.__call__(self, /, *args, **kwargs)", func(thread *starlark.Thread, c *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return c.New(thread, args, kwargs)
		}),
	)
}

func classTuple(list []*Class) starlark.Tuple {
	t := make(starlark.Tuple, len(list))
	for i, c := range list {
		t[i] = c
	}
	return t
}

// AttrNames returns the names of the class's attributes and its bases', sorted.
func (c *Class) AttrNames() []string { return AttrNames(c) }

// SetField sets an attribute of the class.
func (c *Class) SetField(name string, v starlark.Value) error {
	if c.user == nil {
		return raise.Errorf("TypeError", "cannot set '%s' attribute of immutable type '%s'", name, c.FullName())
	}
	if set := c.special("__setattr__"); set != nil {
		_, err := callUnbound2(threadOf(c), set, c, starlark.String(name), v)
		return err
	}
	if done, err := c.setByMeta(name, v); done {
		return err
	}
	return c.plainSetAttr(name, v)
}

// setByMeta sets an attribute, or deletes it if v is nil, by a descriptor of the metaclass's; done
// is false if there is none.
func (c *Class) setByMeta(name string, v starlark.Value) (done bool, err error) {
	meta := c.Class()
	if meta.user == nil {
		return false, nil
	}
	if m := meta.find(name); m != nil && isData(m) && meta.definedByProgram(name) {
		return true, setData(threadOf(c), m, c, v)
	}
	return false, nil
}

// plainSetAttr is type.__setattr__.
func (c *Class) plainSetAttr(name string, v starlark.Value) error {
	switch name {
	case "__name__", "__qualname__":
		s, ok := v.(starlark.String)
		if !ok {
			return raise.Errorf("TypeError", "can only assign string to %s.%s, not '%s'", c.name, name, TypeOf(v).Name())
		}
		if name == "__name__" {
			c.name = string(s)
		} else {
			c.user.qualname = string(s)
		}
		return nil
	case "__module__":
		if s, ok := v.(starlark.String); ok {
			c.module = string(s)
			return nil
		}
	case "__bases__", "__mro__", "__class__", "__dict__":
		return raise.Errorf("AttributeError", "attribute '%s' of 'type' objects is not writable", name)
	}
	c.SetClassAttr(name, v)
	return nil
}

// SetClassAttr sets an attribute of a program's class, as its class statement does: what
// a metaclass would, a DeriveFunc or a class decorator sets with it.
func (c *Class) SetClassAttr(name string, v starlark.Value) {
	old := c.members()[name]
	c.setDict(name, v)
	if kindOf(old) == plainAttr && kindOf(v) == plainAttr && !isDunder(name) { // as of a counter
		c.replaced(name, v, c)
		return
	}
	c.changed()
	c.changedProtocol(name)
}

// changedProtocol notes that instances of the class may be descriptors now, or no more, in whatever
// classes they are.
func (c *Class) changedProtocol(name string) {
	if name != "__set__" && name != "__delete__" && name != "__get__" {
		return
	}
	if thread := threadOf(c); thread != nil {
		for _, k := range states.Of(proc.Of(thread)).classes {
			k.resolution.Store(nil)
		}
	}
}

// SetSlots limits the attributes of instances of a program's class to the names, and those
// of the bases: __slots__.
func (c *Class) SetSlots(names []string) {
	c.user.slots = names
	c.changed()
}

// Namespace returns the names that the class statement of a program's class, and later
// assignments, gave it, in order.
func (c *Class) Namespace() []string {
	if c.user == nil {
		return nil
	}
	return slices.Clone(c.user.order)
}

// delAttr deletes an attribute of the class.
func (c *Class) delAttr(name string) error {
	if c.user == nil {
		return raise.Errorf("TypeError", "cannot set '%s' attribute of immutable type '%s'", name, c.FullName())
	}
	if m := c.special("__delattr__"); m != nil {
		_, err := callUnbound1(threadOf(c), m, c, starlark.String(name))
		return err
	}
	if done, err := c.setByMeta(name, nil); done {
		return err
	}
	if c.members()[name] == nil {
		return NoAttribute(c, name)
	}
	c.DeleteClassAttr(name)
	return nil
}

// DeleteClassAttr undoes SetClassAttr.
func (c *Class) DeleteClassAttr(name string) {
	delete(c.members(), name)
	if i := slices.Index(c.user.order, name); i >= 0 {
		c.user.order = slices.Delete(c.user.order, i, i+1)
	}
	c.changed()
	c.changedProtocol(name)
}

// FindAbstract notes which methods of a program's class are abstract.
func (c *Class) FindAbstract() {
	var list []string
	for name, v := range c.members() {
		if IsAbstract(v) {
			list = append(list, name)
		}
	}
	c.user.abstract = c.undefined(list)
}

// undefined adds to a list, and sorts it, what the class and its bases demand and none
// defines.
func (c *Class) undefined(list []string) []string {
	for _, b := range c.mro {
		names := b.demands
		if b.user != nil {
			names = b.user.abstract
		}
		for _, name := range names {
			if v, ok := c.Lookup(name); (!ok || IsAbstract(v)) && !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	slices.Sort(list)
	return list
}

func (c *Class) abstractError() error {
	methods, s := c.undefined(nil), "s"
	if c.user != nil {
		methods = c.user.abstract
	}
	if len(methods) == 1 {
		s = ""
	}
	list := strings.Join(methods, "', '")
	return raise.Errorf("TypeError", "Can't instantiate abstract class %s without an implementation for abstract method%s '%s'",
		c.name, s, list).About(fact.Abstract, c.name, strings.Join(methods, ", "))
}

// A Generic is a class with its parameters: list[int], Stack[T].
type Generic struct {
	origin *Class
	args   starlark.Value
	depth  int // how deep generics are nested
}

var (
	_ starlark.Callable = (*Generic)(nil)
	_ starlark.HasAttrs = (*Generic)(nil)
	_ memory.Traveler   = (*Generic)(nil)
)

// GenericClass is types.GenericAlias.
var GenericClass = NewClass("GenericAlias").In("types")

// NewGeneric returns origin[args]. It fails with RecursionError if generics are nested too
// deeply: much is done with them where no thread is there to count.
func NewGeneric(origin *Class, args starlark.Value) (starlark.Value, error) {
	depth := 1 + genericDepth(args)
	if depth > MaxDepth {
		return nil, raise.TooDeep()
	}
	return &Generic{origin, args, depth}, nil
}

func genericDepth(args starlark.Value) (depth int) {
	switch args := args.(type) {
	case *Generic:
		return args.depth
	case *Union:
		return genericDepth(starlark.Tuple(args.Members()))
	case starlark.Tuple:
		for _, a := range args {
			if _, within := a.(starlark.Tuple); !within {
				depth = max(depth, genericDepth(a))
			}
		}
	}
	return depth
}

// String is Python's repr.
func (g *Generic) String() string {
	args, ok := g.args.(starlark.Tuple)
	if !ok {
		args = starlark.Tuple{g.args}
	}
	var parts []string
	for _, a := range args {
		if c, ok := a.(*Class); ok {
			parts = append(parts, c.FullName())
		} else {
			parts = append(parts, paramText(a))
		}
	}
	if len(parts) == 0 && ok {
		parts = []string{"()"}
	}
	if n := len(parts) - 1; n > 0 && g.origin.FullName() == "collections.abc.Callable" && parts[0] != "..." || n == 0 && g.origin.FullName() == "collections.abc.Callable" {
		parts = []string{"[" + strings.Join(parts[:n], ", ") + "]", parts[n]}
	}
	return g.origin.FullName() + "[" + strings.Join(parts, ", ") + "]"
}

// paramText is how a parameter that is no class is shown.
func paramText(v starlark.Value) string {
	if v == starlark.Value(Ellipsis) {
		return "..."
	}
	if text, err := Repr(threadOf(v), v); err == nil {
		return text
	}
	return v.String()
}

// Compare implements Comparer: equal ones have the same class and parameters.
func (g *Generic) Compare(thread *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	o, ok := other.(*Generic)
	if !ok || op != "==" && op != "!=" {
		return nil, false, nil
	}
	same := g.origin == o.origin
	if same {
		var err error
		if same, err = Equal(thread, g.args, o.args); err != nil {
			return nil, false, err
		}
	}
	return starlark.Bool(same == (op == "==")), true, nil
}

// CompareSameType is == and != of the engine.
func (g *Generic) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	v, ok, err := g.Compare(nil, op.String(), y)
	if err == nil && !ok {
		err = raise.Errorf("TypeError", "'%s' not supported between instances of 'types.GenericAlias' and 'types.GenericAlias'", op)
	}
	return v == starlark.True, err
}

func (g *Generic) Type() string          { return "GenericAlias" }
func (g *Generic) Class() *Class         { return GenericClass }
func (g *Generic) Name() string          { return g.origin.name }
func (g *Generic) Freeze()               {}
func (g *Generic) Truth() starlark.Bool  { return true }
func (g *Generic) Hash() (uint32, error) { return g.origin.Hash() }

// Origin returns the class that has parameters.
func (g *Generic) Origin() *Class { return g.origin }

// TypeVariables notes that the objects of a built-in class are type parameters, and returns it.
func (c *Class) TypeVariables() *Class {
	c.typeVariables = true
	return c
}

// IsTypeVariables reports whether the objects of the class are type parameters.
func (c *Class) IsTypeVariables() bool { return c.typeVariables }

// TypeVariablesIn returns the type parameters in what annotations are made of, each once.
func TypeVariablesIn(v starlark.Value) starlark.Tuple {
	found := starlark.Tuple{}
	var look func(v starlark.Value)
	look = func(v starlark.Value) {
		switch x := v.(type) {
		case starlark.Tuple:
			for _, e := range x {
				look(e)
			}
		case *starlark.List:
			for i := range x.Len() {
				look(x.Index(i))
			}
		case *Generic:
			look(x.args)
		case *Union:
			look(starlark.Tuple(x.Members()))
		case *Instance:
			if x.class.typeVariables && !slices.Contains(found, v) {
				found = append(found, v)
			}
		case *Class:
		case starlark.HasAttrs:
			if args, err := x.Attr("__args__"); err == nil && args != nil {
				look(args)
			}
		}
	}
	look(v)
	return found
}

// GetItem is list[T][int]: the type parameters are replaced in their order.
func (g *Generic) GetItem(_ *starlark.Thread, key starlark.Value) (starlark.Value, error) {
	params := TypeVariablesIn(g)
	args, ok := key.(starlark.Tuple)
	if !ok {
		args = starlark.Tuple{key}
	}
	switch {
	case len(params) == 0:
		return nil, raise.Errorf("TypeError", "%s is not a generic class", g)
	case len(args) > len(params):
		return nil, raise.Errorf("TypeError", "Too many arguments for %s; actual %d, expected %d", g, len(args), len(params))
	case len(args) < len(params):
		return nil, raise.Errorf("TypeError", "Too few arguments for %s; actual %d, expected %d", g, len(args), len(params))
	}
	v, err := replaceTypes(g, params, args)
	return v, err
}

// replaceTypes puts arguments into the places of type parameters.
func replaceTypes(v starlark.Value, params, args starlark.Tuple) (starlark.Value, error) {
	switch x := v.(type) {
	case *Generic:
		to, err := replaceTypes(x.args, params, args)
		if err != nil {
			return nil, err
		}
		return NewGeneric(x.origin, to)
	case starlark.Tuple:
		list := make(starlark.Tuple, len(x))
		for i, e := range x {
			to, err := replaceTypes(e, params, args)
			if err != nil {
				return nil, err
			}
			list[i] = to
		}
		return list, nil
	case *Union:
		var to starlark.Value
		for _, m := range x.Members() {
			m, err := replaceTypes(m, params, args)
			if err != nil {
				return nil, err
			}
			if to == nil {
				to = m
				continue
			}
			v, ok, err := unite(to, m)
			if err != nil || !ok {
				return nil, err
			}
			to = v
		}
		return to, nil
	case *Instance:
		if i := slices.Index(params, v); i >= 0 {
			return args[i], nil
		}
	}
	return v, nil
}

// Get implements starlark.Mapping.
func (g *Generic) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	v, err = g.GetItem(nil, key)
	return v, err == nil, err
}

// CallInternal makes an instance of the class.
func (g *Generic) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v, err := g.origin.CallInternal(thread, args, kwargs)
	if i, ok := v.(*Instance); ok && err == nil && g.origin.user != nil {
		_ = SetAttr(thread, i, "__orig_class__", g) // one with slots has no place for it
	}
	return v, err
}

// Attr returns __origin__, __args__, or an attribute of the class.
func (g *Generic) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__origin__":
		return g.origin, nil
	case "__parameters__":
		return TypeVariablesIn(g), nil
	case "__args__":
		if t, ok := g.args.(starlark.Tuple); ok {
			return t, nil
		}
		return starlark.Tuple{g.args}, nil
	}
	return g.origin.Attr(name)
}

// AttrNames returns the names of the class's attributes.
func (g *Generic) AttrNames() []string { return g.origin.AttrNames() }

// Travel copies the class and its parameters.
func (g *Generic) Travel(c *memory.Copier) (starlark.Value, error) {
	origin, err := c.Copy(g.origin)
	if err != nil {
		return nil, err
	}
	args, err := c.Copy(g.args)
	if err != nil {
		return nil, err
	}
	return NewGeneric(origin.(*Class), args)
}

// Subscriptable notes that a built-in class takes parameters in brackets, and returns it.
func (c *Class) Subscriptable() *Class {
	c.generic = true
	return c
}

// NewCallableGeneric returns Callable[[int], str]: origin, and what params and result are. The
// parameters are a list or stand for one, as ... does.
func NewCallableGeneric(origin *Class, params, result starlark.Value) (starlark.Value, error) {
	var args starlark.Tuple
	switch p := params.(type) {
	case *starlark.List:
		for i := range p.Len() {
			args = append(args, p.Index(i))
		}
	case starlark.Tuple:
		args = append(args, p...)
	default:
		if params != starlark.Value(Ellipsis) {
			return nil, raise.Errorf("TypeError", "Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got %s", paramText(params))
		}
		args = append(args, params)
	}
	return NewGeneric(origin, append(args, result))
}

// GetItem is C[key], of a class.
func (c *Class) GetItem(thread *starlark.Thread, key starlark.Value) (starlark.Value, error) {
	if m, ok := c.Class().Lookup("__getitem__"); ok {
		return callUnbound1(thread, m, c, key)
	}
	if m, ok := c.Lookup("__class_getitem__"); ok {
		return callUnbound1(thread, m, c, key)
	}
	for _, k := range c.mro {
		if k.generic {
			return NewGeneric(c, key)
		}
	}
	return nil, raise.Errorf("TypeError", "type '%s' is not subscriptable", c.name)
}

// Get implements starlark.Mapping, for C[key] without a thread.
func (c *Class) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	v, err = c.GetItem(threadOf(c), key)
	return v, err == nil, err
}

// Binary implements starlark.HasBinary: int | None.
func (c *Class) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return uniteSides(c, op, y, side)
}

// Binary implements starlark.HasBinary: list[int] | None.
func (g *Generic) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	return uniteSides(g, op, y, side)
}
