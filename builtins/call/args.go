package call

import (
	"fmt"
	"strings"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Signature is a builtin's parameters. It binds arguments as Python does and
// complains in CPython's words.
type Signature struct {
	text   string
	parsed atomic.Pointer[parameters] // nil until the first Bind: most are never needed
}

// parameters is a Signature that was parsed.
type parameters struct {
	name     string
	params   []string
	required int    // how many parameters there are up to the last that must be given
	optional []bool // those that need not be given
	keyword  int    // parameters from this one on are keyword-only
	method   bool   // CPython counts self among the arguments
}

// NewSignature returns a signature such as "Queue.put(self, obj, block=True,
// timeout=None, *, default=None)". The defaults are documentation: Bind leaves
// the place of an argument that is not given nil. It panics if text is no
// signature, which is a bug in the caller.
func NewSignature(text string) *Signature {
	if !strings.Contains(text, "(") {
		panic("not a signature: " + text)
	}
	return &Signature{text: text}
}

// parameters returns the parameters. Several processes may be the first to ask.
func (s *Signature) parameters() *parameters {
	if p := s.parsed.Load(); p != nil {
		return p
	}
	p := parseSignature(s.text)
	s.parsed.Store(p)
	return p
}

func parseSignature(text string) *parameters {
	name, rest, _ := strings.Cut(strings.TrimSuffix(text, ")"), "(")
	s := &parameters{name: name, keyword: -1}
	for part := range strings.SplitSeq(rest, ",") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case part == "self":
			s.method = true
		case part == "*":
			s.keyword = len(s.params)
		default:
			name, _, optional := strings.Cut(part, "=")
			s.params = append(s.params, name)
			s.optional = append(s.optional, optional)
			if !optional {
				s.required = len(s.params)
			}
		}
	}
	if s.keyword < 0 {
		s.keyword = len(s.params)
	}
	return s
}

// Bind puts the arguments into dst, one place a parameter.
func (s *Signature) Bind(dst []starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	return s.parameters().bind(dst, args, kwargs)
}

func (s *parameters) bind(dst []starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if len(args) > s.keyword {
		return s.tooMany(len(args))
	}
	copy(dst, args)
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		i := s.index(name)
		if i < 0 {
			return s.unknown(name)
		}
		if dst[i] != nil {
			return raise.Errorf("TypeError", "%s() got multiple values for argument '%s'", s.name, name)
		}
		dst[i] = kw[1]
	}
	if len(args) >= s.required || s.required == 0 {
		return nil
	}
	return s.checkMissing(dst)
}

func (s *parameters) index(name string) int {
	for i, p := range s.params {
		if p == name {
			return i
		}
	}
	return -1
}

func (s *parameters) tooMany(given int) error {
	least, most := s.required, s.keyword
	if s.method {
		least, most, given = least+1, most+1, given+1
	}
	takes := fmt.Sprint(most)
	if least < most {
		takes = fmt.Sprintf("from %d to %d", least, most)
	}
	arguments, were := "arguments", "were"
	if takes == "1" {
		arguments = "argument"
	}
	if given == 1 {
		were = "was"
	}
	return raise.Errorf("TypeError", "%s() takes %s positional %s but %d %s given", s.name, takes, arguments, given, were)
}

func (s *parameters) unknown(name string) error {
	err := raise.Errorf("TypeError", "%s() got an unexpected keyword argument '%s'", s.name, name)
	if near := spelling.Nearest(name, s.params); near != "" {
		err.Suggestion = ". Did you mean '" + near + "'?"
	}
	return err
}

func (s *parameters) checkMissing(dst []starlark.Value) error {
	var positional, keyword []string
	for i, p := range s.params[:s.required] {
		switch {
		case dst[i] != nil || s.optional[i]:
		case i < s.keyword:
			positional = append(positional, p)
		default:
			keyword = append(keyword, p)
		}
	}
	if len(positional) > 0 {
		return s.missing("positional", positional)
	}
	if len(keyword) > 0 {
		return s.missing("keyword-only", keyword)
	}
	return nil
}

func (s *parameters) missing(kind string, names []string) error {
	for i, name := range names {
		names[i] = "'" + name + "'"
	}
	n := len(names)
	list, plural := names[0], "s"
	switch n {
	case 1:
		plural = ""
	case 2:
		list = names[0] + " and " + names[1]
	default:
		list = strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
	return raise.Errorf("TypeError", "%s() missing %d required %s argument%s: %s", s.name, n, kind, plural, list)
}
