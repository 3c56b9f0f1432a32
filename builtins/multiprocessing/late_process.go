package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateProcess says what classes are completed when a program first uses one of them.
var lateProcess = []late{
	{fillProcess, []*core.Class{BaseProcessClass}},
}
