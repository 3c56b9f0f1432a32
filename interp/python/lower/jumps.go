package lower

import (
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/text"
)

// frames are the constructs around, in the present function, that return, break and continue
// have to leave.
type frames []*frame

func (f *frames) push(x *frame) { *f = append(*f, x) }
func (f *frames) pop()          { *f = (*f)[:len(*f)-1] }

// inRegion reports whether there is a region among them.
func (f frames) inRegion() bool {
	return slices.ContainsFunc(f, func(x *frame) bool { return x.kind == regionFrame })
}

// A frame is one of them.
type frame struct {
	kind frameKind
	// flag is the variable that says whether a loop's else clause runs, "" if
	// there is none.
	flag string
	// name is that of an except clause's exception, which ends with the clause.
	name string
	// What leaves a region, for what follows its call to act on.
	returns, breaks, continues bool
}

type frameKind uint8

const (
	loopFrame    frameKind = iota
	regionFrame            // a nested function that stands for the body of a try or with
	handlerFrame           // an except clause
)

// emitReturn leaves the function.
func (l *lowerer) emitReturn(p text.Pos, value syntax.Expr) {
	handlers := 0
	for i := len(l.frames) - 1; i >= 0; i-- {
		switch f := l.frames[i]; f.kind {
		case handlerFrame:
			handlers++
		case regionFrame:
			f.returns = true
			l.emit(l.ret(p, l.tuple(p, l.leaving(p, value, handlers))))
			return
		}
	}
	l.emit(l.ret(p, l.leaving(p, value, handlers)))
}

// leaving returns value after leaving a number of except clauses.
func (l *lowerer) leaving(p text.Pos, value syntax.Expr, handlers int) syntax.Expr {
	if handlers == 0 {
		return value
	}
	return l.call(p, helperLeave, value, l.number(p, int64(handlers)))
}

func (l *lowerer) emitBreak(p text.Pos) {
	l.leaveLoop(p, func(f *frame) {
		if f.flag != "" {
			l.emit(l.assign(p, l.ident(p, f.flag), l.ident(p, "False")))
		}
		l.emit(l.branch(p, syntax.BREAK))
	}, func(f *frame) {
		f.breaks = true
		l.emit(l.ret(p, l.truth(p)))
	})
}

func (l *lowerer) emitContinue(p text.Pos) {
	l.leaveLoop(p, func(*frame) {
		l.emit(l.branch(p, syntax.CONTINUE))
	}, func(f *frame) {
		f.continues = true
		l.emit(l.ret(p, l.ident(p, "False")))
	})
}

// leaveLoop emits what break or continue do: in a loop of this function, or in a
// region of one, which tells what follows its call.
func (l *lowerer) leaveLoop(p text.Pos, inLoop, inRegion func(*frame)) {
	handlers := 0
	for i := len(l.frames) - 1; i >= 0; i-- {
		f := l.frames[i]
		if f.kind == handlerFrame {
			handlers++
			l.forget(p, f)
			continue
		}
		if handlers > 0 {
			l.emit(l.do(l.leaving(p, l.none(p), handlers)))
		}
		if f.kind == loopFrame {
			inLoop(f)
		} else {
			inRegion(f)
		}
		return
	}
}
