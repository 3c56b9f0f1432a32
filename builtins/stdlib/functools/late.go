package functools

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillCmpKey, Classes: []*object.Class{cmpKeyClass}},
		{Fill: fillCachedProperty, Classes: []*object.Class{cachedPropertyClass}},
		{Fill: fillGetters, Classes: getterClasses[:]},
		{Fill: fillCache, Classes: []*object.Class{cacheClass}},
		{Fill: fillPartial, Classes: []*object.Class{partialClass}},
		{Fill: fillDispatch, Classes: []*object.Class{dispatchClass}},
	},
}
