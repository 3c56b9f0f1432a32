// Package check, internal to pyq, finds mistakes in the text of a program without running
// it.
//
// An error is certain: the line fails whenever it is reached, or does nothing at all. A
// hint is only likely. The table codes lists both kinds.
//
// What the package knows of the built-in names and modules it has from a Library, and no
// list of its own: to learn whether q.put(1, 2, 3, 4) fits, it has the library try
// Queue().put(...), with values of no type for the arguments that the text does not show.
// What the library then says is what the program would be told. The program's own
// functions and classes are tried in the same way, with their bodies left out.
//
// A program may mean to fail. What stands in a try statement that catches the exception
// is no error, nor what is in a function that is called, or handed on, in such a
// statement; nor what lies behind a return, or a question about the version of Python.
//
// The walk (walk.go) visits each statement and expression once, and tells the rules where
// it is; facts.go has what must be known of the whole program, values.go what an
// expression is worth, as far as that is certain, flow.go which names have no value yet.
// The rules are in the other files, one subject each.
package check
