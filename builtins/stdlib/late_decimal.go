package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateDecimal says what classes are completed when a program first uses one of them.
var lateDecimal = []late{
	{fillDecimal, []*core.Class{decimalClass}},
	{fillDecimalContext, []*core.Class{decimalContextClass}},
	{fillFraction, []*core.Class{fractionClass}},
}
