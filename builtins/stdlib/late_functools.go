package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateFunctools says what classes are completed when a program first uses one of them.
var lateFunctools = []late{
	{fillCmpKey, []*core.Class{cmpKeyClass}},
	{fillCachedProperty, []*core.Class{cachedPropertyClass}},
	{fillGetters, getterClasses[:]},
	{fillCache, []*core.Class{cacheClass}},
	{fillPartial, []*core.Class{partialClass}},
	{fillDispatch, []*core.Class{dispatchClass}},
}
