package argparse

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// actionText returns the signature of the constructor of an action, "" if there is no such
// action. They have different parameters.
func actionText(action string) string {
	const (
		names  = ".__init__(self, option_strings, dest, "
		values = "nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None)"
		consts = "const=None, default=None, required=False, help=None, metavar=None)"
	)
	switch action {
	case "store":
		return "def _StoreAction" + names + values
	case "append", "extend":
		return "def _AppendAction" + names + values
	case "store_const":
		return "def _StoreConstAction" + names + consts
	case "append_const":
		return "def _AppendConstAction" + names + consts
	case "store_true":
		return "def _StoreTrueAction" + names + "default=False, required=False, help=None)"
	case "store_false":
		return "def _StoreFalseAction" + names + "default=True, required=False, help=None)"
	case "count":
		return "def _CountAction" + names + "default=None, required=False, help=None)"
	case "help":
		return "def _HelpAction.__init__(self, option_strings, dest='==SUPPRESS==', default='==SUPPRESS==', help=None)"
	case "version":
		return "def _VersionAction.__init__(self, option_strings, version=None, dest='==SUPPRESS==', default='==SUPPRESS==', help=\"show program's version number and exit\")"
	case "boolean":
		return "def BooleanOptionalAction" + names + "default=None, type=None, choices=None, required=False, help=None, metavar=None)"
	}
	return ""
}

// A settings is the keywords of add_argument.
type settings map[string]starlark.Value

// takeSettings returns the keywords of add_argument, and the action, which says which of them
// there may be.
func takeSettings(kwargs []starlark.Tuple) (s settings, action string, err error) {
	s = make(settings, len(kwargs))
	given := []starlark.Tuple{{starlark.String("option_strings"), starlark.None}, {starlark.String("dest"), starlark.None}}
	for _, kw := range kwargs {
		name := object.Text(kw[0])
		if s[name] = kw[1]; name != "action" && name != "dest" {
			given = append(given, kw)
		}
	}
	action = "store"
	if v := s["action"]; v != nil {
		name, ok := v.(starlark.String)
		if !ok {
			return nil, "", raise.Errorf("ValueError", "unknown action %s: pyq knows actions by name", object.Text(v))
		}
		action = string(name)
	}
	text := actionText(action)
	if text == "" {
		return nil, "", raise.Errorf("ValueError", "unknown action \"%s\"", action)
	}
	sig := call.NewSignature(text)
	return s, action, sig.Bind(make([]starlark.Value, sig.Len()), nil, given)
}

// addArgument is add_argument(name or flags..., ...), of a parser or a group.
func addArgument(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	g, _ := self.Base().(*argGroup)
	p, ok := self.Base().(*argParser)
	if !ok {
		p = g.parser
	}
	s, action, err := takeSettings(kwargs)
	if err != nil {
		return nil, err
	}
	a := &argument{action: action, nargs: kit.OrNone(s["nargs"]), value: kit.OrNone(s["const"]), def: s["default"], convert: kit.OrNone(s["type"]),
		help: kit.OrNone(s["help"]), metavar: kit.OrNone(s["metavar"]), version: textOr(s["version"], "")}
	if a.def == nil {
		a.def = kit.OrNone(p.argDefault)
	}
	if choices := kit.OrNone(s["choices"]); choices != starlark.None {
		if a.choices, err = object.Collect(thread, choices); err != nil {
			return nil, err
		}
	}
	if err := a.takeNames(args, textOr(s["dest"], ""), s["required"]); err != nil {
		return nil, err
	}
	if err := a.takeAction(s["default"] != nil); err != nil {
		return nil, err
	}
	for _, f := range a.flags {
		if p.option(f) != nil {
			return nil, &raise.Error{Class: "argparse.ArgumentError", Msg: "argument " + strings.Join(a.flags, "/") + ": conflicting option string: " + f}
		}
	}
	p.add(a, g)
	return object.NewInstance(proc.Of(thread).Home(), argActionClass, a), nil
}

// takeNames reads the names that add_argument is given.
func (a *argument) takeNames(args starlark.Tuple, dest string, required starlark.Value) error {
	var names []string
	for _, n := range args {
		name, ok := object.Native(n).(starlark.String)
		if !ok {
			return raise.Errorf("TypeError", "argument names must be strings, not %s", object.TypeName(n))
		}
		names = append(names, string(name))
	}
	if len(names) == 0 || len(names) == 1 && !strings.HasPrefix(names[0], "-") {
		if len(names) > 0 && dest != "" {
			return raise.Errorf("ValueError", "dest supplied twice for positional argument")
		}
		if required != nil {
			return raise.Errorf("TypeError", "'required' is an invalid argument for positionals")
		}
		if len(names) > 0 {
			dest = names[0]
		}
		a.dest = dest
		a.required = a.nargs != starlark.String("?") && a.nargs != starlark.String("*")
		if a.nargs == starlark.String("*") && a.def == starlark.None {
			a.required = false
		}
		return nil
	}
	long := ""
	for _, name := range names {
		if !strings.HasPrefix(name, "-") {
			return raise.Errorf("ValueError", "invalid option string '%s': must start with a character '-'", name)
		}
		if long == "" && strings.HasPrefix(name, "--") {
			long = name
		}
	}
	if long == "" {
		long = names[0]
	}
	if dest == "" {
		dest = strings.ReplaceAll(strings.TrimLeft(long, "-"), "-", "_")
	}
	a.flags, a.dest, a.required = names, dest, object.Truth(required, false)
	return nil
}

// takeAction completes the argument with what its action says.
func (a *argument) takeAction(hasDefault bool) error {
	none := func() { a.nargs = starlark.MakeInt(0) }
	switch a.action {
	case "store", "append", "extend":
		if n, ok := a.nargs.(starlark.Int); ok && n.Sign() == 0 {
			return raise.Errorf("ValueError", "nargs for %s actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate", a.action)
		}
		if a.action == "extend" && a.nargs == starlark.None {
			a.nargs = starlark.None
		}
	case "store_true", "store_false":
		none()
		a.value = starlark.Bool(a.action == "store_true")
		if !hasDefault {
			a.def = starlark.Bool(a.action != "store_true")
		}
	case "store_const", "append_const", "count":
		none()
	case "help", "version":
		none()
		a.def = starlark.String(suppress)
		if a.action == "version" && a.help == starlark.None {
			a.help = starlark.String("show program's version number and exit")
		}
	case "boolean":
		none()
		for _, f := range slices.Clone(a.flags) {
			if strings.HasPrefix(f, "--") {
				a.flags = append(a.flags, "--no-"+f[2:])
			}
		}
	}
	return nil
}
