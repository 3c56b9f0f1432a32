// Package kit, internal to pyq, is what the standard modules are made with: helpers that
// several of their packages use, and that use none of them.
//
//   - bind.go has the shapes of functions, one for each of the ways in which CPython checks
//     arguments; method.go has those of methods
//   - iterator.go has classes of iterators that are Go functions, structseq.go classes of tuples
//     with names, such as time.struct_time
//   - number.go, text.go and values.go convert, compare and make values
package kit
