// Package helpers, internal to pyq, holds what lowered programs call for what Starlark
// lacks or does differently from Python: $slice, $iter, $fstring, $try and so on. The front
// end's table (lower.Helpers) says what there is, and a test that this package has just
// that. No program can write their names; what they do is in the packages of their kind
// (object, text, number...).
package helpers

import (
	"maps"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Add adds the helpers to the predeclared names, all but those of imports, and the functions
// that have to do with the names of programs. The front end gives a helper the right number
// of arguments.
func Add(env starlark.StringDict) {
	for _, helpers := range [][]*call.Entry{nameHelpers(), operatorHelpers(), sequenceHelpers(), itemHelpers(), attrHelpers(), callHelpers(),
		textHelpers(), flowHelpers(), classHelpers(), matchHelpers(), sourceFunctions()} {
		maps.Copy(env, call.Functions(helpers...))
	}
	env["$ellipsis"] = object.Ellipsis
}

// AddImports adds the helpers of imports, which find the modules.
func AddImports(env starlark.StringDict, modules Modules) {
	maps.Copy(env, call.Functions(modules.helpers()...))
}

// stringOf returns an argument that the front end wrote as a literal.
func stringOf(v starlark.Value) string { return string(v.(starlark.String)) }

// intOf returns an argument that the front end wrote as a literal.
func intOf(v starlark.Value) int {
	n, _ := v.(starlark.Int).Int64()
	return int(n)
}

func nameHelpers() []*call.Entry {
	return []*call.Entry{
		call.F1("$module(name, /)", func(thread *starlark.Thread, name starlark.Value) (starlark.Value, error) {
			p := proc.Of(thread)
			mod := p.BeginModule(thread, stringOf(name))
			return mod, importedBy.Of(p).note(mod.Name(), mod)
		}),
		call.F2("$name(name, python2=..., /)", unknownName),
		call.F2("$uncalled(f, text, /)", uncalled),
		call.F1("$builtin(name, /)", func(thread *starlark.Thread, name starlark.Value) (starlark.Value, error) {
			return proc.Of(thread).World().Env[stringOf(name)], nil
		}),
		call.F2("$cell(name, value=..., /)", func(_ *starlark.Thread, name, value starlark.Value) (starlark.Value, error) {
			return memory.NewCell(stringOf(name), false, value), nil
		}),
		call.F2("$globalcell(name, outer=..., /)", globalCell),
		call.F2("$sessioncell(name, outer=..., /)", sessionCell),
		call.F1("$display(value, /)", display),
		call.F2("$set(cell, value, /)", func(_ *starlark.Thread, cell, value starlark.Value) (starlark.Value, error) {
			cell.(*memory.Cell).SetValue(value)
			return value, nil
		}),
		call.F3("$setname(names, name, value, /)", func(thread *starlark.Thread, names, name, value starlark.Value) (starlark.Value, error) {
			return value, object.SetItem(thread, names, name, value)
		}),
		call.F2("$clear(cell, empty_too=False, /)", clearCell),
		call.F0("$currentnamespace()", func(thread *starlark.Thread) (starlark.Value, error) {
			return proc.Of(thread).CurrentNamespace(), nil
		}),
		call.F0("$currentglobals()", func(thread *starlark.Thread) (starlark.Value, error) {
			return proc.Of(thread).CurrentNamespace().Globals(), nil
		}),
	}
}

// unknownName is the value of a name that is bound nowhere in the text. python2 says that it
// is in a function of Python 2.
func unknownName(thread *starlark.Thread, literal, python2 starlark.Value) (starlark.Value, error) {
	name := stringOf(literal)
	p := proc.Of(thread)
	if v := p.Dynamic(thread, name); v != nil {
		return v, nil
	}
	if v := module.Given(p, "builtins", name); v != nil {
		return v, nil
	}
	format := "name '%s' is not defined"
	if python2 != nil {
		format = "global name '%s' is not defined"
	}
	return nil, raise.Errorf("NameError", format, name).About(fact.NotDefined, name)
}

// globalCell makes a variable of a module, which hides outer unless that is nil.
func globalCell(thread *starlark.Thread, name, outer starlark.Value) (starlark.Value, error) {
	c := memory.NewCell(stringOf(name), true, proc.Of(thread).Before(stringOf(name)))
	if outer == nil {
		return c, nil
	}
	return c.Over(outer), nil
}

// clearCell is del of a variable. emptyToo says that one without a value is no error.
func clearCell(_ *starlark.Thread, cell, emptyToo starlark.Value) (starlark.Value, error) {
	c := cell.(*memory.Cell)
	if c.Value() == nil && emptyToo == nil {
		return nil, c.Unbound()
	}
	c.SetValue(nil)
	return starlark.None, nil
}
