package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateRandom says what classes are completed when a program first uses one of them.
var lateRandom = []late{
	{fillRandom, []*core.Class{randomClass, systemRandomClass}},
	{fillUUID, []*core.Class{uuidClass}},
}
