package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableProcess says by what classes are completed when a program first uses one of them.
var tableProcess = core.Table{
	Late: []core.Late{
		{Fill: fillProcess, Classes: []*core.Class{BaseProcessClass}},
	},
	Exceptions: []*core.Class{ProcessError, TimeoutError, AuthenticationError},
}
