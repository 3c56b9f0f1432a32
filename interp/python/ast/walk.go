package ast

import "iter"

// Operands yields the expressions directly within e that are evaluated where e is: of a
// comprehension only the first iterable is, of a lambda only the defaults. Parts that
// are left out, as the ends of a slice may be, are not among them.
func Operands(e Expr) iter.Seq[Expr] {
	return func(yield func(Expr) bool) { operands(e, yield) }
}

// Unparen returns the expression within parentheses, e itself if it has none.
func Unparen(e Expr) Expr {
	for {
		p, ok := e.(*Paren)
		if !ok {
			return e
		}
		e = p.Value
	}
}

// All yields every parameter, in the order of the text. The receiver may be nil.
func (as *Arguments) All() iter.Seq[*Arg] {
	return func(yield func(*Arg) bool) {
		if as == nil {
			return
		}
		for _, list := range [...][]*Arg{as.PosOnly, as.Args, {as.Vararg}, as.KwOnly, {as.Kwarg}} {
			for _, a := range list {
				if a != nil && !yield(a) {
					return
				}
			}
		}
	}
}

// Defaults yields the default values of parameters. The receiver may be nil.
func (as *Arguments) Defaults() iter.Seq[Expr] {
	return func(yield func(Expr) bool) {
		for a := range as.All() {
			if a.Default != nil && !yield(a.Default) {
				return
			}
		}
	}
}

// operands calls yield until it returns false, and reports whether it never did.
func operands(e Expr, yield func(Expr) bool) bool {
	switch e := e.(type) {
	case *BoolOp:
		return each(yield, e.Values...)
	case *NamedExpr:
		return each(yield, e.Value)
	case *BinOp:
		return each(yield, e.Left, e.Right)
	case *UnaryOp:
		return each(yield, e.Operand)
	case *Lambda:
		for d := range e.Args.Defaults() {
			if !yield(d) {
				return false
			}
		}
	case *IfExp:
		return each(yield, e.Test, e.Body, e.Else)
	case *Dict:
		return each(yield, e.Keys...) && each(yield, e.Values...)
	case *Set:
		return each(yield, e.Elts...)
	case *List:
		return each(yield, e.Elts...)
	case *Tuple:
		return each(yield, e.Elts...)
	case *Comp:
		return each(yield, e.Generators[0].Iter)
	case *Compare:
		return each(yield, e.Left) && each(yield, e.Comparators...)
	case *Call:
		return each(yield, e.Func) && each(yield, e.Args...) && keywords(e.Keywords, yield)
	case *JoinedStr:
		return each(yield, e.Values...)
	case *FormattedValue:
		return each(yield, e.Value) && (e.Spec == nil || each(yield, e.Spec.Values...))
	case *Subscript:
		return each(yield, e.Value, e.Index)
	case *Slice:
		return each(yield, e.Lower, e.Upper, e.Step)
	default:
		return each(yield, single(e))
	}
	return true
}

// each calls yield for the expressions that are there.
func each(yield func(Expr) bool, list ...Expr) bool {
	for _, e := range list {
		if e != nil && !yield(e) {
			return false
		}
	}
	return true
}

func keywords(list []*Keyword, yield func(Expr) bool) bool {
	for _, k := range list {
		if !yield(k.Value) {
			return false
		}
	}
	return true
}

// single is the operand of an expression that has just one, nil of others.
func single(e Expr) Expr {
	switch e := e.(type) {
	case *Await:
		return e.Value
	case *Yield:
		return e.Value
	case *YieldFrom:
		return e.Value
	case *Attribute:
		return e.Value
	case *Starred:
		return e.Value
	case *Repr:
		return e.Value
	case *Paren:
		return e.Value
	}
	return nil
}
