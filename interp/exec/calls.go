package exec

import (
	"fmt"

	"go.starlark.net/resolve"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/text"
)

func functionOf(f any) *resolve.Function { return f.(*resolve.Function) }

// call compiles a call.
func (c *compiler) call(e *syntax.CallExpr) expr {
	if x := c.intrinsic(e); x != nil {
		return x
	}
	p := at(e.Lparen)
	if args := callOf(e.Fn, "$attr"); args != nil {
		return c.methodCall(args[0], textOf(args[1]), at(e.Fn.(*syntax.CallExpr).Lparen), e)
	}
	if id, ok := e.Fn.(*syntax.Ident); ok {
		if b := id.Binding.(*resolve.Binding); b.Scope == resolve.Predeclared || b.Scope == resolve.Universal {
			if known, ok := c.predeclared(id).(*call.Builtin); ok && known.Receiver() == nil && positionalOnly(e.Args) {
				args := c.exprs(e.Args)
				known := c.callKnown(known, args, p)
				return c.quickBuiltin(id.Name, e, known, args)
			}
		}
	}
	f := c.expr(e.Fn)
	if !positionalOnly(e.Args) {
		return c.callNamed(f, e)
	}
	args := c.exprs(e.Args)
	if quick := c.quickCall(e, f, args); quick != nil {
		return quick
	}
	switch len(args) {
	case 0:
		return func(fr *frame) val {
			f := f(fr)
			if isFailed(f) {
				return f
			}
			return call0(fr, p, f)
		}
	case 1:
		a := args[0]
		return func(fr *frame) val {
			f := f(fr)
			if isFailed(f) {
				return f
			}
			x := a(fr)
			if x.V != nil && isFailed(x) {
				return x
			}
			return call1(fr, p, f, x)
		}
	case 2:
		a, b := args[0], args[1]
		return func(fr *frame) val {
			f := f(fr)
			if isFailed(f) {
				return f
			}
			x := a(fr)
			if x.V != nil && isFailed(x) {
				return x
			}
			y := b(fr)
			if y.V != nil && isFailed(y) {
				return y
			}
			return call2(fr, p, f, x, y)
		}
	}
	return c.callMany(f, args, p)
}

// callMany compiles a call with any number of arguments by position.
//
//go:noinline
func (c *compiler) callMany(f expr, args []expr, p text.Pos) expr {
	n := len(args)
	k := c.tempsOf(n)
	return func(fr *frame) val {
		f := f(fr)
		if isFailed(f) {
			return f
		}
		for i, a := range args {
			v := a(fr)
			if isFailed(v) {
				return v
			}
			fr.Vars[k+i] = v
		}
		return callValues(fr, p, f, fr.Vars[k:k+n], nil)
	}
}

// positionalOnly reports whether all arguments are given by position.
func positionalOnly(args []syntax.Expr) bool {
	for _, a := range args {
		switch a := a.(type) {
		case *syntax.BinaryExpr:
			if a.Op == syntax.EQ {
				return false
			}
		case *syntax.UnaryExpr:
			if a.Op == syntax.STAR || a.Op == syntax.STARSTAR {
				return false
			}
		}
	}
	return true
}

// call0, call1 and call2 call a value with arguments by position.
func call0(fr *frame, p text.Pos, f val) val {
	if fn, ok := f.V.(*memory.Function); ok {
		if c, ok := fn.Code.Body.(*code); ok && c.plain && c.params == 0 {
			fr.At = p
			s := fr.Stack
			to := c.enter(s, fn)
			if to == nil {
				return failed
			}
			return c.run(to)
		}
	}
	return callValues(fr, p, f, nil, nil)
}

func call1(fr *frame, p text.Pos, f, x val) val {
	if fn, ok := f.V.(*memory.Function); ok {
		if c, ok := fn.Code.Body.(*code); ok && c.plain && c.params == 1 {
			fr.At = p
			s := fr.Stack
			to := c.enter(s, fn)
			if to == nil {
				return failed
			}
			to.Vars[0] = x
			return c.run(to)
		}
	}
	args := [1]val{x}
	return callValues(fr, p, f, args[:], nil)
}

func call2(fr *frame, p text.Pos, f, x, y val) val {
	if fn, ok := f.V.(*memory.Function); ok {
		if c, ok := fn.Code.Body.(*code); ok && c.plain && c.params == 2 {
			fr.At = p
			s := fr.Stack
			to := c.enter(s, fn)
			if to == nil {
				return failed
			}
			to.Vars[0], to.Vars[1] = x, y
			return c.run(to)
		}
	}
	args := [2]val{x, y}
	return callValues(fr, p, f, args[:], nil)
}

// run runs a frame whose parameters have their values, and removes it.
func (c *code) run(fr *frame) val {
	c.begin(fr)
	s := fr.Stack
	v := c.body(fr)
	s.Pop(c.slots)
	return v
}

// callValues calls a value with arguments by position and then by the given names.
func callValues(fr *frame, p text.Pos, f val, args []val, names []string) val {
	switch callee := f.V.(type) {
	case *memory.Function:
		return callFunction(fr, p, callee, args, names)
	case *call.Builtin:
		if names == nil {
			return callBuiltin(fr, p, callee, args)
		}
	case *object.MethodDescriptor:
		return callDescriptor(fr, p, callee, args, names)
	case *object.Class:
		if v, ok := makeObject(fr, p, callee, args, names); ok {
			return v
		}
	case *object.BoundMethod:
		if fn, ok := callee.Func().(*memory.Function); ok {
			return callWithSelf(fr, p, fn, unbox(callee.Self()), args, names)
		}
	case *object.Instance:
		if fn := callSite.Function(callee); fn != nil {
			return callWithSelf(fr, p, fn, f, args, names)
		}
	}
	tuple, kwargs := boxArgs(args, names)
	return callBoxed(fr, p, box(f), tuple, kwargs)
}

// callDescriptor calls a method of a built-in class that has its receiver before the other
// arguments: found by way of an object, or of the class.
func callDescriptor(fr *frame, p text.Pos, m *object.MethodDescriptor, args []val, names []string) val {
	if len(args) > len(names) {
		self, err := m.Receiver(box(args[0]))
		if err == nil && names == nil {
			return callMethod(fr, p, m, self, args[1:])
		}
		if err == nil {
			tuple, kwargs := boxArgs(args[1:], names)
			fr.At, fr.Callee = p, m
			v, err := m.Entry().Call(fr.Stack.Thread, self, tuple, kwargs)
			return returned(fr, p, m, v, err)
		}
	}
	tuple, kwargs := boxArgs(args, names)
	return callBoxed(fr, p, m, tuple, kwargs)
}

func boxArgs(args []val, names []string) (starlark.Tuple, []starlark.Tuple) {
	given := len(args) - len(names)
	tuple := make(starlark.Tuple, given)
	for i := range tuple {
		tuple[i] = box(args[i])
	}
	var kwargs []starlark.Tuple
	for i, name := range names {
		kwargs = append(kwargs, starlark.Tuple{starlark.String(name), box(args[given+i])})
	}
	return tuple, kwargs
}

// callFunction calls a function of the program.
func callFunction(fr *frame, p text.Pos, fn *memory.Function, args []val, names []string) val {
	c, ok := fn.Code.Body.(*code)
	if !ok {
		tuple, kwargs := boxArgs(args, names)
		return callBoxed(fr, p, fn, tuple, kwargs)
	}
	fr.At = p
	s := fr.Stack
	to := c.enter(s, fn)
	if to == nil {
		return failed
	}
	if c.plain && len(args) == c.params && names == nil {
		copy(to.Vars, args)
	} else if err := c.bind(to, args, names); err != nil {
		s.Fail(err, nil)
		s.Pop(c.slots)
		return failed
	}
	return c.run(to)
}

// callWithSelf calls a function of the program with self before the other arguments.
func callWithSelf(fr *frame, p text.Pos, fn *memory.Function, self val, args []val, names []string) val {
	if c, ok := fn.Code.Body.(*code); ok && c.plain && len(args)+1 == c.params && names == nil {
		fr.At = p
		to := c.enter(fr.Stack, fn)
		if to == nil {
			return failed
		}
		to.Vars[0] = self
		copy(to.Vars[1:], args)
		return c.run(to)
	}
	var few [8]val
	return callFunction(fr, p, fn, append(append(few[:0], self), args...), names)
}

// callBuiltin calls a builtin with arguments by position.
func callBuiltin(fr *frame, p text.Pos, b *call.Builtin, args []val) val {
	switch len(args) {
	case 0:
		return callBuiltin0(fr, p, b)
	case 1:
		return callBuiltin1(fr, p, b, args[0])
	}
	fr.At, fr.Callee = p, b
	var v starlark.Value
	var err error
	thread, e := fr.Stack.Thread, b.Entry()
	self := b.Receiver()
	switch n := len(args); {
	case self == nil && n == 2:
		v, err = e.Call2(thread, box(args[0]), box(args[1]))
	case self == nil && n == 3:
		v, err = e.Call3(thread, box(args[0]), box(args[1]), box(args[2]))
	case self != nil && n == 2:
		v, err = e.Call3(thread, self, box(args[0]), box(args[1]))
	default:
		tuple, _ := boxArgs(args, nil)
		v, err = e.Call(thread, self, tuple, nil)
	}
	return returned(fr, p, b, v, err)
}

// callBuiltin0 and callBuiltin1 are how most processes come to wait, in q.get() and q.put(x), so
// they are called with few others between: a process that waits is then content with a stack of
// 4 KB.
func callBuiltin0(fr *frame, p text.Pos, b *call.Builtin) val {
	fr.At, fr.Callee = p, b
	var v starlark.Value
	var err error
	if self := b.Receiver(); self != nil {
		v, err = b.Entry().Call1(fr.Stack.Thread, self)
	} else {
		v, err = b.Entry().Call0(fr.Stack.Thread)
	}
	return returned(fr, p, b, v, err)
}

func callBuiltin1(fr *frame, p text.Pos, b *call.Builtin, x val) val {
	fr.At, fr.Callee = p, b
	var v starlark.Value
	var err error
	if self := b.Receiver(); self != nil {
		v, err = b.Entry().Call2(fr.Stack.Thread, self, box(x))
	} else {
		v, err = b.Entry().Call1(fr.Stack.Thread, box(x))
	}
	return returned(fr, p, b, v, err)
}

// returned is what a builtin has returned that the executor has called directly.
func returned(fr *frame, p text.Pos, b starlark.Callable, v starlark.Value, err error) val {
	if err != nil {
		return fail(fr, p, err)
	}
	fr.Callee = nil
	if v == nil {
		return fail(fr, p, fmt.Errorf("internal error: nil (not None) returned from %s", b))
	}
	if fr.Stack.IsCancelled() {
		return stopped(fr, p)
	}
	return unbox(v)
}

// callBoxed calls any value. The engine need not know of calls of what is written in Go.
func callBoxed(fr *frame, p text.Pos, f starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) val {
	fr.At = p
	if b, ok := f.(starlark.Callable); ok {
		if _, ok := b.(memory.Func); !ok {
			fr.Callee = b
			v, err := b.CallInternal(fr.Stack.Thread, args, kwargs)
			return returned(fr, p, b, v, err)
		}
	}
	v, err := starlark.Call(fr.Stack.Thread, f, args, kwargs)
	return result(fr, p, v, err)
}

// callKnown compiles a call of a builtin that is known.
func (c *compiler) callKnown(b *call.Builtin, args []expr, p text.Pos) expr {
	e := b.Entry()
	switch len(args) {
	case 0:
		return func(fr *frame) val {
			fr.At, fr.Callee = p, b
			v, err := e.Call0(fr.Stack.Thread)
			return returned(fr, p, b, v, err)
		}
	case 1:
		x := args[0]
		return func(fr *frame) val {
			a := x(fr)
			if isFailed(a) {
				return a
			}
			fr.At, fr.Callee = p, b
			v, err := e.Call1(fr.Stack.Thread, box(a))
			return returned(fr, p, b, v, err)
		}
	case 2:
		x, y := args[0], args[1]
		return func(fr *frame) val {
			a := x(fr)
			if isFailed(a) {
				return a
			}
			b2 := y(fr)
			if isFailed(b2) {
				return b2
			}
			fr.At, fr.Callee = p, b
			v, err := e.Call2(fr.Stack.Thread, box(a), box(b2))
			return returned(fr, p, b, v, err)
		}
	case 3:
		x, y, z := args[0], args[1], args[2]
		return func(fr *frame) val {
			a := x(fr)
			if isFailed(a) {
				return a
			}
			b2 := y(fr)
			if isFailed(b2) {
				return b2
			}
			b3 := z(fr)
			if isFailed(b3) {
				return b3
			}
			fr.At, fr.Callee = p, b
			v, err := e.Call3(fr.Stack.Thread, box(a), box(b2), box(b3))
			return returned(fr, p, b, v, err)
		}
	case 4:
		return func(fr *frame) val {
			var v [4]starlark.Value
			for i, x := range args {
				a := x(fr)
				if isFailed(a) {
					return a
				}
				v[i] = box(a)
			}
			fr.At, fr.Callee = p, b
			r, err := e.Call4(fr.Stack.Thread, v[0], v[1], v[2], v[3])
			return returned(fr, p, b, r, err)
		}
	}
	return func(fr *frame) val {
		tuple := values(fr, args)
		if tuple == nil {
			return failed
		}
		fr.At, fr.Callee = p, b
		v, err := e.Call(fr.Stack.Thread, nil, tuple, nil)
		return returned(fr, p, b, v, err)
	}
}

// An arguments is the arguments of a call that are not all by position.
type arguments struct {
	positional []expr
	names      []string
	named      []expr
	star       expr // *args, or nil
	starStar   expr // **kwargs, or nil
}

func (c *compiler) arguments(list []syntax.Expr) *arguments {
	a := &arguments{}
	for _, e := range list {
		switch x := e.(type) {
		case *syntax.BinaryExpr:
			if x.Op == syntax.EQ {
				a.names = append(a.names, x.X.(*syntax.Ident).Name)
				a.named = append(a.named, c.expr(x.Y))
				continue
			}
		case *syntax.UnaryExpr:
			switch x.Op {
			case syntax.STAR:
				a.star = c.starred(x.X)
				continue
			case syntax.STARSTAR:
				a.starStar = c.doubleStarred(x.X)
				continue
			}
		}
		a.positional = append(a.positional, c.expr(e))
	}
	return a
}

// callNamed compiles a call whose arguments are not all given by position.
func (c *compiler) callNamed(f expr, e *syntax.CallExpr) expr {
	a := c.arguments(e.Args)
	p := at(e.Lparen)
	return func(fr *frame) val {
		f := f(fr)
		if isFailed(f) {
			return f
		}
		return a.call(fr, p, f, nil)
	}
}

// call evaluates the arguments and calls f with them, after self if that is not nil.
func (a *arguments) call(fr *frame, p text.Pos, f val, self starlark.Value) val {
	var few [8]val
	args := few[:0]
	if self != nil {
		args = append(args, unbox(self))
	}
	for _, x := range a.positional {
		v := x(fr)
		if isFailed(v) {
			return v
		}
		args = append(args, v)
	}
	if a.star == nil && a.starStar == nil {
		for _, x := range a.named {
			v := x(fr)
			if isFailed(v) {
				return v
			}
			args = append(args, v)
		}
		return callValues(fr, p, f, args, a.names)
	}
	return a.callStarred(fr, p, f, args)
}

func (a *arguments) callStarred(fr *frame, p text.Pos, f val, args []val) val {
	var fewNamed [8]val
	var fewNames [8]string
	named, names := fewNamed[:0], append(fewNames[:0], a.names...)
	for _, x := range a.named {
		v := x(fr)
		if isFailed(v) {
			return v
		}
		named = append(named, v)
	}
	if a.star != nil {
		v := a.star(fr)
		if isFailed(v) {
			return v
		}
		switch l := v.V.(type) { // what the helper gives
		case starlark.Tuple:
			for _, x := range l {
				args = append(args, unbox(x))
			}
		case *starlark.List:
			for i := range l.Len() {
				args = append(args, unbox(l.Index(i)))
			}
		default:
			return fail(fr, p, fmt.Errorf("argument after * must be iterable, not %s", box(v).Type()))
		}
	}
	if a.starStar != nil {
		v := a.starStar(fr)
		if isFailed(v) {
			return v
		}
		d, ok := v.V.(*starlark.Dict)
		if !ok {
			return fail(fr, p, fmt.Errorf("argument after ** must be a mapping, not %s", box(v).Type()))
		}
		for _, item := range d.Items() {
			key, ok := object.Native(item[0]).(starlark.String)
			if !ok {
				return fail(fr, p, fmt.Errorf("keywords must be strings, not %s", item[0].Type()))
			}
			names = append(names, string(key))
			named = append(named, unbox(item[1]))
		}
	}
	return callValues(fr, p, f, append(args, named...), names)
}

// starred compiles what is called with *x. A list or a tuple is called with as it is.
func (c *compiler) starred(e syntax.Expr) expr {
	args := callOf(e, "$star")
	if args == nil {
		return c.expr(e)
	}
	call := e.(*syntax.CallExpr)
	x, what, p, helper := c.expr(args[0]), c.expr(args[1]), at(call.Lparen), unbox(c.predeclared(call.Fn.(*syntax.Ident)))
	return func(fr *frame) val {
		v := x(fr)
		switch v.V.(type) {
		case *starlark.List, starlark.Tuple, memory.FailedTag:
			return v
		}
		return call2(fr, p, helper, v, what(fr))
	}
}

// doubleStarred compiles what is called with **x. A dict is called with as it is.
func (c *compiler) doubleStarred(e syntax.Expr) expr {
	args := callOf(e, "$doublestar")
	if len(args) != 1 {
		return c.expr(e)
	}
	call := e.(*syntax.CallExpr)
	x, p, helper := c.expr(args[0]), at(call.Lparen), unbox(c.predeclared(call.Fn.(*syntax.Ident)))
	return func(fr *frame) val {
		v := x(fr)
		switch v.V.(type) {
		case *starlark.Dict, memory.FailedTag:
			return v
		}
		return call1(fr, p, helper, v)
	}
}

// methodCall compiles "x.name(args)". The method is found before the arguments are evaluated.
func (c *compiler) methodCall(x syntax.Expr, name string, dot text.Pos, e *syntax.CallExpr) expr {
	self, p, site := c.operand(x), at(e.Lparen), object.NewSite(name)
	eval := self.eval
	if !positionalOnly(e.Args) {
		a := c.arguments(e.Args)
		return func(fr *frame) val {
			f, self, ok := method(fr, dot, eval(fr), site)
			if !ok {
				return failed
			}
			return a.call(fr, p, f, self)
		}
	}
	args := c.exprs(e.Args)
	if name == "append" && len(args) == 1 {
		return c.appendCall(eval, args[0], site, dot, p)
	}
	if name == "add" && len(args) == 1 {
		return c.addCall(eval, args[0], site, dot, p)
	}
	if name == "get" && (len(args) == 1 || len(args) == 2) {
		return c.getCall(eval, args, site, dot, p)
	}
	switch len(args) {
	case 0:
		return func(fr *frame) val {
			v := eval(fr)
			if _, ok := v.V.(starlark.String); ok {
				if m := site.TextMethod(); m != nil {
					fr.At, fr.Callee = p, m
					v, err := m.Entry().Call1(fr.Stack.Thread, v.V)
					return returned(fr, p, m, v, err)
				}
			}
			f, self, ok := method(fr, dot, v, site)
			if !ok {
				return failed
			}
			return found0(fr, p, f, self)
		}
	case 1:
		x := args[0]
		return func(fr *frame) val {
			f, self, ok := method(fr, dot, eval(fr), site)
			if !ok {
				return failed
			}
			a := x(fr)
			if a.V != nil && isFailed(a) {
				return a
			}
			return found1(fr, p, f, self, a)
		}
	}
	n := len(args)
	k := c.tempsOf(n + 1)
	return func(fr *frame) val {
		f, self, ok := method(fr, dot, eval(fr), site)
		if !ok {
			return failed
		}
		for i, a := range args {
			v := a(fr)
			if isFailed(v) {
				return v
			}
			fr.Vars[k+1+i] = v
		}
		return foundMany(fr, p, f, self, fr.Vars[k:k+1+n])
	}
}

// appendCall compiles "x.append(y)", which mostly is of a list.
//
//go:noinline
func (c *compiler) appendCall(eval, arg expr, site *object.Site, dot, p text.Pos) expr {
	return func(fr *frame) val {
		x := eval(fr)
		if l, ok := x.V.(*starlark.List); ok {
			v := arg(fr)
			if v.V != nil && isFailed(v) {
				return v
			}
			fr.At = p
			if err := l.Append(box(v)); err != nil {
				return fail(fr, p, err)
			}
			return noneVal
		}
		f, self, ok := method(fr, dot, x, site)
		if !ok {
			return failed
		}
		a := arg(fr)
		if a.V != nil && isFailed(a) {
			return a
		}
		return found1(fr, p, f, self, a)
	}
}

// addCall compiles "x.add(y)", which mostly is of a set.
//
//go:noinline
func (c *compiler) addCall(eval, arg expr, site *object.Site, dot, p text.Pos) expr {
	return func(fr *frame) val {
		x := eval(fr)
		f, self, ok := method(fr, dot, x, site)
		if !ok {
			return failed
		}
		a := arg(fr)
		if a.V != nil && isFailed(a) {
			return a
		}
		if s, ok := x.V.(*starlark.Set); ok {
			if isSimpleKey(a) && object.SetAdd(fr.Stack.Thread, s, box(a)) == nil {
				return noneVal
			}
		}
		return found1(fr, p, f, self, a)
	}
}

// getCall compiles "x.get(key)" and "x.get(key, default)", which mostly are of a dict.
//
//go:noinline
func (c *compiler) getCall(eval expr, args []expr, site *object.Site, dot, p text.Pos) expr {
	key, other := args[0], constant(noneVal)
	if len(args) == 2 {
		other = args[1]
	}
	given := len(args)
	return func(fr *frame) val {
		x := eval(fr)
		f, self, ok := method(fr, dot, x, site)
		if !ok {
			return failed
		}
		k := key(fr)
		if isFailed(k) {
			return k
		}
		v := other(fr)
		if isFailed(v) {
			return v
		}
		if d, ok := x.V.(*starlark.Dict); ok {
			switch e, sure := findKey(fr.Stack, memory.DictTable(d), k); {
			case e != nil:
				return unbox(e.Value)
			case sure:
				return v
			}
		}
		if given == 1 {
			return found1(fr, p, f, self, k)
		}
		args := [3]val{{}, k, v}
		return foundMany(fr, p, f, self, args[:])
	}
}

// found0, found1 and foundMany call what method has found.
func found0(fr *frame, p text.Pos, f val, self starlark.Value) val {
	if self == nil {
		if b, ok := f.V.(*call.Builtin); ok {
			return callBuiltin0(fr, p, b)
		}
		return call0(fr, p, f)
	}
	if m, ok := f.V.(*object.MethodDescriptor); ok {
		fr.At, fr.Callee = p, m
		v, err := m.Entry().Call1(fr.Stack.Thread, self)
		return returned(fr, p, m, v, err)
	}
	return call1(fr, p, f, val{V: self})
}

func found1(fr *frame, p text.Pos, f val, self starlark.Value, x val) val {
	if self == nil {
		if b, ok := f.V.(*call.Builtin); ok {
			return callBuiltin1(fr, p, b, x)
		}
		return call1(fr, p, f, x)
	}
	if m, ok := f.V.(*object.MethodDescriptor); ok {
		fr.At, fr.Callee = p, m
		v, err := m.Entry().Call2(fr.Stack.Thread, self, box(x))
		return returned(fr, p, m, v, err)
	}
	return call2(fr, p, f, val{V: self}, x)
}

// foundMany has room for self before the arguments.
func foundMany(fr *frame, p text.Pos, f val, self starlark.Value, args []val) val {
	if self == nil {
		return callValues(fr, p, f, args[1:], nil)
	}
	if m, ok := f.V.(*object.MethodDescriptor); ok {
		return callMethod(fr, p, m, self, args[1:])
	}
	args[0] = val{V: self}
	return callValues(fr, p, f, args, nil)
}

// method finds what "x.name()" calls, with what goes before the arguments, if that is not nil.
func method(fr *frame, p text.Pos, x val, site *object.Site) (f val, self starlark.Value, ok bool) {
	if isFailed(x) {
		return x, nil, false
	}
	fr.At = p
	if i, ok := x.V.(*object.Instance); ok {
		if fn := site.FunctionOf(i); fn != nil {
			return val{V: fn}, i, true
		}
	}
	m, self, err := site.Method(fr.Stack.Thread, box(x))
	if err != nil {
		return fail(fr, p, err), nil, false
	}
	return val{V: m}, self, true
}

// callMethod calls a method of a built-in class.
func callMethod(fr *frame, p text.Pos, m *object.MethodDescriptor, self starlark.Value, args []val) val {
	fr.At, fr.Callee = p, m
	var v starlark.Value
	var err error
	thread, e := fr.Stack.Thread, m.Entry()
	switch len(args) {
	case 0:
		v, err = e.Call1(thread, self)
	case 1:
		v, err = e.Call2(thread, self, box(args[0]))
	case 2:
		v, err = e.Call3(thread, self, box(args[0]), box(args[1]))
	case 3:
		v, err = e.Call4(thread, self, box(args[0]), box(args[1]), box(args[2]))
	default:
		tuple, _ := boxArgs(args, nil)
		v, err = e.Call(thread, self, tuple, nil)
	}
	return returned(fr, p, m, v, err)
}

// makeObject calls a class; ok is false for one that does not make its objects in the usual way.
func makeObject(fr *frame, p text.Pos, class *object.Class, args []val, names []string) (v val, ok bool) {
	i, init, ok := class.Allocate()
	switch {
	case ok:
		if init == nil && len(args) > 0 {
			return v, false
		}
	case names == nil:
		var few [4]starlark.Value
		boxed := few[:0]
		for _, a := range args {
			boxed = append(boxed, box(a))
		}
		if i, init, ok = exception.Make(fr.Stack, class, boxed); !ok {
			return v, false
		}
	default:
		return v, false
	}
	made := val{V: i}
	if init == nil {
		return made, true
	}
	r := callWithSelf(fr, p, init, made, args, names)
	switch {
	case isFailed(r):
		return r, true
	case r.V != starlark.None:
		return fail(fr, p, raise.Errorf("TypeError", "__init__() should return None, not '%s'", object.TypeOf(box(r)).Name())), true
	}
	return made, true
}
