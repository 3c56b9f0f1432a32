// Package typing, internal to pyq, is Python's modules typing and types. Hints mean nothing
// when a program runs; what is here lets programs write them, and look at them.
//
//   - typing.go has the module, class.go NamedTuple, TypedDict and their like
//   - types.go has SimpleNamespace, typesmodule.go the module types
package typing
