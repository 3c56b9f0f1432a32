// Package workers is the crews of processes or threads that do jobs for a Pool or an
// executor. It is internal to pyq: only packages interp and interp/trace are promised to
// others.
//
//   - crew.go has the crew and its jobs, worker.go the workers and the helper
//   - failure.go has exceptions on their way from a worker
package workers
