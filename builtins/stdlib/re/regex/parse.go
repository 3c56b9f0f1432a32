package regex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// maxRepeat is CPython's greatest number of repetitions.
const maxRepeat = 1<<32 - 1

// A parser reads a pattern.
type parser struct {
	text   []rune
	pos    int
	bytes  bool
	flags  Flags
	names  map[string]int
	groups []*node // nil while open; groups[0] is not used
	open   []int   // the groups that are being read
	// behind is the number of groups before the lookbehind around, 0 outside of one.
	behind int
	// refs are references by number in (?(1)...), checked at the end.
	refs []reference
	deep int
	late error // what is wrong with a pattern whose syntax is right
}

type reference struct{ group, pos int }

// deepest bounds the nesting of groups.
const deepest = 200

func (p *parser) fail(pos int, format string, args ...any) error {
	return &Error{Msg: fmt.Sprintf(format, args...), Pos: pos}
}

func (p *parser) more() bool { return p.pos < len(p.text) }

func (p *parser) peek() rune {
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return -1
}

// accept takes the next character if it is r.
func (p *parser) accept(r rune) bool {
	if p.peek() == r {
		p.pos++
		return true
	}
	return false
}

// alternation reads a|b|c, until ) or the end. first says that it is the whole pattern.
func (p *parser) alternation(flags Flags, first bool) (*node, error) {
	if p.deep++; p.deep > deepest {
		return nil, p.fail(-1, "the pattern is nested too deeply")
	}
	defer func() { p.deep-- }()
	start := p.pos
	var nodes []*node
	for {
		n, err := p.sequence(&flags, first && p.pos == start && len(nodes) == 0)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
		if !p.accept('|') {
			break
		}
	}
	if len(nodes) == 1 {
		return nodes[0], nil
	}
	return &node{kind: kindAlt, nodes: nodes}, nil
}

// sequence reads what stands one after the other.
func (p *parser) sequence(flags *Flags, first bool) (*node, error) {
	seq := &node{kind: kindConcat}
	for p.more() {
		r := p.peek()
		if r == '|' || r == ')' {
			break
		}
		at := p.pos
		p.pos++
		if *flags&Verbose != 0 && p.skipVerbose(r) {
			continue
		}
		n, err := p.item(r, at, flags, first && len(seq.nodes) == 0)
		if err != nil {
			return nil, err
		}
		if isRepeat(r) {
			if n, err = p.repeat(seq, r, at, *flags); err != nil {
				return nil, err
			}
			seq.nodes[len(seq.nodes)-1] = n
			continue
		}
		if n != nil {
			seq.nodes = append(seq.nodes, n)
		}
	}
	if len(seq.nodes) == 1 {
		return seq.nodes[0], nil
	}
	return seq, nil
}

// skipVerbose skips spaces and comments; r is the character that was taken.
func (p *parser) skipVerbose(r rune) bool {
	if isSpace(r, true) {
		return true
	}
	if r != '#' {
		return false
	}
	for p.more() {
		p.pos++
		if p.text[p.pos-1] == '\n' {
			break
		}
	}
	return true
}

func isRepeat(r rune) bool { return r == '*' || r == '+' || r == '?' || r == '{' }

// item reads one item, whose first character r, at the place at, was taken. It returns
// nil for what is no item, and for repetitions.
func (p *parser) item(r rune, at int, flags *Flags, first bool) (*node, error) {
	switch r {
	case '\\':
		return p.escape(at, *flags)
	case '[':
		return p.charSet(at, *flags)
	case '(':
		return p.group(at, flags, first)
	case '.':
		if *flags&DotAll != 0 {
			return &node{kind: kindAnyAll}, nil
		}
		return &node{kind: kindAny}, nil
	case '^':
		if *flags&MultiLine != 0 {
			return &node{kind: kindAt, at: atLineStart}, nil
		}
		return &node{kind: kindAt, at: atStart}, nil
	case '$':
		if *flags&MultiLine != 0 {
			return &node{kind: kindAt, at: atLineEnd}, nil
		}
		return &node{kind: kindAt, at: atLastLine}, nil
	case '*', '+', '?', '{':
		return nil, nil
	}
	return p.literal(r, *flags), nil
}

func (p *parser) literal(r rune, flags Flags) *node {
	return &node{kind: kindChar, char: r, fold: p.folding(flags)}
}

// repeat applies a repetition to the last node of seq.
func (p *parser) repeat(seq *node, r rune, at int, flags Flags) (*node, error) {
	low, high := 0, -1
	switch r {
	case '+':
		low = 1
	case '?':
		high = 1
	case '{':
		var is bool
		var err error
		if low, high, is, err = p.bounds(at); err != nil {
			return nil, err
		}
		if !is { // a brace that is only one
			seq.nodes = append(seq.nodes, p.literal('{', flags))
			return seq.nodes[len(seq.nodes)-1], nil
		}
	}
	if len(seq.nodes) == 0 || seq.nodes[len(seq.nodes)-1].kind == kindAt {
		return nil, p.fail(at, "nothing to repeat")
	}
	last := seq.nodes[len(seq.nodes)-1]
	if last.kind == kindRepeat {
		return nil, p.fail(at, "multiple repeat")
	}
	n := &node{kind: kindRepeat, nodes: []*node{last}, min: low, max: high}
	switch {
	case p.accept('?'):
		n.mode = lazy
	case p.accept('+'):
		n.mode = possessive
	}
	return n, nil
}

// bounds reads what follows {; is is false if that is no repetition.
func (p *parser) bounds(at int) (low, high int, is bool, err error) {
	start := p.pos
	a := p.digits()
	b := a
	if p.accept(',') {
		b = p.digits()
	} else if a == "" {
		p.pos = start
		return 0, 0, false, nil
	}
	if !p.accept('}') {
		p.pos = start
		return 0, 0, false, nil
	}
	if a != "" {
		if low, err = p.count(a); err != nil {
			return 0, 0, false, err
		}
	}
	high = -1
	if b != "" {
		if high, err = p.count(b); err != nil {
			return 0, 0, false, err
		}
		if high < low {
			return 0, 0, false, p.fail(at+1, "min repeat greater than max repeat")
		}
	}
	return low, high, true, nil
}

func (p *parser) digits() string {
	start := p.pos
	for p.more() && '0' <= p.peek() && p.peek() <= '9' {
		p.pos++
	}
	return string(p.text[start:p.pos])
}

func (p *parser) count(digits string) (int, error) {
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || n >= maxRepeat {
		return 0, &Error{Msg: "the repetition number is too large", Pos: -2}
	}
	return int(n), nil
}

// charSet reads [...], whose bracket was taken.
func (p *parser) charSet(at int, flags Flags) (*node, error) {
	s := &set{fold: p.folding(flags)}
	s.negated = p.accept('^')
	for first := true; ; first = false {
		if !p.more() {
			return nil, p.fail(at, "unterminated character set")
		}
		start := p.pos
		r := p.text[p.pos]
		p.pos++
		if r == ']' && !first {
			break
		}
		low, c, err := p.member(r, start, flags)
		if err != nil {
			return nil, err
		}
		if !p.accept('-') {
			s.put(low, c)
			continue
		}
		if !p.more() {
			return nil, p.fail(at, "unterminated character set")
		}
		if p.peek() == ']' {
			s.put(low, c)
			s.add('-', '-')
			continue
		}
		next := p.pos
		p.pos++
		high, c2, err := p.member(p.text[next], next, flags)
		if err != nil {
			return nil, err
		}
		if c != nil || c2 != nil || high < low {
			return nil, p.fail(start, "bad character range %s", string(p.text[start:p.pos]))
		}
		s.add(low, high)
	}
	return &node{kind: kindSet, set: s}, nil
}

func (s *set) put(r rune, c *class) {
	if c != nil {
		s.addClass(*c)
	} else {
		s.add(r, r)
	}
}

// member reads a member of a set whose first character, at the place at, was taken: a
// character, or a class.
func (p *parser) member(r rune, at int, flags Flags) (rune, *class, error) {
	if r != '\\' {
		return r, nil, nil
	}
	if !p.more() {
		return 0, nil, p.fail(at, "bad escape (end of pattern)")
	}
	c := p.text[p.pos]
	p.pos++
	if strings.ContainsRune("dDwWsS", c) {
		return 0, &class{c, p.ascii(flags)}, nil
	}
	if c == 'b' {
		return '\b', nil, nil
	}
	if r, ok := simpleEscapes[c]; ok {
		return r, nil, nil
	}
	if '0' <= c && c <= '7' {
		p.pos--
		return p.octal(at, 3)
	}
	if r, ok, err := p.codeEscape(c, at); ok || err != nil {
		return r, nil, err
	}
	if isLetter(c) || '0' <= c && c <= '9' {
		return 0, nil, p.fail(at, "bad escape \\%c", c)
	}
	return c, nil, nil
}

// octal reads up to n octal digits.
func (p *parser) octal(at, n int) (rune, *class, error) {
	v := rune(0)
	for ; n > 0 && p.more() && '0' <= p.peek() && p.peek() <= '7'; n-- {
		v = v*8 + p.peek() - '0'
		p.pos++
	}
	if v > 0o377 {
		return 0, nil, p.fail(at, "octal escape value %s outside of range 0-0o377", string(p.text[at:p.pos]))
	}
	return v, nil, nil
}

func isLetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' && r < 128 }

func (p *parser) ascii(flags Flags) bool { return p.bytes || flags&ASCII != 0 }

var simpleEscapes = map[rune]rune{'a': '\a', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

// codeEscape reads \xhh, \uhhhh or \Uhhhhhhhh, whose letter c was taken.
func (p *parser) codeEscape(c rune, at int) (r rune, ok bool, err error) {
	n := map[rune]int{'x': 2, 'u': 4, 'U': 8}[c]
	if n == 0 || c != 'x' && p.bytes {
		return 0, false, nil
	}
	start := p.pos
	for p.pos-start < n && p.more() && strings.ContainsRune("0123456789abcdefABCDEF", p.peek()) {
		p.pos++
	}
	if p.pos-start < n {
		return 0, false, p.fail(at, "incomplete escape %s", string(p.text[at:p.pos]))
	}
	v, _ := strconv.ParseUint(string(p.text[start:p.pos]), 16, 64)
	if v > 0x10ffff {
		return 0, false, p.fail(at, "bad escape %s", string(p.text[at:p.pos]))
	}
	return rune(v), true, nil
}

// escape reads an escape outside of a set, whose backslash was taken.
func (p *parser) escape(at int, flags Flags) (*node, error) {
	if !p.more() {
		return nil, p.fail(at, "bad escape (end of pattern)")
	}
	c := p.text[p.pos]
	p.pos++
	if strings.ContainsRune("dDwWsS", c) {
		s := &set{}
		s.addClass(class{c, p.ascii(flags)})
		return &node{kind: kindSet, set: s}, nil
	}
	if n := p.assertionEscape(c, flags); n != nil {
		return n, nil
	}
	if r, ok := simpleEscapes[c]; ok {
		return p.literal(r, flags), nil
	}
	if '0' <= c && c <= '9' {
		return p.digitEscape(c, at, flags)
	}
	if r, ok, err := p.codeEscape(c, at); ok || err != nil {
		return p.literal(r, flags), err
	}
	if isLetter(c) {
		return nil, p.fail(at, "bad escape \\%c", c)
	}
	return p.literal(c, flags), nil
}

func (p *parser) assertionEscape(c rune, flags Flags) *node {
	var a assertion
	switch {
	case c == 'A':
		a = atStart
	case c == 'Z':
		a = atEnd
	case c == 'b' && p.ascii(flags):
		a = atBoundaryA
	case c == 'b':
		a = atBoundary
	case c == 'B' && p.ascii(flags):
		a = atNoBoundaryA
	case c == 'B':
		a = atNoBoundary
	default:
		return nil
	}
	return &node{kind: kindAt, at: a}
}

// digitEscape reads an octal escape or a reference to a group.
func (p *parser) digitEscape(c rune, at int, flags Flags) (*node, error) {
	if c == '0' {
		r, _, err := p.octal(at, 2)
		return p.literal(r, flags), err
	}
	group := int(c - '0')
	if d := p.peek(); '0' <= d && d <= '9' {
		rest := p.text[p.pos:]
		if len(rest) >= 2 && c <= '7' && '0' <= d && d <= '7' && '0' <= rest[1] && rest[1] <= '7' {
			p.pos--
			r, _, err := p.octal(at, 3)
			return p.literal(r, flags), err
		}
		p.pos++
		group = group*10 + int(d-'0')
	}
	if group >= len(p.groups) {
		return nil, p.fail(at+1, "invalid group reference %d", group)
	}
	if slices.Contains(p.open, group) {
		return nil, p.fail(at, "cannot refer to an open group")
	}
	return &node{kind: kindRef, group: group, fold: p.folding(flags)}, p.checkBehind(group)
}

// checkBehind refuses references in a lookbehind to groups that are not closed before.
func (p *parser) checkBehind(group int) error {
	switch {
	case p.behind == 0:
	case group >= len(p.groups) || p.groups[group] == nil:
		return p.fail(p.pos, "cannot refer to an open group")
	case group >= p.behind:
		return p.fail(p.pos, "cannot refer to group defined in the same lookbehind subpattern")
	}
	return nil
}
