package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
)

// EllipsisClass is the class of Ellipsis.
var EllipsisClass = NewClass("ellipsis").Final()

type ellipsis struct{}

// Ellipsis is the value of ... .
var Ellipsis starlark.Value = ellipsis{}

func (ellipsis) String() string                                  { return "Ellipsis" }
func (ellipsis) Type() string                                    { return "ellipsis" }
func (ellipsis) Freeze()                                         {}
func (ellipsis) Truth() starlark.Bool                            { return true }
func (ellipsis) Hash() (uint32, error)                           { return starlark.String("Ellipsis").Hash() }
func (ellipsis) Class() *Class                                   { return EllipsisClass }
func (e ellipsis) Travel(*memory.Copier) (starlark.Value, error) { return e, nil }
