// Package typing is Python's modules typing and types. Hints mean nothing when a program
// runs; what is here lets programs write them, and look at them. It is internal to pyq: only
// packages interp and interp/trace are promised to others.
//
//   - typing.go has the module, class.go NamedTuple, TypedDict and their like
//   - types.go has SimpleNamespace, typesmodule.go the module types
package typing
