package regex

import (
	"strings"
	"unicode/utf8"
)

// A Mode tells where a match must be.
type Mode uint8

// The modes of matching.
const (
	Search    Mode = iota // anywhere
	Match                 // at the start
	FullMatch             // from the start to the end
)

// An Input is what a pattern is matched with, and where: all places are in bytes.
type Input struct {
	Text string
	// Pos and End bound the text; what is before Pos is seen by \b and lookbehinds,
	// what is after End by nothing.
	Pos, End int
	Mode     Mode
	// Advance says that an empty match at Pos does not count.
	Advance bool
	// Check, if not nil, is called now and then; its error ends the matching.
	Check func() error
}

// A Result is a match: the places of the groups, two each, -1 for those that took no
// part, and the number of the group that was closed last, 0 if there is none.
type Result struct {
	Places    []int
	LastGroup int
}

// Find returns the first match; ok is false if there is none.
func (re *Regexp) Find(in Input) (r Result, ok bool, err error) {
	m := &machine{re: re, text: in.Text[:in.End], check: in.Check, full: in.Mode == FullMatch,
		places: make([]int, 2*re.Groups+3), counters: make([]counter, re.loops)}
	for start := in.Pos; start <= in.End; {
		if in.Mode == Search && re.prefix != "" {
			i := strings.Index(m.text[start:], re.prefix)
			if i < 0 {
				break
			}
			start += i
		} else if in.Mode == Search && re.first != nil {
			if start = re.first.skip(m.text, start); start == in.End {
				break
			}
		}
		m.start = start
		m.advance = in.Advance && start == in.Pos
		if ok, err = m.try(start); ok || err != nil || in.Mode != Search {
			break
		}
		if start == in.End {
			break
		}
		start += m.size(start)
	}
	if !ok || err != nil {
		return Result{}, false, err
	}
	last := 2*re.Groups + 2
	return Result{m.places[:last], m.places[last]}, true, nil
}

// A machine runs a program on a text.
type machine struct {
	re       *Regexp
	text     string
	start    int
	full     bool // a match must end where the text ends
	advance  bool // a match must not be empty
	places   []int
	counters []counter
	stack    []frame
	steps    int
	check    func() error
}

// A counter counts the repetitions of a loop; last is where the last one began that had
// not to be, -1 before.
type counter struct{ n, last int }

// A frame is something to be done when the machine has failed.
type frame struct {
	what frameKind
	pc   int // where to go on
	pos  int
	a, b int
}

type frameKind uint8

const (
	branch         frameKind = iota // go on at pc and pos
	restorePlace                    // place a was b
	restoreCounter                  // counter pc was a, b
	shorter                         // the run before pc may end at a place between a and pos
	longer                          // the run before pc may go on at pos; a times at most
)

// maxStack bounds the memory of a match: some 300 MiB.
const maxStack = 1 << 23

func (m *machine) try(pos int) (bool, error) {
	for i := range m.places {
		m.places[i] = -1
	}
	m.places[len(m.places)-1] = 0
	m.stack = m.stack[:0]
	end, ok, err := m.run(0, pos)
	if ok {
		m.places[0], m.places[1] = pos, end
	}
	return ok, err
}

// char returns the character at pos, -1 at the end, and its size.
func (m *machine) char(pos int) (rune, int) {
	if pos >= len(m.text) {
		return -1, 0
	}
	c := m.text[pos]
	if c < utf8.RuneSelf || m.re.bytes {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(m.text[pos:])
}

func (m *machine) size(pos int) int {
	_, n := m.char(pos)
	return n
}

// before returns the character before pos, -1 at the start, and its size.
func (m *machine) before(pos int) (rune, int) {
	if pos == 0 {
		return -1, 0
	}
	c := m.text[pos-1]
	if c < utf8.RuneSelf || m.re.bytes {
		return rune(c), 1
	}
	return utf8.DecodeLastRuneInString(m.text[:pos])
}

// one reports whether an instruction matches the character at pos, and its size.
func (m *machine) one(i *inst, pos int) (int, bool) {
	r, n := m.char(pos)
	if r < 0 {
		return 0, false
	}
	switch i.op {
	case opChar:
		return n, r == i.r
	case opSet:
		return n, i.set.has(r)
	case opAny:
		return n, r != '\n'
	case opAnyAll:
		return n, true
	}
	return n, i.fold.same(r, i.r)
}

func (m *machine) push(f frame) { m.stack = append(m.stack, f) }

// save sets a place, and notes what it was.
func (m *machine) save(place, pos int) {
	m.push(frame{what: restorePlace, a: place, b: m.places[place]})
	m.places[place] = pos
}

func (m *machine) setCounter(n int, c counter) {
	m.push(frame{what: restoreCounter, pc: n, a: m.counters[n].n, b: m.counters[n].last})
	m.counters[n] = c
}

// tick counts a step and looks now and then whether to stop.
func (m *machine) tick() error {
	m.steps++
	if m.steps&0x3fff != 0 {
		return nil
	}
	if len(m.stack) > maxStack {
		return ErrTooComplex
	}
	if m.check != nil {
		return m.check()
	}
	return nil
}

// ErrTooComplex is the error of a match that needs too much memory.
var ErrTooComplex = &Error{Msg: "the match needs too much memory", Pos: -1}

// run executes the program from pc on and returns where the match, or the part of a
// lookaround, ends.
func (m *machine) run(pc, pos int) (end int, ok bool, err error) {
	base := len(m.stack)
	prog := m.re.prog
	for {
		if err := m.tick(); err != nil {
			return 0, false, err
		}
		i := &prog[pc]
		good := true
		switch i.op {
		case opChar, opSet, opAny, opAnyAll, opFold:
			n, is := m.one(i, pos)
			good = is
			pos += n
			pc++
		case opMatch:
			if (!m.full || pos == len(m.text)) && (!m.advance || pos != m.start) {
				return pos, true, nil
			}
			good = false
		case opSubEnd:
			return pos, true, nil
		case opJump:
			pc = i.x
		case opSplit:
			m.push(frame{what: branch, pc: i.y, pos: pos})
			pc = i.x
		case opSave:
			m.save(i.n, pos)
			if i.n&1 != 0 {
				m.save(len(m.places)-1, i.n/2)
			}
			pc++
		case opRun:
			pos, good = m.repeat(i, pc, pos)
			pc += 2
		default:
			pc, pos, good, err = m.rare(i, pc, pos)
			if err != nil {
				return 0, false, err
			}
		}
		if !good {
			if pc, pos, good = m.backtrack(base); !good {
				return 0, false, nil
			}
		}
	}
}

// rare executes the instructions that are not in every pattern.
func (m *machine) rare(i *inst, pc, pos int) (nextPC, nextPos int, ok bool, err error) {
	switch i.op {
	case opAt:
		return pc + 1, pos, m.assert(i.at, pos), nil
	case opLoop0:
		m.setCounter(i.n, counter{0, -1})
		return pc + 1, pos, true, nil
	case opLoop:
		return m.loop(i, pos), pos, true, nil
	case opRef, opRefFold:
		end, ok := m.reference(i, pos)
		return pc + 1, end, ok, nil
	case opIf:
		if m.places[2*i.n+1] >= 0 {
			return i.x, pos, true, nil
		}
		return i.y, pos, true, nil
	case opAtomic:
		base := len(m.stack)
		end, ok, err := m.run(pc+1, pos)
		if ok {
			m.keepUndo(base)
		}
		return i.x, end, ok, err
	case opLook:
		ok, err := m.look(i, pc, pos)
		return i.x, pos, ok, err
	}
	return pc, pos, false, nil
}

// backtrack takes frames off the stack until one tells where to go on; ok is false if
// there is none above base.
func (m *machine) backtrack(base int) (pc, pos int, ok bool) {
	for len(m.stack) > base {
		f := &m.stack[len(m.stack)-1]
		switch f.what {
		case branch:
			pc, pos = f.pc, f.pos
			m.stack = m.stack[:len(m.stack)-1]
			return pc, pos, true
		case restorePlace:
			m.places[f.a] = f.b
		case restoreCounter:
			m.counters[f.pc] = counter{f.a, f.b}
		case shorter:
			if f.pos > f.a {
				_, n := m.before(f.pos)
				f.pos -= n
				return f.pc, f.pos, true
			}
		case longer:
			n, is := m.one(&m.re.prog[f.pc-1], f.pos)
			if is && f.a != 0 {
				f.pos += n
				f.a--
				return f.pc, f.pos, true
			}
		}
		m.stack = m.stack[:len(m.stack)-1]
	}
	return 0, 0, false
}

// repeat executes opRun: it matches a single character again and again.
func (m *machine) repeat(i *inst, pc, pos int) (end int, ok bool) {
	single := &m.re.prog[pc+1]
	count := 0
	for ; count < i.min; count++ {
		n, is := m.one(single, pos)
		if !is {
			return pos, false
		}
		pos += n
	}
	if i.mode == lazy {
		m.push(frame{what: longer, pc: pc + 2, pos: pos, a: i.max - count})
		return pos, true
	}
	least := pos
	for i.max < 0 || count < i.max {
		n, is := m.one(single, pos)
		if !is {
			break
		}
		pos += n
		count++
	}
	if i.mode == greedy && pos > least {
		m.push(frame{what: shorter, pc: pc + 2, pos: pos, a: least})
	}
	return pos, true
}

// loop executes opLoop and returns where to go on. Of those repetitions that need not be,
// one that matched nothing is the last.
func (m *machine) loop(i *inst, pos int) (pc int) {
	c := m.counters[i.n]
	again := counter{c.n + 1, pos}
	switch {
	case c.n < i.min:
		m.setCounter(i.n, counter{c.n + 1, c.last})
		return i.x
	case i.max >= 0 && c.n >= i.max, c.last == pos:
		return i.y
	case i.mode == lazy:
		// When the branch is taken, the counter is set first, and if all fails it is
		// what it was.
		m.push(frame{what: restoreCounter, pc: i.n, a: c.n, b: c.last})
		m.push(frame{what: branch, pc: i.x, pos: pos})
		m.push(frame{what: restoreCounter, pc: i.n, a: again.n, b: again.last})
		return i.y
	}
	m.push(frame{what: branch, pc: i.y, pos: pos})
	m.setCounter(i.n, again)
	return i.x
}

// reference matches again what a group has captured.
func (m *machine) reference(i *inst, pos int) (end int, ok bool) {
	from, to := m.places[2*i.n], m.places[2*i.n+1]
	if from < 0 || to < 0 {
		return pos, false
	}
	if i.op == opRef {
		return pos + to - from, strings.HasPrefix(m.text[pos:], m.text[from:to])
	}
	for from < to {
		a, n := m.char(from)
		b, k := m.char(pos)
		if b < 0 || !i.fold.sameAgain(a, b) {
			return pos, false
		}
		from, pos = from+n, pos+k
	}
	return pos, true
}

// look executes opLook.
func (m *machine) look(i *inst, pc, pos int) (bool, error) {
	if i.behind {
		for range i.min {
			_, n := m.before(pos)
			if n == 0 {
				return i.negative, nil
			}
			pos -= n
		}
	}
	base := len(m.stack)
	_, ok, err := m.run(pc+1, pos)
	if err != nil {
		return false, err
	}
	switch {
	case ok && i.negative: // nothing that it has captured remains
		for len(m.stack) > base {
			m.undo()
		}
	case ok:
		m.keepUndo(base)
	}
	return ok != i.negative, nil
}

// undo takes one frame off the stack and, if it restores something, does so.
func (m *machine) undo() {
	f := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	switch f.what {
	case restorePlace:
		m.places[f.a] = f.b
	case restoreCounter:
		m.counters[f.pc] = counter{f.a, f.b}
	}
}

// keepUndo forgets the branches above base: there is no way back into the part that
// ended, but what it has captured may have to be undone.
func (m *machine) keepUndo(base int) {
	kept := m.stack[:base]
	for _, f := range m.stack[base:] {
		if f.what == restorePlace || f.what == restoreCounter {
			kept = append(kept, f)
		}
	}
	m.stack = kept
}

// assert reports whether an assertion holds at pos.
func (m *machine) assert(a assertion, pos int) bool {
	switch a {
	case atStart:
		return pos == 0
	case atEnd:
		return pos == len(m.text)
	case atLineStart:
		return pos == 0 || m.text[pos-1] == '\n'
	case atLineEnd:
		return pos == len(m.text) || m.text[pos] == '\n'
	case atLastLine:
		return pos == len(m.text) || pos == len(m.text)-1 && m.text[pos] == '\n'
	}
	ascii := a == atBoundaryA || a == atNoBoundaryA
	left, _ := m.before(pos)
	right, _ := m.char(pos)
	boundary := (left >= 0 && isWord(left, ascii)) != (right >= 0 && isWord(right, ascii))
	if a == atNoBoundary || a == atNoBoundaryA {
		return !boundary && len(m.text) > 0 // CPython: not even in an empty text
	}
	return boundary
}
