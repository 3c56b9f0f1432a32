package prelude

import (
	"errors"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// evaluator computes Python expressions, in the engine's syntax, with this package's
// operators and functions.
type evaluator struct {
	thread *starlark.Thread
	names  starlark.StringDict
}

func (e *evaluator) eval(x syntax.Expr) (starlark.Value, error) {
	switch x := x.(type) {
	case *syntax.ParenExpr:
		return e.eval(x.X)
	case *syntax.Ident:
		if v := e.names[x.Name]; v != nil {
			return v, nil
		}
		return starlark.Universe[x.Name], nil // None, True, False
	case *syntax.UnaryExpr:
		v, err := e.eval(x.X)
		if err != nil {
			return nil, err
		}
		return object.UnaryOp(e.thread, x.Op.String(), v)
	case *syntax.BinaryExpr:
		return e.binary(x)
	case *syntax.CallExpr:
		return e.call(x)
	case *syntax.TupleExpr:
		return e.list(x.List)
	case *syntax.ListExpr:
		t, err := e.list(x.List)
		return starlark.NewList(t), err
	case *syntax.DictExpr:
		return e.dict(x)
	case *syntax.LambdaExpr:
		return starlark.EvalExprOptions(&syntax.FileOptions{}, e.thread, x, e.names)
	}
	return starlark.EvalExprOptions(&syntax.FileOptions{}, e.thread, x, nil) // a literal
}

func (e *evaluator) list(exprs []syntax.Expr) (starlark.Tuple, error) {
	t := make(starlark.Tuple, len(exprs))
	for i, x := range exprs {
		var err error
		if t[i], err = e.eval(x); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (e *evaluator) dict(x *syntax.DictExpr) (starlark.Value, error) {
	d := starlark.NewDict(len(x.List))
	for _, entry := range x.List {
		pair, err := e.list([]syntax.Expr{entry.(*syntax.DictEntry).Key, entry.(*syntax.DictEntry).Value})
		if err != nil {
			return nil, err
		}
		if err := object.DictSet(e.thread, d, pair[0], pair[1]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func (e *evaluator) binary(x *syntax.BinaryExpr) (starlark.Value, error) {
	pair, err := e.list([]syntax.Expr{x.X, x.Y})
	if err != nil {
		return nil, err
	}
	switch op := x.Op.String(); x.Op {
	case syntax.IN, syntax.NOT_IN:
		found, err := object.Contains(e.thread, pair[1], pair[0])
		return starlark.Bool(found == (x.Op == syntax.IN)), err
	case syntax.EQL, syntax.NEQ, syntax.LT, syntax.LE, syntax.GT, syntax.GE:
		result, err := object.Compare(e.thread, op, pair[0], pair[1])
		return starlark.Bool(result), err
	default:
		return object.Binary(e.thread, op, pair[0], pair[1])
	}
}

func (e *evaluator) call(x *syntax.CallExpr) (starlark.Value, error) {
	f, err := e.callee(x.Fn)
	if err != nil {
		return nil, err
	}
	var args starlark.Tuple
	var kwargs []starlark.Tuple
	for _, a := range x.Args {
		if b, ok := a.(*syntax.BinaryExpr); ok && b.Op == syntax.EQ {
			v, err := e.eval(b.Y)
			if err != nil {
				return nil, err
			}
			kwargs = append(kwargs, starlark.Tuple{starlark.String(b.X.(*syntax.Ident).Name), v})
			continue
		}
		v, err := e.eval(a)
		if err != nil {
			return nil, err
		}
		args = append(args, v)
	}
	return starlark.Call(e.thread, f, args, kwargs)
}

// callee finds a function or a built-in class's method.
func (e *evaluator) callee(x syntax.Expr) (starlark.Value, error) {
	dot, ok := x.(*syntax.DotExpr)
	if !ok {
		return e.eval(x)
	}
	v, err := e.eval(dot.X)
	if err != nil {
		return nil, err
	}
	return object.GetAttr(e.thread, v, dot.Name.Name)
}

// evalText returns the repr of an expression's value, or "Class: text" of its error.
func evalText(names starlark.StringDict, text string) string {
	x, err := (&syntax.FileOptions{Set: true}).ParseExpr("test", text, 0)
	if err != nil {
		return "syntax: " + err.Error()
	}
	e := &evaluator{&starlark.Thread{}, names}
	v, err := e.eval(x)
	var raised *raise.Error
	switch {
	case errors.As(err, &raised):
		return strings.TrimSuffix(raised.Class+": "+raised.Msg, ": ")
	case err != nil:
		return "not an exception: " + err.Error()
	case v == nil:
		return "nothing"
	}
	s, err := object.Repr(e.thread, v)
	if err != nil {
		return "repr: " + err.Error()
	}
	return s
}
