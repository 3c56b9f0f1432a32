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

// Functions returns the built-in functions and classes by name, except open. The map is
// shared and must not be changed.
var Functions = sync.OnceValue(func() starlark.StringDict {
	dict := call.Functions(
		call.F1("abs(x, /)", number.Abs),
		call.F1("all(iterable, /)", allTrue),
		call.F1("any(iterable, /)", anyTrue),
		converter("ascii(obj, /)", text.ASCII),
		call.F1("bin(number, /)", number.InBase(2, "0b")),
		call.F1("callable(obj, /)", isCallable),
		call.F1("chr(i, /)", text.Chr),
		call.F2("delattr(obj, name, /)", delAttr),
		call.F1("dir(object=..., /)", dir),
		call.F2("divmod(x, y, /)", number.Divmod),
		call.F1("def exit(code=None)", Exit),
		call.F2("format(value, format_spec='', /)", format),
		call.F3("getattr(object, name, default=..., /)", getAttr),
		call.F2("hasattr(obj, name, /)", hasAttr),
		call.F1("hash(obj, /)", hashOf),
		call.F1("hex(number, /)", number.InBase(16, "0x")),
		call.F1("id(obj, /)", idOf),
		call.F1("input(prompt='', /)", input),
		call.F2("isinstance(obj, class_or_tuple, /)", isInstance),
		call.F2("issubclass(cls, class_or_tuple, /)", isSubclass),
		call.F2("iter(object, sentinel=..., /)", iter),
		call.F1("len(obj, /)", lenOf),
		extreme("max", ">", object.Compare, "iterable argument is empty"),
		extreme("min", "<", object.Compare, "iterable argument is empty"),
		call.F2("next(iterator, default=..., /)", next),
		call.F1("oct(number, /)", number.InBase(8, "0o")),
		call.F1("ord(c, /)", text.Ord),
		call.F3("pow(base, exp, mod=None)", number.Pow),
		call.FRaw(`print(*args, sep=' ', end='\n', file=None, flush=False)`, print), // nothing is called as often
		call.F1("def quit(code=None)", Exit),
		converter("repr(obj, /)", object.Repr),
		call.F2("round(number, ndigits=None)", number.Round),
		call.F3("setattr(obj, name, value, /)", setAttr),
		call.FRaw("sorted(iterable, /, *, key=None, reverse=False)", sorted), // its options are list.sort's
		call.F2("sum(iterable, /, start=0)", sum),
		call.F1("vars(object=..., /)", vars),
	)
	dict["Ellipsis"] = object.Ellipsis
	for _, c := range []*object.Class{
		object.ObjectClass, object.TypeClass, object.IntClass, object.BoolClass, object.FloatClass, number.ComplexClass, object.StrClass, object.BytesClass,
		object.ListClass, object.TupleClass, object.DictClass, object.SetClass, object.RangeClass, text.ByteArrayClass, text.MemoryViewClass, collection.FrozenSetClass, object.SliceClass,
		collection.EnumerateClass, collection.ZipClass, collection.MapClass, collection.FilterClass, collection.ReversedClass,
	} {
		dict[c.ShortName()] = c
	}
	return dict
})

// FunctionsPython2 returns those that are others, or do something else, in Python 2. The map
// is shared and must not be changed.
var FunctionsPython2 = sync.OnceValue(func() starlark.StringDict {
	dict := call.Functions(
		call.F3("apply(object, args=(), kwargs={}, /)", apply),
		call.F1("chr(i, /)", text.ChrPython2),
		call.F2("cmp(x, y, /)", cmpFunc),
		call.F2("filter(function, sequence, /)", filterPython2),
		call.F1("intern(string, /)", intern),
		call.FRaw("map(function, sequence, *sequences)", mapPython2), // counts in words of its own
		extreme("max", ">", object.ComparePython2, "arg is an empty sequence"),
		extreme("min", "<", object.ComparePython2, "arg is an empty sequence"),
		call.F1("oct(number, /)", number.OctalPython2),
		call.F3("range(start, stop=..., step=1, /)", rangePython2),
		call.F1("raw_input(prompt='', /)", input),
		call.F3("reduce(function, sequence, initial=..., /)", reduce),
		converter("repr(obj, /)", object.ReprPython2),
		call.F2("round(number, ndigits=0)", number.RoundPython2),
		call.F4("sorted(iterable, cmp=None, key=None, reverse=False)", sortedPython2),
		call.F1("unichr(i, /)", text.UnichrPython2),
		call.FArgs("zip(*sequences)", zipPython2),
	)
	dict["unicode"], dict["bytes"] = object.StrClass, object.StrClass
	dict["long"], dict["basestring"], dict["xrange"] = LongClass, BasestringClass, object.RangeClass
	return dict
})

// converter is a function that converts to a str.
func converter(signature string, f func(*starlark.Thread, starlark.Value) (string, error)) *call.Entry {
	return call.F1(signature, func(thread *starlark.Thread, obj starlark.Value) (starlark.Value, error) {
		s, err := f(thread, obj)
		return starlark.String(s), err
	})
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
func format(thread *starlark.Thread, value, spec starlark.Value) (starlark.Value, error) {
	text, ok := object.Native(spec).(starlark.String)
	if spec != nil && !ok {
		return nil, raise.Errorf("TypeError", "format() argument 2 must be str, not %s", object.TypeOf(spec).Name())
	}
	s, err := object.Format(thread, value, string(text))
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
