package regex

import (
	"slices"
	"strconv"
	"strings"
)

// group reads what follows (, at the place at.
func (p *parser) group(at int, flags *Flags, first bool) (*node, error) {
	if !p.accept('?') {
		return p.capture(at, "", *flags)
	}
	if !p.more() {
		return nil, p.fail(p.pos, "unexpected end of pattern")
	}
	c := p.text[p.pos]
	p.pos++
	switch c {
	case 'P':
		return p.named(at, *flags)
	case ':':
		return p.inner(at, *flags)
	case '#':
		for p.more() {
			p.pos++
			if p.text[p.pos-1] == ')' {
				return nil, nil
			}
		}
		return nil, p.fail(at, "missing ), unterminated comment")
	case '=', '!', '<':
		return p.look(c, at, *flags)
	case '(':
		return p.conditional(at, *flags)
	case '>':
		n, err := p.inner(at, *flags)
		return &node{kind: kindAtomic, nodes: []*node{n}}, err
	}
	if c == '-' || strings.ContainsRune("aiLmsux", c) {
		return p.flagGroup(c, at, flags, first)
	}
	return nil, p.fail(at+1, "unknown extension ?%c", c)
}

// inner reads the contents of a group that does not capture, and its ).
func (p *parser) inner(at int, flags Flags) (*node, error) {
	n, err := p.alternation(flags, false)
	if err != nil {
		return nil, err
	}
	if !p.accept(')') {
		return nil, p.fail(at, "missing ), unterminated subpattern")
	}
	// A group of its own, so that what follows repeats all of it.
	if n.kind == kindRepeat || n.kind == kindAt || n.kind == kindConcat && len(n.nodes) == 0 {
		n = &node{kind: kindConcat, nodes: []*node{n}}
	}
	return n, nil
}

// capture reads the contents of a group that captures.
func (p *parser) capture(at int, name string, flags Flags) (*node, error) {
	group := len(p.groups)
	p.groups = append(p.groups, nil)
	if name != "" {
		if old, ok := p.names[name]; ok {
			return nil, p.fail(at+4, "redefinition of group name '%s' as group %d; was group %d", name, group, old)
		}
		p.names[name] = group
	}
	p.open = append(p.open, group)
	n, err := p.alternation(flags, false)
	if err != nil {
		return nil, err
	}
	if !p.accept(')') {
		return nil, p.fail(at, "missing ), unterminated subpattern")
	}
	p.open = p.open[:len(p.open)-1]
	n = &node{kind: kindGroup, group: group, nodes: []*node{n}}
	p.groups[group] = n
	return n, nil
}

// name reads a group's name up to the terminator.
func (p *parser) name(terminator rune) (string, error) {
	start := p.pos
	for p.more() && p.peek() != terminator {
		p.pos++
	}
	name := string(p.text[start:p.pos])
	if !p.accept(terminator) {
		if name == "" {
			return "", p.fail(start, "missing group name")
		}
		return "", p.fail(start, "missing %c, unterminated name", terminator)
	}
	if name == "" {
		return "", p.fail(start, "missing group name")
	}
	return name, nil
}

// IsName reports whether a group may have the name.
func IsName(name string) bool {
	for i, r := range name {
		if !isWord(r, false) || i == 0 && isDigit(r, false) {
			return false
		}
	}
	return name != ""
}

// named reads (?P<name>...), (?P=name).
func (p *parser) named(at int, flags Flags) (*node, error) {
	switch {
	case p.accept('<'):
		start := p.pos
		name, err := p.name('>')
		if err != nil {
			return nil, err
		}
		if !IsName(name) {
			return nil, p.fail(start, "bad character in group name %s", quote(name))
		}
		return p.capture(at, name, flags)
	case p.accept('='):
		start := p.pos
		name, err := p.name(')')
		if err != nil {
			return nil, err
		}
		if !IsName(name) {
			return nil, p.fail(start, "bad character in group name %s", quote(name))
		}
		group, ok := p.names[name]
		if !ok {
			return nil, p.fail(start, "unknown group name %s", quote(name))
		}
		if slices.Contains(p.open, group) {
			return nil, p.fail(start, "cannot refer to an open group")
		}
		return &node{kind: kindRef, group: group, fold: p.folding(flags)}, p.checkBehind(group)
	case !p.more():
		return nil, p.fail(p.pos, "unexpected end of pattern")
	}
	return nil, p.fail(at+1, "unknown extension ?P%c", p.peek())
}

func quote(s string) string { return "'" + s + "'" }

// look reads a lookaround, whose c is =, ! or <.
func (p *parser) look(c rune, at int, flags Flags) (*node, error) {
	n := &node{kind: kindLook}
	if c == '<' {
		if !p.more() {
			return nil, p.fail(p.pos, "unexpected end of pattern")
		}
		c = p.text[p.pos]
		p.pos++
		if c != '=' && c != '!' {
			return nil, p.fail(at+1, "unknown extension ?<%c", c)
		}
		n.behind = true
	}
	n.negative = c == '!'
	outer := p.behind
	if n.behind && outer == 0 {
		p.behind = len(p.groups)
	}
	inner, err := p.inner(at, flags)
	p.behind = outer
	if err != nil {
		return nil, err
	}
	n.nodes = []*node{inner}
	if n.behind {
		least, most := inner.width(p.groups)
		if least != most && p.late == nil {
			p.late = p.fail(-1, "look-behind requires fixed-width pattern")
		}
		n.min = least
	}
	return n, nil
}

// conditional reads (?(group)yes|no).
func (p *parser) conditional(at int, flags Flags) (*node, error) {
	start := p.pos
	name, err := p.name(')')
	if err != nil {
		return nil, err
	}
	n := &node{kind: kindIf}
	if IsName(name) {
		group, ok := p.names[name]
		if !ok {
			return nil, p.fail(start, "unknown group name %s", quote(name))
		}
		n.group = group
	} else {
		group, err := strconv.Atoi(name)
		if err != nil || group < 0 {
			return nil, p.fail(start, "bad character in group name %s", quote(name))
		}
		if group == 0 {
			return nil, p.fail(start, "bad group number")
		}
		n.group = group
		p.refs = append(p.refs, reference{group, start})
	}
	if err := p.checkBehind(n.group); err != nil {
		return nil, err
	}
	yes, err := p.sequence(&flags, false)
	if err != nil {
		return nil, err
	}
	no := &node{kind: kindEmpty}
	if p.accept('|') {
		if no, err = p.sequence(&flags, false); err != nil {
			return nil, err
		}
		if p.peek() == '|' {
			return nil, p.fail(p.pos, "conditional backref with more than two branches")
		}
	}
	if !p.accept(')') {
		return nil, p.fail(at, "missing ), unterminated subpattern")
	}
	n.nodes = []*node{yes, no}
	return n, nil
}

var flagLetters = map[rune]Flags{'i': IgnoreCase, 'L': Locale, 'm': MultiLine, 's': DotAll, 'x': Verbose, 'a': ASCII, 'u': Unicode}

// flagGroup reads (?i), (?i-s:...), whose first character c was taken.
func (p *parser) flagGroup(c rune, at int, flags *Flags, first bool) (*node, error) {
	var add, del Flags
	for ; c != '-' && c != ':' && c != ')'; c = p.next() {
		f, ok := flagLetters[c]
		switch {
		case c == -1:
			return nil, p.fail(p.pos, "missing -, : or )")
		case !ok && isLetter(c):
			return nil, p.fail(p.pos-1, "unknown flag")
		case !ok:
			return nil, p.fail(p.pos-1, "missing -, : or )")
		case !p.bytes && c == 'L':
			return nil, p.fail(p.pos, "bad inline flags: cannot use 'L' flag with a str pattern")
		case p.bytes && c == 'u':
			return nil, p.fail(p.pos, "bad inline flags: cannot use 'u' flag with a bytes pattern")
		}
		const types = ASCII | Unicode | Locale
		if add |= f; f&types != 0 && add&types != f {
			return nil, p.fail(p.pos, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
		}
	}
	if c == ')' {
		if !first {
			return nil, p.fail(at, "global flags not at the start of the expression")
		}
		*flags |= add
		p.flags |= add
		return nil, nil
	}
	if c == '-' {
		if c = p.next(); c == -1 {
			return nil, p.fail(p.pos, "missing flag")
		}
		for ; c != ':'; c = p.next() {
			f, ok := flagLetters[c]
			switch {
			case c == -1:
				return nil, p.fail(p.pos, "missing :")
			case !ok && isLetter(c):
				return nil, p.fail(p.pos-1, "unknown flag")
			case !ok && del == 0:
				return nil, p.fail(p.pos-1, "missing flag")
			case !ok:
				return nil, p.fail(p.pos-1, "missing :")
			case f&(ASCII|Unicode|Locale) != 0:
				return nil, p.fail(p.pos, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
			}
			del |= f
		}
	}
	if add&del != 0 {
		return nil, p.fail(p.pos-1, "bad inline flags: flag turned on and off")
	}
	inner := *flags
	if add&(ASCII|Unicode) != 0 {
		inner &^= ASCII | Unicode
	}
	return p.inner(at, inner&^del|add)
}

// next takes the next character, -1 at the end.
func (p *parser) next() rune {
	if !p.more() {
		return -1
	}
	p.pos++
	return p.text[p.pos-1]
}
