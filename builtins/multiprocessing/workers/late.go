package workers

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillFailures, Classes: []*object.Class{MaybeEncodingError}},
	},
	Exceptions: []*object.Class{RemoteTraceback, FutureTraceback, MaybeEncodingError},
}
