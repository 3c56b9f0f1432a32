package interp_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// changing are the variables of packages that change after a program has started, each with the
// reason why no run can tell.
var changing = map[string]string{
	"builtins/number.nans":        "the bits of a NaN are in no text",
	"builtins/object.arithmetic":  "set by Complete, before any program runs",
	"builtins/object.left":        "set by Complete, before any program runs",
	"builtins/object.completed":   "set by Complete, before any program runs",
	"builtins/object.hostClasses": "classes of a Go host's types, made once each",
	"interp.hostQueues":           "the names of the queues that a Go host makes",
	"interp/memory.copiers":       "a pool of what is used again",
	"interp/memory.engine":        "filled when the package is initialised",
	"interp/proc.slotsMade":       "the numbers of the slots, which are made when packages are initialised",
}

// TestVariables: what packages have in variables is made when the program starts and stays as
// it is, for all runs in a Go program use it at once.
func TestVariables(t *testing.T) {
	t.Parallel()
	s := &source{fset: token.NewFileSet(), reads: func(path string) bool { return strings.HasPrefix(path, modulePath) }}
	s.load(t, "../...")
	found := map[string]bool{}
	tell := func(v *types.Var, at token.Pos) {
		name := strings.TrimPrefix(v.Pkg().Path(), modulePath) + "." + v.Name()
		if found[name] = true; changing[name] == "" {
			t.Errorf("%s: %s changes", s.fset.Position(at), name)
		}
	}
	for _, f := range s.files {
		ast.Inspect(f.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for _, lhs := range n.Lhs {
					if v := packageVariable(f.info, lhs); v != nil && n.Tok != token.DEFINE {
						tell(v, n.Pos())
					}
				}
			case *ast.IncDecStmt:
				if v := packageVariable(f.info, n.X); v != nil {
					tell(v, n.Pos())
				}
			case *ast.CallExpr:
				if v := changedByCall(f.info, n); v != nil {
					tell(v, n.Pos())
				}
			}
			return true
		})
	}
	for name := range changing {
		if !found[name] {
			t.Errorf("%s does not change any more", name)
		}
	}
}

// packageVariable returns the variable of a package that an expression is a part of, nil if it is
// none: the table in table[i].x. What a pointer in a variable leads to is another matter.
func packageVariable(info *types.Info, e ast.Expr) *types.Var {
	switch e := e.(type) {
	case *ast.Ident:
		if v, ok := info.Uses[e].(*types.Var); ok && v.Parent() == v.Pkg().Scope() {
			return v
		}
	case *ast.IndexExpr:
		return packageVariable(info, e.X)
	case *ast.ParenExpr:
		return packageVariable(info, e.X)
	case *ast.SelectorExpr:
		if sel := info.Selections[e]; sel != nil && sel.Indirect() {
			return nil
		}
		if sel := info.Selections[e]; sel == nil { // of another package
			return packageVariable(info, e.Sel)
		}
		return packageVariable(info, e.X)
	}
	return nil
}

// changedByCall returns the variable of a package that a call changes: by delete or clear, or by a
// method of sync's types that exists to change.
func changedByCall(info *types.Info, call *ast.CallExpr) *types.Var {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		if b, ok := info.Uses[f].(*types.Builtin); ok && (b.Name() == "delete" || b.Name() == "clear") {
			return packageVariable(info, call.Args[0])
		}
	case *ast.SelectorExpr:
		m, ok := info.Uses[f.Sel].(*types.Func)
		if !ok || m.Pkg() == nil || m.Pkg().Path() != "sync" && m.Pkg().Path() != "sync/atomic" {
			return nil
		}
		switch m.Name() {
		case "Add", "Store", "Swap", "CompareAndSwap", "LoadOrStore", "LoadAndDelete", "Delete", "Clear", "Lock", "Do", "Put":
			return packageVariable(info, f.X)
		}
	}
	return nil
}
