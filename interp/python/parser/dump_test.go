package parser

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// A dumper writes a tree as Python's ast.dump does, with the positions of
// expressions and statements behind their names: Name@1:0-1:1(id="x"). What only
// our tree has is left out.
type dumper struct {
	b     strings.Builder
	spans bool
}

func dump(m *ast.Module, spans bool) string {
	d := &dumper{spans: spans}
	d.stmts(m.Body)
	return d.b.String()
}

type field struct {
	name  string
	value any
}

func (d *dumper) node(name string, at text.Span, fields ...field) {
	d.b.WriteString(name)
	if d.spans && at.Start.IsValid() {
		fmt.Fprintf(&d.b, "@%d:%d-%d:%d", at.Start.Line, at.Start.Col-1, at.End.Line, at.End.Col-1)
	}
	d.b.WriteByte('(')
	for i, f := range fields {
		if i > 0 {
			d.b.WriteString(", ")
		}
		d.b.WriteString(f.name)
		d.b.WriteByte('=')
		d.value(f.value)
	}
	d.b.WriteByte(')')
}

func list[T any](d *dumper, vs []T, f func(T)) {
	d.b.WriteByte('[')
	for i, v := range vs {
		if i > 0 {
			d.b.WriteString(", ")
		}
		f(v)
	}
	d.b.WriteByte(']')
}

func (d *dumper) value(v any) {
	switch v := v.(type) {
	case nil:
		d.b.WriteString("None")
	case string:
		d.quote(v)
	case int:
		d.b.WriteString(strconv.Itoa(v))
	case func():
		v()
	case []ast.Stmt:
		d.stmts(v)
	case []ast.Expr:
		list(d, v, d.expr)
	case []*ast.Keyword:
		list(d, v, d.keyword)
	case []ast.Pattern:
		list(d, v, d.pattern)
	case []string:
		list(d, v, d.quote)
	case []*ast.Name:
		list(d, v, func(n *ast.Name) { d.quote(n.ID) })
	case []*ast.Alias:
		list(d, v, func(a *ast.Alias) {
			d.node("alias", a.Span, field{"name", a.Name}, field{"asname", opt(a.AsName)})
		})
	case []*ast.Comprehension:
		list(d, v, func(c *ast.Comprehension) {
			d.node("comprehension", text.Span{}, field{"target", c.Target}, field{"iter", c.Iter}, field{"ifs", c.Ifs},
				field{"is_async", b2i(c.Async)})
		})
	case []ast.TypeParam:
		list(d, v, d.typeParam)
	case *ast.Arguments:
		d.arguments(v)
	case *ast.Arg:
		d.arg(v)
	case ast.Expr:
		d.expr(v)
	case ast.Pattern:
		d.pattern(v)
	default:
		panic(fmt.Sprintf("dump %T", v))
	}
}

func opt(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (d *dumper) quote(s string) {
	d.b.WriteByte('"')
	for _, r := range s {
		if r >= ' ' && r < 0x7F && r != '"' && r != '\\' {
			d.b.WriteRune(r)
		} else {
			fmt.Fprintf(&d.b, "\\%x;", r)
		}
	}
	d.b.WriteByte('"')
}

func (d *dumper) stmts(body []ast.Stmt) { list(d, body, d.stmt) }

func (d *dumper) stmt(s ast.Stmt) {
	f := func(name string, value any) field { return field{name, value} }
	switch s := s.(type) {
	case *ast.FunctionDef:
		d.function(s)
	case *ast.ClassDef:
		d.node("ClassDef", text.Span{Start: s.Class, End: s.End}, f("name", s.Name.ID), f("bases", s.Bases),
			f("keywords", s.Keywords), f("body", s.Body), f("decorator_list", s.Decorators), f("type_params", s.TypeParams))
	case *ast.Return:
		d.node("Return", s.Span, f("value", s.Value))
	case *ast.Delete:
		d.node("Delete", s.Span, f("targets", s.Targets))
	case *ast.Assign:
		d.node("Assign", s.Span, f("targets", s.Targets), f("value", s.Value))
	case *ast.AugAssign:
		d.node("AugAssign", s.Span, f("target", s.Target), f("op", d.op(opNames[s.Op])), f("value", s.Value))
	case *ast.AnnAssign:
		d.node("AnnAssign", s.Span, f("target", s.Target), f("annotation", s.Annotation), f("value", s.Value),
			f("simple", b2i(s.Simple)))
	case *ast.TypeAlias:
		d.node("TypeAlias", s.Span, f("name", s.Name), f("type_params", s.TypeParams), f("value", s.Value))
	case *ast.For:
		d.node(async("For", s.Async), s.Span, f("target", s.Target), f("iter", s.Iter), f("body", s.Body), f("orelse", s.Else))
	case *ast.While:
		d.node("While", s.Span, f("test", s.Test), f("body", s.Body), f("orelse", s.Else))
	case *ast.If:
		d.node("If", s.Span, f("test", s.Test), f("body", s.Body), f("orelse", s.Else))
	case *ast.With:
		d.node(async("With", s.Async), s.Span, f("items", func() {
			list(d, s.Items, func(w ast.WithItem) {
				d.node("withitem", text.Span{}, f("context_expr", w.Context), f("optional_vars", w.Vars))
			})
		}), f("body", s.Body))
	case *ast.Match:
		d.node("Match", s.Span, f("subject", s.Subject), f("cases", func() {
			list(d, s.Cases, func(c *ast.MatchCase) {
				d.node("match_case", text.Span{}, f("pattern", c.Pattern), f("guard", c.Guard), f("body", c.Body))
			})
		}))
	default:
		d.simple(s)
	}
}

func async(name string, is bool) string {
	if is {
		return "Async" + name
	}
	return name
}

func (d *dumper) function(s *ast.FunctionDef) {
	at := text.Span{Start: s.Def, End: s.End}
	if s.Async {
		at = s.Span
		if len(s.Decorators) > 0 {
			at = text.Span{} // the position of async is not in the tree
		}
	}
	d.node(async("FunctionDef", s.Async), at, field{"name", s.Name.ID}, field{"args", s.Args}, field{"body", s.Body},
		field{"decorator_list", s.Decorators}, field{"returns", s.Returns}, field{"type_params", s.TypeParams})
}

func (d *dumper) simple(s ast.Stmt) {
	f := func(name string, value any) field { return field{name, value} }
	switch s := s.(type) {
	case *ast.Raise:
		if s.Value != nil {
			d.node("Raise", s.Span, f("type", s.Exc), f("inst", s.Value), f("tback", s.Traceback))
			return
		}
		d.node("Raise", s.Span, f("exc", s.Exc), f("cause", s.Cause))
	case *ast.Try:
		name := "Try"
		if s.Star {
			name = "TryStar"
		}
		d.node(name, s.Span, f("body", s.Body), f("handlers", func() {
			list(d, s.Handlers, d.handler)
		}), f("orelse", s.Else), f("finalbody", s.Finally))
	case *ast.Assert:
		d.node("Assert", s.Span, f("test", s.Test), f("msg", s.Msg))
	case *ast.Import:
		d.node("Import", s.Span, f("names", s.Names))
	case *ast.ImportFrom:
		d.node("ImportFrom", s.Span, f("module", opt(s.Module)), f("names", s.Names), f("level", s.Level))
	case *ast.Global:
		d.node("Global", s.Span, f("names", s.Names))
	case *ast.Nonlocal:
		d.node("Nonlocal", s.Span, f("names", s.Names))
	case *ast.ExprStmt:
		d.node("Expr", s.Span, f("value", s.Value))
	case *ast.Pass:
		d.node("Pass", s.Span)
	case *ast.Break:
		d.node("Break", s.Span)
	case *ast.Continue:
		d.node("Continue", s.Span)
	case *ast.Print:
		d.node("Print", s.Span, f("dest", s.Dest), f("values", s.Values), f("nl", b2i(!s.Comma)))
	case *ast.Exec:
		d.node("Exec", s.Span, f("body", s.Body), f("globals", s.Globals), f("locals", s.Locals))
	default:
		panic(fmt.Sprintf("dump %T", s))
	}
}

func (d *dumper) handler(h *ast.ExceptHandler) {
	var name any
	if h.Name != nil {
		name = h.Name
		if n, ok := h.Name.(*ast.Name); ok {
			name = n.ID
		}
	}
	d.node("ExceptHandler", h.Span, field{"type", h.Type}, field{"name", name}, field{"body", h.Body})
}

func (d *dumper) keyword(k *ast.Keyword) {
	d.node("keyword", k.Span, field{"arg", opt(k.Name)}, field{"value", k.Value})
}

func (d *dumper) typeParam(t ast.TypeParam) {
	name := [...]string{"TypeVar", "TypeVarTuple", "ParamSpec"}[t.Stars]
	if t.Stars == 0 {
		d.node(name, t.Span, field{"name", t.Name}, field{"bound", t.Bound})
		return
	}
	d.node(name, t.Span, field{"name", t.Name})
}

func (d *dumper) arg(a *ast.Arg) {
	if a == nil {
		d.b.WriteString("None")
		return
	}
	if a.Tuple != nil {
		d.expr(a.Tuple)
		return
	}
	d.node("arg", a.Span, field{"arg", a.Name}, field{"annotation", a.Annotation})
}

func (d *dumper) arguments(as *ast.Arguments) {
	args := func(as []*ast.Arg) func() { return func() { list(d, as, d.arg) } }
	var defaults, kwDefaults []ast.Expr
	for _, a := range append(append([]*ast.Arg{}, as.PosOnly...), as.Args...) {
		if a.Default != nil {
			defaults = append(defaults, a.Default)
		}
	}
	for _, a := range as.KwOnly {
		kwDefaults = append(kwDefaults, a.Default)
	}
	d.node("arguments", text.Span{}, field{"posonlyargs", args(as.PosOnly)}, field{"args", args(as.Args)},
		field{"vararg", as.Vararg}, field{"kwonlyargs", args(as.KwOnly)}, field{"kw_defaults", kwDefaults},
		field{"kwarg", as.Kwarg}, field{"defaults", defaults})
}

func (d *dumper) constant(c *ast.Constant) {
	v := "None"
	switch t := c.Value.(type) {
	case bool:
		v = map[bool]string{true: "True", false: "False"}[t]
	case ast.Ellipsis:
		v = "Ellipsis"
	case float64:
		v = fmt.Sprintf("f%016x", math.Float64bits(t))
	case ast.Imaginary:
		v = fmt.Sprintf("j%016x", math.Float64bits(float64(t)))
	case ast.Bytes:
		v = fmt.Sprintf("b%x", string(t))
	case string:
		if !utf8.ValidString(t) {
			panic("a string that is no UTF-8")
		}
		var q dumper
		q.quote(t)
		v = q.b.String()
	default:
		if n, ok := ast.Int(t); ok {
			v = "i" + n.Text(16)
		}
	}
	d.b.WriteString("Constant")
	if d.spans {
		fmt.Fprintf(&d.b, "@%d:%d-%d:%d", c.Start.Line, c.Start.Col-1, c.End.Line, c.End.Col-1)
	}
	d.b.WriteString("(" + v + ")")
}
