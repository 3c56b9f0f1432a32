package connection

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillConnection, Classes: []*object.Class{ConnectionClass}},
		{Fill: fillListener, Classes: []*object.Class{listenerClass}},
	},
	Exceptions: []*object.Class{BufferTooShort},
}
