package ast

import (
	goast "go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// nodes has one of each type of nodes but for the module.
var nodes = []Node{
	&FunctionDef{}, &ClassDef{}, &Return{}, &Delete{}, &Assign{}, &AugAssign{}, &AnnAssign{}, &TypeAlias{}, &For{}, &While{},
	&If{}, &With{}, &Match{}, &Raise{}, &Try{}, &Assert{}, &Import{}, &ImportFrom{}, &Global{}, &Nonlocal{}, &ExprStmt{},
	&Pass{}, &Break{}, &Continue{}, &Print{}, &Exec{},
	&MatchValue{}, &MatchSingleton{}, &MatchSequence{}, &MatchMapping{}, &MatchClass{}, &MatchStar{}, &MatchAs{}, &MatchOr{},
	&BoolOp{}, &NamedExpr{}, &BinOp{}, &UnaryOp{}, &Lambda{}, &IfExp{}, &Dict{}, &Set{}, &List{}, &Tuple{}, &Comp{}, &Await{},
	&Yield{}, &YieldFrom{}, &Compare{}, &Call{}, &JoinedStr{}, &FormattedValue{}, &Constant{}, &Attribute{}, &Subscript{},
	&Starred{}, &Name{}, &Slice{}, &Repr{}, &Paren{},
	&Arguments{}, &Arg{}, &Keyword{}, &Alias{}, &ExceptHandler{}, &TypeParam{}, &MatchCase{}, &Comprehension{},
}

// TestNodes: the list above has every struct type of the package that has a place in a text.
func TestNodes(t *testing.T) {
	known := []string{"Module", "Evidence", "WithItem", "Ellipsis"}
	for _, n := range nodes {
		known = append(known, reflect.TypeOf(n).Elem().Name())
	}
	for _, file := range []string{"ast.go", "expr.go", "pattern.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		goast.Inspect(f, func(n goast.Node) bool {
			if s, ok := n.(*goast.TypeSpec); ok {
				if _, ok := s.Type.(*goast.StructType); ok && !slices.Contains(known, s.Name.Name) {
					t.Errorf("the test does not know the type %s", s.Name.Name)
				}
			}
			return true
		})
	}
}

// TestChildren: every field of every type that holds nodes is visited, once, and what is not
// there is not.
func TestChildren(t *testing.T) {
	for _, n := range append([]Node{&Module{}}, nodes...) {
		v := reflect.ValueOf(n).Elem()
		t.Run(v.Type().Name(), func(t *testing.T) {
			if _, needed := n.(*MatchSingleton); !needed {
				for c := range Children(reflect.New(v.Type()).Interface().(Node)) {
					if !reflect.ValueOf(c).IsNil() {
						t.Errorf("an empty one has %T", c)
					}
				}
			}
			var want []Node
			fill(v, func(c Node) { want = append(want, c) })
			got := slices.Collect(Children(n))
			for _, c := range want {
				if i := slices.Index(got, c); i < 0 {
					t.Errorf("a field with %T is not visited", c)
				} else {
					got = slices.Delete(got, i, i+1)
				}
			}
			if len(got) > 0 {
				t.Errorf("visited twice, or for no reason: %v", got)
			}
			stopsEarly(t, n, len(want))
		})
	}
}

// stopsEarly: who wants no more is given no more.
func stopsEarly(t *testing.T, n Node, children int) {
	t.Helper()
	for most := 1; most <= children; most++ {
		seen := 0
		for range Children(n) {
			if seen++; seen == most {
				break
			}
		}
		if seen != most {
			t.Errorf("%d visited, want %d", seen, most)
		}
	}
}

var node = reflect.TypeFor[Node]()

// fill gives every field that holds nodes a node, or two, and tells of each.
func fill(v reflect.Value, tell func(Node)) {
	for i := range v.NumField() {
		f := v.Field(i)
		switch {
		case f.Kind() == reflect.Slice && (holdsNodes(f.Type().Elem()) || f.Type().Elem() == reflect.TypeFor[WithItem]()):
			f.Set(reflect.MakeSlice(f.Type(), 2, 2))
			for i := range 2 {
				fillOne(f.Index(i), tell)
			}
		case holdsNodes(f.Type()):
			fillOne(f, tell)
		}
	}
}

func holdsNodes(t reflect.Type) bool {
	return t.Implements(node) || t.Kind() == reflect.Struct && t.Name() != "Span" && reflect.PointerTo(t).Implements(node)
}

func fillOne(v reflect.Value, tell func(Node)) {
	switch {
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		if as, ok := v.Interface().(*Arguments); ok {
			as.Vararg = &Arg{}
		}
		tell(v.Interface().(Node))
	case v.Type() == reflect.TypeFor[WithItem]():
		fill(v, tell)
	case v.Kind() == reflect.Struct:
		tell(v.Addr().Interface().(Node))
	default:
		for _, n := range []Node{&Name{}, &Pass{}, &MatchStar{}} {
			if reflect.TypeOf(n).Implements(v.Type()) {
				v.Set(reflect.ValueOf(n))
				tell(n)
				return
			}
		}
	}
}

// TestOperands: what of an expression is evaluated where it is.
func TestOperands(t *testing.T) {
	name := func(s string) *Name { return &Name{ID: s} }
	lambda := &Lambda{Args: &Arguments{Args: []*Arg{{Name: "x", Default: name("default")}}}, Body: name("body")}
	comp := &Comp{Elt: name("element"), Generators: []*Comprehension{
		{Target: name("target"), Iter: name("first"), Ifs: []Expr{name("condition")}}, {Target: name("t"), Iter: name("second")}}}
	text := &JoinedStr{Values: []Expr{&FormattedValue{Value: name("value"), Spec: &JoinedStr{Values: []Expr{name("spec")}}}}}
	for _, tt := range []struct {
		expr Expr
		want string
	}{
		{lambda, "default"},
		{comp, "first"},
		{&NamedExpr{Target: name("target"), Value: name("value")}, "value"},
		{&Call{Func: name("f"), Args: []Expr{name("a"), comp}, Keywords: []*Keyword{{Name: "k", Value: name("v")}}}, "f a first v"},
		{&Slice{Upper: name("upper")}, "upper"},
		{&Dict{Keys: []Expr{nil, name("k")}, Values: []Expr{name("a"), name("v")}}, "k a v"},
		{text, "value spec"},
	} {
		var got []string
		for e := range Evaluated(tt.expr) {
			if n, ok := e.(*Name); ok {
				got = append(got, n.ID)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%T evaluates %v, want %s", tt.expr, got, tt.want)
		}
	}
}

// TestExprs: what of a statement without a block is evaluated, in which order.
func TestExprs(t *testing.T) {
	name := func(s string) *Name { return &Name{ID: s} }
	for _, tt := range []struct {
		stmt Stmt
		want string
	}{
		{&Assign{Targets: []Expr{name("a"), name("b")}, Value: name("value")}, "value a b"},
		{&AugAssign{Target: name("target"), Value: name("value")}, "target value"},
		{&AnnAssign{Target: name("target"), Annotation: name("annotation"), Value: name("value")}, "value target"},
		{&AnnAssign{Target: name("target"), Annotation: name("annotation")}, "target"},
		{&Global{Names: []*Name{name("a")}}, ""},
		{&Import{Names: []*Alias{{Name: "a"}}}, ""},
		{&While{Test: name("test")}, ""},
		{&ClassDef{Name: name("C"), Bases: []Expr{name("base")}}, ""},
		{&Print{Dest: name("dest"), Values: []Expr{name("a")}}, "dest a"},
	} {
		var got []string
		for e := range Exprs(tt.stmt) {
			got = append(got, e.(*Name).ID)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%T has %v, want %s", tt.stmt, got, tt.want)
		}
	}
}

// TestNames: what a target and a pattern bind.
func TestNames(t *testing.T) {
	name := func(s string) *Name { return &Name{ID: s} }
	target := &Tuple{Elts: []Expr{name("a"), &Paren{Value: &List{Elts: []Expr{name("b"), &Starred{Value: name("c")}}}},
		&Attribute{Value: name("x")}, &Subscript{Value: name("y"), Index: name("z")}}}
	var got []string
	for n := range Names(target) {
		got = append(got, n.ID)
	}
	pattern := &MatchMapping{Keys: []Expr{name("k")}, Rest: "d", Patterns: []Pattern{
		&MatchAs{Name: "b", Pattern: &MatchSequence{Patterns: []Pattern{&MatchStar{}, &MatchStar{Name: "a"}}}}, &MatchAs{Name: "c"}}}
	for name := range Captures(pattern) {
		got = append(got, name)
	}
	if want := "a b c a b c d"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
