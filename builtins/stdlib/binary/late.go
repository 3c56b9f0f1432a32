package binary

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillHash, Classes: []*core.Class{hashClass}},
		{Fill: fillStruct, Classes: []*core.Class{structClass}},
	},
	Exceptions: []*core.Class{binasciiErrorClass, binasciiIncomplete, structError},
}
