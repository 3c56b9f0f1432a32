package function

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Property is Python's property: functions that stand for an attribute.
type Property struct {
	get, set, del, doc starlark.Value // None or functions
	name               string         // in the class, "" before it has one
}

var (
	_ starlark.HasAttrs     = (*Property)(nil)
	_ object.DataDescriptor = (*Property)(nil)
	_ memory.Traveler       = (*Property)(nil)
)

// PropertyClass is the class property.
var PropertyClass = object.NewClass("property")

// makeProperty is property(fget=None, fset=None, fdel=None, doc=None).
func makeProperty(_ *starlark.Thread, _ *object.Class, v []starlark.Value) (starlark.Value, error) {
	for i := range v {
		if v[i] == nil {
			v[i] = starlark.None
		}
	}
	p := &Property{get: v[0], set: v[1], del: v[2], doc: v[3]}
	if f, ok := p.get.(memory.Func); ok && p.doc == starlark.None && f.Doc() != "" {
		p.doc = starlark.String(f.Doc())
	}
	return p, nil
}

// Getter returns the function that reads the attribute, None if there is none.
func (p *Property) Getter() starlark.Value { return p.get }

// Setter returns the function that assigns the attribute, None if there is none.
func (p *Property) Setter() starlark.Value { return p.set }

func (p *Property) String() string        { return "<property object>" }
func (p *Property) Type() string          { return "property" }
func (p *Property) Class() *object.Class  { return PropertyClass }
func (p *Property) Freeze()               {}
func (p *Property) Truth() starlark.Bool  { return true }
func (p *Property) Hash() (uint32, error) { return 0, nil }

// DescriptorGet implements Descriptor.
func (p *Property) DescriptorGet(thread *starlark.Thread, self starlark.Value, class *object.Class) (starlark.Value, error) {
	if self == nil {
		return p, nil
	}
	if p.get == starlark.None {
		return nil, p.missing(class, fact.NoGetter)
	}
	return starlark.Call(thread, p.get, starlark.Tuple{self}, nil)
}

// DescriptorSet implements DataDescriptor.
func (p *Property) DescriptorSet(thread *starlark.Thread, self, v starlark.Value) error {
	f, what, args := p.set, fact.NoSetter, starlark.Tuple{self, v}
	if v == nil {
		f, what, args = p.del, fact.NoDeleter, args[:1]
	}
	if f == starlark.None {
		return p.missing(object.TypeOf(self), what)
	}
	_, err := starlark.Call(thread, f, args, nil)
	return err
}

func (p *Property) missing(class *object.Class, what fact.Kind) error {
	if p.name == "" { // nobody told it what it is called
		return raise.Errorf("AttributeError", "property of '%s' object has no %s", class.Qualname(), accessors[what]).About(what)
	}
	return raise.New(what, p.name, class.Qualname())
}

var accessors = map[fact.Kind]string{fact.NoGetter: "getter", fact.NoSetter: "setter", fact.NoDeleter: "deleter"}

func fillProperty() {
	PropertyClass.GiveGet(true)
	PropertyClass.Define(call.M("property(self, fget=None, fset=None, fdel=None, doc=None)", makeProperty),
		propertyWith("property.getter(self, fget, /)", func(p *Property, f starlark.Value) { p.get = f }),
		propertyWith("property.setter(self, fset, /)", func(p *Property, f starlark.Value) { p.set = f }),
		propertyWith("property.deleter(self, fdel, /)", func(p *Property, f starlark.Value) { p.del = f }),
		call.M2("property.__set_name__(self, owner, name, /)", func(_ *starlark.Thread, p *Property, _, name starlark.Value) (starlark.Value, error) {
			p.name = object.Text(name)
			return starlark.None, nil
		}),
	)
}

// propertyWith is a method of property that makes another one.
func propertyWith(signature string, change func(p *Property, f starlark.Value)) *call.Entry {
	return call.M1(signature, func(_ *starlark.Thread, p *Property, f starlark.Value) (starlark.Value, error) {
		to := *p
		if f != starlark.None {
			change(&to, f)
		}
		return &to, nil
	})
}

// Attr returns fget, fset, fdel, __doc__ or a decorator.
func (p *Property) Attr(name string) (starlark.Value, error) {
	switch name {
	case "fget":
		return p.get, nil
	case "fset":
		return p.set, nil
	case "fdel":
		return p.del, nil
	case "__doc__":
		return p.doc, nil
	case "__isabstractmethod__":
		return starlark.Bool(p.IsAbstract()), nil
	}
	return object.ClassAttr(p, name)
}

// IsAbstract implements Abstract.
func (p *Property) IsAbstract() bool {
	return object.IsAbstract(p.get) || object.IsAbstract(p.set) || object.IsAbstract(p.del)
}

// AttrNames returns the attributes' names.
func (p *Property) AttrNames() []string {
	return []string{"deleter", "fdel", "fget", "fset", "getter", "setter"}
}

// Travel copies the property with its functions.
func (p *Property) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(p); ok {
		return to, nil
	}
	to := &Property{name: p.name}
	c.Note(p, to)
	for _, part := range []struct{ to, from *starlark.Value }{
		{&to.get, &p.get}, {&to.set, &p.set}, {&to.del, &p.del}, {&to.doc, &p.doc}} {
		v, err := c.Copy(*part.from)
		if err != nil {
			return nil, err
		}
		*part.to = v
	}
	return to, nil
}
