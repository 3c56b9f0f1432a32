package prelude

import "github.com/pyq-lang/pyq/builtins/object"

// Table is what the package tells of classes that are functions to programs.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillTypeCall, Classes: []*object.Class{object.TypeClass}},
		{Fill: fillOldTypes, Classes: []*object.Class{LongClass, BasestringClass}},
	},
}
