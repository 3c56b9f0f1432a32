// Package managers, internal to pyq, is multiprocessing's managers and their proxies.
//
//   - manager.go has the managers, proxy.go the proxies of lists, dicts and the like, table.go
//     their methods, shared.go the proxies of locks and queues
//   - register.go has the types that a program registers, remote.go the process in which their
//     objects live
package managers
