package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateRe says what classes are completed when a program first uses one of them.
var lateRe = []late{
	{fillRegexFlag, []*core.Class{regexFlagClass}},
	{fillMatch, []*core.Class{matchClass}},
	{fillPattern, []*core.Class{patternClass}},
}
