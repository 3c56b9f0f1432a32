package call

import "go.starlark.net/starlark"

// This file has the calls of entries. A caller that knows how many arguments there are calls
// Call0 to Call4, which make no tuple if the entry's function wants none; the receiver of a
// method is their first argument. All others call Call.

// takes reports whether n arguments, the receiver among them, can go straight to the fixed
// function.
func (e *Entry) takes(n int) bool { return n >= e.least && n <= e.most }

// Call0 calls a function without arguments.
func (e *Entry) Call0(thread *starlark.Thread) (starlark.Value, error) {
	if e.fixed >= 0 && e.takes(0) {
		return e.enter(thread, nil, nil, nil, nil)
	}
	return e.call(thread, nil, nil)
}

// Call1 calls a function with one argument, or a method with its receiver only.
func (e *Entry) Call1(thread *starlark.Thread, a starlark.Value) (starlark.Value, error) {
	if e.takes(1) {
		if e.fixed == 1 {
			return e.f1(thread, a)
		}
		return e.enter(thread, a, nil, nil, nil)
	}
	return e.call(thread, starlark.Tuple{a}, nil)
}

// Call2 calls a function with two arguments, or a method with its receiver and one.
func (e *Entry) Call2(thread *starlark.Thread, a, b starlark.Value) (starlark.Value, error) {
	if e.takes(2) {
		if e.fixed == 2 {
			return e.f2(thread, a, b)
		}
		return e.enter(thread, a, b, nil, nil)
	}
	return e.call(thread, starlark.Tuple{a, b}, nil)
}

// Call3 calls a function with three arguments, or a method with its receiver and two.
func (e *Entry) Call3(thread *starlark.Thread, a, b, c starlark.Value) (starlark.Value, error) {
	if e.takes(3) {
		return e.enter(thread, a, b, c, nil)
	}
	return e.call(thread, starlark.Tuple{a, b, c}, nil)
}

// Call4 calls a function with four arguments, or a method with its receiver and three.
func (e *Entry) Call4(thread *starlark.Thread, a, b, c, d starlark.Value) (starlark.Value, error) {
	if e.takes(4) {
		return e.enter(thread, a, b, c, d)
	}
	return e.call(thread, starlark.Tuple{a, b, c, d}, nil)
}

// call calls an entry with a tuple, of which the receiver of a method is the first.
func (e *Entry) call(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if e.method {
		return e.Call(thread, args[0], args[1:], kwargs)
	}
	return e.Call(thread, nil, args, kwargs)
}

// Call calls an entry with any arguments. self is the receiver of a method, and nil for a
// function. Its frame is on the stack of whoever waits in a builtin, so it is kept small.
func (e *Entry) Call(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	switch {
	case e.fixed < 0:
		return e.open(thread, self, args, kwargs)
	case len(kwargs) > 0 || !e.takes(len(args)+e.receivers()):
		if e.open != nil {
			return e.open(thread, self, args, kwargs)
		}
		return e.bind(thread, self, args, kwargs)
	case e.method:
		switch e.fixed {
		case 1:
			return e.f1(thread, self)
		case 2:
			return e.f2(thread, self, arg(args, 0))
		case 3:
			return e.f3(thread, self, arg(args, 0), arg(args, 1))
		}
		return e.f4(thread, self, arg(args, 0), arg(args, 1), arg(args, 2))
	}
	return e.enter(thread, arg(args, 0), arg(args, 1), arg(args, 2), arg(args, 3))
}

// receivers is how many of the fixed function's parameters are receivers.
func (e *Entry) receivers() int {
	if e.method {
		return 1
	}
	return 0
}

// arg returns an argument, nil if it is not given.
func arg(args starlark.Tuple, i int) starlark.Value {
	if i < len(args) {
		return args[i]
	}
	return nil
}

// bind is Call for arguments that have to be put into their places.
//
//go:noinline
func (e *Entry) bind(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [5]starlark.Value // the receiver, if there is one, and four
	i := e.receivers()
	if e.method {
		v[0] = self
	}
	if err := e.sig.Bind(v[i:e.fixed], args, kwargs); err != nil {
		return nil, err
	}
	return e.enter(thread, v[0], v[1], v[2], v[3])
}

func (e *Entry) enter(thread *starlark.Thread, a, b, c, d starlark.Value) (starlark.Value, error) {
	switch e.fixed {
	case 0:
		return e.f0(thread)
	case 1:
		return e.f1(thread, a)
	case 2:
		return e.f2(thread, a, b)
	case 3:
		return e.f3(thread, a, b, c)
	default:
		return e.f4(thread, a, b, c, d)
	}
}
