package pool

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillPools, Classes: []*object.Class{PoolClass, ThreadPoolClass}},
		{Fill: fillResults, Classes: []*object.Class{ApplyResultClass, MapResultClass}},
		{Fill: fillImap, Classes: []*object.Class{IMapIteratorClass}},
	},
}
