package argparse

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A usageError is an error of the arguments, told with the usage.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func (a *argument) errorf(message string) error {
	name := strings.Join(a.flags, "/")
	switch {
	case name != "":
	case a.metavar != starlark.None && a.metavar != starlark.String(suppress):
		name = metavarText(a.metavar)
	case a.dest != suppress:
		name = a.dest
	case a.subs != nil:
		name = "{" + strings.Join(a.subs.names, ",") + "}"
	}
	return &usageError{"argument " + name + ": " + message}
}

// fail is ArgumentParser.error: the usage and the message on standard error, exit code 2.
func (p *argParser) fail(thread *starlark.Thread, message string) error {
	process := proc.Of(thread)
	text := p.formatUsage("usage: ") + p.prog + ": error: " + message + "\n"
	if err := prelude.PrintTo(process, thread, prelude.StderrOf(process), text, false); err != nil {
		return err
	}
	return &raise.Exit{Code: starlark.MakeInt(2)}
}

// parseArgs is parse_args(args=None, namespace=None).
func parseArgs(thread *starlark.Thread, self *object.Instance, args, namespace starlark.Value) (starlark.Value, error) {
	ns, extras, err := parserOf(self).parseFrom(thread, self, args, namespace)
	if err != nil {
		return nil, err
	}
	if len(extras) > 0 {
		return nil, callError(thread, self, "unrecognized arguments: "+strings.Join(extras, " "))
	}
	return ns, nil
}

// callError calls the parser's method error, which the program may have redefined.
func callError(thread *starlark.Thread, self *object.Instance, message string) error {
	_, err := object.CallMethod(thread, self, "error", starlark.Tuple{starlark.String(message)}, nil)
	return err
}

// parseKnownArgs is parse_known_args(args=None, namespace=None).
func parseKnownArgs(thread *starlark.Thread, self *object.Instance, args, namespace starlark.Value) (starlark.Value, error) {
	ns, extras, err := parserOf(self).parseFrom(thread, self, args, namespace)
	if err != nil {
		return nil, err
	}
	return starlark.Tuple{ns, kit.StringList(extras)}, nil
}

// parseFrom reads the arguments of parse_args and parses.
func (p *argParser) parseFrom(thread *starlark.Thread, self *object.Instance, given, namespace starlark.Value) (starlark.Value, []string, error) {
	var args []string
	if given == nil || given == starlark.None {
		if argv := p.module.argv(proc.Of(thread)); len(argv) > 0 {
			args = argv[1:]
		}
	} else {
		list, err := object.Collect(thread, given)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range list {
			s, ok := e.(starlark.String)
			if !ok {
				return nil, nil, raise.Errorf("TypeError", "arguments must be strings, not %s", object.TypeName(e))
			}
			args = append(args, string(s))
		}
	}
	var ns starlark.Value = object.NewInstance(proc.Of(thread).Home(), argNamespaceClass, nil)
	if namespace != nil && namespace != starlark.None {
		ns = namespace
	}
	extras, err := p.parseInto(thread, self, ns, args)
	return ns, extras, err
}

// parseInto parses into a namespace. Errors of the arguments go through the method error.
func (p *argParser) parseInto(thread *starlark.Thread, self *object.Instance, ns starlark.Value, args []string) ([]string, error) {
	s := &argParse{argParser: p, thread: thread, ns: ns, args: args, seen: map[*argument]bool{}}
	err := s.run()
	if wrong, ok := err.(*usageError); ok { //nolint:errorlint // never wrapped
		if !p.exitOnError {
			return nil, &raise.Error{Class: "argparse.ArgumentError", Msg: wrong.message}
		}
		if err = callError(thread, self, wrong.message); err == nil {
			err = &raise.Exit{Code: starlark.MakeInt(2)}
		}
	}
	return s.extras, err
}

// An argParse is one parsing.
type argParse struct {
	*argParser
	thread  *starlark.Thread
	ns      starlark.Value
	args    []string
	pattern string // a letter for each argument: O for options, A for others, - for "--"
	options map[int]foundOption
	left    []*argument // positionals to come
	extras  []string
	seen    map[*argument]bool
}

type foundOption struct {
	a        *argument // nil if it is unknown
	flag     string
	explicit string
	given    bool // an explicit argument: --x=1, -x1
}

func (s *argParse) run() error {
	if err := s.setDefaults(); err != nil {
		return err
	}
	if err := s.classify(); err != nil {
		return err
	}
	for _, a := range s.allArgs {
		if len(a.flags) == 0 {
			s.left = append(s.left, a)
		}
	}
	last := strings.LastIndexByte(s.pattern, 'O')
	at := 0
	for at <= last {
		next := at + strings.IndexByte(s.pattern[at:], 'O')
		if at != next {
			end, err := s.positionals(at)
			if err != nil {
				return err
			}
			if end > at {
				at = end
				continue
			}
		}
		if _, ok := s.options[at]; !ok {
			s.extras = append(s.extras, s.args[at:next]...)
			at = next
		}
		end, err := s.optional(at)
		if err != nil {
			return err
		}
		at = end
	}
	stop, err := s.positionals(at)
	if err != nil {
		return err
	}
	s.extras = append(s.extras, s.args[stop:]...)
	return s.finish()
}

func (s *argParse) setDefaults() error {
	set := func(name string, v starlark.Value) error {
		if has, err := object.GetAttr(s.thread, s.ns, name); err == nil && has != nil {
			return nil
		}
		return object.SetAttr(s.thread, s.ns, name, v)
	}
	for _, a := range s.allArgs {
		if a.dest == suppress || a.def == starlark.String(suppress) {
			continue
		}
		if err := set(a.dest, a.def); err != nil {
			return err
		}
	}
	for _, kw := range slices.Backward(s.defaults) {
		if err := set(object.Text(kw[0]), kw[1]); err != nil {
			return err
		}
	}
	return nil
}

// finish converts defaults that are strings, and complains about what is missing.
func (s *argParse) finish() error {
	var missing []string
	for _, a := range s.allArgs {
		if s.seen[a] {
			continue
		}
		if a.required {
			missing = append(missing, a.name())
			continue
		}
		text, ok := a.def.(starlark.String)
		if !ok || a.convert == starlark.None || a.dest == suppress || string(text) == suppress {
			continue
		}
		now, err := object.GetAttr(s.thread, s.ns, a.dest)
		if err != nil || now != a.def {
			continue
		}
		v, err := s.value(a, string(text))
		if err != nil {
			return err
		}
		if err := object.SetAttr(s.thread, s.ns, a.dest, v); err != nil {
			return err
		}
	}
	if len(missing) > 0 {
		return &usageError{"the following arguments are required: " + strings.Join(missing, ", ")}
	}
	for _, g := range s.exclusives {
		if !g.required || slices.ContainsFunc(g.args, func(a *argument) bool { return s.seen[a] }) {
			continue
		}
		var names []string
		for _, a := range g.args {
			if a.help != starlark.String(suppress) {
				names = append(names, a.name())
			}
		}
		return &usageError{"one of the arguments " + strings.Join(names, " ") + " is required"}
	}
	return nil
}

// name is how messages call the argument.
func (a *argument) name() string {
	switch {
	case len(a.flags) > 0:
		return strings.Join(a.flags, "/")
	case a.metavar != starlark.None:
		return metavarText(a.metavar)
	case a.dest != suppress:
		return a.dest
	case a.subs != nil:
		return "{" + strings.Join(a.subs.names, ",") + "}"
	}
	return ""
}

// classify tells options from other arguments.
func (s *argParse) classify() error {
	var b strings.Builder
	s.options = map[int]foundOption{}
	for i, arg := range s.args {
		if arg == "--" {
			b.WriteByte('-')
			b.WriteString(strings.Repeat("A", len(s.args)-i-1))
			break
		}
		o, ok, err := s.optionOf(arg)
		if err != nil {
			return err
		}
		if ok {
			s.options[i] = o
			b.WriteByte('O')
		} else {
			b.WriteByte('A')
		}
	}
	s.pattern = b.String()
	return nil
}

var negativeNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-\d+$|^-\d*\.\d+$`) })

// optionOf reports whether an argument is an option, and which.
func (s *argParse) optionOf(arg string) (o foundOption, ok bool, err error) {
	if !strings.HasPrefix(arg, "-") || arg == "-" {
		return o, false, nil
	}
	if a := s.option(arg); a != nil {
		return foundOption{a: a, flag: arg}, true, nil
	}
	flag, value, hasValue := strings.Cut(arg, "=")
	if a := s.option(flag); a != nil && hasValue {
		return foundOption{a, flag, value, true}, true, nil
	}
	found := s.abbreviated(arg, flag, value, hasValue)
	if len(found) > 1 {
		var names []string
		for _, f := range found {
			names = append(names, f.flag)
		}
		return o, false, &usageError{"ambiguous option: " + arg + " could match " + strings.Join(names, ", ")}
	}
	if len(found) == 1 {
		return found[0], true, nil
	}
	if negativeNumber().MatchString(arg) && !s.hasNegativeOptions() || strings.Contains(arg, " ") {
		return o, false, nil
	}
	return foundOption{flag: arg}, true, nil
}

func (s *argParse) hasNegativeOptions() bool {
	return slices.ContainsFunc(s.allArgs, func(a *argument) bool { return slices.ContainsFunc(a.flags, negativeNumber().MatchString) })
}

// abbreviated finds the options that an argument may be short for.
func (s *argParse) abbreviated(arg, flag, value string, hasValue bool) (found []foundOption) {
	for _, a := range s.allArgs {
		for _, f := range a.flags {
			switch {
			case strings.HasPrefix(arg, "--"):
				if s.abbreviate && strings.HasPrefix(f, flag) {
					found = append(found, foundOption{a, f, value, hasValue})
				}
			case f == arg[:2]:
				found = append(found, foundOption{a, f, arg[2:], true})
			case strings.HasPrefix(f, flag) && s.abbreviate:
				found = append(found, foundOption{a, f, value, hasValue})
			}
		}
	}
	return found
}

// nargsPattern is the pattern of the letters that the argument takes.
func (a *argument) nargsPattern() string {
	pattern := "(-*A-*)"
	switch n := a.nargs.(type) {
	case starlark.Int:
		k, _ := n.Int64()
		pattern = "(-*" + strings.Join(slices.Repeat([]string{"A"}, int(k)), "-*") + "-*)"
		if k == 0 {
			pattern = "(-*-*)"
		}
	case starlark.String:
		switch n {
		case "?":
			pattern = "(-*A?-*)"
		case "*":
			pattern = "(-*[A-]*)"
		case "+":
			pattern = "(-*A[A-]*)"
		case remainder:
			pattern = "([-AO]*)"
		case subCommand:
			pattern = "(-*A[-AO]*)"
		case suppress:
			pattern = "(-*-*)"
		}
	}
	if len(a.flags) > 0 {
		pattern = strings.ReplaceAll(strings.ReplaceAll(pattern, "-*", ""), "-", "")
	}
	return pattern
}

// positionals takes as many positional arguments as fit at a place, and returns where the
// rest begins.
func (s *argParse) positionals(at int) (int, error) {
	rest := s.pattern[at:]
	for n := len(s.left); n > 0; n-- {
		var b strings.Builder
		b.WriteByte('^')
		for _, a := range s.left[:n] {
			b.WriteString(a.nargsPattern())
		}
		re, err := regexp.Compile(b.String())
		if err != nil {
			return at, raise.Errorf("ValueError", "invalid nargs value")
		}
		m := re.FindStringSubmatch(rest)
		if m == nil {
			continue
		}
		taken := s.left[:n]
		s.left = s.left[n:]
		for i, a := range taken {
			k := len(m[i+1])
			if err := s.take(a, s.args[at:at+k], ""); err != nil {
				return at, err
			}
			at += k
		}
		return at, nil
	}
	return at, nil
}

// optional takes the option at a place with its arguments.
func (s *argParse) optional(at int) (int, error) {
	o := s.options[at]
	if o.a == nil {
		s.extras = append(s.extras, s.args[at])
		return at + 1, nil
	}
	for o.given {
		count, err := o.a.count("A")
		single := !strings.HasPrefix(o.flag, "--")
		switch {
		case err == nil && count == 0 && single && o.explicit != "":
			// -abc is -a -bc
			if err := s.take(o.a, nil, o.flag); err != nil {
				return at, err
			}
			flag := "-" + o.explicit[:1]
			next := s.option(flag)
			if next == nil {
				return at, o.a.errorf("ignored explicit argument " + kit.Quoted(o.explicit))
			}
			o = foundOption{next, flag, o.explicit[1:], len(o.explicit) > 1}
			o.explicit = strings.TrimPrefix(o.explicit, "=")
			continue
		case err == nil && count == 1:
			return at + 1, s.take(o.a, []string{o.explicit}, o.flag)
		}
		return at, o.a.errorf("ignored explicit argument " + kit.Quoted(o.explicit))
	}
	count, err := o.a.count(s.pattern[at+1:])
	if err != nil {
		return at, err
	}
	end := at + 1 + count
	return end, s.take(o.a, s.args[at+1:end], o.flag)
}

// count returns how many of the arguments that follow the option takes.
func (a *argument) count(pattern string) (int, error) {
	re, err := regexp.Compile("^" + a.nargsPattern())
	if err != nil {
		return 0, raise.Errorf("ValueError", "invalid nargs value")
	}
	if m := re.FindString(pattern); m != "" || re.MatchString(pattern) {
		return len(m), nil
	}
	switch n := a.nargs.(type) {
	case starlark.Int:
		s := "s"
		if n.String() == "1" {
			s = ""
		}
		return 0, a.errorf("expected " + n.String() + " argument" + s)
	case starlark.String:
		if n == "?" {
			return 0, a.errorf("expected at most one argument")
		}
		return 0, a.errorf("expected at least one argument")
	}
	return 0, a.errorf("expected one argument")
}

// take does what the argument's action does with its values.
func (s *argParse) take(a *argument, args []string, flag string) error {
	v, given, err := s.values(a, args)
	if err != nil {
		return err
	}
	if len(a.flags) > 0 || given {
		s.seen[a] = true
		if a.group != nil {
			for _, other := range a.group.args {
				if other != a && s.seen[other] {
					return a.errorf("not allowed with argument " + strings.Join(other.flags, "/"))
				}
			}
		}
	} else if !a.required || len(args) > 0 {
		s.seen[a] = true
	}
	if !given && len(a.flags) == 0 && v == starlark.Value(starlark.String(suppress)) {
		return nil
	}
	return s.act(a, v, args, flag)
}

func (s *argParse) act(a *argument, v starlark.Value, args []string, flag string) error {
	switch a.action {
	case "store":
		return object.SetAttr(s.thread, s.ns, a.dest, v)
	case "store_true", "store_false", "store_const":
		return object.SetAttr(s.thread, s.ns, a.dest, a.value)
	case "boolean":
		return object.SetAttr(s.thread, s.ns, a.dest, starlark.Bool(!strings.HasPrefix(flag, "--no-")))
	case "append", "append_const", "extend":
		return s.extend(a, v)
	case "count":
		n, err := object.GetAttr(s.thread, s.ns, a.dest)
		if err != nil || n == starlark.None {
			n = starlark.MakeInt(0)
		}
		sum, err := object.Binary(s.thread, "+", n, starlark.MakeInt(1))
		if err != nil {
			return err
		}
		return object.SetAttr(s.thread, s.ns, a.dest, sum)
	case "help":
		text, err := s.formatHelp(s.thread)
		if err != nil {
			return err
		}
		if err := printOn(s.thread, nil, text); err != nil {
			return err
		}
		return &raise.Exit{Code: starlark.MakeInt(0)}
	case "version":
		if err := printOn(s.thread, nil, strings.ReplaceAll(a.version, "%(prog)s", s.prog)+"\n"); err != nil {
			return err
		}
		return &raise.Exit{Code: starlark.MakeInt(0)}
	}
	return s.subCommand(a, args)
}

// extend adds to the list that the namespace has, a copy of the default's.
func (s *argParse) extend(a *argument, v starlark.Value) error {
	var list []starlark.Value
	if now, err := object.GetAttr(s.thread, s.ns, a.dest); err == nil && now != starlark.None {
		if list, err = object.Collect(s.thread, now); err != nil {
			return err
		}
	}
	switch a.action {
	case "append_const":
		list = append(list, a.value)
	case "extend":
		more, err := object.Collect(s.thread, v)
		if err != nil {
			return err
		}
		list = append(list, more...)
	default:
		list = append(list, v)
	}
	return object.SetAttr(s.thread, s.ns, a.dest, starlark.NewList(list))
}

// subCommand hands the rest of the arguments to the parser of a command.
func (s *argParse) subCommand(a *argument, args []string) error {
	name := args[0]
	if a.dest != suppress {
		if err := object.SetAttr(s.thread, s.ns, a.dest, starlark.String(name)); err != nil {
			return err
		}
	}
	sub := a.subs.parsers[name]
	inner := object.NewInstance(proc.Of(s.thread).Home(), argNamespaceClass, nil)
	extras, err := parserOf(sub).parseInto(s.thread, sub, inner, args[1:])
	if err != nil {
		return err
	}
	for _, item := range inner.Dict().Items() {
		if err := object.SetAttr(s.thread, s.ns, object.Text(item[0]), item[1]); err != nil {
			return err
		}
	}
	s.extras = append(s.extras, extras...)
	return nil
}
