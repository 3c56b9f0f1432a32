// Package sharedmemory, internal to pyq, is the module multiprocessing.shared_memory.
//
//   - sharedmemory.go has SharedMemory, memoryview.go the views of its buffer
//   - shareablelist.go has ShareableList
package sharedmemory
