// Package pool, internal to pyq, is multiprocessing's Pool and ThreadPool, over a crew of
// package workers.
//
//   - pool.go has the classes, result.go what the asynchronous methods answer, imap.go imap
package pool
