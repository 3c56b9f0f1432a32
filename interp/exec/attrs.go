package exec

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/text"
)

// dot compiles Starlark's own "x.name".
func (c *compiler) dot(e *syntax.DotExpr) expr {
	return c.attr(e.X, e.Name.Name, at(e.Dot))
}

// attr compiles Python's "x.name".
func (c *compiler) attr(e syntax.Expr, name string, p text.Pos) expr {
	site := object.NewSite(name)
	if v := c.plainVariable(e); v != nil && c.isSure(v) && !v.module {
		i := v.slot
		return func(fr *frame) val { return getAttr(fr, p, fr.Vars[i], site) }
	}
	x := c.expr(e)
	return func(fr *frame) val {
		v := x(fr)
		if isFailed(v) {
			return v
		}
		return getAttr(fr, p, v, site)
	}
}

func getAttr(fr *frame, p text.Pos, x val, site *object.Site) val {
	i, ok := x.V.(*object.Instance)
	if ok {
		if v, ok := site.Own(i); ok {
			return v
		}
	}
	fr.At = p
	if ok {
		if prop, ok := site.Data(i).(*function.Property); ok {
			if get, ok := prop.Getter().(*memory.Function); ok {
				return call1(fr, p, val{V: get}, x)
			}
		}
	}
	v, err := site.Get(fr.Stack.Thread, box(x))
	if err != nil {
		return fail(fr, p, err)
	}
	if fr.Stack.IsCancelled() {
		return stopped(fr, p)
	}
	return v
}

// attrSetter compiles the assignment of "x.name".
func (c *compiler) attrSetter(e syntax.Expr, name string, p text.Pos) setter {
	x := c.expr(e)
	site := object.NewSite(name)
	return func(fr *frame, v val) bool {
		o := x(fr)
		if isFailed(o) {
			return false
		}
		i, ok := o.V.(*object.Instance)
		if ok && site.SetOwn(i, v) {
			return true
		}
		fr.At = p
		if ok {
			if prop, ok := site.Data(i).(*function.Property); ok {
				if set, ok := prop.Setter().(*memory.Function); ok {
					return !isFailed(call2(fr, p, val{V: set}, o, v))
				}
			}
		}
		if err := site.Set(fr.Stack.Thread, box(o), v); err != nil {
			fail(fr, p, err)
			return false
		}
		return true
	}
}
