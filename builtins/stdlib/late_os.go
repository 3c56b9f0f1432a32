package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateOS says what classes are completed when a program first uses one of them.
var lateOS = []late{
	{fillEnviron, []*core.Class{environClass}},
	{fillScandir, []*core.Class{dirEntryClass, scandirClass}},
}
