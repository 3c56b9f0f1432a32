package io

import (
	"bytes"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// setNewline sets how lines of a StringIO end: with None all ends become "\n" when they are
// written, with "" none does, and what else there is replaces "\n".
func (f *memoryFile) setNewline(thread *starlark.Thread, v starlark.Value) error {
	if v == starlark.None {
		f.universal = true
		return nil
	}
	s, ok := object.Native(v).(starlark.String)
	switch {
	case !ok:
		return raise.Errorf("TypeError", "newline must be str or None, not %s", object.TypeName(v))
	case !strings.Contains("\r\n", string(s)):
		text, err := object.Repr(thread, s)
		if err != nil {
			return err
		}
		return raise.Errorf("ValueError", "illegal newline value: %s", text)
	}
	f.newline = string(s)
	return nil
}

// translate returns text with the ends of lines that the file has.
func (f *memoryFile) translate(text string) string {
	switch {
	case f.universal:
		return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	case f.newline != "" && f.newline != "\n":
		return strings.ReplaceAll(text, "\n", f.newline)
	}
	return text
}

// lineEnd returns the length of the first line of text, with its end.
func (f *memoryFile) lineEnd(text []byte) int {
	end := f.newline
	i := bytes.Index(text, []byte(end))
	if end == "" {
		i, end = bytes.IndexAny(text, "\r\n"), "\n"
		if i >= 0 && bytes.HasPrefix(text[i:], []byte("\r\n")) {
			end = "\r\n"
		}
	}
	if i < 0 {
		return len(text)
	}
	return i + len(end)
}
