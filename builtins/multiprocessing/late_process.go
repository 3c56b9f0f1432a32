package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableProcess says by what classes are completed when a program first uses one of them.
var tableProcess = table{
	Late: []late{
		{Fill: fillProcess, Classes: []*core.Class{BaseProcessClass}},
	},
	Exceptions: []*core.Class{ProcessError, TimeoutError, AuthenticationError},
}
