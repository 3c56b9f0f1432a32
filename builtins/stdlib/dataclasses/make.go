package dataclasses

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// dataParams is the arguments of the decorator.
type dataParams struct {
	init, repr, eq, order, unsafeHash, frozen, matchArgs, kwOnly, slots, weakref bool
}

// dataOptions are the parameters that say what a data class has.
const dataOptions = "init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False"

// dataclass is the decorator, with or without arguments: v has the class and the options.
func dataclass(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	p := &dataParams{init: true, repr: true, eq: true, matchArgs: true}
	for i, to := range []*bool{&p.init, &p.repr, &p.eq, &p.order, &p.unsafeHash, &p.frozen, &p.matchArgs, &p.kwOnly, &p.slots, &p.weakref} {
		if v[i+1] == nil {
			continue
		}
		var err error
		if *to, err = object.IsTrue(thread, v[i+1]); err != nil {
			return nil, err
		}
	}
	if v[0] != nil && v[0] != starlark.None {
		return decorate(thread, v[0], p)
	}
	return call.New(call.F1("def dataclass.<locals>.wrap(cls)", func(thread *starlark.Thread, cls starlark.Value) (starlark.Value, error) {
		return decorate(thread, cls, p)
	})), nil
}

func decorate(thread *starlark.Thread, v starlark.Value, p *dataParams) (starlark.Value, error) {
	c, ok := v.(*object.Class)
	if !ok || c.BuiltIn() {
		return nil, raise.Errorf("TypeError", "dataclass() argument must be a class, not %s", object.TypeName(v))
	}
	b := &dataBuilder{thread: thread, class: c, dataParams: p}
	if err := b.collect(); err != nil {
		return nil, err
	}
	if err := b.define(); err != nil {
		return nil, err
	}
	return c, nil
}

// A dataBuilder makes a data class of a class.
type dataBuilder struct {
	*dataParams
	thread *starlark.Thread
	class  *object.Class
	fields []*dataField // in order, those of bases first
}

// put adds a field, in the place of one of the same name if a base has it.
func (b *dataBuilder) put(f *dataField) {
	for i, other := range b.fields {
		if other.name == f.name {
			b.fields[i] = f
			return
		}
	}
	b.fields = append(b.fields, f)
}

// collect finds the fields of the bases and of the class.
func (b *dataBuilder) collect() error {
	bases := b.class.MRO()[1:]
	frozenBase, thawedBase := false, false
	for i := len(bases) - 1; i >= 0; i-- {
		k := bases[i]
		d, ok := k.Own(fieldsAttr).(*starlark.Dict)
		if !ok {
			continue
		}
		for _, item := range d.Items() {
			b.put(item[1].(*dataField))
		}
		if k.Own(paramsAttr) == starlark.True {
			frozenBase = true
		} else {
			thawedBase = true
		}
	}
	if frozenBase && !b.frozen {
		return raise.Errorf("TypeError", "cannot inherit non-frozen dataclass from a frozen one")
	}
	if thawedBase && b.frozen {
		return raise.Errorf("TypeError", "cannot inherit frozen dataclass from a non-frozen one")
	}
	annotations, _ := b.class.Own("__annotations__").(*starlark.Dict)
	if annotations == nil {
		annotations = starlark.NewDict(0)
	}
	keyword := b.kwOnly
	for _, item := range annotations.Items() {
		if kindOf(item[1]) == onlyKeywords {
			if keyword && !b.kwOnly {
				return raise.Errorf("TypeError", "'%s' is KW_ONLY, but KW_ONLY has already been specified", object.Text(item[0]))
			}
			keyword = true
			continue
		}
		if err := b.own(object.Text(item[0]), item[1], keyword); err != nil {
			return err
		}
		if err := annotations.SetKey(item[0], typeOfAnnotation(item[1])); err != nil {
			return err
		}
	}
	return b.checkFields(annotations)
}

// checkFields complains about fields without an annotation.
func (b *dataBuilder) checkFields(annotations *starlark.Dict) error {
	for _, name := range b.class.Namespace() {
		if _, ok := b.class.Own(name).(*dataField); ok {
			if _, found, _ := annotations.Get(starlark.String(name)); !found {
				return raise.Errorf("TypeError", "'%s' is a field but has no type annotation", name)
			}
		}
	}
	return nil
}

// own adds a field of the class itself.
func (b *dataBuilder) own(name string, annotation starlark.Value, keyword bool) error {
	value := b.class.Own(name)
	f, ok := value.(*dataField)
	if !ok {
		f = &dataField{value: value, init: true, repr: true, compare: true, hash: starlark.None, metadata: starlark.NewDict(0)}
	}
	f.name, f.annotation, f.kind = name, annotation, kindOf(annotation)
	f.site = object.NewSite(name)
	switch {
	case f.kind == classVar || f.kind == initVar:
		if f.factory != nil {
			return raise.Errorf("TypeError", "field %s cannot have a default factory", name)
		}
		if f.kind == classVar && f.decided {
			return raise.Errorf("TypeError", "field %s is a ClassVar but specifies kw_only", name)
		}
	}
	if !f.decided && f.kind != classVar {
		f.keyword = keyword
	}
	if f.kind == plainField && f.value != nil && !hashable(f.value) {
		return raise.Errorf("ValueError", "mutable default %s for field %s is not allowed: use default_factory", object.TypeOf(f.value), name)
	}
	if ok {
		if f.value == nil {
			b.class.DeleteClassAttr(name)
		} else {
			b.class.SetClassAttr(name, f.value)
		}
	}
	b.put(f)
	return nil
}

// hashable reports whether values of v's class can be hashed.
func hashable(v starlark.Value) bool {
	h, ok := object.TypeOf(v).Lookup("__hash__")
	return ok && h != starlark.None
}

// define gives the class its methods.
func (b *dataBuilder) define() error {
	d := starlark.NewDict(len(b.fields))
	for _, f := range b.fields {
		if err := d.SetKey(starlark.String(f.name), f); err != nil {
			return err
		}
	}
	hasHash := b.class.Own("__hash__") != nil && !(b.class.Own("__hash__") == starlark.None && b.class.Own("__eq__") != nil)
	b.class.SetClassAttr(fieldsAttr, d)
	b.class.SetClassAttr(paramsAttr, starlark.Bool(b.frozen))
	plan, err := newDataPlan(b.class, b.fields, b.frozen)
	if err != nil {
		return err
	}
	if b.init && b.class.Own("__init__") == nil {
		b.class.SetClassAttr("__init__", function.NewGoMethod("__init__", b.class.Qualname()+".__init__", plan, dataInit))
	}
	if b.repr && b.class.Own("__repr__") == nil {
		b.method("__repr__(self)", plan, dataRepr)
	}
	if b.eq && b.class.Own("__eq__") == nil {
		b.method("__eq__(self, other)", plan, dataEq)
	}
	if err := b.defineOrder(plan); err != nil {
		return err
	}
	if err := b.defineFrozen(plan); err != nil {
		return err
	}
	if err := b.defineHash(plan, hasHash); err != nil {
		return err
	}
	if b.slots {
		names := make([]string, len(b.fields))
		for i, f := range b.fields {
			names[i] = f.name
		}
		b.class.SetSlots(names)
		b.class.SetClassAttr("__slots__", kit.StringTuple(names))
	}
	if b.matchArgs && b.class.Own("__match_args__") == nil {
		b.class.SetClassAttr("__match_args__", plan.matchArgs())
	}
	if b.class.Own("__doc__") == nil {
		b.class.SetClassAttr("__doc__", starlark.String(b.class.Name()+plan.signatureText()))
	}
	return nil
}

// A dataMethod is what a generated method does, except __init__; v has its arguments.
type dataMethod func(thread *starlark.Thread, p *dataPlan, self starlark.Value, v []starlark.Value) (starlark.Value, error)

// method gives the class a generated method.
func (b *dataBuilder) method(text string, plan *dataPlan, f dataMethod) {
	name, _, _ := strings.Cut(text, "(")
	s := call.NewSignature("def " + b.class.Qualname() + "." + text)
	b.class.SetClassAttr(name, function.NewGoMethod(name, b.class.Qualname()+"."+name, plan,
		func(thread *starlark.Thread, state, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if len(kwargs) == 0 && len(args) == s.Len() {
				return f(thread, state.(*dataPlan), self, args)
			}
			v := make([]starlark.Value, s.Len())
			if err := s.Bind(v, args, kwargs); err != nil {
				return nil, err
			}
			return f(thread, state.(*dataPlan), self, v)
		}))
}

func (b *dataBuilder) defineOrder(plan *dataPlan) error {
	if !b.order {
		return nil
	}
	if !b.eq {
		return raise.Errorf("ValueError", "eq must be true if order is true")
	}
	for _, m := range []struct{ name, op string }{{"__lt__", "<"}, {"__le__", "<="}, {"__gt__", ">"}, {"__ge__", ">="}} {
		if b.class.Own(m.name) != nil {
			return raise.Errorf("TypeError", "Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering", m.name, b.class.Name())
		}
		b.method(m.name+"(self, other)", plan, dataOrder(m.op))
	}
	return nil
}

func (b *dataBuilder) defineFrozen(plan *dataPlan) error {
	if !b.frozen {
		return nil
	}
	for _, m := range []struct{ name, params, verb string }{{"__setattr__", "(self, name, value)", "assign to"}, {"__delattr__", "(self, name)", "delete"}} {
		if b.class.Own(m.name) != nil {
			return raise.Errorf("TypeError", "Cannot overwrite attribute %s in class %s", m.name, b.class.Name())
		}
		b.method(m.name+m.params, plan, dataFrozen(m.name, m.verb))
	}
	return nil
}

// defineHash follows the table in CPython's source.
func (b *dataBuilder) defineHash(plan *dataPlan, hasHash bool) error {
	switch {
	case b.unsafeHash && hasHash:
		return raise.Errorf("TypeError", "Cannot overwrite attribute __hash__ in class %s", b.class.Name())
	case b.unsafeHash, b.eq && b.frozen && !hasHash:
		b.method("__hash__(self)", plan, dataHash)
	case b.eq && !b.frozen && !hasHash:
		b.class.SetClassAttr("__hash__", starlark.None)
	}
	return nil
}

// makeDataclass is make_dataclass: v has cls_name, fields, bases, namespace, the options of
// dataclass and module.
func makeDataclass(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	list, err := object.Collect(thread, v[1])
	if err != nil {
		return nil, err
	}
	annotations := starlark.NewDict(len(list))
	namespace := []starlark.Tuple{{starlark.String("__annotations__"), annotations}}
	for _, item := range list {
		part := starlark.Tuple{item, starlark.String("typing.Any")}
		if _, ok := item.(starlark.String); !ok {
			if part, err = object.Collect(thread, item); err != nil {
				return nil, err
			}
		}
		if len(part) < 2 || len(part) > 3 {
			return nil, raise.Errorf("TypeError", "Invalid field: %s", item)
		}
		if err := annotations.SetKey(part[0], part[1]); err != nil {
			return nil, err
		}
		if len(part) == 3 {
			namespace = append(namespace, starlark.Tuple{part[0], part[2]})
		}
	}
	if d, ok := v[3].(*starlark.Dict); ok {
		namespace = append(namespace, d.Items()...)
	}
	bases, _ := v[2].(starlark.Tuple)
	module := "types"
	if m, ok := v[14].(starlark.String); ok {
		module = string(m)
	}
	c, err := object.MakeClass(thread, object.ClassStatement{Name: object.Text(v[0]), Qualname: object.Text(v[0]), Module: module, Bases: bases, Namespace: namespace})
	if err != nil {
		return nil, err
	}
	return dataclass(thread, append([]starlark.Value{c}, v[4:14]...))
}
