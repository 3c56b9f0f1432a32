package argparse

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
)

// values converts what an argument was given. given is false if it is the default.
func (s *argParse) values(a *argument, args []string) (v starlark.Value, given bool, err error) {
	if a.nargs != starlark.String(remainder) && a.nargs != starlark.String(subCommand) {
		if i := slices.Index(args, "--"); i >= 0 {
			args = slices.Delete(slices.Clone(args), i, i+1)
		}
	}
	switch {
	case len(args) == 0 && a.nargs == starlark.String("?"):
		v = a.def
		if len(a.flags) > 0 {
			v = a.value
		}
		if text, ok := v.(starlark.String); ok && string(text) != suppress {
			v, err = s.value(a, string(text))
			if err == nil {
				err = s.checkChoice(a, v)
			}
		}
		return v, false, err
	case len(args) == 0 && a.nargs == starlark.String("*") && len(a.flags) == 0:
		if a.def != starlark.None {
			return a.def, false, nil
		}
		return starlark.NewList(nil), false, nil
	case a.subs != nil:
		return starlark.None, true, s.checkCommand(a, args[0])
	case len(args) == 1 && (a.nargs == starlark.None || a.nargs == starlark.String("?")):
		if v, err = s.value(a, args[0]); err != nil {
			return nil, false, err
		}
		return v, true, s.checkChoice(a, v)
	}
	list := make([]starlark.Value, len(args))
	for i, arg := range args {
		if list[i], err = s.value(a, arg); err != nil {
			return nil, false, err
		}
		if err := s.checkChoice(a, list[i]); err != nil {
			return nil, false, err
		}
	}
	return starlark.NewList(list), true, nil
}

// value converts one string.
func (s *argParse) value(a *argument, text string) (starlark.Value, error) {
	if a.convert == starlark.None {
		return starlark.String(text), nil
	}
	v, err := object.Call1(s.thread, a.convert, starlark.String(text))
	if err == nil {
		return v, nil
	}
	switch {
	case object.IsError(err, argTypeErrorClass):
		exc, fatal := exception.Catch(s.thread, err)
		if fatal != nil {
			return nil, fatal
		}
		message, err := object.Str(s.thread, exc)
		if err != nil {
			return nil, err
		}
		return nil, a.errorf(message)
	case object.IsError(err, object.ValueErrorClass), object.IsError(err, object.TypeErrorClass):
		if _, fatal := exception.Catch(s.thread, err); fatal != nil {
			return nil, fatal
		}
		name := object.TypeName(a.convert)
		if n, err := object.GetAttr(s.thread, a.convert, "__name__"); err == nil {
			name = object.Text(n)
		}
		return nil, a.errorf("invalid " + name + " value: " + kit.Quoted(text))
	}
	return nil, err
}

func (s *argParse) checkChoice(a *argument, v starlark.Value) error {
	if a.choices == nil {
		return nil
	}
	var names []string
	for _, c := range a.choices {
		same, err := object.Equal(s.thread, c, v)
		if same || err != nil {
			return err
		}
		text, err := object.Repr(s.thread, c)
		if err != nil {
			return err
		}
		names = append(names, text)
	}
	text, err := object.Repr(s.thread, v)
	if err != nil {
		return err
	}
	return a.errorf("invalid choice: " + text + " (choose from " + strings.Join(names, ", ") + ")")
}

func (s *argParse) checkCommand(a *argument, name string) error {
	if a.subs.parsers[name] != nil {
		return nil
	}
	var names []string
	for _, n := range a.subs.names {
		names = append(names, kit.Quoted(n))
	}
	return a.errorf("invalid choice: " + kit.Quoted(name) + " (choose from " + strings.Join(names, ", ") + ")")
}
