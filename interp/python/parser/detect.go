package parser

import (
	"cmp"
	"slices"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// detect decides by the tokens which Python the text is in. A construct that only
// Python 2 has is strong evidence; a name that only Python 2 has is weak, as the
// program may define it, or ask for it under try. One construct that only Python 3
// has makes weak evidence void, and strong evidence a slip.
func (p *parser) detect(soft bool) {
	d := &detector{p: p, assigned: map[string]bool{}}
	for d.i = 0; d.i < len(p.toks); d.i++ {
		d.token(&p.toks[d.i])
	}
	p.evidence = d.evidence()
	p.py2 = p.version == Python2 || p.version == Detect && len(p.evidence) > 0 && !d.py3
	p.lenient = p.version != Python3
	p.printStmt = p.py2 && !d.printFunction
	if d.unicodeLiterals {
		p.future["unicode_literals"] = true // strings before the import are parsed first
	}
	if soft {
		p.softKeywords()
	}
}

type detector struct {
	p     *parser
	i     int
	depth int // of brackets
	// The logical line: its first token, and whether one may begin here.
	line  kind
	begin bool
	level int // of indentation
	tries []int

	quoted bool // within backquotes

	strong, weak    []ast.Evidence
	weakNames       []string
	assigned        map[string]bool
	py3             bool
	printFunction   bool
	unicodeLiterals bool
	aware           bool // the program asks for the version
}

// token looks at one token and keeps track of lines, brackets and blocks.
func (d *detector) token(t *token) {
	first := d.begin || d.i == 0
	d.begin = false
	if first {
		d.line = t.kind
	}
	switch t.kind {
	case kNewline, kSemi:
		d.begin = true
		if t.kind == kNewline {
			d.depth = 0
		}
	case kIndent:
		d.level++
		d.begin = true
	case kDedent:
		d.level--
		d.begin = true
	case kLparen, kLbrack, kLbrace:
		if t.kind == kLparen {
			d.unpacking(t)
		}
		d.depth++
	case kRparen, kRbrack, kRbrace:
		d.depth--
	case kColon:
		d.begin = d.depth == 0
		d.annotation()
	case kName:
		d.name(t, first)
	default:
		d.construct(t, first)
	}
}

// at is the kind of a token that may not exist.
func (d *detector) at(i int) kind {
	if i < 0 || i >= len(d.p.toks) {
		return kEOF
	}
	return d.p.toks[i].kind
}

// note adds strong evidence.
func (d *detector) note(t *token, what string) {
	d.strong = append(d.strong, ast.Evidence{Pos: t.start, What: what})
}

// construct looks at tokens that are no names.
func (d *detector) construct(t *token, first bool) {
	switch t.kind {
	case kNe2:
		d.note(t, "the operator <>")
	case kBackquote:
		if d.quoted = !d.quoted; d.quoted {
			d.note(t, "backquotes")
		}
	case kNumber:
		if t.flags&nOctal != 0 {
			d.note(t, "an octal number that begins with 0")
		} else if t.flags&nLong != 0 {
			d.note(t, "a number that ends with L")
		}
	case kString:
		if t.flags&(fUnicode|fRaw) == fUnicode|fRaw {
			d.note(t, "a string ur''")
		}
	case kComma:
		d.comma(t)
	case kFStart, kArrow, kWalrus, kAugAt:
		d.py3 = true
	case kAt:
		d.py3 = d.py3 || !first
	case kwNonlocal:
		d.py3 = d.py3 || first && d.at(d.i+1) == kName
	case kwAsync:
		d.py3 = d.py3 || isAsync(d.at(d.i+1))
	case kwFrom:
		d.py3 = d.py3 || d.line == kwRaise || d.at(d.i-1) == kwYield
	case kStar:
		d.py3 = d.py3 || d.starred(first)
	case kwTry:
		d.try(first)
	case kwExcept:
		d.except(first)
	}
	if d.line == kwImport || d.line == kwFrom {
		d.oldModule(t, first)
	}
}

// unpacking finds def f(a, (b, c)) and lambda (a, b): a.
func (d *detector) unpacking(t *token) {
	switch before := d.at(d.i - 1); {
	case before == kwLambda, d.line == kwDef && d.depth == 1 && (before == kLparen || before == kComma):
		d.note(t, "an unpacking parameter")
	}
}

// comma finds except E, e and raise E, "message".
func (d *detector) comma(t *token) {
	if d.depth != 0 {
		return
	}
	switch d.line {
	case kwExcept:
		d.note(t, "except with a comma")
	case kwRaise:
		d.note(t, "raise with a comma")
	}
}

// starred tells whether the star at hand is that of a target, as in a, *b = c.
func (d *detector) starred(first bool) bool {
	if d.depth != 0 || d.line == kwFrom || d.line == kwExcept {
		return false
	}
	return first || d.at(d.i-1) == kComma && d.line != kwLambda
}

// annotation finds x: int and def f(x: int).
func (d *detector) annotation() {
	i := d.i
	if d.at(i-1) != kName {
		return
	}
	switch d.line {
	case kwDef:
		d.py3 = d.py3 || d.depth == 1 && (d.at(i-2) == kLparen || d.at(i-2) == kComma)
	case kName:
		k := d.at(i + 1)
		d.py3 = d.py3 || d.depth == 0 && k != kNewline && startsExpr[k] && d.startsLine(i-1)
	}
}

// startsLine tells whether token i is the first of a statement.
func (d *detector) startsLine(i int) bool {
	switch d.at(i - 1) {
	case kNewline, kIndent, kDedent, kSemi, kEOF:
		return true
	}
	return false
}

func isAsync(k kind) bool { return k == kwDef || k == kwFor || k == kwWith }

// oldNames are what only Python 2 has.
var oldNames = map[string]bool{
	"raw_input": true, "xrange": true, "unicode": true, "basestring": true, "unichr": true, "long": true, "execfile": true,
}

var oldMethods = map[string]bool{
	"has_key": true, "iteritems": true, "itervalues": true, "iterkeys": true,
}

var oldModules = map[string]bool{
	"Queue": true, "urllib2": true, "urlparse": true, "ConfigParser": true, "cPickle": true, "StringIO": true,
	"cStringIO": true, "Tkinter": true, "SocketServer": true, "BaseHTTPServer": true, "httplib": true,
	"__builtin__": true, "thread": true, "commands": true,
}

// name looks for names and words that the versions do not share.
func (d *detector) name(t *token, first bool) {
	text := d.p.src[t.off:t.end]
	next, before := d.at(d.i+1), d.at(d.i-1)
	switch {
	case text == "print":
		d.print(t, first, next)
		return
	case text == "exec" && first && (next == kName || next == kString):
		d.note(t, "an exec statement")
	case text == "version_info" || text == "PY2" || text == "PY3" || text == "six":
		d.aware = true
	case text == "print_function" || text == "unicode_literals":
		if d.line == kwFrom {
			d.printFunction = d.printFunction || text == "print_function"
			d.unicodeLiterals = d.unicodeLiterals || text == "unicode_literals"
		}
	case before == kDot:
		if oldMethods[text] && next == kLparen {
			d.maybe(t, "", "the method "+text)
		}
	case oldNames[text]:
		if d.binds(next, before) {
			d.assigned[text] = true
		} else if next != kAssign {
			d.maybe(t, text, "the name "+text)
		}
	}
	if d.line == kwImport || d.line == kwFrom {
		d.oldModule(t, false)
	}
}

// binds tells whether a name is given a meaning here.
func (d *detector) binds(next, before kind) bool {
	switch d.line {
	case kwDef, kwImport, kwFrom, kwClass, kwGlobal:
		return true
	}
	return d.depth == 0 && next == kAssign || before == kwAs || before == kwFor
}

// maybe adds weak evidence, which the meaning of a name may void.
func (d *detector) maybe(t *token, name, what string) {
	d.weak = append(d.weak, ast.Evidence{Pos: t.start, What: what})
	d.weakNames = append(d.weakNames, name)
}

// oldModule looks at the names behind import, and behind from.
func (d *detector) oldModule(t *token, first bool) {
	if t.kind != kName || !oldModules[d.p.src[t.off:t.end]] {
		return
	}
	switch before := d.at(d.i - 1); {
	case before == kwFrom, before == kwImport && d.line == kwImport, before == kComma && d.line == kwImport:
		d.maybe(t, "", "the module "+d.p.src[t.off:t.end])
	}
}

// print tells the statement from the function.
func (d *detector) print(t *token, first bool, next kind) {
	p := d.p
	switch {
	case !first:
	case startsOperand[next] || next == kShr || next == kwNot && d.at(d.i+2) != kwIn:
		d.note(t, "a print statement")
	case next == kNewline && d.at(d.i+1) == kNewline || next == kLbrack && p.toks[d.i+1].off > t.end:
		d.maybe(t, "", "a print statement")
	case next == kLparen && d.goesOn(int(p.toks[d.i+1].aux)):
		d.maybe(t, "", "a print statement")
	}
	if next == kLparen {
		d.py3 = d.py3 || d.printOptions(int(p.toks[d.i+1].aux))
	}
}

// goesOn tells whether what follows the parenthesis at a token makes no sense with what
// the function print returns: print ("%d") % n, print ("a"), "b".
func (d *detector) goesOn(end int) bool {
	if end <= 0 {
		return false
	}
	switch k := d.at(end + 1); k {
	case kComma:
		// print(a), print(b) is as pointless in Python 2.
		return d.at(end+2) != kName || d.p.textOf(end+2) != "print"
	case kDot, kLbrack:
		return true
	default:
		switch binaries[k].op {
		case ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod:
			return binaries[k].prec > 0
		}
	}
	return false
}

// printOptions looks for end=, sep= and the like in a call that ends at a token.
func (d *detector) printOptions(end int) bool {
	depth := 0
	for i := d.i + 1; i < end; i++ {
		switch d.at(i) {
		case kLparen, kLbrack, kLbrace:
			depth++
		case kRparen, kRbrack, kRbrace:
			depth--
		case kAssign:
			if depth == 1 && d.at(i-1) == kName && !d.printFunction {
				switch d.p.textOf(i - 1) {
				case "end", "sep", "file", "flush":
					return true
				}
			}
		}
	}
	return false
}

// try notes how much weak evidence there was before a try.
func (d *detector) try(first bool) {
	if !first || d.level < 0 {
		return
	}
	for len(d.tries) <= d.level {
		d.tries = append(d.tries, 0)
	}
	d.tries[d.level] = len(d.weak)
}

// except drops the weak evidence in a try that expects it to fail.
func (d *detector) except(first bool) {
	if !first || d.level < 0 || d.level >= len(d.tries) {
		return
	}
	for i := d.i + 1; d.at(i) != kColon && d.at(i) != kNewline && d.at(i) != kEOF; i++ {
		if d.at(i) != kName {
			continue
		}
		switch d.p.textOf(i) {
		case "NameError", "ImportError", "ModuleNotFoundError", "AttributeError":
			n := min(d.tries[d.level], len(d.weak))
			d.weak, d.weakNames = d.weak[:n], d.weakNames[:n]
			return
		}
	}
}

// evidence is all that counts, in the order of the text.
func (d *detector) evidence() []ast.Evidence {
	list := d.strong
	if !d.py3 && !d.aware {
		for i, e := range d.weak {
			if name := d.weakNames[i]; !d.assigned[name] && (d.p.known == nil || !d.p.known(name)) {
				list = append(list, e)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b ast.Evidence) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.What, b.What))
	})
	return list
}

// softKeywords makes names of async, await and nonlocal where they are none.
func (p *parser) softKeywords() {
	for i := range p.toks {
		t := &p.toks[i]
		next := kEOF
		if i+1 < len(p.toks) {
			next = p.toks[i+1].kind
		}
		keyword := true
		switch t.kind {
		case kwAsync:
			keyword = isAsync(next)
		case kwAwait:
			keyword = !p.py2 && (startsOperand[next] || next == kLparen || next == kLbrack)
		case kwNonlocal:
			keyword = next == kName
		}
		if !keyword {
			t.kind = kName
		}
	}
}
