// Package multiprocessing, internal to pyq, is Python's module of that name, and the
// modules that it consists of, with ctypes.
//
// The module's parts are in the packages below, which are called like Python's: process,
// queues, synchronize, connection, sharedctypes, pool, managers; sharedmemory is
// shared_memory. Here are their names (members.go, modules.go) and the contexts
// (context.go). The modules beside it, threading, queue and concurrent.futures, are packages
// of their own, and all are made with package handle.
//
// A Queue or Lock is a handle: every process that has one has the same one, and it is safe
// for concurrent use. A Process is, as in Python, an object of the process that made it,
// around a handle of the process itself.
//
// Names, messages and exit codes are CPython's. Where pyq is deliberately better the
// method's comment says so with the words "pyq:".
package multiprocessing
