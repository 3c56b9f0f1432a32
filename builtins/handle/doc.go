// Package handle, internal to pyq, is what everything is made with that several processes
// or threads hold together: locks, queues, pipes, pools.
//
// A handle is a value of which every process that has it has the same one. Whatever one
// process does to another, and sees of it, goes through an operation of its task on the handle's
// object: Act, Look, Repr, or one of a type of its own. See "The door" of package sched.
//
//   - entry.go completes classes of such values, call.go has the Call that their methods get;
//     arguments.go converts what they are called with, bound.go keeps bound methods
//   - ops.go has the operations, watch.go waits for any of several things
//   - maker.go says who made an object, its name in reports, and who has it
//   - parcel.go has values on their way between processes, fifo.go items in line
//   - startmethod.go has the start methods, and what is made for which
//   - guest.go has the owner of operations from outside of a run
package handle
