package re

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillRegexFlag, Classes: []*object.Class{regexFlagClass}},
		{Fill: fillMatch, Classes: []*object.Class{MatchClass}},
		{Fill: fillPattern, Classes: []*object.Class{PatternClass}},
	},
	Exceptions: []*object.Class{reErrorClass},
}
