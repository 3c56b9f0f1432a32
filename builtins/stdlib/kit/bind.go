package kit

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/raise"
)

// This file has the shapes of the modules' functions. CPython checks the arguments of
// its functions in four ways, each with words of its own; here each way is a function
// that wraps the part which does the work.

// Native is the Go part of a function that checks its arguments itself.
type Native func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// Function returns a native as a value.
func Function(name string, f Native) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(thread, args, kwargs)
	})
}

// Functions returns natives as values, by name.
func Functions(table map[string]Native) starlark.StringDict {
	dict := make(starlark.StringDict, len(table))
	for name, f := range table {
		dict[name] = Function(name, f)
	}
	return dict
}

// None is a function in C without parameters: time.time. full is its name in messages,
// with the module.
func None(full string, f func(thread *starlark.Thread) (starlark.Value, error)) Native {
	return func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, NoKeywords(full)
		}
		if len(args) > 0 {
			return nil, raise.Errorf("TypeError", "%s() takes no arguments (%d given)", full, len(args))
		}
		return f(thread)
	}
}

// One is a function in C of exactly one argument: math.sqrt.
func One(full string, f func(thread *starlark.Thread, x starlark.Value) (starlark.Value, error)) Native {
	return func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, NoKeywords(full)
		}
		if len(args) != 1 {
			return nil, raise.Errorf("TypeError", "%s() takes exactly one argument (%d given)", full, len(args))
		}
		return f(thread, args[0])
	}
}

// Some is a function in C whose parameters have no names: math.pow. most < 0 is any
// number.
func Some(full string, least, most int, f func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error)) Native {
	name := full[strings.LastIndexByte(full, '.')+1:]
	return func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, NoKeywords(full)
		}
		if n := len(args); n < least || n > most && most >= 0 {
			return nil, WrongCount(name, n, least, most)
		}
		return f(thread, args)
	}
}

// Tuple is a function in C that takes its arguments apart itself, and so counts them in
// other words than some: time.gmtime.
func Tuple(full string, least, most int, f func(thread *starlark.Thread, args starlark.Tuple) (starlark.Value, error)) Native {
	name := full[strings.LastIndexByte(full, '.')+1:]
	return func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, NoKeywords(full)
		}
		if n := len(args); n < least || n > most {
			bound, limit := "at most", most
			if n < least {
				bound, limit = "at least", least
			}
			if least == most {
				bound = "exactly"
			}
			return nil, raise.Errorf("TypeError", "%s() takes %s %d argument%s (%d given)", name, bound, limit, Plural(limit), n)
		}
		return f(thread, args)
	}
}

// NoKeywords is the error of a function in C that takes no arguments by name.
func NoKeywords(full string) error {
	return raise.Errorf("TypeError", "%s() takes no keyword arguments", full)
}

// WrongCount is the error of a call with another number of arguments than from least to most;
// a negative most is any number.
func WrongCount(name string, given, least, most int) error {
	bound, n := "", least
	switch {
	case least == most:
	case given < least:
		bound = "at least "
	default:
		bound, n = "at most ", most
	}
	return raise.Errorf("TypeError", "%s expected %s%d argument%s, got %d", name, bound, n, Plural(n), given)
}

// Plural is the ending of a noun of which there are n.
func Plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// A parser binds the arguments of a function in C whose parameters have names.
type parser struct {
	name     string // in messages: "isclose()", "function"
	target   string // the same for keyword arguments: "isclose()", "this function"
	Params   []string
	required int
	bare     int // the first parameters have no names: "/"
	most     int // arguments by position
}

// NewParser parses a signature such as "isclose(a, b, /, *, rel_tol=1e-09)".
func NewParser(text string) *parser {
	name, rest, _ := strings.Cut(strings.TrimSuffix(text, ")"), "(")
	p := &parser{name: name + "()", target: name + "()", most: -1}
	if name == "function" { // CPython knows no name
		p.name, p.target = "function", "this function"
	}
	for part := range strings.SplitSeq(rest, ",") {
		switch part = strings.TrimSpace(part); part {
		case "":
		case "/":
			p.bare = len(p.Params)
		case "*":
			p.most = len(p.Params)
		default:
			param, _, optional := strings.Cut(part, "=")
			p.Params = append(p.Params, param)
			if !optional {
				p.required = len(p.Params)
			}
		}
	}
	if p.most < 0 {
		p.most = len(p.Params)
	}
	return p
}

// Bind puts the arguments into places, one a parameter; that of an argument which is not
// given stays nil.
func (p *parser) Bind(dst []starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if err := p.checkCount(len(args), len(kwargs)); err != nil {
		return err
	}
	copy(dst, args)
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		i := p.index(name)
		if i < 0 {
			return raise.Errorf("TypeError", "'%s' is an invalid keyword argument for %s", name, p.target)
		}
		if dst[i] != nil {
			return raise.Errorf("TypeError", "argument for %s given by name ('%s') and position (%d)", p.name, name, i+1)
		}
		dst[i] = kw[1]
	}
	for i, param := range p.Params[:p.required] {
		if dst[i] == nil {
			if i < p.bare {
				return p.count(len(args), "at least", p.bare, "positional ")
			}
			return raise.Errorf("TypeError", "%s missing required argument '%s' (pos %d)", p.name, param, i+1)
		}
	}
	return nil
}

func (p *parser) index(name string) int {
	for i := p.bare; i < len(p.Params); i++ {
		if p.Params[i] == name {
			return i
		}
	}
	return -1
}

func (p *parser) checkCount(positional, named int) error {
	n := len(p.Params)
	switch {
	case positional+named > n:
		bound, kind := "at most", ""
		if p.required == n {
			bound = "exactly"
		}
		if positional == 0 {
			kind = "keyword "
		}
		return p.count(positional+named, bound, n, kind)
	case positional > p.most && p.most == 0:
		return raise.Errorf("TypeError", "%s takes no positional arguments", p.name)
	case positional > p.most:
		bound := "at most"
		if p.required >= p.most {
			bound = "exactly"
		}
		return p.count(positional, bound, p.most, "positional ")
	}
	return nil
}

func (p *parser) count(given int, bound string, n int, kind string) error {
	if bound == "at least" && p.bare >= p.most {
		bound = "exactly"
	}
	return raise.Errorf("TypeError", "%s takes %s %d %sargument%s (%d given)", p.name, bound, n, kind, Plural(n), given)
}

// Named is a function in C whose parameters have names; text is its signature. The
// places of arguments that are not given are nil.
func Named(text string, f func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error)) Native {
	p := NewParser(text)
	return func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v := make([]starlark.Value, len(p.Params))
		if err := p.Bind(v, args, kwargs); err != nil {
			return nil, err
		}
		return f(thread, v)
	}
}

// Python is a function that CPython has in Python; text is its signature. The places of
// arguments that are not given are nil.
func Python(text string, f func(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error)) Native {
	s := call.NewSignature("def " + text)
	n := countParams(text)
	return func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v := make([]starlark.Value, n)
		if err := s.Bind(v, args, kwargs); err != nil {
			return nil, err
		}
		return f(thread, v)
	}
}

func countParams(text string) (n int) {
	_, rest, _ := strings.Cut(strings.TrimSuffix(text, ")"), "(")
	for part := range strings.SplitSeq(rest, ",") {
		switch strings.TrimSpace(part) {
		case "", "self", "*":
		default:
			n++
		}
	}
	return n
}

// Constant makes a function without parameters that returns v.
func Constant(full string, v starlark.Value) Native {
	return None(full, func(*starlark.Thread) (starlark.Value, error) { return v, nil })
}
