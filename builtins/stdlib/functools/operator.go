package functools

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// OperatorMembers is the module operator: each function by its name and by that of the
// special method.
func OperatorMembers() starlark.StringDict {
	m := starlark.StringDict{}
	add := func(e *call.Entry) {
		f := call.New(e)
		m[e.Name()], m["__"+strings.Trim(e.Name(), "_")+"__"] = f, f
	}
	add1 := func(name string, f unaryFunc) { add(call.F1("_operator."+name+"(a, /)", f)) }
	addBinary := func(name string, f binaryFunc) { add(call.F2("_operator."+name+"(a, b, /)", f)) }
	for name, op := range map[string]string{"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%",
		"pow": "**", "matmul": "@", "lshift": "<<", "rshift": ">>", "and_": "&", "or_": "|", "xor": "^"} {
		addBinary(name, func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
			return object.Binary(thread, op, a, b)
		})
		addBinary("i"+strings.TrimSuffix(name, "_"), func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
			return object.InPlace(thread, op, a, b)
		})
	}
	for name, op := range map[string]string{"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">="} {
		addBinary(name, func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
			is, err := object.Compare(thread, op, a, b)
			return starlark.Bool(is), err
		})
	}
	for name, op := range map[string]string{"neg": "-", "pos": "+", "invert": "~", "inv": "~"} {
		add1(name, func(thread *starlark.Thread, a starlark.Value) (starlark.Value, error) {
			return object.UnaryOp(thread, op, a)
		})
	}
	for name, f := range unaryFuncs {
		add1(name, f)
	}
	for name, f := range binaryFuncs {
		addBinary(name, f)
	}
	add(call.F3("_operator.setitem(a, b, c, /)", func(thread *starlark.Thread, a, b, c starlark.Value) (starlark.Value, error) {
		return starlark.None, object.SetItem(thread, a, b, c)
	}))
	m["length_hint"] = call.New(call.F2("_operator.length_hint(obj, default=0, /)", lengthHint))
	add(call.FRaw("call(obj, /, *args, **kwargs)", callObject))
	m["div"], m["isCallable"] = m["truediv"], prelude.Functions()["callable"] // Python 2
	m["attrgetter"], m["itemgetter"], m["methodcaller"] = getterClasses[attrGetter], getterClasses[itemGetter], getterClasses[methodCaller]
	return m
}

// The Go parts of the module's functions of one and of two parameters.
type (
	unaryFunc  = func(thread *starlark.Thread, a starlark.Value) (starlark.Value, error)
	binaryFunc = func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error)
)

// callObject is operator.call. It counts its arguments as functions do that take no keywords.
func callObject(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, call.Count("call", 0, 1, -1)
	}
	return starlark.Call(thread, args[0], args[1:], kwargs)
}

var unaryFuncs = map[string]unaryFunc{
	"abs": func(thread *starlark.Thread, a starlark.Value) (starlark.Value, error) {
		return starlark.Call(thread, prelude.Functions()["abs"], starlark.Tuple{a}, nil)
	},
	"index": func(thread *starlark.Thread, a starlark.Value) (starlark.Value, error) {
		return object.IndexInt(thread, a)
	},
	"truth": func(thread *starlark.Thread, a starlark.Value) (starlark.Value, error) {
		is, err := object.IsTrue(thread, a)
		return starlark.Bool(is), err
	},
	"not_": func(thread *starlark.Thread, a starlark.Value) (starlark.Value, error) {
		is, err := object.IsTrue(thread, a)
		return starlark.Bool(!is), err
	},
}

var binaryFuncs = map[string]binaryFunc{
	"is_": func(_ *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		return starlark.Bool(memory.Is(a, b)), nil
	},
	"is_not": func(_ *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		return starlark.Bool(!memory.Is(a, b)), nil
	},
	"getitem": object.GetItem,
	"delitem": func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		return starlark.None, object.DelItem(thread, a, b)
	},
	"contains": func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		is, err := object.Contains(thread, a, b)
		return starlark.Bool(is), err
	},
	"concat":  concatenation(object.Binary),
	"iconcat": concatenation(object.InPlace),
	"countOf": func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		n := 0
		err := searchIn(thread, a, b, func(int) bool { n++; return true })
		return starlark.MakeInt(n), err
	},
	"indexOf": func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		at := -1
		err := searchIn(thread, a, b, func(i int) bool { at = i; return false })
		if err == nil && at < 0 {
			err = raise.Errorf("ValueError", "sequence.index(x): x not in sequence")
		}
		return starlark.MakeInt(at), err
	},
}

// concatenation makes concat of Binary, and iconcat of InPlace.
func concatenation(operate func(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error)) binaryFunc {
	return func(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
		if _, sequence := object.TypeOf(a).Lookup("__getitem__"); !sequence {
			return nil, raise.Errorf("TypeError", "'%s' object can't be concatenated", object.TypeOf(a).Name())
		}
		return operate(thread, "+", a, b)
	}
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
func lengthHint(thread *starlark.Thread, obj, def starlark.Value) (starlark.Value, error) {
	if def == nil {
		def = kit.Zero
	}
	if !kit.IsInt(def) {
		return nil, raise.New(fact.NotInteger, object.TypeOf(def).Name())
	}
	if n, err := object.Length(thread, obj); err == nil {
		return starlark.MakeInt(n), nil
	}
	if _, ok := object.TypeOf(obj).Lookup("__length_hint__"); ok {
		return object.CallMethod(thread, obj, "__length_hint__", nil, nil)
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
		},
			call.MRaw("slot "+getterNames[kind]+".__init__(self, /, *args, **kwargs)", kit.ObjectInit),
			// CPython's slot takes any arguments, and counts them itself.
			call.MRaw("slot "+getterNames[kind]+".__call__(self, /, *args, **kwargs)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
				if len(kwargs) > 0 {
					return nil, call.NoKeywords(getterNames[kind])
				}
				if len(args) != 1 {
					return nil, call.Count(getterNames[kind], len(args), 1, 1)
				}
				return get[kind](thread, self.Base().(*getter), args[0])
			}),
			call.M0("slot "+getterNames[kind]+".__repr__(self, /)", getterRepr),
		)
	}
}

func checkGetter(kind int, args starlark.Tuple, kwargs []starlark.Tuple) error {
	switch {
	case kind == methodCaller && len(args) == 0:
		return raise.Errorf("TypeError", "methodcaller needs at least one argument, the method name")
	case kind == methodCaller:
		if _, ok := object.Native(args[0]).(starlark.String); !ok {
			return raise.Errorf("TypeError", "method name must be a string")
		}
		return nil
	case len(kwargs) > 0:
		return call.NoKeywords(getterNames[kind])
	case len(args) == 0:
		return call.Count(getterNames[kind], 0, 1, 1)
	}
	for _, v := range args {
		if _, ok := object.Native(v).(starlark.String); !ok && kind == attrGetter {
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
