package python

import (
	"unicode/utf8"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// print lowers Python 2's print statement. One that was left over in a Python 3 program
// prints as Python 3 does.
func (l *lowerer) print(s *ast.Print) {
	p := s.Start
	l.mark(p, s)
	l.notePrint(s)
	if s.Dest != nil {
		l.emit(l.do(l.printCall(p, l.expr(s.Dest), !s.Comma, s.Values)))
		return
	}
	// Each value is printed before the next one is computed. That shows only if
	// computing it prints, or fails.
	values := s.Values
	for i := 1; i < len(values); {
		if simple(values[i]) {
			i++
			continue
		}
		l.emit(l.do(l.printCall(p, l.none(p), false, values[:i])))
		values, i = values[i:], 1
	}
	l.emit(l.do(l.printCall(p, l.none(p), !s.Comma, values)))
}

func (l *lowerer) printCall(p text.Pos, dest syntax.Expr, newline bool, values []ast.Expr) syntax.Expr {
	helper := helperPrint
	if l.module.Python2 {
		helper = helperPrint2
	}
	end := l.truth(p)
	if !newline {
		end = l.ident(p, "False")
	}
	return l.call(p, helper, append([]syntax.Expr{dest, end}, l.exprs(values)...)...)
}

// exec lowers Python 2's exec statement.
func (l *lowerer) exec(s *ast.Exec) {
	l.note(s.Start, noteExec)
	args := []syntax.Expr{l.thunks(s.Start), l.expr(s.Body)}
	if l.callsGlobals(s.Globals) && s.Locals == nil { // the module's names, not a dict of them
		args[0] = l.none(s.Start)
		s.Globals = nil
	}
	for _, e := range []ast.Expr{s.Globals, s.Locals} {
		if e != nil {
			args = append(args, l.expr(e))
		}
	}
	l.emit(l.do(l.call(s.Start, helperExec, args...)))
}

// callsGlobals reports whether e is globals().
func (l *lowerer) callsGlobals(e ast.Expr) bool {
	c, ok := e.(*ast.Call)
	if !ok || len(c.Args)+len(c.Keywords) > 0 {
		return false
	}
	n, ok := ast.Unparen(c.Func).(*ast.Name)
	if !ok || n.ID != "globals" {
		return false
	}
	_, y := l.scope.find("globals")
	return y == nil
}

// floors reports whether a division may be Python 2's of integers.
func (l *lowerer) floors(b *ast.BinOp) bool {
	return l.module.Python2 && !l.module.Future["division"] && !l.isFloat(b.Left) && !l.isFloat(b.Right)
}

// isText2 reports whether a literal of bytes is a str: in Python 2, unless it is no text.
func (l *lowerer) isText2(b ast.Bytes) bool { return l.module.Python2 && utf8.ValidString(string(b)) }

// compareHelper returns the helper that compares what Starlark cannot.
func (l *lowerer) compareHelper() string {
	if l.module.Python2 {
		return helperCompare2
	}
	return helperCompare
}

// orders2 reports whether a comparison may be one of values that only Python 2 orders.
func (l *lowerer) orders2(op ast.CmpOp, left, right ast.Expr) bool {
	switch op {
	case ast.Lt, ast.LtE, ast.Gt, ast.GtE:
	default:
		return false
	}
	if !l.module.Python2 || l.numeric(left) && l.numeric(right) {
		return false
	}
	if l.mayBeText(left) && l.isNumber(right) || l.isNumber(left) && l.mayBeText(right) {
		l.note(left.Range().Start, noteCompare)
	}
	return true
}

// numeric reports whether e is a number by the look of it, or a name that is assigned
// nothing but numbers.
func (l *lowerer) numeric(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Name:
		_, y := l.scope.find(mangle(l.scope, e.ID))
		switch {
		case y == nil || y.param || len(y.values) == 0 || len(y.values) > maxValues:
			return false
		case y.asked:
			return true // x = x + 1 says nothing of x
		}
		y.asked = true
		defer func() { y.asked = false }()
		for _, v := range y.values {
			if v == nil || !l.numeric(v) {
				return false
			}
		}
		return true
	case *ast.BinOp:
		return l.numeric(e.Left) && l.numeric(e.Right)
	case *ast.UnaryOp:
		return e.Op != ast.Not && l.numeric(e.Operand)
	}
	return l.isNumber(e)
}

// leakNames gives the variables of list comprehensions that the code around mentions to
// that code, as Python 2 does with all of them.
func (a *analyzer) leakNames() {
	for _, s := range a.listComps {
		owner := leaksInto(s)
		if owner == nil {
			continue
		}
		for _, y := range sortedSymbols(s) {
			if !y.bound || !a.mentionsOutside(s, owner, y.name) {
				continue
			}
			s.leaks = true
			delete(s.symbols, y.name)
			to := owner.symbol(y.name)
			if to.global {
				to = owner.module().symbol(y.name)
			}
			to.bound, to.outer = true, true // it is assigned within the comprehension
			to.values = append(to.values, nil)
		}
	}
}

// leaksInto returns the scope whose variables those of a list comprehension are in Python
// 2, nil if that is none that can have them.
func leaksInto(s *scope) *scope {
	for s = s.parent; s.kind == compScope; s = s.parent {
		if c, ok := s.node.(*ast.Comp); !ok || c.Kind != ast.ListComp {
			return nil
		}
	}
	if s.kind == classScope {
		return nil
	}
	return s
}

// mentionsOutside reports whether code of owner, or of a function in it, that is not of
// the comprehension, uses a name that would be owner's.
func (a *analyzer) mentionsOutside(comp, owner *scope, name string) bool {
	for _, s := range a.scopes {
		if !s.inside(owner) || s.inside(comp) {
			continue
		}
		for _, u := range s.uses {
			if u.name != name {
				continue
			}
			if at, _ := s.find(name); at == nil || at == owner || owner.inside(at) {
				return true
			}
		}
	}
	return false
}

// inside reports whether s is outer or lies in it.
func (s *scope) inside(outer *scope) bool {
	for ; s != nil; s = s.parent {
		if s == outer {
			return true
		}
	}
	return false
}
