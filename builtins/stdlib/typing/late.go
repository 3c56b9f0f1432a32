package typing

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillSimpleNamespace, Classes: []*core.Class{SimpleNamespaceClass}},
		{Fill: fillTyping, Classes: []*core.Class{genericClass, namedTupleClass, typedDictClass, typeVarClass, newTypeClass}},
	},
}
