// Package futures is Python's module concurrent.futures. It is internal to pyq: only packages
// interp and interp/trace are promised to others.
//
//   - executor.go has the executors, over a crew of package workers
//   - future.go has Future, futures.go the functions that wait for several
//   - modules.go has the modules
package futures
