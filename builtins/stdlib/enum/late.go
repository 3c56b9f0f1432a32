package enum

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillEnum, Classes: []*object.Class{enumClass, flagClass, intFlagClass, intEnumClass, strEnumClass, enumTypeClass}},
		{Fill: fillAuto, Classes: []*object.Class{autoClass}},
		{Fill: fillFlag, Classes: []*object.Class{flagClass, intFlagClass}},
	},
}
