package functools

import (
	"sort"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Members is the module functools.
func Members() starlark.StringDict {
	m := kit.Functions(map[string]kit.Native{
		"reduce":         kit.Some("_functools.reduce", 2, 3, reduce),
		"update_wrapper": kit.Python("update_wrapper(wrapper, wrapped, assigned=None, updated=None)", updateWrapper),
		"wraps":          kit.Python("wraps(wrapped, assigned=None, updated=None)", wraps),
		"lru_cache":      kit.Python("lru_cache(maxsize=128, typed=False)", lruCache),
		"cache": kit.Python("cache(user_function)", func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
			return newCache(thread, v[0], -1, false)
		}),
		"cmp_to_key":     kit.Named("cmp_to_key(mycmp)", cmpToKey),
		"total_ordering": kit.Python("total_ordering(cls)", totalOrdering),
		"singledispatch": kit.Python("singledispatch(func)", singleDispatch),
	})
	m["partial"], m["cached_property"] = partialClass, cachedPropertyClass
	m["WRAPPER_ASSIGNMENTS"], m["WRAPPER_UPDATES"] = kit.StringTuple(wrapperAssignments), kit.StringTuple([]string{"__dict__"})
	return m
}

// reduce is functools.reduce(function, iterable[, initial]).
func reduce(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	it, err := object.Iterate(thread, args[1])
	if err != nil {
		if object.IsError(err, object.TypeErrorClass) {
			err = raise.Errorf("TypeError", "reduce() arg 2 must support iteration")
		}
		return nil, err
	}
	var total starlark.Value
	if len(args) == 3 {
		total = args[2]
	}
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
			if total, err = starlark.Call(thread, args[0], starlark.Tuple{total, x}, nil); err != nil {
				return nil, err
			}
		}
	}
}

var wrapperAssignments = []string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"}

// updateWrapper is functools.update_wrapper.
func updateWrapper(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	wrapper, wrapped := v[0], v[1]
	names := wrapperAssignments
	if v[2] != nil {
		list, err := object.Collect(thread, v[2])
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
	if own, err := object.GetAttr(thread, wrapped, "__dict__"); err == nil {
		if d, ok := own.(*starlark.Dict); ok {
			for _, item := range d.Items() {
				if err := object.SetAttr(thread, wrapper, object.Text(item[0]), item[1]); err != nil {
					return nil, err
				}
			}
		}
	}
	return wrapper, object.SetAttr(thread, wrapper, "__wrapped__", wrapped)
}

// wraps is functools.wraps: a decorator.
func wraps(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	kwargs := []starlark.Tuple{{starlark.String("wrapped"), v[0]}}
	for i, name := range []string{"assigned", "updated"} {
		if v[i+1] != nil {
			kwargs = append(kwargs, starlark.Tuple{starlark.String(name), v[i+1]})
		}
	}
	update := kit.Function("update_wrapper", kit.Python("update_wrapper(wrapper, wrapped, assigned=None, updated=None)", updateWrapper))
	return starlark.Call(thread, partialClass, starlark.Tuple{update}, kwargs)
}

// cmpKeyClass is the class of the keys that cmp_to_key makes.
var cmpKeyClass = object.NewClass("KeyWrapper").In("functools")

func fillCmpKey() {
	methods := map[string]object.MethodFunc{}
	for op, name := range map[string]string{"==": "__eq__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"} {
		methods[name] = kit.Method1("K."+name, func(thread *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			other, ok := v.(*object.Instance)
			if !ok || other.Class() != cmpKeyClass {
				return nil, raise.Errorf("TypeError", "other argument must be K instance")
			}
			r, err := starlark.Call(thread, self.Own("cmp"), starlark.Tuple{self.Own("obj"), other.Own("obj")}, nil)
			if err != nil {
				return nil, err
			}
			is, err := object.Compare(thread, op, r, kit.Zero)
			return starlark.Bool(is), err
		})
	}
	cmpKeyClass.DefineObjects(kit.PlainObject, methods)
	cmpKeyClass.Set("__hash__", starlark.None)
}

// cmpToKey is functools.cmp_to_key(mycmp).
func cmpToKey(_ *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	return kit.Function("cmp_to_key", kit.Named("K(obj)", func(thread *starlark.Thread, obj []starlark.Value) (starlark.Value, error) {
		k := object.NewInstance(proc.Of(thread).Home(), cmpKeyClass, nil)
		return k, kit.FirstError(k.SetOwn("cmp", v[0]), k.SetOwn("obj", obj[0]))
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
func totalOrdering(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	class, ok := v[0].(*object.Class)
	if !ok {
		return nil, raise.Errorf("AttributeError", "'%s' object has no attribute '__lt__'", object.TypeOf(v[0]).Name())
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
		if err := object.SetAttr(thread, class, o.name, methodValue(o.name, o.method(root))); err != nil {
			return nil, err
		}
	}
	return class, nil
}

// methodValue returns a method that can be set as an attribute of a program's class.
func methodValue(name string, f object.MethodFunc) starlark.Value {
	c := object.NewClass("function")
	c.Define(nil, map[string]object.MethodFunc{name: f})
	m, _ := c.Lookup(name)
	return m
}

// method returns the method that computes the comparison from root.
func (o ordering) method(root string) object.MethodFunc {
	return func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		if len(args) != 1 {
			return nil, raise.Errorf("TypeError", "expected 1 argument, got %d", len(args))
		}
		r, err := object.CallMethod(thread, self, root, args, nil)
		if err != nil || r == object.NotImplemented {
			return r, err
		}
		is, err := object.IsTrue(thread, r)
		if err != nil {
			return nil, err
		}
		is = is != o.not
		if op, found := strings.CutPrefix(o.equal, "or "); found && !is {
			is, err = object.Compare(thread, op, self, args[0])
		} else if op, found := strings.CutPrefix(o.equal, "and "); found && is {
			is, err = object.Compare(thread, op, self, args[0])
		}
		return starlark.Bool(is), err
	}
}

// cachedPropertyClass is functools.cached_property.
var cachedPropertyClass = object.NewClass("cached_property").In("functools")

func fillCachedProperty() {
	cachedPropertyClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"__init__": kit.MethodPython("cached_property.__init__(self, func)", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			doc, err := object.GetAttr(thread, v[0], "__doc__")
			if err != nil {
				doc = starlark.None // of a callable that is no function
			}
			return starlark.None, kit.FirstError(self.SetOwn("func", v[0]), self.SetOwn("attrname", starlark.None), self.SetOwn("__doc__", doc))
		}),
		"__set_name__": kit.MethodPython("cached_property.__set_name__(self, owner, name)", func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn("attrname", v[1])
		}),
		"__get__": kit.MethodPython("cached_property.__get__(self, instance, owner=None)", cachedPropertyGet),
	})
}

func cachedPropertyGet(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	i, ok := v[0].(*object.Instance)
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
	x, err := starlark.Call(thread, self.Own("func"), starlark.Tuple{i}, nil)
	if err != nil {
		return nil, err
	}
	return x, i.SetOwn(string(name), x)
}
