package io

import (
	"bytes"
	"io"
	"sort"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A textFile is what a text file object carries.
type textFile struct {
	decoder
	buffer    starlark.Value // the binary file object below
	b         *byteFile
	mode      string
	lineEach  bool   // line_buffering
	end       string // what "\n" is written as
	text      string // decoded and not taken yet
	last      []byte // the bytes of which text is a part, for tell
	taken     int    // characters of last that were taken
	tail      []byte // bytes behind last that are no whole character yet
	iterating bool   // tell is not possible
	begun     bool   // something was written: no more marks
	soft      int    // the attribute softspace of Python 2
}

// TravelTo implements object.Payload.
func (t *textFile) TravelTo(c *memory.Copier, self *object.Instance) (any, error) {
	if c.Dest() == nil {
		return nil, notSent(self)
	}
	to := *t
	to.last, to.tail = bytes.Clone(t.last), bytes.Clone(t.tail)
	if t.buffer == starlark.None { // Python 2's has no binary file object below
		b, err := t.b.TravelTo(c, self)
		if err != nil {
			return nil, err
		}
		to.b = b.(*byteFile)
		return &to, nil
	}
	v, err := c.Copy(t.buffer)
	if err != nil {
		return nil, err
	}
	b, ok := ByteFileOf(v)
	if !ok {
		return nil, notSent(self)
	}
	to.buffer, to.b = v, b
	return &to, nil
}

// ByteFileOf returns what a binary file object carries; ok is false for what is none.
func ByteFileOf(v starlark.Value) (*byteFile, bool) {
	if i, ok := v.(*object.Instance); ok {
		b, ok := i.Base().(*byteFile)
		return b, ok
	}
	return nil, false
}

// fetch decodes some more; more is false at the end of the file.
func (t *textFile) fetch(thread *starlark.Thread) (more bool, err error) {
	if !t.b.readable {
		return false, unsupported("not readable")
	}
	if len(t.b.in) == 0 {
		if _, err := t.b.fill(thread, 0); err != nil {
			return false, err
		}
	}
	data := append(t.tail, t.b.take(len(t.b.in))...)
	final := len(data) == len(t.tail)
	text, n, err := t.decode(data, final)
	if err != nil {
		t.tail = nil
		return false, err
	}
	if t.text == "" {
		t.last, t.taken = data[:n:n], 0
	} else {
		t.last = append(t.last, data[:n]...)
	}
	t.text += text
	t.tail = data[n:]
	return !final || text != "", nil
}

// take removes the first n bytes of the text.
func (t *textFile) take(n int) starlark.Value {
	s := t.text[:n]
	t.text = t.text[n:]
	t.taken += codepoint.Len(s)
	return starlark.String(s)
}

// read reads n characters, or all if n is negative.
func (t *textFile) read(thread *starlark.Thread, n int) (starlark.Value, error) {
	if n < 0 {
		return t.readAll(thread)
	}
	for have := codepoint.Len(t.text); have < n; {
		before := len(t.text)
		if more, err := t.fetch(thread); err != nil {
			return nil, err
		} else if !more {
			break
		}
		have += codepoint.Len(t.text[before:])
	}
	head, _ := kit.CutRunes(t.text, n)
	return t.take(len(head)), nil
}

// readAll reads the rest at once: where a character is wrong is told from there.
func (t *textFile) readAll(thread *starlark.Thread) (starlark.Value, error) {
	if !t.b.readable {
		return nil, unsupported("not readable")
	}
	data, err := t.b.Read(thread, -1)
	if err != nil {
		return nil, err
	}
	text, _, err := t.decode(append(t.tail, data...), true)
	if err != nil {
		return nil, err
	}
	text = t.text + text
	t.text, t.last, t.tail, t.taken = "", nil, nil, 0
	return starlark.String(text), nil
}

// readLine reads a line with its end, of at most n characters unless n is negative; "" at
// the end of the file.
func (t *textFile) readLine(thread *starlark.Thread, n int) (starlark.Value, error) {
	for {
		end := t.lineEnd(t.text)
		if n >= 0 {
			if head, _ := kit.CutRunes(t.text, n); len(head) < len(t.text) && (end == 0 || len(head) < end) || n == 0 {
				return t.take(len(head)), nil
			}
		}
		if end > 0 {
			return t.take(end), nil
		}
		if more, err := t.fetch(thread); err != nil {
			return nil, err
		} else if !more {
			return t.take(len(t.text)), nil
		}
	}
}

// write encodes a text; what is left of what was read is dropped, as in Python.
func (t *textFile) write(thread *starlark.Thread, content string) error {
	if !t.b.writable {
		return unsupported("not writable")
	}
	out := content
	if t.end != "\n" {
		out = strings.ReplaceAll(out, "\n", t.end)
	}
	encoding := t.encoding
	if t.begun {
		encoding = afterMark(encodingKey(encoding), encoding, nil)
	}
	data, err := text.EncodeText(out, encoding, t.errors)
	if err != nil {
		return err
	}
	t.begun = t.begun || data != ""
	t.drop()
	if err := t.b.Write(thread, []byte(data)); err != nil {
		return err
	}
	if t.lineEach && strings.ContainsAny(content, "\n\r") {
		return t.b.flush(thread)
	}
	return nil
}

// drop forgets what was decoded.
func (t *textFile) drop() { t.text, t.last, t.tail, t.taken = "", nil, nil, 0 }

// tell returns the position in bytes of the next character.
func (t *textFile) tell(thread *starlark.Thread) (int64, error) {
	switch {
	case !t.b.raw.seekable():
		return 0, unsupported("underlying stream is not seekable")
	case t.iterating:
		return 0, raise.Errorf("OSError", "telling position disabled by next() call")
	}
	at, err := t.b.tell(thread)
	if err != nil || t.text == "" {
		return at - int64(len(t.tail)), err
	}
	return at - int64(len(t.tail)) - int64(len(t.last)) + int64(t.takenBytes()), nil
}

// takenBytes returns how many bytes the characters that were taken are.
func (t *textFile) takenBytes() int {
	return sort.Search(len(t.last), func(n int) bool {
		d := t.decoder
		text, _, err := d.decode(t.last[:n], n > 0 && n < len(t.last) && t.last[n-1] == '\r' && t.last[n] != '\n')
		return err == nil && codepoint.Len(text) >= t.taken
	})
}

// seek sets the position to one that tell has told, to the beginning or the end.
func (t *textFile) seek(thread *starlark.Thread, offset int64, whence int) (int64, error) {
	switch {
	case !t.b.raw.seekable():
		return 0, unsupported("underlying stream is not seekable")
	case whence == io.SeekCurrent && offset != 0:
		return 0, unsupported("can't do nonzero cur-relative seeks")
	case whence == io.SeekEnd && offset != 0:
		return 0, unsupported("can't do nonzero end-relative seeks")
	case whence < 0 || whence > io.SeekEnd:
		return 0, raise.Errorf("ValueError", "invalid whence (%d, should be 0, 1 or 2)", whence)
	case whence == io.SeekStart && offset < 0:
		return 0, raise.Errorf("ValueError", "negative seek position %d", offset)
	case whence == io.SeekCurrent:
		at, err := t.tell(thread)
		if err != nil {
			return 0, err
		}
		offset, whence = at, io.SeekStart
	}
	at, err := t.b.seek(thread, offset, whence)
	if err != nil {
		return 0, err
	}
	t.drop()
	t.begun = at != 0
	if at == 0 {
		t.reset()
	}
	return at, nil
}
