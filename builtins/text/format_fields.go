package text

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// FormatString returns s.format(*args, **kwargs). lookup, if not nil, is the mapping
// of format_map instead of args and kwargs. It fails with ValueError if s is no format
// string, with IndexError or KeyError for a field that is missing, and as getting the
// fields' attributes and items and formatting them do.
func FormatString(thread *starlark.Thread, s string, args starlark.Tuple, kwargs []starlark.Tuple, lookup starlark.Value) (starlark.Value, error) {
	f := formatter{Writer: object.NewWriter(thread), args: args, kwargs: kwargs, lookup: lookup}
	return f.text(s)
}

// FormatStringPython2 is FormatString of Python 2.
func FormatStringPython2(thread *starlark.Thread, s string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	f := formatter{Writer: object.NewWriter(thread), args: args, kwargs: kwargs}
	f.Python2 = true
	return f.text(s)
}

// text returns the text of a format string.
func (f *formatter) text(s string) (starlark.Value, error) {
	const nested = 2 // a field's spec may have fields, theirs may not
	if err := f.build(s, nested); err != nil {
		return nil, err
	}
	return f.Value(), nil
}

// A formatter is one call of str.format.
type formatter struct {
	*object.Writer
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

func formatError(text string) error { return raise.Errorf("ValueError", "%s", text) }

// build appends the text of a format string. depth is how deep specs may be nested in
// it.
func (f *formatter) build(s string, depth int) error {
	if depth == 0 {
		return formatError("Max string recursion exceeded")
	}
	c := &number.Cursor{Text: s}
	for c.At < len(s) {
		i := strings.IndexAny(s[c.At:], "{}")
		if i < 0 {
			f.Text(s[c.At:])
			return nil
		}
		f.Text(s[c.At : c.At+i])
		brace := s[c.At+i]
		c.At += i + 1
		switch {
		case c.Accept(brace):
			f.Buf = append(f.Buf, brace)
			continue
		case brace == '}':
			return formatError("Single '}' encountered in format string")
		case c.At == len(s):
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
func parseField(c *number.Cursor) (f field, err error) {
	end, err := fieldNameEnd(c)
	if err != nil {
		return f, err
	}
	f.name = c.Text[c.At:end]
	c.At = end + 1
	switch c.Text[end] {
	case '}':
		return f, nil
	case '!':
		r, size := c.Peek()
		if size == 0 {
			return f, formatError("end of string while looking for conversion specifier")
		}
		f.conversion = r
		c.At += size
		if c.Accept('}') {
			return f, nil
		}
		if c.At < len(c.Text) && !c.Accept(':') {
			return f, formatError("expected ':' after conversion specifier")
		}
	}
	return f, f.parseSpec(c)
}

// fieldNameEnd finds what ends a field's name: "}", ":" or "!".
func fieldNameEnd(c *number.Cursor) (int, error) {
	for i := c.At; i < len(c.Text); i++ {
		switch c.Text[i] {
		case '{':
			return 0, formatError("unexpected '{' in field name")
		case '[':
			n := strings.IndexByte(c.Text[i:], ']')
			if n < 0 {
				i = len(c.Text)
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
func (f *field) parseSpec(c *number.Cursor) error {
	start := c.At
	for open := 1; c.At < len(c.Text); c.At++ {
		switch c.Text[c.At] {
		case '{':
			f.nested = true
			open++
		case '}':
			if open--; open == 0 {
				f.spec = c.Text[start:c.At]
				c.At++
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
		outer := f.Buf
		f.Buf = nil
		err := f.build(d.spec, depth-1)
		d.spec, f.Buf = string(f.Buf), outer
		if err != nil {
			return err
		}
	}
	return f.Format(v, d.spec)
}

func (f *formatter) convert(v starlark.Value, conversion rune) (starlark.Value, error) {
	w := object.NewWriter(f.Thread())
	w.Python2 = f.Python2
	var err error
	switch conversion {
	case 's':
		err = w.Str(v)
	case 'r':
		err = w.Repr(v)
	case 'a':
		err = w.Repr(v)
		w.Buf = []byte(escapeNonASCII(string(w.Buf)))
	default:
		code := string(conversion)
		if conversion <= 32 || conversion >= 127 {
			code = `\x` + strconv.FormatInt(int64(conversion), 16)
		}
		err = raise.Errorf("ValueError", "Unknown conversion specifier %s", code)
	}
	if err != nil {
		return nil, err
	}
	return w.Value(), nil
}

// value returns what a field's name tells: "", "0", "name", each with attributes and
// items behind it.
func (f *formatter) value(name string) (starlark.Value, error) {
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	v, err := f.argument(name[:end])
	for c := (&number.Cursor{Text: name, At: end}); err == nil && c.At < len(name); {
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
		if f.Python2 {
			return nil, raise.Errorf("IndexError", "tuple index out of range")
		}
		return nil, raise.Errorf("IndexError", "Replacement index %d out of range for positional args tuple", i)
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
		return nameItem(f.Thread(), f.lookup, name)
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
		return object.GetItem(thread, mapping, starlark.String(name))
	}
	v, ok, err := d.Get(starlark.String(name))
	if err == nil && !ok {
		err = keyError(starlark.String(name))
	}
	return v, err
}

// keyError is the KeyError for a missing str.
func keyError(key starlark.String) error {
	return &raise.Error{Class: "KeyError", Msg: string(appendQuoted(nil, string(key), false)), Args: starlark.Tuple{key}}
}

// member returns the attribute or item of v that comes next in a field's name.
func (f *formatter) member(v starlark.Value, c *number.Cursor) (starlark.Value, error) {
	switch {
	case c.Accept('.'):
		end := strings.IndexAny(c.Text[c.At:], ".[")
		if end < 0 {
			end = len(c.Text) - c.At
		}
		name := c.Text[c.At : c.At+end]
		c.At += end
		if name == "" {
			return nil, formatError("Empty attribute in format string")
		}
		return object.GetAttr(f.Thread(), v, name)
	case !c.Accept('['):
		return nil, formatError("Only '.' or '[' may follow ']' in format field specifier")
	}
	end := strings.IndexByte(c.Text[c.At:], ']')
	if end < 0 {
		return nil, formatError("Missing ']' in format string")
	}
	key := c.Text[c.At : c.At+end]
	c.At += end + 1
	i, err := fieldIndex(key)
	switch {
	case err != nil:
		return nil, err
	case key == "":
		return nil, formatError("Empty attribute in format string")
	case i >= 0:
		return object.GetItem(f.Thread(), v, starlark.MakeInt(i))
	}
	return object.GetItem(f.Thread(), v, starlark.String(key))
}

// fieldIndex returns the number that a name is, or -1.
func fieldIndex(name string) (int, error) {
	if name == "" || name[0] < utf8.RuneSelf && (name[0] < '0' || name[0] > '9') {
		return -1, nil
	}
	c := number.Cursor{Text: name}
	n, err := c.Number()
	if err != nil || c.At == len(name) {
		return n, err
	}
	return -1, nil
}
