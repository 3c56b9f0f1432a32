package json

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A jsonDecoder reads JSON as CPython does, with its errors.
type jsonDecoder struct {
	thread *starlark.Thread
	text   string
	pos    int
	depth  int
	strict bool // control characters are no part of a string
	// The hooks, None if they are not given.
	objectHook, pairsHook, parseFloat, parseInt, parseConstant starlark.Value
}

// newDecoder returns a decoder of a text. setting returns what a keyword of JSONDecoder is
// given, nil for nothing.
func newDecoder(thread *starlark.Thread, text string, setting func(name string) starlark.Value) *jsonDecoder {
	hook := func(name string) starlark.Value { return kit.OrNone(setting(name)) }
	return &jsonDecoder{
		thread: thread, text: text, strict: object.Truth(setting("strict"), true),
		objectHook: hook("object_hook"), pairsHook: hook("object_pairs_hook"), parseFloat: hook("parse_float"),
		parseInt: hook("parse_int"), parseConstant: hook("parse_constant"),
	}
}

// whole decodes the whole text.
func (d *jsonDecoder) whole() (starlark.Value, error) {
	d.spaces()
	v, err := d.value()
	if err != nil {
		return nil, err
	}
	if d.spaces(); d.pos < len(d.text) {
		return nil, d.fail("Extra data", d.pos)
	}
	return v, nil
}

func (d *jsonDecoder) fail(msg string, at int) error {
	return raiseJSONError(d.thread, msg, d.text, at)
}

func (d *jsonDecoder) spaces() {
	for d.pos < len(d.text) {
		switch d.text[d.pos] {
		case ' ', '\t', '\n', '\r':
			d.pos++
		default:
			return
		}
	}
}

func (d *jsonDecoder) peek() byte {
	if d.pos < len(d.text) {
		return d.text[d.pos]
	}
	return 0
}

// deepestJSON bounds the nesting, as CPython's recursion limit does.
const deepestJSON = 990

// value reads a value. There are no spaces before it.
func (d *jsonDecoder) value() (starlark.Value, error) {
	c := d.peek()
	switch {
	case c == '"':
		d.pos++
		s, err := d.str()
		return starlark.String(s), err
	case c == '{' || c == '[':
		if d.depth++; d.depth > deepestJSON {
			return nil, raise.Errorf("RecursionError", "maximum recursion depth exceeded while decoding a JSON %s from a unicode string",
				map[byte]string{'{': "object", '[': "array"}[c])
		}
		defer func() { d.depth-- }()
		d.pos++
		if c == '{' {
			return d.object()
		}
		return d.array()
	case c == '-' || kit.IsDigit(c):
		if v, err := d.number(); v != nil || err != nil {
			return v, err
		}
	}
	for word, v := range jsonWords {
		if strings.HasPrefix(d.text[d.pos:], word) {
			d.pos += len(word)
			if _, isFloat := v.(starlark.Float); isFloat && d.parseConstant != starlark.None {
				return object.Call1(d.thread, d.parseConstant, starlark.String(word))
			}
			return v, nil
		}
	}
	return nil, d.fail("Expecting value", d.pos)
}

var jsonWords = map[string]starlark.Value{
	"null": starlark.None, "true": starlark.True, "false": starlark.False, "NaN": starlark.Float(math.NaN()),
	"Infinity": starlark.Float(math.Inf(1)), "-Infinity": starlark.Float(math.Inf(-1)),
}

// number reads a number; nil if there is none.
func (d *jsonDecoder) number() (starlark.Value, error) {
	s := d.text[d.pos:]
	n := 0
	digits := func() bool {
		start := n
		for n < len(s) && kit.IsDigit(s[n]) {
			n++
		}
		return n > start
	}
	if s[0] == '-' {
		n++
	}
	if n < len(s) && s[n] == '0' {
		n++
	} else if !digits() {
		return nil, nil
	}
	whole := n
	if n < len(s) && s[n] == '.' {
		if n++; !digits() {
			n = whole
		}
	}
	fraction := n
	if n < len(s) && (s[n] == 'e' || s[n] == 'E') {
		n++
		if n < len(s) && (s[n] == '+' || s[n] == '-') {
			n++
		}
		if !digits() {
			n = fraction
		}
	}
	d.pos += n
	text := starlark.String(s[:n])
	convert, class := d.parseInt, starlark.Value(object.IntClass)
	if n > whole {
		convert, class = d.parseFloat, object.FloatClass
	}
	if convert == starlark.None {
		if class == starlark.Value(object.IntClass) {
			if i, err := strconv.ParseInt(string(text), 10, 64); err == nil {
				return starlark.MakeInt64(i), nil
			}
		} else if f, err := strconv.ParseFloat(string(text), 64); err == nil {
			return starlark.Float(f), nil
		}
		convert = class
	}
	return object.Call1(d.thread, convert, text)
}

// str reads a string whose quote was taken.
func (d *jsonDecoder) str() (string, error) {
	begin := d.pos - 1
	var b strings.Builder
	for start := d.pos; ; start = d.pos {
		for d.pos < len(d.text) && d.text[d.pos] != '"' && d.text[d.pos] != '\\' && (d.text[d.pos] >= ' ' || !d.strict) {
			d.pos++
		}
		if d.pos == len(d.text) {
			return "", d.fail("Unterminated string starting at", begin)
		}
		c := d.text[d.pos]
		switch {
		case c == '"':
			d.pos++
			if b.Len() == 0 {
				return d.text[start : d.pos-1], nil
			}
			b.WriteString(d.text[start : d.pos-1])
			return b.String(), nil
		case c < ' ':
			return "", d.fail("Invalid control character at", d.pos)
		}
		b.WriteString(d.text[start:d.pos])
		if err := d.escape(&b, begin); err != nil {
			return "", err
		}
	}
}

// escape reads an escape, whose backslash is next.
func (d *jsonDecoder) escape(b *strings.Builder, begin int) error {
	at := d.pos
	if d.pos++; d.pos == len(d.text) {
		return d.fail("Unterminated string starting at", begin)
	}
	c := d.text[d.pos]
	if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 {
		b.WriteByte("\"\\/\b\f\n\r\t"[i])
		d.pos++
		return nil
	}
	if c != 'u' {
		return d.fail("Invalid \\escape", at)
	}
	d.pos++
	r, ok := d.hex4()
	if !ok {
		return d.fail("Invalid \\uXXXX escape", at+1)
	}
	if utf16.IsSurrogate(r) && strings.HasPrefix(d.text[d.pos:], `\u`) {
		before := d.pos
		d.pos += 2
		low, ok := d.hex4()
		if !ok {
			return d.fail("Invalid \\uXXXX escape", before+1)
		}
		if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
			b.WriteRune(both)
			return nil
		}
		d.pos = before
	}
	b.WriteRune(r)
	return nil
}

func (d *jsonDecoder) hex4() (rune, bool) {
	if d.pos+4 > len(d.text) {
		return 0, false
	}
	n, err := strconv.ParseUint(d.text[d.pos:d.pos+4], 16, 32)
	if err != nil || strings.ContainsAny(d.text[d.pos:d.pos+4], "+-_") {
		return 0, false
	}
	d.pos += 4
	return rune(n), true
}

// array reads an array whose bracket was taken.
func (d *jsonDecoder) array() (starlark.Value, error) {
	var elems []starlark.Value
	if d.spaces(); d.peek() == ']' {
		d.pos++
		return starlark.NewList(nil), nil
	}
	for {
		v, err := d.value()
		if err != nil {
			return nil, err
		}
		elems = append(elems, v)
		d.spaces()
		switch d.peek() {
		case ']':
			d.pos++
			return starlark.NewList(elems), nil
		case ',':
			d.pos++
			d.spaces()
		default:
			return nil, d.fail("Expecting ',' delimiter", d.pos)
		}
	}
}

// object reads an object whose brace was taken.
func (d *jsonDecoder) object() (starlark.Value, error) {
	const noName = "Expecting property name enclosed in double quotes"
	o := new(starlark.Dict)
	var pairs []starlark.Value
	if d.spaces(); d.peek() == '}' {
		d.pos++
		return d.finish(o, nil)
	}
	for {
		if d.peek() != '"' {
			return nil, d.fail(noName, d.pos)
		}
		d.pos++
		key, err := d.str()
		if err != nil {
			return nil, err
		}
		if d.spaces(); d.peek() != ':' {
			return nil, d.fail("Expecting ':' delimiter", d.pos)
		}
		d.pos++
		d.spaces()
		v, err := d.value()
		if err != nil {
			return nil, err
		}
		if d.pairsHook != starlark.None {
			pairs = append(pairs, starlark.Tuple{starlark.String(key), v})
		} else if err := o.SetKey(starlark.String(key), v); err != nil {
			return nil, err
		}
		d.spaces()
		switch d.peek() {
		case '}':
			d.pos++
			return d.finish(o, pairs)
		case ',':
			d.pos++
			d.spaces()
		default:
			return nil, d.fail("Expecting ',' delimiter", d.pos)
		}
	}
}

// finish calls the hook for an object.
func (d *jsonDecoder) finish(o *starlark.Dict, pairs []starlark.Value) (starlark.Value, error) {
	switch {
	case d.pairsHook != starlark.None:
		return object.Call1(d.thread, d.pairsHook, starlark.NewList(pairs))
	case d.objectHook != starlark.None:
		return object.Call1(d.thread, d.objectHook, o)
	}
	return o, nil
}
