package multiprocessing

import "github.com/pyq-lang/pyq/builtins/object"

// tableContexts says by what classes are completed when a program first uses one of them.
var tableContexts = object.Table{
	Late: []object.Late{
		{Fill: fillContexts, Classes: []*object.Class{contextClasses["fork"], contextClasses["spawn"], contextClasses["forkserver"]}},
	},
}
