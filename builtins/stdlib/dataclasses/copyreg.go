package dataclasses

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Copyreg is the module copyreg, by which a program says how objects of classes that it has not
// written are made anew.
var Copyreg = module.NewPrivate("copyreg", ownCopyreg{})

type ownCopyreg struct{}

// Members implements module.ModuleMaker.
func (ownCopyreg) Members(p *proc.Proc) starlark.StringDict {
	m := call.Functions(
		call.F3("def pickle(ob_type, pickle_function, constructor_ob=None)", copyregPickle),
		call.F1("def constructor(object)", copyregConstructor),
	)
	for name, f := range object.CopyregFunctions() {
		m[name] = f
	}
	names := []starlark.Value{starlark.String("pickle"), starlark.String("constructor")}
	m["__all__"] = starlark.NewList(names)
	m["pickle_complex"], m["pickle_union"] = pickleComplex, pickleUnion
	table := new(starlark.Dict)
	if p != nil {
		table = object.DispatchTable(p)
	}
	for class, f := range map[*object.Class]starlark.Value{number.ComplexClass: pickleComplex, object.UnionClass: pickleUnion} {
		if _, has, _ := table.Get(class); !has {
			_ = table.SetKey(class, f) // a class can be hashed
		}
	}
	m["dispatch_table"] = table
	return m
}

// copyregPickle is copyreg.pickle(ob_type, pickle_function, constructor_ob=None).
func copyregPickle(thread *starlark.Thread, class, reduce, constructor starlark.Value) (starlark.Value, error) {
	if !object.Callable(reduce) {
		return nil, raise.Errorf("TypeError", "reduction functions must be callable")
	}
	if err := object.DictSet(thread, object.DispatchTable(proc.Of(thread)), class, reduce); err != nil {
		return nil, err
	}
	if constructor == nil || constructor == starlark.None {
		return starlark.None, nil
	}
	return copyregConstructor(thread, constructor)
}

// copyregConstructor is copyreg.constructor(object).
func copyregConstructor(_ *starlark.Thread, f starlark.Value) (starlark.Value, error) {
	if !object.Callable(f) {
		return nil, raise.Errorf("TypeError", "constructors must be callable")
	}
	return starlark.None, nil
}

var (
	pickleComplex = call.New(call.F1("def pickle_complex(c)", func(thread *starlark.Thread, c starlark.Value) (starlark.Value, error) {
		args := make(starlark.Tuple, 2)
		for i, name := range []string{"real", "imag"} {
			var err error
			if args[i], err = object.GetAttr(thread, c, name); err != nil {
				return nil, err
			}
		}
		return starlark.Tuple{number.ComplexClass, args}, nil
	}))
	pickleUnion = call.New(call.F1("def pickle_union(obj)", func(thread *starlark.Thread, obj starlark.Value) (starlark.Value, error) {
		args, err := object.GetAttr(thread, obj, "__args__")
		return starlark.Tuple{uniteAll, starlark.Tuple{args}}, err
	}))
	uniteAll = call.New(call.F1("def _unite(args)", func(thread *starlark.Thread, args starlark.Value) (starlark.Value, error) {
		list, err := object.Collect(thread, args)
		if err != nil {
			return nil, err
		}
		v := list[0]
		for _, x := range list[1:] {
			if v, err = object.Binary(thread, "|", v, x); err != nil {
				return nil, err
			}
		}
		return v, nil
	}))
)

// PickleErrors is the module _pickle: what pickle has that is not written in Python.
func PickleErrors() starlark.StringDict {
	return starlark.StringDict{"PickleError": object.PickleErrorClass, "PicklingError": object.PicklingErrorClass,
		"UnpicklingError": object.UnpicklingErrorClass}
}
