package sharedmemory

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillSharedMemory, Classes: []*core.Class{SharedMemoryClass}},
		{Fill: fillMemoryManager, Classes: []*core.Class{SharedMemoryManagerClass}},
		{Fill: fillViews, Classes: []*core.Class{viewClass}},
		{Fill: fillShareableList, Classes: []*core.Class{ShareableListClass}},
	},
}
