// Package workers, internal to pyq, is the crews of processes or threads that do jobs for a
// Pool or an executor.
//
//   - crew.go has the crew and its jobs, worker.go the workers and the helper
//   - failure.go has exceptions on their way from a worker
package workers
