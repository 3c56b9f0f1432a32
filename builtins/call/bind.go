package call

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Bind puts arguments into dst, one place a parameter (see Len); the places of those that
// are not given are left as they are, which is nil. What *args and **kwargs take has no
// place. The error is a TypeError in CPython's words.
func (s *Signature) Bind(dst []starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	return s.parameters().bind(dst, args, kwargs)
}

// BindTo is Bind for a caller that has a variable for each parameter.
func (s *Signature) BindTo(args starlark.Tuple, kwargs []starlark.Tuple, vars ...*starlark.Value) error {
	var room [8]starlark.Value
	v := room[:]
	if len(vars) > len(room) {
		v = make([]starlark.Value, len(vars))
	}
	if err := s.Bind(v[:len(vars)], args, kwargs); err != nil {
		return err
	}
	for i, to := range vars {
		*to = v[i]
	}
	return nil
}

// NoReceiver is what a method that is called without its receiver says if it is written in
// Python, where self is a parameter like others; nil for others.
func (s *Signature) NoReceiver(kwargs []starlark.Tuple) error {
	p := s.parameters()
	if p.dialect != inPython {
		return nil
	}
	missing := []string{"self"}
	for i, name := range p.names[:p.least] {
		given := func(kw starlark.Tuple) bool { return kw[0] == starlark.String(name) }
		if !p.optional[i] && !slices.ContainsFunc(kwargs, given) {
			missing = append(missing, name)
		}
	}
	return Missing(p.full, "positional", missing)
}

// check is Bind for a function that takes its arguments as they come.
func (s *Signature) check(args starlark.Tuple, kwargs []starlark.Tuple) error {
	p := s.parameters()
	if n := len(args); (len(kwargs) == 0 || p.others && len(p.names) == 0) && n >= p.required && (n <= p.positional || p.rest) {
		return nil
	}
	return p.bind(make([]starlark.Value, len(p.names)), args, kwargs)
}

func (p *parameters) bind(dst []starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if err := p.checkCount(len(args), kwargs); err != nil {
		return err
	}
	copy(dst, args[:min(len(args), p.positional)])
	stranger := ""
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		i := p.index(name)
		switch {
		case i < 0 && p.others:
		case i < 0 && p.dialect == inPython:
			return p.unknown(name, kwargs)
		case i < 0 && stranger == "":
			stranger = name // a function of C complains of a missing argument first
		case i < 0:
		case dst[i] != nil:
			return p.twice(name, i)
		default:
			dst[i] = kw[1]
		}
	}
	if len(args) < p.required {
		if err := p.checkMissing(dst); err != nil {
			return err
		}
	}
	if stranger != "" {
		return p.unknown(stranger, kwargs)
	}
	return nil
}

// index returns which parameter has a name, negative for none.
func (p *parameters) index(name string) int {
	for i := p.unnamed; i < len(p.names); i++ {
		if p.names[i] == name {
			return i
		}
	}
	return -1
}

// checkCount checks what can be said before anything is bound.
func (p *parameters) checkCount(given int, kwargs []starlark.Tuple) error {
	switch p.dialect {
	case inPython:
		if given > p.positional && !p.rest {
			return p.tooMany(given, kwargs)
		}
	case inC:
		return p.checkCountC(given, len(kwargs))
	default:
		if len(kwargs) > 0 && !p.others {
			return p.noKeywords()
		}
		if p.rest {
			if given < p.required {
				return Count(p.name, given, p.required, -1)
			}
			return nil
		}
		return p.checkCountUnnamed(given)
	}
	return nil
}

func (p *parameters) noKeywords() error {
	switch {
	case p.dialect == inCFromTuple && !p.self:
		return NoKeywords(p.name)
	case p.dialect == inSlot:
		return NoKeywords("wrapper " + p.name)
	}
	return NoKeywords(p.full)
}

func (p *parameters) checkCountUnnamed(given int) error {
	n := len(p.names)
	switch {
	case p.required <= given && given <= n:
		return nil
	case p.dialect == inSlot && (p.required < n || n > 1):
		return Count("", given, p.required, n) // CPython has no name here, but the blank behind it
	case p.dialect == inSlot:
		return raise.Arguments("expected %s, got %d", Arguments(n), given)
	case p.dialect == inCFromTuple:
		return countFromTuple(p.name, given, p.required, n)
	case n == 0:
		return raise.Arguments("%s() takes no arguments (%d given)", p.full, given)
	case n == 1 && p.required == 1 && !p.isClass():
		return raise.Arguments("%s() takes exactly one argument (%d given)", p.full, given)
	}
	return Count(p.name, given, p.required, n)
}

// isClass reports whether the signature is a class's: that of a method names the class before
// it, and a function has no self.
func (p *parameters) isClass() bool { return p.self && p.full == p.name }

// checkCountC complains of too many arguments as CPython's parser of arguments with names
// does.
func (p *parameters) checkCountC(given, named int) error {
	n := len(p.names)
	switch {
	case given+named > n && !p.rest && !p.others:
		kind := ""
		if given == 0 {
			kind = "keyword "
		}
		return p.countC(given+named, "at most", n, kind)
	case given < min(p.least, p.unnamed):
		return p.countC(given, "at least", min(p.least, p.unnamed), "positional ")
	case given <= p.positional || p.rest:
	case p.positional == 0:
		return raise.Arguments("%s takes no positional arguments", p.called())
	default:
		bound := "at most"
		if p.required >= p.positional {
			bound = "exactly"
		}
		return p.countC(given, bound, p.positional, "positional ")
	}
	return nil
}

func (p *parameters) countC(given int, bound string, n int, kind string) error {
	if bound == "at least" && n >= p.positional {
		bound = "exactly"
	}
	return raise.Arguments("%s takes %s %d %sargument%s (%d given)", p.called(), bound, n, kind, Plural(n), given)
}

// called is what CPython's complaints call a function of C.
func (p *parameters) called() string {
	if p.name == "function" {
		return p.name
	}
	return p.name + "()"
}

// unknown complains of a keyword that no parameter has.
func (p *parameters) unknown(name string, kwargs []starlark.Tuple) error {
	if p.dialect != inPython {
		target := p.name + "()"
		if p.name == "function" {
			target = "this function"
		}
		return raise.Errorf("TypeError", "'%s' is an invalid keyword argument for %s", name, target).About(fact.InvalidKeyword, p.name, name)
	}
	if list := p.positionalOnly(kwargs); list != "" {
		return PositionalOnly(p.full, list)
	}
	err := raise.New(fact.UnexpectedKeyword, p.full, name)
	if near := spelling.Nearest(name, p.names); near != "" {
		err.Guess = &fact.Guess{Name: near, Keyword: true}
	}
	return err
}

// positionalOnly returns the keywords that are names of parameters before "/".
func (p *parameters) positionalOnly(kwargs []starlark.Tuple) string {
	var list []string
	for _, name := range p.names[:p.unnamed] {
		if slices.ContainsFunc(kwargs, func(kw starlark.Tuple) bool { return kw[0] == starlark.String(name) }) {
			list = append(list, name)
		}
	}
	return strings.Join(list, ", ")
}

func (p *parameters) twice(name string, i int) error {
	if p.dialect == inPython {
		return raise.New(fact.TwiceArgument, p.full, name)
	}
	return raise.Arguments("argument for %s given by name ('%s') and position (%d)", p.called(), name, i+1)
}

// tooMany is the complaint of a function written in Python, which counts self.
func (p *parameters) tooMany(given int, kwargs []starlark.Tuple) error {
	least, most := p.least, p.positional
	if p.self {
		least, most, given = least+1, most+1, given+1
	}
	named := 0 // that can be given by name only
	for _, kw := range kwargs {
		if p.index(string(kw[0].(starlark.String))) >= p.positional {
			named++
		}
	}
	return TooMany(p.full, least, most, given, named)
}

// checkMissing complains of the first parameters that have to be given and are not.
func (p *parameters) checkMissing(dst []starlark.Value) error {
	if p.dialect != inPython {
		for i, name := range p.names[:p.required] {
			if dst[i] != nil || p.optional[i] {
				continue
			}
			return raise.Arguments("%s missing required argument '%s' (pos %d)", p.called(), name, i+1)
		}
		return nil
	}
	var positional, keyword []string
	for i, name := range p.names[:p.required] {
		switch {
		case dst[i] != nil || p.optional[i]:
		case i < p.positional:
			positional = append(positional, name)
		default:
			keyword = append(keyword, name)
		}
	}
	if len(positional) > 0 {
		return Missing(p.full, "positional", positional)
	}
	if len(keyword) > 0 {
		return Missing(p.full, "keyword-only", keyword)
	}
	return nil
}
