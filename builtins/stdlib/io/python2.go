package io

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// filePython2Class is the class file of Python 2, which open makes there. Its text is UTF-8, as a
// str of Python 2 is text here; bytes that are none survive being read and written again.
var filePython2Class = object.NewClass("file")

func fillFilePython2() {
	filePython2Class.Define(call.M3("file(self, name, mode='r', buffering=-1)", func(thread *starlark.Thread, _ *object.Class, name, mode, _ starlark.Value) (starlark.Value, error) {
		return openFilePython2(thread, name, mode)
	}))
	k := &fileClass[*textFile]{of: textFileOf, guard: guardPython2}
	var methods []*call.Entry
	for _, e := range textMethods(k, closedPlain) {
		switch e.Name() {
		case "detach", "readable", "writable", "seekable": // it has none
		default:
			methods = append(methods, e)
		}
	}
	filePython2Class.Define(nil, append(methods,
		k.m1("write(self, text, /)", closedPlain, writePython2),
		k.m1("writelines(self, lines, /)", closedPlain, writeLinesPython2),
		k.m2("seek(self, offset, whence=0, /)", closedPlain, seekPython2),
		k.m0("tell(self, /)", closedPlain, func(t *textFile, c *fileCall) (starlark.Value, error) {
			t.iterating = false // there it is told, though it is of no use
			return number(t.tell(c.thread))
		}),
		k.m0("slot next(self, /)", closedPlain, (*textFile).next),
		k.m0("xreadlines(self, /)", closedPlain, itself),
		k.m0("slot __repr__(self, /)", "", func(t *textFile, c *fileCall) (starlark.Value, error) {
			state := "open"
			if t.b.closed {
				state = "closed"
			}
			return starlark.String("<" + state + " file " + kit.Quoted(object.Text(t.b.name)) + ", mode '" + t.mode + "' at " + object.Address(t.mode) + ">"), nil
		}),
	)...)
	for _, name := range []string{"name", "mode", "closed", "newlines"} {
		filePython2Class.SetProperty(name, func(self starlark.Value) starlark.Value {
			return textAttrs[name](self.(*object.Instance).Base().(*textFile))
		})
	}
	filePython2Class.Set("encoding", starlark.None)
	filePython2Class.SetDeletable("softspace", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.MakeInt(self.(*object.Instance).Base().(*textFile).soft), nil
	}, func(thread *starlark.Thread, self, v starlark.Value) (err error) {
		if v == nil {
			return raise.Errorf("TypeError", "can't delete numeric/char attribute")
		}
		self.(*object.Instance).Base().(*textFile).soft, err = object.ToSize(thread, v)
		return err
	})
}

// openPython2 is open(name, mode='r', buffering=-1) of Python 2, whose complaints call it file.
func openPython2() starlark.Value {
	return call.New(call.F3("file(name, mode='r', buffering=-1)", func(thread *starlark.Thread, name, mode, _ starlark.Value) (starlark.Value, error) {
		return openFilePython2(thread, name, mode)
	}).Named("open"))
}

// guardPython2 refuses methods of files that are not open for them.
func guardPython2(t *textFile, method string) error {
	switch method {
	case "read", "readline", "readlines", "__next__", "next":
		if !t.b.readable {
			return raise.Errorf("IOError", "File not open for reading")
		}
	case "write", "writelines", "truncate":
		if !t.b.writable {
			return raise.Errorf("IOError", "File not open for writing")
		}
	}
	return nil
}

func writePython2(t *textFile, c *fileCall, v starlark.Value) (starlark.Value, error) {
	text, ok := object.Native(v).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "expected a string or other character buffer object")
	}
	t.soft = 0
	return kit.NoResult(t.write(c.thread, string(text)))
}

func writeLinesPython2(t *textFile, c *fileCall, lines starlark.Value) (starlark.Value, error) {
	return c.writeLines(lines, func(line starlark.Value) error {
		text, ok := object.Native(line).(starlark.String)
		if !ok {
			return raise.Errorf("TypeError", "writelines() argument must be a sequence of strings")
		}
		return t.write(c.thread, string(text))
	})
}

// seekPython2 is seek(offset, whence=0), which knows bytes only.
func seekPython2(t *textFile, c *fileCall, offset, whence starlark.Value) (starlark.Value, error) {
	at, from, err := c.offset(offset, whence)
	if err != nil {
		return nil, err
	}
	if from == 1 {
		here, err := t.tell(c.thread)
		if err != nil {
			return nil, err
		}
		at, from = at+here, 0
	}
	if _, err = t.b.seek(c.thread, at, from); err != nil {
		return nil, err
	}
	t.drop()
	return starlark.None, nil
}

// openFilePython2 is Python 2's open(name, mode='r').
func openFilePython2(thread *starlark.Thread, name, modeArgument starlark.Value) (starlark.Value, error) {
	mode := "r"
	if modeArgument != nil {
		text, ok := modeArgument.(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "file() argument 2 must be string, not %s", object.TypeName(modeArgument))
		}
		mode = string(text)
	}
	if mode == "" {
		return nil, raise.Errorf("ValueError", "empty mode string")
	}
	if !strings.Contains("rwaU", mode[:1]) {
		return nil, raise.Errorf("ValueError", "mode string must begin with one of 'r', 'w', 'a' or 'U', not '%s'", mode)
	}
	if _, ok := object.Native(name).(starlark.String); !ok {
		return nil, raise.Errorf("TypeError", "coercing to Unicode: need string or buffer, %s found", object.TypeName(name))
	}
	m := Mode{text: mode, Kind: mode[0], Plus: strings.Contains(mode, "+")}
	universal := strings.Contains(mode, "U")
	if m.Kind == 'U' {
		m.Kind = 'r'
	}
	b, err := OpenBytes(thread, name, m)
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
