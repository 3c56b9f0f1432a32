package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// latePool says what classes are completed when a program first uses one of them.
var latePool = []late{
	{fillPools, []*core.Class{PoolClass, ThreadPoolClass}},
	{fillResults, []*core.Class{ApplyResultClass, MapResultClass}},
	{fillImap, []*core.Class{imapIteratorClass}},
}
