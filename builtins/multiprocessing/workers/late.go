package workers

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillFailures, Classes: []*core.Class{MaybeEncodingError}},
	},
	Exceptions: []*core.Class{RemoteTraceback, FutureTraceback, MaybeEncodingError},
}
