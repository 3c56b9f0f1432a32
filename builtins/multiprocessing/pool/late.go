package pool

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillPools, Classes: []*core.Class{PoolClass, ThreadPoolClass}},
		{Fill: fillResults, Classes: []*core.Class{ApplyResultClass, MapResultClass}},
		{Fill: fillImap, Classes: []*core.Class{IMapIteratorClass}},
	},
}
