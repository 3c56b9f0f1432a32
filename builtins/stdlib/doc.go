// Package stdlib, internal to pyq, is the table of Python's standard modules that programs
// about processes use.
//
// The modules are in the packages below, which are called like the module that they hold, or
// like the first of several; the table in modules.go says which module is in which package.
// They know, and are given, what a process of a run can be granted of the system: its clock,
// its random numbers, its files, its output and arguments. What they are made with is in
// package kit.
//
// A module is made when a program first imports it, and then shared by all processes: its
// members are functions, classes and immutable values. What a module keeps for a process
// (the state of random) is in the process.
package stdlib
