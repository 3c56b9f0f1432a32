package exec

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/text"
)

// dot compiles Starlark's own "x.name".
func (c *compiler) dot(e *syntax.DotExpr) expr {
	return c.attr(e.X, e.Name.Name, at(e.Dot))
}

// attr compiles Python's "x.name".
func (c *compiler) attr(e syntax.Expr, name string, p text.Pos) expr {
	x := c.expr(e)
	return func(fr *frame) val {
		v := x(fr)
		if isFailed(v) {
			return v
		}
		return getAttr(fr, p, v, name)
	}
}

func getAttr(fr *frame, p text.Pos, x val, name string) val {
	fr.At = p
	v, err := object.GetAttr(fr.Stack.Thread, box(x), name)
	return result(fr, p, v, err)
}

// attrSetter compiles the assignment of "x.name".
func (c *compiler) attrSetter(e syntax.Expr, name string, p text.Pos) setter {
	x := c.expr(e)
	return func(fr *frame, v val) bool {
		o := x(fr)
		if isFailed(o) {
			return false
		}
		fr.At = p
		if err := object.SetAttr(fr.Stack.Thread, box(o), name, box(v)); err != nil {
			fail(fr, p, err)
			return false
		}
		return true
	}
}

// engineAttr is Starlark's own "x.name", for values of which the front end knows the type.
func engineAttr(x starlark.Value, name string) starlark.Value {
	if h, ok := x.(starlark.HasAttrs); ok {
		if v, err := h.Attr(name); err == nil {
			return v
		}
	}
	return nil
}
