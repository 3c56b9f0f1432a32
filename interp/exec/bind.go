package exec

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// bindBoxed binds arguments as builtins give them.
func (c *code) bindBoxed(fr *frame, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if c.plain && len(args) == c.params && len(kwargs) == 0 {
		for i, v := range args {
			fr.Vars[i] = unbox(v)
		}
		return nil
	}
	list := make([]val, len(args))
	for i, v := range args {
		list[i] = unbox(v)
	}
	var names []string
	for _, kw := range kwargs {
		names = append(names, string(kw[0].(starlark.String)))
		list = append(list, unbox(kw[1]))
	}
	return c.bind(fr, list, names)
}

// bind gives the parameters their values: args are those by position, and then those by the
// given names. The errors are in the engine's words. Names that do not fit come first, but in
// Python 2.
func (c *code) bind(fr *frame, args []val, names []string) error {
	vars := fr.Vars
	given := len(args) - len(names)
	named := c.NumNamed()
	positional := named - c.KwOnly
	defaults := fr.Fn.Defaults
	if c.Unit.Python2() && !c.Varargs && (given > positional || c.params == 0 && len(args) > 0) {
		return c.tooMany(positional, len(args))
	}
	n := min(given, positional)
	copy(vars[:n], args[:n])
	unbound := memory.Unbound()
	for i := n; i < named; i++ {
		vars[i] = unbound
	}
	if c.Varargs {
		v, rest := memory.NewTuple(given - n)
		for i := range rest {
			rest[i] = box(args[n+i])
		}
		vars[named] = val{V: v}
	}
	var others *starlark.Dict
	if c.Kwargs {
		others = new(starlark.Dict)
		vars[c.params-1] = val{V: others}
	}
	for k, name := range names {
		v := args[given+k]
		if i := c.paramIndex(name, named); i >= 0 {
			if !vars[i].IsUnbound() {
				return fmt.Errorf("function %s got multiple values for parameter %s", c.Name, starlark.String(name))
			}
			vars[i] = v
			continue
		}
		if others == nil {
			return fmt.Errorf("function %s got an unexpected keyword argument %s", c.Name, starlark.String(name))
		}
		key, table := starlark.String(name), memory.DictTable(others)
		hash, _ := key.Hash() // a str has one
		if e, _ := table.Find(hash, key); e == nil {
			table.Append(hash, key, box(v))
		} else {
			return fmt.Errorf("function %s got multiple values for parameter %s", c.Name, starlark.String(name))
		}
	}
	if given > positional && !c.Varargs {
		return c.tooMany(positional, given)
	}
	if n < named || c.KwOnly > 0 {
		return c.bindDefaults(vars, n, named, defaults)
	}
	return nil
}

func (c *code) tooMany(positional, given int) error {
	return fmt.Errorf("function %s accepts %d positional argument%s (%d given)", c.Name, positional, plural(positional), given)
}

func (c *code) bindDefaults(vars []val, n, named int, defaults []starlark.Value) error {
	var missing []string
	first := named - len(defaults)
	for i := n; i < named; i++ {
		if !vars[i].IsUnbound() {
			continue
		}
		if i >= first && defaults[i-first] != nil {
			vars[i] = unbox(defaults[i-first])
			continue
		}
		missing = append(missing, c.Params[i].Name)
	}
	if missing != nil {
		return fmt.Errorf("function %s missing %d argument%s (%s)", c.Name, len(missing), plural(len(missing)), strings.Join(missing, ", "))
	}
	return nil
}

func (c *code) paramIndex(name string, named int) int {
	for i := range named {
		if c.Params[i].Name == name {
			return i
		}
	}
	return -1
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
