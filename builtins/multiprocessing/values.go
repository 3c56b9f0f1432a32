package multiprocessing

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// osError is an OSError, or an error of a class derived from it.
func osError(class string, errno int, text string) error {
	return &proc.Error{Class: class, Msg: "[Errno " + strconv.Itoa(errno) + "] " + text,
		Args: starlark.Tuple{starlark.MakeInt(errno), starlark.String(text)}}
}

// bytesOf returns the bytes of a bytes-like object.
func bytesOf(v starlark.Value) (starlark.Bytes, bool) {
	switch v := v.(type) {
	case starlark.Bytes:
		return v, true
	case *core.ByteArray:
		return starlark.Bytes(v.Bytes()), true
	}
	return "", false
}

// noReturn turns the answer of an action into None.
func noReturn(err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return starlark.None, nil
}

// hinted is an error of CPython's with advice.
func hinted(class, msg, hint string) error { return &proc.Error{Class: class, Msg: msg, Hint: hint} }

// reprOf is repr(v), for messages.
func reprOf(v starlark.Value) string {
	s, err := core.Repr(nil, v)
	if err != nil {
		return v.String()
	}
	return s
}

// notSent is the error of an object that put and send refuse.
func notSent(c *proc.Copier, kind string) error {
	if c.Dest() != nil {
		return nil
	}
	return &proc.TravelError{Type: kind, Why: "it belongs to the threads of one process; multiprocessing has its own"}
}

// errHandleClosed is what a Connection or SimpleQueue says that was closed.
var errHandleClosed = proc.Errorf("OSError", "handle is closed")
