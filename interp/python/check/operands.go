package check

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/python/ast"
)

// This file has the rules about what can be done with values whose types are certain.

// operation checks the operands of a binary operator.
func (c *checker) operation(e *ast.BinOp, at *place) {
	if e.Op == ast.Mod && c.percent(e, at) {
		return
	}
	l, r := c.value(e.Left, at.scope), c.value(e.Right, at.scope)
	if !c.typed(l) || !c.typed(r) || e.Op == ast.Pow || e.Op == ast.LShift || e.Op == ast.Mod {
		return
	}
	c.fits(e, l.setup.and(r.setup), l.text+" "+e.Op.String()+" "+r.text, fact.Other, at)
}

// fits tries an expression, and reports a TypeError of a kind; fact.Other is any.
func (c *checker) fits(n ast.Node, s setup, text string, kind fact.Kind, at *place) {
	o := c.try(string(s), text)
	if o.Raised == "TypeError" && (kind == fact.Other || o.Fact.Kind == kind) && !o.Fact.Mentions(Unknown) {
		c.typeError(n, o, "", at)
	}
}

// typeError reports a TypeError, with the help that comes with it if there is none better.
func (c *checker) typeError(n ast.Node, o Outcome, better string, at *place) {
	c.report(at, codeType, n, o.message(), cmp.Or(better, o.help(), typeHelp(o.Fact)))
}

// comparers are the functions of the module operator.
var comparers = map[ast.CmpOp]string{ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge"}

// comparison checks comparisons of __name__, and of values of different types.
func (c *checker) comparison(e *ast.Compare, at *place) {
	left := e.Left
	for i, op := range e.Ops {
		right := e.Comparators[i]
		c.mainGuard(left, right, at)
		switch op {
		case ast.Lt, ast.LtE, ast.Gt, ast.GtE:
			l, r := c.value(left, at.scope), c.value(right, at.scope)
			if c.typed(l) && c.typed(r) && !l.filled && !r.filled {
				c.fits(e, l.setup.and(r.setup), c.compare(l.text, op, r.text), fact.NotOrdered, at)
			}
		}
		left = right
	}
}

// compare is the text of a comparison. In Python 3 it is a function's, for how an operator is
// carried out depends on what the file imports.
func (c *checker) compare(l string, op ast.CmpOp, r string) string {
	if c.module.Python2 {
		return l + " " + op.String() + " " + r
	}
	return `__import__("operator").` + comparers[op] + "(" + l + ", " + r + ")"
}

// subscript checks x[i], and x[i] = v, of an x that has no items, or none to assign.
func (c *checker) subscript(e *ast.Subscript, at *place) {
	v := c.value(e.Value, at.scope)
	if !c.typed(v) || v.own {
		return
	}
	text := "__builtin_value__"
	s := v.setup + setup(text+" = "+v.text+"\n")
	if c.facts.items[e] {
		o := c.try(string(s)+text+"[0] = 0\n", "")
		if o.Fact.Kind == fact.NoItemAssignment {
			c.typeError(e, o, "", at)
		}
		return
	}
	c.fits(e, s, text+"[0]", fact.NotSubscriptable, at)
}

// iterated checks that a loop has something to run over.
func (c *checker) iterated(e ast.Expr, at *place) {
	v := c.value(e, at.scope)
	if !c.typed(v) || v.own {
		return
	}
	o := c.try(string(v.setup), "iter("+v.text+")")
	if o.Fact.Kind != fact.NotIterable {
		return
	}
	help := ""
	if c.typeName(v) == "int" {
		help = "write range(" + c.source(ast.Unparen(e)) + ")"
	}
	c.typeError(e, o, help, at)
}

// context checks that a with statement has a context manager.
func (c *checker) context(e ast.Expr, at *place) {
	v := c.value(e, at.scope)
	if !v.isLib() || v.partial || v.own {
		return
	}
	o := c.try(string(v.setup)+"with "+v.text+": pass\n", "")
	if o.Fact.Kind == fact.NoContext {
		help := ""
		if c.typeName(v) == "type" {
			help = "make an object of the class: " + c.try(string(v.setup), v.text+".__name__").Value + "()"
		}
		c.typeError(e, o, help, at)
	}
}

// hashed checks the keys of a dict, or the elements of a set.
func (c *checker) hashed(list []ast.Expr, at *place) {
	for _, e := range list {
		if e == nil {
			continue // of **
		}
		switch v := c.value(e, at.scope); c.typeName(v) {
		case "list", "dict", "set":
			o := c.try(string(v.setup), "hash("+v.text+")")
			if o.Raised == "TypeError" {
				c.typeError(e, o, "", at)
			}
		}
	}
}

// unpacking checks a, b = 1, 2, 3.
func (c *checker) unpacking(target, v ast.Expr, at *place) {
	names, ok := elements(target)
	if !ok {
		return
	}
	values, ok := elements(v)
	if !ok {
		return
	}
	if slices.ContainsFunc(names, isStarred) || slices.ContainsFunc(values, isStarred) {
		return
	}
	switch {
	case len(values) > len(names):
		c.report(at, codeUnpack, v, fmt.Sprintf("too many values to unpack (expected %d)", len(names)), "")
	case len(values) < len(names):
		c.report(at, codeUnpack, v, fmt.Sprintf("not enough values to unpack (expected %d, got %d)", len(names), len(values)), "")
	}
}

// elements returns the elements of a tuple or list in the text.
func elements(e ast.Expr) ([]ast.Expr, bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Tuple:
		return e.Elts, true
	case *ast.List:
		return e.Elts, true
	}
	return nil, false
}

// typeHelp says what the library does not: how a None comes about, and what q = Queue is.
func typeHelp(f fact.Fact) string {
	if f.Kind == fact.ForeignSelf {
		return f.Name(0) + "() needs an object: make one with " + f.Name(1) + "()"
	}
	if f.Mentions("NoneType") {
		return "a function without return, and a method such as append() or start(), gives None"
	}
	return ""
}
