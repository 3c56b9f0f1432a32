package handle

import (
	"errors"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Parcel is a value on its way between processes.
type Parcel struct {
	V    starlark.Value
	home *memory.Home
}

// Pack copies a value for another process. The error is a TypeError if it cannot travel, or what an
// object in it raised.
func Pack(v starlark.Value) (Parcel, error) {
	v, home, err := memory.Copy(v)
	if err != nil {
		return Parcel{}, Unsent(err)
	}
	return Parcel{v, home}, nil
}

// PackNamed is Pack for a process that has begun anew: functions and classes are found by their names. The
// error is one for the program.
func PackNamed(thread *starlark.Thread, v starlark.Value) (Parcel, error) {
	v, home, err := memory.PackNamed(v, object.NamesOf(thread))
	if err != nil {
		return Parcel{}, Unpickled(err)
	}
	return Parcel{v, home}, nil
}

// Unpickled is Unsent in CPython's words.
func Unpickled(err error) error {
	if t, ok := err.(*memory.TravelError); ok {
		text := "cannot pickle '" + t.Type + "' object"
		if file, ok := strings.CutPrefix(t.Type, "_io."); ok {
			text = "cannot pickle '" + file + "' instances"
		}
		return Hinted("TypeError", text, t.Why)
	}
	return err
}

// Unsent is the error for a program of a value that could not be copied.
func Unsent(err error) error {
	var t *memory.TravelError
	if errors.As(err, &t) {
		return raise.Errorf("TypeError", "%s", err.Error())
	}
	return err
}

// Open gives the value to the process that has received it. It is done once. The error is what making
// an object anew has raised.
func (x Parcel) Open(p *proc.Proc) (starlark.Value, error) { return x.home.Deliver(&p.Space, x.V) }

// Drop is for a value that nobody will receive. p had it last.
func (x Parcel) Drop(p *proc.Proc) { x.home.Discard(&p.Space) }
