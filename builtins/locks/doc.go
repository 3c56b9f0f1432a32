// Package locks, internal to pyq, is the operations of locks, as threads and as processes
// have them: the packages threading and synchronize make Python's classes of them.
//
//   - mutex.go has locks that know their owner, semaphore.go semaphores
//   - condition.go, event.go and barrier.go have the objects of those names, for both
package locks
