// Package pool is multiprocessing's Pool and ThreadPool, over a crew of package workers. It
// is internal to pyq: only packages interp and interp/trace are promised to others.
//
//   - pool.go has the classes, result.go what the asynchronous methods answer, imap.go imap
package pool
