// Package synchronize is multiprocessing's locks: the classes over the operations of package
// locks. It is internal to pyq: only packages interp and interp/trace are promised to others.
//
//   - lock.go has Lock, semaphore.go RLock and the semaphores
//   - synchronize.go has Condition, Event and Barrier
package synchronize
