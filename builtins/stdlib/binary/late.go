package binary

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillHash, Classes: []*object.Class{hashClass}},
		{Fill: fillStruct, Classes: []*object.Class{structClass}},
	},
	Exceptions: []*object.Class{binasciiErrorClass, binasciiIncomplete, structError},
}
