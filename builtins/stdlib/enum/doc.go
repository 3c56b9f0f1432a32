// Package enum is Python's module of that name. It is internal to pyq: only packages interp
// and interp/trace are promised to others.
//
//   - enum.go has the classes, members.go makes the members of a class that derives from one
//   - auto.go has auto(), flag.go the flags
package enum
