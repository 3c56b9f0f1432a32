package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateContexts says what classes are completed when a program first uses one of them.
var lateContexts = []late{
	{fillContexts, []*core.Class{contextClasses["fork"], contextClasses["spawn"], contextClasses["forkserver"]}},
}
