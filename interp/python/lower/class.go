package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// classDef lowers a class statement: a function that binds the names of its body in a mapping,
// from which a helper makes the class.
func (l *lowerer) classDef(s *ast.ClassDef) {
	p := s.Class
	decorators := make([]ast.Expr, len(s.Decorators))
	for i, d := range s.Decorators {
		decorators[i] = l.fix(d)
	}
	var value syntax.Expr
	if t := l.table.Typing(s); t != nil {
		value = l.typed(p, s.TypeParams, t, func(params syntax.Expr) syntax.Expr { return l.class(s, params) })
	} else {
		value = l.class(s, nil)
	}
	for i := len(decorators) - 1; i >= 0; i-- {
		value = l.callOf(l.decoratorPos(s.Decorators[i]), l.expr(decorators[i]), value)
	}
	l.emit(l.assign(p, l.store(p, s.Name.ID), value))
}

// class returns the class that a statement makes. params are its type parameters, nil if it has none.
func (l *lowerer) class(s *ast.ClassDef, params syntax.Expr) syntax.Expr {
	p := s.Class
	bases := l.call(p, helperTuple, l.listOf(p, s, s.Bases))
	if params != nil {
		bases = l.call(p, helperParameterize, bases, params)
	}
	keywords := &syntax.DictExpr{Lbrace: l.pos(p), Rbrace: l.pos(p)}
	for _, k := range s.Keywords {
		keywords.List = append(keywords.List, &syntax.DictEntry{Key: l.text(p, k.Name), Colon: l.pos(p), Value: l.expr(k.Value)})
	}
	name := hiddenName(s.Name.ID)
	l.emit(l.def(p, name, []syntax.Expr{l.ident(p, classNames)}, l.classBody(s)))
	l.mark(p, s)
	helper := helperClass
	if l.python2 {
		helper = helperClass2
	}
	return l.call(p, helper, l.text(p, s.Name.ID), l.text(p, l.table.Of(s).Qualname),
		l.moduleNameExpr(p), bases, keywords, l.ident(p, name))
}

func (l *lowerer) classBody(s *ast.ClassDef) []syntax.Stmt {
	p := s.Class
	t := l.table.Typing(s)
	var body []syntax.Stmt
	l.inScope(s, func() {
		body = l.collect(func() {
			if l.scope.ClassCell {
				l.emit(l.assign(p, l.ident(p, classCellName), l.call(p, helperCell, l.text(p, "__class__"))),
					l.assign(p, l.index(p, l.ident(p, classNames), l.text(p, classCellKey)), l.ident(p, classCellName)))
			}
			if t != nil {
				l.emit(l.assign(p, l.index(p, l.ident(p, classNames), l.text(p, "__type_params__")), l.typeParams(p, t)))
			}
			y := l.scope.Own(annotationsName)
			l.annotated = y != nil && y.IsBound()
			list := s.Body
			if doc, ok := docstring(list); ok {
				l.emit(l.assign(p, l.index(p, l.ident(p, classNames), l.text(p, "__doc__")), l.text(p, doc)))
				list = list[1:]
			}
			l.stmts(list)
		})
	})
	return body
}

// annotation notes the annotation of a name in a class body, as text: dataclasses and
// named tuples want to know of it, and nobody what it means.
func (l *lowerer) annotation(s *ast.AnnAssign) {
	n := ast.Unparen(s.Target).(*ast.Name)
	p := s.Start
	at := func() *syntax.IndexExpr { return l.index(p, l.ident(p, classNames), l.text(p, annotationsName)) }
	if !l.annotated {
		l.annotated = true
		l.emit(l.assign(p, at(), &syntax.DictExpr{Lbrace: l.pos(p), Rbrace: l.pos(p)}))
	}
	l.emit(l.assign(p, l.index(p, at(), l.text(p, n.ID)), l.text(p, l.source.text(s.Annotation.Range()))))
}
