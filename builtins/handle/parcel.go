package handle

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Parcel is a value on its way between processes.
type Parcel struct {
	V    starlark.Value
	home *memory.Home
}

// Pack copies a value for another process. The error is a TypeError if it cannot travel.
func Pack(v starlark.Value) (Parcel, error) {
	v, home, err := memory.Copy(v)
	if err != nil {
		return Parcel{}, raise.Errorf("TypeError", "%s", err.Error())
	}
	return Parcel{v, home}, nil
}

// Open gives the value to the process that has received it. It is done once.
func (x Parcel) Open(p *proc.Proc) starlark.Value {
	x.home.Settle(&p.Space)
	return x.V
}

// Drop is for a value that nobody will receive. p had it last.
func (x Parcel) Drop(p *proc.Proc) { x.home.Discard(&p.Space) }
