// Package threading, internal to pyq, is Python's module of that name. The threads of a
// process share its memory and pass a baton: one of them computes at a time.
//
//   - threading.go has Thread, Timer and local; locks.go the classes of locks
//   - excepthook.go has the module, and threading.excepthook
package threading
