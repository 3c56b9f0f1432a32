package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// lateContextlib says what classes are completed when a program first uses one of them.
var lateContextlib = []late{
	{fillContextlib, []*core.Class{abstractContextClass, decoratorClass, closingClass, nullContextClass, suppressClass, redirectOutClass, redirectErrClass, generatorCMClass}},
	{fillExitStack, []*core.Class{exitStackClass}},
}
