package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// tableRandom says by what classes are completed when a program first uses one of them.
var tableRandom = core.Table{
	Late: []core.Late{
		{Fill: fillRandom, Classes: []*core.Class{randomClass, systemRandomClass}},
		{Fill: fillUUID, Classes: []*core.Class{uuidClass}},
	},
}
