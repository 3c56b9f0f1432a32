package memory

import (
	"reflect"
	"sync"
	"unsafe"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// SetDefaults replaces the default values of a function: those of its last parameters that are
// given by position, and those of the parameters that are given by name only, by name.
func SetDefaults(f Func, positional []starlark.Value, named map[string]starlark.Value) {
	kwOnly := f.NumKwonlyParams()
	list := make([]starlark.Value, len(positional)+kwOnly)
	copy(list, positional)
	first := f.NumParams() - kwOnly
	if f.HasVarargs() {
		first--
	}
	if f.HasKwargs() {
		first--
	}
	for i := range kwOnly {
		name, _ := f.Param(first + i)
		list[len(positional)+i] = named[name]
	}
	if f, ok := f.(*Function); ok {
		f.Defaults = list
		return
	}
	to := starlark.Tuple(list)
	for i, v := range to {
		if v == nil {
			to[i] = mandatory()
		}
	}
	*functionDefaults(f.(*starlark.Function)) = to
}

// mandatory is what the engine has for a default that is not there.
var mandatory = sync.OnceValue(func() starlark.Value {
	globals, err := starlark.ExecFileOptions(&syntax.FileOptions{}, new(starlark.Thread), "mandatory", "def f(*, x): pass", nil)
	if err != nil {
		return starlark.None
	}
	return (*functionDefaults(globals["f"].(*starlark.Function)))[0]
})

// FreeVar is a variable around a function that it mentions: Get returns its value, nil for none.
type FreeVar struct {
	Name string
	Get  func() starlark.Value
	Set  func(v starlark.Value)
	// ID is what two functions that share the variable have in common.
	ID any
}

// FreeVars returns the variables around a function that it mentions.
func FreeVars(f Func) (list []FreeVar) {
	switch f := f.(type) {
	case *Function:
		for i, cell := range f.Free {
			list = append(list, cell.freeVar(f.Code.Free[i]))
		}
	case *starlark.Function:
		cells := *functionFreeVars(f)
		for i := range f.NumFreeVars() {
			content, ok := cellContent(cells[i])
			if !ok {
				continue
			}
			name := bindingName(f, i)
			if inner, ok := (*content).(*Cell); ok {
				list = append(list, inner.freeVar(name))
				continue
			}
			list = append(list, FreeVar{Name: name, ID: cells[i],
				Get: func() starlark.Value { return *content }, Set: func(v starlark.Value) { *content = v }})
		}
	}
	return list
}

func (c *Cell) freeVar(name string) FreeVar {
	if inner, ok := c.Value().(*Cell); ok { // one that the front end made
		c = inner
	}
	return FreeVar{Name: name, ID: c, Get: c.Value, Set: c.SetValue}
}

// Locals returns the names of a function's own variables, parameters first.
func Locals(f Func) (names []string) {
	for i := range f.NumParams() {
		name, _ := f.Param(i)
		names = append(names, name)
	}
	n := len(names)
	switch f := f.(type) {
	case *Function:
		for i, b := range f.Code.Locals {
			if i >= n {
				names = append(names, b.Name)
			}
		}
	case *starlark.Function:
		code, ok := reflect.TypeFor[starlark.Function]().FieldByName("funcode")
		if !ok {
			break
		}
		list := reflect.NewAt(code.Type.Elem(), unsafe.Pointer(functionCode(f))).Elem().FieldByName("Locals")
		if !list.IsValid() || list.Kind() != reflect.Slice {
			break
		}
		for i := n; i < list.Len(); i++ {
			if name := list.Index(i).FieldByName("Name"); name.Kind() == reflect.String {
				names = append(names, name.String())
			}
		}
	}
	return names
}

// ModuleNameOf returns the name of the module that a function was defined in: its __module__.
func ModuleNameOf(f Func) starlark.Value {
	vars := variablesOf(f)
	if names := namespaceOf(vars); names != nil {
		if v, err := names.Globals().Find("__name__"); v != nil && err == nil {
			return v
		}
	}
	if code := vars.unit(); code != nil {
		return starlark.String(code.Module())
	}
	return starlark.String(MainModule)
}

// GlobalsOf returns the dict of the module that a function is bound to. That of a module that is not open,
// and so never asks for it, shows what its variables are now.
func GlobalsOf(f Func) starlark.Value {
	vars := variablesOf(f)
	if names := namespaceOf(vars); names != nil {
		return names.Globals().Mapping()
	}
	code := vars.unit()
	if code == nil {
		return new(starlark.Dict)
	}
	if m := selfOf(vars); m != nil {
		return m.Dict()
	}
	return (&Module{name: code.Module(), vars: vars, code: code, loaded: true}).Dict()
}
