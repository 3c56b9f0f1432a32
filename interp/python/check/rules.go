package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// expr applies the rules about an expression alone.
func (c *checker) expr(e ast.Expr, at *place) {
	switch e := e.(type) {
	case *ast.Name:
		c.name(e, at)
	case *ast.Attribute:
		c.attribute(e, at)
	case *ast.Call:
		c.call(e, at)
	case *ast.BinOp:
		c.operation(e, at)
	case *ast.Compare:
		c.comparison(e, at)
	case *ast.Subscript:
		c.subscript(e, at)
	case *ast.Comp:
		for _, g := range e.Generators {
			c.iterated(g.Iter, at)
		}
	case *ast.Dict:
		c.hashed(e.Keys, at)
	case *ast.Set:
		c.hashed(e.Elts, at)
	}
}

// stmt applies the rules about a statement.
func (c *checker) stmt(s ast.Stmt, at *place) {
	switch s := s.(type) {
	case *ast.Import:
		for _, a := range s.Names {
			c.imported(a, a.Name, at)
		}
	case *ast.ImportFrom:
		c.importedFrom(s, at)
	case *ast.ExprStmt:
		c.notCalled(s, at)
	case *ast.For:
		c.iterated(s.Iter, at)
	case *ast.With:
		for _, item := range s.Items {
			c.context(item.Context, at)
		}
	case *ast.Assign:
		for _, t := range s.Targets {
			c.unpacking(t, s.Value, at)
		}
	case *ast.ClassDef:
		c.superForgotten(s, at)
	}
}

// name checks that a name is defined somewhere.
func (c *checker) name(e *ast.Name, at *place) {
	if v := at.scope.Find(e.ID); v != nil || c.isGiven(e.ID) || c.facts.dynamic {
		return
	}
	c.report(at, codeName, e, fmt.Sprintf("name '%s' is not defined", e.ID), c.nameHelp(e, at))
}

// wellKnown are the modules whose members programs about processes use most.
const wellKnown = "multiprocessing, time, random, math, os, sys, threading, queue, datetime, collections, string, functools, itertools"

// nameHelp says what a name may be.
func (c *checker) nameHelp(e *ast.Name, at *place) string {
	if c.try("import "+e.ID+"\n", "").Raised == "" {
		return "add: import " + e.ID
	}
	if e.ID == "self" {
		return "a method has self as its first parameter"
	}
	for in := at.scope; in != nil; in = in.Parent {
		if near := c.lib.Nearest(e.ID, in.Names()); near != "" {
			return "did you mean '" + near + "'?"
		}
	}
	if special := "__" + e.ID + "__"; c.isGiven(special) {
		return "did you mean '" + special + "'?"
	}
	o := c.try("import "+wellKnown+"\n", fmt.Sprintf("' '.join(m.__name__ for m in (%s) if hasattr(m, %q))", wellKnown, e.ID))
	if modules := strings.Fields(o.Value); len(modules) > 0 {
		return "add: from " + modules[0] + " import " + e.ID
	}
	names := append(c.lib.Names(), "None", "True", "False", "__name__", "__file__")
	if near := c.lib.Nearest(e.ID, names); near != "" {
		return "did you mean '" + near + "'?"
	}
	o = c.try("", e.ID)
	return o.help()
}

// attribute checks that what is before the dot has what is behind it.
func (c *checker) attribute(e *ast.Attribute, at *place) {
	if c.facts.stores(e.Attr) || special(e.Attr) || mangled(e.Attr) {
		return
	}
	v := c.value(e.Value, at.scope)
	switch {
	case v.module != "":
		c.ownMember(e, v.module, at)
		return
	case v.instance:
		if !c.lacks(v, e.Attr) {
			return
		}
	}
	lib := c.asLib(v)
	if !lib.isLib() || lib.loose && !v.instance && c.isOpen(lib) {
		return
	}
	o := c.try(string(lib.setup), lib.member(e.Attr))
	if o.Raised != "AttributeError" || o.Fact.Mentions(Unknown) {
		return
	}
	code, help := codeAttribute, o.help()
	if c.typeName(lib) == "module" {
		code = codeMember
	}
	if help == "" && c.typeName(lib) == "NoneType" {
		help = c.noneHelp(e)
	}
	c.report(at, code, e, o.message(), help)
}

// mangled reports whether an attribute is one that only its class names as the text has it.
func mangled(name string) bool {
	return strings.HasPrefix(name, "_") && strings.Contains(name[1:], "_")
}

// noneHelp says why there is None before the dot.
func (c *checker) noneHelp(e *ast.Attribute) string {
	return "a method such as start() or append() returns None: call it in a line of its own"
}

// lacks reports whether instances of a class of the program surely lack an attribute: it
// is not in another class, from which the object may be, too.
func (c *checker) lacks(v value, name string) bool {
	if c.facts.functions[name] != nil || !c.isWhole(v.class) {
		return false
	}
	for _, b := range v.class.Bases {
		base := c.value(b, c.symbols.Of(v.class).Parent)
		if !base.isLib() {
			continue
		}
		// What the base's __init__ gives an object, only an object of its own shows.
		if o := c.try(string(base.setup), base.text+"()."+name); o.Raised != "AttributeError" {
			return false
		}
	}
	return true
}

// isWhole reports whether the program makes objects of a class, and derives no class from
// it: otherwise the class may count on what others add.
func (c *checker) isWhole(k *ast.ClassDef) bool {
	for _, other := range c.facts.classes {
		for _, b := range other.Bases {
			if ast.LastName(b) == k.Name.ID {
				return false
			}
		}
	}
	return c.facts.called[k.Name.ID]
}

// isOpen reports whether a value may be given any attributes.
func (c *checker) isOpen(v value) bool {
	return c.try(string(v.setup), "setattr("+v.text+", 'any_attribute', 1)").Raised == ""
}

// mainGuard finds if __name__ == "main".
func (c *checker) mainGuard(a, b ast.Expr, at *place) {
	for _, pair := range [][2]ast.Expr{{a, b}, {b, a}} {
		n, ok := ast.Unparen(pair[0]).(*ast.Name)
		if !ok || n.ID != "__name__" || !c.given(n, at.scope) {
			continue
		}
		k, ok := ast.Unparen(pair[1]).(*ast.Constant)
		if !ok {
			continue
		}
		text, ok := k.Value.(string)
		if ok && text != "__main__" && strings.Trim(strings.ToLower(text), "_ ") == "main" {
			c.report(at, codeMainGuard, pair[1], fmt.Sprintf("__name__ is never %q", text), `write if __name__ == "__main__":`)
		}
	}
}

// quietMethods are methods that hardly anybody names without calling them.
var quietMethods = set("start", "join", "terminate", "acquire", "release", "close", "kill")

// notCalled finds a statement that is only the name of a function.
func (c *checker) notCalled(s *ast.ExprStmt, at *place) {
	callable := false
	switch e := s.Value.(type) {
	case *ast.Name:
		v := c.value(e, at.scope)
		callable = v.function != nil
		if v.isLib() && c.given(e, at.scope) {
			callable = c.try("", "callable("+v.text+") and not isinstance("+v.text+", type)").Value == "True"
		}
	case *ast.Attribute:
		if c.facts.stores(e.Attr) || c.facts.functions[e.Attr] != nil {
			return
		}
		v := c.value(e.Value, at.scope)
		callable = !v.isLib() && v.module == "" && v.class == nil && quietMethods[e.Attr]
		if v.isLib() {
			callable = c.try(string(v.setup), "callable("+v.member(e.Attr)+")").Value == "True"
		}
	default:
		return
	}
	if callable {
		text := c.source(s.Value)
		c.report(at, codeNotCalled, s.Value, text+" is not called: the line does nothing", "write "+text+"()")
	}
}

// imported checks that there is a module.
func (c *checker) imported(a *ast.Alias, module string, at *place) {
	o := c.try("import "+module+"\n", "")
	if o.Raised != "" && !c.isOwnModule(module) {
		c.noModule(o, a, at)
	}
}

// noModule reports a module that there is not.
func (c *checker) noModule(o Outcome, n ast.Node, at *place) {
	if c.facts.puts {
		return
	}
	c.report(at, codeModule, n, o.message(), o.help())
}

// isOwnModule reports whether an import finds a file beside the program, and no module of
// the library's, which goes first.
func (c *checker) isOwnModule(module string) bool {
	if c.try("import "+module+"\n", "").Raised == "" {
		return false
	}
	_, ok := c.lib.Members(module)
	return ok
}

// importedFrom checks the names that a from statement imports.
func (c *checker) importedFrom(s *ast.ImportFrom, at *place) {
	if s.Level > 0 || s.Module == "__future__" {
		return
	}
	if o := c.try("import "+s.Module+"\n", ""); o.Raised != "" && !c.isOwnModule(s.Module) {
		c.noModule(o, &ast.Alias{Span: c.moduleSpan(s)}, at)
		return
	}
	for _, a := range s.Names {
		switch {
		case a.Name == "*":
		case c.isOwnModule(s.Module):
			c.ownName(a, s.Module, a.Name, at)
		default:
			if o := c.try("from "+s.Module+" import "+a.Name+"\n", ""); o.Raised == "ImportError" {
				c.report(at, codeMember, a, cmp.Or(o.Fact.Text(), o.message()), o.help())
			}
		}
	}
}

// moduleSpan is where a from statement has the module's name.
func (c *checker) moduleSpan(s *ast.ImportFrom) text.Span {
	r := s.Span
	line := []rune(c.lines[r.Start.Line-1])[r.Start.Col-1:]
	if i := strings.Index(string(line), s.Module); i >= 0 {
		r.Start.Col += int32(len([]rune(string(line)[:i])))
		r.End = text.Pos{Line: r.Start.Line, Col: r.Start.Col + int32(len([]rune(s.Module)))}
	}
	return r
}

// ownMember checks a member of a module of the program's.
func (c *checker) ownMember(e *ast.Attribute, module string, at *place) {
	names, _ := c.lib.Members(module)
	if names == nil || slices.Contains(names, e.Attr) || special(e.Attr) || c.isOwnModule(module+"."+e.Attr) {
		return
	}
	c.report(at, codeMember, e, fmt.Sprintf("module '%s' has no attribute '%s'", module, e.Attr), c.near(e.Attr, names))
}

// ownName checks a name that is imported from a module of the program's.
func (c *checker) ownName(n ast.Node, module, name string, at *place) {
	names, _ := c.lib.Members(module)
	if names == nil || slices.Contains(names, name) || special(name) || c.isOwnModule(module+"."+name) {
		return
	}
	c.report(at, codeMember, n, fmt.Sprintf("cannot import name '%s' from '%s'", name, module), c.near(name, names))
}

func (c *checker) near(name string, names []string) string {
	if near := c.lib.Nearest(name, names); near != "" {
		return "did you mean '" + near + "'?"
	}
	return ""
}

// topName returns the first part of a dotted name.
func topName(name string) string {
	top, _, _ := strings.Cut(name, ".")
	return top
}
