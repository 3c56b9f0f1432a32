package interp_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// readers are the functions that look into the text of an error, each with the reason why that
// text is not one of ours.
var readers = map[string]string{
	"builtins/words.Engine":          "the engine's words become Python's",
	"builtins/words.callOf":          "the engine's words become Python's",
	"builtins/words.Refine":          "arguments that do not fit, in the engine's words",
	"builtins/words.CallTextPython2": "arguments that do not fit, in the engine's words",
	"interp/proc.isArgumentError":    "arguments that do not fit, in the engine's words",
	"interp/proc.wasCancelled":       "a thread that was cancelled, in the engine's words",
	"builtins/stdlib/sys.action":     "the program's filters of warnings look at texts",
	"interp/python/check.message":    "puts a text on one line",
}

// TestMessagesAreNotReadBack: what an error is about is a fact, a type; its message is made
// last, and no code looks into it again. Only go.starlark.net says what is wrong in nothing
// but words.
func TestMessagesAreNotReadBack(t *testing.T) {
	t.Parallel()
	unused := map[string]bool{}
	for name := range readers {
		unused[name] = true
	}
	for _, dir := range []string{"builtins", "interp", "cmd"} {
		err := filepath.WalkDir(filepath.Join(repository, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			tree, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			rel, _ := filepath.Rel(repository, path)
			for _, decl := range tree.Decls {
				name := filepath.ToSlash(filepath.Dir(rel))
				if f, ok := decl.(*ast.FuncDecl); ok {
					name += "." + f.Name.Name
				}
				for _, pos := range readsOf(decl) {
					if readers[name] == "" {
						t.Errorf("%s: %s looks into the text of an error: let it have a fact", set.Position(pos), name)
					}
					delete(unused, name)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for name := range unused {
		t.Errorf("%s is allowed to read messages, and does not", name)
	}
}

// readsOf returns the places where a declaration looks into a message.
func readsOf(decl ast.Decl) []token.Pos {
	r := messageReader{names: map[string]bool{}}
	ast.Inspect(decl, r.visit)
	return r.found
}

// messageNames are what fields and parameters with the text of an error are called.
var messageNames = []string{"Msg", "msg", "message", "complaint"}

// A messageReader follows messages through one declaration.
type messageReader struct {
	names map[string]bool // variables that hold a message
	found []token.Pos
}

// isMessage reports whether an expression is the text of an error, or is made of it.
func (r *messageReader) isMessage(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return r.names[e.Name]
	case *ast.ParenExpr:
		return r.isMessage(e.X)
	case *ast.SelectorExpr:
		return slices.Contains(messageNames, e.Sel.Name)
	case *ast.BinaryExpr:
		return e.Op == token.ADD && (r.isMessage(e.X) || r.isMessage(e.Y))
	case *ast.CallExpr:
		if s, ok := e.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Error" && len(e.Args) == 0 {
			return true
		}
		return looks(e.Fun) && slices.ContainsFunc(e.Args, r.isMessage)
	}
	return false
}

// looks reports whether a function looks into a text.
func looks(fun ast.Expr) bool {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name == "match"
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok && x.Name == "strings" {
			return f.Sel.Name != "Join" && f.Sel.Name != "Repeat"
		}
		return strings.HasPrefix(f.Sel.Name, "Match") || strings.HasPrefix(f.Sel.Name, "FindString")
	}
	return false
}

func (r *messageReader) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncType:
		for _, field := range n.Params.List {
			for _, name := range field.Names {
				r.names[name.Name] = slices.Contains(messageNames, name.Name)
			}
		}
	case *ast.AssignStmt:
		for i, to := range n.Lhs {
			from := n.Rhs[min(i, len(n.Rhs)-1)]
			if name, ok := to.(*ast.Ident); ok && r.isMessage(from) {
				r.names[name.Name] = true
			}
		}
	case *ast.CallExpr:
		if looks(n.Fun) && slices.ContainsFunc(n.Args, r.isMessage) {
			r.found = append(r.found, n.Pos())
		}
	case *ast.BinaryExpr:
		if (n.Op == token.EQL || n.Op == token.NEQ) && (r.isMessage(n.X) && !isEmpty(n.Y) || r.isMessage(n.Y) && !isEmpty(n.X)) {
			r.found = append(r.found, n.Pos())
		}
	case *ast.SwitchStmt:
		if n.Tag != nil && r.isMessage(n.Tag) {
			r.found = append(r.found, n.Pos())
		}
	case *ast.SliceExpr:
		if r.isMessage(n.X) {
			r.found = append(r.found, n.Pos())
		}
	}
	return true
}

// isEmpty reports whether an expression is "" or nil.
func isEmpty(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Value == `""`
	case *ast.Ident:
		return e.Name == "nil"
	}
	return false
}
