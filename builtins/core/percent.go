package core

import (
	"math"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// Percent returns format % arg for a str. It fails with ValueError if format is
// wrong, with TypeError if the arguments do not fit it, and as making their texts does.
func Percent(thread *starlark.Thread, format string, arg starlark.Value) (string, error) {
	return percent(thread, format, arg, inPython2(thread), false)
}

// Percent2 is Percent of Python 2.
func Percent2(thread *starlark.Thread, format string, arg starlark.Value) (string, error) {
	return percent(thread, format, arg, true, false)
}

// PercentBytes returns format % arg for bytes. It fails as Percent does.
func PercentBytes(thread *starlark.Thread, format string, arg starlark.Value) (string, error) {
	return percent(thread, format, arg, false, true)
}

func percent(thread *starlark.Thread, format string, arg starlark.Value, two, inBytes bool) (string, error) {
	p := percenter{writer: writer{thread: thread, two: two}, bytes: inBytes, single: arg}
	p.cursor.text = format
	p.buf = make([]byte, 0, len(format)+32)
	if args, ok := Native(arg).(starlark.Tuple); ok {
		p.args, p.single = args, nil
	} else if isMapping(arg) {
		p.mapping = arg
	}
	if err := p.run(); err != nil {
		return "", err
	}
	return string(p.buf), nil
}

// isMapping reports whether names can be looked up in the argument of %, or at least
// CPython takes it for something like that; such an argument need not be used up.
func isMapping(v starlark.Value) bool {
	switch v := v.(type) {
	case starlark.String, starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType, *starlark.Set, *Class:
		return false
	case *Instance:
		return v.special("__getitem__") != nil
	case *starlark.Dict, *starlark.List, starlark.Bytes, starlark.Mapping:
		return true
	}
	class := TypeOf(v)
	if _, ok := class.Lookup("__getitem__"); ok {
		return true
	}
	_, ok := v.(ItemGetter)
	return ok || v.Type() == "range"
}

// A percenter is one use of the operator %.
type percenter struct {
	writer
	cursor  cursor // over the format
	bytes   bool
	args    starlark.Tuple
	next    int            // in args
	single  starlark.Value // the argument that is no tuple, until it is used
	mapping starlark.Value // that argument, if names can be looked up in it
}

// A directive is one conversion: %(key)-+ #0width.prec code.
type directive struct {
	left, plus, space, alt, zero bool
	width, prec                  int // -1 if there is none
	code                         rune
	size                         int // of the code, in bytes
}

func (p *percenter) run() error {
	for c := &p.cursor; ; {
		i := strings.IndexByte(c.text[c.at:], '%')
		if i < 0 {
			p.text(c.text[c.at:])
			break
		}
		p.text(c.text[c.at : c.at+i])
		c.at += i + 1
		if c.accept('%') {
			p.buf = append(p.buf, '%')
			continue
		}
		d := directive{width: -1, prec: -1}
		if err := p.parse(&d); err != nil {
			return err
		}
		if err := p.convert(&d); err != nil {
			return err
		}
	}
	if p.mapping == nil && (p.single != nil || p.next < len(p.args)) {
		kind := "string"
		if p.bytes {
			kind = "bytes"
		}
		return proc.Errorf("TypeError", "not all arguments converted during %s formatting", kind)
	}
	return nil
}

// argument returns the next argument.
func (p *percenter) argument() (starlark.Value, error) {
	if v := p.single; v != nil {
		p.single = nil
		return v, nil
	}
	if p.next >= len(p.args) {
		return nil, proc.Errorf("TypeError", "not enough arguments for format string")
	}
	p.next++
	return p.args[p.next-1], nil
}

// parse parses a directive behind its %.
func (p *percenter) parse(d *directive) error {
	c := &p.cursor
	if c.accept('(') {
		if err := p.key(); err != nil {
			return err
		}
	}
	d.flags(c)
	if err := p.width(d); err != nil {
		return err
	}
	if err := p.precision(d); err != nil {
		return err
	}
	if c.at < len(c.text) && strings.IndexByte("hlL", c.text[c.at]) >= 0 {
		c.at++ // C's sizes mean nothing
	}
	d.code, d.size = c.peek()
	if p.bytes && d.size > 0 {
		d.code, d.size = rune(c.text[c.at]), 1
	}
	if d.size == 0 {
		return proc.Errorf("ValueError", "incomplete format")
	}
	c.at += d.size
	return nil
}

// key makes the value of the key in parentheses the argument.
func (p *percenter) key() error {
	c := &p.cursor
	if p.mapping == nil {
		return proc.Errorf("TypeError", "format requires a mapping")
	}
	start := c.at
	for open := 1; open > 0; c.at++ {
		if c.at == len(c.text) {
			return proc.Errorf("ValueError", "incomplete format key")
		}
		switch c.text[c.at] {
		case '(':
			open++
		case ')':
			open--
		}
	}
	key, err := c.text[start:c.at-1], error(nil)
	if p.bytes {
		p.single, err = GetItem(p.thread, p.mapping, starlark.Bytes(key))
	} else {
		p.single, err = nameItem(p.thread, p.mapping, key)
	}
	return err
}

func (d *directive) flags(c *cursor) {
	for ; c.at < len(c.text); c.at++ {
		switch c.text[c.at] {
		case '-':
			d.left = true
		case '+':
			d.plus = true
		case ' ':
			d.space = true
		case '#':
			d.alt = true
		case '0':
			d.zero = true
		default:
			return
		}
	}
}

// width reads the width. A negative argument means to pad at the right.
func (p *percenter) width(d *directive) (err error) {
	if !p.cursor.accept('*') {
		d.width, err = p.digits(math.MaxInt, "width too big")
		return err
	}
	n, err := p.star(math.MaxInt)
	if n < 0 {
		d.left, n = true, -n
	}
	d.width = n
	return err
}

// precision reads the precision behind a point.
func (p *percenter) precision(d *directive) (err error) {
	if !p.cursor.accept('.') {
		return nil
	}
	if p.cursor.accept('*') {
		d.prec, err = p.star(math.MaxInt32)
	} else {
		d.prec, err = p.digits(math.MaxInt32, "precision too big")
	}
	d.prec = max(d.prec, 0)
	return err
}

// digits reads a number, -1 if there is none.
func (p *percenter) digits(most int, tooBig string) (int, error) {
	c := &p.cursor
	n := -1
	for ; c.at < len(c.text) && c.text[c.at] >= '0' && c.text[c.at] <= '9'; c.at++ {
		d := int(c.text[c.at] - '0')
		n = max(n, 0)
		if n > (most-d)/10 {
			return 0, proc.Errorf("ValueError", "%s", tooBig)
		}
		n = n*10 + d
	}
	return n, nil
}

// star takes the argument for a *.
func (p *percenter) star(most int) (int, error) {
	v, err := p.argument()
	if err != nil {
		return 0, err
	}
	if b, ok := v.(starlark.Bool); ok {
		v = boolAsInt(b)
	}
	x, ok := v.(starlark.Int)
	if !ok {
		return 0, proc.Errorf("TypeError", "* wants int")
	}
	n, ok := x.Int64()
	if !ok || n > int64(most) || n < -int64(most)-1 {
		kind := "int"
		if most == math.MaxInt {
			kind = "ssize_t"
		}
		return 0, proc.Errorf("OverflowError", "Python int too large to convert to C %s", kind)
	}
	return int(n), nil
}

// convert appends the text of a directive.
func (p *percenter) convert(d *directive) error {
	if d.code == '%' && p.two {
		return p.emit(d, "", "", []byte("%"), false)
	}
	v, err := p.argument()
	if err != nil {
		return err
	}
	switch d.code {
	case 's', 'r', 'a', 'b':
		if d.code == 'b' && !p.bytes || d.code == 'a' && p.two {
			return p.unsupported(d)
		}
		return p.convertText(d, v)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return p.convertInt(d, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return p.convertFloat(d, v)
	case 'c':
		return p.convertChar(d, v)
	}
	return p.unsupported(d)
}

func (p *percenter) unsupported(d *directive) error {
	shown := d.code
	if shown < 31 || shown > 126 {
		shown = '?'
	}
	index := p.cursor.at - 1
	if !p.bytes {
		index = StrLen(p.cursor.text[:p.cursor.at]) - 1
	}
	return proc.Errorf("ValueError", "unsupported format character '%c' (0x%x) at index %d", shown, d.code, index)
}

// emit appends a converted text, padded. Of a number, zeros may stand after sign and
// prefix.
func (p *percenter) emit(d *directive, sign, prefix string, body []byte, number bool) error {
	length := len(body)
	if !p.bytes {
		length = StrLen(string(body))
	}
	pad := d.width - len(sign) - len(prefix) - length
	if pad > maxText {
		return &proc.Error{Class: "MemoryError"}
	}
	zeros := number && d.zero && !d.left
	if !zeros && !d.left {
		p.fill(' ', pad)
	}
	p.text(sign)
	p.text(prefix)
	if zeros {
		p.fill('0', pad)
	}
	p.buf = append(p.buf, body...)
	if d.left {
		p.fill(' ', pad)
	}
	return nil
}
