package io

import (
	"os"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Mode is the argument mode of open.
type Mode struct {
	text         string // as given
	Kind         byte   // one of r, w, a, x
	Plus, Binary bool
}

// parseMode parses the argument mode of open.
func parseMode(text string) (Mode, error) {
	m := Mode{text: text}
	kinds, texts := 0, false
	for i, c := range []byte(text) {
		switch {
		case strings.IndexByte(text[:i], c) >= 0:
			return m, raise.Errorf("ValueError", "invalid mode: '%s'", text)
		case strings.IndexByte("rwax", c) >= 0:
			m.Kind = c
			kinds++
		case c == '+':
			m.Plus = true
		case c == 'b':
			m.Binary = true
		case c == 't':
			texts = true
		default:
			return m, raise.Errorf("ValueError", "invalid mode: '%s'", text)
		}
	}
	switch {
	case texts && m.Binary:
		return m, raise.Errorf("ValueError", "can't have text and binary mode at once")
	case kinds > 1:
		return m, raise.Errorf("ValueError", "must have exactly one of create/read/write/append mode")
	case kinds == 0:
		return m, raise.Errorf("ValueError", "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	return m, nil
}

// Flag returns the mode as os.OpenFile has it.
func (m Mode) Flag() int {
	flag := map[byte]int{'r': 0, 'w': os.O_CREATE | os.O_TRUNC, 'a': os.O_CREATE | os.O_APPEND, 'x': os.O_CREATE | os.O_EXCL}[m.Kind]
	switch {
	case m.Plus:
		return flag | os.O_RDWR
	case m.Kind == 'r':
		return flag | os.O_RDONLY
	}
	return flag | os.O_WRONLY
}

// shown is the attribute mode of a binary file.
func (m Mode) shown() string {
	kind := string(m.Kind)
	switch {
	case !m.Plus:
		return kind + "b"
	case m.Kind == 'w':
		kind = "r"
	}
	return kind + "b+"
}

// openFunction is the function open, which io has as well.
var openFunction = sync.OnceValue(func() starlark.Value {
	return call.New(call.F("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", OpenFile))
})

// Functions returns the built-in functions that are made here by name: open, and those of
// Python 2.
func Functions() (functions, python2 starlark.StringDict) {
	return starlark.StringDict{"open": openFunction()}, starlark.StringDict{"open": openPython2(), "file": filePython2Class}
}

// OpenFile is open; v has its arguments, nil for those that were not given.
func OpenFile(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	text := "r"
	switch s := v[1].(type) {
	case nil:
	case starlark.String:
		text = string(s)
	default:
		return nil, raise.Errorf("TypeError", "open() argument 'mode' must be str, not %s", object.TypeName(v[1]))
	}
	buffering := -1
	if v[2] != nil {
		var err error
		if buffering, err = object.Index(thread, v[2]); err != nil {
			return nil, err
		}
	}
	if v[7] != nil && v[7] != starlark.None {
		return nil, raise.Errorf("PermissionError", "open(): pyq takes no opener, for programs have no descriptors of files")
	}
	m, err := parseMode(text)
	if err != nil {
		return nil, err
	}
	if err := checkOpen(m, v); err != nil {
		return nil, err
	}
	b, err := OpenBytes(thread, v[0], m)
	if err != nil {
		return nil, err
	}
	home := proc.Of(thread).Home()
	class := bufferedReaderClass
	switch b.unbuffered = buffering == 0; {
	case b.unbuffered:
		class = fileIOClass
	case m.Plus:
		class = bufferedRandomClass
	case m.Kind != 'r':
		class = bufferedWriterClass
	}
	below := object.NewInstance(home, class, b)
	if m.Binary {
		return below, nil
	}
	t := &textFile{mode: text, lineEach: buffering == 1, buffer: below, b: b}
	if err := t.setText(v[3], v[4], v[5]); err != nil || buffering == 0 {
		if err == nil {
			err = raise.Errorf("ValueError", "can't have unbuffered text I/O")
		}
		return nil, kit.FirstError(err, b.Close(thread))
	}
	if m.Kind == 'a' { // a mark is for the beginning only
		at, err := b.tell(thread)
		t.begun = err == nil && at != 0
	}
	return object.NewInstance(home, prelude.TextIOWrapperClass, t), nil
}

// checkOpen refuses the arguments of open that say what text is made of in a binary file.
func checkOpen(m Mode, v []starlark.Value) error {
	for i, what := range []string{"an encoding", "an errors", "a newline"} {
		if x := v[3+i]; m.Binary && x != nil && x != starlark.None {
			return raise.Errorf("ValueError", "binary mode doesn't take %s argument", what)
		}
	}
	return nil
}

// OpenBytes opens what the first argument of open names.
func OpenBytes(thread *starlark.Thread, file starlark.Value, m Mode) (*byteFile, error) {
	p := proc.Of(thread)
	b := &byteFile{mode: m.shown(), readable: m.Kind == 'r' || m.Plus, writable: m.Kind != 'r' || m.Plus}
	if n, ok := file.(starlark.Int); ok {
		i, _ := n.Int64()
		h := opened.Of(p).numbered(int(i))
		switch {
		case h != nil:
			h.users.Add(1)
			b.raw = h
		case i == 0:
			b.raw = stdinRaw{}
		default:
			return nil, exception.OSError(9, "Bad file descriptor")
		}
		b.name = file
		return b, nil
	}
	name, err := Path(thread, file)
	if err != nil {
		return nil, err
	}
	h, err := OpenHost(p, name, m.Flag())
	if err != nil {
		return nil, err
	}
	b.raw, b.name = h, starlark.String(name)
	if _, isBytes := object.Native(file).(starlark.Bytes); isBytes {
		b.name = file
	}
	if m.Kind == 'a' {
		if _, err := h.seek(thread, 0, 2); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Path is the name of a file that an argument is: a str, bytes or a path object.
func Path(thread *starlark.Thread, v starlark.Value) (string, error) {
	name := ""
	if data, ok := object.Native(v).(starlark.Bytes); ok {
		name = string(data)
	} else {
		var err error
		if name, err = FSPath(thread, v); err != nil {
			return "", err
		}
	}
	if strings.IndexByte(name, 0) >= 0 {
		return "", raise.Errorf("ValueError", "embedded null byte")
	}
	if name == "" {
		return "", exception.OSError(2, "No such file or directory", "")
	}
	return name, nil
}

// FDOpen is os.fdopen(fd, ...): the number is the file object's from then on.
func FDOpen(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	h, err := Descriptor(thread, v[0])
	if err != nil {
		return nil, err
	}
	f, err := OpenFile(thread, v)
	if err != nil {
		return nil, err
	}
	return f, h.Close(thread)
}

// Descriptor returns the open file of a number.
func Descriptor(thread *starlark.Thread, v starlark.Value) (*HostFile, error) {
	if _, ok := object.Native(v).(starlark.Int); !ok {
		if n, err := object.CallMethod(thread, v, "fileno", nil, nil); err == nil {
			v = n
		}
	}
	n, err := object.ToSize(thread, v)
	if err != nil {
		return nil, err
	}
	h := opened.Of(proc.Of(thread)).numbered(n)
	if h == nil {
		return nil, exception.OSError(9, "Bad file descriptor")
	}
	return h, nil
}

// FSPath is os.fspath(v) for a str.
func FSPath(thread *starlark.Thread, v starlark.Value) (string, error) {
	if s, ok := object.Native(v).(starlark.String); ok {
		return string(s), nil
	}
	if _, ok := object.TypeOf(v).Lookup("__fspath__"); ok {
		s, err := object.CallMethod(thread, v, "__fspath__", nil, nil)
		if err != nil {
			return "", err
		}
		if s, ok := s.(starlark.String); ok {
			return string(s), nil
		}
	}
	return "", raise.Errorf("TypeError", "expected str, bytes or os.PathLike object, not %s", object.TypeOf(v).Name())
}
