package interp_test

import (
	"cmp"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A source is the text of the builtins, with its types.
type source struct {
	fset    *token.FileSet
	files   []*sourceFile
	imports *sourceImporter
	reads   func(path string) bool // which packages' text is looked at
	inside  map[any]bool           // the nodes that run within an operation only, see flow
}

type sourceFile struct {
	pkg  *types.Package
	info *types.Info
	file *ast.File
}

// load type-checks the packages that match, if their text is to be looked at. What they import from elsewhere is taken
// from the compiler's cache.
func (s *source) load(t *testing.T, patterns ...string) {
	t.Helper()
	s.imports = &sourceImporter{checked: map[string]*types.Package{}, exports: map[string]string{}}
	s.imports.others = importerOf(s.fset, s.imports.exports)
	for _, p := range goList(t, append([]string{"list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles"}, patterns...)) {
		s.imports.exports[p.ImportPath] = p.Export
		if !s.reads(p.ImportPath) {
			continue
		}
		var files []*ast.File
		for _, name := range p.GoFiles {
			files = append(files, s.parse(t, filepath.Join(p.Dir, name), nil))
		}
		s.check(t, p.ImportPath, files)
	}
}

// isRead reports whether a package is one of those whose text is looked at.
func isRead(path string) bool {
	return strings.HasPrefix(path, modulePath+"builtins/") || path == modulePath+"interp/proc"
}

// add type-checks one more package, of one file.
func (s *source) add(t *testing.T, path, name, text string) {
	t.Helper()
	s.check(t, path, []*ast.File{s.parse(t, name, text)})
}

func (s *source) parse(t *testing.T, name string, text any) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(s.fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (s *source) check(t *testing.T, path string, files []*ast.File) {
	t.Helper()
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}}
	config := types.Config{Importer: s.imports}
	pkg, err := config.Check(path, s.fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	s.imports.checked[path] = pkg
	for _, f := range files {
		s.files = append(s.files, &sourceFile{pkg, info, f})
	}
}

// follow finds out what runs within operations.
func (s *source) follow() { s.inside = newFlow(s).solve() }

// importerOf takes packages from the compiler's cache, where exports says that they are.
func importerOf(fset *token.FileSet, exports map[string]string) types.Importer {
	return importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
}

type sourceImporter struct {
	checked map[string]*types.Package
	exports map[string]string
	others  types.Importer
}

// Import implements types.Importer.
func (i *sourceImporter) Import(path string) (*types.Package, error) {
	if p := i.checked[path]; p != nil {
		return p, nil
	}
	return i.others.Import(path)
}

// A flow says what is called by what, as far as that is plain to see: a node is a function, a
// function literal, a variable or parameter that holds a function, or what a function returns.
// A node runs within operations only if all its uses do.
type flow struct {
	uses map[any][]any // the nodes on which a use depends
	lits map[types.Object]*ast.FuncLit
	root map[any]bool // that are within an operation by what they are
}

// These stand for uses about which nothing else must be known.
type (
	within  struct{} // an operation
	without struct{}
	result  struct{ f *types.Func }
)

// opMethods are the methods of an operation.
var opMethods = []string{"Object", "Line", "Ready", "Apply", "Describe", "Explain", "OpKind", "Needs"}

// opParams are the parameters of functions of other packages that are called within an operation.
var opParams = map[string]int{"proc.OnFiles": 3, "sched.Peek": 0, "sched.Update": 0}

func newFlow(s *source) *flow {
	f := &flow{uses: map[any][]any{}, lits: map[types.Object]*ast.FuncLit{}, root: map[any]bool{}}
	for _, file := range s.files {
		file.each(func(n ast.Node, _ []ast.Node) { f.bind(file, n) })
	}
	for _, file := range s.files {
		file.each(func(n ast.Node, up []ast.Node) { f.look(file, n, up) })
	}
	return f
}

// each calls f for all nodes of the file, with those above them, the nearest last.
func (file *sourceFile) each(f func(n ast.Node, up []ast.Node)) {
	var up []ast.Node
	ast.Inspect(file.file, func(n ast.Node) bool {
		if n == nil {
			up = up[:len(up)-1]
			return true
		}
		f(n, up)
		up = append(up, n)
		return true
	})
}

// bind notes the variables that hold one function literal, and the methods of operations.
func (f *flow) bind(file *sourceFile, n ast.Node) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if lit, ok := rhs.(*ast.FuncLit); ok && len(n.Lhs) == len(n.Rhs) {
				if v := file.variable(n.Lhs[i]); v != nil {
					f.lits[v] = lit
				}
			}
		}
	case *ast.FuncDecl:
		fn, ok := file.info.Defs[n.Name].(*types.Func)
		if ok && n.Recv != nil && slices.Contains(opMethods, n.Name.Name) && isOp(fn.Signature().Recv().Type()) {
			f.root[fn] = true
		}
	}
}

// isOp reports whether a type has the methods of a sched.Op.
func isOp(t types.Type) bool {
	methods := types.NewMethodSet(t)
	for _, name := range opMethods[:5] {
		if methods.Lookup(nil, name) == nil {
			return false
		}
	}
	return true
}

// variable returns the variable of the function that an expression names, nil if it is none.
func (file *sourceFile) variable(e ast.Expr) types.Object {
	id, ok := e.(*ast.Ident)
	if !ok {
		return nil
	}
	if v, ok := cmp.Or(file.info.Defs[id], file.info.Uses[id]).(*types.Var); ok && !v.IsField() {
		return v
	}
	return nil
}

// look notes a use of a function.
func (f *flow) look(file *sourceFile, n ast.Node, up []ast.Node) {
	var node any
	switch n := n.(type) {
	case *ast.FuncLit:
		node = n
	case *ast.Ident:
		switch o := file.info.Uses[n].(type) {
		case *types.Func:
			node = o.Origin()
		case *types.Var:
			if _, ok := o.Type().Underlying().(*types.Signature); !ok || o.IsField() {
				return
			}
			node = o
		default:
			return
		}
		if sel, ok := up[len(up)-1].(*ast.SelectorExpr); ok && sel.Sel == n {
			f.use(file, node, sel, up[:len(up)-1])
			return
		}
	case *ast.CallExpr: // of a function that returns one
		fn := file.callee(n)
		if fn == nil || fn.Signature().Results().Len() == 0 {
			return
		}
		if _, ok := fn.Signature().Results().At(0).Type().Underlying().(*types.Signature); !ok {
			return
		}
		node = result{fn}
	default:
		return
	}
	f.use(file, node, n.(ast.Expr), up)
}

// callee returns the function that is called, nil if that is not plain to see.
func (file *sourceFile) callee(call *ast.CallExpr) *types.Func {
	fun := ast.Unparen(call.Fun)
	switch x := fun.(type) {
	case *ast.IndexExpr:
		fun = x.X
	case *ast.IndexListExpr:
		fun = x.X
	}
	var id *ast.Ident
	switch x := fun.(type) {
	case *ast.Ident:
		id = x
	case *ast.SelectorExpr:
		id = x.Sel
	default:
		return nil
	}
	if fn, ok := file.info.Uses[id].(*types.Func); ok {
		return fn.Origin()
	}
	return nil
}

// use notes what a use of a function depends on.
func (f *flow) use(file *sourceFile, node any, e ast.Expr, up []ast.Node) {
	f.uses[node] = append(f.uses[node], f.needs(file, e, up))
}

func (f *flow) needs(file *sourceFile, e ast.Expr, up []ast.Node) any {
	switch p := up[len(up)-1].(type) {
	case *ast.CallExpr:
		if p.Fun == e {
			return file.unit(up)
		}
		return f.parameter(file, p, slices.Index(p.Args, e), up)
	case *ast.ParenExpr:
		return f.needs(file, p, up[:len(up)-1])
	case *ast.KeyValueExpr:
		if lit, ok := up[len(up)-2].(*ast.CompositeLit); ok && p.Value == e && isOp(types.NewPointer(file.info.Types[lit].Type)) {
			return within{}
		}
	case *ast.AssignStmt:
		if i := slices.Index(p.Rhs, e); i >= 0 && len(p.Lhs) == len(p.Rhs) {
			if v := file.variable(p.Lhs[i]); v != nil {
				return v
			}
		} else if i < 0 {
			return within{} // it is assigned to
		}
	case *ast.BinaryExpr: // it is compared with nil
		return within{}
	case *ast.ReturnStmt:
		if fn, ok := file.unit(up).(*types.Func); ok && len(p.Results) > 0 && p.Results[0] == e {
			return result{fn}
		}
	}
	return without{}
}

// parameter is the node of a function that is the i'th argument of a call.
func (f *flow) parameter(file *sourceFile, call *ast.CallExpr, i int, up []ast.Node) any {
	if v := file.variable(call.Fun); v != nil && f.lits[v] != nil {
		for _, field := range f.lits[v].Type.Params.List {
			for _, name := range field.Names {
				if i--; i < 0 {
					return file.info.Defs[name]
				}
			}
		}
		return without{}
	}
	fn := file.callee(call)
	switch {
	case fn == nil:
		return without{}
	case isRead(fn.Pkg().Path()):
		if params := fn.Signature().Params(); i < params.Len() {
			return params.At(i)
		}
		return without{}
	case strings.HasPrefix(fn.Pkg().Path(), modulePath):
		if k, ok := opParams[fn.Pkg().Name()+"."+fn.Name()]; ok && k == i {
			return within{}
		}
		return without{}
	}
	return file.unit(up) // slices.DeleteFunc and its like call it at once
}

// unit is the function in which the last of the nodes is.
func (file *sourceFile) unit(up []ast.Node) any {
	for _, n := range slices.Backward(up) {
		switch n := n.(type) {
		case *ast.FuncLit:
			return n
		case *ast.FuncDecl:
			return file.info.Defs[n.Name].(*types.Func).Origin()
		}
	}
	return without{}
}

// solve finds the nodes that run within operations only: first all that are used are taken for
// such, and then those are not that have another use.
func (f *flow) solve() map[any]bool {
	inside := map[any]bool{within{}: true}
	for node := range f.root {
		inside[node] = true
	}
	for node := range f.uses {
		inside[node] = true
	}
	for again := true; again; {
		again = false
		for node, needs := range f.uses {
			if inside[node] && !f.root[node] && slices.ContainsFunc(needs, func(n any) bool { return !inside[n] }) {
				inside[node], again = false, true
			}
		}
	}
	return inside
}

// within reports whether what is below the nodes runs within operations only, and names the
// function: "locks.Mutex.Acquire".
func (s *source) within(file *sourceFile, up []ast.Node) (inside bool, name string) {
	for _, n := range up {
		switch n := n.(type) {
		case *ast.FuncLit:
			inside = inside || s.inside[any(n)]
		case *ast.FuncDecl:
			fn := file.info.Defs[n.Name].(*types.Func)
			inside, name = s.inside[any(fn.Origin())], file.pkg.Name()+"."+ownerName(fn)+fn.Name()
		}
	}
	return inside, name
}

// ownerName is the type of a method's receiver with a dot, "" for a function.
func ownerName(fn *types.Func) string {
	r := fn.Signature().Recv()
	if r == nil {
		return ""
	}
	t := r.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := t.(*types.Named); ok {
		return n.Obj().Name() + "."
	}
	return ""
}
