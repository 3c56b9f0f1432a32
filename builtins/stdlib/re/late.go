package re

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillRegexFlag, Classes: []*core.Class{regexFlagClass}},
		{Fill: fillMatch, Classes: []*core.Class{MatchClass}},
		{Fill: fillPattern, Classes: []*core.Class{PatternClass}},
	},
	Exceptions: []*core.Class{reErrorClass},
}
