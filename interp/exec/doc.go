// Package exec, internal to pyq, is the executor: it runs lowered programs.
//
// It compiles Starlark's tree, which the front end makes and the resolver has gone through, to
// Go closures. A closure works on a frame (memory.Frame) of unboxed values (memory.Val): ints of
// 64 bits and floats are no interfaces, so arithmetic allocates nothing. The helpers that a
// lowered program calls for what Python's operators, attributes and statements mean are
// intrinsics here: the usual cases (ints, floats, texts, lists, objects of a class that was seen
// before) are done in place, everything else by the helper itself, so that there is one meaning.
//
// go.starlark.net's interpreter runs the same tree as the reference.
//
//   - compile.go begins: it makes the code of functions, which are compiled when they are first
//     called; scope.go says where their variables are
//   - exprs.go compiles expressions, names.go variables, operators.go and quick.go operators,
//     compare.go comparisons, items.go what is in brackets, attrs.go attributes
//   - calls.go compiles calls, bind.go binds the arguments of functions, helpers.go has the
//     intrinsics
//   - stmts.go compiles statements, loops.go loops and comprehensions, regions.go try and with,
//     raises.go raise and except, generators.go functions that yield, genexps.go generator
//     expressions
//   - run.go has what runs: how a function is entered, how an error is noted
package exec
