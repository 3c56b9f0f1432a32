package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateSys says what classes are completed when a program first uses one of them.
var lateSys = []late{
	{fillFrameSummary, []*core.Class{frameSummary.class}},
	{fillWarnings, []*core.Class{warningMessage, catchWarningsClass}},
}
