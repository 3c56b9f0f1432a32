// Package kit, internal to pyq, is what the standard modules are made with: helpers that
// several of their packages use, and that use none of them.
//
//   - bind.go helps with functions and their arguments, method.go with classes
//   - iterator.go has classes of iterators that are Go functions, structseq.go classes of tuples
//     with names, such as time.struct_time
//   - number.go, text.go and values.go convert, compare and make values
package kit
