package exec

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/text"
)

// tail compiles the body of a function: its value is that of return.
func (c *compiler) tail(list []syntax.Stmt) expr {
	var before []stmt
	for i, n := 0, 0; i < len(list); i += n {
		switch s := list[i].(type) {
		case *syntax.ReturnStmt:
			value := constant(noneVal)
			if s.Result != nil {
				value = c.expr(s.Result)
			}
			return after(before, value)
		case *syntax.IfStmt:
			if i == len(list)-1 || leavesFunction(s.True) {
				return after(before, c.tailIf(s, list[i+1:]))
			}
		}
		var st stmt
		if st, n = c.stmtOf(list[i:]); st != nil {
			before = append(before, st)
		}
	}
	return after(before, constant(noneVal))
}

// tailIf compiles an if statement at the end of a function, or one whose first branch returns:
// what follows is its else clause.
func (c *compiler) tailIf(s *syntax.IfStmt, rest []syntax.Stmt) expr {
	q := c.cond(s.Cond)
	var x, y expr
	c.unsure(func() { x = c.tail(s.True) })
	c.unsure(func() {
		if len(s.False) == 0 {
			y = c.tail(rest)
			return
		}
		y = c.tail(append(s.False[:len(s.False):len(s.False)], rest...))
	})
	return func(fr *frame) val {
		switch q(fr) {
		case yes:
			return x(fr)
		case no:
			return y(fr)
		}
		return failed
	}
}

// leavesFunction reports whether statements end with a return, for sure.
func leavesFunction(list []syntax.Stmt) bool {
	if len(list) == 0 {
		return false
	}
	_, ok := list[len(list)-1].(*syntax.ReturnStmt)
	return ok
}

// after is the value of an expression after statements, one of which may return.
func after(before []stmt, value expr) expr {
	switch len(before) {
	case 0:
		return value
	case 1:
		first := before[0]
		return func(fr *frame) val {
			switch first(fr) {
			case next:
				return value(fr)
			case returns:
				return fr.Ret
			}
			return failed
		}
	}
	return func(fr *frame) val {
		for _, s := range before {
			switch s(fr) {
			case next:
			case returns:
				return fr.Ret
			default:
				return failed
			}
		}
		return value(fr)
	}
}

// block compiles statements.
func (c *compiler) block(list []syntax.Stmt) stmt {
	if c.generator && anyYields(list) {
		return c.resumable(list)
	}
	var out []stmt
	for i, n := 0, 0; i < len(list); i += n {
		var s stmt
		if s, n = c.stmtOf(list[i:]); s != nil {
			out = append(out, s)
		}
	}
	return sequence(out)
}

func sequence(list []stmt) stmt {
	switch len(list) {
	case 0:
		return func(*frame) flow { return next }
	case 1:
		return list[0]
	case 2:
		a, b := list[0], list[1]
		return func(fr *frame) flow {
			if f := a(fr); f != next {
				return f
			}
			return b(fr)
		}
	case 3:
		a, b, c := list[0], list[1], list[2]
		return func(fr *frame) flow {
			if f := a(fr); f != next {
				return f
			}
			if f := b(fr); f != next {
				return f
			}
			return c(fr)
		}
	}
	return func(fr *frame) flow {
		for _, s := range list {
			if f := s(fr); f != next {
				return f
			}
		}
		return next
	}
}

// stmtOf compiles the first statement of a list, which may consist of several, n. It is nil if
// there is nothing to do.
func (c *compiler) stmtOf(list []syntax.Stmt) (s stmt, n int) {
	if def, ok := regionAt(list); ok {
		return c.regionStmt(def, list)
	}
	return c.stmt(list[0]), 1
}

// regionAt returns the region that a list of statements begins with; its call comes next, and then
// what belongs to it.
func regionAt(list []syntax.Stmt) (def *syntax.DefStmt, ok bool) {
	def, ok = list[0].(*syntax.DefStmt)
	return def, ok && def.Name.Name == bodyName && len(list) > 1
}

func (c *compiler) stmt(s syntax.Stmt) stmt {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		return c.exprStmt(s.X)
	case *syntax.AssignStmt:
		return c.assign(s)
	case *syntax.IfStmt:
		return c.ifStmt(s)
	case *syntax.ForStmt:
		return c.forStmt(s)
	case *syntax.WhileStmt:
		return c.whileStmt(s)
	case *syntax.ReturnStmt:
		return c.returnStmt(s)
	case *syntax.BranchStmt:
		switch s.Token {
		case syntax.BREAK:
			return func(*frame) flow { return breaks }
		case syntax.CONTINUE:
			return func(*frame) flow { return continues }
		}
		return nil
	case *syntax.DefStmt:
		return assignment(c.makeFunction(s, functionOf(s.Function), s.Def), c.store(s.Name))
	case *syntax.LoadStmt:
		return c.load(s)
	}
	panic(fmt.Sprintf("the front end does not make a %T", s))
}

func (c *compiler) exprStmt(e syntax.Expr) stmt {
	if _, ok := c.constantOf(e); ok {
		return nil
	}
	if call, ok := e.(*syntax.CallExpr); ok {
		if s := c.intrinsicStmt(call); s != nil {
			return s
		}
	}
	x := c.expr(e)
	return func(fr *frame) flow {
		if v := x(fr); v.V != nil && isFailed(v) {
			return fails
		}
		return next
	}
}

// assignment assigns the value of an expression.
//
//go:noinline
func assignment(x expr, set setter) stmt {
	return func(fr *frame) flow {
		v := x(fr)
		if v.V != nil && isFailed(v) || !set(fr, v) {
			return fails
		}
		return next
	}
}

func (c *compiler) returnStmt(s *syntax.ReturnStmt) stmt {
	value := s.Result
	if c.inRegion() {
		var f flow
		if f, value = signalOf(s); f != returns {
			return func(*frame) flow { return f }
		}
	}
	if value == nil {
		return func(fr *frame) flow {
			fr.Ret = noneVal
			return returns
		}
	}
	x := c.expr(value)
	return func(fr *frame) flow {
		v := x(fr)
		if v.V != nil && isFailed(v) {
			return fails
		}
		fr.Ret = v
		return returns
	}
}

func (c *compiler) ifStmt(s *syntax.IfStmt) stmt {
	if k, ok := c.constantOf(s.Cond); ok && k.V == starlark.False {
		return nil // it declares the variables of a module
	}
	q := c.cond(s.Cond)
	var x, y stmt
	c.sureAfter(func() { x = c.block(s.True) }, func() {
		if len(s.False) > 0 {
			y = c.block(s.False)
		}
	})
	if y == nil {
		return func(fr *frame) flow {
			switch q(fr) {
			case yes:
				return x(fr)
			case no:
				return next
			}
			return fails
		}
	}
	return func(fr *frame) flow {
		switch q(fr) {
		case yes:
			return x(fr)
		case no:
			return y(fr)
		}
		return fails
	}
}

func (c *compiler) assign(s *syntax.AssignStmt) stmt {
	if s.Op != syntax.EQ {
		return c.engineAugmented(s)
	}
	p := at(s.OpPos)
	switch l := s.LHS.(type) {
	case *syntax.Ident:
		if isCallOf(s.RHS, "$cell") {
			if v := c.variableOf(l); v != nil && v.celled {
				return nil // it has no value yet, or a parameter's
			}
		}
		if v := c.variableOf(l); v != nil && v.owner == c.scope && !v.captured {
			return c.assignLocal(v, s.RHS)
		}
	case *syntax.IndexExpr:
		if v := c.celledVariable(l.X); v != nil && v.owner == c.scope && !v.captured {
			return c.assignLocal(v, s.RHS)
		}
	case *syntax.TupleExpr:
		return c.assignSequence(l.List, s.RHS, p)
	case *syntax.ListExpr:
		return c.assignSequence(l.List, s.RHS, p)
	}
	x := c.expr(s.RHS)
	return assignment(x, c.setter(s.LHS, p))
}

// assignLocal compiles the assignment of a variable in a slot.
func (c *compiler) assignLocal(v *variable, rhs syntax.Expr) stmt {
	if s := c.changeLocal(v, rhs); s != nil {
		return s
	}
	x := c.expr(rhs)
	i := v.slot
	c.hasValue(v)
	return func(fr *frame) flow {
		x := x(fr)
		if x.V != nil && isFailed(x) {
			return fails
		}
		fr.Vars[i] = x
		return next
	}
}

// changeLocal compiles "x = x + y" and "x += y" of a variable in a slot, nil if rhs is no such.
func (c *compiler) changeLocal(v *variable, rhs syntax.Expr) stmt {
	call, ok := rhs.(*syntax.CallExpr)
	if !ok {
		return nil
	}
	helper := helperName(call.Fn)
	if helper != "$binary" && helper != "$inplace" || c.plainVariable(call.Args[1]) != v || !c.isSure(v) || assigns(call.Args[2]) {
		return nil
	}
	op := textOf(call.Args[0])
	if op != "+" && op != "-" {
		return nil
	}
	i, y, p := v.slot, c.operand(call.Args[2]), at(call.Lparen)
	numeric := numericOf(op)
	slow := func(fr *frame, x, y val) flow {
		if isFailed(y) {
			return fails
		}
		if x.IsUnbound() || y.IsUnbound() {
			lost(fr, p, x.IsUnbound())
			return fails
		}
		v, ok := grown(fr, op, x, y)
		if !ok {
			v, ok = numeric(x, y)
		}
		switch {
		case ok:
		case helper == "$inplace":
			v = augment(fr, p, op, x, y)
		default:
			v = operate(fr, p, op, x, y)
		}
		if isFailed(v) {
			return fails
		}
		fr.Vars[i] = v
		return next
	}
	sign := int64(1)
	if op == "-" {
		sign = -1
	}
	if k := y.constant; y.kind == constantOperand && k.V == nil && k.N != -1<<63 {
		d := k.N * sign
		return func(fr *frame) flow {
			x := &fr.Vars[i]
			if x.V == nil {
				if n := x.N + d; (n^x.N)&(n^d) >= 0 {
					x.N = n
					return next
				}
			}
			return slow(fr, *x, k)
		}
	}
	if v.module && y.kind == anyOperand {
		return c.changeModule(i, y.eval, sign, slow)
	}
	eval := y.eval
	if y.kind == localOperand {
		eval = slotExpr(y.slot) // slow sees to one without a value
	}
	if sign < 0 {
		return func(fr *frame) flow {
			y := eval(fr)
			x := &fr.Vars[i]
			if x.V == nil && y.V == nil {
				if n := x.N - y.N; (x.N^y.N)&(x.N^n) >= 0 {
					x.N = n
					return next
				}
			} else if x.IsFloat() && y.IsFloat() {
				x.N = memory.Float(x.Float() - y.Float()).N
				return next
			}
			return slow(fr, *x, y)
		}
	}
	return func(fr *frame) flow {
		y := eval(fr)
		x := &fr.Vars[i]
		if x.V == nil && y.V == nil {
			if n := x.N + y.N; (n^x.N)&(n^y.N) >= 0 {
				x.N = n
				return next
			}
		} else if x.IsFloat() && y.IsFloat() {
			x.N = memory.Float(x.Float() + y.Float()).N
			return next
		}
		return slow(fr, *x, y)
	}
}

// changeModule is changeLocal for a variable of the module, which y may assign.
//
//go:noinline
func (c *compiler) changeModule(i int, y expr, sign int64, slow func(fr *frame, x, y val) flow) stmt {
	return func(fr *frame) flow {
		x := fr.Vars[i]
		if x.V != nil && x.IsUnbound() {
			return slow(fr, x, noneVal)
		}
		y := y(fr)
		if x.V == nil && y.V == nil {
			d := y.N * sign
			if n := x.N + d; (n^x.N)&(n^d) >= 0 && d != -1<<63 {
				fr.Vars[i] = val{N: n}
				return next
			}
		} else if x.IsFloat() && y.IsFloat() {
			fr.Vars[i] = memory.Float(x.Float() + y.Float()*float64(sign))
			return next
		}
		return slow(fr, x, y)
	}
}

// engineAugmented compiles Starlark's own augmented assignment.
func (c *compiler) engineAugmented(s *syntax.AssignStmt) stmt {
	p := at(s.OpPos)
	op := (s.Op - syntax.PLUS_EQ + syntax.PLUS).String()
	x, set := c.inPlace(op, s.LHS, s.RHS, p), c.setter(s.LHS, p)
	return assignment(x, set)
}

// setter compiles the assignment of a target. p is the position of errors of unpacking.
func (c *compiler) setter(e syntax.Expr, p text.Pos) setter {
	switch e := e.(type) {
	case *syntax.ParenExpr:
		return c.setter(e.X, p)
	case *syntax.Ident:
		return c.store(e)
	case *syntax.IndexExpr:
		return c.indexSetter(e)
	case *syntax.DotExpr:
		return c.attrSetter(e.X, e.Name.Name, at(e.Dot))
	case *syntax.TupleExpr:
		return c.unpackSetter(e.List, p)
	case *syntax.ListExpr:
		return c.unpackSetter(e.List, p)
	}
	panic(fmt.Sprintf("the front end does not assign a %T", e))
}

func (c *compiler) setters(list []syntax.Expr, p text.Pos) []setter {
	sets := make([]setter, len(list))
	for i, e := range list {
		sets[i] = c.setter(e, p)
	}
	return sets
}

// indexSetter compiles the assignment of what the front end has made: cells, the names of
// classes, namespaces.
func (c *compiler) indexSetter(e *syntax.IndexExpr) setter {
	if v := c.celledVariable(e.X); v != nil {
		return c.storeVariable(v)
	}
	p := at(e.Lbrack)
	if i, ok := globalCell(e.X); ok {
		return func(fr *frame, v val) bool {
			if cell, ok := fr.Globals[i].V.(*memory.Cell); ok {
				cell.Store(v)
				return true
			}
			fail(fr, p, fmt.Errorf("global variable %s referenced before assignment", e.X.(*syntax.Ident).Name[1:]))
			return false
		}
	}
	x, i := c.expr(e.X), c.expr(e.Y)
	return func(fr *frame, v val) bool {
		a := x(fr)
		if isFailed(a) {
			return false
		}
		b := i(fr)
		if isFailed(b) {
			return false
		}
		if m, ok := a.V.(starlark.HasSetKey); ok && !isList(a.V) {
			fr.At = p
			if err := m.SetKey(box(b), box(v)); err != nil {
				fail(fr, p, err)
				return false
			}
			return true
		}
		return setItem(fr, p, a, b, v)
	}
}

func isList(v starlark.Value) bool {
	_, ok := v.(*starlark.List)
	return ok
}

// assignSequence compiles "a, b = value".
func (c *compiler) assignSequence(targets []syntax.Expr, rhs syntax.Expr, p text.Pos) stmt {
	n := len(targets)
	var display []syntax.Expr
	switch r := rhs.(type) {
	case *syntax.TupleExpr:
		display = r.List
	case *syntax.ListExpr:
		display = r.List
	}
	if len(display) == n {
		return c.assignDisplay(targets, display, p)
	}
	if args := callOf(rhs, "$unpack"); args != nil {
		x := c.expr(args[0])
		return assignment(x, c.unpackSetterAt(targets, at(rhs.(*syntax.CallExpr).Lparen)))
	}
	return assignment(c.expr(rhs), c.unpackSetter(targets, p))
}

// assignDisplay compiles "a, b = x, y".
func (c *compiler) assignDisplay(targets, values []syntax.Expr, p text.Pos) stmt {
	n := len(targets)
	xs := c.exprs(values)
	sets := c.setters(targets, p)
	if n == 2 {
		x, y, a, b := xs[0], xs[1], sets[0], sets[1]
		return func(fr *frame) flow {
			v := x(fr)
			if v.V != nil && isFailed(v) {
				return fails
			}
			w := y(fr)
			if w.V != nil && isFailed(w) || !a(fr, v) || !b(fr, w) {
				return fails
			}
			return next
		}
	}
	k := c.tempsOf(n)
	return func(fr *frame) flow {
		for i, x := range xs {
			v := x(fr)
			if v.V != nil && isFailed(v) {
				return fails
			}
			fr.Vars[k+i] = v
		}
		for i, set := range sets {
			if !set(fr, fr.Vars[k+i]) {
				return fails
			}
		}
		return next
	}
}

// unpackSetter assigns the elements of a value that has as many as there are targets.
func (c *compiler) unpackSetter(targets []syntax.Expr, p text.Pos) setter {
	return c.unpackSetterAt(targets, p)
}

func (c *compiler) unpackSetterAt(targets []syntax.Expr, p text.Pos) setter {
	sets := c.setters(targets, p)
	return func(fr *frame, v val) bool {
		switch x := v.V.(type) {
		case starlark.Tuple:
			if len(x) == len(sets) {
				return setAll(fr, sets, x)
			}
		case *starlark.List:
			if x.Len() == len(sets) {
				for i, set := range sets {
					if i >= x.Len() || !set(fr, unbox(x.Index(i))) { // a target may change the list
						return false
					}
				}
				return true
			}
		}
		fr.At = p
		u, err := collection.Unpack(fr.Stack.Thread, box(v), len(sets))
		if err != nil {
			fail(fr, p, err)
			return false
		}
		return setAll(fr, sets, u)
	}
}

func setAll(fr *frame, sets []setter, values []starlark.Value) bool {
	for i, set := range sets {
		if !set(fr, unbox(values[i])) {
			return false
		}
	}
	return true
}

// load compiles Starlark's load statement.
func (c *compiler) load(s *syntax.LoadStmt) stmt {
	p, module := at(s.Load), s.ModuleName()
	sets := make([]setter, len(s.To))
	for i, id := range s.To {
		sets[i] = c.store(id)
	}
	return func(fr *frame) flow {
		fr.At = p
		thread := fr.Stack.Thread
		if thread.Load == nil {
			fail(fr, p, fmt.Errorf("load not implemented by this application"))
			return fails
		}
		dict, err := thread.Load(thread, module)
		if err != nil {
			fail(fr, p, fmt.Errorf("cannot load %s: %w", module, err))
			return fails
		}
		for i, from := range s.From {
			v, ok := dict[from.Name]
			if !ok {
				fail(fr, at(from.NamePos), fmt.Errorf("load: name %s not found in module %s", from.Name, module))
				return fails
			}
			if !sets[i](fr, unbox(v)) {
				return fails
			}
		}
		return next
	}
}
