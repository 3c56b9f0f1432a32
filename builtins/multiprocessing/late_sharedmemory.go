package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateSharedMemory says what classes are completed when a program first uses one of them.
var lateSharedMemory = []late{
	{fillSharedMemory, []*core.Class{SharedMemoryClass}},
	{fillMemoryManager, []*core.Class{SharedMemoryManagerClass}},
	{fillViews, []*core.Class{viewClass}},
	{fillShareableList, []*core.Class{ShareableListClass}},
}
