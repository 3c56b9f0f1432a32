package functools

import (
	"sort"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Members is the module functools.
func Members() starlark.StringDict {
	m := call.Functions(
		call.F3("reduce(function, iterable, initial=None, /)", reduce),
		updateWrapperEntry(),
		call.F3("def wraps(wrapped, "+wrapperDefaults+")", wraps),
		call.F2("def lru_cache(maxsize=128, typed=False)", lruCache),
		call.F1("def cache(user_function)", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			return newCache(thread, f, -1, false)
		}),
		call.F1("cmp_to_key(mycmp)", cmpToKey),
		call.F1("def total_ordering(cls)", totalOrdering),
		call.F1("def singledispatch(func)", singleDispatch),
	)
	m["partial"], m["cached_property"] = partialClass, cachedPropertyClass
	m["WRAPPER_ASSIGNMENTS"], m["WRAPPER_UPDATES"] = kit.StringTuple(wrapperAssignments), kit.StringTuple([]string{"__dict__"})
	return m
}

// reduce is functools.reduce.
func reduce(thread *starlark.Thread, function, iterable, initial starlark.Value) (starlark.Value, error) {
	it, err := object.Iterate(thread, iterable)
	if err != nil {
		if object.IsError(err, object.TypeErrorClass) {
			err = raise.Errorf("TypeError", "reduce() arg 2 must support iteration")
		}
		return nil, err
	}
	total := initial
	for {
		x, ok, err := it.Next(thread)
		switch {
		case err != nil:
			return nil, err
		case !ok && total == nil:
			return nil, raise.Errorf("TypeError", "reduce() of empty iterable with no initial value")
		case !ok:
			return total, nil
		case total == nil:
			total = x
		default:
			if total, err = object.Call2(thread, function, total, x); err != nil {
				return nil, err
			}
		}
	}
}

var wrapperAssignments = []string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__"}

// wrapperDefaults is parameters of update_wrapper and wraps.
const wrapperDefaults = "assigned=('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__'), updated=('__dict__',)"

func updateWrapperEntry() *call.Entry {
	return call.F4("def update_wrapper(wrapper, wrapped, "+wrapperDefaults+")", updateWrapper)
}

// updateWrapper is functools.update_wrapper.
func updateWrapper(thread *starlark.Thread, wrapper, wrapped, assigned, updated starlark.Value) (starlark.Value, error) {
	names := wrapperAssignments
	if assigned != nil {
		list, err := object.Collect(thread, assigned)
		if err != nil {
			return nil, err
		}
		names = nil
		for _, name := range list {
			names = append(names, object.Text(name))
		}
	}
	for _, name := range names {
		value, err := object.GetAttr(thread, wrapped, name)
		if err != nil {
			if object.IsError(err, object.AttributeErrorClass) {
				continue
			}
			return nil, err
		}
		if err := object.SetAttr(thread, wrapper, name, value); err != nil {
			return nil, err
		}
	}
	if err := updateDict(thread, wrapper, wrapped, updated); err != nil {
		return nil, err
	}
	return wrapper, object.SetAttr(thread, wrapper, "__wrapped__", wrapped)
}

// updateDict gives a wrapper the attributes of what it wraps, if __dict__ is updated.
func updateDict(thread *starlark.Thread, wrapper, wrapped, updated starlark.Value) error {
	if updated != nil {
		if is, err := object.Contains(thread, updated, starlark.String("__dict__")); err != nil || !is {
			return err
		}
	}
	own, err := object.GetAttr(thread, wrapped, "__dict__")
	if err != nil {
		return nil // it has none
	}
	d, ok := own.(*starlark.Dict)
	if !ok {
		return nil
	}
	for _, item := range d.Items() {
		if err := object.SetAttr(thread, wrapper, object.Text(item[0]), item[1]); err != nil {
			return err
		}
	}
	return nil
}

// wraps is functools.wraps: a decorator.
func wraps(thread *starlark.Thread, wrapped, assigned, updated starlark.Value) (starlark.Value, error) {
	kwargs := []starlark.Tuple{{starlark.String("wrapped"), wrapped}}
	if assigned != nil {
		kwargs = append(kwargs, starlark.Tuple{starlark.String("assigned"), assigned})
	}
	if updated != nil {
		kwargs = append(kwargs, starlark.Tuple{starlark.String("updated"), updated})
	}
	return starlark.Call(thread, partialClass, starlark.Tuple{call.New(updateWrapperEntry())}, kwargs)
}

// cmpKeyClass is the class of the keys that cmp_to_key makes.
var cmpKeyClass = object.NewClass("KeyWrapper").In("functools")

func fillCmpKey() {
	methods := []*call.Entry{}
	for op, name := range map[string]string{"==": "__eq__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"} {
		methods = append(methods, call.M1("slot K."+name+"(self, value, /)", func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			other, ok := v.(*object.Instance)
			if !ok || other.Class() != cmpKeyClass {
				return nil, raise.Errorf("TypeError", "other argument must be K instance")
			}
			r, err := object.Call2(thread, kit.OrNone(self.Own("cmp")), kit.OrNone(self.Own("obj")), kit.OrNone(other.Own("obj")))
			if err != nil {
				return nil, err
			}
			is, err := object.Compare(thread, op, r, kit.Zero)
			return starlark.Bool(is), err
		}))
	}
	cmpKeyClass.DefineObjects(kit.PlainObject, methods...)
	cmpKeyClass.Set("__hash__", starlark.None)
}

// cmpToKey is functools.cmp_to_key(mycmp).
func cmpToKey(_ *starlark.Thread, mycmp starlark.Value) (starlark.Value, error) {
	return call.New(call.F1("K(obj)", func(thread *starlark.Thread, obj starlark.Value) (starlark.Value, error) {
		k := object.NewInstance(proc.Of(thread).Home(), cmpKeyClass, nil)
		return k, kit.FirstError(k.SetOwn("cmp", mycmp), k.SetOwn("obj", obj))
	})), nil
}

// An ordering is how total_ordering computes one comparison from another: the result is
// negated if not is true, and joined with == or !=.
type ordering struct {
	name  string
	not   bool
	equal string // "", "or ==", "and !="
}

// orderings are, for each comparison that a class may define, the others.
var orderings = map[string][]ordering{
	"__lt__": {{"__gt__", true, "and !="}, {"__le__", false, "or =="}, {"__ge__", true, ""}},
	"__le__": {{"__ge__", true, "or =="}, {"__lt__", false, "and !="}, {"__gt__", true, ""}},
	"__gt__": {{"__lt__", true, "and !="}, {"__ge__", false, "or =="}, {"__le__", true, ""}},
	"__ge__": {{"__le__", true, "or =="}, {"__gt__", false, "and !="}, {"__lt__", true, ""}},
}

// totalOrdering is functools.total_ordering(cls).
func totalOrdering(thread *starlark.Thread, cls starlark.Value) (starlark.Value, error) {
	class, ok := cls.(*object.Class)
	if !ok {
		return nil, raise.New(fact.NoAttribute, object.TypeOf(cls).Name(), "__lt__")
	}
	var roots []string
	for name := range orderings {
		if m, ok := class.Lookup(name); ok {
			if of, ok := object.ObjectClass.Lookup(name); !ok || of != m {
				roots = append(roots, name)
			}
		}
	}
	if len(roots) == 0 {
		return nil, raise.Errorf("ValueError", "must define at least one ordering operation: < > <= >=")
	}
	sort.Strings(roots)
	root := roots[len(roots)-1]
	for _, o := range orderings[root] {
		if has := sort.SearchStrings(roots, o.name); has < len(roots) && roots[has] == o.name {
			continue
		}
		if err := object.SetAttr(thread, class, o.name, o.method(root)); err != nil {
			return nil, err
		}
	}
	return class, nil
}

// method returns the method that computes the comparison from root; CPython calls it
// _gt_from_lt.
func (o ordering) method(root string) starlark.Value {
	name := "_" + strings.Trim(o.name, "_") + "_from_" + strings.Trim(root, "_")
	compare := call.M1("def "+name+"(self, other)", func(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
		r, err := object.CallMethod(thread, self, root, starlark.Tuple{other}, nil)
		if err != nil || r == object.NotImplemented {
			return r, err
		}
		is, err := object.IsTrue(thread, r)
		if err != nil {
			return nil, err
		}
		is = is != o.not
		if op, found := strings.CutPrefix(o.equal, "or "); found && !is {
			is, err = object.Compare(thread, op, self, other)
		} else if op, found := strings.CutPrefix(o.equal, "and "); found && is {
			is, err = object.Compare(thread, op, self, other)
		}
		return starlark.Bool(is), err
	})
	return function.NewGoMethod(o.name, name, nil,
		func(thread *starlark.Thread, _, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return compare.Call(thread, self, args, kwargs)
		})
}

// cachedPropertyClass is functools.cached_property.
var cachedPropertyClass = object.NewClass("cached_property").In("functools")

func fillCachedProperty() {
	cachedPropertyClass.DefineObjects(kit.PlainObject,
		call.M1("def cached_property.__init__(self, func)", func(thread *starlark.Thread, self *object.Instance, f starlark.Value) (starlark.Value, error) {
			doc, err := object.GetAttr(thread, f, "__doc__")
			if err != nil {
				doc = starlark.None // of a callable that is no function
			}
			return starlark.None, kit.FirstError(self.SetOwn("func", f), self.SetOwn("attrname", starlark.None), self.SetOwn("__doc__", doc))
		}),
		call.M2("def cached_property.__set_name__(self, owner, name)", func(_ *starlark.Thread, self *object.Instance, _, name starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn("attrname", name)
		}),
		call.M2("def cached_property.__get__(self, instance, owner=None)", cachedPropertyGet),
	)
}

func cachedPropertyGet(thread *starlark.Thread, self *object.Instance, instance, _ starlark.Value) (starlark.Value, error) {
	i, ok := instance.(*object.Instance)
	if !ok {
		return self, nil
	}
	name, ok := self.Own("attrname").(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "Cannot use cached_property instance without calling __set_name__ on it.")
	}
	if own := i.Own(string(name)); own != nil {
		return own, nil
	}
	x, err := object.Call1(thread, kit.OrNone(self.Own("func")), i)
	if err != nil {
		return nil, err
	}
	return x, i.SetOwn(string(name), x)
}
