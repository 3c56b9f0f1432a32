package dataclasses

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Exceptions: []*core.Class{copyErrorClass, frozenInstanceError},
}
