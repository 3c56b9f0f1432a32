// Package scope, internal to pyq, finds what the names in a program mean: it is the one
// table of symbols for the parser's rules about declarations, for the lowering, and for the
// check before a run.
//
// A program has scopes, regions of its text in which a name means one thing: the module,
// its functions and lambdas, the bodies of classes, and comprehensions. A scope has a
// Symbol for each name that it mentions. One that binds the name, by whatever kind of
// statement, is a variable; the others mean the variable of a scope around:
//
//	total = 0                  # the module's variable
//
//	def count(items):          # a parameter
//	    n = 0                  # a local variable, and a cell: step mentions it
//	    def step():
//	        nonlocal n         # free: means count's
//	        n += 1
//	    for item in items:
//	        step()
//	    return total + n
//
// The rules are Python's. The bodies of classes are no scopes to the functions in them. A
// comprehension's variables are its own, but := in it binds in the function around, and in
// Python 2 the variables of a list comprehension belong to the code around if that mentions
// them. Names such as __x are another class's in another class. What from m import * binds
// is what m exports and the program mentions.
//
// A Table is made in two steps. New walks the tree once, and has the declarations that
// contradict each other. Resolve, for which one has to know what modules export, decides
// what each name means. After that the table does not change, and may be used by several
// goroutines.
package scope
