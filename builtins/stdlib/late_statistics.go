package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateStatistics says what classes are completed when a program first uses one of them.
var lateStatistics = []late{
	{fillNormalDist, []*core.Class{normalDistClass}},
}
