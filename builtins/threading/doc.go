// Package threading is Python's module of that name. The threads of a process share its
// memory and pass a baton: one of them computes at a time. It is internal to pyq: only
// packages interp and interp/trace are promised to others.
//
//   - threading.go has Thread, Timer and local; locks.go the classes of locks
//   - excepthook.go has the module, and threading.excepthook
package threading
