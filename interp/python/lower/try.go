package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// Starlark has no exceptions. The body of a try becomes a function, which a helper
// calls and catches the errors of:
//
//	def $body(): ...
//	$1 = $try($body)
//
// $1 is the exception or None. A body that may be left by break, continue or return gives
// a signal too, $1, $2 = $trysignal($body), which says how it was left: True for break,
// False for continue, a tuple with the value for return. What follows, the except clauses,
// else and finally, is inline. A with statement is one call of a helper:
//
//	def $body($2): ...
//	$1 = $with(manager, $body)
//
// $2 is what "as" gives, and $1 the signal.

const bodyName = "$body"

// A regionCall is a region that has been called: the variables with its exception and
// its signal, and its frame.
type regionCall struct {
	exc, signal string
	frame       *frame
}

// region lowers statements as a region.
func (l *lowerer) region(r regionCall, body func()) []syntax.Stmt {
	l.frames.push(r.frame)
	list := l.collect(body)
	l.frames.pop()
	return list
}

// leaves reports whether the region may be left before its end.
func (r *regionCall) leaves() bool { return r.frame.breaks || r.frame.continues || r.frame.returns }

// tryRegion lowers statements as a region and calls it.
func (l *lowerer) tryRegion(p text.Pos, body func()) regionCall {
	r := regionCall{exc: l.temp(), signal: l.temp(), frame: &frame{kind: regionFrame}}
	list := l.region(r, body)
	to, helper := syntax.Expr(l.ident(p, r.exc)), helperTry
	if r.leaves() {
		to, helper = l.tuple(p, to, l.ident(p, r.signal)), helperSignal
	}
	l.emit(l.def(p, bodyName, nil, list), l.assign(p, to, l.call(p, helper, l.ident(p, bodyName))))
	return r
}

// dispatch does what a region was left for.
func (l *lowerer) dispatch(p text.Pos, r regionCall) {
	signal := func() syntax.Expr { return l.ident(p, r.signal) }
	when := func(value syntax.Expr, op syntax.Token, then func()) {
		l.emit(l.ifThen(p, l.binary(p, op, signal(), value), l.collect(then), nil))
	}
	if r.frame.breaks {
		when(l.truth(p), syntax.EQL, func() { l.emitBreak(p) })
	}
	if r.frame.continues {
		when(l.ident(p, "False"), syntax.EQL, func() { l.emitContinue(p) })
	}
	if r.frame.returns {
		when(l.none(p), syntax.NEQ, func() {
			l.emitReturn(p, l.index(p, signal(), l.number(p, 0)))
		})
	}
}

func (l *lowerer) try(s *ast.Try) {
	if s.Finally == nil {
		l.tryExcept(s)
		return
	}
	r := l.tryRegion(s.Start, func() { l.tryExcept(s) })
	p := s.FinalPos
	// What finally raises has the exception as its context.
	l.emit(l.do(l.call(p, helperHandle, l.ident(p, r.exc))))
	l.frames.push(&frame{kind: handlerFrame})
	l.stmts(s.Finally)
	l.frames.pop()
	l.emit(l.do(l.call(p, helperLeave)))
	l.emit(l.do(l.call(p, helperReraise, l.ident(p, r.exc))))
	l.dispatch(p, r)
}

func (l *lowerer) tryExcept(s *ast.Try) {
	if len(s.Handlers) == 0 {
		l.stmts(s.Body)
		return
	}
	p := s.Start
	r := l.tryRegion(p, func() { l.stmts(s.Body) })
	caught := l.collect(func() {
		// What an except clause names is looked for while the exception is being handled.
		l.emit(l.do(l.call(p, helperHandle, l.ident(p, r.exc))))
		if s.Star {
			l.starHandlers(p, s.Handlers, r.exc)
		} else {
			l.emit(l.handlers(p, s.Handlers, r.exc)...)
		}
	})
	otherwise := l.collect(func() {
		l.dispatch(p, r)
		l.stmts(s.Else)
	})
	l.emit(l.ifThen(p, l.binary(p, syntax.NEQ, l.ident(p, r.exc), l.none(p)), caught, otherwise))
}

// handlers lowers the except clauses after the one at before.
func (l *lowerer) handlers(before text.Pos, list []*ast.ExceptHandler, exc string) []syntax.Stmt {
	if len(list) == 0 {
		return []syntax.Stmt{l.do(l.call(before, helperLeave)), l.do(l.call(before, helperReraise, l.ident(before, exc)))}
	}
	h := list[0]
	p := h.Start
	body := l.collect(func() { l.handler(h, exc) })
	if h.Type == nil {
		return body
	}
	l.mark(p, h)
	return []syntax.Stmt{l.ifThen(p, l.call(p, helperMatches, l.ident(p, exc), l.expr(h.Type)),
		body, l.handlers(p, list[1:], exc))}
}

// starHandlers lowers the clauses of a try statement with except*. All are gone through, each for
// what the ones before have left of the exception, and what they raise is raised together at the end:
//
//	$3 = $1                         # the rest
//	$4 = ()                         # what clauses have raised
//	$5 = $matchstar($3, classes)    # what this clause handles, and the rest
//	$3 = $5[1]
//	if $5[0] != None:
//	    $handle($5[0])
//	    def $body(): ...
//	    $6 = $try($body)
//	    if $6 != None:
//	        $4 = $raisedstar($4, $6)
//	    $leave()
//	$leave()
//	$reraise($endstar($1, $4, $3))
func (l *lowerer) starHandlers(before text.Pos, list []*ast.ExceptHandler, exc string) {
	rest, raised := l.temp(), l.temp()
	l.emit(l.assign(before, l.ident(before, rest), l.ident(before, exc)), l.assign(before, l.ident(before, raised), l.tuple(before)))
	for _, h := range list {
		p, pair := h.Start, l.temp()
		match := func() syntax.Expr { return l.index(p, l.ident(p, pair), l.number(p, 0)) }
		l.mark(p, h)
		l.emit(l.assign(p, l.ident(p, pair), l.call(p, helperMatchStar, l.ident(p, rest), l.expr(h.Type))),
			l.assign(p, l.ident(p, rest), l.index(p, l.ident(p, pair), l.number(p, 1))))
		body := l.collect(func() {
			l.emit(l.do(l.call(p, helperHandle, match())))
			if h.Name != nil {
				l.assignTo(p, h.Name, match())
			}
			r := l.tryRegion(p, func() { l.stmts(h.Body) })
			catch := l.assign(p, l.ident(p, raised), l.call(p, helperRaisedStar, l.ident(p, raised), l.ident(p, r.exc)))
			l.emit(l.ifThen(p, l.binary(p, syntax.NEQ, l.ident(p, r.exc), l.none(p)), []syntax.Stmt{catch}, l.block(p, nil)))
			if n, ok := h.Name.(*ast.Name); ok {
				l.forget(p, &frame{kind: handlerFrame, name: n.ID})
			}
			l.emit(l.do(l.call(p, helperLeave)))
		})
		l.emit(l.ifThen(p, l.binary(p, syntax.NEQ, match(), l.none(p)), body, nil))
	}
	l.emit(l.do(l.call(before, helperLeave)),
		l.do(l.call(before, helperReraise, l.call(before, helperEndStar, l.ident(before, exc), l.ident(before, raised), l.ident(before, rest)))))
}

func (l *lowerer) handler(h *ast.ExceptHandler, exc string) {
	p := h.Start
	if h.Name != nil {
		l.assignTo(p, h.Name, l.ident(p, exc))
	}
	f := &frame{kind: handlerFrame}
	if n, ok := h.Name.(*ast.Name); ok && !l.python2 {
		f.name = n.ID
	}
	l.frames.push(f)
	l.stmts(h.Body)
	l.frames.pop()
	l.emit(l.do(l.call(p, helperLeave)))
	l.forget(p, f)
}

// forget unbinds the name of an except clause that is left.
func (l *lowerer) forget(p text.Pos, f *frame) {
	if f.name == "" {
		return
	}
	i, ok := l.store(p, f.name).(*syntax.IndexExpr)
	switch {
	case !ok:
	case isItem(i): // the clause may have deleted it
		l.emit(l.assign(p, i, l.none(p)), l.do(l.call(p, helperDelItem, i.X, i.Y)))
	default:
		l.emit(l.do(l.call(p, helperClear, i.X, l.truth(p))))
	}
}

func (l *lowerer) with(s *ast.With) {
	if s.Async {
		l.refuse(s, "async is not supported: write with")
		return
	}
	l.withItems(s, s.Items)
}

// withItems lowers a with statement.
func (l *lowerer) withItems(s *ast.With, items []ast.WithItem) {
	if len(items) == 0 {
		l.stmts(s.Body)
		return
	}
	item := items[0]
	p := s.Start
	l.mark(p, s)
	r := regionCall{signal: l.temp(), frame: &frame{kind: regionFrame}}
	manager := l.expr(item.Context)
	var params []syntax.Expr
	value := ""
	if item.Vars != nil {
		value = l.temp()
		params = []syntax.Expr{l.ident(p, value)}
	}
	list := l.region(r, func() {
		if item.Vars != nil {
			l.assignTo(p, item.Vars, l.ident(p, value))
		}
		l.withItems(s, items[1:])
	})
	l.emit(l.def(p, bodyName, params, list),
		l.assign(p, l.ident(p, r.signal), l.call(p, helperWith, manager, l.ident(p, bodyName))))
	l.dispatch(p, r)
}

func (l *lowerer) raise(s *ast.Raise) {
	p := s.Start
	l.mark(p, s)
	switch {
	case s.Value != nil:
		args := []syntax.Expr{l.expr(s.Exc), l.expr(s.Value)}
		if s.Traceback != nil {
			args = append(args, l.expr(s.Traceback))
		}
		l.emit(l.do(l.call(p, helperRaise2, args...)))
	case s.Exc == nil:
		l.emit(l.do(l.call(p, helperRaise)))
	case s.Cause != nil:
		l.emit(l.do(l.call(p, helperRaise, l.expr(s.Exc), l.expr(s.Cause))))
	default:
		l.emit(l.do(l.call(p, helperRaise, l.expr(s.Exc))))
	}
}
