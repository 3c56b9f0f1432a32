package contextlib

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillContextlib, Classes: []*object.Class{abstractContextClass, decoratorClass, closingClass, nullContextClass, suppressClass, redirectOutClass, redirectErrClass, generatorCMClass}},
		{Fill: fillExitStack, Classes: []*object.Class{exitStackClass}},
	},
}
