package regex

import "strings"

// An op is an instruction's operation.
type op uint8

const (
	opMatch   op = iota
	opChar       // r
	opFold       // r, as fold has it
	opAny        // but newline
	opAnyAll     //
	opSet        // set
	opAt         // at
	opSplit      // try x, then y
	opJump       // x
	opSave       // capture place n
	opRun        // repeat the single character of the next instruction: min, max, mode
	opLoop0      // begin counting in counter n
	opLoop       // counter n: body at x, exit at y
	opRef        // group n
	opRefFold    // as fold has it
	opLook       // program at pc+1, goes on at x
	opAtomic     // the same
	opSubEnd     // the end of such a program
	opIf         // group n: x if it has matched, else y
	opNever      //
)

// An inst is an instruction.
type inst struct {
	op       op
	at       assertion
	mode     repeatMode
	fold     folding
	negative bool
	behind   bool
	r        rune
	n        int
	x, y     int
	min, max int
	set      *set
}

// Compile compiles a pattern. A pattern of bytes has one character a byte, with the
// values 0 to 255. The error is an *Error.
func Compile(pattern string, flags Flags, bytes bool) (*Regexp, error) {
	p := &parser{bytes: bytes, flags: flags, names: map[string]int{}, groups: make([]*node, 1)}
	if bytes {
		p.text = make([]rune, len(pattern))
		for i := range len(pattern) {
			p.text[i] = rune(pattern[i])
		}
	} else {
		p.text = []rune(pattern)
	}
	n, err := p.alternation(flags, true)
	if err != nil {
		return nil, err
	}
	if p.more() { // a parenthesis, for everything else is taken
		return nil, p.fail(p.pos, "unbalanced parenthesis")
	}
	for _, ref := range p.refs {
		if ref.group >= len(p.groups) {
			return nil, p.fail(ref.pos, "invalid group reference %d", ref.group)
		}
	}
	if p.late != nil {
		return nil, p.late
	}
	if !bytes && p.flags&ASCII == 0 {
		p.flags |= Unicode
	}
	c := &compiler{}
	c.emit(n)
	c.add(inst{op: opMatch})
	return &Regexp{Flags: p.flags, Groups: len(p.groups) - 1, Names: p.names, bytes: bytes,
		prog: c.prog, loops: c.loops, prefix: prefix(n, bytes), first: first(n, bytes)}, nil
}

// prefix returns the text that every match begins with.
func prefix(n *node, bytes bool) string {
	var b strings.Builder
	appendPrefix(&b, n, bytes)
	return b.String()
}

func appendPrefix(b *strings.Builder, n *node, bytes bool) (whole bool) {
	switch n.kind {
	case kindChar:
		if n.fold != exact {
			return false
		}
		if bytes {
			b.WriteByte(byte(n.char))
		} else {
			b.WriteRune(n.char)
		}
		return true
	case kindConcat:
		for _, c := range n.nodes {
			if !appendPrefix(b, c, bytes) {
				return false
			}
		}
		return true
	case kindGroup:
		return appendPrefix(b, n.nodes[0], bytes)
	}
	return false
}

// A compiler makes a program of a tree.
type compiler struct {
	prog  []inst
	loops int
}

func (c *compiler) add(i inst) int {
	c.prog = append(c.prog, i)
	return len(c.prog) - 1
}

func (c *compiler) emit(n *node) {
	switch n.kind {
	case kindEmpty:
	case kindChar, kindAny, kindAnyAll, kindSet:
		c.add(c.single(n))
	case kindAt:
		c.add(inst{op: opAt, at: n.at})
	case kindConcat:
		for _, child := range n.nodes {
			c.emit(child)
		}
	case kindAlt:
		c.alternatives(n.nodes)
	case kindRepeat:
		c.repeat(n)
	case kindGroup:
		c.add(inst{op: opSave, n: 2 * n.group})
		c.emit(n.nodes[0])
		c.add(inst{op: opSave, n: 2*n.group + 1})
	case kindRef:
		i := inst{op: opRef, n: n.group, fold: n.fold}
		if n.fold != exact {
			i.op = opRefFold
		}
		c.add(i)
	case kindLook, kindAtomic:
		op := opAtomic
		if n.kind == kindLook {
			op = opLook
		}
		at := c.add(inst{op: op, behind: n.behind, negative: n.negative, min: n.min})
		c.emit(n.nodes[0])
		c.add(inst{op: opSubEnd})
		c.prog[at].x = len(c.prog)
	case kindIf:
		at := c.add(inst{op: opIf, n: n.group})
		c.prog[at].x = len(c.prog)
		c.emit(n.nodes[0])
		jump := c.add(inst{op: opJump})
		c.prog[at].y = len(c.prog)
		c.emit(n.nodes[1])
		c.prog[jump].x = len(c.prog)
	}
}

// single returns the instruction of a node that matches one character.
func (c *compiler) single(n *node) inst {
	switch n.kind {
	case kindChar:
		if n.fold == exact {
			return inst{op: opChar, r: n.char}
		}
		return inst{op: opFold, r: n.char, fold: n.fold}
	case kindAny:
		return inst{op: opAny}
	case kindAnyAll:
		return inst{op: opAnyAll}
	}
	return inst{op: opSet, set: n.set}
}

func (c *compiler) alternatives(nodes []*node) {
	var jumps []int
	for i, n := range nodes {
		if i == len(nodes)-1 {
			c.emit(n)
			break
		}
		split := c.add(inst{op: opSplit})
		c.prog[split].x = len(c.prog)
		c.emit(n)
		jumps = append(jumps, c.add(inst{op: opJump}))
		c.prog[split].y = len(c.prog)
	}
	for _, j := range jumps {
		c.prog[j].x = len(c.prog)
	}
}

func (c *compiler) repeat(n *node) {
	body := n.nodes[0]
	for body.kind == kindConcat && len(body.nodes) == 1 {
		body = body.nodes[0]
	}
	switch body.kind {
	case kindChar, kindAny, kindAnyAll, kindSet:
		c.add(inst{op: opRun, min: n.min, max: n.max, mode: n.mode})
		c.add(c.single(body))
		return
	}
	atomic := -1
	if n.mode == possessive {
		atomic = c.add(inst{op: opAtomic})
	}
	if n.min == 0 && n.max == 1 {
		c.optional(n, body)
	} else {
		c.loop(n, body)
	}
	if atomic >= 0 {
		c.add(inst{op: opSubEnd})
		c.prog[atomic].x = len(c.prog)
	}
}

func (c *compiler) optional(n, body *node) {
	split := c.add(inst{op: opSplit})
	c.emit(body)
	first, second := split+1, len(c.prog)
	if n.mode == lazy {
		first, second = second, first
	}
	c.prog[split].x, c.prog[split].y = first, second
}

func (c *compiler) loop(n, body *node) {
	counter := c.loops
	c.loops++
	c.add(inst{op: opLoop0, n: counter})
	at := c.add(inst{op: opLoop, n: counter, min: n.min, max: n.max, mode: n.mode})
	c.prog[at].x = len(c.prog)
	c.emit(body)
	c.add(inst{op: opJump, x: at})
	c.prog[at].y = len(c.prog)
}
