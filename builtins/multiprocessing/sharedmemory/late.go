package sharedmemory

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillSharedMemory, Classes: []*object.Class{SharedMemoryClass}},
		{Fill: fillMemoryManager, Classes: []*object.Class{SharedMemoryManagerClass}},
		{Fill: fillViews, Classes: []*object.Class{viewClass}},
		{Fill: fillShareableList, Classes: []*object.Class{ShareableListClass}},
	},
}
