package exec

import (
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/exception"
)

// regionStmt compiles the region at the beginning of a list of statements, its call and what belongs
// to it of those that follow: n statements.
func (c *compiler) regionStmt(def *syntax.DefStmt, list []syntax.Stmt) (s stmt, n int) {
	r := c.regionCall(def, list[1].(*syntax.AssignStmt))
	rest := list[2:]
	switch {
	case r.isWith():
		return c.withStmt(r, rest)
	case isCallStmt(rest[0], "$handle"):
		return c.tryFinally(r, rest)
	}
	return c.tryExcept(r, rest[0].(*syntax.IfStmt)), 3
}

// isCallStmt reports whether a statement calls a helper.
func isCallStmt(s syntax.Stmt, helper string) bool {
	e, ok := s.(*syntax.ExprStmt)
	return ok && isCallOf(e.X, helper)
}

// The parts of a try statement, for one that is left at a yield and entered again.
const (
	inBody int64 = iota
	inClause
	inElse
)

// tryExcept compiles a try statement with except clauses.
func (c *compiler) tryExcept(r *regionCall, s *syntax.IfStmt) stmt {
	resumes := c.generator && (anyYields(r.def.Body) || hasYield(s))
	before := slices.Clone(c.sure)
	body := c.regionBody(r.def)
	ofBody := c.sure
	c.sure = before
	clauses := c.block(s.True)
	ofClauses := c.sure
	c.sure = ofBody
	d, n := c.dispatch(s.False, r)
	otherwise := c.block(s.False[n:])
	c.sureOfBoth(ofClauses)
	set := c.setter(r.exc, r.at)
	t := &tryStmt{r, body, set}
	if resumes {
		return t.resumable(clauses, otherwise, d, c.temp())
	}
	return func(fr *frame) flow {
		f, ok := t.run(fr)
		switch {
		case !ok:
			return fails
		case f == next:
			return otherwise(fr)
		case f == fails:
			f = clauses(fr)
			set(fr, noneVal)
			return f
		}
		return d.leave(fr, f)
	}
}

// A tryStmt is what try statements of all kinds have.
type tryStmt struct {
	*regionCall
	body stmt
	set  setter // of the exception
}

// run runs the body. Flow fails says that it has raised an exception, which the variable has now; ok
// is false if no program can catch that.
func (t *tryStmt) run(fr *frame) (f flow, ok bool) {
	st := fr.Stack
	st.Regions++
	f = t.body(fr)
	st.Regions--
	switch {
	case f == yields:
		fr.Guarded = true
		return f, true
	case f != fails && !st.IsCancelled():
		return f, true
	}
	e, ok := catch(fr, t.at, t.helper, f == fails)
	if !ok {
		return fails, false
	}
	t.set(fr, val{V: e})
	return fails, true
}

// resumable is a try statement that is left at a yield, and entered again: slot k has the part.
func (t *tryStmt) resumable(clauses, otherwise stmt, d *dispatch, k int) stmt {
	return func(fr *frame) flow {
		part := inBody
		if fr.Resume {
			part = fr.Vars[k].N
		}
		f := yields
		if part == inBody {
			ok := true
			switch f, ok = t.run(fr); {
			case !ok:
				return fails
			case f == fails:
				part = inClause
			case f == next:
				part = inElse
			case f != yields:
				return d.leave(fr, f)
			}
		}
		switch part {
		case inClause:
			f = clauses(fr)
			if f != yields {
				t.set(fr, noneVal)
			}
		case inElse:
			f = otherwise(fr)
		}
		if f == yields {
			fr.Vars[k].N = part
		}
		return f
	}
}

// tryFinally compiles a try statement with a finally clause:
//
//	$handle($1)
//	...
//	$leave()
//	$reraise($1)
//
// and what looks how the body was left.
func (c *compiler) tryFinally(r *regionCall, rest []syntax.Stmt) (s stmt, n int) {
	end := 1
	for !c.isReraise(rest[end], r) {
		end++
	}
	clause := rest[1 : end-1]
	before := slices.Clone(c.sure)
	body := c.regionBody(r.def)
	ofBody := c.sure
	c.sure = before
	enter := c.handle(rest[0].(*syntax.ExprStmt).X.(*syntax.CallExpr))
	finally := c.block(clause)
	reraise := c.reraise(rest[end].(*syntax.ExprStmt).X.(*syntax.CallExpr))
	for i, sure := range ofBody {
		c.sure[i] = c.sure[i] || sure
	}
	d, n := c.dispatch(rest[end+1:], r)
	f := &finallyStmt{tryStmt{r, body, c.setter(r.exc, r.at)}, enter, finally, reraise, d, leavesHandler(clause)}
	n += end + 3
	if c.generator && (anyYields(r.def.Body) || anyYields(clause)) {
		return f.resumable(c.tempsOf(2)), n
	}
	return func(fr *frame) flow {
		left, ok := f.run(fr)
		if !ok {
			return fails
		}
		if left == fails || f.always {
			return f.handle(fr, left)
		}
		ret := fr.Ret
		if f := finally(fr); f != next {
			return f
		}
		fr.Ret = ret
		return d.leave(fr, left)
	}, n
}

// isReraise reports whether a statement is the end of a finally clause.
func (c *compiler) isReraise(s syntax.Stmt, r *regionCall) bool {
	return isCallStmt(s, "$reraise") && isNamed(s.(*syntax.ExprStmt).X.(*syntax.CallExpr).Args[0], r.exc.(*syntax.Ident).Name)
}

// leavesHandler reports whether statements leave an except or finally clause: then it has to be
// entered, though nothing is handled in it.
func leavesHandler(list []syntax.Stmt) bool {
	found := false
	for _, s := range list {
		syntax.Walk(s, func(n syntax.Node) bool {
			if e, ok := n.(*syntax.CallExpr); ok && helperName(e.Fn) == "$leave" {
				found = true
			}
			return !found
		})
	}
	return found
}

// A finallyStmt is a try statement with a finally clause.
type finallyStmt struct {
	tryStmt
	enter   expr
	finally stmt
	reraise stmt
	d       *dispatch
	always  bool // the clause is entered also when nothing is handled in it
}

// handle does what follows the body.
func (t *finallyStmt) handle(fr *frame, left flow) flow {
	ret := fr.Ret
	if left != fails {
		t.set(fr, noneVal)
	}
	t.enter(fr)
	if f := t.finally(fr); f != next {
		return f
	}
	fr.Ret = ret
	return t.end(fr, left)
}

// end is the end of the clause.
func (t *finallyStmt) end(fr *frame, left flow) flow {
	exception.LeaveOn(fr.Stack)
	if left == fails {
		return t.reraise(fr)
	}
	return t.d.leave(fr, left)
}

// resumable is a statement that is left at a yield, and entered again: slot k has how the body was
// left, yields while it is not, and the next one the value of its return.
func (t *finallyStmt) resumable(k int) stmt {
	return func(fr *frame) flow {
		left := yields
		if fr.Resume {
			left = flow(fr.Vars[k].N)
		}
		if left == yields {
			var ok bool
			left, ok = t.run(fr)
			if !ok {
				return fails
			}
			fr.Vars[k].N = int64(left)
			if left == yields {
				return yields
			}
			fr.Vars[k+1] = fr.Ret
			if left != fails {
				t.set(fr, noneVal)
			}
			t.enter(fr)
		}
		if f := t.finally(fr); f != next {
			return f
		}
		fr.Ret = fr.Vars[k+1]
		return t.end(fr, left)
	}
}
