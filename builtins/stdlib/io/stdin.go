package io

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A stdinFile is sys.stdin, or the binary file below it. It is a handle: what it has read
// ahead is in the process's state. Only the main process has input; the others are at its
// end.
type stdinFile struct{ class *object.Class }

// Stdin is sys.stdin, stdinBuffer its buffer.
var (
	Stdin       = &stdinFile{prelude.TextIOWrapperClass}
	stdinBuffer = &stdinFile{bufferedReaderClass}
)

var (
	_ starlark.HasAttrs = (*stdinFile)(nil)
	_ object.Iterable   = (*stdinFile)(nil)
	_ object.Classed    = (*stdinFile)(nil)
	_ memory.Traveler   = (*stdinFile)(nil)
	_ prelude.RunInput  = (*stdinFile)(nil)
)

// Class implements object.Classed.
func (f *stdinFile) IsRunInput()          {}
func (f *stdinFile) Class() *object.Class { return f.class }
func (f *stdinFile) Type() string         { return f.class.ShortName() }
func (f *stdinFile) String() string {
	if f == stdinBuffer {
		return "<_io.BufferedReader name='<stdin>'>"
	}
	return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"
}
func (f *stdinFile) Freeze()                                  {}
func (f *stdinFile) Truth() starlark.Bool                     { return true }
func (f *stdinFile) Hash() (uint32, error)                    { return starlark.String("stdin").Hash() }
func (f *stdinFile) Attr(name string) (starlark.Value, error) { return kit.ClassAttr(f, name) }
func (f *stdinFile) AttrNames() []string                      { return f.class.AttrNames() }
func (f *stdinFile) Travel(c *memory.Copier) (starlark.Value, error) {
	if c.Naming() != nil {
		return nil, &memory.TravelError{Type: "_io.TextIOWrapper"}
	}
	return f, nil
}

// attr returns an attribute that is no method.
func (f *stdinFile) attr(name string) starlark.Value {
	switch name {
	case "name":
		return starlark.String("<stdin>")
	case "mode":
		if f == stdinBuffer {
			return starlark.String("rb")
		}
		return starlark.String("r")
	case "encoding":
		return starlark.String("utf-8")
	case "errors":
		return starlark.String("strict")
	case "buffer", "raw":
		return stdinBuffer
	case "newlines":
		return starlark.None
	}
	return starlark.False
}

// Iter implements object.Iterable: the lines.
func (f *stdinFile) Iter(*starlark.Thread) (object.Iterator, error) { return f, nil }

// Next implements object.Iterator.
func (f *stdinFile) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	t := opened.Of(proc.Of(thread)).stdinText()
	if f == stdinBuffer {
		line, err := t.b.readLine(thread, -1)
		return starlark.Bytes(line), len(line) > 0, err
	}
	line, err := t.readLine(thread, -1)
	return line, line != starlark.String(""), err
}

// Iterate is for the engine, which iterates where nothing of ours is called.
func (f *stdinFile) Iterate() starlark.Iterator { return starlark.Tuple{}.Iterate() }

// sizeArgument returns the number of characters to read at most, -1 for all.
func sizeArgument(thread *starlark.Thread, v starlark.Value) (int, error) {
	if v == nil || v == starlark.None {
		return -1, nil
	}
	i, ok, err := object.AsInt(thread, v)
	if err == nil && !ok {
		err = raise.Errorf("TypeError", "argument should be integer or None, not '%s'", object.TypeOf(v).Name())
	}
	n, _ := i.Int64()
	return int(max(n, -1)), err
}
