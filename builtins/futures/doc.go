// Package futures, internal to pyq, is Python's module concurrent.futures.
//
//   - executor.go has the executors, over a crew of package workers
//   - future.go has Future, futures.go the functions that wait for several
//   - modules.go has the modules
package futures
