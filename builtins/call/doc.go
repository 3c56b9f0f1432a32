// Package call, internal to pyq, is the one way in which builtins are called: what a function,
// a method or a constructor is called with, what it says where that does not fit, in CPython's
// words, and how it is entered.
//
// A table of builtins is a list of entries:
//
//	call.M1("list.append(self, object, /)", listAppend),
//	call.M3("def Queue.get(self, block=True, timeout=None, *, default=None)", queueGet),
//	call.F1("len(obj, /)", length),
//
// The text is the signature as help() shows it, and says which of CPython's ways of checking
// arguments the function follows (see NewSignature); the Go function has a parameter for each
// of the signature's, nil for one that is not given.
//
//   - signature.go has Signature, bind.go binds arguments to one and complains, words.go has the
//     words for those who count for themselves
//   - entry.go has Entry and the kinds of Go functions; enter.go calls them, without a tuple if
//     the number of arguments is known
//   - builtin.go has functions and bound methods as values
package call
