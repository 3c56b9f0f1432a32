// Package sharedmemory is the module multiprocessing.shared_memory. It is internal to pyq:
// only packages interp and interp/trace are promised to others.
//
//   - sharedmemory.go has SharedMemory, memoryview.go the views of its buffer
//   - shareablelist.go has ShareableList
package sharedmemory
