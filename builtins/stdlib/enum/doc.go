// Package enum, internal to pyq, is Python's module of that name.
//
//   - enum.go has the classes, members.go makes the members of a class that derives from one
//   - auto.go has auto(), flag.go the flags
package enum
