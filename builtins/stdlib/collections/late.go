package collections

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillABC, Classes: []*object.Class{ABCMetaClass}},
		{Fill: fillChainMap, Classes: []*object.Class{ChainMapClass}},
		{Fill: fillCollections, Classes: []*object.Class{DefaultDictClass, OrderedDictClass}},
		{Fill: fillCounter, Classes: []*object.Class{CounterClass}},
		{Fill: fillDeque, Classes: []*object.Class{DequeClass}},
		{Fill: fillNamedTuple, Classes: []*object.Class{NamedTupleBase}},
	},
}
