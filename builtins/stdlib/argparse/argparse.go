package argparse

import (
	"path"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the module argparse that all share. Parsers are of a class that is made
// with the module, for they know the program's arguments.
var (
	argNamespaceClass = object.NewClass("Namespace").In("argparse")
	argTypeErrorClass = object.NewClass("ArgumentTypeError", object.ExceptionClass).In("argparse")
	argErrorClass     = object.NewClass("ArgumentError", object.ExceptionClass).In("argparse")
	argGroupClass     = object.NewClass("_ArgumentGroup").In("argparse")
	argActionClass    = object.NewClass("Action").In("argparse")
	subParsersClass   = object.NewClass("_SubParsersAction").In("argparse")
)

// The values of nargs that are no numbers, and of help and default.
const (
	remainder = "..."
	suppress  = "==SUPPRESS=="
	// subCommand is the nargs of what add_subparsers adds.
	subCommand = "A..."
)

// An argument is what add_argument adds.
type argument struct {
	flags        []string // "-v", "--verbose"; none for a positional one
	dest, action string
	nargs        starlark.Value // None, an int or a str; MakeInt(0) for a flag
	value, def   starlark.Value // const and default
	convert      starlark.Value // type
	choices      []starlark.Value
	required     bool
	help         starlark.Value
	metavar      starlark.Value
	version      string
	group        *argGroup // the mutually exclusive one, or nil
	subs         *subParsers
	parser       *argParser
}

// An argGroup is a part of the help, or a group of arguments that exclude each other.
type argGroup struct {
	title, description string
	parser             *argParser
	exclusive          bool
	required           bool
	args               []*argument
}

// A subParsers is what add_subparsers returns.
type subParsers struct {
	parser  *argParser
	names   []string // aliases too
	parsers map[string]*object.Instance
	helps   []subHelp
	prog    string
}

type subHelp struct{ name, help string }

// An argParser is what an ArgumentParser carries.
type argParser struct {
	module      *argModule
	prog        string
	usage       string
	description string
	epilog      string
	formatter   string
	allArgs     []*argument
	groups      []*argGroup // the first two are positional arguments and options
	exclusives  []*argGroup
	defaults    []starlark.Tuple
	exitOnError bool
	abbreviate  bool
	argDefault  starlark.Value
}

// An argModule is one module argparse, with the sys that it takes the arguments from.
type argModule struct {
	parser *object.Class
	sys    func() *module.Module
}

// New makes the module.
func New(sys func() *module.Module) *module.Module {
	m := &argModule{parser: object.NewClass("ArgumentParser").In("argparse"), sys: sys}
	m.define()
	members := starlark.StringDict{
		"ArgumentParser": m.parser, "Namespace": argNamespaceClass, "ArgumentTypeError": argTypeErrorClass, "ArgumentError": argErrorClass,
		"Action": argActionClass, "SUPPRESS": starlark.String(suppress), "REMAINDER": starlark.String(remainder), "OPTIONAL": starlark.String("?"),
		"ZERO_OR_MORE": starlark.String("*"), "ONE_OR_MORE": starlark.String("+"), "PARSER": starlark.String(subCommand),
		"BooleanOptionalAction": starlark.String("boolean"),
	}
	for _, name := range []string{"HelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "ArgumentDefaultsHelpFormatter", "MetavarTypeHelpFormatter"} {
		members[name] = object.NewClass(name).In("argparse")
	}
	return module.New("argparse", members)
}

const parserText = "def ArgumentParser.__init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=None, " +
	"prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True, exit_on_error=True)"

func (m *argModule) define() {
	m.parser.DefineObjects(func(*starlark.Thread, *object.Instance, starlark.Tuple, []starlark.Tuple) (any, error) {
		return newArgParser(m), nil
	},
		call.M(parserText, initParser),
		call.MOpen("def _ActionsContainer.add_argument(self, *args, **kwargs)", addArgument),
		call.MOpen("def ArgumentParser.add_subparsers(self, **kwargs)", func(thread *starlark.Thread, self *object.Instance, _ starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return newSubparsers().Call(thread, self, nil, kwargs)
		}),
		call.MOpen("def _ActionsContainer.set_defaults(self, **kwargs)", setArgDefaults),
		call.M1("def _ActionsContainer.get_default(self, dest)", getArgDefault),
		call.M2("def ArgumentParser.parse_args(self, args=None, namespace=None)", parseArgs),
		call.M2("def ArgumentParser.parse_known_args(self, args=None, namespace=None)", parseKnownArgs),
		call.MOpen("def _ActionsContainer.add_argument_group(self, *args, **kwargs)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return newGroup().Call(thread, self, slices.Concat(starlark.Tuple{self}, args), kwargs)
		}),
		call.MOpen("def _ActionsContainer.add_mutually_exclusive_group(self, **kwargs)", func(thread *starlark.Thread, self *object.Instance, _ starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return newExclusive().Call(thread, self, starlark.Tuple{self}, kwargs)
		}),
		call.M0("def ArgumentParser.format_help(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			s, err := parserOf(self).formatHelp(thread)
			return starlark.String(s), err
		}),
		call.M0("def ArgumentParser.format_usage(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(parserOf(self).formatUsage("usage: ")), nil
		}),
		call.M1("def ArgumentParser.print_help(self, file=None)", func(thread *starlark.Thread, self *object.Instance, file starlark.Value) (starlark.Value, error) {
			text, err := parserOf(self).formatHelp(thread)
			if err != nil {
				return nil, err
			}
			return starlark.None, printOn(thread, file, text)
		}),
		call.M1("def ArgumentParser.print_usage(self, file=None)", func(thread *starlark.Thread, self *object.Instance, file starlark.Value) (starlark.Value, error) {
			return starlark.None, printOn(thread, file, parserOf(self).formatUsage("usage: "))
		}),
		call.M1("def ArgumentParser.error(self, message)", func(thread *starlark.Thread, self *object.Instance, message starlark.Value) (starlark.Value, error) {
			return nil, parserOf(self).fail(thread, object.Text(message))
		}),
		call.M2("def ArgumentParser.exit(self, status=0, message=None)", func(thread *starlark.Thread, _ *object.Instance, status, message starlark.Value) (starlark.Value, error) {
			if status == nil {
				status = kit.Zero
			}
			p := proc.Of(thread)
			if text := textOr(message, ""); text != "" {
				if err := prelude.PrintTo(p, thread, prelude.StderrOf(p), text, false); err != nil {
					return nil, err
				}
			}
			return nil, &raise.Exit{Code: status}
		}),
	)
	m.parser.SetComputed("prog", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.String(parserOf(self.(*object.Instance)).prog), nil
	}, func(_ *starlark.Thread, self, v starlark.Value) error {
		parserOf(self.(*object.Instance)).prog = textOr(v, "")
		return nil
	})
	m.parser.SetComputed("description", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return starlark.String(parserOf(self.(*object.Instance)).description), nil
	}, nil)
}

func fillArgparse() {
	argGroupClass.DefineObjects(nil)
	argGroupClass.Define(nil, call.MOpen("def _ActionsContainer.add_argument(self, *args, **kwargs)", addArgument))
	argActionClass.DefineObjects(kit.PlainObject)
	argActionClass.NeedsInit() // only the parser makes one that is complete
	for name, get := range map[string]func(a *argument) starlark.Value{
		"dest": func(a *argument) starlark.Value { return starlark.String(a.dest) },
		"help": func(a *argument) starlark.Value { return a.help }, "default": func(a *argument) starlark.Value { return a.def },
		"nargs": func(a *argument) starlark.Value { return a.nargs }, "const": func(a *argument) starlark.Value { return a.value },
		"option_strings": func(a *argument) starlark.Value { return kit.StringList(a.flags) }, "required": func(a *argument) starlark.Value { return starlark.Bool(a.required) },
	} {
		argActionClass.SetProperty(name, func(self starlark.Value) starlark.Value { return get(self.(*object.Instance).Base().(*argument)) })
	}
	subParsersClass.DefineObjects(nil)
	subParsersClass.Define(nil, call.MOpen("def _SubParsersAction.add_parser(self, name, **kwargs)", addParser))
	argNamespaceClass.DefineObjects(kit.PlainObject,
		call.MOpen("def Namespace.__init__(self, **kwargs)", func(_ *starlark.Thread, self *object.Instance, _ starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			for _, kw := range kwargs {
				kit.SetAll(self, object.Text(kw[0]), kw[1])
			}
			return starlark.None, nil
		}),
		call.M0("def _AttributeHolder.__repr__(self)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			var parts []string
			for _, item := range self.Dict().Items() {
				text, err := object.Repr(thread, item[1])
				if err != nil {
					return nil, err
				}
				parts = append(parts, object.Text(item[0])+"="+text)
			}
			return starlark.String(self.Class().Name() + "(" + strings.Join(parts, ", ") + ")"), nil
		}),
		call.M1("def Namespace.__eq__(self, other)", func(thread *starlark.Thread, self *object.Instance, other starlark.Value) (starlark.Value, error) {
			i, ok := other.(*object.Instance)
			if !ok || !i.Class().Is(argNamespaceClass) {
				return object.NotImplemented, nil
			}
			same, err := object.Equal(thread, self.Dict(), i.Dict())
			return starlark.Bool(same), err
		}),
		call.M1("def Namespace.__contains__(self, key)", func(_ *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
			return starlark.Bool(self.Own(object.Text(key)) != nil), nil
		}),
	)
	argNamespaceClass.Set("__hash__", starlark.None)
}

func parserOf(self *object.Instance) *argParser { return self.Base().(*argParser) }

func textOr(v starlark.Value, def string) string {
	if v == nil || v == starlark.None {
		return def
	}
	return object.Text(v)
}

func printOn(thread *starlark.Thread, file starlark.Value, text string) error {
	p := proc.Of(thread)
	if file == nil || file == starlark.None {
		file = prelude.StdoutOf(p)
	}
	return prelude.PrintTo(p, thread, file, text, false)
}

func newArgParser(m *argModule) *argParser {
	p := &argParser{module: m, exitOnError: true, abbreviate: true}
	p.groups = []*argGroup{{title: "positional arguments", parser: p}, {title: "options", parser: p}}
	return p
}

// argv returns the process's sys.argv.
func (m *argModule) argv(p *proc.Proc) []string {
	v, _ := m.sys().In(p).Attr("argv")
	list, ok := v.(*starlark.List)
	if !ok {
		return nil
	}
	var argv []string
	for e := range list.Elements() {
		argv = append(argv, object.Text(e))
	}
	return argv
}

// initParser is ArgumentParser.__init__.
func initParser(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	p := parserOf(self)
	p.prog = textOr(v[0], "")
	if argv := p.module.argv(proc.Of(thread)); p.prog == "" && len(argv) > 0 {
		p.prog = path.Base(argv[0])
	}
	p.usage, p.description, p.epilog = textOr(v[1], ""), textOr(v[2], ""), textOr(v[3], "")
	if c, ok := v[5].(*object.Class); ok {
		p.formatter = c.Name()
	}
	p.argDefault = kit.OrNone(v[8])
	p.abbreviate, p.exitOnError = object.Truth(v[11], true), object.Truth(v[12], true)
	if object.Truth(v[10], true) {
		p.add(&argument{flags: []string{"-h", "--help"}, dest: "help", action: "help", nargs: starlark.MakeInt(0), def: starlark.String(suppress),
			value: starlark.None, convert: starlark.None, help: starlark.String("show this help message and exit"), metavar: starlark.None}, nil)
	}
	if v[4] == nil {
		return starlark.None, nil
	}
	parents, err := object.Collect(thread, v[4])
	if err != nil {
		return nil, err
	}
	for _, parent := range parents {
		i, ok := parent.(*object.Instance)
		if !ok {
			continue
		}
		for _, a := range parserOf(i).allArgs {
			if a.dest != "help" {
				copied := *a
				p.add(&copied, nil)
			}
		}
		p.defaults = append(p.defaults, parserOf(i).defaults...)
	}
	return starlark.None, nil
}

// add adds an argument to a group, or to the one that is made for its kind.
func (p *argParser) add(a *argument, g *argGroup) {
	a.parser = p
	p.allArgs = append(p.allArgs, a)
	if g == nil || g.exclusive {
		a.group = g
		if g != nil {
			g.args = append(g.args, a)
		}
		g = p.groups[min(len(a.flags), 1)]
	}
	g.args = append(g.args, a)
}

// newGroup makes the group of add_argument_group; self is the parser, as container is.
func newGroup() *call.Entry {
	return call.M3("def _ArgumentGroup.__init__(self, container, title=None, description=None)", func(thread *starlark.Thread, self *object.Instance, _, title, description starlark.Value) (starlark.Value, error) {
		p := parserOf(self)
		g := &argGroup{title: textOr(title, ""), description: textOr(description, ""), parser: p}
		p.groups = append(p.groups, g)
		return object.NewInstance(proc.Of(thread).Home(), argGroupClass, g), nil
	})
}

// newExclusive makes the group of add_mutually_exclusive_group; self is the parser, as
// container is.
func newExclusive() *call.Entry {
	return call.M2("def _MutuallyExclusiveGroup.__init__(self, container, required=False)", func(thread *starlark.Thread, self *object.Instance, _, required starlark.Value) (starlark.Value, error) {
		p := parserOf(self)
		g := &argGroup{parser: p, exclusive: true, required: object.Truth(required, false)}
		p.exclusives = append(p.exclusives, g)
		return object.NewInstance(proc.Of(thread).Home(), argGroupClass, g), nil
	})
}

// option returns the argument with a flag.
func (p *argParser) option(flag string) *argument {
	for _, a := range p.allArgs {
		if slices.Contains(a.flags, flag) {
			return a
		}
	}
	return nil
}

// newSubparsers makes what add_subparsers returns; self is the parser.
func newSubparsers() *call.Entry {
	return call.M("def _SubParsersAction.__init__(self, *, title=None, description=None, prog=None, parser_class=None, action=None, dest='==SUPPRESS==', "+
		"required=False, help=None, metavar=None)", addSubparsers)
}

func addSubparsers(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	p := parserOf(self)
	subs := &subParsers{parser: p, parsers: map[string]*object.Instance{}, prog: textOr(v[2], "")}
	a := &argument{dest: textOr(v[5], suppress), action: "parsers", nargs: starlark.String(subCommand), value: starlark.None, def: starlark.None,
		convert: starlark.None, help: kit.OrNone(v[7]), metavar: kit.OrNone(v[8]), required: object.Truth(v[6], false), subs: subs}
	if a.dest == suppress {
		a.def = starlark.String(suppress)
	}
	if subs.prog == "" {
		words := []string{p.prog}
		for _, other := range p.allArgs {
			if len(other.flags) == 0 {
				words = append(words, other.usagePart())
			}
		}
		subs.prog = strings.Join(words, " ")
	}
	var g *argGroup
	if v[0] != nil || v[1] != nil {
		g = &argGroup{title: textOr(v[0], "subcommands"), description: textOr(v[1], ""), parser: p}
		p.groups = append(p.groups, g)
	}
	p.add(a, g)
	return object.NewInstance(proc.Of(thread).Home(), subParsersClass, subs), nil
}

// addParser is add_parser(name, *, aliases=(), help=None, **kwargs).
func addParser(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	subs := self.Base().(*subParsers)
	v, kwargs := kit.PartArguments([]string{"name"}, args, kwargs)
	names := []string{object.Text(v[0])}
	var rest []starlark.Tuple
	help, hasHelp, hasProg := "", false, false
	for _, kw := range kwargs {
		switch object.Text(kw[0]) {
		case "help":
			help, hasHelp = textOr(kw[1], ""), kw[1] != starlark.None
		case "aliases":
			list, err := object.Collect(thread, kw[1])
			if err != nil {
				return nil, err
			}
			for _, alias := range list {
				names = append(names, object.Text(alias))
			}
		case "prog":
			hasProg = true
			rest = append(rest, kw)
		default:
			rest = append(rest, kw)
		}
	}
	if !hasProg {
		rest = append(rest, starlark.Tuple{starlark.String("prog"), starlark.String(subs.prog + " " + names[0])})
	}
	parser, err := starlark.Call(thread, subs.parser.module.parser, nil, rest)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		subs.names = append(subs.names, name)
		subs.parsers[name] = parser.(*object.Instance)
	}
	if hasHelp {
		shown := names[0]
		if len(names) > 1 {
			shown += " (" + strings.Join(names[1:], ", ") + ")"
		}
		subs.helps = append(subs.helps, subHelp{shown, help})
	}
	return parser, nil
}

// setArgDefaults is set_defaults(**kwargs).
func setArgDefaults(_ *starlark.Thread, self *object.Instance, _ starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p := parserOf(self)
	for _, kw := range kwargs {
		p.defaults = append(p.defaults, kw)
		for _, a := range p.allArgs {
			if a.dest == object.Text(kw[0]) {
				a.def = kw[1]
			}
		}
	}
	return starlark.None, nil
}

// getArgDefault is get_default(dest).
func getArgDefault(_ *starlark.Thread, self *object.Instance, dest starlark.Value) (starlark.Value, error) {
	p := parserOf(self)
	for _, a := range p.allArgs {
		if a.dest == object.Text(dest) && a.def != starlark.None {
			return a.def, nil
		}
	}
	for _, kw := range slices.Backward(p.defaults) {
		if kw[0] == dest {
			return kw[1], nil
		}
	}
	return starlark.None, nil
}
