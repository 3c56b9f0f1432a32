package check

import (
	"slices"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// fitsOwn reports whether the arguments of a call fit a function of the program, or the
// __init__ of a class. It answers for most calls what a Trial would; what Python says of
// those that do not fit, only a Trial tells.
func (c *checker) fitsOwn(e *ast.Call, at *place) bool {
	v := c.value(e.Func, at.scope)
	if v.function != nil {
		return fits(v.function.Args, 0, e)
	}
	if v.class == nil || v.instance {
		return false
	}
	init := c.symbols.Of(v.class).Find("__init__")
	f, ok := methodOf(c.bindings(init))
	made := c.symbols.Of(v.class).Find("__new__")
	return ok && init != nil && made == nil && len(f.Decorators) == 0 && fits(f.Args, 1, e)
}

// fits reports whether the arguments of a call, with some that go before them, bind to
// parameters. There is no * and ** among them.
func fits(as *ast.Arguments, before int, e *ast.Call) bool {
	positional := append(as.PosOnly[:len(as.PosOnly):len(as.PosOnly)], as.Args...)
	given := before + len(e.Args)
	if given > len(positional) && as.Vararg == nil {
		return false
	}
	bound := map[string]bool{}
	for _, p := range positional[:min(given, len(positional))] {
		bound[p.Name] = true
	}
	byName := append(as.Args[:len(as.Args):len(as.Args)], as.KwOnly...)
	for _, k := range e.Keywords {
		known := slices.ContainsFunc(byName, func(p *ast.Arg) bool { return p.Name == k.Name && p.Tuple == nil })
		if bound[k.Name] || !known && as.Kwarg == nil {
			return false
		}
		bound[k.Name] = true
	}
	return !slices.ContainsFunc(append(positional, as.KwOnly...), func(p *ast.Arg) bool { return p.Default == nil && !bound[p.Name] })
}
