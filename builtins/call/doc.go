// Package call, internal to pyq, binds the arguments of a call to the parameters of a
// builtin, in CPython's words where they do not fit.
package call
