package contextlib

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillContextlib, Classes: []*core.Class{abstractContextClass, decoratorClass, closingClass, nullContextClass, suppressClass, redirectOutClass, redirectErrClass, generatorCMClass}},
		{Fill: fillExitStack, Classes: []*core.Class{exitStackClass}},
	},
}
