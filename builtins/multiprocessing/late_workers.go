package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// lateWorkers says what classes are completed when a program first uses one of them.
var lateWorkers = []late{
	{fillFailures, []*core.Class{maybeEncodingError}},
}
