package handle

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// OSError is an OSError, or an error of a class derived from it.
func OSError(class string, errno int, text string) error {
	return &raise.Error{Class: class, Msg: "[Errno " + strconv.Itoa(errno) + "] " + text,
		Args: starlark.Tuple{starlark.MakeInt(errno), starlark.String(text)}}
}

// BytesOf returns the bytes of a bytes-like object.
func BytesOf(v starlark.Value) (starlark.Bytes, bool) {
	switch v := v.(type) {
	case starlark.Bytes:
		return v, true
	case *text.ByteArray:
		return starlark.Bytes(v.Bytes()), true
	}
	return "", false
}

// NoReturn turns the answer of an action into None.
func NoReturn(err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return starlark.None, nil
}

// Hinted is an error of CPython's with advice.
func Hinted(class, msg, hint string) error { return &raise.Error{Class: class, Msg: msg, Hint: hint} }

// ReprOf is repr(v), for messages.
func ReprOf(v starlark.Value) string {
	s, err := object.Repr(nil, v)
	if err != nil {
		return v.String()
	}
	return s
}

// NotSent is the error of an object that put and send refuse. pickled is the type that CPython's pickle
// finds in it and refuses.
func NotSent(c *memory.Copier, kind, pickled string) error {
	if c.Dest() != nil {
		return nil
	}
	if c.Naming() != nil {
		kind = pickled
	}
	return &memory.TravelError{Type: kind, Why: "it belongs to the threads of one process; multiprocessing has its own"}
}

// ErrHandleClosed is what a Connection or SimpleQueue says that was closed.
var ErrHandleClosed = raise.Errorf("OSError", "handle is closed")
