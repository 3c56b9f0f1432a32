package os

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillEnviron, Classes: []*object.Class{environClass}},
		{Fill: fillScandir, Classes: []*object.Class{dirEntryClass, scandirClass}},
	},
}
