package stdlib

import (
	"os"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A fileMode is the argument mode of open.
type fileMode struct {
	text         string // as given
	kind         byte   // one of r, w, a, x
	plus, binary bool
}

// parseMode parses the argument mode of open.
func parseMode(text string) (fileMode, error) {
	m := fileMode{text: text}
	kinds, texts := 0, false
	for i, c := range []byte(text) {
		switch {
		case strings.IndexByte(text[:i], c) >= 0:
			return m, proc.Errorf("ValueError", "invalid mode: '%s'", text)
		case strings.IndexByte("rwax", c) >= 0:
			m.kind = c
			kinds++
		case c == '+':
			m.plus = true
		case c == 'b':
			m.binary = true
		case c == 't':
			texts = true
		default:
			return m, proc.Errorf("ValueError", "invalid mode: '%s'", text)
		}
	}
	switch {
	case texts && m.binary:
		return m, proc.Errorf("ValueError", "can't have text and binary mode at once")
	case kinds > 1:
		return m, proc.Errorf("ValueError", "must have exactly one of create/read/write/append mode")
	case kinds == 0:
		return m, proc.Errorf("ValueError", "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	return m, nil
}

// flag returns the mode as os.OpenFile has it.
func (m fileMode) flag() int {
	flag := map[byte]int{'r': 0, 'w': os.O_CREATE | os.O_TRUNC, 'a': os.O_CREATE | os.O_APPEND, 'x': os.O_CREATE | os.O_EXCL}[m.kind]
	switch {
	case m.plus:
		return flag | os.O_RDWR
	case m.kind == 'r':
		return flag | os.O_RDONLY
	}
	return flag | os.O_WRONLY
}

// shown is the attribute mode of a binary file.
func (m fileMode) shown() string {
	kind := string(m.kind)
	switch {
	case !m.plus:
		return kind + "b"
	case m.kind == 'w':
		kind = "r"
	}
	return kind + "b+"
}

// openFunction is open(file, mode='r', buffering=-1, ...).
var openFunction = function("open", named(
	"open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", openFile))

// Functions returns the built-in functions that are made here by name: open, and those of
// Python 2.
func Functions() (functions, python2 starlark.StringDict) {
	return starlark.StringDict{"open": openFunction}, starlark.StringDict{"open": openPython2, "file": fileClass2}
}

func openFile(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	text := "r"
	switch s := v[1].(type) {
	case nil:
	case starlark.String:
		text = string(s)
	default:
		return nil, proc.Errorf("TypeError", "open() argument 'mode' must be str, not %s", core.TypeName(v[1]))
	}
	buffering := -1
	if v[2] != nil {
		var err error
		if buffering, err = core.Index(thread, v[2]); err != nil {
			return nil, err
		}
	}
	if v[7] != nil && v[7] != starlark.None {
		return nil, proc.Errorf("PermissionError", "open(): pyq takes no opener, for programs have no descriptors of files")
	}
	m, err := parseMode(text)
	if err != nil {
		return nil, err
	}
	if err := checkOpen(m, v); err != nil {
		return nil, err
	}
	b, err := openBytes(thread, v[0], m)
	if err != nil {
		return nil, err
	}
	home := proc.Of(thread).Home()
	class := bufferedReaderClass
	switch b.unbuffered = buffering == 0; {
	case b.unbuffered:
		class = fileIOClass
	case m.plus:
		class = bufferedRandomClass
	case m.kind != 'r':
		class = bufferedWriterClass
	}
	below := core.NewInstance(home, class, b)
	if m.binary {
		return below, nil
	}
	t := &textFile{mode: text, lineEach: buffering == 1, buffer: below, b: b}
	if err := t.setText(v[3], v[4], v[5]); err != nil || buffering == 0 {
		if err == nil {
			err = proc.Errorf("ValueError", "can't have unbuffered text I/O")
		}
		return nil, firstError(err, b.close(thread))
	}
	if m.kind == 'a' { // a mark is for the beginning only
		at, err := b.tell(thread)
		t.begun = err == nil && at != 0
	}
	return core.NewInstance(home, core.TextIOWrapperClass, t), nil
}

// checkOpen refuses the arguments of open that say what text is made of in a binary file.
func checkOpen(m fileMode, v []starlark.Value) error {
	for i, what := range []string{"an encoding", "an errors", "a newline"} {
		if x := v[3+i]; m.binary && x != nil && x != starlark.None {
			return proc.Errorf("ValueError", "binary mode doesn't take %s argument", what)
		}
	}
	return nil
}

// openBytes opens what the first argument of open names.
func openBytes(thread *starlark.Thread, file starlark.Value, m fileMode) (*byteFile, error) {
	p := proc.Of(thread)
	b := &byteFile{mode: m.shown(), readable: m.kind == 'r' || m.plus, writable: m.kind != 'r' || m.plus}
	if n, ok := file.(starlark.Int); ok {
		i, _ := n.Int64()
		h := states.Of(p).numbered(int(i))
		switch {
		case h != nil:
			h.users.Add(1)
			b.raw = h
		case i == 0:
			b.raw = stdinRaw{}
		default:
			return nil, core.OSError(9, "Bad file descriptor")
		}
		b.name = file
		return b, nil
	}
	name, err := filePath(thread, file)
	if err != nil {
		return nil, err
	}
	h, err := openHost(p, name, m.flag())
	if err != nil {
		return nil, err
	}
	b.raw, b.name = h, starlark.String(name)
	if _, isBytes := core.Native(file).(starlark.Bytes); isBytes {
		b.name = file
	}
	if m.kind == 'a' {
		if _, err := h.seek(thread, 0, 2); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// filePath is the name of a file that an argument is: a str, bytes or a path object.
func filePath(thread *starlark.Thread, v starlark.Value) (string, error) {
	name := ""
	if data, ok := core.Native(v).(starlark.Bytes); ok {
		name = string(data)
	} else {
		var err error
		if name, err = fsPath(thread, v); err != nil {
			return "", err
		}
	}
	if strings.IndexByte(name, 0) >= 0 {
		return "", proc.Errorf("ValueError", "embedded null byte")
	}
	if name == "" {
		return "", core.OSError(2, "No such file or directory", "")
	}
	return name, nil
}

// fdOpen is os.fdopen(fd, ...): the number is the file object's from then on.
func fdOpen(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	h, err := descriptor(thread, v[0])
	if err != nil {
		return nil, err
	}
	f, err := openFile(thread, v)
	if err != nil {
		return nil, err
	}
	return f, h.close(thread)
}
