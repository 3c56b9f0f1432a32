package lower

import (
	"regexp"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// bindings finds the names that a text for exec binds.
var bindings = regexp.MustCompile(`\b(?:def|class|import|as)\s+(\w+)|\b(\w+)\s*=[^=]`)

// never are names with a meaning of their own, which the dict of a module does not change.
var never = map[string]bool{"globals": true, "locals": true, "vars": true, "dir": true, "eval": true, "exec": true, "super": true}

// findHideable returns the names that the text may put into its module's dict: those that it has as
// texts, that a text binds, or that it gives to a call by name. A predeclared one of these lives in a
// cell. All others stay what they are, or a module that calls globals() would look in a cell for each
// print and len. So a name that is put together in parts does not hide what is predeclared.
func findHideable(m *ast.Module) map[string]bool {
	names := map[string]bool{}
	var walk func(n ast.Node)
	walk = func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Constant:
			text, _ := n.Value.(string)
			names[text] = true
			for _, found := range bindings.FindAllStringSubmatch(text, -1) {
				names[found[1]+found[2]] = true
			}
		case *ast.Keyword:
			names[n.Name] = true
		}
		for c := range ast.Children(n) {
			walk(c)
		}
	}
	walk(m)
	for name := range never {
		delete(names, name)
	}
	return names
}
