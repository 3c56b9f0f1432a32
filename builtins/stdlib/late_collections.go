package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// tableCollections says by what classes are completed when a program first uses one of them.
var tableCollections = core.Table{
	Late: []core.Late{
		{Fill: fillChainMap, Classes: []*core.Class{chainMapClass}},
		{Fill: fillCollections, Classes: []*core.Class{defaultDictClass, orderedDictClass}},
		{Fill: fillCounter, Classes: []*core.Class{counterClass}},
		{Fill: fillDeque, Classes: []*core.Class{dequeClass}},
		{Fill: fillNamedTuple, Classes: []*core.Class{namedTupleBase}},
	},
}
