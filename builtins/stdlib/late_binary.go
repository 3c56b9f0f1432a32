package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateBinary says what classes are completed when a program first uses one of them.
var lateBinary = []late{
	{fillHash, []*core.Class{hashClass}},
	{fillStruct, []*core.Class{structClass}},
}
