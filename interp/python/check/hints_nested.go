package check

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// nested finds d["k"]["x"] = 1 and ns.items.append(1), where d and ns are a manager's: what is read
// of them is a copy. It looks only at those to which the program gives plain lists, dicts or sets.
func (h *hinter) nested() {
	n := nester{h, h.givenParameters(), map[*scope.Symbol]bool{}, map[*scope.Symbol]bool{}}
	h.walk(visitor{stmt: n.filled})
	if len(n.plain) == 0 {
		return
	}
	h.walk(visitor{
		target: func(t ast.Expr, at *place) {
			if s, ok := t.(*ast.Subscript); ok {
				n.changed(s, s.Value, at)
			}
		},
		stmt: func(s ast.Stmt, at *place) {
			if object, method, call := methodCall(s); call != nil && changers[method] {
				n.changed(call, object, at)
			}
		},
	})
}

// A nester looks for changes of what is in a manager's dicts, lists and namespaces.
type nester struct {
	*hinter
	given          map[*scope.Symbol]*scope.Symbol // the variables that parameters of targets get
	plain, proxies map[*scope.Symbol]bool          // those that hold plain containers, and proxies
}

// givenParameters tells for the parameters of functions that processes run from what variable
// they come.
func (h *hinter) givenParameters() map[*scope.Symbol]*scope.Symbol {
	given := map[*scope.Symbol]*scope.Symbol{}
	for _, call := range h.facts.calls {
		s, ok := h.startOf(call.node, call.at.scope)
		if !ok || s.args == nil {
			continue
		}
		elts, _ := elements(s.args)
		for v, e := range h.passed(elts, h.value(s.target, call.at.scope).function, 0) {
			if n, ok := ast.Unparen(e).(*ast.Name); ok {
				given[v] = call.at.scope.Find(n.ID)
			}
		}
	}
	return given
}

// root returns the variable of a manager's object that an item or attribute is of, nil if it is
// of another thing.
func (n *nester) root(e ast.Expr, at *place) *scope.Symbol {
	var of ast.Expr
	switch e := ast.Unparen(e).(type) {
	case *ast.Subscript:
		of = e.Value
	case *ast.Attribute:
		of = e.Value
	default:
		return nil
	}
	name, ok := ast.Unparen(of).(*ast.Name)
	if !ok {
		return nil
	}
	v := at.scope.Find(name.ID)
	if from := n.given[v]; from != nil {
		v = from
	}
	if v == nil || len(n.bindings(v)) != 1 {
		return nil
	}
	_, attribute := ast.Unparen(e).(*ast.Attribute)
	switch n.className(n.variableValue(v)) {
	case "multiprocessing.managers.DictProxy", "multiprocessing.managers.ListProxy":
		if !attribute {
			return v
		}
	case "multiprocessing.managers.NamespaceProxy":
		if attribute {
			return v
		}
	}
	return nil
}

// filled notes what an assignment puts into a manager's object.
func (n *nester) filled(s ast.Stmt, at *place) {
	a, ok := s.(*ast.Assign)
	if !ok {
		return
	}
	for _, t := range a.Targets {
		v := n.root(t, at)
		if v == nil {
			continue
		}
		value := n.value(a.Value, at.scope)
		switch n.typeName(value) {
		case "list", "dict", "set":
			n.plain[v] = true
		default:
			n.proxies[v] = n.proxies[v] || !n.isAtom(value)
		}
	}
}

// isAtom reports whether a value is surely a number or text.
func (n *nester) isAtom(v value) bool {
	switch n.typeName(v) {
	case "int", "float", "str", "bool", "NoneType", "tuple", "bytes":
		return true
	}
	return false
}

// changed looks at a place that changes the value of an expression.
func (n *nester) changed(node ast.Node, e ast.Expr, at *place) {
	v := n.root(e, at)
	if v == nil || !n.plain[v] || n.proxies[v] {
		return
	}
	text := n.source(e)
	n.report(at, codeNested, node, text+" is a copy of what the manager has: this changes the copy only",
		"take it, change it and put it back: x = "+text+", and behind the change "+text+" = x; or put a manager's list or dict there")
}
