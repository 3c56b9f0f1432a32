package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// tableRe says by what classes are completed when a program first uses one of them.
var tableRe = core.Table{
	Late: []core.Late{
		{Fill: fillRegexFlag, Classes: []*core.Class{regexFlagClass}},
		{Fill: fillMatch, Classes: []*core.Class{matchClass}},
		{Fill: fillPattern, Classes: []*core.Class{patternClass}},
	},
	Exceptions: []*core.Class{reErrorClass},
}
