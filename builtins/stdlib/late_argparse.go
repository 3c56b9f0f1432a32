package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateArgparse says what classes are completed when a program first uses one of them.
var lateArgparse = []late{
	{fillArgparse, []*core.Class{argGroupClass, argActionClass, subParsersClass, argNamespaceClass}},
}
