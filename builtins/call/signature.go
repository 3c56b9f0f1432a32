package call

import (
	"iter"
	"strings"
	"sync/atomic"
)

// A Signature is the parameters of a builtin: what its arguments are bound to, what
// complains where they do not fit, and what help() shows. It is made from a text in
// help()'s notation and is immutable; it may be used by any number of processes at once.
type Signature struct {
	text   string
	parsed atomic.Pointer[parameters] // nil until somebody asks: most are never needed
}

// NewSignature returns the signature that a text describes. Which of CPython's ways of
// checking arguments it follows, and so the words of its complaints, shows in the text:
//
//	def Queue.put(self, obj, block=True, timeout=None)   a function written in Python
//	list.append(self, object, /)                         one written in C whose parameters have no names
//	isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)         one written in C whose parameters have names
//	tuple time.gmtime(seconds=None, /)                   one written in C that takes a tuple apart by itself
//	slot int.__add__(self, value, /)                     what a type written in C does for an operator
//
// A first parameter that is called self is the receiver of a method, and no argument. The
// defaults are documentation: the place of an argument that is not given stays nil. *args and
// **kwargs take any number. A function of C that is called "function" has no name in
// CPython's complaints. It panics if text is no signature, which is a bug in the caller.
func NewSignature(text string) *Signature {
	if !strings.Contains(text, "(") {
		panic("not a signature: " + text)
	}
	return &Signature{text: text}
}

// A dialect is one of the ways in which CPython checks arguments.
type dialect uint8

const (
	inPython     dialect = iota // def
	inC                         // parameters have names
	inCUnnamed                  // no parameter has a name: METH_NOARGS, METH_O, METH_FASTCALL
	inCFromTuple                // PyArg_ParseTuple
	inSlot                      // a wrapper around what a type does for an operator
)

// parameters is a Signature that was parsed.
type parameters struct {
	dialect    dialect
	full       string // "list.append"
	name       string // "append"
	names      []string
	optional   []bool // those that need not be given
	required   int    // how many there are up to the last that must be given
	least      int    // the same, of those that can be given by position
	unnamed    int    // the first have no names: those before "/"
	positional int    // those that can be given by position: those before "*"
	self       bool   // there is a receiver
	rest       bool   // *args
	others     bool   // **kwargs
}

// parameters returns the parameters. Several processes may be the first to ask.
func (s *Signature) parameters() *parameters {
	if p := s.parsed.Load(); p != nil {
		return p
	}
	p := parse(s.text)
	s.parsed.Store(p)
	return p
}

func parse(text string) *parameters {
	p := &parameters{positional: -1}
	text, p.dialect = cutDialect(text)
	open := strings.IndexByte(text, '(')
	p.full = text[:open]
	p.name = p.full[strings.LastIndexByte(p.full, '.')+1:]
	for i, part := range parts(strings.TrimSuffix(text[open+1:], ")")) {
		p.add(i, part)
	}
	if p.positional < 0 {
		p.positional = len(p.names)
	}
	if p.dialect == inC && p.unnamed == len(p.names) && !p.others {
		p.dialect = inCUnnamed
	}
	return p
}

// cutDialect takes the word off a signature that tells its dialect.
func cutDialect(text string) (rest string, d dialect) {
	switch word, rest, _ := strings.Cut(text, " "); word {
	case "def":
		return rest, inPython
	case "tuple":
		return rest, inCFromTuple
	case "slot":
		return rest, inSlot
	}
	return text, inC
}

func (p *parameters) add(i int, part string) {
	switch {
	case part == "":
	case part == "self" && i == 0:
		p.self = true
	case part == "/":
		p.unnamed = len(p.names)
	case strings.HasPrefix(part, "**"):
		p.others = true
	case strings.HasPrefix(part, "*"):
		p.rest = part != "*"
		p.positional = len(p.names)
	default:
		name, _, optional := strings.Cut(part, "=")
		p.names = append(p.names, name)
		p.optional = append(p.optional, optional)
		if !optional {
			p.required = len(p.names)
			if p.positional < 0 {
				p.least = p.required
			}
		}
	}
}

// arity returns how many arguments by position bind to a signature by their number alone; most
// is negative if none do. An entry knows it from the start, so that a call need not ask
// whether the signature is parsed.
func arity(text string) (least, most int) {
	named := false
	for i, part := range parts(text[strings.IndexByte(text, '(')+1 : len(text)-1]) {
		optional := strings.Contains(part, "=")
		switch {
		case part == "" || part == "/" || part == "self" && i == 0:
		case part == "*":
			named = true
		case part[0] == '*', named && !optional:
			return 0, -1
		case named:
		default:
			if most++; !optional {
				least = most
			}
		}
	}
	return least, most
}

// parts iterates over the parts of a list between commas, of which those in brackets and quotes
// do not count.
func parts(list string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n, depth, quote, start := 0, 0, byte(0), 0
		for i := range len(list) {
			switch c := list[i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '\'' || c == '"':
				quote = c
			case c == '(' || c == '[' || c == '{':
				depth++
			case c == ')' || c == ']' || c == '}':
				depth--
			case c == ',' && depth == 0:
				if !yield(n, strings.TrimSpace(list[start:i])) {
					return
				}
				n, start = n+1, i+1
			}
		}
		yield(n, strings.TrimSpace(list[start:]))
	}
}

// Len returns how many parameters there are, *args, **kwargs and the receiver not counted:
// the number of places that Bind fills.
func (s *Signature) Len() int { return len(s.parameters().names) }

// Name returns the function's name, without that of its class or module.
func (s *Signature) Name() string { return s.parameters().name }

// list returns the parameters: "(self, object, /)".
func (s *Signature) list() string { return s.text[strings.IndexByte(s.text, '('):] }

// Parameters returns the parameters without the receiver, which is none of a method that is
// bound: "(object, /)".
func (s *Signature) Parameters() string {
	list := s.list()
	rest, ok := strings.CutPrefix(list, "(self")
	if !ok || !s.parameters().self {
		return list
	}
	rest = strings.TrimPrefix(rest, ", ")
	if after, ok := strings.CutPrefix(rest, "/"); ok { // nothing is before it any more
		rest = strings.TrimPrefix(after, ", ")
	}
	return "(" + rest
}
