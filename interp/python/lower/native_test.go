package lower_test

import (
	"testing"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/corpus"
	"github.com/pyq-lang/pyq/interp/python/parser"
)

// TestNative: what is left to Starlark means the same for all values. Whatever runs code of
// values is a call of a helper.
func TestNative(t *testing.T) {
	programs, err := corpus.Programs("../..")
	if err != nil || len(programs) == 0 {
		t.Fatalf("no programs (%v)", err)
	}
	for _, src := range programs {
		for _, version := range []parser.Version{parser.Python2, parser.Python3} {
			o := options()
			o.Python2 = version
			p, err := python.Lower(src, o)
			if err != nil {
				continue // refused, or a mistake on purpose
			}
			for _, s := range p.File.Stmts {
				syntax.Walk(s, func(n syntax.Node) bool {
					if what := foreign(n); what != "" {
						start, _ := n.Span()
						t.Errorf("%s in line %d of\n%s", what, start.Line, src)
					}
					return !t.Failed()
				})
			}
		}
	}
}

// foreign says what is wrong with a node, "" if it means what it means for all values.
func foreign(n syntax.Node) string {
	switch n := n.(type) {
	case *syntax.BinaryExpr:
		return foreignBinary(n)
	case *syntax.UnaryExpr:
		if n.Op != syntax.NOT && n.Op != syntax.STAR && n.Op != syntax.STARSTAR {
			return "the operator " + n.Op.String()
		}
	case *syntax.DotExpr:
		return "the attribute " + n.Name.Name
	case *syntax.SliceExpr:
		return "a slice"
	case *syntax.IndexExpr:
		return foreignIndex(n)
	case *syntax.DictExpr:
		return foreignKeys(n)
	case *syntax.AssignStmt:
		if n.Op != syntax.EQ {
			return "the assignment " + n.Op.String()
		}
		return foreignTarget(n.LHS)
	case *syntax.ForStmt:
		return foreignLoop(n.Vars, n.X)
	case *syntax.ForClause:
		return foreignLoop(n.Vars, n.X)
	}
	return ""
}

func foreignBinary(n *syntax.BinaryExpr) string {
	switch n.Op {
	case syntax.AND, syntax.OR:
		return ""
	case syntax.EQ: // an argument by name
		return ""
	case syntax.EQL, syntax.NEQ: // identity
		for _, e := range []syntax.Expr{n.X, n.Y} {
			if id, ok := e.(*syntax.Ident); ok && (id.Name == "None" || id.Name == "True" || id.Name == "False") {
				return ""
			}
		}
	case syntax.PLUS: // of the parts of a display
		if ownList(n.X) && ownList(n.Y) {
			return ""
		}
	}
	return "the operator " + n.Op.String()
}

// ownList reports whether an expression is a list that the lowering makes.
func ownList(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.ListExpr:
		return true
	case *syntax.BinaryExpr:
		return e.Op == syntax.PLUS
	case *syntax.CallExpr:
		return calls(e, "$list")
	}
	return false
}

func calls(e syntax.Expr, helpers ...string) bool {
	c, ok := e.(*syntax.CallExpr)
	if !ok {
		return false
	}
	id, ok := c.Fn.(*syntax.Ident)
	for _, h := range helpers {
		if ok && id.Name == h {
			return true
		}
	}
	return false
}

// foreignIndex is for what is neither a cell, nor a namespace, nor what another construct of
// the lowering gives.
func foreignIndex(n *syntax.IndexExpr) string {
	switch x := n.X.(type) {
	case *syntax.Ident:
		if x.Name == "$names" || x.Name == "$namespace" || x.Name == "$globals" {
			return ""
		}
	case *syntax.Comprehension: // let
	case *syntax.IndexExpr: // $names["__annotations__"]["x"]
		return ""
	default:
		return "an index"
	}
	if i, ok := n.Y.(*syntax.Literal); !ok || i.Token != syntax.INT {
		return "an index"
	}
	return ""
}

// foreignKeys is for a display with keys of which it is not sure that they differ.
func foreignKeys(d *syntax.DictExpr) string {
	seen := map[any]bool{}
	for _, e := range d.List {
		k, ok := e.(*syntax.DictEntry).Key.(*syntax.Literal)
		if !ok || k.Token == syntax.FLOAT || seen[k.Value] {
			return "a key that may be there already"
		}
		seen[k.Value] = true
	}
	return ""
}

func foreignTarget(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Ident, *syntax.IndexExpr: // which is visited itself
		return ""
	case *syntax.TupleExpr:
		for _, x := range e.List {
			if what := foreignTarget(x); what != "" {
				return what
			}
		}
		return ""
	}
	return "the target"
}

func foreignLoop(vars, over syntax.Expr) string {
	if what := foreignTarget(vars); what != "" {
		return what
	}
	if one, ok := over.(*syntax.ListExpr); ok && len(one.List) == 1 { // let
		return ""
	}
	helper := "$iter"
	if _, tuple := vars.(*syntax.TupleExpr); tuple {
		helper = "$iterunpack"
	}
	if !calls(over, helper) {
		return "a loop"
	}
	return ""
}
