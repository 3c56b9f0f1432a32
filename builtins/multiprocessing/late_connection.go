package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateConnection says what classes are completed when a program first uses one of them.
var lateConnection = []late{
	{fillConnection, []*core.Class{ConnectionClass}},
}
