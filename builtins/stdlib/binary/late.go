package binary

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillHash, Classes: []*object.Class{hashClass}},
		{Fill: fillBlake2, Classes: []*object.Class{blake2bClass, blake2sClass}},
		{Fill: fillShake, Classes: []*object.Class{shakeClass}},
		{Fill: fillStruct, Classes: []*object.Class{structClass}},
	},
	Exceptions: []*object.Class{binasciiErrorClass, binasciiIncomplete, structError},
}
