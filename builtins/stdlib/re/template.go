package re

import (
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/builtins/stdlib/re/regex"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A templateParser reads the template of a replacement: \1, \g<name>, \n.
type templateParser struct {
	thread *starlark.Thread
	text   string
	source starlark.Value
	re     *regex.Regexp
	t      replacementTemplate
	plain  strings.Builder
}

// parseTemplate reads a template. The error is re.error, or an IndexError.
func parseTemplate(thread *starlark.Thread, text string, source starlark.Value, re *regex.Regexp) (*replacementTemplate, error) {
	p := &templateParser{thread: thread, text: text, source: source, re: re}
	for i := 0; i < len(text); {
		if text[i] != '\\' {
			p.plain.WriteByte(text[i])
			i++
			continue
		}
		next, err := p.escape(i)
		if err != nil {
			return nil, err
		}
		i = next
	}
	p.t.texts = append(p.t.texts, p.plain.String())
	return &p.t, nil
}

func (p *templateParser) fail(at int, msg string) error {
	return raisePatternError(p.thread, &regex.Error{Msg: msg, Pos: codepoint.Len(p.text[:at])}, p.text, p.source)
}

// escape reads the escape at i and returns where it ends.
func (p *templateParser) escape(i int) (next int, err error) {
	if i+1 == len(p.text) {
		return 0, p.fail(i, "bad escape (end of pattern)")
	}
	c := p.text[i+1]
	if c == 'g' {
		return p.namedGroup(i)
	}
	if kit.IsDigit(c) {
		return p.digits(i)
	}
	if e := strings.IndexByte(`abfnrtv\`, c); e >= 0 {
		p.plain.WriteByte("\a\b\f\n\r\t\v\\"[e])
		return i + 2, nil
	}
	if kit.IsLetter(c) {
		return 0, p.fail(i, "bad escape \\"+string(rune(c)))
	}
	p.plain.WriteString(p.text[i : i+2])
	return i + 2, nil
}

// digits reads \0, an octal escape, or the number of a group.
func (p *templateParser) digits(i int) (next int, err error) {
	rest := p.text[i+1:]
	n := 1
	if rest[0] == '0' {
		for n < 3 && n < len(rest) && isOctal(rest[n]) {
			n++
		}
		return i + 1 + n, p.octal(i, rest[:n])
	}
	if n < len(rest) && kit.IsDigit(rest[n]) {
		n++
		if isOctal(rest[0]) && isOctal(rest[1]) && n < len(rest) && isOctal(rest[n]) {
			return i + 2 + n, p.octal(i, rest[:n+1])
		}
	}
	group, _ := strconv.Atoi(rest[:n])
	if group > p.re.Groups {
		return 0, p.fail(i+1, "invalid group reference "+rest[:n])
	}
	p.t.add(&p.plain, group)
	return i + 1 + n, nil
}

func (p *templateParser) octal(at int, digits string) error {
	n, _ := strconv.ParseUint(digits, 8, 32)
	if n > 0o377 {
		return p.fail(at, "octal escape value \\"+digits+" outside of range 0-0o377")
	}
	if _, ok := p.source.(starlark.Bytes); ok {
		p.plain.WriteByte(byte(n))
	} else {
		p.plain.WriteRune(rune(n))
	}
	return nil
}

// namedGroup reads \g<name> at i.
func (p *templateParser) namedGroup(i int) (next int, err error) {
	start := i + 3
	if !strings.HasPrefix(p.text[i+2:], "<") {
		return 0, p.fail(i+2, "missing <")
	}
	n := strings.IndexByte(p.text[start:], '>')
	if n < 0 {
		if start == len(p.text) {
			return 0, p.fail(start, "missing group name")
		}
		return 0, p.fail(start, "missing >, unterminated name")
	}
	name := p.text[start : start+n]
	if name == "" {
		return 0, p.fail(start, "missing group name")
	}
	group := 0
	if regex.IsName(name) {
		g, ok := p.re.Names[name]
		if !ok {
			return 0, raise.Errorf("IndexError", "unknown group name '%s'", name)
		}
		group = g
	} else {
		g, err := strconv.Atoi(name)
		if err != nil || g < 0 {
			return 0, p.fail(start, "bad character in group name '"+name+"'")
		}
		if g > p.re.Groups {
			return 0, p.fail(start, "invalid group reference "+name)
		}
		group = g
	}
	p.t.add(&p.plain, group)
	return start + n + 1, nil
}
