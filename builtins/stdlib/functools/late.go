package functools

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillCmpKey, Classes: []*core.Class{cmpKeyClass}},
		{Fill: fillCachedProperty, Classes: []*core.Class{cachedPropertyClass}},
		{Fill: fillGetters, Classes: getterClasses[:]},
		{Fill: fillCache, Classes: []*core.Class{cacheClass}},
		{Fill: fillPartial, Classes: []*core.Class{partialClass}},
		{Fill: fillDispatch, Classes: []*core.Class{dispatchClass}},
	},
}
