package words

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/text"
)

// functionText is what Python says of arguments that do not fit a function, if nothing is
// known of the function but its name.
func functionText(e *Error, _ typeNames, parts []string) bool {
	name, complaint := parts[0], parts[1]
	if strings.ContainsAny(name, " (") {
		return false
	}
	c := callOf(memory.FunctionName(name), complaint)
	if c == nil {
		return false
	}
	err := c.error()
	e.Text, e.Fact = err.Msg, err.Fact
	return true
}

// A badCall is a call whose arguments do not fit the function: what the engine says of it.
type badCall struct {
	function string
	f        *text.Function // nil if it is not known
	given    int            // too many positional arguments
	most     int            // how many it takes
	missing  []string
	keyword  string   // unexpected
	twice    string   // given twice
	keywords []string // names in the call, if the text has it
}

// callErrors are the engine's complaints that begin with a function's name.
var callErrors = []struct {
	pattern string
	fill    func(c *badCall, parts []string)
}{
	{"accepts no arguments (* given)", func(c *badCall, p []string) { c.given, _ = strconv.Atoi(p[0]) }},
	{"accepts at most * positional argument* (* given)", func(c *badCall, p []string) { c.tooMany(p) }},
	{"accepts * positional argument* (* given)", func(c *badCall, p []string) { c.tooMany(p) }},
	{"missing * (*)", func(c *badCall, p []string) {
		for _, name := range strings.Split(p[1], ", ") {
			c.missing = append(c.missing, strings.TrimPrefix(name, "."))
		}
	}},
	{"got an unexpected keyword argument *", func(c *badCall, p []string) { c.keyword = strings.Trim(p[0], `"`) }},
	{"got multiple values for parameter *", func(c *badCall, p []string) { c.twice = strings.Trim(p[0], `"`) }},
}

// callOf understands a complaint of the engine's; nil if it is none of a call.
func callOf(function, complaint string) *badCall {
	if function == "lambda" {
		function = "<lambda>"
	}
	for _, t := range callErrors {
		if parts, ok := match(t.pattern, complaint); ok {
			c := &badCall{function: function}
			t.fill(c, parts)
			return c
		}
	}
	return nil
}

func (c *badCall) tooMany(parts []string) {
	c.most, _ = strconv.Atoi(parts[0])
	c.given, _ = strconv.Atoi(parts[2])
}

// fits reports whether a function may be the one that was called.
func (c *badCall) fits(f *text.Function) bool {
	for _, name := range c.missing {
		if !slices.Contains(f.Params, name) && !slices.Contains(f.KwOnly, name) {
			return false
		}
	}
	switch {
	case c.keyword != "":
		return f.Kwarg == ""
	case c.twice != "" && f.Kwarg != "":
		return true
	case c.twice != "":
		return slices.Contains(f.Params, c.twice) || slices.Contains(f.KwOnly, c.twice)
	case c.missing == nil:
		return f.Vararg == "" && len(f.Params) == c.most
	}
	return true
}

// error is what Python says.
func (c *badCall) error() *raise.Error {
	switch {
	case c.missing != nil:
		kind, names := c.missed()
		return call.Missing(c.function, kind, names)
	case c.keyword != "" && c.f != nil && slices.Contains(c.f.Params[:c.f.PosOnly], c.keyword):
		return call.PositionalOnly(c.function, c.keyword).About(fact.UnexpectedKeyword, c.function, c.keyword)
	case c.keyword != "":
		return raise.New(fact.UnexpectedKeyword, c.function, c.keyword)
	case c.twice != "" && c.f != nil && !slices.Contains(c.f.Params, c.twice) && !slices.Contains(c.f.KwOnly, c.twice):
		return raise.Errorf("TypeError", "__main__.%s() got multiple values for keyword argument '%s'", c.function, c.twice).
			About(fact.TwiceArgument, c.function, c.twice)
	case c.twice != "":
		return raise.New(fact.TwiceArgument, c.function, c.twice)
	}
	if err := c.misnamed(); err != nil {
		return err
	}
	return c.takes()
}

// misnamed is what Python says of a name in the call that does not fit, nil if all do: it looks at
// the names first.
func (c *badCall) misnamed() *raise.Error {
	if c.f == nil {
		return nil
	}
	for _, name := range c.keywords {
		switch i := slices.Index(c.f.Params, name); {
		case i >= c.f.PosOnly && i < c.given:
			return raise.New(fact.TwiceArgument, c.function, name)
		case i < c.f.PosOnly && c.f.Kwarg == "" && !slices.Contains(c.f.KwOnly, name):
			return raise.New(fact.UnexpectedKeyword, c.function, name)
		}
	}
	return nil
}

// takes is what Python says of more arguments than the function takes.
func (c *badCall) takes() *raise.Error {
	least, named, takes := c.most, 0, strconv.Itoa(c.most)
	if c.f != nil {
		least -= c.f.Defaults
		for _, name := range c.keywords {
			if slices.Contains(c.f.KwOnly, name) {
				named++
			}
		}
	}
	if least < c.most {
		takes = "from " + strconv.Itoa(least) + " to " + takes
	}
	return call.TooMany(c.function, least, c.most, c.given, named).
		About(fact.TooManyArguments, c.function, takes, strconv.Itoa(c.given))
}

// missed returns the parameters that got no argument: those that may be given by position,
// if there are any.
func (c *badCall) missed() (kind string, names []string) {
	if c.f == nil {
		return "positional", c.missing
	}
	for _, name := range c.missing {
		if slices.Contains(c.f.Params, name) {
			names = append(names, name)
		}
	}
	if names == nil {
		return "keyword-only", c.missing
	}
	return "positional", names
}

// engineMethods are the methods of the engine's types that programs call without a helper,
// with their class.
var engineMethods = map[string]string{"append": "list", "add": "set", "get": "dict"}

// countText is what Python says of the number of arguments of a method of the engine's.
func countText(e *Error, _ typeNames, parts []string) bool {
	e.Fact.Kind = fact.Arguments
	name, got, want := parts[0], parts[1], parts[2]
	want = strings.TrimPrefix(strings.TrimPrefix(want, "at most "), "at least ")
	full := name
	if class := engineMethods[name]; class != "" {
		full = class + "." + name
	}
	switch {
	case want == "0":
		e.Text = full + "() takes no arguments (" + got + " given)"
		return true
	case want == "1" && name != "get":
		e.Text = full + "() takes exactly one argument (" + got + " given)"
		return true
	}
	bound := "most"
	if n, _ := strconv.Atoi(got); strconv.Itoa(n) < want {
		bound = "least"
	}
	e.Text = name + " expected at " + bound + " " + want + " argument" + map[bool]string{true: "s"}[want != "1"] + ", got " + got
	return true
}

// missingArgument is what Python says of a parameter of a builtin that got no argument.
func missingArgument(e *Error, _ typeNames, parts []string) bool {
	e.Fact.Kind = fact.Arguments
	e.Text = parts[0] + "() missing required argument '" + parts[1] + "'"
	return true
}
