package function

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// functionAttrs is the attributes that a program gave a function. It is attached to
// the function (memory.SetOwn).
type functionAttrs struct {
	d           *starlark.Dict
	annotations starlark.Value // nil if it has none
}

func (a *functionAttrs) String() string        { return "<function attributes>" }
func (a *functionAttrs) Type() string          { return "function attributes" }
func (a *functionAttrs) Freeze()               {}
func (a *functionAttrs) Truth() starlark.Bool  { return true }
func (a *functionAttrs) Hash() (uint32, error) { return 0, nil }

// Travel copies the attributes.
func (a *functionAttrs) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(a); ok {
		return to, nil
	}
	to := &functionAttrs{}
	c.Note(a, to)
	d, err := c.Copy(a.d)
	if err != nil {
		return nil, err
	}
	to.d = d.(*starlark.Dict)
	if a.annotations != nil {
		if to.annotations, err = c.Copy(a.annotations); err != nil {
			to.annotations = nil // a function travels whatever it is said to take
		}
	}
	return to, nil
}

// hiddenOf returns what is attached to a function, which gets it now if nothing is.
func hiddenOf(f memory.Func) *functionAttrs {
	functionDict(f, true)
	return memory.Own(f).(*functionAttrs)
}

// functionDict returns the attributes of a function, nil if it has none and make is false.
func functionDict(f memory.Func, make bool) *starlark.Dict {
	if own := memory.Own(f); own != nil {
		return own.(*functionAttrs).d
	}
	if !make {
		return nil
	}
	d := new(starlark.Dict)
	memory.SetOwn(f, &functionAttrs{d: d})
	return d
}

// FunctionName returns a function's __name__, which a program may have changed.
func FunctionName(f memory.Func) string {
	if name, ok := ownAttr(f, "__name__").(starlark.String); ok {
		return string(name)
	}
	return memory.FunctionName(f.Name())
}

// functionQualname is a function's name with that of its class: the front end calls a
// function "A.f", or ".f" where that is to be hidden.
func functionQualname(f memory.Func) string {
	if d := memory.DefinedAt(f); d != nil {
		return d.Qualname
	}
	if name, ok := ownAttr(f, "__qualname__").(starlark.String); ok {
		return string(name)
	}
	if name := strings.TrimPrefix(f.Name(), "."); name != "lambda" {
		return name
	}
	return "<lambda>"
}

// ownAttr is the slot OwnAttr of functions.
func ownAttr(f starlark.Value, name string) starlark.Value {
	d := functionDict(f.(memory.Func), false)
	if d == nil {
		return nil
	}
	if v, found, _ := d.Get(starlark.String(name)); found {
		return v
	}
	return nil
}

// functionNames is the slot AttrNames of functions.
func functionNames(f starlark.Value) []string {
	list := []string{"__name__", "__qualname__", "__module__", "__doc__", "__dict__", "__defaults__"}
	if d := functionDict(f.(memory.Func), false); d != nil {
		for _, k := range d.Keys() {
			if name, ok := k.(starlark.String); ok {
				list = append(list, string(name))
			}
		}
	}
	return list
}

// reprFunction is the slot Repr of functions.
func reprFunction(w *object.Writer, v starlark.Value) error {
	f, ok := v.(memory.Func)
	if !ok { // a GoMethod
		w.Text(v.String())
		return nil
	}
	name := functionQualname(f)
	w.Text("<function " + name + " at " + object.Address(name+f.Position().String()) + ">")
	return nil
}

// functionAttr is the slot GetAttr of functions.
func functionAttr(v starlark.Value, name string) (starlark.Value, error) {
	f := v.(memory.Func)
	if v := ownAttr(f, name); v != nil {
		return v, nil
	}
	if own := memory.Own(f); own != nil && name == "__annotations__" && own.(*functionAttrs).annotations != nil {
		return own.(*functionAttrs).annotations, nil
	}
	if v := functionComputed(f, name); v != nil {
		return v, nil
	}
	if m, ok := object.FunctionClass.Lookup(name); ok {
		return object.BindAttr(nil, m, f, object.FunctionClass)
	}
	return nil, object.NoAttribute(f, name)
}

// functionComputed returns an attribute that every function has, nil if name is none.
func functionComputed(f memory.Func, name string) starlark.Value {
	switch name {
	case "__name__":
		return starlark.String(FunctionName(f))
	case "__qualname__":
		return starlark.String(functionQualname(f))
	case "__module__":
		return memory.ModuleNameOf(f)
	case "__class__":
		return object.FunctionClass
	case "__dict__":
		return functionDict(f, true)
	case "__doc__":
		if doc := f.Doc(); doc != "" {
			return starlark.String(doc)
		}
		return starlark.None
	case "__defaults__":
		return functionDefaults(f)
	case "__kwdefaults__":
		return keywordDefaults(f)
	case "__annotations__":
		d := new(starlark.Dict)
		hiddenOf(f).annotations = d
		return d
	case "__type_params__":
		return starlark.Tuple{}
	case "__globals__":
		return memory.GlobalsOf(f)
	case "__closure__":
		return closureOf(f)
	case "__code__":
		return &codeValue{f}
	}
	return nil
}

// numPositional returns how many parameters of a function may be given by position.
func numPositional(f memory.Func) int {
	n := f.NumParams() - f.NumKwonlyParams()
	if f.HasVarargs() {
		n--
	}
	if f.HasKwargs() {
		n--
	}
	return n
}

// functionDefaults is a function's __defaults__.
func functionDefaults(f memory.Func) starlark.Value {
	var defaults starlark.Tuple
	for i := range numPositional(f) {
		if v := f.ParamDefault(i); v != nil {
			defaults = append(defaults, v)
		}
	}
	if len(defaults) == 0 {
		return starlark.None
	}
	return defaults
}

// keywordDefaults is a function's __kwdefaults__.
func keywordDefaults(f memory.Func) starlark.Value {
	d := new(starlark.Dict)
	first := numPositional(f)
	for i := range f.NumKwonlyParams() {
		if v := f.ParamDefault(first + i); v != nil {
			name, _ := f.Param(first + i)
			d.SetKey(starlark.String(name), v)
		}
	}
	if d.Len() == 0 {
		return starlark.None
	}
	return d
}

// setComputed assigns an attribute that every function has, or deletes it if v is nil; done is
// false for names that the program may use as it likes.
func setComputed(f memory.Func, name string, v starlark.Value) (done bool, err error) {
	if v == starlark.None {
		v = nil
	} else if v == nil && (name == "__name__" || name == "__qualname__") {
		return true, raise.Errorf("TypeError", "%s must be set to a string object", name)
	}
	switch name {
	case "__defaults__":
		var list starlark.Tuple
		if v != nil {
			t, ok := object.Native(v).(starlark.Tuple)
			if !ok {
				return true, raise.Errorf("TypeError", "__defaults__ must be set to a tuple object")
			}
			list = t[max(len(t)-numPositional(f), 0):]
		}
		memory.SetDefaults(f, list, namedDefaults(f))
	case "__kwdefaults__":
		named := map[string]starlark.Value{}
		if v != nil {
			d, ok := object.Native(v).(*starlark.Dict)
			if !ok {
				return true, raise.Errorf("TypeError", "__kwdefaults__ must be set to a dict object")
			}
			for _, item := range d.Items() {
				if s, ok := item[0].(starlark.String); ok {
					named[string(s)] = item[1]
				}
			}
		}
		list, _ := functionDefaults(f).(starlark.Tuple)
		memory.SetDefaults(f, list, named)
	case "__annotations__":
		if v != nil {
			if _, ok := object.Native(v).(*starlark.Dict); !ok {
				return true, raise.Errorf("TypeError", "__annotations__ must be set to a dict object")
			}
		}
		hiddenOf(f).annotations = v
	case "__globals__", "__closure__", "__builtins__":
		return true, raise.Errorf("AttributeError", "readonly attribute")
	case "__code__":
		return true, raise.Errorf("NotImplementedError", "the code of a function cannot be replaced")
	default:
		return false, nil
	}
	return true, nil
}

func namedDefaults(f memory.Func) map[string]starlark.Value {
	named := map[string]starlark.Value{}
	if d, ok := keywordDefaults(f).(*starlark.Dict); ok {
		for _, item := range d.Items() {
			named[string(item[0].(starlark.String))] = item[1]
		}
	}
	return named
}

// setFunctionAttr is the slot SetAttr of functions.
func setFunctionAttr(function starlark.Value, name string, v starlark.Value) error {
	f := function.(memory.Func)
	if done, err := setComputed(f, name, v); done {
		return err
	}
	d := functionDict(f, v != nil)
	if v == nil {
		if d != nil {
			if _, found, _ := object.DictDelete(nil, d, starlark.String(name)); found {
				return nil
			}
		}
		return object.NoAttribute(f, name)
	}
	if name == "__name__" || name == "__qualname__" {
		if _, ok := v.(starlark.String); !ok {
			return raise.Errorf("TypeError", "%s must be set to a string object", name)
		}
	}
	if name == "__dict__" {
		to, ok := v.(*starlark.Dict)
		if !ok {
			return raise.Errorf("TypeError", "__dict__ must be set to a dictionary, not a '%s'", object.TypeOf(v).Name())
		}
		hiddenOf(f).d = to
		return nil
	}
	return object.DictSet(nil, d, starlark.String(name), v)
}
