package collections

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillChainMap, Classes: []*core.Class{ChainMapClass}},
		{Fill: fillCollections, Classes: []*core.Class{DefaultDictClass, OrderedDictClass}},
		{Fill: fillCounter, Classes: []*core.Class{CounterClass}},
		{Fill: fillDeque, Classes: []*core.Class{DequeClass}},
		{Fill: fillNamedTuple, Classes: []*core.Class{NamedTupleBase}},
	},
}
