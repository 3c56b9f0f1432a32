package prelude

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Functions returns the built-in functions and classes by name, except those that belong to
// a process (print, input, exit) and open. The map is shared and must not be changed.
var Functions = sync.OnceValue(func() starlark.StringDict {
	dict := starlark.StringDict{"Ellipsis": object.Ellipsis}
	addUnary(dict, map[string]unaryFunc{
		"len": lenOf, "abs": number.Abs, "any": anyTrue, "all": allTrue, "chr": text.Chr, "ord": text.Ord,
		"hex": number.InBase(16, "0x"), "oct": number.InBase(8, "0o"), "bin": number.InBase(2, "0b"),
		"repr": converter(object.Repr), "ascii": converter(text.ASCII), "callable": isCallable, "id": idOf, "hash": hashOf,
	})
	add(dict, map[string]builtinFunc{
		"round": number.Round, "divmod": number.Divmod, "pow": number.Pow, "sum": sum, "min": minimum, "max": maximum,
		"sorted": sorted, "iter": iter, "next": next, "format": format, "isinstance": isInstance,
		"issubclass": isSubclass, "getattr": getAttr, "setattr": setAttr, "hasattr": hasAttr,
		"delattr": delAttr, "dir": dir, "vars": vars,
	})
	addClasses(dict, object.ObjectClass, object.TypeClass, object.IntClass, object.BoolClass, object.FloatClass, number.ComplexClass, object.StrClass, object.BytesClass,
		object.ListClass, object.TupleClass, object.DictClass, object.SetClass, object.RangeClass, text.ByteArrayClass, collection.FrozenSetClass, object.SliceClass,
		collection.EnumerateClass, collection.ZipClass, collection.MapClass, collection.FilterClass, collection.ReversedClass)
	return dict
})

// FunctionsPython2 returns those that are others, or do something else, in Python 2. The map
// is shared and must not be changed.
var FunctionsPython2 = sync.OnceValue(func() starlark.StringDict {
	dict := starlark.StringDict{
		"raw_input": object.NewFunc("raw_input", Input), "unicode": object.StrClass, "bytes": object.StrClass, "long": LongClass,
		"xrange": object.RangeClass, "basestring": BasestringClass,
	}
	add(dict, map[string]builtinFunc{
		"range": rangePython2, "map": mapPython2, "filter": filterPython2, "zip": zipPython2, "reduce": reduce, "apply": apply,
		"cmp": cmpFunc, "sorted": sortedPython2, "min": minimumPython2, "max": maximumPython2, "round": number.RoundPython2,
	})
	addUnary(dict, map[string]unaryFunc{
		"chr": text.ChrPython2, "unichr": text.UnichrPython2, "oct": number.OctalPython2, "repr": converter(object.ReprPython2), "intern": intern,
	})
	return dict
})

// builtinFunc is the Go part of a function.
type builtinFunc func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// unaryFunc is the Go part of a function of exactly one argument.
type unaryFunc func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error)

func add(dict starlark.StringDict, functions map[string]builtinFunc) {
	for name, f := range functions {
		dict[name] = starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return f(thread, args, kwargs)
		})
	}
}

func addUnary(dict starlark.StringDict, functions map[string]unaryFunc) {
	for name, f := range functions {
		dict[name] = starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			v, err := call.ExactlyOne(name, args, kwargs)
			if err != nil {
				return nil, err
			}
			return f(thread, v)
		})
	}
}

func addClasses(dict starlark.StringDict, classes ...*object.Class) {
	for _, c := range classes {
		dict[c.ShortName()] = c
	}
}

// converter makes a function of one that converts to a string.
func converter(f func(*starlark.Thread, starlark.Value) (string, error)) unaryFunc {
	return func(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		s, err := f(thread, v)
		return starlark.String(s), err
	}
}

// lenOf is len(obj, /).
func lenOf(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	n, err := object.Length(thread, v)
	if err != nil {
		return nil, err
	}
	return starlark.MakeInt(n), nil
}

// format is format(value, format_spec=”, /).
func format(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Positional("format", args, kwargs, 1, 2); err != nil {
		return nil, err
	}
	var spec starlark.String
	if len(args) == 2 {
		var ok bool
		if spec, ok = args[1].(starlark.String); !ok {
			return nil, raise.Errorf("TypeError", "format() argument 2 must be str, not %s", object.TypeOf(args[1]).Name())
		}
	}
	s, err := object.Format(thread, args[0], string(spec))
	return starlark.String(s), err
}

// each calls f with the elements of an iterable until f returns false.
func each(thread *starlark.Thread, v starlark.Value, f func(starlark.Value) (bool, error)) error {
	it, err := object.Iterate(thread, v)
	if err != nil {
		return err
	}
	for {
		e, ok, err := it.Next(thread)
		if err != nil || !ok {
			return err
		}
		if more, err := f(e); err != nil || !more {
			return err
		}
	}
}

// anyTrue is any(iterable, /).
func anyTrue(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	found := false
	err := each(thread, v, func(e starlark.Value) (bool, error) {
		truth, err := object.IsTrue(thread, e)
		found = truth
		return !truth, err
	})
	return starlark.Bool(found), err
}

// allTrue is all(iterable, /).
func allTrue(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	all := true
	err := each(thread, v, func(e starlark.Value) (bool, error) {
		truth, err := object.IsTrue(thread, e)
		all = truth
		return truth, err
	})
	return starlark.Bool(all), err
}
