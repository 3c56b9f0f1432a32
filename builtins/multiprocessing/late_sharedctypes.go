package multiprocessing

import "github.com/pyq-lang/pyq/builtins/core"

// tableSharedctypes says by what classes are completed when a program first uses one of them.
var tableSharedctypes = core.Table{
	Late: []core.Late{
		{Fill: fillCTypes, Classes: ctypeClasses()},
		{Fill: fillShared, Classes: []*core.Class{SynchronizedBase, SynchronizedClass, SynchronizedArray, SynchronizedString, RawArrayClass}},
	},
}
