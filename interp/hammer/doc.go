// Package hammer, internal to pyq, has the tests that do things many times: crowds of
// processes, processes that are ended at any moment, random programs that CPython runs too.
// They take long, so they have a package of their own, without any code.
package hammer
