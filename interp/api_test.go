package interp_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// promised are the packages that others may import, with how many names each may export.
var promised = map[string]int{"interp": 50, "interp/trace": 10}

// A surface is a package as those see it who import it.
type surface struct {
	name string
	docs map[string]bool // the exported names, methods as "Type.Method": whether a comment tells of them
	pkg  *types.Package
	pos  *token.FileSet
}

// TestExportedNames keeps the API small and whole: few names, each with a comment, none the
// other name of a type that is not promised, and no such type to be met in a field or a call.
func TestExportedNames(t *testing.T) {
	t.Parallel()
	for _, s := range surfaces(t) {
		count := 0
		for name, documented := range s.docs {
			if !strings.Contains(name, ".") {
				count++
			}
			if !documented {
				t.Errorf("%s.%s has no comment", s.name, name)
			}
		}
		t.Logf("%s exports %d names", s.name, count)
		if most := promised[s.name]; count > most {
			t.Errorf("%s exports %d names, at most %d are wanted", s.name, count, most)
		}
		scope := s.pkg.Scope()
		for _, name := range scope.Names() {
			if obj := scope.Lookup(name); obj.Exported() {
				s.checkObject(t, obj)
			}
		}
	}
}

// checkObject fails for an alias, and for whatever shows a type that nobody is promised.
func (s *surface) checkObject(t *testing.T, obj types.Object) {
	t.Helper()
	if name, ok := obj.(*types.TypeName); ok && name.IsAlias() {
		t.Errorf("%s.%s is another name of %v", s.name, name.Name(), types.Unalias(name.Type()))
		return
	}
	s.checkType(t, obj.Name(), obj.Type())
	named, ok := obj.Type().(*types.Named)
	if _, isType := obj.(*types.TypeName); !ok || !isType {
		return
	}
	s.checkType(t, obj.Name(), named.Underlying())
	for m := range named.Methods() {
		if m.Exported() {
			s.checkType(t, obj.Name()+"."+m.Name(), m.Type())
		}
	}
}

// checkType looks for types that are not promised in what a name shows.
func (s *surface) checkType(t *testing.T, where string, of types.Type) {
	t.Helper()
	switch of := of.(type) {
	case *types.Named:
		if pkg := of.Obj().Pkg(); pkg != nil {
			if own, ours := strings.CutPrefix(pkg.Path(), modulePath); ours && promised[own] == 0 {
				t.Errorf("%s.%s shows %v, which is not promised", s.name, where, of)
			}
		}
	case *types.Struct:
		for f := range of.Fields() {
			if f.Exported() {
				s.checkType(t, where+"."+f.Name(), f.Type())
			}
		}
	case *types.Signature:
		for _, list := range []*types.Tuple{of.Params(), of.Results()} {
			for v := range list.Variables() {
				s.checkType(t, where, v.Type())
			}
		}
	case *types.Map:
		s.checkType(t, where, of.Key())
		s.checkType(t, where, of.Elem())
	case *types.Alias:
		s.checkType(t, where, types.Unalias(of))
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		s.checkType(t, where, of.Elem())
	}
}

// surfaces reads the packages that are promised.
func surfaces(t *testing.T) []*surface {
	t.Helper()
	args := []string{"list", "-export", "-deps", "-json=ImportPath,Export,Dir,GoFiles"}
	for name := range promised {
		args = append(args, modulePath+name)
	}
	exports := map[string]string{}
	var list []*surface
	for _, p := range goList(t, args) {
		exports[p.ImportPath] = p.Export
		if name := strings.TrimPrefix(p.ImportPath, modulePath); promised[name] > 0 {
			s := &surface{name: name, docs: map[string]bool{}, pos: token.NewFileSet()}
			for _, f := range parsed(t, s.pos, p) {
				s.readDocs(f)
			}
			list = append(list, s)
		}
	}
	from := importerOf(token.NewFileSet(), exports)
	for _, s := range list {
		var err error
		if s.pkg, err = from.Import(modulePath + s.name); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

// readDocs notes what a file exports.
func (s *surface) readDocs(f *ast.File) {
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if name := d.Name.Name; d.Recv == nil {
				s.note(name, d.Doc)
			} else if of := receiver(d); ast.IsExported(of) && d.Name.IsExported() {
				s.note(of+"."+name, d.Doc)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					s.note(spec.Name.Name, spec.Doc, only(d))
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						s.note(name.Name, spec.Doc, spec.Comment, only(d))
					}
				}
			}
		}
	}
}

// only is the comment of a declaration that has one part.
func only(d *ast.GenDecl) *ast.CommentGroup {
	if len(d.Specs) == 1 {
		return d.Doc
	}
	return nil
}

func (s *surface) note(name string, docs ...*ast.CommentGroup) {
	if ast.IsExported(name) {
		s.docs[name] = slices.ContainsFunc(docs, func(c *ast.CommentGroup) bool { return c.Text() != "" })
	}
}

// receiver is the name of the type that a method belongs to.
func receiver(d *ast.FuncDecl) string {
	of := d.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	name, _ := of.(*ast.Ident)
	return name.Name
}

// A listed package is one as go list tells of it.
type listed struct {
	ImportPath, Name, Dir, Export string
	Imports, GoFiles, TestGoFiles []string
	XTestGoFiles                  []string
}

func goList(t *testing.T, args []string) []listed {
	t.Helper()
	cmd := exec.Command("go", args...)
	// By a profile the packages of a command would be others, with names of their own.
	cmd.Env = append(os.Environ(), "GOFLAGS="+strings.TrimSpace(os.Getenv("GOFLAGS")+" -pgo=off"))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

// parsed reads the files of a package, without those of its tests if it has others.
func parsed(t *testing.T, fset *token.FileSet, p listed) []*ast.File {
	t.Helper()
	var list []*ast.File
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, f)
	}
	return list
}

// TestInternalPackages: the first words about a package tell whether others may use it.
func TestInternalPackages(t *testing.T) {
	t.Parallel()
	for _, p := range goList(t, []string{"list", "-json=ImportPath,Name,Dir,GoFiles", modulePath + "..."}) {
		name := strings.TrimPrefix(p.ImportPath, modulePath)
		if p.Name == "main" || len(p.GoFiles) == 0 {
			continue
		}
		want := "Package " + p.Name + ", internal to pyq, "
		if promised[name] > 0 {
			want = "Package " + p.Name + " "
		}
		var docs []string
		for _, f := range parsed(t, token.NewFileSet(), p) {
			if f.Doc != nil {
				docs = append(docs, f.Doc.Text())
			}
		}
		switch {
		case len(docs) != 1:
			t.Errorf("%s has %d package comments", name, len(docs))
		case !strings.HasPrefix(docs[0], want):
			t.Errorf("the comment of %s does not begin with %q", name, want)
		}
	}
}
