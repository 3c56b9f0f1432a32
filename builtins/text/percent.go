package text

import (
	"math"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Percent returns format % arg for a str. It fails with ValueError if format is
// wrong, with TypeError if the arguments do not fit it, and as making their texts does.
func Percent(thread *starlark.Thread, format string, arg starlark.Value) (starlark.Value, error) {
	p := percenter{Writer: object.NewWriter(thread)}
	if err := p.run(format, arg); err != nil {
		return nil, err
	}
	return p.Value(), nil
}

// PercentPython2 is Percent of Python 2.
func PercentPython2(thread *starlark.Thread, format string, arg starlark.Value) (starlark.Value, error) {
	p := percenter{Writer: object.NewWriter(thread)}
	p.Python2 = true
	if err := p.run(format, arg); err != nil {
		return nil, err
	}
	return p.Value(), nil
}

// PercentBytes returns format % arg for bytes. It fails as Percent does.
func PercentBytes(thread *starlark.Thread, format string, arg starlark.Value) (string, error) {
	p := percenter{Writer: object.NewWriter(thread), bytes: true}
	p.Python2 = false
	if err := p.run(format, arg); err != nil {
		return "", err
	}
	return p.Done(), nil
}

// isMapping reports whether names can be looked up in the argument of %, or at least
// CPython takes it for something like that; such an argument need not be used up.
func isMapping(v starlark.Value, inBytes bool) bool {
	switch object.Native(v).(type) {
	case starlark.String:
		return false
	case starlark.Bytes, *ByteArray:
		return !inBytes
	}
	switch v := v.(type) {
	case starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType, *starlark.Set, *object.Class:
		return false
	case *object.Instance:
		m, _ := v.Class().Lookup("__getitem__")
		return m != nil && m != starlark.None
	case *starlark.Dict, *starlark.List, starlark.Mapping:
		return true
	}
	class := object.TypeOf(v)
	if _, ok := class.Lookup("__getitem__"); ok {
		return true
	}
	_, ok := v.(object.ItemGetter)
	return ok || v.Type() == "range"
}

// A percenter is one use of the operator %.
type percenter struct {
	*object.Writer
	cursor  number.Cursor // over the format
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

// run appends format % arg.
func (p *percenter) run(format string, arg starlark.Value) error {
	if args, ok := object.Native(arg).(starlark.Tuple); ok {
		p.args = args
	} else {
		p.single = arg
		if isMapping(arg, p.bytes) {
			p.mapping = arg
		}
	}
	c := &p.cursor
	for c.Text = format; ; {
		i := strings.IndexByte(c.Text[c.At:], '%')
		if i < 0 {
			p.Text(c.Text[c.At:])
			break
		}
		p.Text(c.Text[c.At : c.At+i])
		c.At += i + 1
		if c.Accept('%') {
			p.Buf = append(p.Buf, '%')
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
		return raise.Errorf("TypeError", "not all arguments converted during %s formatting", kind).About(fact.TooManyFormat)
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
		return nil, raise.New(fact.TooFewFormat)
	}
	p.next++
	return p.args[p.next-1], nil
}

// parse parses a directive behind its %.
func (p *percenter) parse(d *directive) error {
	c := &p.cursor
	if c.Accept('(') {
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
	if c.At < len(c.Text) && strings.IndexByte("hlL", c.Text[c.At]) >= 0 {
		c.At++ // C's sizes mean nothing
	}
	d.code, d.size = c.Peek()
	if p.bytes && d.size > 0 {
		d.code, d.size = rune(c.Text[c.At]), 1
	}
	if d.size == 0 {
		return raise.Errorf("ValueError", "incomplete format")
	}
	c.At += d.size
	return nil
}

// key makes the value of the key in parentheses the argument.
func (p *percenter) key() error {
	c := &p.cursor
	if p.mapping == nil {
		return raise.Errorf("TypeError", "format requires a mapping")
	}
	start := c.At
	for open := 1; open > 0; c.At++ {
		if c.At == len(c.Text) {
			return raise.Errorf("ValueError", "incomplete format key")
		}
		switch c.Text[c.At] {
		case '(':
			open++
		case ')':
			open--
		}
	}
	key, err := c.Text[start:c.At-1], error(nil)
	if p.bytes {
		p.single, err = object.GetItem(p.Thread(), p.mapping, starlark.Bytes(key))
	} else {
		p.single, err = nameItem(p.Thread(), p.mapping, key)
	}
	return err
}

func (d *directive) flags(c *number.Cursor) {
	for ; c.At < len(c.Text); c.At++ {
		switch c.Text[c.At] {
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
	if !p.cursor.Accept('*') {
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
	if !p.cursor.Accept('.') {
		return nil
	}
	if p.cursor.Accept('*') {
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
	for ; c.At < len(c.Text) && c.Text[c.At] >= '0' && c.Text[c.At] <= '9'; c.At++ {
		d := int(c.Text[c.At] - '0')
		n = max(n, 0)
		if n > (most-d)/10 {
			return 0, raise.Errorf("ValueError", "%s", tooBig)
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
		v = object.BoolAsInt(b)
	}
	x, ok := v.(starlark.Int)
	if !ok {
		return 0, raise.Errorf("TypeError", "* wants int")
	}
	n, ok := x.Int64()
	if !ok || n > int64(most) || n < -int64(most)-1 {
		kind := "int"
		if most == math.MaxInt {
			kind = "ssize_t"
		}
		return 0, raise.Errorf("OverflowError", "Python int too large to convert to C %s", kind)
	}
	return int(n), nil
}

// convert appends the text of a directive.
func (p *percenter) convert(d *directive) error {
	if d.code == '%' && p.Python2 {
		return p.emit(d, "", "", []byte("%"), false)
	}
	v, err := p.argument()
	if err != nil {
		return err
	}
	switch d.code {
	case 's', 'r', 'a', 'b':
		if d.code == 'b' && !p.bytes || d.code == 'a' && p.Python2 {
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
	index := p.cursor.At - 1
	if !p.bytes {
		index = codepoint.Len(p.cursor.Text[:p.cursor.At]) - 1
	}
	return raise.Errorf("ValueError", "unsupported format character '%c' (0x%x) at index %d", shown, d.code, index)
}

// emit appends a converted text, padded. Of a number, zeros may stand after sign and
// prefix.
func (p *percenter) emit(d *directive, sign, prefix string, body []byte, number bool) error {
	length := len(body)
	if !p.bytes {
		length = codepoint.Len(string(body))
	}
	pad := d.width - len(sign) - len(prefix) - length
	if pad > object.MaxText {
		return &raise.Error{Class: "MemoryError"}
	}
	zeros := number && d.zero && !d.left
	if !zeros && !d.left {
		p.Fill(' ', pad)
	}
	p.Text(sign)
	p.Text(prefix)
	if zeros {
		p.Fill('0', pad)
	}
	p.Buf = append(p.Buf, body...)
	if d.left {
		p.Fill(' ', pad)
	}
	return nil
}
