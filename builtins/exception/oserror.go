package exception

import (
	"strconv"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// OSError returns the error of the system's number code, of the class that Python has for
// it. names are those of the file, or of two.
func OSError(code int, text string, names ...string) *raise.Error {
	e := &raise.Error{Class: "OSError", Msg: "[Errno " + strconv.Itoa(code) + "] " + text,
		Args: starlark.Tuple{starlark.MakeInt(code), starlark.String(text)}}
	if class := object.OSErrorClassOf(code); class != nil {
		e.Class = class.ShortName() // Python 2 has an OSError of it
	}
	for i, name := range names {
		if i == 0 {
			e.Msg += ": "
		} else {
			e.Msg += " -> "
			e.Args = append(e.Args, starlark.None)
		}
		shown, _ := object.Repr(nil, starlark.String(name)) // a str has one
		e.Msg += shown
		e.Args = append(e.Args, starlark.String(name))
	}
	return e
}
