package ast

// A walk is called for the nodes within another until it returns false. Its methods report
// whether it never did. What is evaluated where the node is, operands and exprs list.
type walk func(Node) bool

// children visits the nodes directly within n.
func (w walk) children(n Node) bool {
	switch n := n.(type) {
	case Stmt:
		return w.stmt(n)
	case Expr:
		return w.expr(n)
	case Pattern:
		return w.pattern(n)
	}
	return w.part(n)
}

// each visits a list, of which elements may be nil.
func each[N interface {
	comparable
	Node
}](w walk, list []N) bool {
	var none N
	for _, n := range list {
		if n != none && !w(n) {
			return false
		}
	}
	return true
}

// nodes visits those that are there.
func (w walk) nodes(list ...Node) bool { return each(w, list) }

// stmt visits what is within a statement.
func (w walk) stmt(s Stmt) bool {
	switch s := s.(type) {
	case *AnnAssign:
		return w.nodes(s.Value, s.Target, s.Annotation)
	case *TypeAlias:
		return w(s.Name) && w.types(s.TypeParams) && w.nodes(s.Value)
	case *Import:
		return each(w, s.Names)
	case *ImportFrom:
		return each(w, s.Names)
	case *Global:
		return each(w, s.Names)
	case *Nonlocal:
		return each(w, s.Names)
	}
	if HasBlock(s) {
		return w.compound(s)
	}
	return exprs(s, func(e Expr) bool { return w(e) })
}

// compound visits what is within a statement that has a block.
func (w walk) compound(s Stmt) bool {
	switch s := s.(type) {
	case *FunctionDef:
		return each(w, s.Decorators) && w(s.Name) && w.types(s.TypeParams) && w.arguments(s.Args) &&
			w.nodes(s.Returns) && each(w, s.Body)
	case *ClassDef:
		return each(w, s.Decorators) && w(s.Name) && w.types(s.TypeParams) && each(w, s.Bases) &&
			each(w, s.Keywords) && each(w, s.Body)
	case *For:
		return w.nodes(s.Iter, s.Target) && each(w, s.Body) && each(w, s.Else)
	case *While:
		return w.nodes(s.Test) && each(w, s.Body) && each(w, s.Else)
	case *If:
		return w.nodes(s.Test) && each(w, s.Body) && each(w, s.Else)
	case *With:
		for _, item := range s.Items {
			if !w.nodes(item.Context, item.Vars) {
				return false
			}
		}
		return each(w, s.Body)
	case *Match:
		return w.nodes(s.Subject) && each(w, s.Cases)
	case *Try:
		return each(w, s.Body) && each(w, s.Handlers) && each(w, s.Else) && each(w, s.Finally)
	}
	return true
}

// exprs calls yield for the expressions of a statement without a block, see Exprs, until it
// returns false, and reports whether it never did.
func exprs(s Stmt, yield func(Expr) bool) bool {
	switch s := s.(type) {
	case *Return:
		return list(yield, s.Value)
	case *Delete:
		return list(yield, s.Targets...)
	case *Assign:
		return list(yield, s.Value) && list(yield, s.Targets...)
	case *AugAssign:
		return list(yield, s.Target, s.Value)
	case *AnnAssign:
		return list(yield, s.Value, s.Target)
	case *Raise:
		return list(yield, s.Exc, s.Cause, s.Value, s.Traceback)
	case *Assert:
		return list(yield, s.Test, s.Msg)
	case *ExprStmt:
		return list(yield, s.Value)
	case *Print:
		return list(yield, s.Dest) && list(yield, s.Values...)
	case *Exec:
		return list(yield, s.Body, s.Globals, s.Locals)
	}
	return true
}

// expr visits what is within an expression.
func (w walk) expr(e Expr) bool {
	switch e := e.(type) {
	case *NamedExpr:
		return w.nodes(e.Value, e.Target)
	case *Lambda:
		return w.arguments(e.Args) && w.nodes(e.Body)
	case *Comp:
		return each(w, e.Generators) && w.nodes(e.Elt, e.Value)
	case *Call:
		return w.nodes(e.Func) && each(w, e.Args) && each(w, e.Keywords)
	case *FormattedValue:
		return w.nodes(e.Value) && (e.Spec == nil || w(e.Spec))
	}
	return operands(e, func(e Expr) bool { return w(e) })
}

// operands calls yield for the operands of an expression, see Operands, until it returns
// false, and reports whether it never did.
func operands(e Expr, yield func(Expr) bool) bool {
	switch e := e.(type) {
	case *BoolOp:
		return list(yield, e.Values...)
	case *NamedExpr:
		return list(yield, e.Value)
	case *BinOp:
		return list(yield, e.Left, e.Right)
	case *UnaryOp:
		return list(yield, e.Operand)
	case *Lambda:
		for d := range e.Args.Defaults() {
			if !yield(d) {
				return false
			}
		}
	case *IfExp:
		return list(yield, e.Test, e.Body, e.Else)
	case *Dict:
		return list(yield, e.Keys...) && list(yield, e.Values...)
	case *Comp:
		return list(yield, e.Generators[0].Iter)
	case *Compare:
		return list(yield, e.Left) && list(yield, e.Comparators...)
	case *Call:
		return list(yield, e.Func) && list(yield, e.Args...) && values(e.Keywords, yield)
	case *FormattedValue:
		return list(yield, e.Value) && (e.Spec == nil || list(yield, e.Spec.Values...))
	case *Subscript:
		return list(yield, e.Value, e.Index)
	case *Slice:
		return list(yield, e.Lower, e.Upper, e.Step)
	default:
		return list(yield, single(e)) && list(yield, elements(e)...)
	}
	return true
}

// list calls yield for the expressions that are there.
func list(yield func(Expr) bool, list ...Expr) bool {
	for _, e := range list {
		if e != nil && !yield(e) {
			return false
		}
	}
	return true
}

func values(list []*Keyword, yield func(Expr) bool) bool {
	for _, k := range list {
		if !yield(k.Value) {
			return false
		}
	}
	return true
}

// elements are those of an expression that is a list of others, nil of others.
func elements(e Expr) []Expr {
	switch e := e.(type) {
	case *Set:
		return e.Elts
	case *List:
		return e.Elts
	case *Tuple:
		return e.Elts
	case *JoinedStr:
		return e.Values
	}
	return nil
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

// pattern visits what is within a pattern.
func (w walk) pattern(p Pattern) bool {
	switch p := p.(type) {
	case *MatchValue:
		return w.nodes(p.Value)
	case *MatchSingleton:
		return w(p.Value)
	case *MatchSequence:
		return each(w, p.Patterns)
	case *MatchMapping:
		return each(w, p.Keys) && each(w, p.Patterns)
	case *MatchClass:
		return w.nodes(p.Class) && each(w, p.Patterns) && each(w, p.KwPatterns)
	case *MatchAs:
		return w.nodes(p.Pattern)
	case *MatchOr:
		return each(w, p.Patterns)
	}
	return true
}

// part visits what is within a part of a statement or expression, or a module.
func (w walk) part(n Node) bool {
	switch n := n.(type) {
	case *Module:
		return each(w, n.Body)
	case *Arguments:
		for a := range n.All() {
			if !w(a) {
				return false
			}
		}
	case *Arg:
		return w.nodes(n.Annotation, n.Default, n.Tuple)
	case *Keyword:
		return w.nodes(n.Value)
	case *ExceptHandler:
		return w.nodes(n.Type, n.Name) && each(w, n.Body)
	case *TypeParam:
		return w.nodes(n.Bound)
	case *MatchCase:
		return w.nodes(n.Pattern, n.Guard) && each(w, n.Body)
	case *Comprehension:
		return w.nodes(n.Iter, n.Target) && each(w, n.Ifs)
	}
	return true
}

// arguments visits parameters, which a lambda may have none of.
func (w walk) arguments(as *Arguments) bool { return as == nil || w(as) }

func (w walk) types(list []TypeParam) bool {
	for i := range list {
		if !w(&list[i]) {
			return false
		}
	}
	return true
}
