package parser

import "github.com/pyq-lang/pyq/interp/python/ast"

// depth is the length of the longest path in a tree.
func depth(n ast.Node) int {
	deepest := -1
	for c := range ast.Children(n) {
		deepest = max(deepest, depth(c))
	}
	return deepest + 1
}
