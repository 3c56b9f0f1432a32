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
type functionAttrs struct{ d *starlark.Dict }

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
	return to, nil
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
	memory.SetOwn(f, &functionAttrs{d})
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
			list = append(list, string(k.(starlark.String)))
		}
	}
	return list
}

// reprFunction is the slot Repr of functions.
func reprFunction(w *object.Writer, v starlark.Value) error {
	f := v.(memory.Func)
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
		return starlark.String("__main__")
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
		return starlark.None
	case "__annotations__":
		return starlark.NewDict(0)
	case "__call__":
		return f
	}
	return nil
}

// functionDefaults is a function's __defaults__.
func functionDefaults(f memory.Func) starlark.Value {
	n := f.NumParams() - f.NumKwonlyParams()
	if f.HasVarargs() {
		n--
	}
	if f.HasKwargs() {
		n--
	}
	var defaults starlark.Tuple
	for i := range n {
		if v := f.ParamDefault(i); v != nil {
			defaults = append(defaults, v)
		}
	}
	if len(defaults) == 0 {
		return starlark.None
	}
	return defaults
}

// setFunctionAttr is the slot SetAttr of functions.
func setFunctionAttr(function starlark.Value, name string, v starlark.Value) error {
	f := function.(memory.Func)
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
		memory.SetOwn(f, &functionAttrs{to})
		return nil
	}
	return object.DictSet(nil, d, starlark.String(name), v)
}
