package core

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// FormatString returns s.format(*args, **kwargs). lookup, if not nil, is the mapping
// of format_map instead of args and kwargs. It fails with ValueError if s is no format
// string, with IndexError or KeyError for a field that is missing, and as getting the
// fields' attributes and items and formatting them do.
func FormatString(thread *starlark.Thread, s string, args starlark.Tuple, kwargs []starlark.Tuple, lookup starlark.Value) (string, error) {
	return formatString(thread, s, args, kwargs, lookup, inPython2(thread))
}

// FormatString2 is FormatString of Python 2.
func FormatString2(thread *starlark.Thread, s string, args starlark.Tuple, kwargs []starlark.Tuple) (string, error) {
	return formatString(thread, s, args, kwargs, nil, true)
}

func formatString(thread *starlark.Thread, s string, args starlark.Tuple, kwargs []starlark.Tuple, lookup starlark.Value, two bool) (string, error) {
	const nested = 2 // a field's spec may have fields, theirs may not
	f := &formatter{writer: writer{thread: thread, two: two}, args: args, kwargs: kwargs, lookup: lookup}
	f.buf = make([]byte, 0, len(s)+32)
	if err := f.build(s, nested); err != nil {
		return "", err
	}
	return string(f.buf), nil
}

// A formatter is one call of str.format.
type formatter struct {
	writer
	args      starlark.Tuple
	kwargs    []starlark.Tuple
	lookup    starlark.Value
	next      int // the next automatic number
	numbering numbering
}

// A numbering is how a format string numbers its fields: all or none of them by hand.
type numbering byte

const (
	unnumbered numbering = iota
	automatic
	manual
)

func formatError(text string) error { return proc.Errorf("ValueError", "%s", text) }

// build appends the text of a format string. depth is how deep specs may be nested in
// it.
func (f *formatter) build(s string, depth int) error {
	if depth == 0 {
		return formatError("Max string recursion exceeded")
	}
	c := &cursor{text: s}
	for c.at < len(s) {
		i := strings.IndexAny(s[c.at:], "{}")
		if i < 0 {
			f.text(s[c.at:])
			return nil
		}
		f.text(s[c.at : c.at+i])
		brace := s[c.at+i]
		c.at += i + 1
		switch {
		case c.accept(brace):
			f.buf = append(f.buf, brace)
			continue
		case brace == '}':
			return formatError("Single '}' encountered in format string")
		case c.at == len(s):
			return formatError("Single '{' encountered in format string")
		}
		field, err := parseField(c)
		if err != nil {
			return err
		}
		if err := f.field(field, depth); err != nil {
			return err
		}
	}
	return nil
}

// A field is a replacement field: {name!conversion:spec}.
type field struct {
	name       string
	conversion rune // 0 if there is none
	spec       string
	nested     bool // the spec has fields
}

// parseField parses a field behind its opening brace.
func parseField(c *cursor) (f field, err error) {
	end, err := fieldNameEnd(c)
	if err != nil {
		return f, err
	}
	f.name = c.text[c.at:end]
	c.at = end + 1
	switch c.text[end] {
	case '}':
		return f, nil
	case '!':
		r, size := c.peek()
		if size == 0 {
			return f, formatError("end of string while looking for conversion specifier")
		}
		f.conversion = r
		c.at += size
		if c.accept('}') {
			return f, nil
		}
		if c.at < len(c.text) && !c.accept(':') {
			return f, formatError("expected ':' after conversion specifier")
		}
	}
	return f, f.parseSpec(c)
}

// fieldNameEnd finds what ends a field's name: "}", ":" or "!".
func fieldNameEnd(c *cursor) (int, error) {
	for i := c.at; i < len(c.text); i++ {
		switch c.text[i] {
		case '{':
			return 0, formatError("unexpected '{' in field name")
		case '[':
			n := strings.IndexByte(c.text[i:], ']')
			if n < 0 {
				i = len(c.text)
				continue
			}
			i += n - 1
		case '}', ':', '!':
			return i, nil
		}
	}
	return 0, formatError("expected '}' before end of string")
}

// parseSpec parses a field's spec up to the closing brace.
func (f *field) parseSpec(c *cursor) error {
	start := c.at
	for open := 1; c.at < len(c.text); c.at++ {
		switch c.text[c.at] {
		case '{':
			f.nested = true
			open++
		case '}':
			if open--; open == 0 {
				f.spec = c.text[start:c.at]
				c.at++
				return nil
			}
		}
	}
	return formatError("unmatched '{' in format spec")
}

// field appends the text of a field.
func (f *formatter) field(d field, depth int) error {
	v, err := f.value(d.name)
	if err != nil {
		return err
	}
	if d.conversion != 0 {
		if v, err = f.convert(v, d.conversion); err != nil {
			return err
		}
	}
	if d.nested {
		outer := f.buf
		f.buf = nil
		err := f.build(d.spec, depth-1)
		d.spec, f.buf = string(f.buf), outer
		if err != nil {
			return err
		}
	}
	return f.format(v, d.spec)
}

func (f *formatter) convert(v starlark.Value, conversion rune) (starlark.Value, error) {
	w := writer{thread: f.thread, two: f.two}
	var err error
	switch conversion {
	case 's':
		err = w.str(v)
	case 'r':
		err = w.repr(v)
	case 'a':
		err = w.repr(v)
		w.buf = []byte(escapeNonASCII(string(w.buf)))
	default:
		code := string(conversion)
		if conversion <= 32 || conversion >= 127 {
			code = `\x` + hexText(conversion)
		}
		err = proc.Errorf("ValueError", "Unknown conversion specifier %s", code)
	}
	return starlark.String(w.buf), err
}

// value returns what a field's name tells: "", "0", "name", each with attributes and
// items behind it.
func (f *formatter) value(name string) (starlark.Value, error) {
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	v, err := f.argument(name[:end])
	for c := (&cursor{text: name, at: end}); err == nil && c.at < len(name); {
		v, err = f.member(v, c)
	}
	return v, err
}

// argument returns a positional or named argument.
func (f *formatter) argument(name string) (starlark.Value, error) {
	i, err := fieldIndex(name)
	if err != nil {
		return nil, err
	}
	if i < 0 && name != "" {
		return f.named(name)
	}
	if i, err = f.number(i); err != nil {
		return nil, err
	}
	if f.lookup != nil {
		return nil, formatError("Format string contains positional fields")
	}
	if i >= len(f.args) {
		if f.two {
			return nil, proc.Errorf("IndexError", "tuple index out of range")
		}
		return nil, proc.Errorf("IndexError", "Replacement index %d out of range for positional args tuple", i)
	}
	return f.args[i], nil
}

// number returns the number of a field, i or, if that is negative, the next one.
func (f *formatter) number(i int) (int, error) {
	way := manual
	if i < 0 {
		way = automatic
		i = f.next
		f.next++
	}
	switch {
	case f.numbering == unnumbered:
		f.numbering = way
	case f.numbering == way:
	case way == automatic:
		return 0, formatError("cannot switch from manual field specification to automatic field numbering")
	default:
		return 0, formatError("cannot switch from automatic field numbering to manual field specification")
	}
	return i, nil
}

func (f *formatter) named(name string) (starlark.Value, error) {
	if f.lookup != nil {
		return nameItem(f.thread, f.lookup, name)
	}
	for _, kw := range f.kwargs {
		if string(kw[0].(starlark.String)) == name {
			return kw[1], nil
		}
	}
	return nil, keyError(starlark.String(name))
}

// nameItem returns the item of a mapping for a str.
func nameItem(thread *starlark.Thread, mapping starlark.Value, name string) (starlark.Value, error) {
	d, ok := mapping.(*starlark.Dict)
	if !ok {
		return GetItem(thread, mapping, starlark.String(name))
	}
	v, ok, err := d.Get(starlark.String(name))
	if err == nil && !ok {
		err = keyError(starlark.String(name))
	}
	return v, err
}

// keyError is the KeyError for a missing str.
func keyError(key starlark.String) error {
	return &proc.Error{Class: "KeyError", Msg: string(appendQuoted(nil, string(key), false)), Args: starlark.Tuple{key}}
}

// member returns the attribute or item of v that comes next in a field's name.
func (f *formatter) member(v starlark.Value, c *cursor) (starlark.Value, error) {
	switch {
	case c.accept('.'):
		end := strings.IndexAny(c.text[c.at:], ".[")
		if end < 0 {
			end = len(c.text) - c.at
		}
		name := c.text[c.at : c.at+end]
		c.at += end
		if name == "" {
			return nil, formatError("Empty attribute in format string")
		}
		return GetAttr(f.thread, v, name)
	case !c.accept('['):
		return nil, formatError("Only '.' or '[' may follow ']' in format field specifier")
	}
	end := strings.IndexByte(c.text[c.at:], ']')
	if end < 0 {
		return nil, formatError("Missing ']' in format string")
	}
	key := c.text[c.at : c.at+end]
	c.at += end + 1
	i, err := fieldIndex(key)
	switch {
	case err != nil:
		return nil, err
	case key == "":
		return nil, formatError("Empty attribute in format string")
	case i >= 0:
		return GetItem(f.thread, v, starlark.MakeInt(i))
	}
	return GetItem(f.thread, v, starlark.String(key))
}

// fieldIndex returns the number that a name is, or -1.
func fieldIndex(name string) (int, error) {
	if name == "" || name[0] < utf8.RuneSelf && (name[0] < '0' || name[0] > '9') {
		return -1, nil
	}
	c := cursor{text: name}
	n, err := c.number()
	if err != nil || c.at == len(name) {
		return n, err
	}
	return -1, nil
}
