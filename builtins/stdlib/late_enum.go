package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateEnum says what classes are completed when a program first uses one of them.
var lateEnum = []late{
	{fillEnum, []*core.Class{enumClass, flagClass, intFlagClass, intEnumClass, strEnumClass, enumTypeClass}},
	{fillAuto, []*core.Class{autoClass}},
	{fillFlag, []*core.Class{flagClass, intFlagClass}},
}
