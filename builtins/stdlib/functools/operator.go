package functools

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// operatorFunc is the Go part of one of the module's functions, whose arguments are
// counted.
type operatorFunc func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error)

// OperatorMembers is the module operator: each function by its name and by that of the
// special method.
func OperatorMembers() starlark.StringDict {
	m := starlark.StringDict{}
	add := func(arity int, name string, f operatorFunc) {
		native := kit.Some("_operator."+name, arity, arity, f)
		if arity == 1 {
			native = kit.One("_operator."+name, func(thread *starlark.Thread, x starlark.Value) (starlark.Value, error) {
				return f(thread, starlark.Tuple{x})
			})
		}
		m[name] = kit.Function(name, native)
		m["__"+strings.Trim(name, "_")+"__"] = m[name]
	}
	for name, op := range map[string]string{"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%",
		"pow": "**", "matmul": "@", "lshift": "<<", "rshift": ">>", "and_": "&", "or_": "|", "xor": "^"} {
		add(2, name, func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
			return object.Binary(thread, op, a[0], a[1])
		})
		add(2, "i"+strings.TrimSuffix(name, "_"), func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
			return object.InPlace(thread, op, a[0], a[1])
		})
	}
	for name, op := range map[string]string{"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">="} {
		add(2, name, func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
			is, err := object.Compare(thread, op, a[0], a[1])
			return starlark.Bool(is), err
		})
	}
	for name, op := range map[string]string{"neg": "-", "pos": "+", "invert": "~", "inv": "~"} {
		add(1, name, func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
			return object.UnaryOp(thread, op, a[0])
		})
	}
	for name, f := range operators1 {
		add(1, name, f)
	}
	for name, f := range operatorsPython2 {
		add(2, name, f)
	}
	add(3, "setitem", func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		return starlark.None, object.SetItem(thread, a[0], a[1], a[2])
	})
	m["length_hint"] = kit.Function("length_hint", kit.Some("_operator.length_hint", 1, 2, lengthHint))
	m["call"] = kit.Function("call", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) == 0 {
			return nil, raise.Errorf("TypeError", "call expected at least 1 argument, got 0")
		}
		return starlark.Call(thread, args[0], args[1:], kwargs)
	})
	m["div"], m["isCallable"] = m["truediv"], prelude.Functions()["callable"] // Python 2
	m["attrgetter"], m["itemgetter"], m["methodcaller"] = getterClasses[attrGetter], getterClasses[itemGetter], getterClasses[methodCaller]
	return m
}

var operators1 = map[string]operatorFunc{
	"abs": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		return starlark.Call(thread, prelude.Functions()["abs"], a, nil)
	},
	"index": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		return object.IndexInt(thread, a[0])
	},
	"truth": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		is, err := object.IsTrue(thread, a[0])
		return starlark.Bool(is), err
	},
	"not_": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		is, err := object.IsTrue(thread, a[0])
		return starlark.Bool(!is), err
	},
}

var operatorsPython2 = map[string]operatorFunc{
	"is_": func(_ *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		return starlark.Bool(object.Is(a[0], a[1])), nil
	},
	"is_not": func(_ *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		return starlark.Bool(!object.Is(a[0], a[1])), nil
	},
	"getitem": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		return object.GetItem(thread, a[0], a[1])
	},
	"delitem": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		return starlark.None, object.DelItem(thread, a[0], a[1])
	},
	"contains": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		is, err := object.Contains(thread, a[0], a[1])
		return starlark.Bool(is), err
	},
	"concat": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		if kit.IsNumber(a[0]) {
			return nil, raise.Errorf("TypeError", "'%s' object can't be concatenated", object.TypeOf(a[0]).Name())
		}
		return object.Binary(thread, "+", a[0], a[1])
	},
	"iconcat": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		if kit.IsNumber(a[0]) {
			return nil, raise.Errorf("TypeError", "'%s' object can't be concatenated", object.TypeOf(a[0]).Name())
		}
		return object.InPlace(thread, "+", a[0], a[1])
	},
	"countOf": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		n := 0
		err := searchIn(thread, a[0], a[1], func(int) bool { n++; return true })
		return starlark.MakeInt(n), err
	},
	"indexOf": func(thread *starlark.Thread, a starlark.Tuple) (starlark.Value, error) {
		at := -1
		err := searchIn(thread, a[0], a[1], func(i int) bool { at = i; return false })
		if err == nil && at < 0 {
			err = raise.Errorf("ValueError", "sequence.index(x): x not in sequence")
		}
		return starlark.MakeInt(at), err
	},
}

// searchIn calls f with the places of the elements that equal x, until it returns false.
func searchIn(thread *starlark.Thread, v, x starlark.Value, f func(i int) bool) error {
	it, err := object.Iterate(thread, v)
	if err != nil {
		if object.IsError(err, object.TypeErrorClass) {
			err = raise.Errorf("TypeError", "argument of type '%s' is not iterable", object.TypeOf(v).Name())
		}
		return err
	}
	for i := 0; ; i++ {
		e, ok, err := it.Next(thread)
		if !ok || err != nil {
			return err
		}
		same, err := object.Equal(thread, e, x)
		if err != nil {
			return err
		}
		if same && !f(i) {
			return nil
		}
	}
}

// lengthHint is operator.length_hint(obj, default=0).
func lengthHint(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error) {
	def := starlark.Value(kit.Zero)
	if len(args) == 2 {
		if def = args[1]; !kit.IsInt(def) {
			return nil, raise.Errorf("TypeError", "'%s' object cannot be interpreted as an integer", object.TypeOf(def).Name())
		}
	}
	if n, err := object.Length(thread, args[0]); err == nil {
		return starlark.MakeInt(n), nil
	}
	if _, ok := object.TypeOf(args[0]).Lookup("__length_hint__"); ok {
		return object.CallMethod(thread, args[0], "__length_hint__", nil, nil)
	}
	return def, nil
}

// The kinds of getters.
const (
	attrGetter = iota
	itemGetter
	methodCaller
)

var getterNames = [...]string{"attrgetter", "itemgetter", "methodcaller"}

// getterClasses are the classes attrgetter, itemgetter and methodcaller.
var getterClasses = [...]*object.Class{
	object.NewClass("attrgetter").In("operator").Static(), object.NewClass("itemgetter").In("operator").Static(), object.NewClass("methodcaller").In("operator").Static(),
}

// A getter is what an instance of one of the classes carries.
type getter struct {
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

// TravelTo implements object.Payload.
func (g *getter) TravelTo(c *memory.Copier, _ *object.Instance) (any, error) {
	args, err := c.Copy(g.args)
	if err != nil {
		return nil, err
	}
	to := &getter{args: args.(starlark.Tuple)}
	for _, kw := range g.kwargs {
		v, err := c.Copy(kw)
		if err != nil {
			return nil, err
		}
		to.kwargs = append(to.kwargs, v.(starlark.Tuple))
	}
	return to, nil
}

func fillGetters() {
	get := [...]func(*starlark.Thread, *getter, starlark.Value) (starlark.Value, error){getAttrs, getItems, callNamed}
	for kind, class := range getterClasses {
		class.DefineObjects(func(_ *starlark.Thread, _ *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (any, error) {
			return &getter{args, kwargs}, checkGetter(kind, args, kwargs)
		}, map[string]object.MethodFunc{
			"__init__": kit.ObjectInit,
			"__call__": func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
				if len(kwargs) > 0 {
					return nil, kit.NoKeywords(getterNames[kind])
				}
				if len(args) != 1 {
					return nil, kit.WrongCount(getterNames[kind], len(args), 1, 1)
				}
				return get[kind](thread, self.(*object.Instance).Base().(*getter), args[0])
			},
			"__repr__": kit.Method0("__repr__", getterRepr),
		})
	}
}

func checkGetter(kind int, args starlark.Tuple, kwargs []starlark.Tuple) error {
	switch {
	case kind == methodCaller && len(args) == 0:
		return raise.Errorf("TypeError", "methodcaller needs at least one argument, the method name")
	case kind == methodCaller:
		if _, ok := args[0].(starlark.String); !ok {
			return raise.Errorf("TypeError", "method name must be a string")
		}
		return nil
	case len(kwargs) > 0:
		return kit.NoKeywords(getterNames[kind])
	case len(args) == 0:
		return kit.WrongCount(getterNames[kind], 0, 1, 1)
	}
	for _, v := range args {
		if _, ok := v.(starlark.String); !ok && kind == attrGetter {
			return raise.Errorf("TypeError", "attribute name must be a string")
		}
	}
	return nil
}

// gather returns what f makes of each argument: one value, or a tuple of several.
func (g *getter) gather(f func(arg starlark.Value) (starlark.Value, error)) (starlark.Value, error) {
	if len(g.args) == 1 {
		return f(g.args[0])
	}
	t := make(starlark.Tuple, len(g.args))
	for i, arg := range g.args {
		var err error
		if t[i], err = f(arg); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func getItems(thread *starlark.Thread, g *getter, v starlark.Value) (starlark.Value, error) {
	return g.gather(func(key starlark.Value) (starlark.Value, error) { return object.GetItem(thread, v, key) })
}

func getAttrs(thread *starlark.Thread, g *getter, v starlark.Value) (starlark.Value, error) {
	return g.gather(func(path starlark.Value) (starlark.Value, error) {
		x := v
		for name := range strings.SplitSeq(object.Text(path), ".") {
			var err error
			if x, err = object.GetAttr(thread, x, name); err != nil {
				return nil, err
			}
		}
		return x, nil
	})
}

func callNamed(thread *starlark.Thread, g *getter, v starlark.Value) (starlark.Value, error) {
	return object.CallMethod(thread, v, object.Text(g.args[0]), g.args[1:], g.kwargs)
}

func getterRepr(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
	g := self.Base().(*getter)
	parts := make([]string, 0, len(g.args)+len(g.kwargs))
	for _, v := range g.args {
		text, err := object.Repr(thread, v)
		if err != nil {
			return nil, err
		}
		parts = append(parts, text)
	}
	for _, kw := range g.kwargs {
		text, err := object.Repr(thread, kw[1])
		if err != nil {
			return nil, err
		}
		parts = append(parts, object.Text(kw[0])+"="+text)
	}
	return starlark.String(self.Class().FullName() + "(" + strings.Join(parts, ", ") + ")"), nil
}
