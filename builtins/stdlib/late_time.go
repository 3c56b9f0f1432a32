package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateTime says what classes are completed when a program first uses one of them.
var lateTime = []late{
	{fillTimer, []*core.Class{timerClass}},
}
