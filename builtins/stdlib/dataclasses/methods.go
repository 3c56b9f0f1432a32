package dataclasses

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A dataPlan is the state of the methods of one data class: what they do with which
// fields. Each process has its own, for defaults are values of the program.
type dataPlan struct {
	class  *object.Class
	fields []*dataField // pseudo-fields too
	frozen bool
	args   []*dataField // the parameters of __init__, keyword-only ones last
	sign   *call.Signature
}

// newDataPlan orders the parameters. The error is a TypeError if a parameter without a
// default follows one that has one.
func newDataPlan(class *object.Class, fields []*dataField, frozen bool) (*dataPlan, error) {
	p := &dataPlan{class: class, fields: fields, frozen: frozen}
	var keyword []*dataField
	before := ""
	for _, f := range fields {
		switch {
		case !f.init || f.kind == classVar:
		case f.keyword:
			keyword = append(keyword, f)
		default:
			if f.hasDefault() {
				before = f.name
			} else if before != "" {
				return nil, raise.Errorf("TypeError", "non-default argument '%s' follows default argument", f.name)
			}
			p.args = append(p.args, f)
		}
	}
	params := []string{"self"}
	for _, f := range p.args {
		params = append(params, f.param())
	}
	if len(keyword) > 0 {
		params = append(params, "*")
	}
	for _, f := range keyword {
		params = append(params, f.param())
	}
	p.args = append(p.args, keyword...)
	p.sign = call.NewSignature("def " + class.Qualname() + ".__init__(" + strings.Join(params, ", ") + ")")
	return p, nil
}

func (f *dataField) hasDefault() bool { return f.value != nil || f.factory != nil }

func (f *dataField) param() string {
	if f.hasDefault() {
		return f.name + "="
	}
	return f.name
}

func (p *dataPlan) String() string        { return "<data class " + p.class.Name() + ">" }
func (p *dataPlan) Type() string          { return "dataclass" }
func (p *dataPlan) Freeze()               {}
func (p *dataPlan) Truth() starlark.Bool  { return true }
func (p *dataPlan) Hash() (uint32, error) { return 0, nil }

// Travel copies the plan with the class and the fields.
func (p *dataPlan) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(p); ok {
		return to, nil
	}
	to := &dataPlan{frozen: p.frozen, sign: p.sign}
	c.Note(p, to)
	class, err := c.Copy(p.class)
	if err != nil {
		return nil, err
	}
	to.class = class.(*object.Class)
	if to.fields, err = copyFields(c, p.fields); err != nil {
		return nil, err
	}
	to.args, err = copyFields(c, p.args)
	return to, err
}

func copyFields(c *memory.Copier, list []*dataField) ([]*dataField, error) {
	to := make([]*dataField, len(list))
	for i, f := range list {
		v, err := f.Travel(c)
		if err != nil {
			return nil, memory.InPath(err, "."+f.name)
		}
		to[i] = v.(*dataField)
	}
	return to, nil
}

// matchArgs is __match_args__.
func (p *dataPlan) matchArgs() starlark.Tuple {
	t := starlark.Tuple{}
	for _, f := range p.args {
		if !f.keyword && f.kind == plainField {
			t = append(t, starlark.String(f.name))
		}
	}
	return t
}

// signatureText is "(x: int, y: int = 0)", for __doc__.
func (p *dataPlan) signatureText() string {
	var parts []string
	star := false
	for _, f := range p.args {
		if f.keyword && !star {
			star = true
			parts = append(parts, "*")
		}
		kind := strings.Trim(object.Text(f.annotation), `"`)
		if c, ok := f.annotation.(*object.Class); ok {
			kind = c.Name()
		}
		part := f.name + ": " + kind
		switch {
		case f.value != nil:
			part += " = " + f.value.String()
		case f.factory != nil:
			part += " = <factory>"
		}
		parts = append(parts, part)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// dataInit is the generated __init__.
func dataInit(thread *starlark.Thread, state, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p := state.(*dataPlan)
	i, ok := self.(*object.Instance)
	if !ok {
		return nil, raise.Errorf("TypeError", "%s.__init__() needs an instance, not %s", p.class.Qualname(), object.TypeName(self))
	}
	var few [8]starlark.Value
	given := few[:0]
	if len(p.args) > len(few) {
		given = make([]starlark.Value, 0, len(p.args))
	}
	given = given[:len(p.args)]
	if err := p.sign.Bind(given, args, kwargs); err != nil {
		return nil, err
	}
	var post starlark.Tuple
	next := 0 // the index of the first parameter that may be the field's
	for _, f := range p.fields {
		if f.kind == classVar || !f.init && f.factory == nil {
			continue
		}
		v, err := p.argument(thread, f, given, &next)
		if err != nil {
			return nil, err
		}
		switch {
		case f.kind == initVar:
			post = append(post, v)
			continue
		case p.frozen:
			err = i.SetOwn(f.name, v)
		default:
			err = f.site.Set(thread, i, memory.Unbox(v))
		}
		if err != nil {
			return nil, err
		}
	}
	if _, ok := i.Class().Lookup("__post_init__"); ok {
		if _, err := object.CallMethod(thread, i, "__post_init__", post, nil); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// argument returns what a field is initialised with. Parameters mostly are in the order of the
// fields: next is the index of the one that is expected.
func (p *dataPlan) argument(thread *starlark.Thread, f *dataField, given []starlark.Value, next *int) (starlark.Value, error) {
	if f.init {
		i := *next
		if i >= len(p.args) || p.args[i] != f {
			i = slices.Index(p.args, f)
		}
		if i >= 0 {
			if *next = i + 1; given[i] != nil {
				return given[i], nil
			}
		}
	}
	if f.factory != nil {
		return starlark.Call(thread, f.factory, nil, nil)
	}
	return f.value, nil
}

// dataRepr is the generated __repr__.
func dataRepr(thread *starlark.Thread, p *dataPlan, self starlark.Value, _ []starlark.Value) (starlark.Value, error) {
	leave, seen, err := object.EnterRepr(thread, self)
	if err != nil {
		return nil, err
	}
	if seen {
		return starlark.String("..."), nil
	}
	defer leave()
	var b strings.Builder
	b.WriteString(object.TypeOf(self).Qualname())
	b.WriteByte('(')
	first := true
	for _, f := range p.fields {
		if !f.repr || f.kind != plainField {
			continue
		}
		if !first {
			b.WriteString(", ")
		}
		first = false
		v, err := object.GetAttr(thread, self, f.name)
		if err != nil {
			return nil, err
		}
		text, err := object.Repr(thread, v)
		if err != nil {
			return nil, err
		}
		b.WriteString(f.name + "=" + text)
	}
	b.WriteByte(')')
	return starlark.String(b.String()), nil
}

// differing compares the values that comparisons compare, until two differ, which are x and y:
// nil if none does. ok is false if the operands are not of one class.
func (p *dataPlan) differing(thread *starlark.Thread, self, other starlark.Value) (x, y starlark.Value, ok bool, err error) {
	if object.TypeOf(self) != object.TypeOf(other) {
		return nil, nil, false, nil
	}
	for _, f := range p.fields {
		if f.kind != plainField || !f.compare {
			continue
		}
		a, err := f.site.Get(thread, self)
		if err != nil {
			return nil, nil, false, err
		}
		b, err := f.site.Get(thread, other)
		if err != nil {
			return nil, nil, false, err
		}
		x, y = a.Box(), b.Box()
		if equal, err := object.Equal(thread, x, y); err != nil || !equal {
			return x, y, err == nil, err
		}
	}
	return nil, nil, true, nil
}

// dataEq is the generated __eq__.
func dataEq(thread *starlark.Thread, p *dataPlan, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
	x, _, ok, err := p.differing(thread, self, v[0])
	if err != nil || !ok {
		return object.NotImplemented, err
	}
	return starlark.Bool(x == nil), nil
}

// dataOrder returns a generated method of an ordering operator, which compares as tuples of the
// fields are compared.
func dataOrder(op string) dataMethod {
	return func(thread *starlark.Thread, p *dataPlan, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
		x, y, ok, err := p.differing(thread, self, v[0])
		switch {
		case err != nil || !ok:
			return object.NotImplemented, err
		case x == nil:
			return starlark.Bool(object.Holds(op, 0)), nil
		}
		return object.RichCompare(thread, op, x, y)
	}
}

// dataHash is the generated __hash__.
func dataHash(thread *starlark.Thread, p *dataPlan, self starlark.Value, _ []starlark.Value) (starlark.Value, error) {
	t := make(starlark.Tuple, 0, len(p.fields))
	for _, f := range p.fields {
		if f.kind != plainField || !f.inHash() {
			continue
		}
		v, err := f.site.Get(thread, self)
		if err != nil {
			return nil, err
		}
		t = append(t, v.Box())
	}
	h, err := object.Hash(thread, t)
	return starlark.MakeInt64(h), err
}

// dataFrozen returns the __setattr__ or __delattr__ of a frozen class.
func dataFrozen(method, verb string) dataMethod {
	return func(thread *starlark.Thread, p *dataPlan, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
		name := object.Text(v[0])
		frozen := object.TypeOf(self) == p.class
		for _, f := range p.fields {
			frozen = frozen || f.kind == plainField && f.name == name
		}
		if frozen {
			return nil, &raise.Error{Class: "dataclasses.FrozenInstanceError", Msg: "cannot " + verb + " field '" + name + "'"}
		}
		super, err := object.NewSuper(p.class, self)
		if err != nil {
			return nil, err
		}
		return object.CallMethod(thread, super, method, v, nil)
	}
}
