package ast

import (
	"iter"
	"slices"
)

// Children yields the nodes directly within n, each once: those of a statement in the order
// in which they are evaluated, so the value of an assignment before its targets.
func Children(n Node) iter.Seq[Node] {
	return func(yield func(Node) bool) { walk(yield).children(n) }
}

// Operands yields the expressions directly within e that are evaluated where e is: of a
// comprehension only the first iterable is, of a lambda only the defaults. Parts that
// are left out, as the ends of a slice may be, are not among them.
func Operands(e Expr) iter.Seq[Expr] {
	return func(yield func(Expr) bool) { operands(e, yield) }
}

// Evaluated yields e and all expressions within it that are evaluated where e is, each
// before its operands.
func Evaluated(e Expr) iter.Seq[Expr] {
	return func(yield func(Expr) bool) { evaluated(e, yield) }
}

func evaluated(e Expr, yield func(Expr) bool) bool {
	if e == nil {
		return true
	}
	if !yield(e) {
		return false
	}
	for x := range Operands(e) {
		if !evaluated(x, yield) {
			return false
		}
	}
	return true
}

// Exprs yields the expressions of a statement that has no block, in the order in which they
// are evaluated: so no annotation, and none of the names that a declaration lists.
func Exprs(s Stmt) iter.Seq[Expr] {
	return func(yield func(Expr) bool) { exprs(s, yield) }
}

// HasBlock reports whether a statement has other statements in it.
func HasBlock(s Stmt) bool {
	switch s.(type) {
	case *If, *For, *While, *With, *Try, *FunctionDef, *ClassDef, *Match:
		return true
	}
	return false
}

// Blocks yields the blocks of a statement that belong to the same function.
func Blocks(s Stmt) iter.Seq[[]Stmt] {
	return func(yield func([]Stmt) bool) {
		switch s := s.(type) {
		case *If:
			_ = yield(s.Body) && yield(s.Else)
		case *For:
			_ = yield(s.Body) && yield(s.Else)
		case *While:
			_ = yield(s.Body) && yield(s.Else)
		case *With:
			yield(s.Body)
		case *Match:
			for _, c := range s.Cases {
				if !yield(c.Body) {
					return
				}
			}
		case *Try:
			more := yield(s.Body)
			for _, h := range s.Handlers {
				more = more && yield(h.Body)
			}
			_ = more && yield(s.Else) && yield(s.Finally)
		}
	}
}

// Names yields the names that the target of an assignment binds.
func Names(target Expr) iter.Seq[*Name] {
	return func(yield func(*Name) bool) { names(target, yield) }
}

func names(target Expr, yield func(*Name) bool) bool {
	switch t := target.(type) {
	case *Name:
		return yield(t)
	case *Tuple, *List, *Starred, *Paren:
		for x := range Operands(t) {
			if !names(x, yield) {
				return false
			}
		}
	}
	return true
}

// Captures yields the names that a pattern binds, each with the part of the pattern that
// does. Alternatives bind the same names each.
func Captures(p Pattern) iter.Seq2[string, Pattern] {
	return func(yield func(string, Pattern) bool) { captures(p, yield) }
}

func captures(p Pattern, yield func(string, Pattern) bool) bool {
	more := walk(func(n Node) bool {
		sub, ok := n.(Pattern)
		return !ok || captures(sub, yield)
	}).pattern(p)
	if !more {
		return false
	}
	name := Capture(p)
	return name == "" || yield(name, p)
}

// Capture returns the name that a pattern itself binds, and not one within it; "" for none.
func Capture(p Pattern) string {
	switch p := p.(type) {
	case *MatchStar:
		return p.Name
	case *MatchAs:
		return p.Name
	case *MatchMapping:
		return p.Rest
	}
	return ""
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

// Annotations are what the parameters and the result of a function are said to be, by name, in the
// order of __annotations__.
func (s *FunctionDef) Annotations() iter.Seq2[string, Expr] {
	return func(yield func(string, Expr) bool) {
		var args []*Arg
		if s.Args != nil {
			args = slices.Concat(s.Args.PosOnly, s.Args.Args, []*Arg{s.Args.Vararg}, s.Args.KwOnly, []*Arg{s.Args.Kwarg})
		}
		for _, a := range args {
			if a != nil && a.Annotation != nil && !yield(a.Name, a.Annotation) {
				return
			}
		}
		if s.Returns != nil {
			yield("return", s.Returns)
		}
	}
}
