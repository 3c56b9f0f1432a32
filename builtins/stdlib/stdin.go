package stdlib

import (
	"errors"
	"io"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// stdinClass is the class of sys.stdin.
var stdinClass = core.NewClass("TextIOWrapper").In("_io")

// A stdinFile is sys.stdin, a handle. Only the main process has input; the others are at
// its end.
type stdinFile struct{}

var stdin = &stdinFile{}

var (
	_ starlark.HasAttrs = (*stdinFile)(nil)
	_ core.Iterable     = (*stdinFile)(nil)
	_ core.Classed      = (*stdinFile)(nil)
	_ proc.Traveler     = (*stdinFile)(nil)
)

func (f *stdinFile) Class() *core.Class { return stdinClass }
func (f *stdinFile) Type() string       { return "TextIOWrapper" }
func (f *stdinFile) String() string {
	return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"
}
func (f *stdinFile) Freeze()                                     {}
func (f *stdinFile) Truth() starlark.Bool                        { return true }
func (f *stdinFile) Hash() (uint32, error)                       { return starlark.String("stdin").Hash() }
func (f *stdinFile) Attr(name string) (starlark.Value, error)    { return classAttr(f, name) }
func (f *stdinFile) AttrNames() []string                         { return stdinClass.AttrNames() }
func (f *stdinFile) Travel(*proc.Copier) (starlark.Value, error) { return f, nil }

// Iter implements core.Iterable: the lines.
func (f *stdinFile) Iter(*starlark.Thread) (core.Iterator, error) { return f, nil }

// Next implements core.Iterator.
func (f *stdinFile) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	line, err := stateOf(proc.Of(thread)).readLine(proc.Of(thread))
	return starlark.String(line), line != "", err
}

// Iterate is for the engine, which iterates where nothing of ours is called.
func (f *stdinFile) Iterate() starlark.Iterator { return starlark.Tuple{}.Iterate() }

func fillStdin() {
	answer := func(name string, v starlark.Value) core.MethodFunc {
		return method0("TextIOWrapper."+name, func(*starlark.Thread, *stdinFile) (starlark.Value, error) { return v, nil })
	}
	stdinClass.Define(nil, map[string]core.MethodFunc{
		"readline": methodN("TextIOWrapper.readline", 0, 1, stdinReadLine),
		"read":     methodN("TextIOWrapper.read", 0, 1, stdinRead),
		"readlines": methodN("TextIOWrapper.readlines", 0, 1, func(thread *starlark.Thread, f *stdinFile, _ starlark.Tuple) (starlark.Value, error) {
			lines, err := core.Collect(thread, f)
			return starlark.NewList(lines), err
		}),
		"__iter__": method0("TextIOWrapper.__iter__", func(_ *starlark.Thread, f *stdinFile) (starlark.Value, error) { return f, nil }),
		"__next__": method0("TextIOWrapper.__next__", func(thread *starlark.Thread, f *stdinFile) (starlark.Value, error) {
			line, ok, err := f.Next(thread)
			if err == nil && !ok {
				err = &proc.Error{Class: "StopIteration"}
			}
			return line, err
		}),
		"fileno": answer("fileno", starlark.MakeInt(0)), "isatty": answer("isatty", starlark.False),
		"readable": answer("readable", starlark.True), "writable": answer("writable", starlark.False),
		"seekable": answer("seekable", starlark.False), "close": answer("close", starlark.None),
		"flush": answer("flush", starlark.None),
	})
	stdinClass.Set("name", starlark.String("<stdin>"))
	stdinClass.Set("mode", starlark.String("r"))
	stdinClass.Set("encoding", starlark.String("utf-8"))
	stdinClass.Set("closed", starlark.False)
}

// readLine returns the next line with its newline, if it has one, "" at the end.
func (s *state) readLine(p *proc.Proc) (string, error) {
	if i := strings.IndexByte(s.stdin, '\n'); i >= 0 {
		line := s.stdin[:i+1]
		s.stdin = s.stdin[i+1:]
		return line, nil
	}
	line, err := p.ReadLine()
	if errors.Is(err, io.EOF) {
		err = nil
	}
	line = s.stdin + strings.Replace(line, "\r\n", "\n", 1)
	s.stdin = ""
	return line, err
}

// sizeArgument returns the number of characters to read at most, -1 for all.
func sizeArgument(thread *starlark.Thread, args starlark.Tuple) (int, error) {
	if len(args) == 0 || args[0] == starlark.None {
		return -1, nil
	}
	i, ok, err := core.AsInt(thread, args[0])
	if err == nil && !ok {
		err = proc.Errorf("TypeError", "argument should be integer or None, not '%s'", core.TypeOf(args[0]).Name())
	}
	n, _ := i.Int64()
	return int(max(n, -1)), err
}

// cutRunes cuts text after n characters.
func cutRunes(text string, n int) (head, rest string) {
	for i := range text {
		if n == 0 {
			return text[:i], text[i:]
		}
		n--
	}
	return text, ""
}

func stdinReadLine(thread *starlark.Thread, _ *stdinFile, args starlark.Tuple) (starlark.Value, error) {
	n, err := sizeArgument(thread, args)
	if err != nil || n == 0 {
		return starlark.String(""), err
	}
	s := stateOf(proc.Of(thread))
	line, err := s.readLine(proc.Of(thread))
	if err != nil {
		return nil, err
	}
	if n > 0 {
		var rest string
		line, rest = cutRunes(line, n)
		s.stdin = rest + s.stdin
	}
	return starlark.String(line), nil
}

func stdinRead(thread *starlark.Thread, _ *stdinFile, args starlark.Tuple) (starlark.Value, error) {
	n, err := sizeArgument(thread, args)
	if err != nil {
		return nil, err
	}
	s := stateOf(proc.Of(thread))
	var text strings.Builder
	for n < 0 || core.StrLen(text.String()) < n {
		line, err := s.readLine(proc.Of(thread))
		if err != nil {
			return nil, err
		}
		if line == "" {
			break
		}
		text.WriteString(line)
	}
	if n < 0 {
		return starlark.String(text.String()), nil
	}
	head, rest := cutRunes(text.String(), n)
	s.stdin = rest + s.stdin
	return starlark.String(head), nil
}
