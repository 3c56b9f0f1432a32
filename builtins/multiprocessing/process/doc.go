// Package process, internal to pyq, is multiprocessing's class Process, and what processes
// know of each other: the current one, the parent, the children.
//
// A Process is, as in Python, an object of the process that made it, around a handle of the
// process itself.
//
//   - process.go has the class, attrs.go its attributes, sentinel.go what waits for its end
//   - current.go has current_process and its like, parent.go what parent_process answers
//   - startmethod.go says by which start method a process is started
//   - service.go starts processes that the library needs: workers, servers
//   - mistakes.go has what learners get wrong, and what they are told
package process
