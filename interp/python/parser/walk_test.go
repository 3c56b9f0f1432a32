package parser

import (
	"reflect"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

var nodeType = reflect.TypeFor[ast.Node]()

// visit calls f for every node of a tree, with its parent and its depth.
func visit(n, parent ast.Node, level int, f func(n, parent ast.Node, level int)) {
	f(n, parent, level)
	children(reflect.ValueOf(n).Elem(), func(c ast.Node) { visit(c, n, level+1, f) })
}

func children(v reflect.Value, f func(ast.Node)) {
	for i := range v.NumField() {
		child(v.Field(i), f)
	}
}

func child(v reflect.Value, f func(ast.Node)) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			child(v.Index(i), f)
		}
	case reflect.Interface, reflect.Pointer:
		if v.Type().Implements(nodeType) && !v.IsNil() {
			f(v.Interface().(ast.Node))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[ast.WithItem]() {
			children(v, f)
		} else if v.Type() == reflect.TypeFor[ast.TypeParam]() {
			f(v.Addr().Interface().(ast.Node))
		}
	}
}

// depth is the length of the longest path in a tree.
func depth(m *ast.Module) int {
	deepest := 0
	visit(m, nil, 0, func(_, _ ast.Node, level int) { deepest = max(deepest, level) })
	return deepest
}
