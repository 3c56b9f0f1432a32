package enum

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillEnum, Classes: []*core.Class{enumClass, flagClass, intFlagClass, intEnumClass, strEnumClass, enumTypeClass}},
		{Fill: fillAuto, Classes: []*core.Class{autoClass}},
		{Fill: fillFlag, Classes: []*core.Class{flagClass, intFlagClass}},
	},
}
