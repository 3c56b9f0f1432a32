package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// tableDataclasses says by what classes are completed when a program first uses one of them.
var tableDataclasses = core.Table{
	Exceptions: []*core.Class{copyErrorClass, frozenInstanceError},
}
