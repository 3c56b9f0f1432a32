package io

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// filePython2Class is the class file of Python 2, which open makes there. Its text is UTF-8, as a
// str of Python 2 is text here; bytes that are none survive being read and written again.
var filePython2Class = object.NewClass("file")

func fillFilePython2() {
	open := func(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return openFilePython2(thread, args, kwargs)
	}
	filePython2Class.Define(open, nil)
	table := map[string]fileMethod[*textFile]{}
	for name, m := range textMethods {
		if m.closed != "" {
			m.closed = closedPlain
		}
		table[name] = m
	}
	for _, name := range []string{"detach", "readable", "writable", "seekable"} {
		delete(table, name)
	}
	for _, name := range []string{"read", "readline", "readlines", "__next__"} {
		table[name] = guardPython2(table[name], "File not open for reading", func(t *textFile) bool { return t.b.readable })
	}
	writing := func(t *textFile) bool { return t.b.writable }
	table["write"] = guardPython2(fileMethod[*textFile]{1, 1, closedPlain, writePython2}, "File not open for writing", writing)
	table["writelines"] = guardPython2(fileMethod[*textFile]{1, 1, closedPlain, writeLinesPython2}, "File not open for writing", writing)
	table["truncate"] = guardPython2(table["truncate"], "File not open for writing", writing)
	table["seek"] = fileMethod[*textFile]{1, 2, closedPlain, seekPython2}
	table["tell"] = fileMethod[*textFile]{0, 0, closedPlain, func(t *textFile, c *fileCall) (starlark.Value, error) {
		t.iterating = false // there it is told, though it is of no use
		return number(t.tell(c.thread))
	}}
	table["next"] = table["__next__"]
	table["xreadlines"] = table["__iter__"]
	table["__repr__"] = fileMethod[*textFile]{0, 0, "", func(t *textFile, c *fileCall) (starlark.Value, error) {
		state := "open"
		if t.b.closed {
			state = "closed"
		}
		return starlark.String("<" + state + " file " + kit.Quoted(object.Text(t.b.name)) + ", mode '" + t.mode + "' at " + object.Address(t.mode) + ">"), nil
	}}
	defineFile(filePython2Class, textFileOf, table)
	for _, name := range []string{"name", "mode", "closed", "newlines"} {
		filePython2Class.SetProperty(name, func(self starlark.Value) starlark.Value {
			return textAttrs[name](self.(*object.Instance).Base().(*textFile))
		})
	}
	filePython2Class.Set("encoding", starlark.None)
	filePython2Class.SetComputed("softspace", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.MakeInt(self.(*object.Instance).Base().(*textFile).soft), nil
	}, func(thread *starlark.Thread, self, v starlark.Value) (err error) {
		if v == nil {
			return raise.Errorf("TypeError", "can't delete numeric/char attribute")
		}
		self.(*object.Instance).Base().(*textFile).soft, err = object.ToSize(thread, v)
		return err
	})
}

// openPython2 is open(name, mode='r', buffering=-1) of Python 2.
var openPython2 = kit.Function("open", openFilePython2)

// guardPython2 is a method for files that are open for it.
func guardPython2(m fileMethod[*textFile], complaint string, can func(*textFile) bool) fileMethod[*textFile] {
	f := m.f
	m.f = func(t *textFile, c *fileCall) (starlark.Value, error) {
		if !can(t) {
			return nil, raise.Errorf("IOError", "%s", complaint)
		}
		return f(t, c)
	}
	return m
}

func writePython2(t *textFile, c *fileCall) (starlark.Value, error) {
	text, ok := object.Native(c.args[0]).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "expected a string or other character buffer object")
	}
	t.soft = 0
	return kit.NoResult(t.write(c.thread, string(text)))
}

func writeLinesPython2(t *textFile, c *fileCall) (starlark.Value, error) {
	return c.writeLines(func(line starlark.Value) error {
		text, ok := object.Native(line).(starlark.String)
		if !ok {
			return raise.Errorf("TypeError", "writelines() argument must be a sequence of strings")
		}
		return t.write(c.thread, string(text))
	})
}

// seekPython2 is seek(offset, whence=0), which knows bytes only.
func seekPython2(t *textFile, c *fileCall) (starlark.Value, error) {
	at, whence, err := c.offset()
	if err != nil {
		return nil, err
	}
	if whence == 1 {
		here, err := t.tell(c.thread)
		if err != nil {
			return nil, err
		}
		at, whence = at+here, 0
	}
	if _, err = t.b.seek(c.thread, at, whence); err != nil {
		return nil, err
	}
	t.drop()
	return starlark.None, nil
}

var openPython2Parser = kit.NewParser("file(name, mode='r', buffering=-1)")

// openFilePython2 is Python 2's open(name, mode='r', buffering=-1).
func openFilePython2(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v := make([]starlark.Value, 3)
	if err := openPython2Parser.Bind(v, args, kwargs); err != nil {
		return nil, err
	}
	mode := "r"
	if v[1] != nil {
		text, ok := v[1].(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "file() argument 2 must be string, not %s", object.TypeName(v[1]))
		}
		mode = string(text)
	}
	if mode == "" {
		return nil, raise.Errorf("ValueError", "empty mode string")
	}
	if !strings.Contains("rwaU", mode[:1]) {
		return nil, raise.Errorf("ValueError", "mode string must begin with one of 'r', 'w', 'a' or 'U', not '%s'", mode)
	}
	if _, ok := object.Native(v[0]).(starlark.String); !ok {
		return nil, raise.Errorf("TypeError", "coercing to Unicode: need string or buffer, %s found", object.TypeName(v[0]))
	}
	m := Mode{text: mode, Kind: mode[0], Plus: strings.Contains(mode, "+")}
	universal := strings.Contains(mode, "U")
	if m.Kind == 'U' {
		m.Kind = 'r'
	}
	b, err := OpenBytes(thread, v[0], m)
	if err != nil {
		return nil, err
	}
	t := &textFile{mode: mode, buffer: starlark.None, b: b, end: "\n"}
	t.encoding, t.errors, t.newline, t.universal = "utf-8", "surrogateescape", "\n", universal
	if universal {
		t.newline = ""
	}
	t.reset()
	return object.NewInstance(proc.Of(thread).Home(), filePython2Class, t), nil
}
