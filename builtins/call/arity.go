package call

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/raise"
)

// ExactlyOne returns the argument of a function that CPython declares to take exactly
// one: len, abs, repr.
func ExactlyOne(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 1 && len(kwargs) == 0 {
		return args[0], nil
	}
	if len(kwargs) > 0 {
		return nil, raise.Errorf("TypeError", "%s() takes no keyword arguments", name)
	}
	return nil, raise.Errorf("TypeError", "%s() takes exactly one argument (%d given)", name, len(args))
}

// NoArguments checks the arguments of a method that takes none: int.bit_length.
func NoArguments(name string, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if len(kwargs) > 0 {
		return raise.Errorf("TypeError", "%s() takes no keyword arguments", name)
	}
	if len(args) > 0 {
		return raise.Errorf("TypeError", "%s() takes no arguments (%d given)", name, len(args))
	}
	return nil
}

// Positional checks the number of arguments of a function that takes no keywords and
// says "expected at least 1 argument, got 0" in CPython: next, divmod, getattr.
func Positional(name string, args starlark.Tuple, kwargs []starlark.Tuple, least, most int) error {
	if len(kwargs) > 0 {
		return raise.Errorf("TypeError", "%s() takes no keyword arguments", name)
	}
	return Count(name, len(args), least, most)
}

// Keywords takes keyword arguments by name; places of those not given stay as they
// are. The error is that of functions written in C with a loose signature: max, sort.
func Keywords(function string, kwargs []starlark.Tuple, places map[string]*starlark.Value) error {
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		place := places[name]
		if place == nil {
			return raise.Errorf("TypeError", "'%s' is an invalid keyword argument for %s()", name, function)
		}
		*place = kw[1]
	}
	return nil
}

// BindNamed puts the arguments of a function whose parameters have names into dst, one
// place each, and complains as CPython's functions written in C do: pow, round, int.
func BindNamed(function string, params []string, required int, dst []starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if given := len(args) + len(kwargs); given > len(params) {
		return raise.Errorf("TypeError", "%s() takes at most %d arguments (%d given)", function, len(params), given)
	}
	copy(dst, args)
	places := make(map[string]*starlark.Value, len(params))
	for i, p := range params {
		places[p] = &dst[i]
	}
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		place := places[name]
		if place != nil && *place != nil {
			return raise.Errorf("TypeError", "argument for %s() given by name ('%s') and position (1)", function, name)
		}
	}
	if err := Keywords(function, kwargs, places); err != nil {
		return err
	}
	for i, p := range params[:required] {
		if dst[i] == nil {
			return raise.Errorf("TypeError", "%s() missing required argument '%s' (pos %d)", function, p, i+1)
		}
	}
	return nil
}

// CheckArgs checks the number of arguments by position, and that there are none by
// keyword; most < 0 is any number.
func CheckArgs(full, name string, args starlark.Tuple, kwargs []starlark.Tuple, least, most int) error {
	if len(kwargs) > 0 {
		return NoKeywords(full)
	}
	if most < 0 {
		most = math.MaxInt
	}
	return Count(name, len(args), least, most)
}
