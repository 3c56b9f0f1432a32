package lower_test

import (
	"fmt"
	"strings"

	"go.starlark.net/syntax"
)

// A printer writes Starlark's tree as text, helpers' names included, to compare it.
type printer struct {
	strings.Builder
	indent int
}

func (p *printer) line(format string, args ...any) {
	p.WriteString(strings.Repeat("    ", p.indent))
	fmt.Fprintf(p, format, args...)
	p.WriteByte('\n')
}

func (p *printer) block(list []syntax.Stmt) {
	p.indent++
	p.stmts(list)
	p.indent--
}

func (p *printer) stmts(list []syntax.Stmt) {
	for _, s := range list {
		p.stmt(s)
	}
}

func (p *printer) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		p.line("%s", expr(s.X))
	case *syntax.AssignStmt:
		p.line("%s %s %s", expr(s.LHS), s.Op, expr(s.RHS))
	case *syntax.BranchStmt:
		p.line("%s", s.Token)
	case *syntax.ReturnStmt:
		p.line("return %s", expr(s.Result))
	case *syntax.DefStmt:
		p.line("def %s(%s):", s.Name.Name, exprs(s.Params))
		p.block(s.Body)
	case *syntax.IfStmt:
		p.line("if %s:", expr(s.Cond))
		p.block(s.True)
		if len(s.False) > 0 {
			p.line("else:")
			p.block(s.False)
		}
	case *syntax.ForStmt:
		p.line("for %s in %s:", expr(s.Vars), expr(s.X))
		p.block(s.Body)
	case *syntax.WhileStmt:
		p.line("while %s:", expr(s.Cond))
		p.block(s.Body)
	case *syntax.LoadStmt:
		names := ""
		for i, to := range s.To {
			names += fmt.Sprintf(", %s=%q", to.Name, s.From[i].Name)
		}
		p.line("load(%q%s)", s.ModuleName(), names)
	default:
		p.line("%T", s)
	}
}

func exprs(list []syntax.Expr) string {
	texts := make([]string, len(list))
	for i, e := range list {
		texts[i] = expr(e)
	}
	return strings.Join(texts, ", ")
}

func expr(e syntax.Expr) string {
	switch e := e.(type) {
	case nil:
		return ""
	case *syntax.Ident:
		return e.Name
	case *syntax.Literal:
		if s, ok := e.Value.(string); ok {
			return fmt.Sprintf("%q", s)
		}
		return fmt.Sprint(e.Value)
	case *syntax.CallExpr:
		return expr(e.Fn) + "(" + exprs(e.Args) + ")"
	case *syntax.BinaryExpr:
		if e.Op == syntax.EQ {
			return expr(e.X) + "=" + expr(e.Y)
		}
		return "(" + expr(e.X) + " " + e.Op.String() + " " + expr(e.Y) + ")"
	case *syntax.UnaryExpr:
		op := e.Op.String()
		if e.Op == syntax.NOT {
			op += " "
		}
		return op + expr(e.X)
	case *syntax.IndexExpr:
		return expr(e.X) + "[" + expr(e.Y) + "]"
	case *syntax.DotExpr:
		return expr(e.X) + "." + e.Name.Name
	case *syntax.TupleExpr:
		return "(" + exprs(e.List) + ",)"
	case *syntax.ListExpr:
		return "[" + exprs(e.List) + "]"
	case *syntax.DictExpr:
		return "{" + exprs(e.List) + "}"
	case *syntax.DictEntry:
		return expr(e.Key) + ": " + expr(e.Value)
	case *syntax.CondExpr:
		return "(" + expr(e.True) + " if " + expr(e.Cond) + " else " + expr(e.False) + ")"
	case *syntax.LambdaExpr:
		return "(lambda " + exprs(e.Params) + ": " + expr(e.Body) + ")"
	case *syntax.Comprehension:
		return comprehension(e)
	}
	return fmt.Sprintf("%T", e)
}

func comprehension(e *syntax.Comprehension) string {
	text := expr(e.Body)
	for _, c := range e.Clauses {
		switch c := c.(type) {
		case *syntax.ForClause:
			text += " for " + expr(c.Vars) + " in " + expr(c.X)
		case *syntax.IfClause:
			text += " if " + expr(c.Cond)
		}
	}
	if e.Curly {
		return "{" + text + "}"
	}
	return "[" + text + "]"
}
