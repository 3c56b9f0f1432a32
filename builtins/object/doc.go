// Package object, internal to pyq, is Python's object model: classes, instances,
// attributes, descriptors, and the protocols by which operators and built-in functions ask
// any value to do something.
//
// Where to look:
//   - class.go, metaclass.go, userclass.go, resolution.go: classes, built-in ones and those of
//     programs; late.go says when a built-in one gets its methods
//   - instance.go, attr.go, binding.go, super.go: instances, and how attributes are found
//   - protocol.go has the interfaces that values of ours implement; slots.go what a class has
//     in their place whose values are the engine's (lists, strings, numbers); special.go what
//     instances of a program's classes do for each
//   - repr.go, compare.go, operators.go, iterate.go, item.go, contains.go, hash.go: each
//     protocol's way from a value to whoever answers
//   - engine.go: how go.starlark.net sees instances
//   - exception_classes.go: the classes of exceptions; what an exception holds and how it is
//     raised is in package exception
//
// What a list, a string or a number does is in packages collection, text and number, which
// fill the slots of their classes.
package object
