package io

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A fileCall is a call of a method of a file object.
type fileCall struct {
	thread *starlark.Thread
	self   starlark.Value
	args   starlark.Tuple
}

// arg returns an argument, nil if it is not given.
func (c *fileCall) arg(i int) starlark.Value {
	if i < len(c.args) {
		return c.args[i]
	}
	return nil
}

// size reads an argument that bounds how much is read, -1 if there is none.
func (c *fileCall) size(i int) (int, error) {
	if c.arg(i) == nil {
		return -1, nil
	}
	return sizeArgument(c.thread, c.args[i:])
}

// lines collects what next returns until it is empty; hint bounds their length together.
func (c *fileCall) lines(next func() (starlark.Value, error)) (starlark.Value, error) {
	hint, err := c.size(0)
	if err != nil {
		return nil, err
	}
	list := starlark.NewList(nil)
	for total := 0; hint <= 0 || total < hint; {
		line, err := next()
		if err != nil {
			return nil, err
		}
		n := starlark.Len(line)
		if n == 0 {
			break
		}
		total += n
		if err := list.Append(line); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// writeLines is writelines(lines).
func (c *fileCall) writeLines(write func(starlark.Value) error) (starlark.Value, error) {
	it, err := object.Iterate(c.thread, c.args[0])
	if err != nil {
		return nil, err
	}
	for {
		line, ok, err := it.Next(c.thread)
		if !ok || err != nil {
			return starlark.None, err
		}
		if err := write(line); err != nil {
			return nil, err
		}
	}
}

// offset reads the arguments of seek.
func (c *fileCall) offset() (at int64, whence int, err error) {
	n, err := object.IndexInt(c.thread, c.args[0])
	if err != nil {
		return 0, 0, err
	}
	at, ok := n.Int64()
	if !ok {
		return 0, 0, raise.Errorf("OverflowError", "Python int too large to convert to C long")
	}
	if c.arg(1) != nil {
		whence, err = object.Index(c.thread, c.args[1])
	}
	return at, whence, err
}

// position reads the optional argument of truncate; nil is the present position.
func (c *fileCall) position() (*int64, error) {
	if c.arg(0) == nil || c.arg(0) == starlark.None {
		return nil, nil
	}
	n, err := object.IndexInt(c.thread, c.args[0])
	if err != nil {
		return nil, err
	}
	size, _ := n.Int64()
	if size < 0 {
		return nil, exception.OSError(22, "Invalid argument")
	}
	return &size, nil
}

// truth makes a method's result of an answer.
func truth(b bool, err error) (starlark.Value, error) { return starlark.Bool(b), err }

// number makes a method's result of a number.
func number(n int64, err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return starlark.MakeInt64(n), nil
}

// A fileMethod is a row in the table of a class's methods: how many arguments it takes,
// what it says of a closed file ("" does not mind) and what it does. least and most are 1
// and exactly, or 0 and none, for those that CPython words in that way.
type fileMethod[T any] struct {
	least, most int
	closed      string
	f           func(T, *fileCall) (starlark.Value, error)
}

// What methods say of a closed file.
const (
	closedDot   = "I/O operation on closed file."
	closedPlain = "I/O operation on closed file"
)

// defineFile completes a class whose methods are for the T that of finds in self; it returns
// an error for what has none.
func defineFile[T any](class *object.Class, of func(*starlark.Thread, starlark.Value) (T, bool, error), table map[string]fileMethod[T]) {
	methods := map[string]object.MethodFunc{}
	for name, m := range table {
		call := func(thread *starlark.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			t, isClosed, err := of(thread, self)
			if err != nil {
				return nil, err
			}
			if isClosed && m.closed != "" {
				return nil, raise.Errorf("ValueError", "%s", m.closed)
			}
			return m.f(t, &fileCall{thread, self, args})
		}
		full := class.ShortName() + "." + name
		switch {
		case m.most == 0:
			methods[name] = kit.Method0(full, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
				return call(thread, self, nil)
			})
		case m.least == 1 && m.most == 1:
			methods[name] = kit.Method1(full, func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
				return call(thread, self, starlark.Tuple{x})
			})
		default:
			methods[name] = kit.MethodN(full, m.least, m.most, call)
		}
	}
	class.Define(nil, methods)
}
