package check

import (
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// This file writes the program's functions and classes for a Trial: with their names and
// parameters, and without what they do.

// functionText writes a def.
func functionText(f *ast.FunctionDef, indent string) string {
	return indent + "def " + f.Name.ID + "(" + parametersText(f.Args) + "): pass\n"
}

// parametersText writes parameters. Defaults, whatever they are, become None.
func parametersText(as *ast.Arguments) string {
	var list []string
	add := func(stars string, params ...*ast.Arg) {
		for _, p := range params {
			text := stars + p.Name
			if p.Tuple != nil { // Python 2's (a, b)
				text = "_" + strings.Repeat("_", len(list))
			}
			if p.Default != nil {
				text += "=None"
			}
			list = append(list, text)
		}
	}
	add("", as.PosOnly...)
	if len(as.PosOnly) > 0 {
		list = append(list, "/")
	}
	add("", as.Args...)
	switch {
	case as.Vararg != nil:
		add("*", as.Vararg)
	case len(as.KwOnly) > 0:
		list = append(list, "*")
	}
	add("", as.KwOnly...)
	if as.Kwarg != nil {
		add("**", as.Kwarg)
	}
	return strings.Join(list, ", ")
}

// kept are decorators of methods that change how they are called in a known way.
var kept = set("staticmethod", "classmethod", "property")

// factories are bases that make something else of a class statement than a plain class.
var factories = set("NamedTuple", "TypedDict", "Protocol", "Generic", "Structure", "Union")

// classText writes a class with those that it is derived from; "" if they are not all
// known, or if it is no plain class.
func (c *checker) classText(k *ast.ClassDef) setup {
	if s, ok := c.setups[k]; ok {
		return s
	}
	c.setups[k] = "" // while it is looked for: class C(C)
	s := c.writeClass(k)
	if s != "" && c.try(string(s), "").Raised != "" {
		s = ""
	}
	c.setups[k] = s
	return s
}

func (c *checker) writeClass(k *ast.ClassDef) setup {
	in := c.symbols.Of(k)
	if len(k.Decorators) > 0 || len(k.Keywords) > 0 || slices.Contains(in.Names(), "__metaclass__") {
		return ""
	}
	var before setup
	var bases []string
	for _, b := range k.Bases {
		v := c.value(b, in.Parent)
		own := v.class != nil && !v.instance
		if v = c.asLib(v); !v.isLib() || factories[ast.LastName(b)] || own && v.text == k.Name.ID {
			return ""
		}
		if !own && c.try(string(v.setup), "type("+v.text+") is type").Value != "True" {
			return ""
		}
		before = before.and(v.setup)
		bases = append(bases, v.text)
	}
	return before + setup("class "+k.Name.ID+"("+strings.Join(bases, ", ")+"):\n"+c.classBody(k))
}

// classBody writes what a class has: methods, and values of which nothing is known.
func (c *checker) classBody(k *ast.ClassDef) string {
	in := c.symbols.Of(k)
	var b strings.Builder
	b.WriteString("    pass\n")
	for _, name := range in.Names() {
		v := in.Find(name)
		list := c.bindings(v)
		if f, ok := methodOf(list); ok {
			for _, d := range f.Decorators {
				b.WriteString("    @" + ast.LastName(d) + "\n")
			}
			b.WriteString(functionText(f, "    "))
			continue
		}
		b.WriteString("    " + name + " = " + Unknown + "\n")
	}
	return b.String()
}

// methodOf returns the method that a name of a class is, if it is bound once.
func methodOf(list []scope.Binding) (*ast.FunctionDef, bool) {
	if len(list) != 1 {
		return nil, false
	}
	f, ok := list[0].Node.(*ast.FunctionDef)
	if !ok || f.Async {
		return nil, false
	}
	for _, d := range f.Decorators {
		n, ok := d.(*ast.Name)
		if !ok || !kept[n.ID] {
			return nil, false
		}
	}
	return f, true
}
