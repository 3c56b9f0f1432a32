package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableLocks says by what classes are completed when a program first uses one of them.
var tableLocks = core.Table{
	Exceptions: []*core.Class{BrokenBarrierError},
}
