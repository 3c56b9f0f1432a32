package io

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// textFileOf returns what a text file object carries.
func textFileOf(thread *starlark.Thread, self starlark.Value) (t *textFile, closed bool, err error) {
	switch x := self.(type) {
	case *object.Instance:
		if t, ok := x.Base().(*textFile); ok && t.b != nil {
			return t, t.b.closed, nil
		}
		return nil, false, raise.Errorf("ValueError", "underlying buffer has been detached")
	case *stdinFile:
		t := opened.Of(proc.Of(thread)).stdinText()
		return t, t.b.closed, nil
	}
	return nil, false, unsupported("not readable")
}

func fillTextFile() {
	prelude.TextIOWrapperClass.DefineObjects(newEmptyText,
		call.M("TextIOWrapper(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)", initText).Named("__init__"),
		call.M("TextIOWrapper.reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)", func(thread *starlark.Thread, self starlark.Value, v []starlark.Value) (starlark.Value, error) {
			t, _, err := textFileOf(thread, self)
			if err != nil {
				return nil, err
			}
			return starlark.None, t.reconfigure(thread, v)
		}),
	)
	prelude.TextIOWrapperClass.Define(nil, textMethods(&fileClass[*textFile]{name: "TextIOWrapper", of: textFileOf}, closedDot)...)
	for name, f := range textAttrs {
		prelude.TextIOWrapperClass.SetComputed(name, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			if in, ok := self.(*stdinFile); ok {
				return in.attr(name), nil
			}
			t, _, err := textFileOf(thread, self)
			if err != nil {
				return nil, err
			}
			return f(t), nil
		}, nil)
	}
}

func newEmptyText(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
	return &textFile{}, nil
}

// textAttrs are the attributes of a text file.
var textAttrs = map[string]func(*textFile) starlark.Value{
	"name":           func(t *textFile) starlark.Value { return t.b.name },
	"mode":           func(t *textFile) starlark.Value { return starlark.String(t.mode) },
	"encoding":       func(t *textFile) starlark.Value { return starlark.String(t.encoding) },
	"errors":         func(t *textFile) starlark.Value { return starlark.String(t.errors) },
	"closed":         func(t *textFile) starlark.Value { return starlark.Bool(t.b.closed) },
	"buffer":         func(t *textFile) starlark.Value { return t.buffer },
	"line_buffering": func(t *textFile) starlark.Value { return starlark.Bool(t.lineEach) },
	"write_through":  func(t *textFile) starlark.Value { return starlark.False },
	"newlines":       (*textFile).newlines,
}

// newlines is the ends of lines that were seen.
func (t *textFile) newlines() starlark.Value {
	var kinds starlark.Tuple
	for i, seen := range t.seen {
		if seen {
			kinds = append(kinds, starlark.String(newlineKinds[i]))
		}
	}
	switch len(kinds) {
	case 0:
		return starlark.None
	case 1:
		return kinds[0]
	}
	return kinds
}

// textMethods makes the methods of a class of text files. dot is what most of them say of one
// that is closed.
func textMethods(k *fileClass[*textFile], dot string) []*call.Entry {
	closing := func(t *textFile, c *fileCall) (starlark.Value, error) { return kit.NoResult(t.b.Close(c.thread)) }
	return []*call.Entry{
		k.m1("read(self, size=-1, /)", dot, (*textFile).readSome),
		k.m1("readline(self, size=-1, /)", dot, (*textFile).readOne),
		k.m1("readlines(self, hint=-1, /)", dot, func(t *textFile, c *fileCall, hint starlark.Value) (starlark.Value, error) {
			return c.lines(hint, false, func() (starlark.Value, error) { return t.readLine(c.thread, -1) })
		}),
		k.m1("write(self, text, /)", dot, func(t *textFile, c *fileCall, text starlark.Value) (starlark.Value, error) {
			return t.writeValue(c.thread, text)
		}),
		k.m1("writelines(self, lines, /)", dot, func(t *textFile, c *fileCall, lines starlark.Value) (starlark.Value, error) {
			return c.writeLines(lines, func(line starlark.Value) error {
				_, err := t.writeValue(c.thread, line)
				return err
			})
		}),
		k.m2("seek(self, cookie, whence=0, /)", dot, func(t *textFile, c *fileCall, cookie, whence starlark.Value) (starlark.Value, error) {
			at, from, err := c.offset(cookie, whence)
			if err != nil {
				return nil, err
			}
			return number(t.seek(c.thread, at, from))
		}),
		k.m0("tell(self, /)", dot, func(t *textFile, c *fileCall) (starlark.Value, error) { return number(t.tell(c.thread)) }),
		k.m1("truncate(self, pos=None, /)", dot, (*textFile).truncate),
		k.m0("flush(self, /)", dot, func(t *textFile, c *fileCall) (starlark.Value, error) { return kit.NoResult(t.b.flush(c.thread)) }),
		k.m0("close(self, /)", "", closing), k.exit(closing),
		k.m0("fileno(self, /)", closedPlain, func(t *textFile, c *fileCall) (starlark.Value, error) { return t.b.number(c.thread) }),
		k.m0("isatty(self, /)", closedPlain, always[*textFile](starlark.False)),
		k.m0("readable(self, /)", closedPlain, func(t *textFile, _ *fileCall) (starlark.Value, error) { return truth(t.b.readable, nil) }),
		k.m0("writable(self, /)", "", func(t *textFile, _ *fileCall) (starlark.Value, error) { return truth(t.b.writable, nil) }),
		k.m0("seekable(self, /)", closedPlain, func(t *textFile, _ *fileCall) (starlark.Value, error) { return truth(t.b.raw.seekable(), nil) }),
		k.m0("__enter__(self, /)", dot, itself), k.m0("slot __iter__(self, /)", dot, itself), k.m0("slot __next__(self, /)", dot, (*textFile).next),
		k.m0("slot __repr__(self, /)", "", (*textFile).repr),
		k.m0("detach(self, /)", dot, func(t *textFile, c *fileCall) (starlark.Value, error) {
			if err := t.b.flush(c.thread); err != nil {
				return nil, err
			}
			t.b = nil
			return t.buffer, nil
		}),
	}
}

// readSome is read(size=-1).
func (t *textFile) readSome(c *fileCall, size starlark.Value) (starlark.Value, error) {
	n, err := c.size(size)
	if err != nil {
		return nil, err
	}
	return t.read(c.thread, n)
}

// readOne is readline(size=-1).
func (t *textFile) readOne(c *fileCall, size starlark.Value) (starlark.Value, error) {
	n := -1
	if size != nil {
		var err error
		if n, err = object.Index(c.thread, size); err != nil {
			return nil, err
		}
	}
	return t.readLine(c.thread, n)
}

// truncate is truncate(pos=None).
func (t *textFile) truncate(c *fileCall, pos starlark.Value) (starlark.Value, error) {
	if !t.b.writable {
		return nil, unsupported("truncate")
	}
	size, err := c.position(pos)
	if err != nil {
		return nil, err
	}
	if size == nil {
		at, err := t.tell(c.thread)
		if err != nil {
			return nil, err
		}
		size = &at
	}
	return number(t.b.truncate(c.thread, size))
}

// writeValue is write(text) -> int.
func (t *textFile) writeValue(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	text, ok := object.Native(v).(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "write() argument must be str, not %s", object.TypeName(v))
	}
	if err := t.write(thread, string(text)); err != nil {
		return nil, err
	}
	return starlark.MakeInt(codepoint.Len(string(text))), nil
}

// next is __next__().
func (t *textFile) next(c *fileCall) (starlark.Value, error) {
	line, err := t.readLine(c.thread, -1)
	if err != nil {
		return nil, err
	}
	if t.iterating = line != starlark.String(""); !t.iterating {
		return nil, kit.StopIteration()
	}
	return line, nil
}

func (t *textFile) repr(c *fileCall) (starlark.Value, error) {
	text := "<_io.TextIOWrapper"
	if t.b.name != nil {
		name, err := object.Repr(c.thread, t.b.name)
		if err != nil {
			return nil, err
		}
		text += " name=" + name
	}
	if t.mode != "" {
		text += " mode='" + t.mode + "'"
	}
	return starlark.String(text + " encoding='" + t.encoding + "'>"), nil
}

// setText checks and sets the arguments that say what text is made of.
func (t *textFile) setText(encoding, errors, newline starlark.Value) error {
	for _, x := range []struct {
		param string
		v     starlark.Value
		to    *string
		def   string
	}{{"encoding", encoding, &t.encoding, "UTF-8"}, {"errors", errors, &t.errors, "strict"}, {"newline", newline, &t.newline, ""}} {
		switch s := object.Native(x.v).(type) {
		case nil, starlark.NoneType:
			*x.to = x.def
		case starlark.String:
			*x.to = string(s)
		default:
			return raise.Errorf("TypeError", "open() argument '%s' must be str or None, not %s", x.param, object.TypeName(x.v))
		}
	}
	t.universal = newline == nil || newline == starlark.None
	if t.encoding == "locale" {
		t.encoding = "UTF-8"
	}
	if !strings.Contains("\r\n", t.newline) {
		return raise.Errorf("ValueError", "illegal newline value: %s", t.newline)
	}
	t.end = t.newline
	if t.end == "" {
		t.end = "\n"
	}
	t.reset()
	return text.KnownEncoding(t.encoding)
}

// reconfigure is reconfigure(*, encoding, errors, newline, line_buffering, write_through).
func (t *textFile) reconfigure(thread *starlark.Thread, v []starlark.Value) error {
	given := func(v starlark.Value) bool { return v != nil && v != starlark.None }
	if given(v[0]) && t.last != nil {
		return unsupported("It is not possible to set the encoding or newline of stream after the first read")
	}
	if err := t.b.flush(thread); err != nil {
		return err
	}
	if !given(v[0]) {
		v[0] = starlark.String(t.encoding)
	}
	if !given(v[1]) {
		v[1] = starlark.String(t.errors)
	}
	if v[2] == nil && !t.universal {
		v[2] = starlark.String(t.newline)
	}
	if given(v[3]) {
		each, err := object.IsTrue(thread, v[3])
		if err != nil {
			return err
		}
		t.lineEach = each
	}
	return t.setText(v[0], v[1], v[2])
}

// initText is TextIOWrapper(buffer, encoding=None, errors=None, newline=None, ...).
func initText(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	t := self.Base().(*textFile)
	b, ok := ByteFileOf(v[0])
	if !ok {
		b = &byteFile{raw: objectRaw{v[0]}, readable: true, writable: true, unbuffered: true}
		for name, to := range map[string]*bool{"readable": &b.readable, "writable": &b.writable} {
			can, err := object.CallMethod(thread, v[0], name, nil, nil)
			if err != nil {
				return nil, err
			}
			if *to, err = object.IsTrue(thread, can); err != nil {
				return nil, err
			}
		}
	}
	t.buffer, t.b = v[0], b
	if v[4] != nil {
		each, err := object.IsTrue(thread, v[4])
		if err != nil {
			return nil, err
		}
		t.lineEach = each
	}
	return starlark.None, t.setText(v[1], v[2], v[3])
}
