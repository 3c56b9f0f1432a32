package lower

import (
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// usage is what a program does with its variables, for those who tell of its mistakes.
type usage struct {
	uses      []text.Use        // of variables, as they were lowered
	changes   map[text.Pos]bool // the places of names whose values are only changed
	arguments map[text.Pos][]text.Argument
	assigned  map[text.Pos]string // see nameCalls
}

func newUsage() usage {
	return usage{changes: map[text.Pos]bool{}, arguments: map[text.Pos][]text.Argument{}, assigned: map[text.Pos]string{}}
}

// changing are the methods by which a program changes what a variable holds and does not
// look at it.
var changing = map[string]bool{"append": true, "add": true, "extend": true, "insert": true, "update": true, "clear": true,
	"remove": true, "discard": true, "setdefault": true, "pop": true}

// argument describes an argument by name.
func argument(k *ast.Keyword) text.Argument {
	v := ast.Unparen(k.Value)
	a := text.Argument{Name: k.Name, Value: v.Range()}
	if c, ok := v.(*ast.Call); ok && dotted(c.Func) != "" {
		a.Callee = c.Func.Range()
	}
	return a
}

// use notes that a variable is mentioned. Names that no program can write are none of its.
func (u *usage) use(n *ast.Name, kind text.UseKind) {
	if n.ID[0] != '$' {
		u.uses = append(u.uses, text.Use{Pos: n.Start, Name: n.ID, Kind: kind})
	}
}

// sortedUses returns the uses in the order of their positions, each once.
func (u *usage) sortedUses() []text.Use {
	for i := range u.uses {
		if x := &u.uses[i]; x.Kind == text.Read && u.changes[x.Pos] {
			x.Kind = text.Change
		}
	}
	slices.SortStableFunc(u.uses, func(a, b text.Use) int { return a.Compare(b.Pos) })
	return slices.Clip(slices.Compact(u.uses))
}

// nameCalls notes the variables to which an assignment gives what calls make, as far as that
// is plain to see: not where one is an operand of something else.
func (u *usage) nameCalls(target, value ast.Expr) {
	c, ok := value.(*ast.Call)
	elts, several := ast.Elements(target)
	switch values, display := ast.Elements(value); {
	case ok && !several:
		u.nameCall(c, dotted(target))
	case ok:
		u.nameCall(c, dottedList(elts))
	case several && display && len(elts) == len(values):
		for i := range elts {
			if c, ok := values[i].(*ast.Call); ok {
				u.nameCall(c, dotted(elts[i]))
			}
		}
	}
}

// nameCall notes the variable for a call, and for those whose values it is given.
func (u *usage) nameCall(c *ast.Call, name string) {
	if name == "" || dotted(c.Func) == "" {
		return
	}
	var visit func(e ast.Expr)
	visit = func(e ast.Expr) {
		if c, ok := e.(*ast.Call); ok {
			u.assigned[c.Lparen] = name
		}
		for x := range ast.Operands(e) {
			visit(x)
		}
	}
	visit(c)
}

// dotted returns the text of a name, or of an attribute of one: "a.b"; "" for others.
func dotted(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Name:
		return e.ID
	case *ast.Attribute:
		if v := dotted(e.Value); v != "" {
			return v + "." + e.Attr
		}
	}
	return ""
}

// dottedList is dotted for each of several, "" if one has no name.
func dottedList(list []ast.Expr) string {
	names := make([]string, len(list))
	for i, e := range list {
		if names[i] = dotted(e); names[i] == "" {
			return ""
		}
	}
	return strings.Join(names, ", ")
}
