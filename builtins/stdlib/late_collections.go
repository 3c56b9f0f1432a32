package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateCollections says what classes are completed when a program first uses one of them.
var lateCollections = []late{
	{fillChainMap, []*core.Class{chainMapClass}},
	{fillCollections, []*core.Class{defaultDictClass, orderedDictClass}},
	{fillCounter, []*core.Class{counterClass}},
	{fillDeque, []*core.Class{dequeClass}},
	{fillNamedTuple, []*core.Class{namedTupleBase}},
}
