// Package helpers, internal to pyq, holds what lowered programs call for what Starlark
// lacks or does differently from Python: $slice, $iter, $fstring, $try and so on. The front
// end's table (lower.Helpers) says what there is, and a test that this package has just
// that. No program can write their names; what they do is in the packages of their kind
// (object, text, number...).
package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A helper is the Go part of a helper. The front end gives it the right number of
// arguments.
type helper func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error)

// A helperWith is a helper that takes the named arguments of the program's call.
type helperWith func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// Add adds the helpers to the predeclared names, all but those of imports.
func Add(env starlark.StringDict) {
	for _, table := range []map[string]helper{nameHelpers, operatorHelpers, sequenceHelpers, attrHelpers, textHelpers, flowHelpers, classHelpers, matchHelpers} {
		for name, f := range table {
			env[name] = starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
				return f(thread, args)
			})
		}
	}
	for name, f := range callHelpers {
		env[name] = starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return f(thread, args, kwargs)
		})
	}
	env["$ellipsis"] = object.Ellipsis
	env["$imaginary"] = number.Complex(1i)
}

// AddImports adds the helpers of imports, which find the modules.
func AddImports(env starlark.StringDict, modules Modules) {
	for name, f := range modules.helpers() {
		env[name] = starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return f(thread, args)
		})
	}
	env["__import__"] = object.NewFunc("__import__", modules.dunderImport)
}

// stringOf returns an argument that the front end wrote as a literal.
func stringOf(v starlark.Value) string { return string(v.(starlark.String)) }

// intOf returns an argument that the front end wrote as a literal.
func intOf(v starlark.Value) int {
	n, _ := v.(starlark.Int).Int64()
	return int(n)
}

var nameHelpers = map[string]helper{
	"$module":     beginModule,
	"$name":       unknownName,
	"$uncalled":   uncalled,
	"$builtin":    builtin,
	"$setglobal":  setGlobal,
	"$locals":     locals,
	"$cell":       func(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) { return cell(args, false), nil },
	"$globalcell": func(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) { return cell(args, true), nil },
	"$set":        setCell,
	"$currentnamespace": func(thread *starlark.Thread, _ starlark.Tuple) (starlark.Value, error) {
		return proc.Of(thread).CurrentNamespace(), nil
	},
	"$clear":       clearCell,
	"$sessioncell": sessionCell,
	"$display":     display,
}

func beginModule(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	proc.Of(thread).BeginModule(thread, stringOf(args[0]))
	return starlark.None, nil
}

// unknownName is the value of a name that is bound nowhere in the text.
func unknownName(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	name := stringOf(args[0])
	if v := proc.Of(thread).Dynamic(thread, name); v != nil {
		return v, nil
	}
	format := "name '%s' is not defined"
	if len(args) > 1 { // in a function of Python 2
		format = "global name '%s' is not defined"
	}
	return nil, raise.Errorf("NameError", format, name).About(fact.NotDefined, name)
}

func builtin(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	return proc.Of(thread).World().Env[stringOf(args[0])], nil
}

// cell makes a variable. A function's has its second argument as its value; a module's
// hides it.
func cell(args starlark.Tuple, global bool) starlark.Value {
	switch {
	case len(args) == 1:
		return memory.NewCell(stringOf(args[0]), global, nil)
	case global:
		return memory.NewCell(stringOf(args[0]), global, nil).Over(args[1])
	}
	return memory.NewCell(stringOf(args[0]), global, args[1])
}

func setCell(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	args[0].(*memory.Cell).SetValue(args[1])
	return args[1], nil
}

func clearCell(_ *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	c := args[0].(*memory.Cell)
	if c.Value() == nil && len(args) == 1 {
		return nil, c.Unbound()
	}
	c.SetValue(nil)
	return starlark.None, nil
}
