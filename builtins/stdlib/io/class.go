package io

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A fileCall is a call of a method of a file object.
type fileCall struct {
	thread *starlark.Thread
	self   starlark.Value
}

// size reads an argument that bounds how much is read, -1 if it is not given.
func (c *fileCall) size(v starlark.Value) (int, error) { return sizeArgument(c.thread, v) }

// lines collects what next returns until it is empty, or their length together is more than
// hint; with atLimit, or as much.
func (c *fileCall) lines(hint starlark.Value, atLimit bool, next func() (starlark.Value, error)) (starlark.Value, error) {
	most, err := c.size(hint)
	if err != nil {
		return nil, err
	}
	list := starlark.NewList(nil)
	for total := 0; ; {
		line, err := next()
		if err != nil {
			return nil, err
		}
		n, err := object.Length(c.thread, line)
		if err != nil || n == 0 {
			return list, err
		}
		if err := list.Append(line); err != nil {
			return nil, err
		}
		if total += n; most > 0 && (total > most || atLimit && total == most) {
			return list, nil
		}
	}
}

// writeLines is writelines(lines).
func (c *fileCall) writeLines(lines starlark.Value, write func(starlark.Value) error) (starlark.Value, error) {
	it, err := object.Iterate(c.thread, lines)
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
func (c *fileCall) offset(pos, whence starlark.Value) (at int64, from int, err error) {
	n, err := object.IndexInt(c.thread, pos)
	if err != nil {
		return 0, 0, err
	}
	at, ok := n.Int64()
	if !ok {
		return 0, 0, raise.Errorf("OverflowError", "Python int too large to convert to C long")
	}
	if whence != nil {
		from, err = object.Index(c.thread, whence)
	}
	return at, from, err
}

// position reads the argument of truncate; nil is the present position.
func (c *fileCall) position(v starlark.Value) (*int64, error) {
	if v == nil || v == starlark.None {
		return nil, nil
	}
	n, err := object.IndexInt(c.thread, v)
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

// What methods say of a closed file.
const (
	closedDot   = "I/O operation on closed file."
	closedPlain = "I/O operation on closed file"
)

// A fileClass makes the methods of a class of files. Each says what it complains of if the
// file is closed; "" does not mind.
type fileClass[T any] struct {
	name string // in complaints
	// of finds the T in self. It returns an error for what has none.
	of func(*starlark.Thread, starlark.Value) (t T, closed bool, err error)
	// guard, unless it is nil, may refuse a method of an open file. It is for the files of
	// Python 2, whose complaints have no class.
	guard func(t T, method string) error
}

// text completes the signature of a method, which begins with its name.
func (k *fileClass[T]) text(method string) string {
	switch special := strings.HasPrefix(method, "slot "); {
	case k.guard != nil && strings.Contains(method, "="):
		return "tuple " + method
	case special || k.guard != nil:
		return method
	}
	return k.name + "." + method
}

// opened returns what a method is for, unless it is closed or refused.
func (k *fileClass[T]) opened(thread *starlark.Thread, self starlark.Value, closed, method string) (T, error) {
	t, isClosed, err := k.of(thread, self)
	if err == nil && isClosed && closed != "" {
		err = raise.Errorf("ValueError", "%s", closed)
	}
	if err == nil && k.guard != nil {
		name, _, _ := strings.Cut(strings.TrimPrefix(method, "slot "), "(")
		err = k.guard(t, name)
	}
	return t, err
}

// m0 is a method without parameters.
func (k *fileClass[T]) m0(text, closed string, f func(T, *fileCall) (starlark.Value, error)) *call.Entry {
	return call.M0(k.text(text), func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		t, err := k.opened(thread, self, closed, text)
		if err != nil {
			return nil, err
		}
		return f(t, &fileCall{thread, self})
	})
}

// m1 is a method of one parameter.
func (k *fileClass[T]) m1(text, closed string, f func(_ T, _ *fileCall, x starlark.Value) (starlark.Value, error)) *call.Entry {
	return call.M1(k.text(text), func(thread *starlark.Thread, self, x starlark.Value) (starlark.Value, error) {
		t, err := k.opened(thread, self, closed, text)
		if err != nil {
			return nil, err
		}
		return f(t, &fileCall{thread, self}, x)
	})
}

// m2 is a method of two parameters.
func (k *fileClass[T]) m2(text, closed string, f func(_ T, _ *fileCall, a, b starlark.Value) (starlark.Value, error)) *call.Entry {
	return call.M2(k.text(text), func(thread *starlark.Thread, self, a, b starlark.Value) (starlark.Value, error) {
		t, err := k.opened(thread, self, closed, text)
		if err != nil {
			return nil, err
		}
		return f(t, &fileCall{thread, self}, a, b)
	})
}

// exit is __exit__, which takes any arguments.
func (k *fileClass[T]) exit(closing func(T, *fileCall) (starlark.Value, error)) *call.Entry {
	return call.MArgs("__exit__(self, /, *args)", func(thread *starlark.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		t, _, err := k.of(thread, self)
		if err != nil {
			return nil, err
		}
		return closing(t, &fileCall{thread, self})
	})
}

// itself is a method that returns the file.
func itself[T any](_ T, c *fileCall) (starlark.Value, error) { return c.self, nil }

// always makes a method that returns v.
func always[T any](v starlark.Value) func(T, *fileCall) (starlark.Value, error) {
	return func(T, *fileCall) (starlark.Value, error) { return v, nil }
}
