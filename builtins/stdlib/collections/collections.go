package collections

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Members is the module collections.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F("def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)", NamedTuple),
	)
	m["deque"], m["Counter"], m["defaultdict"] = DequeClass, CounterClass, DefaultDictClass
	m["OrderedDict"], m["ChainMap"] = OrderedDictClass, ChainMapClass
	m["abc"] = ABCModule()
	return m
}

// The other classes of the module that are dicts.
var (
	DefaultDictClass = object.NewClass("defaultdict", object.DictClass).In("collections").Static()
	OrderedDictClass = object.NewClass("OrderedDict", object.DictClass).In("collections").Static()
)

func fillCollections() {
	DefaultDictClass.Define(nil,
		call.MRaw("slot defaultdict.__init__(self, /, *args, **kwargs)", defaultDictInit),
		call.M1("defaultdict.__missing__(self, key, /)", defaultDictMissing),
		call.M0("slot defaultdict.__repr__(self, /)", defaultDictRepr),
		call.M0("defaultdict.copy(self, /)", copyDictObject),
		call.M0("defaultdict.__copy__(self, /)", copyDictObject),
		call.M1("slot defaultdict.__or__(self, value, /)", dictUnion(false)),
		call.M1("slot defaultdict.__ror__(self, value, /)", dictUnion(true)),
	)
	OrderedDictClass.Define(nil,
		call.MRaw("slot OrderedDict.__init__(self, /, *args, **kwargs)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if len(args) > 1 {
				return nil, raise.Arguments("expected at most 1 arguments, got %d", len(args))
			}
			return object.CallMethod(thread, DictOf(self), "update", args, kwargs)
		}),
		call.M1("OrderedDict.popitem(self, last=True)", orderedPopItem),
		call.M2("OrderedDict.pop(self, key, default=None)", func(thread *starlark.Thread, self *object.Instance, key, def starlark.Value) (starlark.Value, error) {
			args := starlark.Tuple{key}
			if def != nil {
				args = append(args, def)
			}
			return object.CallMethod(thread, DictOf(self), "pop", args, nil)
		}),
		call.M2("OrderedDict.setdefault(self, key, default=None)", func(thread *starlark.Thread, self *object.Instance, key, def starlark.Value) (starlark.Value, error) {
			return object.CallMethod(thread, DictOf(self), "setdefault", starlark.Tuple{key, kit.OrNone(def)}, nil)
		}),
		call.M2("OrderedDict.move_to_end(self, key, last=True)", orderedMove),
		call.M0("slot OrderedDict.__repr__(self, /)", orderedRepr),
		call.M1("slot OrderedDict.__eq__(self, value, /)", orderedEqual(false)),
		call.M1("slot OrderedDict.__ne__(self, value, /)", orderedEqual(true)),
		call.M0("OrderedDict.copy(self, /)", copyDictObject),
		call.M0("OrderedDict.__copy__(self, /)", copyDictObject),
		call.M1("slot OrderedDict.__or__(self, value, /)", dictUnion(false)),
		call.M1("slot OrderedDict.__ror__(self, value, /)", dictUnion(true)),
		call.M0("OrderedDict.__reversed__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return collection.Reversed(thread, DictOf(self))
		}),
	)
	OrderedDictClass.Set("__hash__", starlark.None)
	OrderedDictClass.SetClassMethods(call.M2("OrderedDict.fromkeys(self, iterable, value=None)", orderedFromKeys))
}

// copyDictObject makes a copy of the same class with the same attributes.
func copyDictObject(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	to := newDictObject(thread, self.Class(), kit.CopyDict(DictOf(self)))
	if f := self.Own(DefaultFactory); f != nil {
		return to, to.SetOwn(DefaultFactory, f)
	}
	return to, nil
}

// dictUnion is | of a class derived from dict.
func dictUnion(right bool) func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		other, ok := object.Native(v).(*starlark.Dict)
		if !ok {
			return object.NotImplemented, nil
		}
		copied, err := copyDictObject(thread, self)
		if err != nil {
			return nil, err
		}
		first, second := DictOf(self), other
		if right {
			first, second = second, first
		}
		union := kit.CopyDict(first)
		if err := object.DictAddAll(thread, union, second); err != nil {
			return nil, err
		}
		return copied, replaceDict(DictOf(copied), union)
	}
}

// DefaultFactory is the attribute of a defaultdict with what makes missing values.
const DefaultFactory = "default_factory"

// defaultDictInit is defaultdict.__init__(default_factory=None, /, [...]).
func defaultDictInit(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	factory := starlark.Value(starlark.None)
	if len(args) > 0 {
		factory, args = args[0], args[1:]
		if factory != starlark.None && !object.Callable(factory) {
			return nil, raise.Errorf("TypeError", "first argument must be callable or None")
		}
	}
	if err := self.SetOwn(DefaultFactory, factory); err != nil {
		return nil, err
	}
	if len(args)+len(kwargs) == 0 {
		return starlark.None, nil
	}
	if err := call.Count("dict", len(args), 0, 1); err != nil {
		return nil, err
	}
	return object.CallMethod(thread, DictOf(self), "update", args, kwargs)
}

func defaultDictMissing(thread *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
	f := self.Own(DefaultFactory)
	if f == nil || f == starlark.None {
		return nil, kit.KeyError(thread, key)
	}
	v, err := starlark.Call(thread, f, nil, nil)
	if err != nil {
		return nil, err
	}
	return v, object.SetItem(thread, DictOf(self), key, v)
}

// defaultDictRepr shows the dict as a dict, which knows when it is within itself, and the factory,
// which may be a method of the defaultdict.
func defaultDictRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	text, err := object.Repr(thread, DictOf(self))
	if err != nil {
		return nil, err
	}
	leave, seen, err := object.EnterRepr(thread, self)
	if err != nil {
		return nil, err
	}
	f := "..."
	if !seen {
		defer leave()
		if f, err = object.Repr(thread, kit.OrNone(self.Own(DefaultFactory))); err != nil {
			return nil, err
		}
	}
	return starlark.String(self.Class().ShortName() + "(" + f + ", " + text + ")"), nil
}

func orderedPopItem(thread *starlark.Thread, self *object.Instance, last starlark.Value) (starlark.Value, error) {
	d := DictOf(self)
	if d.Len() == 0 {
		return nil, &raise.Error{Class: "KeyError", Msg: "'dictionary is empty'", Args: starlark.Tuple{starlark.String("dictionary is empty")}}
	}
	if last != nil {
		if is, err := object.IsTrue(thread, last); err != nil {
			return nil, err
		} else if !is {
			key, x, err := object.DictTakeFirst(d)
			if err != nil {
				return nil, err
			}
			return memory.Pair(key, x), nil
		}
	}
	return object.CallMethod(thread, d, "popitem", nil, nil)
}

func orderedMove(thread *starlark.Thread, self *object.Instance, key, last starlark.Value) (starlark.Value, error) {
	d := DictOf(self)
	atEnd := true
	if last != nil {
		var err error
		if atEnd, err = object.IsTrue(thread, last); err != nil {
			return nil, err
		}
	}
	key, err := movedKey(thread, d, key)
	if err != nil {
		return nil, err
	}
	x, _, err := object.DictDelete(thread, d, key)
	if err != nil {
		return nil, err
	}
	if atEnd {
		return starlark.None, object.DictSet(thread, d, key, x)
	}
	rest := kit.CopyDict(d)
	if err := kit.FirstError(object.DictClear(d), object.DictSet(thread, d, key, x)); err != nil {
		return nil, err
	}
	return starlark.None, object.DictAddAll(thread, d, rest)
}

// movedKey returns the key of a dict that equals another one.
func movedKey(thread *starlark.Thread, d *starlark.Dict, key starlark.Value) (starlark.Value, error) {
	stored, found, err := object.DictKey(thread, d, key)
	if err == nil && !found {
		err = kit.KeyError(thread, key)
	}
	return stored, err
}

func orderedRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	leave, seen, err := object.EnterRepr(thread, self)
	if err != nil {
		return nil, err
	}
	if seen {
		return starlark.String("..."), nil
	}
	defer leave()
	name := self.Class().ShortName()
	d := DictOf(self)
	if d.Len() == 0 {
		return starlark.String(name + "()"), nil
	}
	var content starlark.Value = d
	if object.InPython2(thread) {
		items := make([]starlark.Value, 0, d.Len())
		for _, item := range d.Items() {
			items = append(items, item)
		}
		content = starlark.NewList(items)
	}
	text, err := object.Repr(thread, content)
	return starlark.String(name + "(" + text + ")"), err
}

// orderedEqual compares with the order, if the other is an OrderedDict as well.
func orderedEqual(negate bool) func(*starlark.Thread, *object.Instance, starlark.Value) (starlark.Value, error) {
	return func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
		other, ok := object.Native(v).(*starlark.Dict)
		if !ok {
			return object.NotImplemented, nil
		}
		same, err := object.Compare(thread, "==", DictOf(self), other)
		if same && err == nil && object.TypeOf(v).Is(OrderedDictClass) {
			same, err = object.Compare(thread, "==", starlark.NewList(DictOf(self).Keys()), starlark.NewList(other.Keys()))
		}
		return starlark.Bool(same != negate), err
	}
}

// orderedFromKeys is OrderedDict.fromkeys, a class method.
func orderedFromKeys(thread *starlark.Thread, cls *object.Class, iterable, value starlark.Value) (starlark.Value, error) {
	d, err := object.CallMethod(thread, object.DictClass, "fromkeys", starlark.Tuple{iterable, kit.OrNone(value)}, nil)
	if err != nil {
		return nil, err
	}
	return newDictObject(thread, cls, d.(*starlark.Dict)), nil
}
