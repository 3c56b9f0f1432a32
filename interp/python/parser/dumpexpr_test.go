package parser

import (
	"fmt"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

var opNames = [...]string{"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor",
	"BitAnd", "FloorDiv"}

var unaryNames = [...]string{"Invert", "Not", "UAdd", "USub"}

var cmpNames = [...]string{"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"}

func (d *dumper) op(name string) func() { return func() { d.b.WriteString(name + "()") } }

func (d *dumper) expr(e ast.Expr) {
	f := func(name string, value any) field { return field{name, value} }
	switch e := e.(type) {
	case nil:
		d.b.WriteString("None")
	case *ast.Paren:
		d.expr(e.Value)
	case *ast.BoolOp:
		name := "And"
		if e.Or {
			name = "Or"
		}
		d.node("BoolOp", e.Span, f("op", d.op(name)), f("values", e.Values))
	case *ast.NamedExpr:
		d.node("NamedExpr", e.Span, f("target", e.Target), f("value", e.Value))
	case *ast.BinOp:
		d.node("BinOp", e.Span, f("left", e.Left), f("op", d.op(opNames[e.Op])), f("right", e.Right))
	case *ast.UnaryOp:
		d.node("UnaryOp", e.Span, f("op", d.op(unaryNames[e.Op])), f("operand", e.Operand))
	case *ast.Lambda:
		d.node("Lambda", e.Span, f("args", e.Args), f("body", e.Body))
	case *ast.IfExp:
		d.node("IfExp", e.Span, f("test", e.Test), f("body", e.Body), f("orelse", e.Else))
	case *ast.Dict:
		d.node("Dict", e.Span, f("keys", e.Keys), f("values", e.Values))
	case *ast.Set:
		d.node("Set", e.Span, f("elts", e.Elts))
	case *ast.List:
		d.node("List", e.Span, f("elts", e.Elts))
	case *ast.Tuple:
		d.node("Tuple", e.Span, f("elts", e.Elts))
	case *ast.Comp:
		name := [...]string{"ListComp", "SetComp", "DictComp", "GeneratorExp"}[e.Kind]
		if e.Kind == ast.DictComp {
			d.node(name, e.Span, f("key", e.Elt), f("value", e.Value), f("generators", e.Generators))
		} else {
			d.node(name, e.Span, f("elt", e.Elt), f("generators", e.Generators))
		}
	case *ast.Await:
		d.node("Await", e.Span, f("value", e.Value))
	case *ast.Yield:
		d.node("Yield", e.Span, f("value", e.Value))
	case *ast.YieldFrom:
		d.node("YieldFrom", e.Span, f("value", e.Value))
	default:
		d.operand(e)
	}
}

func (d *dumper) operand(e ast.Expr) {
	f := func(name string, value any) field { return field{name, value} }
	switch e := e.(type) {
	case *ast.Compare:
		d.node("Compare", e.Span, f("left", e.Left), f("ops", func() {
			list(d, e.Ops, func(o ast.CmpOp) { d.b.WriteString(cmpNames[o] + "()") })
		}), f("comparators", e.Comparators))
	case *ast.Call:
		d.node("Call", e.Span, f("func", e.Func), f("args", e.Args), f("keywords", e.Keywords))
	case *ast.JoinedStr:
		d.node("JoinedStr", e.Span, f("values", e.Values))
	case *ast.FormattedValue:
		conversion := -1
		if e.Conversion != 0 {
			conversion = int(e.Conversion)
		}
		var spec any
		if e.Spec != nil {
			spec = e.Spec
		}
		d.node("FormattedValue", e.Span, f("value", e.Value), f("conversion", conversion), f("format_spec", spec))
	case *ast.Constant:
		d.constant(e)
	case *ast.Attribute:
		d.node("Attribute", e.Span, f("value", e.Value), f("attr", e.Attr))
	case *ast.Subscript:
		d.node("Subscript", e.Span, f("value", e.Value), f("slice", e.Index))
	case *ast.Starred:
		d.node("Starred", e.Span, f("value", e.Value))
	case *ast.Name:
		d.node("Name", e.Span, f("id", e.ID))
	case *ast.Slice:
		d.node("Slice", e.Span, f("lower", e.Lower), f("upper", e.Upper), f("step", e.Step))
	case *ast.Repr:
		d.node("Repr", e.Span, f("value", e.Value))
	default:
		panic(fmt.Sprintf("dump %T", e))
	}
}

func (d *dumper) pattern(pat ast.Pattern) {
	f := func(name string, value any) field { return field{name, value} }
	switch p := pat.(type) {
	case nil:
		d.b.WriteString("None")
	case *ast.MatchValue:
		d.node("MatchValue", p.Span, f("value", p.Value))
	case *ast.MatchSingleton:
		d.node("MatchSingleton", p.Span, f("value", p.Value))
	case *ast.MatchSequence:
		d.node("MatchSequence", p.Span, f("patterns", p.Patterns))
	case *ast.MatchMapping:
		d.node("MatchMapping", p.Span, f("keys", p.Keys), f("patterns", p.Patterns), f("rest", opt(p.Rest)))
	case *ast.MatchClass:
		d.node("MatchClass", p.Span, f("cls", p.Class), f("patterns", p.Patterns), f("kwd_attrs", p.KwNames),
			f("kwd_patterns", p.KwPatterns))
	case *ast.MatchStar:
		d.node("MatchStar", p.Span, f("name", opt(p.Name)))
	case *ast.MatchAs:
		d.node("MatchAs", p.Span, f("pattern", p.Pattern), f("name", opt(p.Name)))
	case *ast.MatchOr:
		d.node("MatchOr", p.Span, f("patterns", p.Patterns))
	default:
		panic(fmt.Sprintf("dump %T", p))
	}
}
