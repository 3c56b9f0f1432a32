package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// tableTyping says by what classes are completed when a program first uses one of them.
var tableTyping = core.Table{
	Late: []core.Late{
		{Fill: fillSimpleNamespace, Classes: []*core.Class{simpleNamespaceClass}},
		{Fill: fillTyping, Classes: []*core.Class{genericClass, namedTupleClass, typedDictClass, typeVarClass, newTypeClass}},
	},
}
