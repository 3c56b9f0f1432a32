package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableContexts says by what classes are completed when a program first uses one of them.
var tableContexts = core.Table{
	Late: []core.Late{
		{Fill: fillContexts, Classes: []*core.Class{contextClasses["fork"], contextClasses["spawn"], contextClasses["forkserver"]}},
	},
}
