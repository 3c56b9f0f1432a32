// Package synchronize, internal to pyq, is multiprocessing's locks: the classes over the
// operations of package locks.
//
//   - lock.go has Lock, semaphore.go RLock and the semaphores, semlock.go the methods that
//     all of them have
//   - synchronize.go has Condition, Event and Barrier
package synchronize
