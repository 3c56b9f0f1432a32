package object

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// How an object is made anew, elsewhere or later, is said by itself (__reduce_ex__ and its kin), or by
// the program for its class (copyreg). Whoever copies objects asks Reduce: the borders of processes,
// pickle and copy.

// The exceptions of pickle.
var (
	PickleErrorClass     = NewClass("PickleError", ExceptionClass).In("_pickle")
	PicklingErrorClass   = NewClass("PicklingError", PickleErrorClass).In("_pickle")
	UnpicklingErrorClass = NewClass("UnpicklingError", PickleErrorClass).In("_pickle")
)

// PickleProtocol is the version of pickle's format that is used where the program names none.
const PickleProtocol = 4

// reductionNames are the methods by which a class has a say in how its instances are made anew.
var reductionNames = []string{"__reduce_ex__", "__reduce__", "__getstate__", "__setstate__", "__getnewargs_ex__", "__getnewargs__"}

// Reduces reports whether a program's class has a say in how the instance is made anew.
func (i *Instance) Reduces() bool {
	if i.class.user == nil {
		return false
	}
	s := i.class.resolved()
	return s.reduces && (reducible(i) || s.all["__reduce__"] != ObjectClass.members()["__reduce__"] ||
		s.all["__reduce_ex__"] != ObjectClass.members()["__reduce_ex__"]) || dispatched(proc.At(i.home), i.class) != nil
}

// dispatchTables are copyreg.dispatch_table of each process: functions that reduce, by class.
var dispatchTables = proc.NewSlot[starlark.Dict](nil).Carried(memory.CopyDict)

// DispatchTable returns the process's copyreg.dispatch_table.
func DispatchTable(p *proc.Proc) *starlark.Dict { return dispatchTables.Of(p) }

// dispatched returns the function that the program has given copyreg for a class, nil if it has given
// none.
func dispatched(p *proc.Proc, class *Class) starlark.Value {
	if p == nil {
		return nil
	}
	table := dispatchTables.Peek(p)
	if table == nil {
		return nil
	}
	f, found, _ := table.Get(class) // a class can be hashed
	if !found {
		return nil
	}
	return f
}

// A Reduction is how an object is made anew.
type Reduction struct {
	// Global is the name under which the object is found in its module; the rest is empty then.
	Global string
	Func   starlark.Value
	Args   starlark.Tuple
	// What the new object is given then; nil is nothing.
	State, Items, Pairs, Setter starlark.Value
}

// IsGlobal reports whether the object is only named, be it by an empty name.
func (r *Reduction) IsGlobal() bool { return r.Func == nil }

// Reduce asks an object how it is made anew. The error is the program's, or a TypeError or
// PicklingError.
func Reduce(thread *starlark.Thread, v starlark.Value, protocol int) (*Reduction, error) {
	var answer starlark.Value
	var err error
	if f := dispatched(proc.Of(thread), TypeOf(v)); f != nil {
		answer, err = starlark.Call(thread, f, starlark.Tuple{v}, nil)
	} else {
		answer, err = CallMethod(thread, v, "__reduce_ex__", starlark.Tuple{starlark.MakeInt(protocol)}, nil)
	}
	if err != nil {
		return nil, err
	}
	if name, ok := Native(answer).(starlark.String); ok {
		return &Reduction{Global: string(name)}, nil
	}
	t, ok := Native(answer).(starlark.Tuple)
	switch {
	case !ok:
		return nil, picklingError("__reduce__ must return a string or tuple")
	case len(t) < 2 || len(t) > 6:
		return nil, picklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
	case !Callable(t[0]):
		return nil, picklingError("first item of the tuple returned by __reduce__ must be callable")
	}
	args, ok := Native(t[1]).(starlark.Tuple)
	if !ok {
		return nil, picklingError("second item of the tuple returned by __reduce__ must be a tuple")
	}
	r := &Reduction{Func: t[0], Args: args}
	for i, to := range []*starlark.Value{&r.State, &r.Items, &r.Pairs, &r.Setter} {
		if i+2 < len(t) && t[i+2] != starlark.None {
			*to = t[i+2]
		}
	}
	for i, it := range []starlark.Value{r.Items, r.Pairs} {
		if it == nil {
			continue
		}
		if _, ok := AsIterator(it); !ok {
			return nil, picklingError("%s element of the tuple returned by __reduce__ must be an iterator, not %s", []string{"fourth", "fifth"}[i], TypeOf(it).Name())
		}
	}
	return r, nil
}

func picklingError(format string, args ...any) *raise.Error {
	return raise.Errorf("_pickle.PicklingError", format, args...)
}

// SetState gives an object, made anew, its state.
func SetState(thread *starlark.Thread, v, state, setter starlark.Value) error {
	if setter != nil {
		_, err := starlark.Call(thread, setter, starlark.Tuple{v, state}, nil)
		return err
	}
	if set, ok := TypeOf(v).Lookup("__setstate__"); ok {
		_, err := callUnbound1(thread, set, v, state)
		return err
	}
	var slots starlark.Value = starlark.None
	if t, ok := Native(state).(starlark.Tuple); ok && len(t) == 2 {
		state, slots = t[0], t[1]
	}
	if state != starlark.None {
		dict, err := GetAttr(thread, v, "__dict__")
		if err != nil {
			return err
		}
		if err := eachPair(thread, state, func(name, x starlark.Value) error {
			if i, ok := v.(*Instance); ok {
				if s, ok := name.(starlark.String); ok {
					return i.SetOwn(string(s), x)
				}
			}
			return SetItem(thread, dict, name, x)
		}); err != nil {
			return err
		}
	}
	if slots == starlark.None {
		return nil
	}
	return eachPair(thread, slots, func(name, x starlark.Value) error {
		return SetAttr(thread, v, Text(name), x)
	})
}

// eachPair calls f with the items of a mapping.
func eachPair(thread *starlark.Thread, mapping starlark.Value, f func(k, v starlark.Value) error) error {
	items, err := CallMethod(thread, mapping, "items", nil, nil)
	if err != nil {
		return err
	}
	return eachItem(thread, items, f)
}

// eachItem calls f with the parts of the pairs that an iterable gives.
func eachItem(thread *starlark.Thread, pairs starlark.Value, f func(k, v starlark.Value) error) error {
	list, err := Collect(thread, pairs)
	if err != nil {
		return err
	}
	for _, item := range list {
		pair, err := Collect(thread, item)
		if err != nil {
			return err
		}
		if len(pair) != 2 {
			return raise.Errorf("ValueError", "not enough values to unpack (expected 2, got %d)", len(pair))
		}
		if err := f(pair[0], pair[1]); err != nil {
			return err
		}
	}
	return nil
}

// AddItems appends items to an object that is made anew, and gives it pairs of keys and values.
func AddItems(thread *starlark.Thread, v, items, pairs starlark.Value) error {
	if items != nil {
		list, err := Collect(thread, items)
		if err != nil {
			return err
		}
		for _, x := range list {
			if _, err := CallMethod(thread, v, "append", starlark.Tuple{x}, nil); err != nil {
				return err
			}
		}
	}
	if pairs == nil {
		return nil
	}
	return eachItem(thread, pairs, func(k, x starlark.Value) error { return SetItem(thread, v, k, x) })
}

// The functions that object.__reduce_ex__ answers, and what copyreg has beside them.
var (
	newObject = call.New(call.FRaw("__newobj__(cls, /, *args)", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) == 0 {
			return nil, raise.Errorf("TypeError", "__newobj__() missing 1 required positional argument: 'cls'")
		}
		return CallMethod(thread, args[0], "__new__", args, kwargs)
	}))
	newObjectWith = call.New(call.F3("def __newobj_ex__(cls, args, kwargs)", func(thread *starlark.Thread, cls, args, kwargs starlark.Value) (starlark.Value, error) {
		list, err := Collect(thread, args)
		if err != nil {
			return nil, err
		}
		var named []starlark.Tuple
		if err := eachPair(thread, kwargs, func(k, v starlark.Value) error {
			named = append(named, starlark.Tuple{k, v})
			return nil
		}); err != nil {
			return nil, err
		}
		return CallMethod(thread, cls, "__new__", append(starlark.Tuple{cls}, list...), named)
	}))
	// reconstruct is copyreg._reconstructor(cls, base, state), of the oldest protocols.
	reconstruct = call.New(call.F3("def _reconstructor(cls, base, state)", func(thread *starlark.Thread, cls, base, state starlark.Value) (starlark.Value, error) {
		args := starlark.Tuple{cls}
		if base != ObjectClass {
			args = append(args, state)
		}
		return CallMethod(thread, base, "__new__", args, nil)
	}))
)

// CopyregFunctions returns what the module copyreg has of this package.
func CopyregFunctions() starlark.StringDict {
	return starlark.StringDict{"__newobj__": newObject, "__newobj_ex__": newObjectWith, "_reconstructor": reconstruct}
}

// objectReduceEx is object.__reduce_ex__(self, protocol).
func objectReduceEx(thread *starlark.Thread, self, protocol starlark.Value) (starlark.Value, error) {
	if f, ok := TypeOf(self).Lookup("__reduce__"); ok && f != ObjectClass.members()["__reduce__"] {
		return callUnbound0(thread, f, self)
	}
	n, err := IndexInt(thread, protocol)
	if err != nil {
		return nil, err
	}
	if small, ok := n.Int64(); ok && small < 2 {
		return objectReduce(thread, self)
	}
	if !reducible(self) {
		return nil, cannotPickle(self)
	}
	cls := TypeOf(self)
	args, kwargs, err := newArguments(thread, self)
	if err != nil {
		return nil, err
	}
	state, err := CallMethod(thread, self, "__getstate__", nil, nil)
	if err != nil {
		return nil, err
	}
	answer := starlark.Tuple{newObject, prepend(cls, args), state, starlark.None, starlark.None}
	if kwargs != nil {
		answer[0], answer[1] = newObjectWith, starlark.Tuple{cls, args, kwargs}
	}
	if cls.Is(ListClass) {
		if answer[3], err = iteratorOver(thread, self); err != nil {
			return nil, err
		}
	}
	if cls.Is(DictClass) {
		items, err := CallMethod(thread, self, "items", nil, nil)
		if err != nil {
			return nil, err
		}
		if answer[4], err = iteratorOver(thread, items); err != nil {
			return nil, err
		}
	}
	return answer, nil
}

func iteratorOver(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return CallMethod(thread, v, "__iter__", nil, nil)
}

// reducible reports whether an object consists of attributes and of what newArguments, its items and
// its class tell.
func reducible(v starlark.Value) bool {
	i, ok := v.(*Instance)
	if !ok {
		_, tells := TypeOf(v).Lookup("__getnewargs__")
		return tells || slices.ContainsFunc(plainClasses, TypeOf(v).Is)
	}
	if i.base == nil {
		return true
	}
	base, ok := i.base.(starlark.Value)
	return ok && reducible(base)
}

// plainClasses are those of the built-in types of which newArguments and items tell all.
var plainClasses = []*Class{IntClass, FloatClass, StrClass, BytesClass, TupleClass, ListClass, DictClass}

func cannotPickle(v starlark.Value) error {
	return raise.Errorf("TypeError", "cannot pickle '%s' object", TypeOf(v).FullName())
}

// newArguments returns the arguments for __new__ with which an object is made anew; kwargs is nil without
// __getnewargs_ex__.
func newArguments(thread *starlark.Thread, self starlark.Value) (args starlark.Tuple, kwargs starlark.Value, err error) {
	if f, ok := TypeOf(self).Lookup("__getnewargs_ex__"); ok {
		return newArgumentsWith(thread, f, self)
	}
	if f, ok := TypeOf(self).Lookup("__getnewargs__"); ok {
		v, err := callUnbound0(thread, f, self)
		if err != nil {
			return nil, nil, err
		}
		args, ok := Native(v).(starlark.Tuple)
		if !ok {
			return nil, nil, raise.Errorf("TypeError", "__getnewargs__ should return a tuple, not '%s'", TypeOf(v).Name())
		}
		return args, nil, nil
	}
	switch base := Native(self).(type) {
	case starlark.Int, starlark.Float, starlark.String, starlark.Bytes, starlark.Tuple:
		return starlark.Tuple{base}, nil, nil
	}
	return nil, nil, nil
}

func newArgumentsWith(thread *starlark.Thread, f, self starlark.Value) (starlark.Tuple, starlark.Value, error) {
	v, err := callUnbound0(thread, f, self)
	if err != nil {
		return nil, nil, err
	}
	t, ok := Native(v).(starlark.Tuple)
	if !ok {
		return nil, nil, raise.Errorf("TypeError", "__getnewargs_ex__ should return a tuple, not '%s'", TypeOf(v).Name())
	}
	if len(t) != 2 {
		return nil, nil, raise.Errorf("ValueError", "__getnewargs_ex__ should return a tuple of length 2, not %d", len(t))
	}
	args, ok := Native(t[0]).(starlark.Tuple)
	if !ok {
		return nil, nil, raise.Errorf("TypeError", "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%s'", TypeOf(t[0]).Name())
	}
	kwargs, ok := Native(t[1]).(*starlark.Dict)
	if !ok {
		return nil, nil, raise.Errorf("TypeError", "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%s'", TypeOf(t[1]).Name())
	}
	if kwargs.Len() == 0 {
		return args, nil, nil
	}
	return args, t[1], nil
}

// objectReduce is object.__reduce__(self), of the oldest protocols.
func objectReduce(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	i, ok := self.(*Instance)
	if !ok || !reducible(self) {
		return nil, cannotPickle(self)
	}
	base, value := ObjectClass, starlark.Value(starlark.None)
	if v, ok := i.base.(starlark.Value); ok {
		base, value = TypeOf(v), v
	}
	if i.class.resolved().names != nil && i.class.find("__getstate__") == ObjectClass.members()["__getstate__"] {
		return nil, raise.Errorf("TypeError", "a class that defines __slots__ without defining __getstate__ cannot be pickled")
	}
	state, err := CallMethod(thread, self, "__getstate__", nil, nil)
	if err != nil {
		return nil, err
	}
	answer := starlark.Tuple{reconstruct, starlark.Tuple{i.class, base, value}}
	if state != starlark.None {
		answer = append(answer, state)
	}
	return answer, nil
}

// objectGetState is object.__getstate__(self): the attributes, and those of __slots__ apart.
func objectGetState(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	i, ok := self.(*Instance)
	if !ok {
		return starlark.None, nil
	}
	slots := map[string]bool{}
	for _, k := range i.class.mro {
		if k.user != nil {
			for _, name := range k.user.slots {
				slots[name] = name != "__dict__" && name != "__weakref__"
			}
		}
	}
	if len(slots) == 0 {
		if i.dict == nil && len(i.attrs) == 0 {
			return starlark.None, nil
		}
		return i.Dict(), nil
	}
	var attrs starlark.Value = starlark.None
	own := new(starlark.Dict)
	for name, v := range i.Attributes() {
		to := own
		if !slots[name] {
			if attrs == starlark.None {
				attrs = new(starlark.Dict)
			}
			to = attrs.(*starlark.Dict)
		}
		if err := to.SetKey(starlark.String(name), v); err != nil {
			return nil, err
		}
	}
	if own.Len() == 0 {
		return attrs, nil
	}
	return starlark.Tuple{attrs, own}, nil
}
